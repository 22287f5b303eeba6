"""Taking the report along: made when asked for, with words about what is happening."""

from __future__ import annotations

from datetime import date

import streamlit as st

from wijkscan.app import address, cached
from wijkscan.app.boundary import calm
from wijkscan.store.gebied import woorden

_KINDS = {
    ".html": ("Webpagina (HTML)", "text/html", "Opent in elke browser, ook zonder internet."),
    ".pdf": ("Om te printen (PDF)", "application/pdf", "Begint met één A4 om uit te delen."),
}


def show_download(codes: tuple[str, ...]) -> None:
    """A small menu with the report as HTML and as PDF."""
    with st.popover("Verslag", key="verslag"), calm():
        st.write("**Neem het verslag mee**")
        for ending, (label, mime, about) in _KINDS.items():
            _one(codes, ending, label, mime, about)


def _one(codes: tuple[str, ...], ending: str, label: str, mime: str, about: str) -> None:
    wanted = (codes, address.focus(), ending, date.today())
    ready = f"klaar{ending}"
    asked = st.session_state.get(ready) == wanted
    if not asked:
        st.caption(about)
        if st.button(f"Maak: {label}", key=f"maak{ending}", width="stretch"):
            with st.spinner(
                "Even geduld: het verslag wordt gemaakt. Dit duurt een paar tellen ..."
            ):
                cached.report(*wanted)
            st.session_state[ready] = wanted
            asked = True
    if asked:
        st.download_button(
            f"Download: {label}",
            cached.report(*wanted),
            file_name=file_name(codes, ending),
            mime=mime,
            key=f"download{ending}",
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
