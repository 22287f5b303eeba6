"""From the tables a database has to the tables this release needs, inside one transaction.

The caller holds the write lock of the database. Both SQLite and PostgreSQL make tables
within a transaction, so a process that is killed half way leaves the old tables behind.
"""

from __future__ import annotations

import threading
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from wijkscan.errors import DamagedFile
from wijkscan.workspace import schema

HEAD = "0003"
"""The newest step. Kept here, so that opening an up-to-date database needs no alembic."""

_FOLDER = Path(__file__).resolve().parent / "migrations"
_ALEMBIC = threading.Lock()  # alembic keeps its current operation in a module-wide place


def revision(connection: Connection) -> str | None:
    """The step this database is at; None when it is empty."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" not in tables:
        _refuse_strange(tables)
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _refuse_strange(tables: set[str]) -> None:
    if tables & set(schema.metadata.tables):
        raise DamagedFile(
            "Deze database is niet door wijkscan gemaakt, of is beschadigd.",
            "Kies een lege database of zet een reservekopie terug.",
        )


def refuse_newer(found: str | None) -> None:
    """A database of a later release is left alone: this release would not understand it."""
    if found is not None and found > HEAD:
        raise DamagedFile(
            f"Deze database hoort bij een nieuwere wijkscan (stap {found}, "
            f"deze wijkscan kent stap {HEAD}).",
            "Werk wijkscan bij. Er is niets veranderd in de database.",
        )


def upgrade(connection: Connection, to: str = HEAD) -> None:
    """Take every step up to and including `to`. The caller commits."""
    found = revision(connection)
    refuse_newer(found)
    if found is not None and found >= to:
        return
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    with _ALEMBIC:
        directory = ScriptDirectory(str(_FOLDER))
        steps = list(directory.iterate_revisions(to, found or "base"))
        context = MigrationContext.configure(
            connection, opts={"target_metadata": schema.metadata, "transactional_ddl": True}
        )
        with Operations.context(context):
            for step in reversed(steps):
                step.module.upgrade()
        context.stamp(directory, to)


def steps() -> list[str]:
    """Every step there has been, oldest first."""
    from alembic.script import ScriptDirectory

    return sorted(item.revision for item in ScriptDirectory(str(_FOLDER)).walk_revisions())
