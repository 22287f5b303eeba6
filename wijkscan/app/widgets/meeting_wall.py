"""The meeting on a wall screen: one thing in large letters, for people four metres away."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import (
    deck,
    meeting_ask,
    meeting_decide,
    meeting_home,
    meeting_lead,
    meeting_talk,
    meeting_votes,
    meeting_words,
)
from wijkscan.app.widgets.meeting_room import Room
from wijkscan.report.blocks import Markup
from wijkscan.scan.merge_keuzes import keuzepunten
from wijkscan.scan.sidebyside_basis import SideBySide
from wijkscan.workspace import meeting
from wijkscan.workspace.meeting import Stap

_FEW = 6
"""Answers that fit beside a wide card."""


def show_wall(room: Room) -> None:
    """The step we are in, and for who leads a small row of buttons under it."""
    with st.container(key=deck.WALL):
        meeting_lead.show_head(room)
        if room.head.step is Stap.WOORDEN:
            left, right = st.columns([3, 2], gap="large")
            with left:
                _card(_words(room))
            with right:
                _way_in(room)
        elif room.found is None:
            _card(markup("<h2>Leg minstens twee scans op tafel</h2>"))
        else:
            _STEPS[room.head.step](room, room.found)
        _buttons(room)


def _card(content: Markup) -> None:
    show(markup('<article class="ws-kaart">{}</article>', content))


def _way_in(room: Room) -> None:
    """The code stands there at once: who opens the wall wants people in."""
    with st.container(key="bord"):
        if room.leads:
            meeting_lead.show_code(room, link=False, at_once=True)


def _words(room: Room) -> Markup:
    one = meeting_words.question(room)
    under = meeting_words.tally(one) if one.revealed else meeting_ask.counted(one)
    return markup("<h2>{}</h2>{}{}", meeting_words.QUESTION, under, meeting_words.agreed(room))


def _look(room: Room, found: SideBySide) -> None:
    names = [markup("<li>{}</li>", side.label) for side in found.kanten]
    shared = sum(len(row.letters) > 1 for row in found.problemen)
    facts = deck.facts(
        (
            ("Problemen die meer groepen zien", shared),
            ("Problemen van één groep", len(found.alleen)),
            ("Verschillen om over te praten", len(found.verschillen)),
        )
    )
    _card(
        markup(
            "<h2>Deze scans liggen op tafel</h2><ul>{}</ul>{}<p class='ws-praat'>{}</p>",
            joined(names), facts, "Kijk op je telefoon. Wat valt je op?",
        )
    )  # fmt: skip


def _talk(room: Room, found: SideBySide) -> None:
    if not found.verschillen:
        _card(markup("<h2>{}</h2>", meeting_talk.NONE))
        return
    about, at = meeting_talk.now(room, found)
    one = meeting_talk.question(room, about)
    note = meeting_talk.note(room, about.sleutel).strip()
    left, right = st.columns([1, 1] if len(one.answers) > _FEW else [3, 2], gap="large")
    with left:
        show(meeting_talk.card(found, about, at))
        if note:
            _card(markup("<h3>Opgeschreven</h3><p>{}</p>", note))
    with right:
        if one.revealed:
            _card(meeting_ask.said(one))
        else:
            _card(markup("{}{}", meeting_lead.speaking_order(room), meeting_ask.counted(one)))


def _decide(room: Room, found: SideBySide) -> None:
    point, at, count = meeting_decide.now(room, found)
    hint = f"{at + 1} van {count} · {point.soort}"
    body = meeting_decide.summary(room, point)
    _card(markup('<p class="ws-hint">{}</p><h2>{}</h2>{}', hint, point.titel, body))


def _vote(room: Room, found: SideBySide) -> None:
    problems = meeting_votes.candidates(room, found)
    if problems and meeting_votes.all_open(room, problems):
        _card(markup('<div class="ws-twee">{}</div>', meeting_votes.spread(room, problems)))
        return
    names = joined([markup("<li>{}</li>", problem.tekst) for problem in problems])
    words = "Stem op je telefoon, zonder te praten. 1 is weinig, 5 is veel."
    under = meeting_votes.progress(room, problems, mine=False) if problems else ""
    _card(
        markup(
            '<h2>Wat pakken we het eerst aan?</h2><p>{} <b>{}</b></p><ul class="ws-twee">{}</ul>',
            words, under, names,
        )
    )  # fmt: skip


def _home(room: Room, found: SideBySide) -> None:
    made = meeting.new_scan(room.hand.loaded)
    ready = "De nieuwe scan is klaar. Open hem op je telefoon." if made else ""
    _card(
        markup(
            "<h2>Wat doe jij het eerst?</h2><p>Schrijf het op je telefoon. <b>{}</b></p>{}",
            ready, meeting_home.steps(room),
        )
    )  # fmt: skip


_STEPS: dict[Stap, Callable[[Room, SideBySide], None]] = {
    Stap.NAAST_ELKAAR: _look,
    Stap.GESPREK: _talk,
    Stap.SAMENVOEGEN: _decide,
    Stap.STEMMEN: _vote,
    Stap.MEENEMEN: _home,
}


def _buttons(room: Room) -> None:
    """The reins, always within reach and out of the way of the words."""
    with st.container(
        horizontal=True, key="muur-knoppen", vertical_alignment="bottom", gap="small"
    ):
        if not room.leads:
            deck.wall_button()
            return
        if room.head.step is Stap.WOORDEN:
            meeting_ask.reveal_button(room, meeting_words.question(room))
        elif room.found is not None:
            _turn_and_reveal(room, room.found)
        meeting_lead.reins(room, let_in=room.head.step is not Stap.WOORDEN)


def _turn_and_reveal(room: Room, found: SideBySide) -> None:
    if room.head.step is Stap.GESPREK and found.verschillen:
        keys = [one.sleutel for one in found.verschillen]
        meeting_lead.turn(room, keys, [one.titel for one in found.verschillen])
        about, _ = meeting_talk.now(room, found)
        meeting_ask.reveal_button(room, meeting_talk.question(room, about))
    if room.head.step is Stap.SAMENVOEGEN:
        points = keuzepunten(found)
        titles = [f"{point.soort}: {point.titel}" for point in points]
        meeting_lead.turn(room, [point.sleutel for point in points], titles)
    if room.head.step is Stap.STEMMEN:
        problems = meeting_votes.candidates(room, found)
        if problems and not meeting_votes.all_open(room, problems):
            meeting_votes.reveal_button(room, problems)
