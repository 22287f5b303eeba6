"""Strong points: at the same rank as problems, and chosen with the problem they can help."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from wijkscan.app import address, at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import choice, coach, field
from wijkscan.app.widgets.coach import Look
from wijkscan.app.widgets.drawer import Drawer
from wijkscan.app.widgets.labels import plain_label
from wijkscan.scan.model import SoortSterk, nieuw_id
from wijkscan.workspace.outcomes import Record

_KINDS = {kind.value: kind.value.capitalize() for kind in SoortSterk}
_LINK = "sterk-koppelen"
_MOST_CHIPS = 12
KIND = "sterke_punten"


def _edit(_: AtHand, record: Record) -> None:
    coach.write(
        record.id, "naam", "Wat gaat hier goed?", kind=field.Kind(rows=2),
        hint="Bijvoorbeeld: de conciërge kent iedereen",
    )  # fmt: skip
    choice.choose_one(record.id, "soort", "Wat voor sterk punt?", _KINDS)
    coach.write(record.id, "waar", "Waar?", kind=field.LINE)
    coach.write(record.id, "bewijs", "Waaraan zien jullie dat?", kind=field.Kind(rows=2))


def _below(record: Record) -> None:
    parts = [record.fields.get("soort"), record.fields.get("waar"), record.author.role]
    words = " · ".join(str(part) for part in parts if part)
    show(markup('<p class="ws-klein ws-onder">{}</p>', words))


STRENGTHS = Drawer(
    kind=KIND,
    thing="Het sterke punt",
    empty="Nog geen sterk punt. Wie of wat in de wijk gaat goed, en kan helpen?",
    add="Nieuw sterk punt",
    name=lambda fields: str(fields.get("naam") or ""),
    edit=_edit,
    below=_below,
)
_ONLY_THE_OPEN_ONE = replace(STRENGTHS, empty="", add="")


def choose(look: Look) -> None:
    """Which strengths can help with this problem; a new one on the spot."""
    problem_id, hand = look.problem.id, look.hand
    _join(hand, problem_id)
    with st.container():  # a remark that goes away moves no field below it
        known = {item.id: item.naam for item in hand.document.sterke_punten if item.naam.strip()}
        if 0 < len(known) <= _MOST_CHIPS:
            chips = {key: plain_label(name) for key, name in known.items()}
            choice.choose_more(problem_id, "sterk", "Wat is sterk en kan helpen?", chips)
        elif known:
            choice.pick_more(problem_id, "sterk", "Wat is sterk en kan helpen?", known)
        else:
            show(markup('<p class="ws-veldnaam">Wat is sterk en kan helpen?</p>'))
        coach.beside(look, {"sterk"})
    base = (problem_id, "6")
    opened = address.spot()[3:4]
    _ONLY_THE_OPEN_ONE.show(lambda record: record.id in opened, base=base)
    if hand.may_write and not opened:
        st.button("Schrijf een sterk punt op", key="sterk-erbij", on_click=_begin, args=base)


def _begin(*base: str) -> None:
    new = nieuw_id()
    st.session_state[_LINK] = new
    address.go(*base, KIND, new)


def _join(hand: AtHand, problem_id: str) -> None:
    """What was just written here belongs with this problem, once it is there."""
    new = st.session_state.get(_LINK)
    if new and hand.is_stored(new):
        st.session_state.pop(_LINK)
        at_hand.here().amend(problem_id, "sterk", lambda found: [*(found or []), new])
