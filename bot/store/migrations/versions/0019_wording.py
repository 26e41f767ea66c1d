"""Texts a site changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
SECOND = "settled_by IS NULL OR settled_by <> made_by"
APPROVED = "state NOT IN ('live','replaced') OR settled_by IS NOT NULL"


def upgrade() -> None:
    op.create_table(
        "wording",
        sa.Column("id", ID, nullable=False, primary_key=True),
        sa.Column("locale", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("base", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("remark", sa.String(length=300), nullable=False),
        sa.Column("made_by", ID, sa.ForeignKey("staff.id"), nullable=False),
        sa.Column("made_at", UTC, nullable=False),
        sa.Column("settled_by", ID, sa.ForeignKey("staff.id"), nullable=True),
        sa.Column("settled_at", UTC, nullable=True),
        sa.CheckConstraint(SECOND, name="wording_second"),
        sa.CheckConstraint(APPROVED, name="wording_approved"),
    )
    _one("wording_live", "state = 'live'")
    _one("wording_open", "state IN ('draft','proposed')")
    op.create_index("wording_key", "wording", ["locale", "key", "id"])


def _one(name: str, where: str) -> None:
    only = sa.text(where)
    op.create_index(
        name, "wording", ["locale", "key"], unique=True, sqlite_where=only, postgresql_where=only
    )
