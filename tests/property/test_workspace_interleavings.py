"""W1: whatever two writers do in whatever order, every accepted text is in the log.

The long run of 1,000 orders on each database is benchmarks/soak_workspace.py.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from workspace_kit import FakeClock, Kit

from wijkscan.workspace.database import Database
from wijkscan.workspace.outcomes import Clash, Loose, Saved
from wijkscan.workspace.rights import Right
from wijkscan.workspace.schema import log

FIELDS = ("p_wat", "p_groep")
STEPS = st.lists(
    st.tuples(
        st.sampled_from("AB"),
        st.sampled_from(["look", "save", "save", "save", "again", "choose", "delete", "undo"]),
        st.sampled_from(FIELDS),
        st.integers(-86_400, 86_400),
    ),
    min_size=4,
    max_size=16,
)
_texts = itertools.count()


@dataclass
class Writer:
    """Somebody with a screen: what it shows may be old."""

    right: Right
    seen: int = 0
    clash: Clash | None = None
    last: tuple[str, str, int, str] | None = None
    accepted: list[str] = field(default_factory=list)


class Room:
    """Two writers, one record, and a list of what each was told is kept."""

    def __init__(self, kit: Kit, writers: dict[str, Writer]) -> None:
        self.kit = kit
        self.repository = kit.repository
        self.writers = writers
        self.scan = kit.repository.create_scan(kit.owner, kit.groep.id, "Proef").id
        made = self.repository.add_record(kit.owner, self.scan, "problemen", {"p_wat": "begin"})
        self.record = made.id
        self.outcomes: list[object] = []
        for writer in writers.values():
            writer.seen, writer.clash, writer.last, writer.accepted = made.version, None, None, []

    def step(self, who: str, what: str, name: str) -> None:
        writer = self.writers[who]
        match what:
            case "look":
                writer.seen = self.repository.load(writer.right, self.scan).version
            case "save":
                self._save(writer, (name, f"tekst {next(_texts)}", writer.seen, f"k{next(_texts)}"))
            case "again" if writer.last:
                self._save(writer, writer.last)
            case "choose" if writer.clash:
                self._choose(writer, writer.clash)
            case "delete":
                self.repository.delete_record(writer.right, self.scan, self.record)
            case "undo":
                self.repository.undo_delete(writer.right, self.scan, self.record)

    def _save(self, writer: Writer, edit: tuple[str, str, int, str]) -> None:
        name, text, base, key = edit
        outcome = self.repository.save_field(
            writer.right, self.scan, self.record, name, text, base, key
        )
        writer.last = edit
        self._note(writer, text, outcome)

    def _choose(self, writer: Writer, clash: Clash) -> None:
        text = f"{clash.theirs} en {clash.yours}"
        outcome = self.repository.choose(
            writer.right, self.scan, self.record, clash.field, text,
            clash.theirs_version, clash.version,
        )  # fmt: skip
        writer.clash = None
        self._note(writer, text, outcome)

    def _note(self, writer: Writer, text: str, outcome: object) -> None:
        assert isinstance(outcome, Saved | Clash | Loose)
        writer.accepted.append(text)
        self.outcomes.append(outcome)
        if isinstance(outcome, Clash):
            assert outcome.yours == text
            writer.clash = outcome


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def room_kit(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Kit]:
    if request.param == "sqlite":
        address = str(tmp_path_factory.mktemp("proef") / "wijkscan.db")
    else:
        address = request.getfixturevalue("postgres_tables")
    clock = FakeClock()
    kit = Kit(Database(address, clock=clock), clock)
    yield kit
    kit.database.close()


@pytest.fixture(scope="module")
def writers(room_kit: Kit) -> dict[str, Writer]:
    teacher = room_kit.klas.id
    return {who: Writer(room_kit.enter("schrijven", "klas", teacher, who)) for who in "AB"}


@settings(
    max_examples=int(os.environ.get("WIJKSCAN_PROEVEN", "80")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_w1_every_accepted_text_is_in_the_log(
    room_kit: Kit, writers: dict[str, Writer], steps: list[tuple[str, str, str, int]]
) -> None:
    room = Room(room_kit, writers)
    start = room_kit.clock.now
    for who, what, name, seconds in steps:
        room_kit.clock.jump(seconds=seconds)  # clocks jump; the order may not care
        room.step(who, what, name)
    room_kit.clock.now = start

    export = room_kit.repository.export(room_kit.owner, room.scan, with_log=True)
    logged = [line["tekst"] for line in export["logboek"]]
    for writer in writers.values():
        for text in writer.accepted:
            assert text in logged

    numbers = [line["nummer"] for line in export["logboek"]]
    assert numbers == list(range(1, len(numbers) + 1))
    _check_the_record(room, export["logboek"])


def _check_the_record(room: Room, log: list[dict[str, object]]) -> None:
    """The text in a field is the last one the log says was stored; what is set aside waits."""
    loaded = room.repository.load(room.kit.owner, room.scan)
    gone = room.repository.deleted_records(room.kit.owner, room.scan)
    (record,) = [*loaded.records, *gone]
    for name in FIELDS:
        stored = [
            line["tekst"] for line in log
            if line["veld"] == name and line["wat"] in ("tekst", "keuze")
        ]  # fmt: skip
        first = "begin" if name == "p_wat" else None
        assert record.fields.get(name) == (stored[-1] if stored else first)
        _check_nothing_was_overwritten_unseen(room, name)
    waiting = {aside.version for aside in loaded.asides}
    aside_lines = {line["nummer"] for line in log if line["wat"] in ("botsing", "losse tekst")}
    assert waiting <= aside_lines


def _check_nothing_was_overwritten_unseen(room: Room, name: str) -> None:
    """Whoever stored a text had seen the text it took the place of."""
    with room.kit.database.read() as connection:
        stored = connection.execute(
            select(log.c.version, log.c.base_version)
            .where(log.c.scan_id == room.scan, log.c.field == name)
            .where(log.c.action.in_(["tekst", "keuze"]))
            .order_by(log.c.version)
        ).all()
    for before, after in itertools.pairwise(stored):
        assert after.base_version >= before.version
