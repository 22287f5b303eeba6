"""E: why it is so, which kind of cause, who can change it; at most three steps of "waardoor"."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from wijkscan.app import address
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import choice, coach, field
from wijkscan.app.widgets.coach import Look
from wijkscan.app.widgets.drawer import Drawer
from wijkscan.app.widgets.labels import plain_label
from wijkscan.scan.model import Beinvloedbaar, NiveauOorzaak, RolOorzaak, Steun
from wijkscan.store import methode
from wijkscan.workspace.outcomes import Record

MOST, _MOST_STEPS = 4, 3
_CHANGE = {item.value: item.value.capitalize() for item in Beinvloedbaar}
_SUPPORT = {
    Steun.BEWONERS.value: "Bewoners zeggen het",
    Steun.KENNER.value: "Een kenner zegt het",
    Steun.ONDERZOEK.value: "Uit onderzoek",
    Steun.VERMOEDEN.value: "Eigen vermoeden",
}
_PART = {item.value: item.value.capitalize() for item in RolOorzaak}
_LEVEL = {item.value: item.value.capitalize() for item in NiveauOorzaak}


def show(look: Look) -> None:
    """The causes of one problem, one of them open to write in."""
    drawer = Drawer(
        kind="e",
        thing="De oorzaak",
        empty="Vraag drie keer: waardoor? Begin met wat bewoners zelf noemen.",
        add="Nog een oorzaak" if look.problem.e else "Schrijf een oorzaak op",
        name=lambda fields: str(fields.get("tekst") or ""),
        edit=partial(_edit, look),
        below=partial(_below, look),
        most=MOST,
    )
    drawer.show(base=(look.problem.id, "4"), parent=look.problem.id)
    if not address.spot()[2:3]:
        coach.beside(look, {"e"})  # about all causes; not while one is being written


def _below(look: Look, record: Record) -> None:
    kinds = [methode.determinanten()[key].naam for key in _codes(record)]
    who = [_who(look.hand).get(str(name), str(name)) for name in record.fields.get("door_wie", [])]
    words = " · ".join([*kinds, *[f"door: {name}" for name in who]])
    put(markup('<p class="ws-klein ws-onder">{}</p>', words))
    for notice in look.about({"e"}, record.id):
        if not notice.reden:
            put(coach.line(notice))


def _codes(record: Record) -> list[str]:
    known = methode.determinanten()
    return [key for key in record.fields.get("determinant") or [] if key in known]


def _edit(look: Look, hand: AtHand, record: Record) -> None:
    coach.write(
        record.id, "tekst", "Waardoor komt het?", look, {"e"}, record.id,
        kind=field.Kind(rows=2), hint="Bijvoorbeeld: de bankjes op de route zijn stuk",
    )  # fmt: skip
    kinds = {key: item.naam for key, item in methode.determinanten().items()}
    codes = choice.choose_more(record.id, "determinant", "Wat voor oorzaak is het?", kinds)
    with st.container():
        for code in codes:
            put(markup('<p class="ws-klein">{}</p>', methode.determinanten()[code].let_op))
    choice.choose_more(record.id, "door_wie", "Wie kan er iets aan doen?", _people(hand, record))
    choice.choose_one(record.id, "beinvloedbaar", "Kunnen zij dit veranderen?", _CHANGE)
    choice.choose_one(record.id, "steun", "Hoe weten jullie dit?", _SUPPORT)
    with st.expander("Vraag door: en waardoor komt dat?", key=f"trap-{record.id}"):
        _ladder(record)
    with st.expander("Meer over deze oorzaak", key=f"meer-{record.id}"):
        coach.write(record.id, "steun_toelichting", "Wie of wat zegt dat?", kind=field.LINE)
        coach.write(record.id, "tegen", "Wat spreekt deze oorzaak tegen?", kind=field.LINE)
        choice.choose_one(record.id, "rol", "Wat doet deze oorzaak?", _PART)
        choice.choose_one(record.id, "niveau", "Waar kun je het veranderen?", _LEVEL)


def _who(hand: AtHand) -> dict[str, str]:
    return {item.id: item.naam for item in hand.document.betrokkenen if item.naam.strip()}


def _people(hand: AtHand, record: Record) -> dict[str, str]:
    """Those that fit this kind of cause, the usual parties, the stakeholders of this scan."""
    fitting = [name for key in _codes(record) for name in methode.determinanten()[key].door_wie]
    names = [*fitting, *methode.gewone_partijen(), *map(str, record.fields.get("door_wie") or [])]
    known = _who(hand)
    return {name: plain_label(known.get(name, name)) for name in [*dict.fromkeys(names), *known]}


def _ladder(record: Record) -> None:
    """Waardoor, and waardoor dat? The deepest step that can be changed is the handle."""
    put(
        markup(
            '<p class="ws-klein">De diepste stap die iemand kan veranderen, is het begin van '
            "jullie plan.</p>"
        )
    )
    steps: list[dict[str, Any]] = record.fields.get("trap") or []
    filled = sum(bool(str(step.get("tekst") or "").strip()) for step in steps)
    for number in range(min(filled + 1, _MOST_STEPS)):
        label = "En waardoor komt dat?" if number == 0 else f"En waardoor komt stap {number}?"
        coach.write(record.id, f"trap.{number}.tekst", label, kind=field.LINE)
        if number < filled:
            choice.choose_one(
                record.id, f"trap.{number}.beinvloedbaar", "Kan iemand dit veranderen?", _CHANGE
            )
