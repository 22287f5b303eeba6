"""Figure against street: where do they tell the same, and where not?"""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, at_hand
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.registry import page_of
from wijkscan.app.widgets import beside, lessons


def show() -> None:
    """Conflicts first; they are kept, not solved away."""
    hand = at_hand.here()
    st.title("Klopt het cijfer met de straat?")
    words = "Zegt de straat iets anders dan het cijfer? Dat is een vondst. Schrijf op waarom."
    put(markup('<p class="ws-inleiding">{}</p>', words))
    figures = beside.answered(hand)
    left, right = st.columns([3, 2], gap="large")
    with right:
        beside.seen(hand)
        put(lessons.lessons(("oorzaak_of_samenhang", "oud_cijfer")))
    with left:
        for look in figures:
            beside.one(look)
        if not figures:
            empty = "Nog niemand heeft gezegd of een cijfer klopt met de wijk."
            put(markup('<div class="ws-leeg"><p>{}</p></div>', empty))
            st.page_link(page_of("cijfers"), label="Naar de cijfers", query_params=address.params())
