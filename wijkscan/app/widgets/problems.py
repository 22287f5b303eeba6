"""The list of problems and of strengths, and which problem is open."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import choice, field, together
from wijkscan.app.widgets.drawer import Drawer
from wijkscan.app.widgets.labels import plain_label
from wijkscan.scan.model import SoortSterk, Status
from wijkscan.workspace.outcomes import Record

_OPEN = "probleem-open"


def open_one(hand: AtHand) -> str:
    """The problem that is open now; "" for the list."""
    wanted = str(st.session_state.get(_OPEN, ""))
    return wanted if hand.record(wanted) is not None else ""


def _open(problem_id: str) -> None:
    st.session_state[_OPEN] = problem_id


def back() -> None:
    """To the list again."""
    st.button("Terug naar alle problemen", key="naar-lijst", on_click=_open, args=("",))


def show_list(hand: AtHand) -> None:
    """Every problem with how far it is."""
    if not hand.document.problemen:
        words = "Nog geen probleem. Begin met wat jullie het meest opviel."
        show(markup('<p class="ws-leeg">{}</p>', words))
    for item in hand.document.problemen:
        with st.container(horizontal=True, vertical_alignment="center", key=f"rij-{item.id}"):
            name = item.p_wat.strip() or "(nog leeg)"
            st.button(
                f"{plain_label(name)} · {item.status.value}",
                key=f"open-{item.id}",
                width="stretch",
                on_click=_open,
                args=(item.id,),
            )
            st.button(
                "Weghalen",
                key=f"weg-{item.id}",
                type="tertiary",
                disabled=not hand.may_write,
                on_click=together.remove,
                args=(hand, item.id, "Het probleem"),
            )
    if hand.may_write:
        st.button("Nieuw probleem", key="nieuw-probleem", type="primary", on_click=_add)


def _add() -> None:
    hand = at_hand.here()
    fields = {"p_wat": "", "p_groep": "", "status": Status.CONCEPT.value}
    _open(hand.add("problemen", fields))


def _edit_strength(_: AtHand, record: Record) -> None:
    kinds = {kind.value: kind.value.capitalize() for kind in SoortSterk}
    field.field(record.id, "naam", "Wat gaat hier goed?", kind=field.LINE)
    choice.choose_one(record.id, "soort", "Wat voor sterk punt?", kinds)
    field.field(record.id, "waar", "Waar?", kind=field.LINE)
    field.field(record.id, "bewijs", "Waaraan zien jullie dat?")


STRENGTHS = Drawer(
    kind="sterke_punten",
    thing="Dit sterke punt",
    empty="Wie of wat in de wijk kan helpen? Schrijf het hier op.",
    add="Nieuw sterk punt",
    name=lambda fields: str(fields.get("naam") or ""),
    edit=_edit_strength,
    start=lambda _: {"naam": ""},
)
