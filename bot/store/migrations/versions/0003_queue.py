"""The queue: who is at work, offers, shifts, callbacks, reviews; and what a case needs for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
SEALED = sa.LargeBinary()
FIRST = "1970-01-01 00:00:00.000000"  # cases of the previous release are looked at once
CLOSED = "'closed','cancelled'"
OWNED = "'active','waiting_patient','waiting_doctor'"
OPEN = sa.text(f"state NOT IN ({CLOSED})")
NAMELESS = sa.text(f"patient_id IS NULL AND state NOT IN ({CLOSED})")
QUEUED = sa.text("state IN ('waiting','offered')")
WATCHED = f"state IN ({CLOSED}) OR wake_at IS NOT NULL"
OFFERED = "(state = 'offered') = (offer_id IS NOT NULL)"
HELD = f"state NOT IN ({OWNED}) OR staff_id IS NOT NULL"


def upgrade() -> None:
    _staff_columns()
    _case_columns()
    _case_rules()
    _case_indices()
    _message_once()
    _presence()
    _shift()
    _shift_day()
    _alarm()
    _callback()
    _offer()


def _staff_columns() -> None:
    op.add_column("staff", sa.Column("also", sa.String(120), server_default="", nullable=False))
    op.add_column(
        "staff", sa.Column("departments", sa.String(80), server_default="", nullable=False)
    )
    op.add_column("staff", sa.Column("capacity", sa.Integer(), server_default="3", nullable=False))
    op.add_column(
        "case_event", sa.Column("detail", sa.String(80), server_default="", nullable=False)
    )


def _case_columns() -> None:
    for column in (
        sa.Column("kind", sa.String(12), server_default="live", nullable=False),
        sa.Column("hurry", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("special", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("line", UTC, server_default=FIRST, nullable=False),
        sa.Column("queued_at", UTC, server_default=FIRST, nullable=False),
        sa.Column("round_at", UTC, server_default=FIRST, nullable=False),
        sa.Column("stage", sa.Integer(), server_default="0", nullable=False),
        sa.Column("prefers", ID, nullable=True),
        sa.Column("spoke", sa.String(12), server_default="", nullable=False),
        sa.Column("spoke_at", UTC, nullable=True),
        sa.Column("follow_up", sa.String(10), server_default="", nullable=False),
    ):
        op.add_column("case", column)


def _case_rules() -> None:
    """What must hold of every case; SQLite takes a rule only together with a new column."""
    if op.get_bind().dialect.name == "sqlite":
        for column, rule in (
            (f"wake_at DATETIME DEFAULT '{FIRST}'", WATCHED),
            ("offer_id INTEGER", OFFERED),
            ("nudges INTEGER DEFAULT '0' NOT NULL", HELD),
        ):
            op.execute(f'ALTER TABLE "case" ADD COLUMN {column} CHECK ({rule})')
        return
    op.add_column("case", sa.Column("wake_at", UTC, server_default=FIRST, nullable=True))
    op.add_column("case", sa.Column("offer_id", ID, nullable=True))
    op.add_column("case", sa.Column("nudges", sa.Integer(), server_default="0", nullable=False))
    op.alter_column("case", "state", type_=sa.String(16))
    op.create_check_constraint("case_watched", "case", WATCHED)
    op.create_check_constraint("case_offered", "case", OFFERED)
    op.create_check_constraint("case_owned", "case", HELD)


def _case_indices() -> None:
    op.drop_index("case_open", "case")
    for name, columns, unique, where in (
        ("case_open", ["patient_id"], True, OPEN),
        ("case_open_nameless", ["person_id"], True, NAMELESS),
        ("case_closed", ["staff_id", "closed_at"], False, None),
        ("case_opened", ["opened_at"], False, None),
        ("case_wake", ["wake_at"], False, OPEN),
        ("case_held", ["staff_id"], False, OPEN),
        ("case_line", ["role", "hurry", "line"], False, QUEUED),
    ):
        op.create_index(
            name, "case", columns, unique=unique, sqlite_where=where, postgresql_where=where
        )


def _message_once() -> None:
    """What a clinician said is said once, though its answer was lost and it came again."""
    op.add_column("message", sa.Column("once", sa.String(40), nullable=True))
    for name, table, columns, unique, where in (
        ("message_once", "message", ["case_id", "once"], True, "once IS NOT NULL"),
        ("person_case", "person", ["case_id"], False, "case_id IS NOT NULL"),
    ):
        only = sa.text(where)
        op.create_index(
            name, table, columns, unique=unique, sqlite_where=only, postgresql_where=only
        )


def _presence() -> None:
    op.create_table(
        "presence",
        sa.Column("staff_id", ID, autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("since", UTC, nullable=False),
        sa.Column("seen_at", UTC, nullable=False),
        sa.Column("idle_at", UTC, nullable=False),
        sa.Column("missed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("staff_id"),
    )


def _shift() -> None:
    op.create_table(
        "shift",
        sa.Column("id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.String(length=5), nullable=False),
        sa.Column("ends", sa.String(length=5), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("staff_id", "weekday", "starts"),
    )


def _shift_day() -> None:
    op.create_table(
        "shift_day",
        sa.Column("id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("starts", sa.String(length=5), nullable=False),
        sa.Column("ends", sa.String(length=5), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("staff_id", "day", "starts"),
    )


def _alarm() -> None:
    op.create_table(
        "alarm",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("case_id", ID, nullable=True),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.Column("cleared_at", UTC, nullable=True),
        sa.Column("cleared_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"]),
        sa.ForeignKeyConstraint(["cleared_by"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(
        "alarm_sounding",
        "alarm",
        ["at"],
        sqlite_where=sa.text("cleared_at IS NULL"),
        postgresql_where=sa.text("cleared_at IS NULL"),
    )


def _callback() -> None:
    op.create_table(
        "callback",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("means", sa.String(length=8), nullable=False),
        sa.Column("reach", SEALED, nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("made_at", UTC, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "callback_of_case",
        "callback",
        ["case_id"],
        unique=True,
        sqlite_where=sa.text("state = 'booked'"),
        postgresql_where=sa.text("state = 'booked'"),
    )
    op.create_index(
        "callback_place",
        "callback",
        ["role", "at", "place"],
        unique=True,
        sqlite_where=sa.text("state = 'booked'"),
        postgresql_where=sa.text("state = 'booked'"),
    )
    op.create_index("ix_callback_case_id", "callback", ["case_id"])


def _offer() -> None:
    op.create_table(
        "offer",
        sa.Column("id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.Column("until", UTC, nullable=False),
        sa.Column("result", sa.String(length=10), nullable=False),
        sa.Column("ended_at", UTC, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"]),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_offer_case_id", "offer", ["case_id"])
    op.create_index(
        "offer_of_case",
        "offer",
        ["case_id"],
        unique=True,
        sqlite_where=sa.text("result = ''"),
        postgresql_where=sa.text("result = ''"),
    )
    op.create_index(
        "offer_to_staff",
        "offer",
        ["staff_id"],
        sqlite_where=sa.text("result = ''"),
        postgresql_where=sa.text("result = ''"),
    )
