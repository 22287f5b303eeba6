"""Into the wijk: what you see and hear, on a phone in the street; what is good comes first."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup
from wijkscan.app.widgets import choice, field
from wijkscan.app.widgets.drawer import Drawer
from wijkscan.report.blocks import Markup
from wijkscan.scan.model import Dagdeel, Deelsysteem, ValtOp
from wijkscan.store import methode
from wijkscan.workspace.outcomes import Record

_DAYPARTS = {part.value: part.value for part in Dagdeel}
_STRIKES = {ValtOp.GOED.value: "Goed", ValtOp.MINDER.value: "Minder goed"}
_SUBJECTS = {part.value: part.value.capitalize() for part in Deelsysteem}


def _edit_observation(_: AtHand, record: Record) -> None:
    field.field(record.id, "goed", "Wat is hier goed?", kind=field.Kind(rows=2))
    chosen = choice.choose_one(record.id, "deelsysteem", "Waar gaat het over?", _SUBJECTS)
    questions = [part.vragen for part in methode.deelsystemen().values() if part.naam == chosen]
    advice = " ".join(questions[0]) if questions else "Schrijf op wat je ziet. Nog geen oordeel."
    field.field(record.id, "wat", "Wat zie of hoor je? Nog geen oordeel.", help=advice)
    choice.choose_more(record.id, "dagdeel", "Wanneer?", _DAYPARTS)
    field.field(
        record.id,
        "plaats",
        "Waar?",
        kind=field.LINE,
        help="Een straat of plein. Nooit een huisnummer.",
    )
    choice.choose_one(record.id, "valt_op", "Hoe valt het op?", _STRIKES)
    left, right = st.columns(2)
    with left:
        field.field(record.id, "datum", "Welke dag?", kind=field.DAY)
    with right:
        field.field(record.id, "waarnemers", "Met hoeveel keken jullie?", kind=field.NUMBER)


def _first(*names: str) -> Any:
    """The first of these fields with words in it, for the list."""

    def name(fields: dict[str, Any]) -> str:
        return next((str(fields[one]) for one in names if fields.get(one)), "")

    return name


OBSERVATIONS = Drawer(
    kind="observaties",
    thing="Deze observatie",
    empty="Nog niets. Loop samen door de wijk en begin met wat hier goed is.",
    add="Nieuwe observatie",
    name=_first("wat", "goed"),
    edit=_edit_observation,
    start=lambda _: {"datum": date.today().isoformat(), "dagdeel": [], "waarnemers": 1},
    again="Bewaar en nog een",
)


def _edit_talk(_: AtHand, record: Record) -> None:
    choice.tick(record.id, "toestemming", "We vroegen of we dit mogen opschrijven")
    field.field(record.id, "personen", "Met hoeveel mensen sprak je?", kind=field.NUMBER)
    field.field(
        record.id, "setting", "Waar was het?", kind=field.LINE, hint="In de hal van de flat"
    )
    field.field(record.id, "goed", "Wat vinden zij goed aan de wijk?", kind=field.Kind(rows=2))
    field.field(
        record.id,
        "wat",
        "Wat zeiden zij?",
        help="In hun eigen woorden, kort. Schrijf niet op wie het zei.",
    )
    field.field(record.id, "datum", "Welke dag?", kind=field.DAY)


TALKS = Drawer(
    kind="gesprekken",
    thing="Dit gesprek",
    empty="Praat met minstens twee wijkbewoners. Vraag eerst wat goed gaat.",
    add="Nieuw gesprek",
    name=_first("wat", "goed", "setting"),
    edit=_edit_talk,
    start=lambda _: {"datum": date.today().isoformat(), "toestemming": False},
    again="Bewaar en nog een",
)

PRIVACY = (
    "Schrijf over groepen, nooit over één persoon.",
    "Geen namen, huisnummers, kentekens of leeftijden van mensen.",
    "Maak geen foto van mensen. Foto's kunnen hier niet bij.",
    "Vraag of je mag opschrijven wat iemand vertelt.",
)


def privacy_card() -> Markup:
    """Four lines to read before you go."""
    lines = joined([markup("<li>{}</li>", line) for line in PRIVACY])
    return markup('<section class="ws-vooraf"><h2>Voordat je gaat</h2><ul>{}</ul></section>', lines)
