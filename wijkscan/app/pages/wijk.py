"""The first step: find the area, see that it is the right one, put several together."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, area_choice, at_hand, cached
from wijkscan.app.widgets import picker, place, welcome


def show() -> None:
    """Search first; with an area chosen, check it."""
    codes = address.chosen_codes()
    if not codes and not place.show_invented(at_hand.current()):
        _find()
    if not codes:
        return
    _check(codes)


def _find() -> None:
    st.title("Welke wijk kiezen jullie?")
    picker.search(
        "Zoek je wijk of buurt",
        "zoek",
        _choose,
        hint="Typ een naam, een postcode van vier cijfers of een code van het CBS.",
    )
    if not st.session_state.get("zoek"):
        welcome.show_examples(_choose)


def _check(codes: tuple[str, ...]) -> None:
    chosen = cached.chosen(codes)
    st.title("Is dit jouw wijk?" if len(codes) == 1 else "Is dit jullie wijk?")
    left, right = st.columns([3, 2], gap="large")
    with right:
        place.show_facts(chosen)
        place.show_next(codes, at_hand.current())
        place.show_parts(codes)
    with left:
        place.show_map(codes)
    st.subheader("Hoort er nog een stuk bij?")
    picker.search(
        "Zoek een buurt of wijk om erbij te nemen",
        "erbij",
        _add,
        hint="Jullie wijk mag uit meer buurten en wijken bestaan, ook uit twee gemeenten.",
    )


def _choose(code: str) -> None:
    area_choice.choose((code,))
    st.session_state["zoek"] = ""


def _add(code: str) -> None:
    area_choice.add(code)
    st.session_state["erbij"] = ""
