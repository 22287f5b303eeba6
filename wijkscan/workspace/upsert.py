"""Insert a row, or change the one that is there: one step, so two processes cannot collide."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def upsert(
    connection: Connection, table: Table, keys: dict[str, Any], rest: dict[str, Any]
) -> None:
    """Afterwards exactly one row has these keys, with the values in `rest`."""
    if connection.dialect.name == "postgresql":
        connection.execute(
            postgresql.insert(table)
            .values(**keys, **rest)
            .on_conflict_do_update(index_elements=list(keys), set_=rest)
        )
        return
    connection.execute(
        sqlite.insert(table)
        .values(**keys, **rest)
        .on_conflict_do_update(index_elements=list(keys), set_=rest)
    )
