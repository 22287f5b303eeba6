"""The workspace as the app and the command line see it: every question starts with a right.

Each function is one whole transaction. A text that cannot be saved travels back in the error
(`NotSaved.unsaved`, `Refused.unsaved`).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, update

from wijkscan.workspace import hidden, reading, records, removal, writing
from wijkscan.workspace.database import Database
from wijkscan.workspace.outcomes import (
    Changes,
    Groep,
    Json,
    Klas,
    Loaded,
    LogLine,
    Loose,
    Outcome,
    Present,
    Record,
    ScanInfo,
    as_json,
)
from wijkscan.workspace.records import NewRecord
from wijkscan.workspace.removal import Kind
from wijkscan.workspace.rights import Level, Right, refresh, require
from wijkscan.workspace.schema import groep, klas, presence, scan
from wijkscan.workspace.trouble import keeping
from wijkscan.workspace.upsert import upsert
from wijkscan.workspace.writing import Edit, check_name, check_value


def new_id() -> str:
    """Random, so that an id says nothing about its neighbours."""
    return secrets.token_hex(16)


class Repository:
    """Klas > groep > scan > record. Nobody's text disappears without a log line."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def _now(self) -> datetime:
        return self.database.clock()

    @contextmanager
    def _reading(self, right: Right, scan_id: str) -> Iterator[tuple[Connection, Right]]:
        with self.database.read() as connection:
            yield connection, require(connection, right, self._now(), "lezen", "scan", scan_id)

    @contextmanager
    def _seeing(self, right: Right, scan_id: str) -> Iterator[tuple[Connection, hidden.Veil]]:
        with self._reading(right, scan_id) as (connection, who):
            yield connection, hidden.veil(connection, who, scan_id)

    @contextmanager
    def _writing(self, right: Right, scan_id: str) -> Iterator[tuple[Connection, Right]]:
        with self.database.write() as connection:
            yield connection, require(connection, right, self._now(), "schrijven", "scan", scan_id)

    @contextmanager
    def _managing(
        self, right: Right, kind: Kind, id_: str, *, deleted: bool = False
    ) -> Iterator[Connection]:
        level: Level = "beheren"
        with self.database.write() as connection:
            require(connection, right, self._now(), level, kind, id_, deleted=deleted)
            yield connection

    # Making

    def create_klas(self, right: Right, name: str) -> Klas:
        """A class; only at the machine itself. With links: `Access.start_klas`."""
        made = Klas(new_id(), check_name(name, 200, "De naam"))
        with self.database.write() as connection:
            require(connection, right, self._now(), "beheren", "alles")
            connection.execute(
                insert(klas).values(id=made.id, name=made.name, created_at=self._now())
            )
        return made

    def create_groep(self, right: Right, klas_id: str, name: str) -> Groep:
        """A group in a class."""
        made = Groep(new_id(), klas_id, check_name(name, 200, "De naam"))
        with self._managing(right, "klas", klas_id) as connection:
            connection.execute(
                insert(groep).values(
                    id=made.id, klas_id=klas_id, name=made.name, created_at=self._now()
                )
            )
        return made

    def create_scan(
        self, right: Right, groep_id: str | None, title: str, content: Sequence[NewRecord] = ()
    ) -> ScanInfo:
        """A scan in a group, empty or filled with `content` (an opened file). Without a group:
        only at the machine itself; with links `Access.start_scan`."""
        for item in content:
            check_record(item)
        with self.database.write() as connection:
            kind: Any = "groep" if groep_id else "alles"
            level: Level = "schrijven" if groep_id else "beheren"
            right = require(connection, right, self._now(), level, kind, groep_id or "")
            scan_id = insert_scan(connection, title, self._now(), groep_id)
            records.add(connection, scan_id, content, right.author, self._now())
            return reading.info(connection, scan_id)

    def rename(self, right: Right, kind: Kind, id_: str, name: str) -> None:
        """Another name for a klas, groep or scan."""
        table = removal.TABLES[kind]
        column = "title" if kind == "scan" else "name"
        values = {column: check_name(name, 200, "De naam")}
        with self._managing(right, kind, id_) as connection:
            connection.execute(update(table).where(table.c.id == id_).values(values))

    def duplicate_scan(
        self, right: Right, scan_id: str, title: str, groep_id: str | None = None
    ) -> ScanInfo:
        """A copy with the same record ids, so that links between records stay whole. The log
        of the copy starts anew. Needs the right to write in the group of the copy."""
        with self.database.write() as connection:
            right = require(connection, right, self._now(), "lezen", "scan", scan_id)
            veil = hidden.veil(connection, right, scan_id)
            target = groep_id or reading.info(connection, scan_id).groep_id
            kind: Any = "groep" if target else "alles"
            right = require(connection, right, self._now(), "schrijven", kind, target or "")
            copy_id = insert_scan(connection, title, self._now(), target)
            copies = [
                NewRecord(item.id, item.kind, item.fields, item.parent)
                for item in reading.records(connection, scan_id, veil)
            ]
            records.add(connection, copy_id, copies, right.author, self._now(), "kopie")
            return reading.info(connection, copy_id)

    # Reading

    def klassen(self, right: Right) -> list[Klas]:
        """Classes within reach of this right."""
        with self.database.read() as connection:
            return reading.classes(connection, refresh(connection, right, self._now()))

    def groepen(self, right: Right) -> list[Groep]:
        """Groups within reach; after a class code: those to pick from."""
        with self.database.read() as connection:
            return reading.groups(connection, refresh(connection, right, self._now()))

    def scans(self, right: Right, *, deleted: bool = False) -> list[ScanInfo]:
        """Scans within reach; `deleted`: those that can still be brought back."""
        with self.database.read() as connection:
            right = refresh(connection, right, self._now())
            return reading.scans(connection, right, deleted=deleted)

    def scan_info(self, right: Right, scan_id: str) -> ScanInfo:
        """Title, group and number of one scan."""
        with self._reading(right, scan_id) as (connection, _):
            return reading.info(connection, scan_id)

    def load(self, right: Right, scan_id: str) -> Loaded:
        """The whole scan at one moment, as far as this visitor may see it."""
        with self._seeing(right, scan_id) as (connection, veil):
            return reading.whole(connection, scan_id, veil)

    def changes_since(self, right: Right, scan_id: str, version: int) -> Changes:
        """What neighbours did after `version`; cheap, meant to be asked every few seconds."""
        with self._reading(right, scan_id) as (connection, who):
            now, reload = reading.version(connection, scan_id)
            if version == now:
                return Changes(now)
            if version > now or version < reload:
                return Changes(now, reload=True)
            return reading.changes(
                connection, scan_id, version, hidden.veil(connection, who, scan_id)
            )

    def history(self, right: Right, scan_id: str, record_id: str) -> list[LogLine]:
        """Who wrote what in this record, in order of number."""
        with self._seeing(right, scan_id) as (connection, veil):
            return reading.history(connection, scan_id, veil, record_id)

    def deleted_records(self, right: Right, scan_id: str) -> list[Record]:
        """Records that `undo_delete` can bring back."""
        with self._seeing(right, scan_id) as (connection, veil):
            return reading.records(connection, scan_id, veil, deleted=True)

    def export(self, right: Right, scan_id: str, *, with_log: bool = False) -> dict[str, Json]:
        """Everything in one JSON object. Without `with_log` nobody's initials are in it."""
        with self._seeing(right, scan_id) as (connection, veil):
            found = reading.whole(connection, scan_id, veil)
            lines = reading.history(connection, scan_id, veil) if with_log else []
        return as_json(found, lines, with_log)

    def present(self, right: Right, scan_id: str) -> list[Present]:
        """Who was here in the last half minute."""
        with self._reading(right, scan_id) as (connection, _):
            return reading.present(connection, scan_id, self._now())

    # Writing

    def add_record(
        self,
        right: Right,
        scan_id: str,
        kind: str,
        fields: Mapping[str, Json],
        record_id: str | None = None,
        parent: str | None = None,
    ) -> Record | Loose:
        """A new record at the end, inside `parent` (default: the scan itself). With a
        `record_id` of the caller's own (32 hexadecimal signs) a repeat adds nothing."""
        new = NewRecord(record_id or new_id(), kind, dict(fields), parent)
        with keeping(new.fields):
            check_record(new)
            with self._writing(right, scan_id) as (connection, who):
                made = records.add_one(connection, scan_id, new, who.author, self._now())
                return made if isinstance(made, Loose) else reading.as_record(made)

    def save_field(
        self,
        right: Right,
        scan_id: str,
        record_id: str,
        field: str,
        value: Json,
        base_version: int,
        idempotency_key: str | None = None,
    ) -> Outcome:
        """Save one field. `base_version`: the number of the field, record or scan as the writer
        saw it. The same key sent twice is one change."""
        with keeping(value):
            check_value(value)
            with self._writing(right, scan_id) as (connection, who):
                return writing.save(
                    connection,
                    Edit(
                        scan_id, record_id, _field(field), value, base_version,
                        who.author, self._now(), idempotency_key,
                    ),
                )  # fmt: skip

    def choose(
        self,
        right: Right,
        scan_id: str,
        record_id: str,
        field: str,
        value: Json,
        base_version: int,
        clash: int,
    ) -> Outcome:
        """Settle a clash (`Clash.version`) with theirs, yours or a new text. `base_version` is
        `Clash.theirs_version`: if somebody wrote since then, there is a new clash to look at."""
        with keeping(value):
            check_value(value)
            with self._writing(right, scan_id) as (connection, who):
                edit = Edit(
                    scan_id, record_id, _field(field), value, base_version, who.author, self._now()
                )
                return writing.choose(connection, edit, clash)

    def settle(self, right: Right, scan_id: str, version: int) -> None:
        """A text that was set aside has been dealt with; it stays in the log."""
        with self._writing(right, scan_id) as (connection, who):
            writing.settle(connection, scan_id, version, who.author, self._now())

    def reorder(self, right: Right, scan_id: str, record_ids: Sequence[str]) -> int:
        """Put these records in this order, in the places they now take; the new number."""
        with self._writing(right, scan_id) as (connection, who):
            return records.reorder(connection, scan_id, record_ids, who.author, self._now())

    def delete_record(self, right: Right, scan_id: str, *record_ids: str) -> int:
        """Delete records and all that stands in them; `undo_delete` works for 30 days."""
        with self._writing(right, scan_id) as (connection, who):
            return records.delete(connection, scan_id, record_ids, who.author, self._now())

    def undo_delete(self, right: Right, scan_id: str, *record_ids: str) -> int:
        """Bring records back as they were, with all that was deleted together with them."""
        with self._writing(right, scan_id) as (connection, who):
            return records.undo(connection, scan_id, record_ids, who.author, self._now())

    def reveal(self, right: Right, scan_id: str, record_id: str) -> int:
        """Show everybody the votes, expectations or answers that stand hidden in this record;
        the new number of the scan."""
        with self._writing(right, scan_id) as (connection, who):
            return hidden.reveal(connection, scan_id, record_id, who.author, self._now())

    def here(self, right: Right, scan_id: str, record_id: str = "") -> None:
        """Tell the others that you are here, and in which record. Every ten seconds is enough."""
        with self._writing(right, scan_id) as (connection, who):
            upsert(
                connection,
                presence,
                {"scan_id": scan_id, "author_key": who.author.key},
                {
                    "author_role": who.author.role,
                    "record_id": check_name(record_id, 64, "Het nummer"),
                    "seen_at": self._now(),
                },
            )

    # Removing

    def delete(self, right: Right, kind: Kind, id_: str) -> None:
        """Hide a klas, groep or scan; `restore` brings it back for 30 days."""
        with self._managing(right, kind, id_) as connection:
            removal.set_deleted(connection, kind, id_, self._now())

    def restore(self, right: Right, kind: Kind, id_: str) -> None:
        """Bring a klas, groep or scan back."""
        with self._managing(right, kind, id_, deleted=True) as connection:
            removal.set_deleted(connection, kind, id_, None)

    def purge(self, right: Right, kind: Kind, id_: str) -> None:
        """Remove a klas, groep or scan for good, with its log and links. Cannot be undone."""
        with self._managing(right, kind, id_, deleted=True) as connection:
            removal.purge(connection, kind, id_)
        self.database.forget_deleted()

    def erase_earlier(self, right: Right, scan_id: str, record_id: str) -> None:
        """Empty the earlier texts of a record in the log, for a text that should not be there."""
        with self._managing(right, "scan", scan_id) as connection:
            removal.erase_earlier(connection, scan_id, record_id)
        self.database.forget_deleted()

    def tidy(self, right: Right) -> int:
        """Remove for good what was deleted more than 30 days ago; run it once a day."""
        with self.database.write() as connection:
            require(connection, right, self._now(), "beheren", "alles")
            count = removal.tidy(connection, self._now())
        self.database.forget_deleted()
        return count


def insert_scan(
    connection: Connection, title: str, now: datetime, groep_id: str | None, kind: Kind = "scan"
) -> str:
    """A new, empty scan or meeting; its id."""
    scan_id = new_id()
    connection.execute(
        insert(scan).values(
            id=scan_id,
            groep_id=groep_id,
            title=check_name(title, 200, "De titel"),
            version=0,
            reload_version=0,
            created_at=now,
            kind=kind,
        )
    )
    return scan_id


def check_record(new: NewRecord) -> None:
    """Refuse a record whose names or values do not fit."""
    check_name(new.id, 64, "Het nummer")
    check_name(new.kind, 40, "De soort")
    for name, value in new.fields.items():
        _field(name)
        check_value(value)


def _field(name: str) -> str:
    return check_name(name, 64, "De naam van het veld")
