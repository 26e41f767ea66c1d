"""Home tests: orders, what happened to them, the reports of the laboratory, signed calls."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.migrations.ddl import forbid_changes

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
SEALED = sa.LargeBinary()
OPEN = sa.text("state IN ('booked','assigned','underway','arrived','sampled','sent','testing')")
TUBED = "state NOT IN ('sampled','sent','testing','reported') OR barcode IS NOT NULL"
TAKEN = "state NOT IN ('assigned','underway','arrived') OR sampler_id IS NOT NULL"


def upgrade() -> None:
    _order()
    _event()
    _report()
    _call()
    forbid_changes("lab_event")


def _id() -> sa.Column[int]:
    return sa.Column("id", ID, nullable=False, primary_key=True)


def _ref(name: str, target: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, ID, sa.ForeignKey(target), nullable=nullable)


def _order() -> None:
    op.create_table(
        "lab_order",
        _id(),
        _ref("visit_id", "booking.id"),
        _ref("person_id", "person.id"),
        _ref("patient_id", "patient.id", nullable=True),
        sa.Column("panel", sa.String(length=24), nullable=False),
        sa.Column("mode", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("barcode", sa.String(length=40), nullable=True),
        _ref("sampler_id", "staff.id", nullable=True),
        _ref("redo_of", "lab_order.id", nullable=True),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("made_at", UTC, nullable=False),
        sa.Column("changed_at", UTC, nullable=False),
        sa.CheckConstraint("tries BETWEEN 0 AND 2", "lab_order_two_tries"),
        sa.CheckConstraint(TUBED, "lab_order_tubed"),
        sa.CheckConstraint(TAKEN, "lab_order_taken"),
        sa.UniqueConstraint("barcode"),
        sa.UniqueConstraint("redo_of"),
    )
    op.create_index(
        "lab_order_open",
        "lab_order",
        ["patient_id", "panel"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_index("lab_order_visit", "lab_order", ["visit_id"])
    op.create_index("lab_order_person", "lab_order", ["person_id", "id"])


def _event() -> None:
    op.create_table(
        "lab_event",
        _id(),
        _ref("order_id", "lab_order.id"),
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("detail", sa.String(length=80), server_default="", nullable=False),
        sa.Column("at", UTC, nullable=False),
    )
    op.create_index("lab_event_order", "lab_event", ["order_id", "id"])


def _report() -> None:
    op.create_table(
        "lab_report",
        _id(),
        _ref("order_id", "lab_order.id"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("ref", sa.String(length=120), nullable=False),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("at", UTC, nullable=False),
        sa.UniqueConstraint("order_id", "version"),
        sa.UniqueConstraint("ref"),
    )


def _call() -> None:
    op.create_table(
        "api_call",
        sa.Column("caller", sa.String(length=24), nullable=False),
        sa.Column("nonce", sa.String(length=64), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.PrimaryKeyConstraint("caller", "nonce"),
    )
