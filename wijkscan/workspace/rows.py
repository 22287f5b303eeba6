"""Rows as lines of JSON: the same text whatever database they come from or go to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from wijkscan.workspace.schema import PASSING, Moment, metadata

BATCH = 500


def kept_tables() -> list[Table]:
    """Every table worth keeping, those that others point to first."""
    return [table for table in metadata.sorted_tables if table.name not in PASSING]


def lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """Each row as one line of JSON, without holding the whole table in memory."""
    query = select(table).order_by(*table.primary_key.columns)
    found = connection.execute(query.execution_options(stream_results=True, yield_per=BATCH))
    for row in found.mappings():
        yield (json.dumps(dict(row), default=_moment, sort_keys=True) + "\n").encode()


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"no line for {type(value).__name__}")


def as_values(table: Table, line: dict[str, Any]) -> dict[str, Any]:
    """A line back as values for an insert."""
    return {
        name: datetime.fromisoformat(value)
        if isinstance(table.c[name].type, Moment) and value is not None
        else value
        for name, value in line.items()
    }


def put(connection: Connection, table: Table, given: Iterable[bytes]) -> int:
    """Insert lines; how many there were."""
    batch: list[dict[str, Any]] = []
    count = 0
    for line in given:
        batch.append(as_values(table, json.loads(line)))
        count += 1
        if len(batch) == BATCH:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)
    return count


def count(connection: Connection, table: Table) -> int:
    """Number of rows."""
    found: int = connection.execute(select(func.count()).select_from(table)).scalar_one()
    return found


def fingerprint(connection: Connection, table: Table) -> int:
    """The same for the same rows, in whatever order a database gives them (they sort
    differently): the sum of the checksums of the rows."""
    total = 0
    for line in lines(connection, table):
        total += int.from_bytes(hashlib.sha256(line).digest(), "big")
    return total % 2**256
