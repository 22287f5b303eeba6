"""Shared, read-only things that every visitor may see: areas, figures, finished pieces.

Nothing here is keyed by a person or holds a text of a user. Each store is bounded. What comes out
is shared between sessions, so nobody changes it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from wijkscan import paths, settings
from wijkscan.errors import UnknownRegion
from wijkscan.scan.figures import indicator_of
from wijkscan.store.columns import Niveau
from wijkscan.store.gebiedsset import Gebiedsset, stel_samen
from wijkscan.store.regions import Gebied, Regions

if TYPE_CHECKING:
    from wijkscan.analysis.profile import Area, Profile
    from wijkscan.analysis.values import Figure
    from wijkscan.app.address import Taal
    from wijkscan.report.atlas import Live
    from wijkscan.report.blocks import Markup
    from wijkscan.report.model import Report
    from wijkscan.scan.desk import Desk
    from wijkscan.scan.pair import Paired
    from wijkscan.store.catalogue import Catalogue
    from wijkscan.store.figures import TableState
    from wijkscan.store.newer import Nieuws


@st.cache_resource(show_spinner=False)
def regions() -> Regions:
    """All areas; enough for the first page, without the tables."""
    return Regions.load(paths.data_dir(), settings.load().home)


@st.cache_resource(show_spinner=False)
def desk() -> Desk:
    """Catalogue, regions and tables."""
    from wijkscan.scan.desk import open_desk

    return open_desk(paths.data_dir(), settings.load().home)


@st.cache_resource(show_spinner=False, max_entries=512)
def found(query: str, limit: int) -> list[Gebied]:
    """Gemeenten, wijken and buurten that answer to what someone typed."""
    answers = regions().zoek(query, limit=limit)
    return [area for area in answers if area.niveau is not Niveau.LAND]


@st.cache_resource(show_spinner=False, max_entries=256)
def chosen(codes: tuple[str, ...]) -> Gebiedsset:
    """The chosen parts as one place, with what was left out or taken apart."""
    found = stel_samen(regions(), codes)
    if found.niveau is Niveau.LAND:
        raise UnknownRegion(
            "Heel Nederland is geen wijk.",
            "Nederland staat al naast elk cijfer, om te vergelijken.",
        )
    return found


@st.cache_resource(show_spinner=False, max_entries=256)
def area(codes: tuple[str, ...]) -> Area:
    """The chosen area as the figures know it."""
    return desk().area(list(codes), naam=chosen(codes).naam)


@st.cache_resource(show_spinner=False)
def catalogue() -> Catalogue:
    """All indicators, themes and focuses."""
    from wijkscan.store.catalogue import bundled

    return bundled()


@st.cache_resource(show_spinner="Even geduld: de cijfers komen eraan ...", max_entries=64)
def profile(codes: tuple[str, ...], focus: str) -> Profile:
    """Every figure of an area."""
    return desk().profile(area(codes), focus=focus)


def _report(codes: tuple[str, ...], focus: str, today: date) -> Report:
    from wijkscan.report.model import Report

    return Report(profile(codes, focus), catalogue(), today)


@st.cache_resource(show_spinner=False, max_entries=64)
def figures_head(codes: tuple[str, ...], focus: str) -> Markup:
    """What stands out, and how to read the pictures."""
    from wijkscan.app.look import joined
    from wijkscan.app.widgets import summary

    made = _report(codes, focus, date.today())
    return joined([summary.lead(made), summary.legend(made)])


@st.cache_resource(show_spinner=False, max_entries=256)
def one_card(codes: tuple[str, ...], focus: str, layer: Taal, number: int, today: date) -> Markup:
    """One figure of the core set as a card."""
    from wijkscan.app.widgets.card import card

    made = _report(codes, focus, today)
    return card(made.profile.kern[number], made, layer)


@st.cache_resource(show_spinner=False, max_entries=64)
def cards(codes: tuple[str, ...], focus: str, layer: Taal, today: date) -> Markup:
    """The core set as cards."""
    from wijkscan.app.look import joined, markup
    from wijkscan.app.widgets.card import card

    made, known = _report(codes, focus, today), set[str]()
    return markup(
        '<div class="ws-cijfers">{}</div>',
        joined([card(figure, made, layer, known) for figure in made.profile.kern]),
    )


@st.cache_resource(show_spinner=False, max_entries=64)
def diabetes(codes: tuple[str, ...], focus: str) -> Markup:
    """The answer about diabetes."""
    from wijkscan.app.widgets import diabetes as widget

    return widget.diabetes(_report(codes, focus, date.today()))


@st.cache_resource(show_spinner=False, max_entries=32)
def figures_by_theme(codes: tuple[str, ...], focus: str) -> Markup:
    """Every figure, in a table per theme."""
    from wijkscan.app.widgets.tables import by_theme

    return by_theme(_report(codes, focus, date.today()))


@st.cache_resource(show_spinner=False, max_entries=128)
def border(codes: tuple[str, ...]) -> Markup:
    """The border of an area among its neighbours."""
    from wijkscan.app.widgets import border as widget

    return widget.border(chosen(codes))


@st.cache_resource(show_spinner=False, max_entries=64)
def map_figures(codes: tuple[str, ...], focus: str) -> dict[str, str]:
    """The figures that can be drawn, the core set first: {key in the address: name}."""
    from wijkscan.report.atlas import can_be_drawn
    from wijkscan.scan import phrases

    made, found = profile(codes, focus), {}
    for figure in (*made.kern, *made.figures):
        indicator = indicator_of(catalogue(), figure)
        if can_be_drawn(indicator) and (figure.value is not None or figure.range_of_parts):
            age = f" ({phrases.group(indicator, figure.leeftijd)})" if figure.leeftijd else ""
            found[f"{figure.indicator}~{figure.leeftijd or ''}"] = indicator.naam + age
    return found


@st.cache_resource(show_spinner=False, max_entries=64)
def sign_figures(codes: tuple[str, ...], focus: str) -> dict[str, Figure]:
    """Every figure that may show a problem, the core set first: {name on the screen: figure}."""
    from wijkscan.scan import phrases

    made = profile(codes, focus)
    found: dict[str, Figure] = {}
    for figure in (*made.kern, *made.figures, *made.van_gemeente):
        indicator = indicator_of(catalogue(), figure)
        age = f", {phrases.group(indicator, figure.leeftijd)}" if figure.leeftijd else ""
        level = " (hele gemeente)" if figure in made.van_gemeente else ""
        if figure.value is not None:
            found.setdefault(f"{indicator.naam}{age}{level}", figure)
    return found


@st.cache_resource(show_spinner=False, max_entries=64)
def striking(codes: tuple[str, ...], focus: str) -> str:
    """The figure that stands out most and can be drawn; "" when none does."""
    found, known = profile(codes, focus).opvallend, map_figures(codes, focus)
    order = (*found.geschat_ongunstig, *found.ongunstig, *found.gunstig, *found.geschat_gunstig)
    keys = (f"{figure.indicator}~{figure.leeftijd or ''}" for figure in order)
    return next((key for key in keys if key in known), "")


@st.cache_resource(show_spinner="Even geduld: de kaart wordt getekend ...", max_entries=48)
def drawn_map(codes: tuple[str, ...], focus: str, figure: str) -> Live | str:
    """The pieces of the map of one figure, or the reason why there is none."""
    from wijkscan.report import atlas

    indicator, _, age = figure.partition("~")
    found = profile(codes, focus).figure(indicator, age or None)
    if found is None:
        return "Dit cijfer is er niet voor dit gebied."
    return atlas.one(found, area(codes), desk())


@st.cache_resource(show_spinner=False, max_entries=128)
def inside(codes: tuple[str, ...], focus: str, figure: str) -> Markup:
    """The buurten inside the area on one line, or what to do without them."""
    from wijkscan.app.widgets.inside import inside as drawn

    indicator, _, age = figure.partition("~")
    made = _report(codes, focus, date.today())
    return drawn(made.profile.figure(indicator, age or None), made)


@st.cache_resource(show_spinner=False, max_entries=256)
def laid_beside(codes: tuple[str, ...], focus: str, figure: str, other: str) -> Paired:
    """One figure of the chosen area and of one other, picked from those on the map."""
    from wijkscan.report.atlas import Live
    from wijkscan.scan import pair
    from wijkscan.scan.figures import Variant

    indicator, _, age = figure.partition("~")
    drawn = drawn_map(codes, focus, figure)
    among = tuple(drawn.areas) if isinstance(drawn, Live) else ()
    variant = Variant(catalogue().indicatoren[indicator], age or None)
    return pair.lay_beside(desk(), variant, area(codes), area((other,)), among)


@st.cache_resource(
    show_spinner="Even geduld: de bestanden worden nagekeken ...", ttl=600, max_entries=2
)
def checked_tables() -> list[TableState]:
    """Every stored table, checked just now."""
    from wijkscan.store.figures import open_store

    return open_store(settings.load().home).verify()


def sources(today: date) -> Markup:
    """Every stored table, and what the sources have that is newer."""
    from wijkscan.app import news

    known = news.known(settings.load())
    return _sources(today, known, repr(known))


@st.cache_resource(show_spinner=False, ttl=600, max_entries=4)
def _sources(today: date, _known: Nieuws, as_text: str) -> Markup:
    from wijkscan.app.look import joined
    from wijkscan.app.widgets.sources import by_family, state_of_files
    from wijkscan.store.figures import open_store

    store, states = open_store(settings.load().home), checked_tables()
    return joined(
        [state_of_files(states, store.beschadigd), by_family(states, store, _known, today)]
    )


@st.cache_resource(show_spinner=False)
def docentpakket() -> bytes:
    """The teacher's pack as a PDF."""
    from wijkscan.report import pakket

    return pakket.render(date.today())


@st.cache_resource(show_spinner=False, max_entries=12)
def report(codes: tuple[str, ...], focus: str, ending: str, today: date) -> bytes:
    """The finished report of an area as the bytes of a file."""
    from wijkscan.report.compose import make_report

    made = make_report(profile(codes, focus), desk(), today=today, live=ending != ".pdf")
    if ending == ".pdf":
        from wijkscan.report import pdf

        return pdf.render(made)
    from wijkscan.report import html

    return html.render(made).encode()
