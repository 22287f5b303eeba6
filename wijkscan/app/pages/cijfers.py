"""The figures: one by one with the group, or all together with what stands out first."""

from __future__ import annotations

from datetime import date

import streamlit as st

from wijkscan.app import address, at_hand, cached, look
from wijkscan.app.widgets import begin, focus, one_by_one, own

WITH_DIABETES = ("ouderen", "diabetes")


def show() -> None:
    """With a scan one figure at a time, or the overview; without one the overview."""
    codes, layer, hand = address.chosen_codes(), address.taal(), at_hand.current()
    title, choice = st.columns([3, 2], gap="large", vertical_alignment="top")
    with title:
        st.title("Wat zeggen de cijfers?")
        way = one_by_one.choose_way(hand) if hand is not None else one_by_one.ALL
    with choice:
        chosen = focus.choose() if codes else ""
    if way == one_by_one.ONE:
        one_by_one.walk(codes, chosen, layer)
    elif codes:
        _all(codes, chosen, layer, invite=hand is None)
    else:
        one_by_one.all_of_scan(at_hand.here(), layer)


def _all(codes: tuple[str, ...], chosen: str, layer: address.Taal, *, invite: bool) -> None:
    """What stands out, the core set as cards, then every figure by theme."""
    look.show(cached.figures_head(codes, chosen))
    if invite:
        begin.invite_to_recognise()
    look.show(cached.cards(codes, chosen, layer, date.today()))
    if chosen in WITH_DIABETES:
        look.show(cached.diabetes(codes, chosen))
    own.show_figures(codes, chosen)
    st.header("Alle cijfers per onderwerp", anchor=False)
    look.show(cached.figures_by_theme(codes, chosen))
