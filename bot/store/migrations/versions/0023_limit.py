"""Somebody abusive may be limited to the service desk for a time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
STANDING = sa.text("lifted_at IS NULL")


def upgrade() -> None:
    limited: sa.Column[bool] = sa.Column(
        "limited", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("case", limited)
    op.create_table(
        "desk_limit",
        sa.Column("id", ID, nullable=False, primary_key=True),
        sa.Column("person_id", ID, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("case_id", ID, sa.ForeignKey("case.id"), nullable=False),
        sa.Column("staff_id", ID, sa.ForeignKey("staff.id"), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.Column("until", UTC, nullable=False),
        sa.Column("lifted_at", UTC, nullable=True),
        sa.Column("lifted_by", ID, sa.ForeignKey("staff.id"), nullable=True),
    )
    op.create_index(
        "desk_limit_standing",
        "desk_limit",
        ["person_id"],
        sqlite_where=STANDING,
        postgresql_where=STANDING,
    )
    op.create_index("ix_desk_limit_case_id", "desk_limit", ["case_id"])


def downgrade() -> None:
    op.drop_table("desk_limit")
    op.drop_column("case", "limited")
