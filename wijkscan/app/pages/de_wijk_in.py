"""Into the wijk: observations and conversations, made for a phone."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, at_hand
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import arrive, walked, walking


def show() -> None:
    """The form when one is open, or when there is nothing yet; else what there is."""
    hand, spot = at_hand.here(), address.spot()
    if (
        not spot
        and hand.may_write
        and not (hand.of_kind("observaties") + hand.of_kind("gesprekken"))
    ):
        walking.begin()
        spot = address.spot()
    left, right = st.columns([3, 2], gap="large")
    with left:
        if walking.is_open(hand, spot):
            walking.write(spot[0], spot[1])
        else:
            arrive.heading("Wat zagen en hoorden jullie?", steps=0)
            words = "Loop samen rond, liefst op twee momenten. Vraag eerst wat er goed is."
            put(markup('<p class="ws-inleiding">{}</p>', words))
            walked.show_list(hand)
    with right:
        put(walked.privacy_card())
        walked.on_paper(hand)
        words = "Hoorde je iets van een collega? Dat schrijf je bij een probleem, bij vraag 5."
        put(markup('<p class="ws-klein">{}</p>', words))
