"""The frame around every page: the style, the path of steps, and the boundary for errors."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, area_choice, at_hand, gate, identity, renewal
from wijkscan.app.boundary import calm
from wijkscan.app.look import dress
from wijkscan.app.registry import PAGES, PageSpec
from wijkscan.app.widgets import around, begin, header, together, welcome


def run() -> None:
    """Draw the frame and the page that the address asks for."""
    dress()
    renewal.notice()
    pages = {spec: spec.page() for spec in PAGES}
    current = st.navigation(list(pages.values()), position="hidden")
    spec = next(spec for spec, page in pages.items() if page is current)
    if not gate.passed():
        return
    if spec.address != address.BIJEENKOMST:
        st.query_params.pop(address.BIJEENKOMST, None)  # only there it is what is open
    with calm():
        identity.hand_over()
        if spec.step:
            _bring_up_to_date()
        _keep_address()
        header.show_header(spec, pages)
        _body(spec, current)
        if spec.step:
            header.show_next(spec, pages)
        header.show_foot(spec, pages)
        gate.show_way_out()


def _body(spec: PageSpec, page: st.Page) -> None:
    with calm():
        if spec.step and begin.ask_missing_role():
            return
        if spec.needs == "gebied" and not (address.chosen_codes() or _has_figures()):
            welcome.show_invitation()
        elif spec.needs == "scan" and at_hand.current() is None:
            begin.show_invitation()
        else:
            _with_neighbours(spec)
            page.run()


def _has_figures() -> bool:
    """An invented wijk has no code, but may carry figures of its own."""
    hand = at_hand.current()
    return hand is not None and bool(hand.document.kijkcijfers)


def _with_neighbours(spec: PageSpec) -> None:
    hand = at_hand.current() if spec.step else None
    with st.container(key="boven-de-pagina"):  # what comes and goes here moves no field below it
        if hand is not None:
            header.show_example(hand)
            around.show_around(hand)
            together.undo_bar(hand)
            together.waiting(hand)


def _bring_up_to_date() -> None:
    hand = at_hand.current()
    if hand is not None:
        hand.refresh()
        area_choice.follow()


def _keep_address() -> None:
    """Write back what the session knows, so that the address can always be shared."""
    codes = address.chosen_codes()
    if codes and address.GEBIED not in st.query_params:
        address.choose(codes)
    if address.taal() is address.Taal.VAK and address.TAAL not in st.query_params:
        address.speak(address.Taal.VAK)
