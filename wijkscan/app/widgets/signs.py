"""S: what shows it. Attach what is there already, or write a sign of a professional or a source."""

from __future__ import annotations

from typing import Any

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import choice, coach, field, together
from wijkscan.app.widgets.labels import plain_label
from wijkscan.app.widgets.recognise import fields_of
from wijkscan.report.blocks import Markup
from wijkscan.scan import evidence
from wijkscan.scan.model import SoortTeken
from wijkscan.scan.model_basis import GebiedsNiveau
from wijkscan.store import methode
from wijkscan.workspace.outcomes import Record

MOST = 6
_LEVELS = {level.value: level.value.capitalize() for level in GebiedsNiveau}
_NEW = {
    SoortTeken.PROFESSIONAL.value: "Wat een collega ziet",
    SoortTeken.EIGEN.value: "Een eigen cijfer",
    SoortTeken.LITERATUUR.value: "Onderzoek of richtlijn",
}


def show(problem_id: str) -> None:
    """The signs of one problem: at least two, of different kinds."""
    hand = at_hand.here()
    found = hand.of_kind("s", problem_id)
    words = "Zoek er minstens twee, van verschillende soort: cijfer, observatie, gesprek, collega."
    put(markup('<p class="ws-hint">{}</p>', words))
    for record in found:
        with st.container(border=True, key=f"teken-{record.id}"):
            _one(hand, problem_id, record)
    coach.beside(problem_id, {"s"}, "geen")
    if hand.may_write and len(found) < MOST:
        _attach(hand, problem_id, {str(record.fields.get("verwijst_naar")) for record in found})


def _one(hand: AtHand, problem_id: str, record: Record) -> None:
    kind = str(record.fields.get("soort") or "")
    known = methode.tekens().get(kind)
    put(
        markup(
            '<p class="ws-merken"><span class="ws-soort">{}</span></p>',
            known.naam if known else "Teken",
        )
    )
    words = field.field(record.id, "tekst", "Wat laat het zien?", kind=field.Kind(rows=2))
    coach.beside(problem_id, {"s"}, record.id)
    coach.about_a_person(words)
    with st.expander("Waar komt het vandaan?", expanded=kind in _NEW):
        _origin(kind, record)
        if known is not None:
            put(markup('<p class="ws-klein">{} {}</p>', known.gewicht, known.valkuil))
    if hand.may_write:
        st.button(
            "Haal dit teken weg",
            key=f"weg-{record.id}",
            type="tertiary",
            on_click=together.remove,
            args=(hand, record.id, "Het teken"),
        )


def _origin(kind: str, record: Record) -> None:
    """The must-haves of this kind of sign."""
    if kind in (SoortTeken.GETELD.value, SoortTeken.GESCHAT.value):
        put(_frozen(record))
        return
    field.field(record.id, "bron", "Wie of wat is de bron?", kind=field.LINE, help="Geen naam.")
    field.field(record.id, "jaar", "Uit welk jaar?", kind=field.NUMBER)
    choice.choose_one(record.id, "niveau", "Over welk gebied gaat het?", _LEVELS)
    if kind == SoortTeken.PROFESSIONAL.value:
        field.field(record.id, "rol_professional", "Welke rol heeft die collega?", kind=field.LINE)
        field.field(record.id, "hoe_vaak", "Hoe vaak ziet die dit?", kind=field.LINE)
    if kind == SoortTeken.EIGEN.value:
        field.field(record.id, "telt", "Wat is er geteld?", kind=field.LINE)
        field.field(record.id, "aantal", "Hoeveel? (minstens 10 mensen)", kind=field.NUMBER)
        field.field(record.id, "van", "Van hoeveel?", kind=field.NUMBER)
        field.field(record.id, "definitie", "Hoe is het gemeten?", kind=field.LINE)
        choice.tick(record.id, "toestemming", "We mogen dit cijfer gebruiken")
    if kind == SoortTeken.LITERATUUR.value:
        field.field(record.id, "referentie", "Waar staat het?", kind=field.LINE)
    if kind in (SoortTeken.OBSERVATIE.value, SoortTeken.GESPREK.value):
        field.field(record.id, "plaats", "Waar was het?", kind=field.LINE)


def _frozen(record: Record) -> Markup:
    """A figure stays as it was: table, edition, year, level, age group."""
    figure = record.fields.get("cijfer") or {}
    parts = [figure.get(name) for name in ("producent", "titel", "tabel", "uitgave", "niveau")]
    age = figure.get("leeftijd") or "alle leeftijden"
    words = ", ".join(str(part) for part in [*parts, age] if part)
    return markup('<p class="ws-klein">Vastgelegd zoals het was. {}.</p>', words)


def _attach(hand: AtHand, problem_id: str, used: set[str]) -> None:
    with st.popover("Zet er een teken bij", key=f"teken-bij-{problem_id}"):
        for source_id, words, fields in _candidates(hand):
            if source_id in used:
                continue
            st.button(
                plain_label(words[:110]),
                key=f"neem-{problem_id}-{source_id}",
                on_click=_take,
                args=(hand, problem_id, fields),
            )
        put(joined([markup('<p class="ws-kop">Of schrijf een nieuw teken</p>')]))
        for kind, words in _NEW.items():
            st.button(
                words,
                key=f"nieuw-{problem_id}-{kind}",
                on_click=_take,
                args=(hand, problem_id, {"soort": kind, "tekst": ""}),
            )


def _take(hand: AtHand, problem_id: str, fields: dict[str, Any]) -> None:
    hand.add("s", fields, problem_id)


def _candidates(hand: AtHand) -> list[tuple[str, str, dict[str, Any]]]:
    """What the group has already: (id, words, the fields of the sign)."""
    scan, found = hand.document, []
    for look in scan.kijkcijfers:
        if look.cijfer.waarde is not None:
            sign = {**fields_of(evidence.frozen_sign(look.cijfer)), "verwijst_naar": look.id}
            found.append((look.id, f"Cijfer: {evidence.cijfer_zin(look.cijfer)}", sign))
    for seen in scan.observaties:
        if (seen.wat or seen.goed).strip():
            sign = fields_of(evidence.seen_sign(seen))
            found.append((seen.id, f"Gezien: {seen.wat or seen.goed}", sign))
    for talk in scan.gesprekken:
        if talk.wat.strip():
            found.append((talk.id, f"Gehoord: {talk.wat}", fields_of(evidence.heard_sign(talk))))
    return found
