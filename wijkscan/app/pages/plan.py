"""The wijkplan: first what is there, then whom we need, then what we do."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, at_hand
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import go, planning
from wijkscan.scan.model import Probleem


def show() -> None:
    """Stand still before the action: three questions, in this order."""
    hand = at_hand.here()
    st.title("Wat gaan jullie doen?")
    chosen = _chosen(hand)
    if not chosen and hand.may_write:
        put(
            markup(
                '<div class="ws-leeg"><p>Kies eerst wat jullie het eerst aanpakken. '
                "Een plan voor alles is geen plan.</p></div>"
            )
        )
        go.to("kiezen", "Naar kiezen", address.params(), main=True)
    _part("1. Wat is er al?", "Zoek op wat er in de wijk al gebeurt. Bel of loop langs.")
    planning.OFFERS.show()
    planning.matrix(hand)
    _part(
        "2. Wie hebben jullie nodig?", "Wie kan een oorzaak veranderen? Wat vraag je, wat bied je?"
    )
    planning.STAKEHOLDERS.show()
    planning.offer_parties(hand)
    _part("3. Wat gaan jullie doen?", "Begin klein. Eén eerste stap met een datum is genoeg.")
    for problem in chosen:
        put(markup('<h3 class="ws-tussenkop">{}</h3>', problem.p_wat))
        put(planning.handles(problem))
        planning.show_actions(problem)


def _part(title: str, about: str) -> None:
    st.header(title, anchor=False)
    put(markup('<p class="ws-hint">{}</p>', about))


def _chosen(hand: at_hand.AtHand) -> list[Probleem]:
    """The chosen problems, in the order that the group gave them."""
    ranks = {item.probleem: item.rang or 9 for item in hand.document.prioriteiten if item.gekozen}
    found = [problem for problem in hand.document.problemen if problem.id in ranks]
    return sorted(found, key=lambda problem: ranks[problem.id])
