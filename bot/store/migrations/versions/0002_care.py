"""The tables of care: patients, consents, cases, what is said in them, staff."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.migrations.ddl import forbid_changes

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
SEALED = sa.LargeBinary()
OPEN_CASES = sa.text("state IN ('waiting','active')")


def upgrade() -> None:
    _attempt()
    _staff()
    _consent()
    _patient()
    _session()
    _case()
    _case_event()
    _message()
    forbid_changes("case_event")


def _attempt() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", ID, nullable=False),
        sa.Column("who", sa.LargeBinary(length=16), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_attempt_who", "attempt", ["who"])


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", ID, nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("licence", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("password", sa.String(length=200), nullable=False),
        sa.Column("once", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", UTC, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("login"),
    )


def _consent() -> None:
    op.create_table(
        "consent",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("version", sa.String(length=32), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_consent_person_id", "consent", ["person_id"])


def _patient() -> None:
    op.create_table(
        "patient",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("relation", sa.String(length=16), nullable=False),
        sa.Column("seek", sa.LargeBinary(length=16), nullable=False),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("created_at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("person_id", "seek"),
    )
    op.create_index("ix_patient_person_id", "patient", ["person_id"])


def _session() -> None:
    op.create_table(
        "session",
        sa.Column("token", sa.LargeBinary(length=32), nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("created_at", UTC, nullable=False),
        sa.Column("seen_at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("token"),
    )
    op.create_index("ix_session_staff_id", "session", ["staff_id"])


def _case() -> None:
    op.create_table(
        "case",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("patient_id", ID, nullable=True),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("level", sa.String(length=4), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("staff_id", ID, nullable=True),
        sa.Column("note", SEALED, nullable=True),
        sa.Column("rules", SEALED, nullable=True),
        sa.Column("summary", SEALED, nullable=True),
        sa.Column("outcome", sa.String(length=24), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opened_at", UTC, nullable=False),
        sa.Column("accepted_at", UTC, nullable=True),
        sa.Column("closed_at", UTC, nullable=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "case_open",
        "case",
        ["patient_id"],
        unique=True,
        sqlite_where=OPEN_CASES,
        postgresql_where=OPEN_CASES,
    )
    op.create_index("ix_case_person_id", "case", ["person_id"])
    op.create_index("ix_case_state", "case", ["state"])


def _case_event() -> None:
    op.create_table(
        "case_event",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_case_event_case_id", "case_event", ["case_id"])


def _message() -> None:
    op.create_table(
        "message",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("author", sa.String(length=12), nullable=False),
        sa.Column("staff_id", ID, nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("media_id", ID, nullable=True),
        sa.Column("platform_id", sa.String(length=80), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"]),
        sa.ForeignKeyConstraint(["media_id"], ["media.id"]),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_message_case_id", "message", ["case_id"])
    op.create_index("message_case", "message", ["case_id", "id"])
