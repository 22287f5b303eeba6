"""The figures: what stands out, the core set one by one and as cards, then all by theme."""

from __future__ import annotations

from datetime import date

import streamlit as st

from wijkscan.app import address, at_hand, cached, look
from wijkscan.app.widgets import expectations, focus, lessons, own, recognise

WITH_DIABETES = ("ouderen", "diabetes")


def show() -> None:
    """One sentence before the numbers, one card per figure, then all figures."""
    codes, layer, hand = address.chosen_codes(), address.taal(), at_hand.current()
    if not codes:
        st.title("Wat zeggen de cijfers?")
        recognise.frozen(at_hand.here())
        return
    title, choice = st.columns([3, 2], gap="large", vertical_alignment="bottom")
    title.title("Wat zeggen de cijfers?")
    with choice:
        chosen = focus.choose()
    look.show(cached.figures_head(codes, chosen))
    if hand is None:
        look.show(cached.cards(codes, chosen, layer, date.today()))
    else:
        _with_the_group(hand, codes, chosen, layer)
    if chosen in WITH_DIABETES:
        look.show(cached.diabetes(codes, chosen))
    own.show_figures(codes, chosen)
    st.header("Alle cijfers per onderwerp", anchor=False)
    look.show(cached.figures_by_theme(codes, chosen))


def _with_the_group(
    hand: at_hand.AtHand, codes: tuple[str, ...], chosen: str, layer: address.Taal
) -> None:
    """One figure at a time, beside it what the group thought beforehand."""
    left, right = st.columns([3, 2], gap="large")
    with left, st.container(key="een-voor-een"):
        recognise.one_by_one(codes, chosen, layer)
    with right:
        expectations.show_all(hand)
        look.show(lessons.lessons(("geteld_of_geschat", "interval", "leeftijd")))
    with st.expander("Alle twaalf cijfers bij elkaar"):
        look.show(cached.cards(codes, chosen, layer, date.today()))
