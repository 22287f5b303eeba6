"""Figure against street: what the figure says, what each role recognises, what was seen there."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import field
from wijkscan.app.widgets.labels import plain_label
from wijkscan.app.widgets.recognise import WORDS
from wijkscan.report.blocks import Markup
from wijkscan.scan import evidence
from wijkscan.scan.model import Herken, Kijkcijfer
from wijkscan.workspace.own_say import fixed_id


def answered(hand: AtHand) -> list[Kijkcijfer]:
    """Figures with an answer; those that somebody does not recognise first."""
    found = [look for look in hand.document.kijkcijfers if look.antwoorden]
    return sorted(found, key=lambda look: not is_conflict(look))


def is_conflict(look: Kijkcijfer) -> bool:
    """Whether the street says something else than the figure, for at least one of the group."""
    return any(answer.herken is Herken.NEE for answer in look.antwoorden)


@st.fragment
def one(look: Kijkcijfer) -> None:
    """One figure with all answers; a conflict is kept, with the reasons of everyone."""
    hand = at_hand.here()
    with st.container(border=True, key=f"naast-{look.id}"):
        show(
            markup(
                '<h3 class="ws-tussenkop">{}</h3><div class="ws-mee">'
                "<section><h4>Het cijfer zegt</h4><p>{}</p></section>"
                "<section><h4>De groep zegt</h4><ul>{}</ul></section></div>",
                look.cijfer.naam,
                evidence.cijfer_zin(look.cijfer),
                _answers(look),
            )
        )
        mine = hand.record(fixed_id(look.id, hand.me, "antwoord"))
        if mine is not None:
            label = "Waarom herken je dit wel of niet?"
            field.field(mine.id, "toelichting", label, hint="Ik zag of hoorde ...")
        if is_conflict(look) and hand.may_write:
            _against(hand, look)


def _answers(look: Kijkcijfer) -> Markup:
    lines = []
    for answer in look.antwoorden:
        if answer.herken is None:
            continue
        why = f": {answer.toelichting}" if answer.toelichting.strip() else ""
        role = answer.rol or answer.auteur_rol or "iemand"
        lines.append(markup("<li><b>{}</b> ({}){}</li>", WORDS[answer.herken.value], role, why))
    return joined(lines)


def _against(hand: AtHand, look: Kijkcijfer) -> None:
    """What does not fit belongs with the problem, so that nobody forgets it."""
    problems = [problem for problem in hand.document.problemen if problem.p_wat.strip()]
    if not problems:
        return
    with st.popover("Zet dit als tegenspraak bij een probleem", key=f"tegen-{look.id}"):
        for problem in problems:
            st.button(
                plain_label(problem.p_wat),
                key=f"tegen-{look.id}-{problem.id}",
                on_click=_add_against,
                args=(hand, look, problem.id),
            )


def _add_against(hand: AtHand, look: Kijkcijfer, problem_id: str) -> None:
    said = [
        f"{answer.rol or 'iemand'} herkent dit niet"
        + (f": {answer.toelichting}" if answer.toelichting.strip() else "")
        for answer in look.antwoorden
        if answer.herken is Herken.NEE
    ]
    line = f"{look.cijfer.naam}: {'; '.join(said)}."
    record = hand.record(problem_id)
    before = str(record.fields.get("tegen") or "") if record is not None else ""
    if line not in before:
        hand.save(problem_id, "tegen", f"{before}\n{line}".strip())


def seen(hand: AtHand) -> None:
    """What the group saw and heard, short, to lay beside the figures."""
    lines = [
        markup("<li>{} <i>{}</i></li>", item.wat or item.goed, item.auteur_rol)
        for item in hand.document.observaties
        if (item.wat or item.goed).strip()
    ]
    lines += [
        markup("<li>“{}” <i>{}</i></li>", talk.wat, talk.setting)
        for talk in hand.document.gesprekken
        if talk.wat.strip()
    ]
    words = lines or [markup("<li>Nog niets. Ga eerst de wijk in.</li>")]
    show(
        markup(
            '<section class="ws-vooraf"><h2>Wat jullie zagen en hoorden</h2><ul>{}</ul></section>',
            joined(words),
        )
    )
