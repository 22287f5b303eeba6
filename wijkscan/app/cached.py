"""Shared, read-only things that every visitor may see: areas, figures, finished pieces.

Nothing here is keyed by a person or holds a text of a user. Each store is bounded. What comes out
is shared between sessions, so nobody changes it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from wijkscan import paths, settings
from wijkscan.store.regions import Gebied, Gebiedsset, Regions

if TYPE_CHECKING:
    from wijkscan.analysis.profile import Area, Profile
    from wijkscan.scan.desk import Desk

FOCUS = "preventie-ouderen"


@st.cache_resource(show_spinner=False)
def regions() -> Regions:
    """All areas; enough for the first page, without the tables."""
    return Regions.load(paths.data_dir())


@st.cache_resource(show_spinner=False)
def desk() -> Desk:
    """Catalogue, regions and tables."""
    from wijkscan.scan.desk import open_desk

    return open_desk(paths.data_dir(), settings.load().home)


@st.cache_resource(show_spinner=False, max_entries=512)
def found(query: str, limit: int) -> list[Gebied]:
    """Areas that answer to what someone typed."""
    return regions().zoek(query, limit=limit)


@st.cache_resource(show_spinner=False, max_entries=256)
def chosen(codes: tuple[str, ...]) -> Gebiedsset:
    """The chosen parts as one place, with what was left out or taken apart."""
    return regions().set_van(codes)


@st.cache_resource(show_spinner=False, max_entries=256)
def area(codes: tuple[str, ...]) -> Area:
    """The chosen area as the figures know it."""
    return desk().area(list(codes))


@st.cache_resource(show_spinner="Even geduld: de cijfers komen eraan ...", max_entries=64)
def profile(codes: tuple[str, ...], focus: str = FOCUS) -> Profile:
    """Every figure of an area."""
    return desk().profile(area(codes), focus=focus)


@st.cache_resource(show_spinner=False, max_entries=12)
def report(codes: tuple[str, ...], ending: str, today: date, focus: str = FOCUS) -> bytes:
    """The finished report of an area as the bytes of a file."""
    from wijkscan.report.compose import make_report

    made = make_report(profile(codes, focus), desk(), today=today)
    if ending == ".pdf":
        from wijkscan.report import pdf

        return pdf.render(made)
    from wijkscan.report import html

    return html.render(made).encode()
