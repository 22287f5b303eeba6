"""Choosing what comes first: hidden votes, their spread, PEARL, and the choice."""

from __future__ import annotations

import streamlit as st

from wijkscan import text
from wijkscan.app import at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import choice, field
from wijkscan.app.widgets.labels import named
from wijkscan.report.blocks import Markup
from wijkscan.scan import priorities
from wijkscan.scan.model import Prioriteit, Probleem, Status
from wijkscan.store import methode
from wijkscan.workspace.outcomes import Record
from wijkscan.workspace.own_say import fixed_id, own_id

_SCORES = {score: str(score) for score in range(1, 6)}
_YES_NO = {True: "Ja", False: "Nee"}
_RANKS = {rank: f"{rank}e" for rank in range(1, priorities.MAX_PRIORITEITEN + 1)}


def candidates(hand: AtHand) -> list[Probleem]:
    """The problems that can be chosen."""
    return [
        problem
        for problem in hand.document.problemen
        if problem.p_wat.strip() and problem.status is not Status.VERVALLEN
    ]


def priority_of(hand: AtHand, problem: Probleem) -> Prioriteit:
    """The choice about one problem; made when it is not there yet."""
    known = [item for item in hand.document.prioriteiten if item.probleem == problem.id]
    if known:
        return known[0]
    wanted = fixed_id(problem.id, "prioriteit")
    if hand.may_write:
        hand.add("prioriteiten", {"probleem": problem.id}, record_id=wanted)
    return Prioriteit(id=wanted, probleem=problem.id)


def my_vote(hand: AtHand, problem: Probleem) -> Record | None:
    """The record with my own scores, when I began with them."""
    return hand.record(own_id(hand.right, hand.id, priority_of(hand, problem).id))


@st.fragment
def vote(problem: Probleem, main: bool = False) -> None:
    """My own four scores on one problem; nobody sees them before they are revealed.

    `main`: this is the one to begin with.
    """
    hand = at_hand.here()
    priority = priority_of(hand, problem)
    mine = own_id(hand.right, hand.id, priority.id)
    show(markup('<h2 class="ws-tussenkop">{}</h2>', problem.p_wat))
    if hand.record(mine) is None:
        if not hand.may_write:
            return
        st.button(
            named("Geef je stem", problem.p_wat),
            key=f"stem-{mine}",
            type="primary" if main else "secondary",
            on_click=_begin_vote,
            args=(hand, priority.id, mine),
        )
        return
    for key, criterium in methode.criteria().items():
        if criterium.soort == "score":
            about = f"1: {criterium.laag} 5: {criterium.hoog}"
            choice.choose_one(mine, key, criterium.naam, _SCORES, help=about, about=problem.p_wat)


def _begin_vote(hand: AtHand, priority_id: str, vote_id: str) -> None:
    fields = {"lid": hand.me, "rol": hand.right.author.role}
    hand.add("stemmen", fields, priority_id, vote_id)


def reveal(hand: AtHand, problems: list[Probleem]) -> None:
    """How many voted, and the button that shows all votes at once."""
    fewest = min((_voted(hand, problem) for problem in problems), default=0)
    counted = text.plural(fewest, "mens heeft", "mensen hebben") if fewest else "Nog niemand heeft"
    show(markup('<p class="ws-klein" role="status">{} overal gestemd.</p>', counted))
    st.button(
        "Laat alle stemmen zien",
        type="primary",
        key="onthul",
        disabled=not (fewest and hand.may_write),
        help="Daarna ziet iedereen de spreiding. Wie wat stemde, blijft geheim.",
        on_click=_reveal,
        args=(hand, problems),
    )


def _voted(hand: AtHand, problem: Probleem) -> int:
    """My own vote when it is complete, and those of others that are hidden from me."""
    priority = priority_of(hand, problem)
    return priorities.heeft_gestemd(priority) + hand.loaded.hidden.get(priority.id, 0)


def _reveal(hand: AtHand, problems: list[Probleem]) -> None:
    for problem in problems:
        hand.reveal(priority_of(hand, problem).id)


def spread(problem: Probleem) -> None:
    """The votes on one problem as dots on a line from 1 to 5, and whether there is talk in it."""
    hand = at_hand.here()
    show(dots(problem.p_wat, priority_of(hand, problem)))


def dots(title: str, priority: Prioriteit) -> Markup:
    """Revealed votes with what they are about."""
    rows = [_row(row) for row in priorities.spreiding(priority)]
    return markup(
        '<section class="ws-stemmen"><h2 class="ws-tussenkop">{}</h2><dl>{}</dl></section>',
        title, joined(rows),
    )  # fmt: skip


def _row(row: priorities.Spreiding) -> Markup:
    points = []
    for score in _SCORES:
        number = row.stemmen.count(score)
        points.append(markup('<li data-n="{}">{}</li>', number, "●" * number))
    said = ", ".join(str(score) for score in row.stemmen)
    talk = "Jullie denken hier verschillend over. Vraag elkaar: waarom?" if row.verdeeld else ""
    return markup(
        "<div><dt>{}</dt><dd><ol aria-hidden='true'>{}</ol>"
        '<span class="ws-verborgen">Stemmen van 1 tot 5: {}.</span><b>{}</b></dd></div>',
        row.vraag,
        joined(points),
        said,
        talk,
    )


@st.fragment
def decide(problem: Probleem) -> None:
    """PEARL and the choice itself, with the reason in a few words."""
    hand = at_hand.here()
    priority = priority_of(hand, problem)
    if not choice.tick(priority.id, "gekozen", named("Dit pakken we het eerst aan", problem.p_wat)):
        return
    choice.choose_one(priority.id, "rang", "Welke plaats?", _RANKS, about=problem.p_wat)
    field.field(
        priority.id,
        "reden",
        "Waarom kiezen jullie dit?",
        help=f"Hoogstens {priorities.MAX_WOORDEN_REDEN} woorden.",
        about=problem.p_wat,
    )
    with st.container(horizontal=True, gap="medium", key=f"pearl-{priority.id}"):
        for key, criterium in methode.criteria().items():
            if criterium.soort != "pearl":
                continue
            with st.container(width=185, gap="xsmall"):
                choice.choose_one(
                    priority.id, f"pearl.{key}", criterium.naam, _YES_NO,
                    help=criterium.uitleg, about=problem.p_wat,
                )  # fmt: skip
    no = priorities.pearl_nee(priority_of(at_hand.here(), problem))
    if no:
        sentence = "Een nee is genoeg om te stoppen, of om het plan te veranderen."
        show(markup('<p class="ws-let-op">{}</p>', sentence))
