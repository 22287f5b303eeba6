"""Looking back after some weeks: what came true, what was done, seen and said."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from wijkscan import text
from wijkscan.app import at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import choice, field
from wijkscan.app.widgets.drawer import Drawer
from wijkscan.scan.model import Actie, Herken, Stand, Verwachting
from wijkscan.workspace.outcomes import Record

_RIGHT = {Herken.JA.value: "Ja", Herken.NEE.value: "Nee", Herken.WEET_NIET.value: "Weet ik niet"}
_STATES = {state.value: state.value.capitalize() for state in Stand}


@st.fragment
def expectation(item: Verwachting) -> None:
    """One expectation of before: was it right?"""
    show(markup("<blockquote>{} <i>{}</i></blockquote>", item.tekst, item.auteur_rol))
    choice.choose_one(item.id, "klopte", "Klopte dit?", _RIGHT, about=item.tekst)
    if at_hand.here().may_write and item.klopte is not None:
        field.field(
            item.id, "toelichting", "Wat hebben jullie gezien?", kind=field.LINE, about=item.tekst
        )


@st.fragment
def action(item: Actie) -> None:
    """One action of the plan: how far is it?"""
    when = f" ({text.long_date(item.stop_datum)})" if item.stop_datum else ""
    name = text.capital(item.wat or item.eerste_stap or "actie")
    show(markup('<p class="ws-kop">{}{}</p>', name, when))
    if item.meten.strip():
        show(markup('<p class="ws-klein">Jullie zouden meten: {}</p>', item.meten))
    choice.choose_one(item.id, "stand", "Hoe ver is het?", _STATES, about=name)


def _edit(_: AtHand, record: Record) -> None:
    field.field(record.id, "datum", "Wanneer keken jullie terug?", kind=field.DAY)
    field.field(record.id, "gedaan", "Wat is er gedaan?")
    advice = "Een geschat cijfer meet geen effect. Kijk wat je ziet en hoort."
    field.field(record.id, "gezien", "Wat zien jullie in de wijk?", help=advice)
    field.field(record.id, "bewoners", "Wat zeiden bewoners en ouderen?")
    field.field(record.id, "geleerd", "Wat hebben jullie geleerd?")
    field.field(record.id, "verder", "Wat nu? Doorgaan, veranderen of stoppen?")


def _name(fields: dict[str, Any]) -> str:
    day = fields.get("datum")
    when = text.long_date(date.fromisoformat(str(day))) if day else ""
    return " · ".join(words for words in (when, str(fields.get("gedaan") or "")) if words)


LOOK_BACKS = Drawer(
    kind="terugblikken",
    thing="Deze terugblik",
    empty="Kijk na een paar weken terug. Ook ‘het lukte niet’ is een uitkomst.",
    add="Kijk terug",
    name=_name,
    edit=_edit,
)
