"""Choosing: everyone votes in secret, then the spread is shown, then the group decides."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, at_hand
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import go, left_behind, voting
from wijkscan.scan import priorities
from wijkscan.scan.model import Probleem


def show() -> None:
    """Vote first, talk then, choose last."""
    hand = at_hand.here()
    problems = voting.candidates(hand)
    st.title("Wat pakken jullie het eerst aan?")
    if not problems:
        put(markup('<div class="ws-leeg"><p>Er is nog geen probleem om uit te kiezen.</p></div>'))
        if hand.may_write:
            go.to("problemen", "Schrijf eerst een probleem", address.params(), main=True)
        return
    left_behind.show_left_behind(hand)
    if not all(voting.priority_of(hand, problem).onthuld for problem in problems):
        _vote(hand, problems)
        return
    _decide(hand, problems)


def _vote(hand: at_hand.AtHand, problems: list[Probleem]) -> None:
    put(
        markup(
            '<p class="ws-inleiding">{}</p>',
            "Stem eerst voor jezelf, zonder te praten. 1 is weinig, 5 is veel. "
            "Niemand ziet jouw stem.",
        )
    )
    hidden = [one for one in problems if not voting.priority_of(hand, one).onthuld]
    first = next((one for one in hidden if voting.my_vote(hand, one) is None), None)
    for problem in hidden:
        voting.vote(problem, main=problem is first)
    voting.reveal(hand, problems)


def _decide(hand: at_hand.AtHand, problems: list[Probleem]) -> None:
    put(
        markup(
            '<p class="ws-inleiding">{}</p>',
            f"Praat over de verschillen. Kies er daarna hoogstens {priorities.MAX_PRIORITEITEN}.",
        )
    )
    for remark in priorities.opmerkingen(hand.document.prioriteiten):
        put(markup('<p class="ws-let-op">{}</p>', remark))
    for problem in problems:
        with st.container(border=True, key=f"keuze-{problem.id}"):
            voting.spread(problem)
            voting.decide(problem)
