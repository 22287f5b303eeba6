"""A problem in PES form, in six questions: one at a time, with the coach beside the field."""

from __future__ import annotations

import re
from typing import Literal

import streamlit as st

from wijkscan.app import address, at_hand
from wijkscan.app.address import Taal
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import (
    answers,
    arrive,
    causes,
    coach,
    examples,
    lessons,
    overview,
    questions,
    signs,
    together,
)
from wijkscan.app.widgets.coach import Look
from wijkscan.app.widgets.question import Question
from wijkscan.report.blocks import Markup
from wijkscan.scan.model import Probleem
from wijkscan.scan.sentences import gewone_zin, vakzin

_ID = re.compile("[0-9a-f]{32}")
OVERVIEW = "klaar"


QUESTIONS = (
    Question(
        "Wat is er aan de hand?", "P: probleem", ("soort", "p_wat"), questions.what,
        lambda p: bool(p.p_wat.strip()), answers.what,
    ),
    Question(
        "Bij wie?", "P: doelgroep", ("p_groep", "p_leeftijd"), questions.who,
        lambda p: bool(p.p_groep.strip()), answers.who,
    ),
    Question(
        "Waar is het, en hoe groot?", "P: gebied, omvang en gevolg",
        ("p_gebied", "p_omvang", "p_gevolg"), questions.where,
        lambda p: bool(p.p_gevolg.strip() or p.p_omvang or p.p_gebied), answers.where,
    ),
    Question(
        "Waardoor komt het?", "E: etiologie", ("e",), causes.show,
        lambda p: any(cause.tekst.strip() for cause in p.e), answers.why,
        ("oorzaak_of_samenhang",),
    ),
    Question(
        "Waar zie je dat aan?", "S: symptomen", ("s",), signs.show, lambda p: len(p.s) > 1,
        answers.shown, ("geteld_of_geschat", "oud_cijfer"),
    ),
    Question(
        "Wat is sterk, en hoe zeker zijn jullie?", "Sterke punten, tegenspraak en zekerheid",
        ("sterk", "tegen", "zekerheid"), questions.sure,
        lambda p: p.zekerheid is not None and p.zekerheid.niveau is not None, answers.sure,
    ),
)  # fmt: skip


def is_open(hand: AtHand, spot: tuple[str, ...]) -> bool:
    """Whether the address names a problem that is there, or that may be begun."""
    if not spot or not _ID.fullmatch(spot[0]) or spot[0] in hand.gone:
        return False
    record = hand.record(spot[0])
    return record.kind == "problemen" if record is not None else hand.may_write


def next_step(problem: Probleem) -> str:
    """The first question without an answer; the overview when there is none."""
    open_ = (str(number) for number, one in enumerate(QUESTIONS, 1) if not one.is_filled(problem))
    return next(open_, OVERVIEW)


@st.fragment
def show_open(problem_id: str) -> None:
    """The question that is on, or the overview; beside it the sentence that grows."""
    together.show_removal()
    if not is_open(at_hand.here(), address.spot()):
        st.rerun()  # gone, or back to the list: that is the page, not this part of it
    look, step = coach.look_at(problem_id), (*address.spot(), "", "")[1]
    look.hand.draft("problemen", problem_id, {})
    number = int(step) if step in {"1", "2", "3", "4", "5", "6"} else 0
    left, right = st.columns([3, 2], gap="large")
    with left:
        if number:
            _ask(look, number)
        else:
            overview.show(look, QUESTIONS, lambda which: address.go(problem_id, str(which)))
    with right:
        sentence(look)
        if number:
            show(examples.of_question(number))
            if keys := QUESTIONS[number - 1].lessons:
                show(lessons.lessons(keys))


def _ask(look: Look, number: int) -> None:
    question = QUESTIONS[number - 1]
    show(_progress(look.problem, number))
    above = f"Vraag {number} van {len(QUESTIONS)}"
    if address.taal() is Taal.VAK:
        above += f" · {question.spoken}"
    arrive.heading(question.title, above, steps=2)
    question.ask(look)
    _steps(look.problem.id, number)


def _steps(problem_id: str, number: int) -> None:
    last = number == len(QUESTIONS)
    sides: Literal["right", "distribute"] = "distribute" if number > 1 else "right"
    with st.container(horizontal=True, horizontal_alignment=sides, key="vraag-verder"):
        if number > 1:
            st.button(
                "Vorige vraag", key="vorige-vraag", on_click=address.go,
                args=(problem_id, number - 1),
            )  # fmt: skip
        st.button(
            "Naar het overzicht" if last else "Volgende vraag",
            key="volgende-vraag",
            type="primary",
            on_click=address.go,
            args=(problem_id, OVERVIEW if last else number + 1),
        )
    if not last:
        st.button(
            "Naar het overzicht", key="naar-overzicht", type="tertiary", on_click=address.go,
            args=(problem_id, OVERVIEW),
        )  # fmt: skip


def _progress(problem: Probleem, number: int) -> Markup:
    """Six small bars: answered, now, still to come. The words stand in the line below."""
    bars = [
        markup(
            '<li class="{}"></li>',
            "ws-nu" if at == number else "ws-vol" if one.is_filled(problem) else "",
        )
        for at, one in enumerate(QUESTIONS, 1)
    ]
    return markup('<ol class="ws-vragen" aria-hidden="true">{}</ol>', joined(bars))


def sentence(look: Look) -> None:
    """What the tool makes of it, in both layers; the one that is chosen comes first."""
    problem, scan = look.problem, look.hand.document
    words = ""
    if not problem.p_wat.strip():
        words = "Hier komt jullie zin te staan. Hij groeit mee terwijl je typt."
    elif coach.names_someone(problem, scan):
        words = "Haal eerst weg wat over één persoon gaat. Dan komt hier jullie zin."
    if words:
        show(markup('<section class="ws-vooraf"><h2>Jullie zin</h2><p>{}</p></section>', words))
        return
    plain = ("In gewone taal", gewone_zin(problem, scan))
    spoken = ("In vaktaal", vakzin(problem, scan))
    first, second = (spoken, plain) if address.taal() is Taal.VAK else (plain, spoken)
    show(
        markup(
            '<section class="ws-vooraf" aria-label="Jullie zin"><h2>{}</h2><p>{}</p></section>'
            '<details class="ws-vooraf ws-tweede"><summary>{}</summary><p>{}</p></details>',
            *first,
            *second,
        )
    )
