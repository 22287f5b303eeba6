"""Voting again about what goes along: everybody alone, one problem at a time, then the spread."""

from __future__ import annotations

import streamlit as st

from wijkscan import text
from wijkscan.app import storage
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import choice, voting
from wijkscan.app.widgets.meeting_room import Room
from wijkscan.report.blocks import Markup
from wijkscan.scan import priorities
from wijkscan.scan.merge_keuzes import gaat_mee
from wijkscan.scan.model import Prioriteit
from wijkscan.scan.sidebyside_basis import Plek, SideBySide
from wijkscan.store import methode
from wijkscan.workspace import meeting
from wijkscan.workspace.hidden import MEMBER, REVEALED
from wijkscan.workspace.meeting_outcome import ballots
from wijkscan.workspace.own_say import fixed_id, own_id

_AT = "stemmen-bij"
_SCORES = {score: str(score) for score in range(1, 6)}


def show_votes(room: Room, found: SideBySide) -> None:
    """My own votes first; after the reveal everybody sees how far they lie apart."""
    problems = candidates(room, found)
    if not problems:
        show(markup('<div class="ws-leeg"><p>Er gaat geen probleem mee. Stem dus niet.</p></div>'))
        return
    if all_open(room, problems):
        words = "Praat over wat ver uit elkaar ligt. Wie wat stemde, blijft geheim."
        show(markup('<p class="ws-hint">{}</p>{}', words, spread(room, problems)))
        return
    _one(room, problems)
    if room.leads:
        reveal_button(room, problems)


def candidates(room: Room, found: SideBySide) -> list[Plek]:
    """What can be voted about."""
    return list(gaat_mee(found, meeting.decisions(room.hand.loaded)))


def all_open(room: Room, problems: list[Plek]) -> bool:
    """Whether the votes on everything that was voted about can be seen."""
    known = ballots(room.hand.loaded)
    return any(p.record in known for p in problems) and all(
        known[p.record].onthuld for p in problems if p.record in known
    )


def spread(room: Room, problems: list[Plek]) -> Markup:
    """The revealed votes, problem by problem in the order of the table."""
    known = ballots(room.hand.loaded)
    return joined([voting.dots(p.tekst, known[p.record]) for p in problems if p.record in known])


def _one(room: Room, problems: list[Plek]) -> None:
    at = min(int(st.session_state.get(_AT, 0)), len(problems) - 1)
    problem = problems[at]
    hint = f"Probleem {at + 1} van {len(problems)}. Stem voor jezelf, zonder te praten."
    show(markup('<p class="ws-hint">{}</p><h2 class="ws-punt">{}</h2>', hint, problem.tekst))
    if room.hand.may_write:
        mine = _draft(room, problem)
        for key, criterium in methode.criteria().items():
            if criterium.soort == "score":
                about = f"{criterium.uitleg} 1: {criterium.laag} 5: {criterium.hoog}"
                choice.choose_one(mine, key, criterium.naam, _SCORES, help=about)
    with st.container(horizontal=True, key="stemmen-stappen"):
        st.button("Vorige", key="stem-vorige", disabled=at == 0, on_click=_turn, args=(at - 1,))
        st.button(
            "Volgend probleem", key="stem-volgende", type="primary",
            disabled=at + 1 == len(problems), on_click=_turn, args=(at + 1,),
        )  # fmt: skip
    show(markup('<p class="ws-klein" role="status">{}</p>', progress(room, problems)))


def _turn(to: int) -> None:
    st.session_state[_AT] = to


def _draft(room: Room, problem: Plek) -> str:
    hand = room.hand
    ballot = fixed_id(hand.id, "prioriteit", problem.record)
    hand.draft("prioriteiten", ballot, {"probleem": problem.record, REVEALED: False})
    mine = own_id(hand.right, hand.id, ballot)
    fields = {MEMBER: hand.me, "rol": hand.right.author.role}
    hand.draft("stemmen", mine, fields, ballot)
    return mine


def progress(room: Room, problems: list[Plek], mine: bool = True) -> str:
    """How far all are, and how far I am (`mine`); nobody's scores."""
    known = ballots(room.hand.loaded)
    voted = [_voters(room, known.get(problem.record)) for problem in problems]
    people = text.plural(max(voted), "mens stemt", "mensen stemmen")
    if not mine:
        return f"{people} mee."
    done = sum(
        priorities.heeft_gestemd(one) > 0
        for problem in problems
        if (one := known.get(problem.record)) is not None
    )
    return f"Jij stemde over {done} van {len(problems)} problemen. {people} mee."


def _voters(room: Room, ballot: Prioriteit | None) -> int:
    if ballot is None:
        return 0
    return len(ballot.stemmen) + room.hand.loaded.hidden.get(ballot.id, 0)


def reveal_button(room: Room, problems: list[Plek]) -> None:
    """For who leads: show the votes on everything at once."""
    known = ballots(room.hand.loaded)
    there = [known[p.record] for p in problems if p.record in known]
    st.button(
        "Laat alle stemmen zien", key="onthul-stemmen", disabled=not there,
        on_click=_reveal, args=(room, there),
    )  # fmt: skip


def _reveal(room: Room, there: list[Prioriteit]) -> None:
    for one in there:
        meeting.reveal(storage.repository(), room.hand.right, room.hand.id, one.id)
    room.hand.refresh()
