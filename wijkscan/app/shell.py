"""The frame around every page: the style, the path of steps, and the boundary for errors."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, renewal
from wijkscan.app.boundary import calm
from wijkscan.app.look import dress
from wijkscan.app.registry import PAGES
from wijkscan.app.widgets import header, welcome


def run() -> None:
    """Draw the frame and the page that the address asks for."""
    dress()
    renewal.notice()
    pages = {spec: spec.page() for spec in PAGES}
    current = st.navigation(list(pages.values()), position="hidden")
    spec = next(spec for spec, page in pages.items() if page is current)
    with calm():
        _keep_address()
        header.show_header(spec, pages)
    with calm():
        if spec.needs_area and not address.chosen_codes():
            welcome.show_invitation()
            return
        current.run()
    if spec is not PAGES[0] and address.chosen_codes():
        header.show_next(spec, pages)


def _keep_address() -> None:
    """Write back what the session knows, so that the address can always be shared."""
    codes = address.chosen_codes()
    if codes and address.GEBIED not in st.query_params:
        address.choose(codes)
    if address.taal() is address.Taal.VAK and address.TAAL not in st.query_params:
        address.speak(address.Taal.VAK)
