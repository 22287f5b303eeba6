"""Taking the report along: made when asked for, with words about what is happening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from wijkscan.app import address, cached
from wijkscan.app.boundary import calm
from wijkscan.app.look import markup, show
from wijkscan.store.gebied import woorden


@dataclass(frozen=True, slots=True)
class _Kind:
    ending: str
    mime: str
    make: str
    take: str
    about: str


_KINDS = (
    _Kind(
        ".html",
        "text/html",
        "Webpagina maken",
        "Webpagina downloaden",
        "Voor op het scherm. Opent ook zonder internet.",
    ),
    _Kind(
        ".pdf",
        "application/pdf",
        "PDF maken",
        "PDF downloaden",
        "Voor de printer. Begint met één A4 om uit te delen.",
    ),
)


def show_download(codes: tuple[str, ...]) -> None:
    """A small menu with the report as HTML and as PDF."""
    with st.popover("Verslag", key="verslag"), calm():
        show(markup('<p class="ws-kop">Neem het verslag mee</p>'))
        for kind in _KINDS:
            show(markup('<p class="ws-klein">{}</p>', kind.about))
            _one(codes, kind)


def _one(codes: tuple[str, ...], kind: _Kind) -> None:
    """A button that makes the report; in its place comes the button that downloads it."""
    wanted = (codes, address.focus(), kind.ending, date.today())
    ready, place = f"klaar{kind.ending}", st.empty()
    if st.session_state.get(ready) != wanted:
        if not place.button(kind.make, key=f"maak{kind.ending}", width="stretch"):
            return
        with place, st.spinner("Even geduld: het verslag wordt gemaakt ..."):
            cached.report(*wanted)
        st.session_state[ready] = wanted
    place.download_button(
        kind.take,
        cached.report(*wanted),
        file_name=file_name(codes, kind.ending),
        mime=kind.mime,
        key=f"download{kind.ending}",
        on_click="ignore",
        type="primary",
        width="stretch",
    )


def file_name(codes: tuple[str, ...], ending: str) -> str:
    """wijkscan-hillesluis-rotterdam.html: the place in plain letters."""
    place = cached.chosen(codes)
    words = f"{place.naam} {place.gemeente_naam if place.gemeente_naam != place.naam else ''}"
    plain = "-".join(woorden(words).split())[:60]
    return f"wijkscan-{plain}{ending}"
