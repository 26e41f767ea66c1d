"""Around visits: calls by staff, ratings, wishes of zones, diseases to be reported."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)


def _id() -> sa.Column[int]:
    return sa.Column("id", ID, nullable=False, primary_key=True)


def _ref(name: str, target: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, ID, sa.ForeignKey(target), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "visit_call",
        _id(),
        _ref("booking_id", "booking.id"),
        sa.Column("starts_at", UTC, nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        _ref("staff_id", "staff.id"),
        sa.Column("at", UTC, nullable=False),
    )
    op.create_index("visit_call_booking", "visit_call", ["booking_id", "id"])
    op.create_table(
        "visit_rating",
        _id(),
        _ref("booking_id", "booking.id"),
        _ref("person_id", "person.id"),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("at", UTC, nullable=False),
        sa.UniqueConstraint("booking_id"),
        sa.CheckConstraint("stars BETWEEN 1 AND 5", "visit_rating_stars"),
    )
    op.create_index("ix_visit_rating_person_id", "visit_rating", ["person_id"])
    _zones()
    _reports()


def _zones() -> None:
    op.create_table(
        "zone_wish",
        _id(),
        _ref("person_id", "person.id"),
        sa.Column("district", sa.String(length=12), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.Column("told_at", UTC, nullable=True),
        sa.UniqueConstraint("person_id", "district"),
    )
    untold = sa.text("told_at IS NULL")
    op.create_index(
        "zone_wish_open", "zone_wish", ["district"], sqlite_where=untold, postgresql_where=untold
    )


def _reports() -> None:
    op.create_table(
        "health_report",
        _id(),
        _ref("order_id", "lab_order.id"),
        sa.Column("target", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=4), nullable=False),
        sa.Column("made_at", UTC, nullable=False),
        sa.Column("due_at", UTC, nullable=False),
        _ref("done_by", "staff.id", nullable=True),
        sa.Column("done_at", UTC, nullable=True),
        sa.UniqueConstraint("order_id", "target"),
        sa.CheckConstraint("state <> 'done' OR done_by IS NOT NULL", "health_report_done_by"),
    )
    still = sa.text("state = 'open'")
    op.create_index(
        "health_report_open",
        "health_report",
        ["due_at"],
        sqlite_where=still,
        postgresql_where=still,
    )


def downgrade() -> None:
    for name in ("health_report", "zone_wish", "visit_rating", "visit_call"):
        op.drop_table(name)
