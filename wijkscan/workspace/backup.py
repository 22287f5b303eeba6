"""A backup of everything while people go on writing, and putting it back.

One zip with a manifest and, per table, lines of JSON: readable without wijkscan, and the same
for SQLite and PostgreSQL. All of it is read in one transaction, so it shows one moment.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import json
import os
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sqlalchemy import URL, Column, Connection, MetaData, Table, delete, inspect, text

from wijkscan.errors import CannotWrite, DamagedFile, UserError
from wijkscan.workspace import migrate, rows
from wijkscan.workspace.database import Clock, Database, utc_now
from wijkscan.workspace.schema import MOVED, klas, metadata, scan, state

KIND = "wijkscan-reservekopie"
FORMAT = 1

_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_MOST_IN_MANIFEST = 1_000_000
_MOST_IN_LINE = 50_000_000
"""Bytes of one row. The largest row there can be is a whole scan on the table of a meeting."""

_OTHER_FILE = "Kies een andere reservekopie."
_BROKEN = (
    zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError,
    AttributeError, KeyError, TypeError, ValueError,
)  # fmt: skip
"""All that zipfile and json say about bytes that are not what they should be."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says about itself: the step of its tables, and per table rows and checksum."""

    step: str
    made_at: str
    counts: dict[str, int]
    checksums: dict[str, str]


def bewaar(database: Database, folder: Path) -> Path:
    """Write a backup in `folder`; the file is there whole, or not at all."""
    moment = database.clock()
    path = folder / f"wijkscan-{moment:%Y-%m-%d-%H%M%S}.zip"
    _sweep(folder)
    with _whole_file(path) as file, database.snapshot() as connection:
        pack(connection, file, moment.isoformat(), rows.kept_tables(), migrate.HEAD)
    return path


def _sweep(folder: Path) -> None:
    """Take away what a backup that was killed half way left behind, if it is an hour old."""
    for left in folder.glob(".wijkscan-*.deel"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > 3600:
                left.unlink()


def pack(
    connection: Connection, file: IO[bytes], made_at: str, tables: list[Table], step: str
) -> None:
    """Every table as lines of JSON, then the manifest."""
    counts: dict[str, int] = {}
    checksums: dict[str, str] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for table in tables:
            digest, number = hashlib.sha256(), 0
            with packed.open(f"{table.name}.jsonl", "w", force_zip64=True) as entry:
                for line in rows.lines(connection, table):
                    entry.write(line)
                    digest.update(line)
                    number += 1
            counts[table.name], checksums[table.name] = number, digest.hexdigest()
        manifest = {
            "soort": KIND,
            "formaat": FORMAT,
            "stap": step,
            "gemaakt_op": made_at,
            "rijen": counts,
            "sha256": checksums,
        }
        packed.writestr("manifest.json", json.dumps(manifest, indent=1))


@contextlib.contextmanager
def _whole_file(path: Path) -> Iterator[IO[bytes]]:
    aside: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=".wijkscan-", suffix=".deel", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
        aside = None
    except OSError as error:
        why = "de schijf is vol" if error.errno in _FULL else "de map is niet te beschrijven"
        raise CannotWrite(
            f"De reservekopie is niet gemaakt: {why}.", "Maak ruimte of kies een andere map."
        ) from error
    finally:
        if aside:
            with contextlib.suppress(OSError):
                os.unlink(aside)


def read_manifest(path: Path) -> Manifest:
    """Check the whole backup against its own checksums. Raises DamagedFile."""
    try:
        with zipfile.ZipFile(path) as packed:
            with packed.open("manifest.json") as entry:
                manifest = _manifest(json.loads(entry.read(_MOST_IN_MANIFEST)))
            for name, number in manifest.counts.items():
                found = _measure(packed, name)
                if found != (number, manifest.checksums[name]):
                    raise DamagedFile("Deze reservekopie is beschadigd.", _OTHER_FILE)
    except FileNotFoundError as error:
        raise DamagedFile(f"{path} bestaat niet.", _OTHER_FILE) from error
    except _BROKEN as error:
        raise DamagedFile(
            "Dit is geen reservekopie van wijkscan, of hij is beschadigd.", _OTHER_FILE
        ) from error
    return manifest


def _manifest(given: dict[str, Any]) -> Manifest:
    if given["soort"] != KIND:
        raise ValueError("another kind of file")
    if given["formaat"] > FORMAT:
        raise DamagedFile("Deze reservekopie is van een nieuwere wijkscan.", "Werk wijkscan bij.")
    migrate.refuse_newer(given["stap"])
    if given["stap"] not in migrate.steps() or set(given["rijen"]) - set(metadata.tables):
        raise ValueError("unknown tables")
    return Manifest(given["stap"], given["gemaakt_op"], given["rijen"], given["sha256"])


def _lines(entry: Any) -> Iterator[bytes]:
    """Line by line, so that a file which unpacks to far more than it is fills no memory."""
    pieces = io.BufferedReader(entry, 1_000_000)
    while line := pieces.readline(_MOST_IN_LINE):
        if len(line) == _MOST_IN_LINE:
            raise DamagedFile("In deze reservekopie staat een veel te lange regel.", _OTHER_FILE)
        yield line


def _measure(packed: zipfile.ZipFile, name: str) -> tuple[int, str]:
    digest, number = hashlib.sha256(), 0
    with packed.open(f"{name}.jsonl") as entry:
        for line in _lines(entry):
            digest.update(line)
            number += 1
    return number, digest.hexdigest()


def herstel(
    address: str | URL, path: Path, *, replace: bool = False, clock: Clock = utc_now
) -> Manifest:
    """Put a backup in the database at `address`, in one transaction. A database that holds
    something is left alone, unless `replace`. Older backups are brought up to date."""
    manifest = read_manifest(path)
    database = Database(address, clock=clock, upgrade=False)
    try:
        with database.alone() as connection, zipfile.ZipFile(path) as packed:
            _make_room(connection, replace)
            migrate.upgrade(connection, manifest.step)
            for name, number in manifest.counts.items():
                table = _as_it_was(connection, name)
                with packed.open(f"{name}.jsonl") as entry:
                    rows.put(connection, table, _lines(entry))
                if rows.count(connection, table) != number:
                    raise DamagedFile("Het herstel is niet gelukt; er is niets veranderd.")
            migrate.upgrade(connection)
            connection.execute(delete(state).where(state.c.name == MOVED))
    finally:
        database.close()
    return manifest


def _make_room(connection: Connection, replace: bool) -> None:
    found = set(inspect(connection).get_table_names())
    if not replace and any(
        table.name in found and rows.count(connection, table) for table in (klas, scan)
    ):
        raise UserError(
            "Er staan al scans in deze database.",
            "Kies een lege database, of kies uitdrukkelijk voor vervangen.",
        )
    for table in reversed(metadata.sorted_tables):
        if table.name in found:
            connection.execute(text(f'DROP TABLE "{table.name}"'))
    if "alembic_version" in found:
        connection.execute(text("DROP TABLE alembic_version"))


def _as_it_was(connection: Connection, name: str) -> Table:
    """The table with the columns of the step of the backup, which may be older than today's."""
    today = metadata.tables[name]
    columns = []
    for column in inspect(connection).get_columns(name):
        known = today.c.get(column["name"])
        kind = column["type"] if known is None else known.type
        columns.append(Column(column["name"], kind))
    return Table(name, MetaData(), *columns)
