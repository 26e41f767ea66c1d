"""The tables of the conversation: people, talks, what goes in and out, timers, audit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.migrations.ddl import forbid_changes

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
SEALED = sa.LargeBinary()
OPEN_ROWS = sa.text("state IN ('queued','sending')")


def upgrade() -> None:
    _audit()
    _inbox()
    _note()
    _person()
    _account()
    _media()
    _outbox()
    _outbox_indexes()
    _timer()
    forbid_changes("audit")


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_index("ix_audit_subject", "audit", ["subject"])


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", ID, nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("message_id", sa.String(length=160), nullable=False),
        sa.Column("address", sa.String(length=128), nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("error", sa.String(length=80), nullable=False),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("received_at", UTC, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("channel", "message_id"),
    )
    op.create_index(
        "inbox_web",
        "inbox",
        ["address", "id"],
        sqlite_where=sa.text("channel = 'web'"),
        postgresql_where=sa.text("channel = 'web'"),
    )


def _note() -> None:
    op.create_table(
        "note",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("until", UTC, nullable=True),
        sa.PrimaryKeyConstraint("name"),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", ID, nullable=False),
        sa.Column("alias", sa.String(length=16), nullable=False),
        sa.Column("locale", sa.String(length=16), nullable=False),
        sa.Column("elder", sa.Boolean(), nullable=False),
        sa.Column("talk", SEALED, nullable=True),
        sa.Column("asked_at", UTC, nullable=True),
        sa.Column("case_id", ID, nullable=True),
        sa.Column("consent", sa.String(length=32), nullable=False),
        sa.Column("notices", sa.Boolean(), nullable=False),
        sa.Column("sorry_at", UTC, nullable=True),
        sa.Column("created_at", UTC, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("alias"),
    )


def _account() -> None:
    op.create_table(
        "account",
        sa.Column("id", ID, nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("address", sa.String(length=128), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("allowed", sa.Integer(), nullable=True),
        sa.Column("allowed_until", UTC, nullable=True),
        sa.Column("seen_at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("channel", "address"),
    )
    op.create_index("ix_account_person_id", "account", ["person_id"])


def _media() -> None:
    op.create_table(
        "media",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("ref", SEALED, nullable=True),
        sa.Column("mime", sa.String(length=80), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", UTC, nullable=True),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("created_at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_media_person_id", "media", ["person_id"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("address", sa.String(length=128), nullable=False),
        sa.Column("inbox_id", ID, nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=80), nullable=False),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("bulk", sa.Boolean(), nullable=False),
        sa.Column("again", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("lease", UTC, nullable=True),
        sa.Column("due_at", UTC, nullable=True),
        sa.Column("platform_id", sa.String(length=80), nullable=False),
        sa.Column("message_id", ID, nullable=True),
        sa.Column("created_at", UTC, nullable=False),
        sa.Column("sent_at", UTC, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )


def _outbox_indexes() -> None:
    op.create_index(
        "outbox_passive",
        "outbox",
        ["inbox_id"],
        sqlite_where=sa.text("way = 'passive'"),
        postgresql_where=sa.text("way = 'passive'"),
    )
    op.create_index(
        "outbox_message",
        "outbox",
        ["message_id"],
        sqlite_where=sa.text("message_id IS NOT NULL"),
        postgresql_where=sa.text("message_id IS NOT NULL"),
    )
    op.create_index(
        "outbox_open",
        "outbox",
        ["person_id", "id"],
        sqlite_where=OPEN_ROWS,
        postgresql_where=OPEN_ROWS,
    )
    op.create_index(
        "outbox_web",
        "outbox",
        ["address", "id"],
        sqlite_where=sa.text("channel = 'web'"),
        postgresql_where=sa.text("channel = 'web'"),
    )


def _timer() -> None:
    op.create_table(
        "timer",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("due_at", UTC, nullable=False),
        sa.Column("late_at", UTC, nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_timer_due_at", "timer", ["due_at"])
    op.create_index("ix_timer_person_id", "timer", ["person_id"])
