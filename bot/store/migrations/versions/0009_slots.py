"""What has a time and a capacity: resources, slots, holds, bookings, stock, the wait list."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.migrations.ddl import forbid_changes

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UTC = sa.DateTime(timezone=True)
SEALED = sa.LargeBinary()
LIVE = sa.text("state IN ('held','booked','passing')")
FREE = sa.text("state = 'open' AND taken < capacity")
STANDS = "state IN ('booked','displaced') AND extra = 0"
WAITS = "state IN ('waiting','offered')"


def upgrade() -> None:
    _resource()
    _slot()
    _stock()
    _slot_hold()
    _stock_move()
    _booking()
    _wait()
    _closure()
    forbid_changes("stock_move")


def _id() -> sa.Column[int]:
    return sa.Column("id", ID, nullable=False, primary_key=True)


def _ref(name: str, target: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, ID, sa.ForeignKey(target), nullable=nullable)


def _word(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=length), server_default="", nullable=False)


def _count(name: str, default: int = 0) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default=str(default), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _at(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, UTC, nullable=nullable)


def _partial(
    name: str, table: str, columns: list[str], only: str | sa.TextClause, *, unique: bool = False
) -> None:
    where = sa.text(only) if isinstance(only, str) else only
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)


def _resource() -> None:
    op.create_table(
        "resource",
        _id(),
        sa.Column("key", sa.String(length=40), nullable=False, unique=True),
        _word("kind", 12),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
    )


def _slot() -> None:
    op.create_table(
        "slot",
        _id(),
        _ref("resource_id", "resource.id"),
        _at("starts_at"),
        _at("ends_at"),
        _at("book_until"),
        _at("change_until"),
        _number("capacity"),
        _count("overbooked"),
        _count("taken"),
        _word("state", 8),
        _word("origin", 8),
        sa.UniqueConstraint("resource_id", "starts_at"),
        sa.CheckConstraint("capacity >= 0 AND overbooked >= 0", "slot_counts"),
        sa.CheckConstraint("taken >= 0 AND taken <= capacity + overbooked", "slot_not_over"),
        sa.CheckConstraint("ends_at > starts_at", "slot_lasts"),
    )
    _partial("slot_free", "slot", ["resource_id", "starts_at"], FREE)
    op.create_index("slot_starts", "slot", ["starts_at"])


def _stock() -> None:
    op.create_table(
        "stock",
        _id(),
        _ref("resource_id", "resource.id"),
        sa.Column("product", sa.String(length=40), nullable=False),
        _count("quantity"),
        sa.UniqueConstraint("resource_id", "product"),
        sa.CheckConstraint("quantity >= 0", "stock_not_below"),
    )


def _slot_hold() -> None:
    op.create_table(
        "slot_hold",
        _id(),
        _ref("slot_id", "slot.id"),
        _number("place"),
        _ref("person_id", "person.id", nullable=True),
        _ref("patient_id", "patient.id", nullable=True),
        _word("product", 40),
        _count("dose", 1),
        _word("pool", 40),
        _ref("stock_id", "stock.id", nullable=True),
        sa.Column("wait_id", ID, nullable=True),
        _at("until"),
        _count("extended"),
        _word("state", 8),
        _word("how", 12),
        _at("made_at"),
        sa.CheckConstraint("place >= 0", "slot_hold_place_counts"),
        sa.CheckConstraint("extended IN (0, 1)", "slot_hold_extended_once"),
    )
    _partial("slot_hold_place", "slot_hold", ["slot_id", "place"], LIVE, unique=True)
    offered = "wait_id IS NOT NULL"
    _partial("slot_hold_offer", "slot_hold", ["wait_id", "slot_id"], offered, unique=True)
    _partial("slot_hold_until", "slot_hold", ["until"], "state = 'held'")
    _partial("slot_hold_passing", "slot_hold", ["slot_id"], "state = 'passing'")
    _partial("slot_hold_person", "slot_hold", ["person_id"], LIVE)


def _stock_move() -> None:
    op.create_table(
        "stock_move",
        _id(),
        _ref("stock_id", "stock.id"),
        _number("delta"),
        _word("kind", 10),
        _ref("hold_id", "slot_hold.id", nullable=True),
        _word("actor", 80),
        _at("at"),
        sa.UniqueConstraint("hold_id", "kind"),
        sa.CheckConstraint("delta <> 0", "stock_move_counts"),
    )
    op.create_index("stock_move_stock", "stock_move", ["stock_id", "id"])


def _booking() -> None:
    op.create_table(
        "booking",
        _id(),
        sa.Column("code", sa.String(length=12), nullable=False, unique=True),
        sa.Column("hold_id", ID, sa.ForeignKey("slot_hold.id"), nullable=False, unique=True),
        _ref("slot_id", "slot.id"),
        _ref("person_id", "person.id", nullable=True),
        _ref("patient_id", "patient.id", nullable=True),
        _word("product", 40),
        _count("dose", 1),
        _word("state", 10),
        _word("reason", 40),
        _count("extra"),
        _count("moves"),
        sa.Column("body", SEALED, nullable=True),
        _at("made_at"),
        _at("changed_at"),
    )
    _one_open("booking_open", "booking", STANDS)
    op.create_index("booking_slot", "booking", ["slot_id", "state"])
    op.create_index("booking_person", "booking", ["person_id", "id"])


def _wait() -> None:
    op.create_table(
        "slot_wait",
        _id(),
        _ref("person_id", "person.id"),
        _ref("patient_id", "patient.id", nullable=True),
        _word("product", 40),
        _word("pool", 40),
        _count("dose", 1),
        _word("half", 2),
        _at("not_before"),
        _at("not_after"),
        _count("rank"),
        _count("lapses"),
        sa.Column("elder", sa.Boolean(), nullable=False),
        _word("state", 8),
        _at("made_at"),
    )
    _one_open("slot_wait_open", "slot_wait", WAITS)
    op.create_index("slot_wait_person", "slot_wait", ["person_id"])
    op.create_table(
        "slot_wait_at",
        sa.Column("wait_id", ID, sa.ForeignKey("slot_wait.id"), nullable=False),
        sa.Column("resource_id", ID, sa.ForeignKey("resource.id"), nullable=False),
        sa.PrimaryKeyConstraint("wait_id", "resource_id"),
    )
    op.create_index("slot_wait_at_resource", "slot_wait_at", ["resource_id", "wait_id"])


def _one_open(name: str, table: str, only: str) -> None:
    """One open row a patient, product and dose; of whom no patient is known, a person."""
    _partial(name, table, ["patient_id", "product", "dose"], only, unique=True)
    nameless = f"patient_id IS NULL AND {only}"
    _partial(f"{name}_nameless", table, ["person_id", "product", "dose"], nameless, unique=True)


def _closure() -> None:
    op.create_table(
        "closure",
        _id(),
        _ref("resource_id", "resource.id"),
        _at("starts_at"),
        _at("ends_at"),
        _word("reason", 40),
        _word("actor", 80),
        _at("at"),
        _at("done_at", nullable=True),
    )
    op.create_index("closure_resource", "closure", ["resource_id", "starts_at"])
