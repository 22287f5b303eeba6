"""From one database to another (SQLite to PostgreSQL when a school outgrows a file)."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import URL, Connection, insert, select, text

from wijkscan.errors import UserError, WijkscanError
from wijkscan.workspace import rows
from wijkscan.workspace.database import Database, as_url
from wijkscan.workspace.schema import MOVED, klas, scan, state


def verhuis(
    from_address: str | URL,
    to_address: str | URL,
    tell: Callable[[str], None] = lambda line: None,
) -> dict[str, int]:
    """Copy everything and compare every row; the number of rows per table.

    Nobody can write in the old database meanwhile, nor afterwards: it stays as it is and can
    still be read. The new database must be empty.
    """
    if as_url(from_address) == as_url(to_address):
        raise UserError("De oude en de nieuwe database zijn dezelfde.")
    old, new = Database(from_address), Database(to_address)
    try:
        with old.alone() as source:
            _hold(source, old)
            _refuse_moved(source)
            with new.alone() as target:
                _refuse_filled(target)
                counts = _copy(source, target, tell)
            source.execute(insert(state).values(name=MOVED, value=new.where))
        return counts
    finally:
        old.close()
        new.close()


def _hold(source: Connection, old: Database) -> None:
    """Nobody writes while we copy; on SQLite the transaction itself sees to that."""
    if not old.sqlite:
        names = ", ".join(f'"{table.name}"' for table in rows.kept_tables())
        source.execute(text(f"LOCK TABLE {names} IN SHARE MODE"))


def _refuse_moved(source: Connection) -> None:
    if source.execute(select(state.c.value).where(state.c.name == MOVED)).one_or_none():
        raise UserError("Deze database is al verhuisd.")


def _refuse_filled(target: Connection) -> None:
    if rows.count(target, klas) or rows.count(target, scan):
        raise UserError("De nieuwe database is niet leeg.", "Kies een lege database.")


def _copy(source: Connection, target: Connection, tell: Callable[[str], None]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table in rows.kept_tables():
        counts[table.name] = rows.put(target, table, rows.lines(source, table))
        if rows.count(target, table) != rows.count(source, table) or rows.fingerprint(
            target, table
        ) != rows.fingerprint(source, table):
            raise WijkscanError(f"the copy of {table.name} differs from the original")
        tell(f"{table.name}: {counts[table.name]}")
    return counts
