"""The tables of what has a time and a capacity: slots, holds, bookings, stock, the wait list.

A place of a slot is taken by one row of `slot_hold` from the first press until the visit; `taken`
counts them. Constraints keep both true whatever a program does: never over capacity, one taker a
place, one booking a hold, one open booking a patient and product, no stock below nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
    text,
    true,
)
from sqlmodel import Field, SQLModel

from bot.store.columns import Flag, Id, Sealed, key
from bot.store.tables import _moment, _partial, _ref

LIVE = "state IN ('held','booked','passing')"
FREE = "state = 'open' AND NOT filled"
STANDS = "state IN ('booked','displaced') AND extra = 0"
WAITS = "state IN ('waiting','offered')"


def _word(length: int) -> Column[str]:
    return Column(String(length), nullable=False, server_default="")


def _count(default: int = 0) -> Column[int]:
    return Column(Integer, nullable=False, server_default=str(default))


def _once(name: str, only: str, *columns: str) -> Index:
    """One row of these values among those that *only* is true of."""
    return Index(name, *columns, unique=True, sqlite_where=text(only), postgresql_where=text(only))


class Resource(SQLModel, table=True):
    """Whoever or whatever is booked: a site, a zone for home visits, a consulting room.

    `key` is its word in `flows/data/slots.yaml` ("site:lake"); `zone` names its time zone.
    """

    __tablename__ = "resource"
    id: int | None = Field(default=None, sa_column=key())
    key: str = Field(sa_column=Column(String(40), nullable=False, unique=True))
    kind: str = Field(sa_column=_word(12))
    zone: str = Field(sa_column=Column(String(40), nullable=False))
    active: bool = Field(  # False: no longer in the file; its slots are not found
        default=True, sa_column=Column(Flag, nullable=False, server_default=true())
    )


class Slot(SQLModel, table=True):
    """A window of a resource and how many it takes. `overbooked`: places staff added on purpose.

    It can be booked before `book_until`, moved and cancelled by the person before `change_until`.
    `filled` is the database's own: what changes with each place must be in no index, or PostgreSQL
    writes all entries of the window anew each time.
    """

    __tablename__ = "slot"
    __table_args__ = (
        UniqueConstraint("resource_id", "starts_at"),
        CheckConstraint("capacity >= 0 AND overbooked >= 0", "slot_counts"),
        CheckConstraint("taken >= 0 AND taken <= capacity + overbooked", "slot_not_over"),
        CheckConstraint("ends_at > starts_at", "slot_lasts"),
        Index(
            "slot_free",
            "resource_id",
            "starts_at",
            sqlite_where=text(FREE),
            postgresql_where=text(FREE),
        ),
        Index("slot_starts", "starts_at"),
    )
    id: int | None = Field(default=None, sa_column=key())
    resource_id: int = Field(sa_column=_ref("resource.id"))
    starts_at: datetime = Field(sa_column=_moment())
    ends_at: datetime = Field(sa_column=_moment())
    book_until: datetime = Field(sa_column=_moment())
    change_until: datetime = Field(sa_column=_moment())
    capacity: int = Field(sa_column=Column(Integer, nullable=False))
    overbooked: int = Field(default=0, sa_column=_count())
    taken: int = Field(default=0, sa_column=_count())
    filled: bool | None = Field(
        default=None, sa_column=Column(Flag, Computed("taken >= capacity", persisted=True))
    )
    state: str = Field(sa_column=_word(8))  # open|closed
    origin: str = Field(sa_column=_word(8))  # rule|import|staff: by whom it was laid down


class Stock(SQLModel, table=True):
    """What of a product is free at a site: everything delivered, less what is held or used."""

    __tablename__ = "stock"
    __table_args__ = (
        UniqueConstraint("resource_id", "product"),
        CheckConstraint("quantity >= 0", "stock_not_below"),
    )
    id: int | None = Field(default=None, sa_column=key())
    resource_id: int = Field(sa_column=_ref("resource.id"))
    product: str = Field(sa_column=Column(String(40), nullable=False))
    quantity: int = Field(default=0, sa_column=_count())


class SlotHold(SQLModel, table=True):
    """Somebody has a place of a slot: until `until` while held, until the visit once booked.

    A place that became free is `passing` while it is kept for the next on the wait list.
    """

    __tablename__ = "slot_hold"
    __table_args__ = (
        CheckConstraint("place >= 0", "slot_hold_place_counts"),
        CheckConstraint("extended IN (0, 1)", "slot_hold_extended_once"),
        _once("slot_hold_place", LIVE, "slot_id", "place"),
        _once("slot_hold_offer", "wait_id IS NOT NULL", "wait_id", "slot_id"),
        _partial("slot_hold_until", "until", "state = 'held'"),
        _partial("slot_hold_passing", "slot_id", "state = 'passing'"),
        _partial("slot_hold_person", "person_id", LIVE),
    )
    id: int | None = Field(default=None, sa_column=key())
    slot_id: int = Field(sa_column=_ref("slot.id"))
    place: int = Field(sa_column=Column(Integer, nullable=False))
    person_id: int | None = Field(default=None, sa_column=_ref("person.id", nullable=True))
    patient_id: int | None = Field(default=None, sa_column=_ref("patient.id", nullable=True))
    product: str = Field(sa_column=_word(40))
    dose: int = Field(default=1, sa_column=_count(1))
    pool: str = Field(sa_column=_word(40))  # the stock it needs one of; empty: none
    stock_id: int | None = Field(default=None, sa_column=_ref("stock.id", nullable=True))
    wait_id: int | None = Field(default=None, sa_column=Column(Id, nullable=True))
    until: datetime = Field(sa_column=_moment())
    extended: int = Field(default=0, sa_column=_count())
    state: str = Field(sa_column=_word(8))  # held|booked|passing|over
    how: str = Field(sa_column=_word(12))  # of one that is over: expired|released|cancelled|...
    made_at: datetime = Field(sa_column=_moment())


class StockMove(SQLModel, table=True):
    """One change of a stock, append-only; a hold takes once and gives back once, by constraint."""

    __tablename__ = "stock_move"
    __table_args__ = (
        UniqueConstraint("hold_id", "kind"),
        CheckConstraint("delta <> 0", "stock_move_counts"),
        Index("stock_move_stock", "stock_id", "id"),
    )
    id: int | None = Field(default=None, sa_column=key())
    stock_id: int = Field(sa_column=_ref("stock.id"))
    delta: int = Field(sa_column=Column(Integer, nullable=False))
    kind: str = Field(sa_column=_word(10))  # delivery|count|waste|hold|release
    reason: str = Field(default="", sa_column=_word(20))  # a code: why staff corrected it
    hold_id: int | None = Field(default=None, sa_column=_ref("slot_hold.id", nullable=True))
    actor: str = Field(sa_column=_word(80))
    at: datetime = Field(sa_column=_moment())


class Booking(SQLModel, table=True):
    """A booked visit; `slot_id` is where it stands now. `body` seals how to reach whom.

    `displaced`: its day was closed, and a new time is wanted. `extra`: staff allowed a second one.
    """

    __tablename__ = "booking"
    __table_args__ = (
        UniqueConstraint("hold_id"),
        UniqueConstraint("code"),
        _once("booking_open", STANDS, "patient_id", "product", "dose"),
        _once(
            "booking_open_nameless",
            f"patient_id IS NULL AND {STANDS}",
            "person_id",
            "product",
            "dose",
        ),
        Index("booking_slot", "slot_id", "state"),
        Index("booking_person", "person_id", "id"),
    )
    id: int | None = Field(default=None, sa_column=key())
    code: str = Field(sa_column=Column(String(12), nullable=False))
    hold_id: int = Field(sa_column=_ref("slot_hold.id"))
    slot_id: int = Field(sa_column=_ref("slot.id"))
    person_id: int | None = Field(default=None, sa_column=_ref("person.id", nullable=True))
    patient_id: int | None = Field(default=None, sa_column=_ref("patient.id", nullable=True))
    product: str = Field(sa_column=_word(40))
    dose: int = Field(default=1, sa_column=_count(1))
    state: str = Field(sa_column=_word(10))  # booked|displaced|attended|missed|cancelled|untold
    reason: str = Field(sa_column=_word(40))  # a code: why cancelled, or why staff went beyond
    extra: int = Field(default=0, sa_column=_count())
    moves: int = Field(default=0, sa_column=_count())
    body: Any = Field(default=None, sa_column=Column(Sealed("booking.body")))
    made_at: datetime = Field(sa_column=_moment())
    changed_at: datetime = Field(sa_column=_moment())


class SlotWait(SQLModel, table=True):
    """Somebody waits for a place to become free; the first fitting is offered it.

    Served by (`rank`, `made_at`). `half`: am|pm, or empty for any time of the day.
    """

    __tablename__ = "slot_wait"
    __table_args__ = (
        _once("slot_wait_open", WAITS, "patient_id", "product", "dose"),
        _once(
            "slot_wait_open_nameless",
            f"patient_id IS NULL AND {WAITS}",
            "person_id",
            "product",
            "dose",
        ),
        Index("slot_wait_person", "person_id"),
    )
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id"))
    patient_id: int | None = Field(default=None, sa_column=_ref("patient.id", nullable=True))
    product: str = Field(sa_column=_word(40))
    pool: str = Field(sa_column=_word(40))  # the stock to draw from; empty: none
    dose: int = Field(default=1, sa_column=_count(1))
    half: str = Field(sa_column=_word(2))
    not_before: datetime = Field(sa_column=_moment())  # windows from then
    not_after: datetime = Field(sa_column=_moment())  # until then; the entry ends with it
    rank: int = Field(default=0, sa_column=_count())  # lower is served first
    lapses: int = Field(default=0, sa_column=_count())  # offers they let pass
    elder: bool = Field(default=False, sa_column=Column(Flag, nullable=False))
    state: str = Field(sa_column=_word(8))  # waiting|offered|booked|left|lapsed
    made_at: datetime = Field(sa_column=_moment())


class SlotWaitAt(SQLModel, table=True):
    """Where somebody waits."""

    __tablename__ = "slot_wait_at"
    __table_args__ = (Index("slot_wait_at_resource", "resource_id", "wait_id"),)
    wait_id: int = Field(sa_column=Column(Id, ForeignKey("slot_wait.id"), primary_key=True))
    resource_id: int = Field(sa_column=Column(Id, ForeignKey("resource.id"), primary_key=True))


class Closure(SQLModel, table=True):
    """A time in which a resource is closed against its rules; done when everybody was told."""

    __tablename__ = "closure"
    __table_args__ = (Index("closure_resource", "resource_id", "starts_at"),)
    id: int | None = Field(default=None, sa_column=key())
    resource_id: int = Field(sa_column=_ref("resource.id"))
    starts_at: datetime = Field(sa_column=_moment())
    ends_at: datetime = Field(sa_column=_moment())
    reason: str = Field(sa_column=_word(40))
    actor: str = Field(sa_column=_word(80))
    at: datetime = Field(sa_column=_moment())
    done_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
