"""Deleting: with undo for 30 days, and for good. Works inside a write transaction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import JSON, ColumnElement, Connection, Select, delete, or_, select, tuple_, update

from wijkscan.workspace.schema import (
    aside,
    attempt,
    bron,
    groep,
    klas,
    klascode,
    link,
    log,
    presence,
    record,
    scan,
    session,
)
from wijkscan.workspace.writing import UNDO, lock

Kind = Literal["klas", "groep", "scan", "bijeenkomst"]
TABLES = {"klas": klas, "groep": groep, "scan": scan, "bijeenkomst": scan}


def set_deleted(connection: Connection, kind: Kind, id_: str, at: datetime | None) -> None:
    """Hide a klas, groep, scan or meeting, or (None) bring it back."""
    table = TABLES[kind]
    connection.execute(update(table).where(table.c.id == id_).values(deleted_at=at))


def purge(connection: Connection, kind: Kind, id_: str) -> None:
    """Remove for good: the texts, the log, and every link that led here."""
    if kind == "klas":
        for inner in connection.scalars(select(groep.c.id).where(groep.c.klas_id == id_)).all():
            purge(connection, "groep", inner)
    if kind == "groep":
        for inner in connection.scalars(select(scan.c.id).where(scan.c.groep_id == id_)).all():
            purge(connection, "scan", inner)
    if kind in ("scan", "bijeenkomst"):
        for table in (aside, log, record, presence, bron):
            connection.execute(delete(table).where(table.c.scan_id == id_))
    _forget_links(connection, link.c.scope_id == id_)
    connection.execute(delete(session).where(session.c.scope_id == id_))
    connection.execute(delete(TABLES[kind]).where(TABLES[kind].c.id == id_))


def _forget_links(connection: Connection, which: ColumnElement[bool]) -> None:
    gone = select(link.c.id).where(which).scalar_subquery()
    connection.execute(delete(session).where(session.c.link_id.in_(gone)))
    connection.execute(delete(klascode).where(klascode.c.link_id.in_(gone)))
    connection.execute(delete(link).where(which))


def erase_earlier(connection: Connection, scan_id: str, record_id: str) -> None:
    """Empty the earlier texts of a record in the log; who wrote when stays.

    For a text that should never have been typed, such as a name. What the record says now
    stays as well: change that first."""
    lock(connection, scan_id)
    connection.execute(
        update(log)
        .where(log.c.scan_id == scan_id, log.c.record_id == record_id)
        .values(value=JSON.NULL)
    )
    connection.execute(
        update(aside)
        .where(aside.c.scan_id == scan_id, aside.c.record_id == record_id)
        .where(aside.c.settled_version.is_(None))
        .values(settled_version=aside.c.version)
    )


def purge_records(connection: Connection, scan_id: str, record_ids: Collection[str]) -> None:
    """Remove deleted records with their log for good; neighbours are told to load anew."""
    version = lock(connection, scan_id)
    for table in (aside, log):
        connection.execute(
            delete(table).where(table.c.scan_id == scan_id, table.c.record_id.in_(record_ids))
        )
    for table in (record, bron):
        connection.execute(
            delete(table).where(table.c.scan_id == scan_id, table.c.id.in_(record_ids))
        )
    connection.execute(
        update(scan)
        .where(scan.c.id == scan_id)
        .values(version=version + 1, reload_version=version + 1)
    )


def tidy(connection: Connection, now: datetime) -> int:
    """Remove for good what was deleted more than 30 days ago; how many things that were."""
    before = now - UNDO
    count = _tidy_records(connection, before)
    kinds: tuple[Kind, ...] = ("scan", "groep", "klas")
    for kind in kinds:
        table = TABLES[kind]
        gone = connection.scalars(select(table.c.id).where(table.c.deleted_at < before)).all()
        for id_ in gone:
            purge(connection, kind, id_)
        count += len(gone)
    _forget_links(connection, or_(link.c.expires_at < before, link.c.revoked_at < before))
    connection.execute(delete(session).where(session.c.expires_at < now))
    connection.execute(delete(attempt).where(attempt.c.last_at < now - timedelta(days=1)))
    connection.execute(delete(presence).where(presence.c.seen_at < now - timedelta(days=1)))
    return count


def _tidy_records(connection: Connection, before: datetime) -> int:
    rows = connection.execute(
        select(record.c.scan_id, record.c.id).where(record.c.deleted_at < before)
    ).all()
    loose = connection.execute(_orphans(before)).all()
    per_scan: dict[str, set[str]] = {}
    for scan_id, record_id in [*rows, *loose]:
        per_scan.setdefault(scan_id, set()).add(record_id)
    for scan_id, record_ids in per_scan.items():
        purge_records(connection, scan_id, record_ids)
    return len(rows)


def _orphans(before: datetime) -> Select[str, str]:
    """Texts typed into a record that was already gone for good."""
    known = select(record.c.scan_id, record.c.id)
    return (
        select(log.c.scan_id, log.c.record_id)
        .where(log.c.action == "losse tekst", log.c.at < before)
        .where(tuple_(log.c.scan_id, log.c.record_id).not_in(known))
        .distinct()
    )
