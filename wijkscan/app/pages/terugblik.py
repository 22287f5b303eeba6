"""Looking back: expectations, actions, and what was learnt."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import lookback


def show() -> None:
    """Three questions after some weeks."""
    scan = at_hand.here().document
    st.title("Wat is er gebeurd?")
    put(markup('<p class="ws-inleiding">{}</p>', "Kom hier terug op de dag die jullie afspraken."))
    revealed = [item for item in scan.verwachtingen if item.onthuld and item.tekst.strip()]
    if revealed:
        st.header("Wat jullie vooraf dachten", anchor=False)
        for item in revealed:
            lookback.expectation(item)
    if scan.acties:
        st.header("Jullie plan", anchor=False)
        for planned in scan.acties:
            lookback.action(planned)
    st.header("Terugkijken", anchor=False)
    lookback.LOOK_BACKS.show()
