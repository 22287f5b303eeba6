"""The map: one figure of the buurten in and around the area, with the same in a table."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, cached
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import mapview


def show() -> None:
    """One message a map; the table beside it says the same."""
    codes, focus = address.chosen_codes(), address.focus()
    if not codes:
        st.title("Waar in de wijk?")
        put(markup('<div class="ws-leeg"><p>Van een verzonnen wijk is er geen kaart.</p></div>'))
        return
    title, choice = st.columns([3, 2], gap="large", vertical_alignment="bottom")
    title.title("Waar in de wijk?")
    with choice:
        figure = mapview.choose_figure(codes, focus)
    drawn = cached.drawn_map(codes, focus, figure)
    if not drawn.maps:
        put(markup('<div class="ws-leeg"><p>{}</p></div>', drawn.reason))
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        mapview.live_map(drawn)
    with right:
        mapview.choose_other(codes)
        mapview.table(drawn)
