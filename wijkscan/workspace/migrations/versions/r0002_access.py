"""Links, class codes, sessions, wrong tries and who is here."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from wijkscan.workspace.schema import Moment

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables that say who may do what."""
    _links()
    _sessions()
    _passing()


def _links() -> None:
    op.create_table(
        "link",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("scope", sa.String(10), nullable=False),
        sa.Column("scope_id", sa.String(32), nullable=False),
        sa.Column("level", sa.String(10), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("expires_at", Moment, nullable=False),
        sa.Column("revoked_at", Moment),
        sa.Index("ix_link_scope_id", "scope_id"),
    )
    op.create_table(
        "klascode",
        sa.Column("code_hash", sa.String(64), primary_key=True),
        sa.Column("link_id", sa.String(32), sa.ForeignKey("link.id"), nullable=False, index=True),
        sa.Column("ends_at", Moment, nullable=False),
    )


def _sessions() -> None:
    op.create_table(
        "session",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("link_id", sa.String(32), sa.ForeignKey("link.id"), nullable=False, index=True),
        sa.Column("scope", sa.String(10), nullable=False),
        sa.Column("scope_id", sa.String(32), nullable=False),
        sa.Column("level", sa.String(10), nullable=False),
        sa.Column("author_role", sa.String(40), nullable=False),
        sa.Column("author_key", sa.String(40), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("expires_at", Moment, nullable=False),
    )


def _passing() -> None:
    op.create_table(
        "attempt",
        sa.Column("address_hash", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(10), primary_key=True),
        sa.Column("wrong", sa.Integer, nullable=False),
        sa.Column("last_at", Moment, nullable=False),
        sa.Column("blocked_until", Moment),
    )
    op.create_table(
        "presence",
        sa.Column("scan_id", sa.String(32), sa.ForeignKey("scan.id"), primary_key=True),
        sa.Column("author_key", sa.String(40), primary_key=True),
        sa.Column("author_role", sa.String(40), nullable=False),
        sa.Column("record_id", sa.String(64), nullable=False),
        sa.Column("seen_at", Moment, nullable=False),
    )
