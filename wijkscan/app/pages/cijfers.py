"""The figures: what stands out, the core set as cards, then everything by theme."""

from __future__ import annotations

from datetime import date

import streamlit as st

from wijkscan.app import address, cached, look
from wijkscan.app.widgets import focus, own

WITH_DIABETES = ("ouderen", "diabetes")


def show() -> None:
    """One sentence before the numbers, one card per figure, then all figures."""
    codes, layer = address.chosen_codes(), address.taal()
    title, choice = st.columns([3, 2], gap="large", vertical_alignment="bottom")
    title.title("Wat zeggen de cijfers?")
    with choice:
        chosen = focus.choose()
    look.show(cached.figures_head(codes, chosen))
    look.show(cached.cards(codes, chosen, layer, date.today()))
    if chosen in WITH_DIABETES:
        look.show(cached.diabetes(codes, chosen))
    own.show_figures(codes, chosen)
    st.header("Alle cijfers per onderwerp", anchor=False)
    look.show(cached.figures_by_theme(codes, chosen))
