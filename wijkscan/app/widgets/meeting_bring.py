"""The scans on the table of a meeting: which, who brought more, and which have changed since."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import storage
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import meeting_door, sidebyside, tabletop, together
from wijkscan.app.widgets.labels import named, plain_label
from wijkscan.app.widgets.meeting_room import Room
from wijkscan.app.widgets.tabletop import Laid
from wijkscan.errors import UserError
from wijkscan.scan.sidebyside_basis import MAX_SCANS
from wijkscan.workspace import meeting_table
from wijkscan.workspace.meeting_table import Source

LOOK_EVERY = 5
"""Seconds between two looks at whether a scan on the table has changed."""

_WRONG = "bijeenkomst-fout"


def show_table(room: Room) -> None:
    """What lies here, with what one must know before comparing."""
    sources = meeting_table.sources(room.hand.loaded)
    for name, why in meeting_door.refused():
        show(markup('<p class="ws-let-op"><b>{}</b>: {}</p>', name, why))
    if room.found is not None:
        sidebyside.sides(room.found)
    elif sources:
        lines = joined([markup("<li>{}</li>", source.title) for source in sources])
        show(markup('<div class="ws-leeg"><p>Op tafel ligt:</p><ul>{}</ul></div>', lines))
    if room.found is None:
        words = "Leg minstens twee verschillende scans op tafel."
        show(markup('<p class="ws-let-op">{}</p>', words))
    _changed(room)
    if room.hand.may_write:
        with st.expander("Leg een scan op tafel, of haal er een weg", key="tafel-vullen"):
            _fill(room, sources)


@st.fragment(run_every=LOOK_EVERY)
def _changed(room: Room) -> None:
    """A scan in which its makers went on: say so, and offer it as it is now."""
    together.rerun_when_asked()
    changed = meeting_table.changed(storage.repository(), room.hand.right, room.hand.loaded)
    for source in meeting_table.sources(room.hand.loaded):
        if source.id not in changed:
            continue
        with st.container(horizontal=True, key=f"nieuwer-{source.id}"):
            words = f"In de scan ‘{source.title}’ is verder geschreven sinds hij op tafel ligt."
            show(markup('<p class="ws-let-op" role="status">{}</p>', words))
            if _may_read(source):
                st.button(
                    named("Neem de nieuwste", source.title), key=f"nieuwste-{source.id}",
                    on_click=_renew, args=(room, source),
                )  # fmt: skip


def _may_read(source: Source) -> bool:
    try:
        tabletop.read(source.place)
    except UserError:
        return False
    return True


def _renew(room: Room, source: Source) -> None:
    now = tabletop.newest(source.place)
    meeting_table.renew(
        storage.repository(), room.hand.right, room.hand.id, source.id, now.scan, now.place
    )
    room.hand.refresh()
    together.ask_rerun()


def _fill(room: Room, sources: list[Source]) -> None:
    for source in sources:
        label = f"Haal weg: {plain_label(source.title or 'zonder titel')}"
        st.button(label, key=f"van-tafel-{source.id}", on_click=room.hand.delete, args=(source.id,))
    if len(sources) >= MAX_SCANS:
        return
    laid = tabletop.choose("erbij")
    st.button(
        "Leg op tafel", key="leg-op-tafel", type="primary", disabled=not laid,
        on_click=_bring, args=(room, laid),
    )  # fmt: skip
    for name, why in st.session_state.pop(_WRONG, []):
        show(markup('<p class="ws-let-op" role="alert"><b>{}</b>: {}</p>', name, why))


def _bring(room: Room, laid: list[Laid]) -> None:
    """One that may not lie here is named; the rest goes on."""
    wrong = []
    for one in laid:
        try:
            meeting_table.bring(
                storage.repository(), room.hand.right, room.hand.id, one.scan, one.origin,
                one.place,
            )  # fmt: skip
        except UserError as error:
            wrong.append((one.scan.titel or one.scan.gebied.naam or "zonder titel", str(error)))
    st.session_state[_WRONG] = wrong
    st.session_state["erbij-scans"] = []
    room.hand.refresh()
