"""The rubric for the teacher: what each column means, what the scan suggests, and the judgement."""

from __future__ import annotations

import hashlib

import streamlit as st

from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import field
from wijkscan.report.blocks import Markup
from wijkscan.scan.model import Oordeel
from wijkscan.scan.rubriek import Voorstel, voorstellen
from wijkscan.store import methode
from wijkscan.store.methode import Rubriekregel

_KIND = "beoordelingen"


def show_rubric(hand: AtHand) -> None:
    """Nine rows; each keeps its judgement at once."""
    show(
        markup(
            '<p class="ws-klein">De wijkscan doet een voorstel en zegt waarom. Jij beslist. '
            "De groep kan je oordeel ook lezen. Het gaat niet mee als de groep de scan deelt.</p>"
        )
    )
    suggested = voorstellen(hand.document)
    for key, row in methode.rubriek().items():
        with st.container(key=f"rubriek-{key}"):
            _row(hand, key, row, suggested[key])


def _row(hand: AtHand, key: str, row: Rubriekregel, suggestion: Voorstel) -> None:
    record_id = _record_id(hand, key)
    known = hand.record(record_id)
    judged = known.fields.get("oordeel") if known is not None else None
    show(_columns(row, suggestion))
    place = f"oordeel-{record_id}"
    st.session_state[place] = judged  # the scan decides, also for a second teacher
    st.pills(
        f"Jouw oordeel: {row.naam}", [str(one) for one in Oordeel], key=place,
        format_func=str.capitalize, on_change=_judge, args=(hand, key, place),
    )  # fmt: skip
    if known is not None and judged:
        field.field(
            record_id, "waarom", "Waarom?", kind=field.Kind(rows=2), longest=1000, about=row.naam
        )


def _columns(row: Rubriekregel, suggestion: Voorstel) -> Markup:
    texts = {
        Oordeel.NOG_NIET: row.nog_niet, Oordeel.VOLDOENDE: row.voldoende, Oordeel.GOED: row.goed,
    }  # fmt: skip
    columns = [
        markup(
            '<div class="{}"><b>{}</b><p>{}</p></div>',
            "ws-voorstel" if level is suggestion.oordeel else "",
            str(level).capitalize(),
            words,
        )
        for level, words in texts.items()
    ]
    said = f"Voorstel: {suggestion.oordeel}." if suggestion.oordeel else "Geen voorstel."
    return markup(
        '<h3>{}</h3><div class="ws-rubriek">{}</div><p class="ws-klein"><b>{}</b> {}</p>',
        row.naam,
        joined(columns),
        said,
        suggestion.waarom,
    )


def _record_id(hand: AtHand, key: str) -> str:
    """One record per row, also when two teachers judge at once."""
    return hashlib.sha256(f"{hand.id}\n{_KIND}\n{key}".encode()).hexdigest()[:32]


def _judge(hand: AtHand, key: str, place: str) -> None:
    record_id, chosen = _record_id(hand, key), st.session_state[place]
    if hand.record(record_id) is None:
        hand.add(_KIND, {"regel": key, "oordeel": chosen, "waarom": ""}, record_id=record_id)
    else:
        hand.save(record_id, "oordeel", chosen)
