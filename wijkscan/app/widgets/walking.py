"""Into the wijk: what you see and hear, on a phone in the street; what is good comes first."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from wijkscan.app import address, at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import arrive, choice, coach, field, together
from wijkscan.scan.model import Dagdeel, Deelsysteem, ValtOp, nieuw_id
from wijkscan.store import methode
from wijkscan.workspace.outcomes import Record

_DAYPARTS = {part.value: part.value for part in Dagdeel}
_STRIKES = {ValtOp.GOED.value: "+ gaat goed", ValtOp.MINDER.value: "− kan beter"}
_SUBJECTS = {part.value: part.value.capitalize() for part in Deelsysteem}


def now() -> datetime:
    """The time where the visitor is."""
    with contextlib.suppress(ZoneInfoNotFoundError, ValueError):
        return datetime.now(ZoneInfo(st.context.timezone or "Europe/Amsterdam"))
    return datetime.now().astimezone()


def _edit_observation(record_id: str) -> None:
    known = methode.deelsystemen().values()
    chosen = field.stored(at_hand.here(), record_id, "deelsysteem")
    about = next((part for part in known if part.naam == chosen), None)
    coach.write(
        record_id, "goed", "Wat is hier goed?", kind=field.Kind(rows=2),
        help=about.goed if about else "",
    )  # fmt: skip
    choice.choose_one(record_id, "deelsysteem", "Waar gaat het over?", _SUBJECTS)
    coach.write(
        record_id, "wat", "Wat zie of hoor je? Nog geen oordeel.", kind=field.Kind(rows=3),
        help=" ".join(about.vragen) if about else "",
    )  # fmt: skip
    with st.container():
        if about is not None:
            show(markup('<p class="ws-klein">{}</p>', about.let_op))
    choice.choose_one(record_id, "valt_op", "Hoe valt het op?", _STRIKES, empty="")
    choice.choose_more(record_id, "dagdeel", "Wanneer?", _DAYPARTS)
    coach.write(
        record_id, "plaats", "Waar?", kind=field.LINE,
        help="Een straat of plein. Nooit een huisnummer.",
    )  # fmt: skip
    with st.expander("Dag, en met hoeveel jullie keken", key=f"meer-{record_id}"):
        field.field(record_id, "datum", "Welke dag?", kind=field.DAY)
        field.field(record_id, "waarnemers", "Met hoeveel keken jullie?", kind=field.NUMBER)


def _edit_talk(record_id: str) -> None:
    choice.tick(record_id, "toestemming", "We vroegen of we dit mogen opschrijven")
    coach.write(record_id, "goed", "Wat vinden zij goed aan de wijk?", kind=field.Kind(rows=2))
    coach.write(
        record_id, "wat", "Wat zeiden zij?", kind=field.Kind(rows=3),
        help="In hun eigen woorden, kort. Schrijf niet op wie het zei.",
    )  # fmt: skip
    field.field(record_id, "personen", "Met hoeveel mensen sprak je?", kind=field.NUMBER)
    coach.write(
        record_id, "setting", "Waar was het?", kind=field.LINE,
        help="Zoals: in de hal van de flat, of bij de koffie in het buurthuis.",
    )  # fmt: skip
    field.field(record_id, "datum", "Welke dag?", kind=field.DAY)


def _start_observation(before: Record | None) -> dict[str, Any]:
    """Today, and the same street and part of the day as the one before."""
    carried = before.fields if before is not None else {}
    return {
        "datum": now().date().isoformat(),
        "dagdeel": carried.get("dagdeel") or [],
        "plaats": carried.get("plaats") or "",
        "waarnemers": carried.get("waarnemers") or 1,
    }


def _start_talk(before: Record | None) -> dict[str, Any]:
    setting = before.fields.get("setting") if before is not None else ""
    return {"datum": now().date().isoformat(), "toestemming": False, "setting": setting or ""}


@dataclass(frozen=True, slots=True)
class Form:
    """One of the two things to write down in the street."""

    title: str
    thing: str
    words: str
    edit: Callable[[str], None]
    start: Callable[[Record | None], dict[str, Any]]


FORMS = {
    "observaties": Form(
        "Wat zie je?", "De observatie", "Wat ik zie", _edit_observation, _start_observation
    ),
    "gesprekken": Form(
        "Wat zeggen bewoners?", "Het gesprek", "Een gesprek", _edit_talk, _start_talk
    ),
}


def is_open(hand: AtHand, spot: tuple[str, ...]) -> bool:
    """Whether the address names an observation or conversation to write in."""
    if len(spot) < 2 or spot[0] not in FORMS or len(spot[1]) != 32 or spot[1] in hand.gone:
        return False
    record = hand.record(spot[1])
    return record.kind == spot[0] if record is not None else hand.may_write


def begin(kind: str = "observaties") -> None:
    """A new one: a draft, so that nothing empty stays behind."""
    address.go(kind, nieuw_id())


@st.fragment
def write(kind: str, record_id: str) -> None:
    """One form, made for a thumb: what is good first, and then the next one."""
    together.show_removal()
    hand, form = at_hand.here(), FORMS[kind]
    if address.spot() != (kind, record_id):
        st.rerun()
    hand.draft(kind, record_id, form.start(_before(hand, kind)))
    arrive.heading(form.title, steps=2)
    with st.container():
        if not hand.is_stored(record_id):
            _other_kind(kind)
    form.edit(record_id)
    if hand.may_write:
        st.button(
            "Bewaar en nog een", key="nog-een", type="primary", width="stretch",
            on_click=_next, args=(kind, record_id),
        )  # fmt: skip
    with st.container(horizontal=True, horizontal_alignment="distribute", key="straat-klaar"):
        st.button("Klaar", key="klaar", on_click=_done, args=(record_id,))
        if hand.may_write and hand.is_stored(record_id):
            st.button(
                "Weghalen", key="weg", type="tertiary",
                on_click=_remove, args=(hand, record_id, form.thing),
            )  # fmt: skip


def _before(hand: AtHand, kind: str) -> Record | None:
    """What I wrote down last today: the next one is most often in the same street."""
    today = now().date().isoformat()
    mine = [
        record
        for record in hand.of_kind(kind)
        if record.author == hand.right.author and record.fields.get("datum") == today
    ]
    return mine[-1] if mine else None


def _other_kind(kind: str) -> None:
    st.session_state["wat-schrijf-je"] = kind
    st.segmented_control(
        "Wat schrijf je op?",
        list(FORMS),
        format_func=lambda key: FORMS[key].words,
        required=True,
        key="wat-schrijf-je",
        on_change=lambda: begin(str(st.session_state["wat-schrijf-je"])),
    )


def is_empty(record: Record) -> bool:
    """Whether nothing was written yet, apart from what the form filled in."""
    return not any(str(record.fields.get(name) or "").strip() for name in ("goed", "wat"))


def _leave(record_id: str) -> None:
    """An empty one is not kept."""
    hand = at_hand.here()
    record = hand.record(record_id)
    if hand.is_stored(record_id) and record is not None and is_empty(record):
        hand.delete(record_id)


def _next(kind: str, record_id: str) -> None:
    _leave(record_id)
    begin(kind)


def _done(record_id: str) -> None:
    _leave(record_id)
    address.go("lijst")


def _remove(hand: AtHand, record_id: str, thing: str) -> None:
    address.go("lijst")
    together.remove(hand, record_id, thing)
