"""Problems in PES form, and strengths beside them at the same rank."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, at_hand, look
from wijkscan.app.look import markup
from wijkscan.app.widgets import arrive, examples, left_behind, pes, problems, strengths


def show() -> None:
    """A list; one problem open at a time, six questions long."""
    hand, spot = at_hand.here(), address.spot()
    if pes.is_open(hand, spot):
        st.button(
            "Terug naar alle problemen", key="naar-lijst", type="tertiary", on_click=address.go
        )
        pes.show_open(spot[0])
        return
    if spot and spot[0] in hand.gone:
        look.show(markup('<p class="ws-let-op" role="status">Dit probleem is weggehaald.</p>'))
    arrive.heading("Wat is er aan de hand, en wat is sterk?", steps=0)
    words = "Schrijf een probleem op in zes vragen. Drie goede problemen zijn genoeg."
    look.show(markup('<p class="ws-inleiding">{}</p>', words))
    left_behind.show_left_behind(hand)
    left, right = st.columns(2, gap="large")
    with left:
        st.header("Problemen", anchor=False)
        problems.show_list(hand)
    with right:
        st.header("Sterke punten", anchor=False)
        strengths.STRENGTHS.show()
    look.show(examples.examples())
