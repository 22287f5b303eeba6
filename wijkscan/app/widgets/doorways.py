"""The doors of the first page, and the scans this browser can go on with."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import at_hand, identity, storage
from wijkscan.app.look import markup, show
from wijkscan.app.registry import page_of
from wijkscan.errors import UserError
from wijkscan.workspace.outcomes import ScanInfo

MOST = 6


def _head(title: str, about: str) -> None:
    show(markup('<div class="ws-deur"><h2>{}</h2><p>{}</p></div>', title, about))


def for_my_wijk() -> None:
    """A nurse, or anyone alone: straight to the figures."""
    _head("Voor mijn wijk", "Van een vraag naar een A4 die je kunt laten zien.")


def with_the_class() -> None:
    """The teacher makes a class; students come in with its code."""
    with st.container(key="deur-klas"):
        _head("Met de klas", "Samen een wijkscan maken, in groepen van vier of vijf.")
        st.page_link(page_of("meedoen"), label="Ik heb een klascode")
        st.page_link(page_of("klas"), label="Ik ben docent")


def learning_network() -> None:
    """Bring scans together."""
    with st.container(key="deur-leernetwerk"):
        _head("Leernetwerk", "Leg wijkscans naast elkaar en praat over de verschillen.")
        st.page_link(page_of("leernetwerk"), label="Scans naast elkaar leggen")


def go_on() -> None:
    """Scans that were opened in this browser before."""
    scans = _known()
    if not scans:
        return
    with st.container(key="verder-werken"):
        show(markup('<h2 class="ws-tussenkop">Verder werken</h2>'))
        for scan in scans[:MOST]:
            if st.button(scan.title, key=f"open-{scan.id}"):
                at_hand.open_scan(scan.id)
                st.switch_page(page_of("wijk"), query_params={"scan": scan.id})


def _known() -> list[ScanInfo]:
    found: dict[str, ScanInfo] = {}
    for right in identity.rights():
        try:
            found |= {scan.id: scan for scan in storage.repository().scans(right)}
        except UserError:
            continue  # this link has ended; the others still count
    return list(found.values())
