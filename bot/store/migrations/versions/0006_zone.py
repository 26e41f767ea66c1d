"""The respiratory zone: season switches, results read at home, saved places."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")
SEALED = sa.LargeBinary()


def upgrade() -> None:
    _season()
    _kit_result()
    _saved_place()


def _season() -> None:
    op.create_table(
        "season",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("switched", sa.String(length=4), nullable=False),
        sa.Column("situation", sa.String(length=80), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("observed", sa.Date(), nullable=True),
        sa.Column("body", JSON, nullable=True),
        sa.Column("changed_at", UTC, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _kit_result() -> None:
    op.create_table(
        "kit_result",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("patient_id", ID, nullable=True),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_kit_result_person_id", "kit_result", ["person_id"])


def _saved_place() -> None:
    op.create_table(
        "saved_place",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("used_at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_saved_place_person_id", "saved_place", ["person_id"])
