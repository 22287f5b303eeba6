"""Fetching new figures: what is there, one button, how far it is, and what changed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial

import streamlit as st

from wijkscan import settings, text
from wijkscan.app import news, renewal
from wijkscan.app.boundary import calm, message
from wijkscan.app.look import joined, markup, show
from wijkscan.app.renewal import State, clock
from wijkscan.app.widgets import newer
from wijkscan.report.blocks import Markup
from wijkscan.settings import Settings
from wijkscan.store import generations, lock, refresh
from wijkscan.store.figures import open_store
from wijkscan.store.report import RefreshReport, Status, TableReport

MINE, SAID = "verversing-van-mij", "verversing-gezegd"
_SHORT = {
    Status.TWIJFEL: "niet overgenomen",
    Status.GEWEIGERD: "niet overgenomen",
    Status.AFWEZIG: "niet bij de bron",
}


def show_renewal() -> None:
    """The block on the page with the sources."""
    with st.container(border=True, key="verversen"), calm():
        st.header("Nieuwe cijfers ophalen", anchor=False)
        chosen = settings.load()
        show(_kept(chosen))
        if renewal.shared().state.running:
            _running()
            return
        elsewhere = refresh.is_bezig(chosen)
        if elsewhere:
            show(markup("<p>{}</p>", _busy(elsewhere)))
        else:
            _buttons(chosen)
        _result(renewal.shared().state, chosen)


def _busy(found: lock.Busy) -> str:
    return (
        f"Er loopt al een verversing, sinds {clock(found.since)}. "
        "Je kunt gewoon verder werken met de bewaarde cijfers."
    )


def _kept(chosen: Settings) -> Markup:
    """What there is, and how old."""
    states = open_store(chosen.home).tables()
    fresh = [state.sidecar.opgehaald for state in states if state.vernieuwd]
    newest = max((state.sidecar.jaar for state in states), default=None)
    count = text.plural(len(states), "tabel", "tabellen")
    about = f"Op deze computer staan {count}. Het nieuwste jaar is {newest}."
    if not fresh:
        return markup(
            "<p>{} Ze zijn met de wijkscan meegekomen en nog niet eerder bijgewerkt.</p>", about
        )
    return markup(
        "<p>{} Zelf opgehaald: {}, voor het laatst op {}.</p>",
        about,
        text.plural(len(fresh), "tabel", "tabellen"),
        _day(max(fresh)),
    )


def _day(stored: str) -> str:
    try:
        return text.long_date(date.fromisoformat(stored))
    except ValueError:
        return stored or "een onbekende dag"


def _buttons(chosen: Settings) -> None:
    show(
        markup(
            '<p class="ws-klein">Dit kost een paar minuten en heeft internet nodig. Je kunt '
            "intussen gewoon verder. Lukt het niet? Dan blijft alles zoals het was.</p>"
        )
    )
    with st.container(horizontal=True):
        st.button("Bijwerken", key="bijwerken", type="primary", on_click=_start, args=(chosen,))
        newer.button(chosen)
        if generations.has_previous(chosen.home):
            newer_ones = generations.previous_is_newer(chosen.home)
            words = "Terug naar de " + ("nieuwere" if newer_ones else "vorige") + " cijfers"
            st.button(words, key="terug", on_click=_turn_back, args=(chosen,))
    newer.answer(chosen)
    said = st.session_state.pop(SAID, "")
    if said:
        show(markup('<p role="status"><b>{}</b></p>', said))


def _start(chosen: Settings, tabellen: tuple[str, ...] = (), toch: bool = False) -> None:
    news.shared().silent = ()
    if renewal.shared().start(chosen, tabellen, toch):
        st.session_state[MINE] = renewal.shared().state.number


def _turn_back(chosen: Settings) -> None:
    """Put the previous set in force; the run that follows sees it and forgets older pieces."""
    try:
        st.session_state[SAID] = refresh.terug(chosen)
        renewal.shared().forget()
    except lock.Busy as busy:
        st.session_state[SAID] = _busy(busy)


@st.fragment(run_every=1)
def _running() -> None:
    """How far it is, every second; the whole page is drawn again when it has ended."""
    state = renewal.shared().state
    if not state.running:
        st.rerun()
    mine = st.session_state.get(MINE) == state.number
    if not mine:
        words = f"Er loopt al een verversing, sinds {clock(state.since)}."
        show(markup("<p>{} Je kunt gewoon verder werken met de bewaarde cijfers.</p>", words))
    step = "Stoppen ..." if state.stopping else f"{state.step} ..."
    st.progress(state.share, text=step)
    if state.done[1:]:
        done = text.plural(len(state.done) - 1, "stap klaar", "stappen klaar")
        show(markup('<p class="ws-klein">{}. Begonnen om {}.</p>', done, clock(state.since)))
    if mine:
        stop = renewal.shared().stop
        st.button("Stoppen", key="stoppen", on_click=stop, disabled=state.stopping)


def _result(state: State, chosen: Settings) -> None:
    """What the last refresh did, for everybody who looks."""
    if state.trouble:
        message(state.trouble)
    report = state.report
    if report is None:
        return
    show(
        markup(
            '<p role="status"><b>{}</b> <span class="ws-klein">Klaar om {}.</span></p>',
            report.zin,
            clock(state.ended),
        )
    )
    for table in report.tabellen:
        if table.status is Status.TWIJFEL:
            _doubtful(table, chosen)
    show(_details(state, report))


def _doubtful(table: TableReport, chosen: Settings) -> None:
    """A table that waits for somebody to look at it."""
    show(
        markup(
            '<div class="ws-melding"><p class="ws-kop">Eerst nakijken: {}, {}</p><ul>{}</ul></div>',
            table.titel,
            table.uitgave,
            joined([markup("<li>{}</li>", reason) for reason in dict.fromkeys(table.redenen)]),
        )
    )
    st.button(
        "Toch overnemen",
        key=f"toch-{table.tabel}-{table.uitgave}",
        on_click=partial(_start, chosen, (table.tabel,), True),
    )


def _details(state: State, report: RefreshReport) -> Markup:
    """Every table with what happened, folded."""
    lines = [_line(table) for table in report.tabellen]
    for one in state.borders.grenzen if state.borders else ():
        lines.append(_item(one.zin, (*one.redenen, *one.opmerkingen)))
    if not lines:
        return markup("")
    counts = Counter(_SHORT.get(t.status, t.status.value) for t in report.tabellen)
    words = ", ".join(f"{count} {status}" for status, count in counts.items())
    return markup(
        '<details class="ws-thema"><summary><b>Wat gebeurde er per tabel?</b> <span>{}</span>'
        "</summary><ul>{}</ul></details>",
        words,
        joined(lines),
    )


def _line(table: TableReport) -> Markup:
    name = f"{table.titel} {table.uitgave}".strip()
    counted = (
        f" ({table.nieuw} nieuw, {table.gewijzigd} gewijzigd, {table.vervallen} vervallen)"
        if table.status is Status.VERNIEUWD
        else ""
    )
    return _item(f"{name}: {table.status}{counted}.", (*table.redenen, *table.opmerkingen))


def _item(words: str, more: tuple[str, ...]) -> Markup:
    if not more:
        return markup("<li>{}</li>", words)
    below = joined([markup("<li>{}</li>", line) for line in dict.fromkeys(more)])
    return markup("<li>{}<ul>{}</ul></li>", words, below)
