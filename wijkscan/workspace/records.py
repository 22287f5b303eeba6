"""Records as a whole: adding, deleting with all that stands in them, bringing back, ordering.

Works inside a write transaction, like `writing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from wijkscan.errors import UserError
from wijkscan.workspace.outcomes import Author, Json, Loose
from wijkscan.workspace.schema import AnyRow, log, record, scan
from wijkscan.workspace.writing import HEAD, LOOSE, UNDO, Edit, find, lock, put_aside, write_log


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record that is about to be made. `edits`: how often it was changed before (a file)."""

    id: str
    kind: str
    fields: dict[str, Json]
    parent: str | None = None
    edits: int = 1


def add(
    connection: Connection,
    scan_id: str,
    new: Iterable[NewRecord],
    author: Author,
    at: datetime,
    action: str = "nieuw",
) -> None:
    """Put records at the end of the scan; each takes a number and a log line with its texts."""
    version = lock(connection, scan_id)
    last: int = connection.execute(
        select(func.coalesce(func.max(record.c.position), 0)).where(record.c.scan_id == scan_id)
    ).scalar_one()
    rows: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    shared = {"scan_id": scan_id, "author_role": author.role, "author_key": author.key}
    for step, item in enumerate(new, start=1):
        number = version + step
        rows.append(shared | _row(item, number, last + step))
        lines.append(
            shared
            | {"version": number, "record_id": item.id, "field": "", "action": action}
            | {"value": item.fields, "base_version": 0, "at": at}
        )
    if rows:
        connection.execute(insert(log), lines)
        connection.execute(insert(record), rows)
        connection.execute(
            update(scan).where(scan.c.id == scan_id).values(version=version + len(rows))
        )


def _row(item: NewRecord, version: int, position: int) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "parent": item.parent,
        "position": position,
        "version": version,
        "edits": item.edits,
        "fields": item.fields,
        "versions": dict.fromkeys(item.fields, version),
    }


def add_one(
    connection: Connection, scan_id: str, new: NewRecord, author: Author, at: datetime
) -> AnyRow | Loose:
    """Add a record. One that is already there is left as it is; if what it should stand in was
    deleted meanwhile, its texts are kept as losse tekst."""
    version = lock(connection, scan_id)
    found = find(connection, scan_id, new.id)
    if found is not None:
        return found
    if new.parent is None:
        head = _head(connection, scan_id)
        new = NewRecord(new.id, new.kind, new.fields, head, new.edits)
    elif _is_gone(find(connection, scan_id, new.parent)):
        edit = Edit(scan_id, new.id, "", new.fields, 0, author, at)
        outcome = put_aside(connection, edit, LOOSE, version, None)
        assert isinstance(outcome, Loose)  # noqa: S101
        return outcome
    add(connection, scan_id, [new], author, at)
    made = find(connection, scan_id, new.id)
    assert made is not None  # noqa: S101
    return made


def _head(connection: Connection, scan_id: str) -> str | None:
    return connection.execute(
        select(record.c.id).where(record.c.scan_id == scan_id, record.c.kind == HEAD)
    ).scalar_one_or_none()


def _is_gone(row: AnyRow | None) -> bool:
    return row is None or row.deleted_at is not None


def delete(
    connection: Connection, scan_id: str, record_ids: Sequence[str], author: Author, at: datetime
) -> int:
    """Delete these living records and all that stands in them; the new number of the scan."""
    lock(connection, scan_id)
    rows = _family(connection, scan_id, record_ids, None)
    if any(row.kind == HEAD for row in rows):
        raise UserError("Dit hoort bij elke scan en kan niet weg.", "Verwijder de hele scan.")
    return _mark(connection, scan_id, rows, "verwijderd", author, at, at)


def undo(
    connection: Connection, scan_id: str, record_ids: Sequence[str], author: Author, at: datetime
) -> int:
    """Bring records back with all that was deleted together with them."""
    lock(connection, scan_id)
    rows: list[AnyRow] = []
    for record_id in record_ids:
        row = find(connection, scan_id, record_id)
        if row is None or (row.deleted_at is not None and at - row.deleted_at > UNDO):
            raise UserError("Dit is langer dan 30 dagen geleden verwijderd.")
        if row.deleted_at is not None:
            rows += _family(connection, scan_id, [record_id], row.deleted_at)
    known = {row.id: row for row in rows}
    for row in known.values():
        if (
            row.parent not in known
            and row.parent
            and _is_gone(find(connection, scan_id, row.parent))
        ):
            raise UserError("Dit hoort bij iets dat ook is verwijderd.", "Haal dat eerst terug.")
    return _mark(connection, scan_id, list(known.values()), "teruggehaald", author, at, None)


def _family(
    connection: Connection, scan_id: str, record_ids: Sequence[str], deleted_at: datetime | None
) -> list[AnyRow]:
    """These records and all below them, as far as they were deleted at that moment (or live)."""
    same = (
        record.c.deleted_at.is_(None) if deleted_at is None else record.c.deleted_at == deleted_at
    )
    found: dict[str, AnyRow] = {}
    column, wanted = record.c.id, list(record_ids)
    while wanted:
        rows = connection.execute(
            select(record).where(record.c.scan_id == scan_id, column.in_(wanted), same)
        ).all()
        wanted = [row.id for row in rows if row.id not in found]
        found |= {row.id: row for row in rows}
        column = record.c.parent
    return list(found.values())


def _mark(
    connection: Connection,
    scan_id: str,
    rows: Sequence[AnyRow],
    action: str,
    author: Author,
    at: datetime,
    deleted_at: datetime | None,
) -> int:
    version = lock(connection, scan_id)
    for row in rows:
        version += 1
        line = Edit(scan_id, row.id, "", row.fields, row.version, author, at)
        write_log(connection, line, action, version)
        connection.execute(
            update(record)
            .where(record.c.scan_id == scan_id, record.c.id == row.id)
            .values(version=version, deleted_at=deleted_at)
        )
    return version


def reorder(
    connection: Connection, scan_id: str, record_ids: Sequence[str], author: Author, at: datetime
) -> int:
    """Share out the places these records have now, in the order given."""
    version = lock(connection, scan_id) + 1
    wanted = list(dict.fromkeys(record_ids))
    found = connection.execute(
        select(record.c.id, record.c.position).where(
            record.c.scan_id == scan_id, record.c.id.in_(wanted)
        )
    )
    places = {row.id: row.position for row in found}
    moved = [record_id for record_id in wanted if record_id in places]
    for record_id, place in zip(moved, sorted(places.values()), strict=True):
        connection.execute(
            update(record)
            .where(record.c.scan_id == scan_id, record.c.id == record_id)
            .values(version=version, position=place)
        )
    write_log(
        connection, Edit(scan_id, "", "", moved, version - 1, author, at), "volgorde", version
    )
    return version
