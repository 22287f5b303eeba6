"""A meeting of a leernetwerk: everybody on the own phone, one thing at a time."""

from __future__ import annotations

from wijkscan.app import at_hand
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import (
    begin,
    deck,
    meeting_bring,
    meeting_decide,
    meeting_door,
    meeting_home,
    meeting_lead,
    meeting_room,
    meeting_talk,
    meeting_votes,
    meeting_wall,
    meeting_words,
    sidebyside,
    together,
)
from wijkscan.app.widgets.meeting_room import Room
from wijkscan.scan.sidebyside_basis import SideBySide
from wijkscan.workspace.meeting import Stap


def show() -> None:
    """The door, or the step in which the meeting is."""
    if not at_hand.in_meeting():
        meeting_door.show_door()
        return
    if begin.ask_missing_role():
        return
    room = meeting_room.enter()
    if deck.on_wall():
        meeting_wall.show_wall(room)
        return
    meeting_lead.show_head(room)
    meeting_door.show_key(room.hand.id)
    meeting_lead.reins(room)
    together.waiting(room.hand)
    if room.head.step is Stap.WOORDEN:
        meeting_words.show_words(room)
        meeting_bring.show_table(room)
    elif room.found is None:
        put(markup("<p>Leg eerst minstens twee verschillende scans op tafel.</p>"))
        meeting_bring.show_table(room)
    else:
        _step(room, room.found)


def _step(room: Room, found: SideBySide) -> None:
    if room.head.step is Stap.NAAST_ELKAAR:
        meeting_bring.show_table(room)
        sidebyside.show_beside(found, room.matches)
        return
    {
        Stap.GESPREK: meeting_talk.show_talk,
        Stap.SAMENVOEGEN: meeting_decide.show_decide,
        Stap.STEMMEN: meeting_votes.show_votes,
        Stap.MEENEMEN: meeting_home.show_home,
    }[room.head.step](room, found)
