"""What a group does with a figure: a sign of a problem, a strength, or a newer one instead."""

from __future__ import annotations

import streamlit as st

from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import together
from wijkscan.app.widgets.labels import named, plain_label
from wijkscan.app.widgets.recognise import fields_of, keep
from wijkscan.scan import evidence
from wijkscan.scan.model import Cijfer, Kijkcijfer
from wijkscan.workspace.outcomes import Record

_OLD = "cijfer-van-eerst"


def as_sign(hand: AtHand, figure: Cijfer) -> None:
    """One press: into a problem that is chosen, or a new one; below it where it stands already."""
    problems = hand.document.problemen
    words = "Gebruik als teken bij een probleem"
    if not problems:
        st.button(words, key="teken-nieuw", on_click=_add_sign, args=(hand, figure, ""))
        return
    with st.popover(words, key="als-teken"):
        for problem in problems:
            st.button(
                plain_label(problem.p_wat.strip() or "(nog zonder woorden)"),
                key=f"teken-{problem.id}",
                disabled=_sign_in(hand, figure, problem.id) is not None,
                on_click=_add_sign,
                args=(hand, figure, problem.id),
            )
        st.button(
            "Bij een nieuw probleem", key="teken-nieuw", on_click=_add_sign, args=(hand, figure, "")
        )


def _add_sign(hand: AtHand, figure: Cijfer, problem_id: str) -> None:
    look_id = keep(hand, figure)
    problem_id = problem_id or hand.add("problemen", _new_problem(hand))
    hand.add("s", {**fields_of(evidence.frozen_sign(figure)), "verwijst_naar": look_id}, problem_id)


def _new_problem(hand: AtHand) -> dict[str, object]:
    area = hand.document.gebied
    where = area.model_dump(mode="json") if area.gevuld else None
    return {"p_wat": "", "p_gebied": where, "status": "concept", "rol": [hand.right.author.role]}


def as_strength(hand: AtHand, figure: Cijfer) -> None:
    """One press: a figure as a sterk punt."""
    if _strength_of(hand, figure) is None:
        st.button("Dit is een sterk punt", key="sterk", on_click=_add_strength, args=(hand, figure))


def _add_strength(hand: AtHand, figure: Cijfer) -> None:
    keep(hand, figure)
    hand.add("sterke_punten", fields_of(evidence.frozen_strength(figure)))


def where_used(hand: AtHand, figure: Cijfer) -> None:
    """Where the figure stands already, each with a way back."""
    for problem in hand.document.problemen:
        sign = _sign_in(hand, figure, problem.id)
        if sign is not None:
            name = problem.p_wat.strip() or "een nieuw probleem"
            _used(hand, sign, f"Staat als teken bij: {name}", "Het teken")
    strength = _strength_of(hand, figure)
    if strength is not None:
        _used(hand, strength, "Staat bij de sterke punten", "Het sterke punt")


def _used(hand: AtHand, record: Record, words: str, thing: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"gebruikt-{record.id}"):
        show(markup('<p class="ws-gebruikt" role="status">✓ {}</p>', words))
        if hand.may_write:
            st.button(
                named("Haal weg", words),
                key=f"niet-{record.id}",
                type="tertiary",
                on_click=_take_back,
                args=(hand, record.id, thing),
            )


def _take_back(hand: AtHand, record_id: str, thing: str) -> None:
    together.remove(hand, record_id, thing)
    together.ask_rerun()


def _sign_in(hand: AtHand, figure: Cijfer, problem_id: str) -> Record | None:
    return _same(hand.of_kind("s", problem_id), figure)


def _strength_of(hand: AtHand, figure: Cijfer) -> Record | None:
    return _same(hand.of_kind("sterke_punten"), figure)


def _same(records: list[Record], figure: Cijfer) -> Record | None:
    """The record that holds this figure, from whatever year."""
    wanted = (figure.indicator, figure.leeftijd, figure.gebied)
    for record in records:
        held = record.fields.get("cijfer") or {}
        if (held.get("indicator"), held.get("leeftijd"), held.get("gebied")) == wanted:
            return record
    return None


def offer_newer(hand: AtHand, look: Kijkcijfer, newer: Cijfer) -> None:
    """A newer figure beside the one the group looked at: an offer, never a silent change."""
    show(
        markup(
            '<div class="ws-let-op"><p><b>Er is een nieuwer cijfer.</b> {} ({}).</p>'
            "<p>Jullie antwoorden gaan over het cijfer van {}. Ze blijven staan.</p></div>",
            evidence.cijfer_zin(newer),
            newer.jaar,
            look.cijfer.jaar,
        )
    )
    if hand.may_write:
        st.button(
            "Neem het nieuwe cijfer over",
            key=f"nieuwer-{look.id}",
            on_click=_take_newer,
            args=(hand, look, newer),
        )


def _take_newer(hand: AtHand, look: Kijkcijfer, newer: Cijfer) -> None:
    old = look.cijfer.model_dump(mode="json")
    hand.save(look.id, "cijfer", newer.model_dump(mode="json"))
    st.session_state[_OLD] = (look.id, old)


def take_back_newer(hand: AtHand, look: Kijkcijfer) -> None:
    """Right after taking over a newer figure: one press brings the old one back."""
    look_id, old = st.session_state.get(_OLD, ("", None))
    if look_id == look.id and hand.may_write:
        st.button(
            "Zet het oude cijfer terug",
            key=f"ouder-{look.id}",
            type="tertiary",
            on_click=_put_back,
            args=(hand, look_id, old),
        )


def _put_back(hand: AtHand, look_id: str, old: object) -> None:
    hand.save(look_id, "cijfer", old)
    st.session_state.pop(_OLD)
