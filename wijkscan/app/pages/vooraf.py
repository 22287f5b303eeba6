"""Before the figures: the question, and what everyone expects."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import expectations, field

INTRODUCTION = (
    "Schrijf op wat je denkt, vóór je de cijfers ziet. De anderen lezen het pas als jullie alles "
    "laten zien. Aan het eind kijken jullie wat klopte."
)
QUESTION_HELP = "Bijvoorbeeld: hoe vaak speelt dit bij ons? Schrijf nooit over één cliënt."


def show() -> None:
    """One question for the group, up to three expectations for everyone."""
    hand = at_hand.here()
    st.title("Wat verwachten jullie?")
    put(markup('<p class="ws-inleiding">{}</p>', INTRODUCTION))
    left, right = st.columns([3, 2], gap="large")
    with left:
        expectations.show_all(hand)
        expectations.write()
    with right:
        field.field(hand.head.id, "vraag", "Met welke vraag begon het?", help=QUESTION_HELP)
