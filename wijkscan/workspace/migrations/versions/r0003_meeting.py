"""Meetings of a leernetwerk: scans side by side on one table."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """A row of `scan` can be a meeting, and holds the scans that were brought to it."""
    op.add_column("scan", sa.Column("kind", sa.String(20), nullable=False, server_default="scan"))
    op.create_table(
        "bron",
        sa.Column("scan_id", sa.String(32), sa.ForeignKey("scan.id"), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("document", sa.JSON, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        for table in ("link", "session"):
            op.alter_column(table, "scope", type_=sa.String(20))
