"""Choosing "onze wijk": in the address for who only looks, in the scan when one is open."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, at_hand, cached
from wijkscan.scan.model_basis import Gebied

_NIVEAUS = {"gemeente", "wijk", "buurt"}


def choose(codes: tuple[str, ...]) -> None:
    """Make these the chosen area; () forgets it."""
    address.choose(codes)
    hand = at_hand.current()
    if hand is not None and hand.may_write:
        hand.save(hand.head.id, "gebied", as_area(codes).model_dump(mode="json"))


def add(code: str) -> None:
    """One more part of "onze wijk"."""
    choose(tuple(dict.fromkeys((*address.chosen_codes(), code))))


def remove(code: str) -> None:
    """One part less."""
    choose(tuple(part for part in address.chosen_codes() if part != code))


def as_area(codes: tuple[str, ...]) -> Gebied:
    """The chosen codes as the document keeps them, with the year of the division."""
    if not codes:
        return Gebied()
    chosen = cached.chosen(codes)
    level = str(chosen.niveau)
    return Gebied.model_validate(
        {
            "codes": list(codes),
            "indeling": chosen.gebieden[0].indeling,
            "naam": chosen.naam,
            "niveau": level if level in _NIVEAUS else None,
            "gemeente": chosen.gemeente_naam,
        }
    )


def follow() -> None:
    """Let the address say what the open scan says, so that every page reads one place."""
    hand = at_hand.current()
    if hand is None:
        return
    area = hand.document.gebied
    if area.gevuld and tuple(area.codes) != address.chosen_codes():
        address.choose(tuple(area.codes))  # () for an invented wijk, which has no codes
    if st.query_params.get(address.SCAN) != hand.id:
        st.query_params[address.SCAN] = hand.id
