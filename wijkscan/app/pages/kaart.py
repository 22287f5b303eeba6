"""The map: one figure of the buurten in and around the area, with the same in a table."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, cached
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import mapview, picker, two_areas

NO_MAP = "Deze wijk is verzonnen of nog niet gekozen. Daarom is er geen kaart."


def show() -> None:
    """One message a map; the table beside it says the same; a second area may be laid beside it."""
    codes, focus = address.chosen_codes(), address.focus()
    if not codes:
        st.title("Waar in de wijk?")
        put(markup('<div class="ws-leeg"><p>Van een verzonnen wijk is er geen kaart.</p></div>'))
        return
    title, choice = st.columns([3, 2], gap="large", vertical_alignment="bottom")
    title.title("Waar in de wijk?")
    if not codes:
        _without(NO_MAP)
        return
    with choice:
        figure = mapview.choose_figure(codes, focus)
    drawn = cached.drawn_map(codes, focus, figure)
    if isinstance(drawn, str):
        _without(drawn)
        return
    beside = address.beside(codes)
    left, right = st.columns([3, 2], gap="large")
    with left:
        mapview.live_map(drawn, figure, beside)
        put(cached.inside(codes, focus, figure))
    with right:
        mapview.choose_beside(codes, drawn, beside)
        if beside:
            two_areas.laid_beside(codes, focus, figure, beside, address.taal())
        mapview.table(drawn)
        with st.expander("Een gebied dat niet op de kaart staat"):
            picker.search("Zoek een gebied", "naast-zoek", _lay_beside)


def _without(reason: str) -> None:
    put(markup('<div class="ws-leeg"><p>{}</p></div>', reason))


def _lay_beside(code: str) -> None:
    address.lay_beside(code)
    st.session_state["naast-zoek"] = ""
