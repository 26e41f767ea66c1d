"""Whether a window is full, as a column the database works out, so that taking a place is cheap."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

FREE = sa.text("state = 'open' AND NOT filled")
FILLED = "ALTER TABLE slot ADD COLUMN filled BOOLEAN GENERATED ALWAYS AS (taken >= capacity) "


def upgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    op.drop_index("slot_free", "slot")
    if postgres:  # before the column, which writes the whole table anew
        op.execute("ALTER TABLE slot SET (fillfactor = 80)")
        op.execute("ALTER TABLE stock SET (fillfactor = 50)")
    op.execute(FILLED + ("STORED" if postgres else "VIRTUAL"))  # the only kind either can add
    op.create_index(
        "slot_free",
        "slot",
        ["resource_id", "starts_at"],
        sqlite_where=FREE,
        postgresql_where=FREE,
    )
