"""The leernetwerk: scans on one table, what differs, and making one of them."""

from __future__ import annotations

import streamlit as st

from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import (
    bring_home,
    casus,
    matches,
    meeting_door,
    merging,
    sidebyside,
    tabletop,
)
from wijkscan.scan.sidebyside import side_by_side
from wijkscan.scan.sidebyside_basis import MIN_SCANS
from wijkscan.scan.sidebyside_kennis import kennis

_PARTS = ("Naast elkaar", "Praten", "Samenvoegen", "Meenemen")


def show() -> None:
    """Choose, look, talk, merge."""
    st.title("Leg wijkscans naast elkaar")
    words = "Van drie verschillende scans leer je het meest. Het is geen wedstrijd."
    put(markup('<p class="ws-inleiding">{}</p>', words))
    laid = tabletop.choose()
    scans = [one.scan for one in laid]
    if len(scans) < MIN_SCANS:
        empty = "Kies minstens twee scans. Probeer het eerst met de voorbeelden."
        put(markup('<div class="ws-leeg"><p>{}</p></div>', empty))
        meeting_door.show_known()
        casus.show_casusbank()
        return
    kept = matches.InSession()
    meeting_door.show_begin(laid, kept.now())
    found = side_by_side(scans, kennis(), kept.now())
    sidebyside.sides(found)
    part = st.segmented_control(
        "Wat doen jullie nu?", list(_PARTS), default=_PARTS[0], required=True, key="deel"
    )
    if part == "Praten":
        sidebyside.talk(found)
    elif part == "Samenvoegen":
        merging.show_begin(found, laid, kept.now())
    elif part == "Meenemen":
        bring_home.show_home(found)
    else:
        sidebyside.show_beside(found, kept)
