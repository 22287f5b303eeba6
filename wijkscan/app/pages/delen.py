"""Presenting and sharing: see what goes along, take it with you, or hand out a link."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import casus, sharing, takeaway


def show() -> None:
    """First look at what leaves; then the forms; then the links."""
    hand = at_hand.here()
    st.title("Laat zien wat jullie vonden")
    sharing.what_goes_along(hand.document)
    may_leave = sharing.places_to_look(hand)
    st.header("Neem het mee", anchor=False)
    if may_leave:
        takeaway.show_forms()
        with st.expander("Maak er een casus van, zodat anderen ervan leren"):
            casus.show_make([hand.document])
    else:
        put(
            markup(
                '<p class="ws-let-op">Kijk eerst naar de plekken hierboven. Daarna kun je de '
                "scan meenemen. Jullie werk blijft bewaard.</p>"
            )
        )
    st.header("Geef een link", anchor=False)
    sharing.links(hand)
