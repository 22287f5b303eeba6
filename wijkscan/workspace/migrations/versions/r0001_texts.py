"""Klas, groep, scan, records, the log and the texts that wait for a choice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from wijkscan.workspace.schema import Moment

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables in which a group writes."""
    _class_and_group()
    _scan_and_record()
    _log_and_aside()


def _class_and_group() -> None:
    op.create_table(
        "state",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "klas",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("deleted_at", Moment),
    )
    op.create_table(
        "groep",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("klas_id", sa.String(32), sa.ForeignKey("klas.id"), nullable=False, index=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("deleted_at", Moment),
    )


def _scan_and_record() -> None:
    op.create_table(
        "scan",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("groep_id", sa.String(32), sa.ForeignKey("groep.id"), index=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("reload_version", sa.Integer, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("deleted_at", Moment),
    )
    op.create_table(
        "record",
        sa.Column("scan_id", sa.String(32), sa.ForeignKey("scan.id"), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("parent", sa.String(64)),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("edits", sa.Integer, nullable=False),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("versions", sa.JSON, nullable=False),
        sa.Column("author_role", sa.String(40), nullable=False),
        sa.Column("author_key", sa.String(40), nullable=False),
        sa.Column("deleted_at", Moment),
        sa.Index("ix_record_scan_id_version", "scan_id", "version"),
    )


def _log_and_aside() -> None:
    op.create_table(
        "log",
        sa.Column("scan_id", sa.String(32), sa.ForeignKey("scan.id"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("record_id", sa.String(64), nullable=False),
        sa.Column("field", sa.String(64), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("base_version", sa.Integer, nullable=False),
        sa.Column("author_role", sa.String(40), nullable=False),
        sa.Column("author_key", sa.String(40), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("idempotency_key", sa.String(64)),
        sa.UniqueConstraint("scan_id", "idempotency_key"),
        sa.Index("ix_log_scan_id_record_id", "scan_id", "record_id"),
    )
    op.create_table(
        "aside",
        sa.Column("scan_id", sa.String(32), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("record_id", sa.String(64), nullable=False),
        sa.Column("field", sa.String(64), nullable=False),
        sa.Column("settled_version", sa.Integer),
        sa.ForeignKeyConstraint(["scan_id", "version"], ["log.scan_id", "log.version"]),
    )
