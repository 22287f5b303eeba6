"""A text field of one record that saves itself within seconds, and never loses what is typed.

The browser keeps the text until the server has it on disk; a neighbour's text appears as long as
nobody types here; when two people wrote, both texts are shown with a choice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets.labels import spoken
from wijkscan.errors import UserError
from wijkscan.scan.model_basis import MAX_TEKST
from wijkscan.workspace.outcomes import Clash, Loose, Outcome

_SCRIPT = Path(__file__).parents[1] / "static" / "field.js"
Read = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """How a field looks, and how its text becomes what is stored and back."""

    rows: int = 1
    type: str = "text"
    read: Read = str
    write: Callable[[Any], str] = lambda value: "" if value is None else str(value)


def _whole(text: str) -> int | None:
    return int(text) if text.strip() else None


def _plain_number(value: Any) -> str:
    return f"{value:.15g}" if isinstance(value, (int, float)) else ""


def _day(text: str) -> str | None:
    return date.fromisoformat(text).isoformat() if text.strip() else None


LINE = Kind()
TEXT = Kind(rows=3)
NUMBER = Kind(type="number", read=_whole, write=_plain_number)
DAY = Kind(type="date", read=_day)


@cache
def _component() -> Callable[..., Any]:
    """Registered once per process: the runtime warns when a name comes twice."""
    return st.components.v2.component(
        "wijkscan_veld", js=_SCRIPT.read_text(encoding="utf-8"), isolate_styles=False
    )


def field(
    record_id: str,
    name: str,
    label: str,
    *,
    help: str = "",
    kind: Kind = TEXT,
    hint: str = "",
    longest: int = MAX_TEKST,
    about: str = "",
) -> str:
    """Show one field of a record and save what is typed; gives the text as it is stored.

    `name` may be a path into a field that holds an object ("zekerheid.waarom"). `about`: said with
    the label to who hears it, where a page asks the same of several records.
    """
    hand, place = at_hand.here(), _place(record_id, name)
    value = kind.write(stored(hand, record_id, name))
    _component()(
        key=place,
        data={
            "place": place, "scan": hand.id, "value": value,
            "base": _base(hand, record_id, name), "label": label, "about": spoken(about),
            "help": help, "hint": hint,
            "longest": longest, "rows": kind.rows, "type": kind.type,
            "locked": not hand.may_write, "answer": st.session_state.get(f"{place}-antwoord"),
            "force": st.session_state.get(f"{place}-opnieuw", 0),
        },
        on_tekst_change=partial(_typed, record_id, name, kind, label),
    )  # fmt: skip
    clash = hand.clashes.get((record_id, name.partition(".")[0]))
    if clash is not None:
        _both(hand, clash, name, place)
    return value


def _place(record_id: str, name: str) -> str:
    return f"v-{record_id}-{name.replace('.', '-')}"


def stored(hand: AtHand, record_id: str, name: str) -> Any:
    """What is stored in a field, also inside an object or a list; None when nothing is."""
    known = hand.record(record_id)
    value: Any = known.fields if known is not None else {}
    for part in name.split("."):
        if isinstance(value, list) and part.isdecimal():
            value = dict(enumerate(value)).get(int(part))
        else:
            value = value.get(part) if isinstance(value, dict) else None
    return value


def _base(hand: AtHand, record_id: str, name: str) -> int:
    known = hand.record(record_id)
    return known.versions.get(name.partition(".")[0], 0) if known is not None else 0


def inside(hand: AtHand, record_id: str, name: str, value: Any) -> tuple[str, Any]:
    """The field to save, and its whole new value when `name` is a path ("trap.0.tekst")."""
    top, *path = name.split(".")
    return top, _put(stored(hand, record_id, top), path, value)


def _put(whole: Any, path: list[str], value: Any) -> Any:
    if not path:
        return value
    first, *rest = path
    if not first.isdecimal():
        parts = whole if isinstance(whole, dict) else {}
        return {**parts, first: _put(parts.get(first), rest, value)}
    at, steps = int(first), list(whole) if isinstance(whole, list) else []
    steps += [{} for _ in range(at + 1 - len(steps))]
    return [*steps[:at], _put(steps[at], rest, value), *steps[at + 1 :]]


def _typed(record_id: str, name: str, kind: Kind, label: str) -> None:
    place = _place(record_id, name)
    sent = (st.session_state.get(place) or {}).get("tekst")
    if not isinstance(sent, dict):
        return
    answer = {"visit": sent["visit"], "number": sent["number"], "base": sent["base"]}
    try:
        answer |= _answer(_save(record_id, name, kind, sent))
    except (ValueError, TypeError):
        answer["problem"] = f"‘{label}’ klopt nog niet. Kijk het na."
    except UserError as error:
        answer["problem"] = str(error)
    st.session_state[f"{place}-antwoord"] = answer


def _save(record_id: str, name: str, kind: Kind, sent: dict[str, Any]) -> Outcome:
    hand, written, base = at_hand.here(), kind.read(str(sent["text"])), sent["base"]
    hand.refresh()
    if kind.write(stored(hand, record_id, name)) == sent["was"]:
        base = None  # what the writer saw is still there, so only other parts of the field changed
    top, value = inside(hand, record_id, name, written)
    return hand.save(record_id, top, value, base, f"{sent['visit']}-{sent['number']}")


def _answer(outcome: Outcome) -> dict[str, Any]:
    if isinstance(outcome, Clash):
        return {"clash": True, "base": outcome.theirs_version}
    if isinstance(outcome, Loose):
        return {"problem": "Dit is net verwijderd. Je tekst staat bij de losse teksten."}
    return {"base": outcome.version}


def _both(hand: AtHand, clash: Clash, name: str, place: str) -> None:
    """Two people wrote here: show both, let the writer choose. Nothing is thrown away."""
    mine, theirs = (_words(value, name) for value in (clash.yours, clash.theirs))
    with st.container(key=f"{place}-botsing"):
        show(
            markup(
                '<div class="ws-let-op" role="alert"><p class="ws-kop">Iemand anders ({}) schreef '
                "hier ook.</p><p><b>Jouw tekst:</b> {}</p><p><b>De andere tekst:</b> {}</p></div>",
                clash.theirs_author.role or "zonder rol",
                mine,
                theirs,
            )
        )
        options = {
            "Neem mijn tekst": mine,
            "Neem de andere tekst": theirs,
            "Zet ze onder elkaar": f"{theirs}\n{mine}",
        }
        with st.container(horizontal=True, gap="small", key=f"{place}-keuze"):
            for words, text in options.items():
                st.button(
                    words,
                    key=f"{place}-{words}",
                    on_click=_chosen,
                    args=(hand, clash, name, place, text),
                )


def _words(value: Any, name: str) -> str:
    for part in name.split(".")[1:]:
        value = value.get(part) if isinstance(value, dict) else None
    return "" if value is None else str(value)


def _chosen(hand: AtHand, clash: Clash, name: str, place: str, text: str) -> None:
    path = name.partition(".")[2]
    base = clash.theirs if isinstance(clash.theirs, dict) else {}
    hand.choose(clash, {**base, path: text} if path else text)
    again = f"{place}-opnieuw"
    st.session_state[again] = st.session_state.get(again, 0) + 1
