"""A figure against the street: herken je dit?, by role; and one press makes it a sign."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from wijkscan.app import at_hand, cached
from wijkscan.app.address import Taal
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets.labels import plain_label
from wijkscan.scan import evidence
from wijkscan.scan.model import Cijfer, Herken, Kijkcijfer
from wijkscan.scan.model_basis import Record
from wijkscan.workspace.own_say import fixed_id

_AT = "cijfernummer"
WORDS = {Herken.JA.value: "Ja", Herken.NEE.value: "Nee", Herken.WEET_NIET.value: "Weet ik niet"}


def fields_of(record: Record, *without: str) -> dict[str, Any]:
    """A record of the model as the fields that are saved."""
    return record.model_dump(mode="json", exclude={"id", "versie", *without})


@st.fragment
def one_by_one(codes: tuple[str, ...], focus: str, layer: Taal) -> None:
    """The core set, one figure at a time, with the questions about it."""
    figures = cached.profile(codes, focus).kern
    number = min(st.session_state.get(_AT, 0), len(figures) - 1)
    show(markup('<p class="ws-hint">Cijfer {} van {}</p>', number + 1, len(figures)))
    show(cached.one_card(codes, focus, layer, number, date.today()))
    hand = at_hand.current()
    if hand is not None:
        figure = figures[number]
        indicator = cached.catalogue().indicatoren[figure.indicator]
        about(hand, evidence.kijkcijfer(figure, indicator, cached.area(codes).naam))
    _step(number, len(figures))


def _step(number: int, count: int) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", key="bladeren"):
        st.button(
            "Vorige", key="vorig-cijfer", disabled=number == 0, on_click=_go, args=(number - 1,)
        )
        st.button(
            "Volgende cijfer",
            key="volgend-cijfer",
            type="primary",
            disabled=number + 1 >= count,
            on_click=_go,
            args=(number + 1,),
        )


def _go(number: int) -> None:
    st.session_state[_AT] = number


def about(hand: AtHand, look: Kijkcijfer) -> None:
    """Herken je dit?, what the others said, and what to do with the figure."""
    known = known_look(hand, look.cijfer)
    _question(hand, known or look)
    _others(hand, known)
    if look.cijfer.waarde is not None and hand.may_write:
        with st.container(horizontal=True, key="gebruik"):
            _as_sign(hand, known or look)
            st.button(
                "Dit is een sterk punt",
                key="sterk",
                on_click=_as_strength,
                args=(hand, look.cijfer),
            )
    said = st.session_state.pop("cijfer-gebruikt", "")
    if said:
        show(markup('<p class="ws-klein" role="status">{}</p>', said))


def known_look(hand: AtHand, figure: Cijfer) -> Kijkcijfer | None:
    """The record of this figure in the scan, when somebody looked at it before."""
    wanted = (figure.indicator, figure.leeftijd, figure.gebied)
    for look in hand.document.kijkcijfers:
        if (look.cijfer.indicator, look.cijfer.leeftijd, look.cijfer.gebied) == wanted:
            return look
    return None


def _own_id(hand: AtHand, look_id: str) -> str:
    return fixed_id(look_id, hand.me, "antwoord")


def _look_id(hand: AtHand, look: Kijkcijfer) -> str:
    known = known_look(hand, look.cijfer)
    if known is not None:
        return known.id
    figure = look.cijfer
    return fixed_id(hand.id, figure.indicator, figure.leeftijd or "", figure.gebied)


def _question(hand: AtHand, look: Kijkcijfer) -> None:
    look_id = _look_id(hand, look)
    mine = hand.record(_own_id(hand, look_id))
    key = f"herken-{look_id}"
    st.session_state[key] = mine.fields.get("herken") if mine is not None else None
    st.pills(
        "Herken je dit in de wijk?",
        list(WORDS),
        format_func=WORDS.__getitem__,
        key=key,
        disabled=not hand.may_write,
        on_change=_answer,
        args=(hand, look, key),
    )


def _answer(hand: AtHand, look: Kijkcijfer, key: str) -> None:
    look_id, value = _keep(hand, look), st.session_state[key]
    own = _own_id(hand, look_id)
    if hand.record(own) is None:
        fields = {"rol": hand.right.author.role, "herken": value, "lid": hand.me}
        hand.add("antwoorden", fields, look_id, own)
    else:
        hand.save(own, "herken", value)


def _keep(hand: AtHand, look: Kijkcijfer) -> str:
    """The figure as it is now stands in the scan from the first answer on."""
    look_id = _look_id(hand, look)
    if hand.record(look_id) is None:
        hand.add("kijkcijfers", fields_of(look, "antwoorden"), record_id=look_id)
    return look_id


def _others(hand: AtHand, look: Kijkcijfer | None) -> None:
    if look is None:
        return
    mine = _own_id(hand, look.id)
    said = [
        f"{answer.rol or answer.auteur_rol}: {WORDS[answer.herken.value].lower()}"
        for answer in look.antwoorden
        if answer.herken is not None and answer.id != mine
    ]
    if said:
        show(markup('<p class="ws-klein">{}</p>', " · ".join(said)))


def _as_sign(hand: AtHand, look: Kijkcijfer) -> None:
    problems = [problem for problem in hand.document.problemen if problem.p_wat.strip()]
    with st.popover("Gebruik als teken bij een probleem", key="als-teken"):
        for problem in problems:
            st.button(
                plain_label(problem.p_wat),
                key=f"teken-{problem.id}",
                on_click=_add_sign,
                args=(hand, look, problem.id),
            )
        st.button(
            "Bij een nieuw probleem", key="teken-nieuw", on_click=_add_sign, args=(hand, look, "")
        )


def _add_sign(hand: AtHand, look: Kijkcijfer, problem_id: str) -> None:
    look_id = _keep(hand, look)
    problem_id = problem_id or hand.add("problemen", {"p_wat": "", "status": "concept"})
    sign = evidence.frozen_sign(look.cijfer)
    hand.add("s", {**fields_of(sign), "verwijst_naar": look_id}, problem_id)
    st.session_state["cijfer-gebruikt"] = "Dit cijfer staat nu als teken bij het probleem."


def _as_strength(hand: AtHand, figure: Cijfer) -> None:
    hand.add("sterke_punten", fields_of(evidence.frozen_strength(figure)))
    st.session_state["cijfer-gebruikt"] = "Dit staat nu bij de sterke punten."


def frozen(hand: AtHand) -> None:
    """The figures that stand in the scan itself, for a wijk that is not in the tables."""
    for look in hand.document.kijkcijfers:
        with st.container(border=True, key=f"bevroren-{look.id}"):
            figure = look.cijfer
            tags = [figure.soort, figure.leeftijd, figure.jaar, figure.producent]
            spans = joined([markup("<span>{}</span>", tag) for tag in tags if tag])
            show(
                markup(
                    '<h3 class="ws-tussenkop">{}</h3><p class="ws-merken">{}</p>'
                    '<p class="ws-zin">{}</p>',
                    figure.naam,
                    spans,
                    evidence.cijfer_zin(figure),
                )
            )
            _question(hand, look)
            _others(hand, look)
