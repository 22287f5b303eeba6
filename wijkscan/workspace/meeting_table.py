"""The scans on the table of a meeting: as they were brought, without names, never changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from wijkscan.errors import UserError
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.model import records as every_record
from wijkscan.scan.privacy_scan import mag_delen
from wijkscan.scan.sidebyside_basis import MAX_SCANS
from wijkscan.scan.toestemming import deelbaar
from wijkscan.workspace import records
from wijkscan.workspace.outcomes import Author, Json, Loaded, Record
from wijkscan.workspace.records import NewRecord
from wijkscan.workspace.repository import Repository, new_id
from wijkscan.workspace.rights import Right, require
from wijkscan.workspace.schema import bron, record, scan
from wijkscan.workspace.writing import find, lock


@dataclass(frozen=True, slots=True)
class Source:
    """A scan on the table, as it was brought. `document(...)` gives the scan itself; two sources
    with the same `scan` are two versions of one scan."""

    id: str
    scan: str
    title: str
    roles: list[str]
    area: str
    division: int | None
    editions: list[str]  # "50150NED 2024"
    made_on: date | None
    version: int
    origin: str
    place: str  # id of the scan in this workspace, "" for a file


def bring(
    repository: Repository,
    right: Right,
    meeting_id: str,
    document: Wijkscan,
    origin: str = "",
    place: tuple[str, int] = ("", 0),
) -> str:
    """Lay a scan on the table: frozen, without names and hidden votes; the id of the source.

    `origin` says where it came from ("bestand", "link", "klas"); `place`: its id and number in this
    workspace, to notice when it changes. Refused: a scan in which a find of the privacy check is
    open, one that lies there already, and a seventh.
    """
    new = _source(document, origin, place)
    with repository.database.write() as connection:
        now = repository.database.clock()
        who = require(connection, right, now, "schrijven", "bijeenkomst", meeting_id)
        lock(connection, meeting_id)
        _refuse_source(connection, meeting_id, new.record)
        _lay(connection, meeting_id, new, who.author, now)
    return new.record.id


def renew(
    repository: Repository,
    right: Right,
    meeting_id: str,
    old: str,
    document: Wijkscan,
    place: tuple[str, int],
) -> str:
    """Take the scan as it is now in the place of an earlier version; its letter stays."""
    with repository.database.write() as connection:
        now = repository.database.clock()
        who = require(connection, right, now, "schrijven", "bijeenkomst", meeting_id)
        lock(connection, meeting_id)
        before = find(connection, meeting_id, old)
        if before is None or before.deleted_at is not None:
            raise UserError("Deze scan ligt niet meer op tafel.", "Laad de bladzijde opnieuw.")
        order = before.fields.get("volgorde") or before.position
        new = _source(document, before.fields["herkomst"], place, order)
        records.delete(connection, meeting_id, [old], who.author, now)
        _lay(connection, meeting_id, new, who.author, now)
    return new.record.id


@dataclass(frozen=True, slots=True)
class _New:
    record: NewRecord
    document: Json


def _source(
    document: Wijkscan, origin: str, place: tuple[str, int], order: int | None = None
) -> _New:
    shared = deelbaar(document)
    if not mag_delen(shared):
        raise UserError(
            "In deze scan staan nog gegevens die over een persoon kunnen gaan.",
            "Kijk in de scan bij Delen wat er staat. Haal het weg of leg uit waarom het mag.",
        )
    fields = _described(shared, origin)
    fields |= {"plek": place[0], "plek_versie": place[1], "volgorde": order}
    return _New(NewRecord(new_id(), "bron", fields), shared.model_dump(mode="json"))


def _lay(connection: Connection, meeting_id: str, new: _New, author: Author, now: datetime) -> None:
    records.add_one(connection, meeting_id, new.record, author, now)
    values = {"scan_id": meeting_id, "id": new.record.id, "document": new.document}
    connection.execute(insert(bron).values(**values))


def _described(shared: Wijkscan, origin: str) -> dict[str, Json]:
    return {
        "scan": shared.id, "titel": shared.titel or shared.gebied.naam, "rollen": _roles(shared),
        "gebied": shared.gebied.naam, "indeling": shared.gebied.indeling,
        "uitgaven": _editions(shared), "versie": shared.versie, "herkomst": origin,
        "gemaakt_op": shared.gemaakt_op.isoformat() if shared.gemaakt_op else None,
        "vingerafdruk": hashlib.sha256(shared.model_dump_json().encode()).hexdigest(),
    }  # fmt: skip


def _roles(shared: Wijkscan) -> list[str]:
    """Who made it: the roles it names, else those who wrote in it."""
    written = (item.auteur_rol for item in every_record(shared))
    return sorted({role for role in (*shared.rollen, *written) if role})


def _editions(shared: Wijkscan) -> list[str]:
    """Table and year of every figure in it, so that two editions are noticed."""
    looked = [item.cijfer for item in shared.kijkcijfers]
    signs = [teken.cijfer for probleem in shared.problemen for teken in probleem.s]
    used = {
        f"{cijfer.tabel} {cijfer.jaar or ''}".strip()
        for cijfer in (*looked, *signs, *(item.cijfer for item in shared.sterke_punten))
        if cijfer is not None and cijfer.tabel
    }
    return sorted(used)


def _refuse_source(connection: Connection, meeting_id: str, new: NewRecord) -> None:
    there = connection.scalars(
        select(record.c.fields).where(
            record.c.scan_id == meeting_id,
            record.c.kind == "bron",
            record.c.deleted_at.is_(None),
        )
    ).all()
    if new.fields["vingerafdruk"] in {fields["vingerafdruk"] for fields in there}:
        raise UserError("Deze scan ligt al op tafel.", "Kies een andere scan.")
    if len(there) >= MAX_SCANS:
        raise UserError(f"Er liggen al {MAX_SCANS} scans op tafel.", "Haal er eerst een weg.")


def sources(loaded: Loaded) -> list[Source]:
    """The scans on the table, in the order in which they were brought."""
    return [
        Source(
            item.id, fields["scan"], fields["titel"], list(fields["rollen"]), fields["gebied"],
            fields["indeling"], list(fields["uitgaven"]),
            date.fromisoformat(fields["gemaakt_op"]) if fields["gemaakt_op"] else None,
            fields["versie"], fields["herkomst"], fields.get("plek") or "",
        )
        for item in sorted(loaded.records, key=_order)
        if item.kind == "bron" and (fields := item.fields)
    ]  # fmt: skip


def _order(item: Record) -> int:
    return int(item.fields.get("volgorde") or item.position)


def changed(repository: Repository, right: Right, loaded: Loaded) -> set[str]:
    """Ids of the sources whose scan was written in since it was laid on the table."""
    laid = {
        item.id: (item.fields["plek"], item.fields["plek_versie"])
        for item in loaded.records
        if item.kind == "bron" and item.fields.get("plek")
    }
    if not laid:
        return set()
    with repository.database.read() as connection:
        now = repository.database.clock()
        require(connection, right, now, "lezen", "bijeenkomst", loaded.info.id)
        asked = select(scan.c.id, scan.c.version).where(
            scan.c.id.in_({place for place, _ in laid.values()})
        )
        versions = {row.id: row.version for row in connection.execute(asked)}
    return {id_ for id_, (place, seen) in laid.items() if versions.get(place, seen) > seen}


def document(repository: Repository, right: Right, meeting_id: str, source_id: str) -> Wijkscan:
    """A scan on the table. It never changes: keep it by `source_id`, for this visitor only."""
    with repository.database.read() as connection:
        now = repository.database.clock()
        require(connection, right, now, "lezen", "bijeenkomst", meeting_id)
        found = connection.execute(
            select(bron.c.document).where(bron.c.scan_id == meeting_id, bron.c.id == source_id)
        ).scalar_one_or_none()
    if found is None:
        raise UserError("Deze scan ligt niet meer op tafel.", "Laad de bladzijde opnieuw.")
    return Wijkscan.model_validate(found)
