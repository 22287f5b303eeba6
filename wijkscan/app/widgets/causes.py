"""E: why it is so, which kind of cause, who can change it; at most three steps of "waardoor"."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import choice, coach, field, together
from wijkscan.scan.model import Beinvloedbaar, NiveauOorzaak, RolOorzaak, Steun
from wijkscan.store import methode
from wijkscan.workspace.outcomes import Record

MOST = 4
_CHANGE = {item.value: item.value.capitalize() for item in Beinvloedbaar}
_SUPPORT = {item.value: item.value.capitalize() for item in Steun}
_PART = {item.value: item.value.capitalize() for item in RolOorzaak}
_LEVEL = {item.value: item.value.capitalize() for item in NiveauOorzaak}
_WHO = ("gemeente", "bewoners", "zorg", "welzijn", "corporatie", "huisarts", "school", "sport")


def show(problem_id: str) -> None:
    """The causes of one problem."""
    hand = at_hand.here()
    found = hand.of_kind("e", problem_id)
    put(markup('<p class="ws-hint">Vraag drie keer: waardoor?</p>'))
    for number, record in enumerate(found, 1):
        with st.container(border=True, key=f"oorzaak-{record.id}"):
            _one(hand, problem_id, record, number)
    coach.beside(problem_id, {"e"}, "geen")
    if hand.may_write and len(found) < MOST:
        words = "Nog een oorzaak" if found else "Schrijf een oorzaak op"
        st.button(words, key=f"oorzaak-bij-{problem_id}", on_click=_add, args=(hand, problem_id))


def _add(hand: AtHand, problem_id: str) -> None:
    hand.add("e", {"tekst": "", "determinant": [], "door_wie": []}, problem_id)


def _one(hand: AtHand, problem_id: str, record: Record, number: int) -> None:
    words = field.field(record.id, "tekst", f"Oorzaak {number}", kind=field.Kind(rows=2))
    coach.beside(problem_id, {"e"}, record.id)
    coach.about_a_person(words)
    kinds = {key: item.naam for key, item in methode.determinanten().items()}
    choice.choose_more(record.id, "determinant", "Wat voor oorzaak?", kinds)
    choice.choose_one(record.id, "beinvloedbaar", "Kun je er iets aan doen?", _CHANGE)
    choice.choose_more(record.id, "door_wie", "Wie kan er iets aan doen?", _people(hand, record))
    choice.choose_one(record.id, "steun", "Hoe weet je dit?", _SUPPORT)
    with st.expander("Meer over deze oorzaak"):
        _ladder(record)
        choice.choose_one(record.id, "rol", "Wat doet deze oorzaak?", _PART)
        choice.choose_one(record.id, "niveau", "Waar speelt het?", _LEVEL)
        field.field(record.id, "steun_toelichting", "Wie of wat zegt dat?", kind=field.LINE)
        field.field(record.id, "tegen", "Wat spreekt deze oorzaak tegen?", kind=field.LINE)
    if hand.may_write:
        st.button(
            "Haal deze oorzaak weg",
            key=f"weg-{record.id}",
            type="tertiary",
            on_click=together.remove,
            args=(hand, record.id, "De oorzaak"),
        )


def _people(hand: AtHand, record: Record) -> dict[str, str]:
    """Usual parties, the stakeholders of this scan, and what was filled in before."""
    people = {name: name for name in _WHO}
    people |= {item.id: item.naam for item in hand.document.betrokkenen if item.naam.strip()}
    return people | {
        str(name): str(name) for name in record.fields.get("door_wie") or [] if name not in people
    }


def _ladder(record: Record) -> None:
    """Waardoor, and waardoor dat? The deepest step that can be changed is the handle."""
    steps = [str(step.get("tekst", "")) for step in record.fields.get("trap") or []]
    key = f"trap-{record.id}"
    st.text_input("En waardoor komt dat? (hoogstens drie stappen)", key=key, max_chars=300)
    for number, step in enumerate(steps, 1):
        put(markup('<p class="ws-klein">Stap {}: {}</p>', number, step))
    st.button(
        "Zet deze stap erbij",
        key=f"knop-{key}",
        disabled=len(steps) >= 3,
        on_click=_deeper,
        args=(record, key),
    )


def _deeper(record: Record, key: str) -> None:
    words = str(st.session_state[key] or "").strip()
    if words:
        known = list(record.fields.get("trap") or [])
        at_hand.here().save(record.id, "trap", [*known, {"tekst": words}])
        st.session_state[key] = ""
