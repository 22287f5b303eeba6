"""The tables: what a class writes together, who may, and a log of every accepted text.

Each scan has one counter. Every change takes the next number, so the order of changes
never depends on a clock. A record keeps, per field, the number of its last change.

JSON is kept as text on both databases (JSON, not JSONB): the text comes back exactly as it
went in, signs that JSONB refuses included, and nothing searches inside it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

AnyRow: TypeAlias = Row[*tuple[Any, ...]]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets the zone, so it is put back when reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC before it is stored; a moment without a zone is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Always with a zone after reading."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


state = Table(
    "state",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

Scope = String(20).with_variant(String(10), "sqlite")
"""What a link leads to. SQLite does not hold to a length, and widening would copy the table."""

MEETING: Final = "bijeenkomst"
"""Kind of a row in `scan` that is not a scan: a talk with its own records, log and numbers."""

MOVED = "verhuisd"
"""Name of the state that says that everything went to another database."""

klas = Table(
    "klas",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("deleted_at", Moment),
)

groep = Table(
    "groep",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("klas_id", String(32), ForeignKey("klas.id"), nullable=False, index=True),
    Column("name", String(200), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("deleted_at", Moment),
)

scan = Table(
    "scan",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("groep_id", String(32), ForeignKey("groep.id"), index=True),
    Column("title", String(200), nullable=False),
    Column("version", Integer, nullable=False),
    Column("reload_version", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("deleted_at", Moment),
    Column("kind", String(20), nullable=False, server_default="scan"),
)

record = Table(
    "record",
    metadata,
    Column("scan_id", String(32), ForeignKey("scan.id"), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("parent", String(64)),
    Column("position", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("edits", Integer, nullable=False),
    Column("fields", JSON, nullable=False),
    Column("versions", JSON, nullable=False),
    Column("author_role", String(40), nullable=False),
    Column("author_key", String(40), nullable=False),
    Column("deleted_at", Moment),
    Index("ix_record_scan_id_version", "scan_id", "version"),
)

log = Table(
    "log",
    metadata,
    Column("scan_id", String(32), ForeignKey("scan.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("record_id", String(64), nullable=False),
    Column("field", String(64), nullable=False),
    Column("action", String(20), nullable=False),
    Column("value", JSON, nullable=False),
    Column("base_version", Integer, nullable=False),
    Column("author_role", String(40), nullable=False),
    Column("author_key", String(40), nullable=False),
    Column("at", Moment, nullable=False),
    Column("idempotency_key", String(64)),
    UniqueConstraint("scan_id", "idempotency_key"),
    Index("ix_log_scan_id_record_id", "scan_id", "record_id"),
)

# Texts that wait for a choice: the second text of a clash, or a text typed into something deleted.
aside = Table(
    "aside",
    metadata,
    Column("scan_id", String(32), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("record_id", String(64), nullable=False),
    Column("field", String(64), nullable=False),
    Column("settled_version", Integer),
    ForeignKeyConstraint(["scan_id", "version"], ["log.scan_id", "log.version"]),
)

# A scan as it was when it was laid on the table of a meeting. Apart from its record (same id):
# it never changes, and nobody should fetch it anew at every change of a note.
bron = Table(
    "bron",
    metadata,
    Column("scan_id", String(32), ForeignKey("scan.id"), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("document", JSON, nullable=False),
)

link = Table(
    "link",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("scope", Scope, nullable=False),
    Column("scope_id", String(32), nullable=False),
    Column("level", String(10), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Index("ix_link_scope_id", "scope_id"),
)

klascode = Table(
    "klascode",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("link_id", String(32), ForeignKey("link.id"), nullable=False, index=True),
    Column("ends_at", Moment, nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("link_id", String(32), ForeignKey("link.id"), nullable=False, index=True),
    Column("scope", Scope, nullable=False),
    Column("scope_id", String(32), nullable=False),
    Column("level", String(10), nullable=False),
    Column("author_role", String(40), nullable=False),
    Column("author_key", String(40), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
)

attempt = Table(
    "attempt",
    metadata,
    Column("address_hash", String(64), primary_key=True),
    Column("kind", String(10), primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("blocked_until", Moment),
)

presence = Table(
    "presence",
    metadata,
    Column("scan_id", String(32), ForeignKey("scan.id"), primary_key=True),
    Column("author_key", String(40), primary_key=True),
    Column("author_role", String(40), nullable=False),
    Column("record_id", String(64), nullable=False),
    Column("seen_at", Moment, nullable=False),
)

PASSING = frozenset({"attempt", "presence"})
"""Tables that say something about this minute only; a backup leaves them out."""
