"""Going on with a scan that somebody kept as a file, or with a report that carries it inside."""

from __future__ import annotations

import streamlit as st

from wijkscan import text
from wijkscan.app.address import SCAN
from wijkscan.app.boundary import message
from wijkscan.app.look import markup, show
from wijkscan.app.registry import page_of
from wijkscan.app.widgets import begin
from wijkscan.errors import UserError
from wijkscan.scan import voortgang
from wijkscan.scan.importeren import lees
from wijkscan.scan.model import Wijkscan


def show_open() -> None:
    """Choose a file, see what is in it, and open it as a scan of your own."""
    show(
        markup(
            '<p class="ws-klein">Een bestand dat eindigt op .wijkscan.json, of een verslag op '
            ".html. Hoogstens 10 MB. Het bestand zelf verandert niet.</p>"
        )
    )
    with st.container(key="scan-bestand"):
        given = st.file_uploader("Kies een scanbestand", type=["json", "html"], key="scan-upload")
    if given is None:
        return
    try:
        found = lees(given.getvalue())
    except UserError as error:
        message(error.message, error.hint)
        return
    _found(found)


def _found(scan: Wijkscan) -> None:
    title = scan.titel or scan.gebied.naam or "Wijkscan zonder titel"
    made = f"Gemaakt op {text.long_date(scan.gemaakt_op)}." if scan.gemaakt_op else ""
    show(
        markup(
            '<p class="ws-kop">{}</p><p class="ws-klein">{} {} en {}. {}</p>',
            title,
            scan.voorbeeld,
            text.plural(len(scan.problemen), "probleem", "problemen"),
            text.plural(len(scan.observaties), "observatie", "observaties"),
            made,
        )
    )
    role = begin.ask_role("bestand-rol")
    if st.button("Open deze scan", type="primary", key="open-bestand", disabled=not role):
        info = begin.start_scan(role, scan)
        st.switch_page(page_of(voortgang.verder(scan)), query_params={SCAN: info.id})
