"""Reading a scan: whole, only what changed, or who wrote it. Works inside a read transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from wijkscan.workspace.hidden import Veil
from wijkscan.workspace.outcomes import (
    Aside,
    Author,
    Changes,
    Groep,
    Klas,
    Loaded,
    LogLine,
    Present,
    Record,
    ScanInfo,
)
from wijkscan.workspace.rights import Right
from wijkscan.workspace.schema import (
    MEETING,
    AnyRow,
    aside,
    groep,
    klas,
    log,
    presence,
    record,
    scan,
)

HERE = timedelta(seconds=30)
"""Somebody who was not heard of for this long is no longer shown as present."""


def info(connection: Connection, scan_id: str) -> ScanInfo:
    """Title and number of one scan."""
    return _info(connection.execute(select(scan).where(scan.c.id == scan_id)).one())


def whole(connection: Connection, scan_id: str, veil: Veil) -> Loaded:
    """Every living record in its order, and the texts that wait for a choice."""
    return Loaded(
        info(connection, scan_id),
        records(connection, scan_id, veil),
        _asides(connection, scan_id, veil),
        veil.counts,
    )


def records(
    connection: Connection, scan_id: str, veil: Veil, *, deleted: bool = False
) -> list[Record]:
    """Living records, or only the deleted ones that can still be brought back."""
    wanted = record.c.deleted_at.is_not(None) if deleted else record.c.deleted_at.is_(None)
    rows = connection.execute(
        select(record)
        .where(record.c.scan_id == scan_id, wanted)
        .order_by(record.c.position, record.c.id)
    )
    return [as_record(row) for row in rows if veil.lets(row.id)]


def version(connection: Connection, scan_id: str) -> tuple[int, int]:
    """The number of the last change, and the one from which a screen must load anew."""
    row = connection.execute(
        select(scan.c.version, scan.c.reload_version).where(scan.c.id == scan_id)
    ).one()
    return row.version, row.reload_version


def changes(connection: Connection, scan_id: str, since: int, veil: Veil) -> Changes:
    """Records with a number above `since`, what was revealed, and all texts that wait."""
    number, _ = version(connection, scan_id)
    changed = connection.execute(
        select(record).where(record.c.scan_id == scan_id, record.c.version > since)
    ).all()
    rows = [*changed, *_just_revealed(changed, veil)]
    rows = [row for row in rows if veil.lets(row.id)]
    return Changes(
        number,
        [as_record(row) for row in rows if row.deleted_at is None],
        [row.id for row in rows if row.deleted_at is not None],
        _asides(connection, scan_id, veil),
        veil.counts,
    )


def _just_revealed(changed: Iterable[AnyRow], veil: Veil) -> list[AnyRow]:
    """Personal records keep their own number when what they stand in is revealed."""
    ids = {row.id for row in changed}
    return [row for row in veil.shown if row.parent in ids and row.id not in ids]


def _asides(connection: Connection, scan_id: str, veil: Veil) -> list[Aside]:
    query = (
        select(
            aside.c.version, aside.c.kind, aside.c.record_id, aside.c.field,
            log.c.value, log.c.author_role, log.c.author_key, log.c.at,
        )
        .join(log, (log.c.scan_id == aside.c.scan_id) & (log.c.version == aside.c.version))
        .where(aside.c.scan_id == scan_id, aside.c.settled_version.is_(None))
        .order_by(aside.c.version)
    )  # fmt: skip
    return [
        Aside(
            row.version, row.kind, row.record_id, row.field, row.value,
            Author(row.author_role, row.author_key), row.at,
        )
        for row in connection.execute(query)
        if veil.lets(row.record_id)
    ]  # fmt: skip


def history(
    connection: Connection, scan_id: str, veil: Veil, record_id: str | None = None
) -> list[LogLine]:
    """The log of one record or of the whole scan, by number: clocks may jump."""
    query = select(log).where(log.c.scan_id == scan_id).order_by(log.c.version)
    if record_id is not None:
        query = query.where(log.c.record_id == record_id)
    return [
        LogLine(
            row.version, row.at, Author(row.author_role, row.author_key),
            row.action, row.record_id, row.field, row.value,
        )
        for row in connection.execute(query)
        if veil.lets(row.record_id)
    ]  # fmt: skip


def classes(connection: Connection, right: Right) -> list[Klas]:
    """The classes this right reaches."""
    query = select(klas).where(klas.c.deleted_at.is_(None)).order_by(klas.c.name, klas.c.id)
    if right.scope != "alles":
        query = query.where(klas.c.id == (right.scope_id if right.scope == "klas" else ""))
    return [Klas(row.id, row.name) for row in connection.execute(query)]


def groups(connection: Connection, right: Right) -> list[Groep]:
    """The groups this right reaches; with a class code also those one may pick from."""
    query = (
        select(groep)
        .join(klas)
        .where(groep.c.deleted_at.is_(None), klas.c.deleted_at.is_(None))
        .order_by(groep.c.name, groep.c.id)
    )
    match right.scope:
        case "klas" | "keuze":
            query = query.where(groep.c.klas_id == right.scope_id)
        case "groep":
            query = query.where(groep.c.id == right.scope_id)
        case "scan" | "bijeenkomst":
            return []
    return [Groep(row.id, row.klas_id, row.name) for row in connection.execute(query)]


def scans(connection: Connection, right: Right, *, deleted: bool = False) -> list[ScanInfo]:
    """The scans this right reaches, oldest first; `deleted`: those that can be brought back."""
    wanted = scan.c.deleted_at.is_not(None) if deleted else scan.c.deleted_at.is_(None)
    query = (
        select(scan)
        .outerjoin(groep, groep.c.id == scan.c.groep_id)
        .outerjoin(klas, klas.c.id == groep.c.klas_id)
        .where(wanted, scan.c.kind != MEETING)
        .where(groep.c.deleted_at.is_(None), klas.c.deleted_at.is_(None))
        .order_by(scan.c.created_at, scan.c.id)
    )
    if right.scope != "alles":
        column = {"klas": groep.c.klas_id, "groep": scan.c.groep_id}.get(right.scope, scan.c.id)
        query = query.where(column == right.scope_id)
    return [_info(row) for row in connection.execute(query)]


def present(connection: Connection, scan_id: str, now: datetime) -> list[Present]:
    """Who is here, most recent first."""
    rows = connection.execute(
        select(presence)
        .where(presence.c.scan_id == scan_id, presence.c.seen_at > now - HERE)
        .order_by(presence.c.seen_at.desc(), presence.c.author_key)
    )
    return [
        Present(Author(row.author_role, row.author_key), row.record_id, row.seen_at) for row in rows
    ]


def as_record(row: AnyRow) -> Record:
    """A row of the record table as an object."""
    return Record(
        row.id, row.kind, row.parent, row.position, row.version, row.edits,
        row.fields, row.versions,
        Author(row.author_role, row.author_key), row.deleted_at,
    )  # fmt: skip


def _info(row: AnyRow) -> ScanInfo:
    return ScanInfo(row.id, row.groep_id, row.title, row.version, row.created_at, row.deleted_at)
