"""Before the figures: what does everyone expect? Hidden from the others until all have written."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.widgets import choice, field


def show() -> None:
    """Trial of the field widget; replaced by the page itself."""
    st.title("Wat verwachten jullie?")
    hand = at_hand.here()
    field.field(
        hand.head.id, "vraag", "Met welke vraag begon het?", help="Geen cliënt, wel een vraag."
    )
    field.field(hand.head.id, "titel", "Titel", kind=field.LINE)
    field.field(hand.head.id, "gemaakt_op", "Datum", kind=field.DAY)
    choice.choose_one(hand.head.id, "diepte", "Hoe diep?", {"gewoon": "Gewoon", "hbo": "Hbo"})
