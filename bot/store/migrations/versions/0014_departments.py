"""Departments of cases, and until when only theirs are asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

UTC = sa.DateTime(timezone=True)
FIRST = "1970-01-01 00:00:00.000000"


def upgrade() -> None:
    op.add_column(
        "case", sa.Column("department", sa.String(length=8), nullable=False, server_default="")
    )
    op.add_column("case", sa.Column("kept_until", UTC, nullable=False, server_default=FIRST))


def downgrade() -> None:
    op.drop_column("case", "kept_until")
    op.drop_column("case", "department")
