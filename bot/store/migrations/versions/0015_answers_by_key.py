"""An answer in a webhook's own response is found by its key; an index less for each message."""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("outbox_passive", table_name="outbox")
