"""The doses that were given: told by the person, or written down by the site."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "vaccination",
        sa.Column("id", ID, nullable=False, primary_key=True),
        sa.Column("person_id", ID, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("patient_id", ID, sa.ForeignKey("patient.id"), nullable=False),
        sa.Column("booking_id", ID, sa.ForeignKey("booking.id"), nullable=True, unique=True),
        sa.Column("source", sa.String(8), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("source IN ('site','told')", name="vaccination_source"),
    )
    for name in ("person_id", "patient_id"):
        op.create_index(f"ix_vaccination_{name}", "vaccination", [name])
