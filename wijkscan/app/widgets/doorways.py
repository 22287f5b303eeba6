"""The doors of the first page, and the ways to go on with a scan."""

from __future__ import annotations

import streamlit as st

from wijkscan import text
from wijkscan.app import address, at_hand, demo, identity
from wijkscan.app.look import markup, show
from wijkscan.app.registry import page_of
from wijkscan.app.widgets import begin, go, open_file
from wijkscan.app.widgets.labels import plain_label
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
        go.to("meedoen", "Ik heb een klascode", main=True)
        go.to("klas", "Ik ben docent")


def learning_network() -> None:
    """Bring scans together."""
    with st.container(key="deur-leernetwerk"):
        _head("Leernetwerk", "Leg wijkscans naast elkaar en praat over de verschillen.")
        go.to("leernetwerk", "Scans naast elkaar leggen")


def go_on() -> None:
    """Scans that were opened in this browser before, the newest first."""
    known = identity.scans()
    if not known:
        return
    with st.container(key="verder-werken", gap="small"):
        show(markup('<h2 class="ws-tussenkop">Verder werken</h2>'))
        for scan, reads in known[:MOST]:
            _one(scan, reads)


def _one(scan: ScanInfo, reads: bool) -> None:
    when = f"begonnen op {text.long_date(scan.created_at.date())}"
    label = f"**{plain_label(scan.title)}** {'lees mee' if reads else when}"
    if st.button(label, key=f"open-{scan.id}", width="stretch"):
        at_hand.open_scan(scan.id)
        page = page_of("reactie" if reads else "wijk")
        st.switch_page(page, query_params={address.SCAN: scan.id})


def other_ways() -> None:
    """Open what somebody kept, or look around in an invented wijk."""
    with st.expander("Een scanbestand openen", key="bestand-openen"):
        open_file.show_open()
    with st.container(key="rondkijken", horizontal=True, vertical_alignment="center"):
        show(
            markup(
                "<p><b>Eerst rondkijken?</b> Open een complete wijkscan van een verzonnen wijk. "
                "Je krijgt een eigen kopie.</p>"
            )
        )
        if st.button("Bekijk het Molenkwartier", key="demo"):
            info = begin.start_scan(demo.ROLE, demo.document())
            st.switch_page(page_of("wijk"), query_params={address.SCAN: info.id})
