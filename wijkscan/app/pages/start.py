"""The first page: three doors, and the way back to what you were doing."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, at_hand
from wijkscan.app.registry import page_of
from wijkscan.app.widgets import doorways, picker, welcome


def show() -> None:
    """Find your wijk at once; beside it the class and the learning network."""
    at_hand.close()
    welcome.show_title()
    left, right = st.columns([3, 2], gap="large")
    with left:
        doorways.for_my_wijk()
        picker.search(
            "Zoek je wijk of buurt",
            "zoek",
            _chosen,
            hint="Typ een naam, een postcode van vier cijfers of een code van het CBS.",
        )
        if not st.session_state.get("zoek"):
            welcome.show_examples(_chosen)
    with right:
        doorways.with_the_class()
        doorways.learning_network()
    doorways.go_on()
    doorways.other_ways()
    if st.session_state.pop("naar-de-wijk", False):
        st.switch_page(page_of("wijk"), query_params=address.params())


def _chosen(code: str) -> None:
    address.choose((code,))
    st.session_state["zoek"] = ""
    st.session_state["naar-de-wijk"] = True
