"""The list of problems: what is written so far, how far each is, and which question is next."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import coach, pes, together
from wijkscan.app.widgets.labels import named
from wijkscan.scan.model import Probleem, Status, nieuw_id
from wijkscan.scan.rules_feiten import soorten
from wijkscan.scan.sentences import gewone_zin


def show_list(hand: AtHand) -> None:
    """Every problem as its sentence, with the way on."""
    found = hand.document.problemen
    if not found:
        words = "Nog geen probleem. Begin met wat jullie het meest opviel in de wijk of de cijfers."
        show(markup('<p class="ws-leeg">{}</p>', words))
    for problem in found:
        with st.container(border=True, key=f"rij-{problem.id}"):
            _one(hand, problem)
    if hand.may_write:
        st.button(
            "Nog een probleem" if found else "Begin met een probleem",
            key="nieuw-probleem",
            type="secondary" if found else "primary",
            on_click=_begin,
        )


def _begin() -> None:
    address.go(nieuw_id(), 1)


def _one(hand: AtHand, problem: Probleem) -> None:
    sources = sorted(soorten(problem))
    hidden = coach.names_someone(problem, hand.document)
    sentence = (
        "Hier staat nog iets over één persoon." if hidden else gewone_zin(problem, hand.document)
    )
    said = joined_words([*sources, problem.auteur_rol])
    show(
        markup(
            '<h3 class="ws-tussenkop">{}</h3><p class="ws-merken"><span class="ws-soort">{}</span>'
            '{}</p><p class="ws-vier-regels">{}</p>',
            problem.p_wat.strip() or "(nog zonder naam)",
            problem.status.value,
            said,
            sentence,
        )
    )
    step = pes.next_step(problem)
    with st.container(horizontal=True, key=f"knoppen-{problem.id}"):
        if hand.may_write and step != pes.OVERVIEW and problem.status is not Status.VERVALLEN:
            st.button(
                named(f"Verder met vraag {step}", problem.p_wat), key=f"verder-{problem.id}",
                on_click=address.go, args=(problem.id, step), type="primary",
            )  # fmt: skip
        st.button(
            named("Bekijk", problem.p_wat), key=f"open-{problem.id}", on_click=address.go,
            args=(problem.id, pes.OVERVIEW),
        )  # fmt: skip
        if hand.may_write:
            st.button(
                named("Weghalen", problem.p_wat), key=f"weg-{problem.id}", type="tertiary",
                on_click=together.remove, args=(hand, problem.id, "Het probleem"),
            )  # fmt: skip


def joined_words(words: list[str]) -> str:
    """ "cijfer · gesprek · mbo 3", without what is empty."""
    return " · ".join(word for word in words if word)
