"""The open meeting in this session: what lies on the table, who leads, and what all look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from weakref import WeakValueDictionary

import streamlit as st

from wijkscan.app import at_hand, storage
from wijkscan.app.at_hand import AtHand
from wijkscan.app.widgets.matches import InMeeting
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.sidebyside import side_by_side
from wijkscan.scan.sidebyside_basis import MIN_SCANS, Koppeling, SideBySide
from wijkscan.scan.sidebyside_kennis import kennis
from wijkscan.workspace import meeting, meeting_outcome, meeting_table
from wijkscan.workspace.meeting import Head, Stap

_TABLE = "bijeenkomst-tafel"

_What = tuple[str, tuple[str, ...], Koppeling]
"""Of which meeting, which sources lie there, and which problems people coupled."""


@dataclass(frozen=True)
class _Table:
    """The scans of a meeting as they lie side by side; only read, never written."""

    what: _What
    scans: dict[str, Wijkscan]
    found: SideBySide | None


_TABLES: WeakValueDictionary[_What, _Table] = WeakValueDictionary()
_MAKING = Lock()
"""Fifteen people of one meeting who come in at once compare the scans once, not fifteen times. A
table lives as long as somebody who sits at it, and is found only by its meeting and sources."""


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
    """What lies side by side. Asked after the right of this visitor was checked at `refresh`."""
    sources = [source.id for source in meeting_table.sources(hand.loaded)]
    coupled = meeting_outcome.couplings(hand.loaded)
    what = (hand.id, tuple(sources), coupled)
    mine: _Table | None = st.session_state.get(_TABLE)
    if mine is None or mine.what != what:
        with _MAKING:
            mine = _TABLES.get(what) or _lay(hand, what, mine)
            _TABLES[what] = st.session_state[_TABLE] = mine
    return mine.found


def _lay(hand: AtHand, what: _What, before: _Table | None) -> _Table:
    """Read what is new on the table (a source never changes), and compare."""
    kept = before.scans if before is not None else {}
    scans = {
        source: kept.get(source)
        or meeting_table.document(storage.repository(), hand.right, hand.id, source)
        for source in what[1]
    }
    enough = len({scan.id for scan in scans.values()}) >= MIN_SCANS
    found = side_by_side(list(scans.values()), kennis(), what[2]) if enough else None
    return _Table(what, scans, found)


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
