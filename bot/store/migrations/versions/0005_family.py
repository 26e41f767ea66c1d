"""Families: codes and links of those who help; whether a person's language is known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
NOT_ENDED = sa.text("state <> 'ended'")


def upgrade() -> None:
    known: sa.Column[bool] = sa.Column(
        "spoken", sa.Boolean(), server_default=sa.true(), nullable=False
    )
    op.add_column("person", known)
    _code()
    _link()


def _code() -> None:
    op.create_table(
        "family_code",
        sa.Column("seek", sa.LargeBinary(length=16), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("patient_id", ID, nullable=False),
        sa.Column("rights", sa.String(length=24), nullable=False),
        sa.Column("until", UTC, nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("seek"),
        sa.UniqueConstraint("person_id"),
    )
    op.create_index("ix_family_code_until", "family_code", ["until"])


def _link() -> None:
    op.create_table(
        "family_link",
        sa.Column("id", ID, nullable=False),
        sa.Column("patient_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("relation", sa.String(length=16), nullable=False),
        sa.Column("rights", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("asked_at", UTC, nullable=False),
        sa.Column("since", UTC, nullable=True),
        sa.Column("ended_at", UTC, nullable=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_family_link_patient_id", "family_link", ["patient_id"])
    op.create_index("ix_family_link_person_id", "family_link", ["person_id"])
    op.create_index(
        "family_link_once",
        "family_link",
        ["patient_id", "person_id"],
        unique=True,
        sqlite_where=NOT_ENDED,
        postgresql_where=NOT_ENDED,
    )
