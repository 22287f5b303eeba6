"""Last step of a meeting: the own first step, one new scan, and what everybody takes home."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from wijkscan import text
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import bring_home, field, meeting_door, merging
from wijkscan.app.widgets.meeting_room import Room
from wijkscan.report.blocks import Markup
from wijkscan.report.naast.sessie import wie
from wijkscan.scan.bijeenkomst import Afspraak, Bijeenkomst
from wijkscan.scan.sidebyside_basis import SideBySide
from wijkscan.workspace import meeting_outcome
from wijkscan.workspace.hidden import MEMBER
from wijkscan.workspace.own_say import own_id


def show_home(room: Room, found: SideBySide) -> None:
    """One thing to fill in, then what goes along."""
    mine = _mine(room)
    st.header("Wat doe jij het eerst?", anchor=False)
    if room.hand.may_write:
        field.field(mine, "eerste_stap", "Mijn eerste stap in één zin", kind=field.LINE)
        field.field(mine, "team", "Met welk team of welke opleiding?", kind=field.LINE)
        field.field(mine, "terugblik", "Wanneer kijken jullie terug?", kind=field.DAY)
        _weeks(room, mine)
    show(steps(room))
    merging.show_new_scan(room, found)
    made = outcome(room, found)
    kept = room.hand.record(mine)
    own = meeting_outcome.agreement(kept) if kept is not None else Afspraak("")
    bring_home.show_home(found, made, own, meeting_door.refused())


def _weeks(room: Room, mine: str) -> None:
    with st.container(horizontal=True, key="terugblik-weken", gap="small"):
        for weeks in (4, 8, 12):
            day = date.today() + timedelta(weeks=weeks)
            st.button(
                f"Over {weeks} weken", key=f"terug-over-{weeks}",
                on_click=_look_back, args=(room, mine, day),
            )  # fmt: skip


def _look_back(room: Room, mine: str, day: date) -> None:
    room.hand.save(mine, "terugblik", day.isoformat())


def outcome(room: Room, found: SideBySide) -> Bijeenkomst:
    """The meeting as the reports take it."""
    return meeting_outcome.as_bijeenkomst(room.hand.loaded, [side.scan for side in found.kanten])


def _mine(room: Room) -> str:
    hand = room.hand
    mine = own_id(hand.right, hand.id, room.head.record.id)
    if hand.may_write:
        fields = {
            MEMBER: hand.me, "rol": hand.right.author.role, "team": "", "eerste_stap": "",
            "terugblik": None,
        }  # fmt: skip
        hand.draft("afspraak", mine, fields, room.head.record.id)
    return mine


def steps(room: Room) -> Markup:
    """Everybody's first step with the day of looking back."""
    made = [
        meeting_outcome.agreement(item)
        for item in room.hand.loaded.records
        if item.kind == "afspraak"
    ]
    lines = [markup("<dt>{}</dt><dd>{}</dd>", wie(one), _words(one)) for one in made]
    if not lines:
        return Markup("")
    return markup(
        '<div class="ws-afspraak"><h3>Eerste stappen</h3><dl>{}</dl></div>', joined(lines)
    )


def _words(one: Afspraak) -> str:
    first = one.eerste_stap.strip() or "nog geen eerste stap"
    return f"{first} (terug op {text.long_date(one.terugblik)})" if one.terugblik else first
