"""The forms in which a scan leaves: made when asked for, from the scan as it is stored now."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from wijkscan.app import at_hand, cached
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.report.blocks import clean
from wijkscan.report.forms import FORMS, Form, render_scan
from wijkscan.store.gebied import woorden

ENDINGS = {
    ".html": "Webpagina",
    ".pdf": "PDF",
    ".docx": "Word",
    ".pptx": "PowerPoint",
    ".xlsx": "Excel",
    ".csv": "CSV",
    ".json": "Scanbestand",
}


@st.fragment
def show_forms() -> None:
    """Every form with what it is for; pressing a button makes the file and saves it."""
    hand = at_hand.here()
    for form in FORMS.values():
        _form(hand, form)
    st.checkbox(
        "Zet de scan zelf in de webpagina, zodat een ander ermee verder kan",
        value=True,
        key="insluiten",
    )


def _form(hand: AtHand, form: Form) -> None:
    show(markup('<p class="ws-kop">{}</p><p class="ws-klein">{}</p>', form.naam, form.doel))
    with st.container(horizontal=True, gap="small", key=f"vorm-{form.key}"):
        for ending in form.endings:
            st.download_button(
                ENDINGS.get(ending, ending),
                partial(_make, hand, form.key, ending),
                file_name=file_name(hand, form.key, ending),
                key=f"neem-{form.key}{ending}",
                on_click="ignore",
            )


def _make(hand: AtHand, form: str, ending: str) -> bytes:
    embed = bool(st.session_state.get("insluiten", True))
    return render_scan(hand.document, form, ending, cached.desk(), date.today(), embed=embed)


def file_name(hand: AtHand, form: str, ending: str) -> str:
    """wijkscan-hillesluis-a4.pdf: the title in plain letters."""
    plain = plain_name(hand.loaded.info.title) or "scan"
    name = plain if plain.startswith("wijkscan") else f"wijkscan-{plain}"
    return f"{name}.wijkscan.json" if form == "scan" else f"{name}-{form}{ending}"


def plain_name(words: str) -> str:
    """Any words as part of the name of a file."""
    return "-".join(woorden(clean(words)).split())[:60]
