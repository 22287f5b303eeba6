"""A figure against the street: herken je dit in de wijk?, by role."""

from __future__ import annotations

from typing import Any

import streamlit as st

from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets.labels import named
from wijkscan.report.blocks import Markup
from wijkscan.scan.model import Antwoord, Cijfer, Herken, Kijkcijfer
from wijkscan.scan.model_basis import Record
from wijkscan.workspace.own_say import fixed_id

WORDS = {Herken.JA.value: "Ja", Herken.NEE.value: "Nee", Herken.WEET_NIET.value: "Weet ik niet"}


def fields_of(record: Record, *without: str) -> dict[str, Any]:
    """A record of the model as the fields that are saved."""
    return record.model_dump(mode="json", exclude={"id", "versie", *without})


def known_look(hand: AtHand, figure: Cijfer) -> Kijkcijfer | None:
    """The record of this figure in the scan, when somebody looked at it before."""
    wanted = (figure.indicator, figure.leeftijd, figure.gebied)
    for look in hand.document.kijkcijfers:
        if (look.cijfer.indicator, look.cijfer.leeftijd, look.cijfer.gebied) == wanted:
            return look
    return None


def own_answer(hand: AtHand, look_id: str) -> str:
    """The id of my own answer about a figure, whether it is there yet or not."""
    return fixed_id(look_id, hand.me, "antwoord")


def look_id_of(hand: AtHand, figure: Cijfer) -> str:
    """The id under which a figure stands in the scan; the same for whoever answers first."""
    known = known_look(hand, figure)
    if known is not None:
        return known.id
    return fixed_id(hand.id, figure.indicator, figure.leeftijd or "", figure.gebied)


def keep(hand: AtHand, figure: Cijfer) -> str:
    """From the first answer on the figure stands in the scan as it is now; gives its id."""
    look_id = look_id_of(hand, figure)
    if hand.record(look_id) is None:
        hand.add("kijkcijfers", fields_of(Kijkcijfer(cijfer=figure), "antwoorden"), None, look_id)
    return look_id


def question(hand: AtHand, figure: Cijfer) -> None:
    """Herken je dit?, and below it what the others said."""
    look_id = look_id_of(hand, figure)
    mine = hand.record(own_answer(hand, look_id))
    key = f"herken-{look_id}"
    st.session_state[key] = mine.fields.get("herken") if mine is not None else None
    st.pills(
        named("Herken je dit in de wijk?", figure.naam),
        list(WORDS),
        format_func=WORDS.__getitem__,
        key=key,
        disabled=not hand.may_write,
        on_change=_answer,
        args=(hand, figure, key),
    )
    said = others(hand, known_look(hand, figure))
    if said:
        show(markup('<p class="ws-klein" role="status">{}</p>', joined(said)))


def _answer(hand: AtHand, figure: Cijfer, key: str) -> None:
    """`lid` tells a vote from another, so that two people of one role both count."""
    look_id, value, role = keep(hand, figure), st.session_state[key], hand.right.author.role
    own = own_answer(hand, look_id)
    known = hand.record(own)
    if known is None:
        hand.add("antwoorden", {"rol": role, "herken": value, "lid": hand.me}, look_id, own)
        return
    hand.save(own, "herken", value)
    if known.fields.get("rol") != role:
        hand.save(own, "rol", role)


def others(hand: AtHand, look: Kijkcijfer | None) -> list[Markup]:
    """The answers of the others, by role."""
    if look is None:
        return []
    mine = own_answer(hand, look.id)
    given = [a for a in look.antwoorden if a.herken is not None and a.id != mine]
    return [
        markup("{}<b>{}</b>: {}", " · " if at else "", role_of(answer), said(answer).lower())
        for at, answer in enumerate(given)
    ]


def role_of(answer: Antwoord) -> str:
    """Who answered, by role."""
    return str(answer.rol or answer.auteur_rol or "iemand")


def said(answer: Antwoord) -> str:
    """An answer in words."""
    return WORDS[answer.herken.value] if answer.herken is not None else ""
