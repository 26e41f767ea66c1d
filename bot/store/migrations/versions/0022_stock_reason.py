"""A move of a stock that somebody entered says why."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    reason = sa.Column("reason", sa.String(20), server_default="", nullable=False)
    op.add_column("stock_move", reason)
