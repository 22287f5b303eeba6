"""The open meeting in this session: what lies on the table, who leads, and what all look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from wijkscan.app import at_hand, storage
from wijkscan.app.at_hand import AtHand
from wijkscan.app.widgets.matches import InMeeting
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.sidebyside import side_by_side
from wijkscan.scan.sidebyside_basis import MIN_SCANS, SideBySide
from wijkscan.scan.sidebyside_kennis import kennis
from wijkscan.workspace import meeting, meeting_outcome, meeting_table
from wijkscan.workspace.meeting import Head, Stap

_SCANS, _FOUND = "bijeenkomst-scans", "bijeenkomst-naast"


@dataclass(frozen=True, slots=True)
class Room:
    """A meeting as this visitor sees it. `found`: None as long as there are too few scans."""

    hand: AtHand
    head: Head
    found: SideBySide | None

    @property
    def leads(self) -> bool:
        """Whether this visitor leads the talk."""
        return self.hand.right.level == "beheren"

    @property
    def matches(self) -> InMeeting:
        """Which problems lie together."""
        return InMeeting(self.hand.right, self.hand.loaded)

    def order(self) -> list[str]:
        """The roles at the table in the order in which they speak."""
        here = storage.repository().present(self.hand.right, self.hand.id)
        roles = {one.author.role for one in here if one.author.role}
        return meeting.speaking_order({*roles, *meeting_outcome.roles(self.hand.loaded)})


def enter() -> Room:
    """The meeting that the address names, as it is now."""
    hand = at_hand.here()
    hand.refresh()
    return Room(hand, meeting.head(hand.loaded), _found(hand))


def _found(hand: AtHand) -> SideBySide | None:
    scans = list(_scans(hand).values())
    if len({scan.id for scan in scans}) < MIN_SCANS:
        return None
    coupled = meeting_outcome.couplings(hand.loaded)
    what = (hand.id, *_scans(hand), coupled)
    kept = st.session_state.get(_FOUND)
    if kept is None or kept[0] != what:
        kept = st.session_state[_FOUND] = (what, side_by_side(scans, kennis(), coupled))
    found: SideBySide = kept[1]
    return found


def _scans(hand: AtHand) -> dict[str, Wijkscan]:
    """The scans on the table by source; a source never changes, so it is read once."""
    kept: dict[str, Wijkscan] = st.session_state.get(_SCANS, {})
    now = {}
    for source in meeting_table.sources(hand.loaded):
        now[source.id] = kept.get(source.id) or meeting_table.document(
            storage.repository(), hand.right, hand.id, source.id
        )
    st.session_state[_SCANS] = now
    return now


def place_of(now: str, keys: Sequence[str]) -> int:
    """Which of these all look at; the first when it is gone."""
    return keys.index(now) if now in keys else 0


def go_to_point(room: Room, step: Stap, key: str) -> None:
    """Everybody goes to this step, and looks at this there."""
    if room.head.step is not step:
        meeting.go_to(storage.repository(), room.hand.right, room.hand.id, step)
    show_to_all(room, key)


def show_to_all(room: Room, key: str) -> None:
    """From here on everybody looks at this."""
    meeting.look_at(storage.repository(), room.hand.right, room.hand.id, key)
    room.hand.refresh()
