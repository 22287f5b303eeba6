"""Reading figures one at a time: the card, what the group says of it, and what helps to read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from wijkscan.app import address, at_hand, cached
from wijkscan.app.address import Taal
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.registry import page_of
from wijkscan.app.widgets import expectations, lessons, put_to_use, recognise, together
from wijkscan.app.widgets.card import card
from wijkscan.report.blocks import Markup
from wijkscan.report.model import Report
from wijkscan.scan import evidence, frozen
from wijkscan.scan import lessons as choosing
from wijkscan.scan.model import Kijkcijfer, Rol
from wijkscan.scan.thaw import thaw

ALL, ONE = "alle", "een"
_WAYS = {ONE: "Eén voor één", ALL: "Alle cijfers bij elkaar"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The figures to go through, as a report speaks of them. `draw` gives a finished card."""

    report: Report
    draw: Callable[[int, Taal], Markup]


def of_area(codes: tuple[str, ...], focus: str) -> Shelf:
    """The core set of the chosen area."""
    today = date.today()
    report = Report(cached.profile(codes, focus), cached.catalogue(), today)
    return Shelf(report, lambda at, layer: cached.one_card(codes, focus, layer, at, today))


def of_scan(hand: AtHand) -> Shelf:
    """The figures that stand in the scan itself, for a wijk that is in no table."""
    profile, catalogue = frozen.as_profile(hand.document, cached.catalogue())
    report = Report(profile, catalogue, date.today(), demo=bool(hand.document.voorbeeld))
    return Shelf(report, lambda at, layer: card(profile.kern[at], report, layer))


def all_of_scan(hand: AtHand, layer: Taal) -> None:
    """All figures of the scan itself as cards; one without kind or method as a sentence."""
    shelf, known = of_scan(hand), set[str]()
    cards = [card(figure, shelf.report, layer, known) for figure in shelf.report.profile.kern]
    cards += [
        markup(
            '<article class="ws-cijfer"><h3>{}</h3><p class="ws-zin">{}.</p></article>',
            figure.naam,
            evidence.cijfer_zin(figure),
        )
        for figure in frozen.loose(hand.document, cached.catalogue())
    ]
    show(markup('<div class="ws-cijfers">{}</div>', joined(cards)))


def choose_way(hand: AtHand) -> str:
    """One at a time, or all together; a nurse begins with what stands out."""
    spot = address.spot()
    now = ALL if spot == (ALL,) or (not spot and _wants_overview(hand)) else ONE
    st.session_state["leeswijze"] = now
    st.segmented_control(
        "Hoe wil je kijken?",
        list(_WAYS),
        required=True,
        format_func=_WAYS.__getitem__,
        key="leeswijze",
        label_visibility="collapsed",
        on_change=lambda: address.go(ALL if st.session_state["leeswijze"] == ALL else 1),
    )
    return now


def _wants_overview(hand: AtHand) -> bool:
    return hand.right.author.role == Rol.WIJKVERPLEEGKUNDIGE or not hand.may_write


@st.fragment
def walk(codes: tuple[str, ...], focus: str, layer: Taal) -> None:
    """One figure with its questions; beside it what you thought beforehand and what to know."""
    together.rerun_when_asked()
    hand = at_hand.here()
    shelf = of_area(codes, focus) if codes else of_scan(hand)
    at = _number(len(shelf.report.profile.kern))
    left, right = st.columns([3, 2], gap="large")
    with left:
        _figure(hand, shelf, at, layer)
        _steps(hand, shelf, at)
    with right:
        _beside(hand, shelf, at)


def _number(count: int) -> int:
    """Which figure the address asks for, from 0."""
    asked = next(iter(address.spot()), "1")
    return min(max(int(asked) if asked.isdecimal() else 1, 1), count) - 1


def _figure(hand: AtHand, shelf: Shelf, at: int, layer: Taal) -> None:
    profile, theme = shelf.report.profile, shelf.report.focus
    about = f" · {theme.naam}" if theme else ""
    words = f"Cijfer {at + 1} van {len(profile.kern)}{about}"
    show(markup('<p class="ws-hint">{}</p>', words))
    now = evidence.cijfer(
        profile.kern[at], shelf.report.indicator(profile.kern[at]), shelf.report.naam
    )
    look = recognise.known_look(hand, now)
    newer = look is not None and frozen.is_newer(profile.kern[at], look.cijfer)
    with st.container(key="een-cijfer"):
        show(_as_it_was(look, shelf, layer) if look and newer else shelf.draw(at, layer))
        recognise.question(hand, look.cijfer if look else now)
    if look and newer:
        put_to_use.offer_newer(hand, look, now)
    elif look:
        put_to_use.take_back_newer(hand, look)
    put_to_use.where_used(hand, look.cijfer if look else now)


def _as_it_was(look: Kijkcijfer, shelf: Shelf, layer: Taal) -> Markup:
    """The card of a figure as the group looked at it."""
    found = thaw(look.cijfer, shelf.report.catalogue)
    if found is None:
        return markup('<p class="ws-zin">{}.</p>', evidence.cijfer_zin(look.cijfer))
    words = frozen.with_words(shelf.report.catalogue, found)
    report = Report(shelf.report.profile, words, shelf.report.today)
    return card(found.figure, report, layer)


def _steps(hand: AtHand, shelf: Shelf, at: int) -> None:
    """Back and on; below them what the group can do with the figure."""
    figures = shelf.report.profile.kern
    indicator = shelf.report.indicator(figures[at])
    now = evidence.cijfer(figures[at], indicator, shelf.report.naam)
    look = recognise.known_look(hand, now)
    with st.container(horizontal=True, key="bladeren"):
        st.button("Vorige", key="vorig-cijfer", disabled=at == 0, on_click=address.go, args=(at,))
        last = at + 1 == len(figures)
        st.button(
            "Naar alle cijfers" if last else "Volgende cijfer",
            key="volgend-cijfer",
            type="primary",
            on_click=_to_all if last else address.go,
            args=() if last else (at + 2,),
        )
    if now.waarde is not None and hand.may_write:
        with st.container(horizontal=True, key="gebruiken"):
            put_to_use.as_sign(hand, look.cijfer if look else now)
            if not evidence.is_ongunstig(figures[at], indicator):
                put_to_use.as_strength(hand, look.cijfer if look else now)


def _to_all() -> None:
    address.go(ALL)
    together.ask_rerun()


def _beside(hand: AtHand, shelf: Shelf, at: int) -> None:
    figure = shelf.report.profile.kern[at]
    indicator = shelf.report.indicator(figure)
    expectations.show_beside(hand, indicator.id)
    keys = choosing.beside(
        figure, indicator, shelf.report.today.year, shelf.report.profile.area.niveau
    )
    show(lessons.good_to_know(figure.niveau, indicator, keys))
    show(lessons.how_to_read_the_picture(shelf.report, figure))
    if shelf.report.profile.area.codes:
        _to_the_map(f"{figure.indicator}~{figure.leeftijd or ''}")


def _to_the_map(figure: str) -> None:
    with st.container(key="naar-kaart"):
        carried = address.params() | {address.KAART: figure}
        st.page_link(page_of("kaart"), label="Bekijk dit op de kaart", query_params=carried)
