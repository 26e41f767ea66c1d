"""What the slot engine speaks of: its tables, what it hands out, and why it may refuse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto
from typing import Any

from sqlmodel import SQLModel

import bot.store.slots  # noqa: F401 - fills the metadata

TABLES = SQLModel.metadata.tables
RESOURCE, SLOT, STOCK, MOVES = (TABLES[n] for n in ("resource", "slot", "stock", "stock_move"))
HOLD, BOOKING, CLOSURE = (TABLES[n] for n in ("slot_hold", "booking", "closure"))
WAIT, WAIT_AT = TABLES["slot_wait"], TABLES["slot_wait_at"]


class Why(StrEnum):
    """Why something was not done. Nothing has changed then."""

    full = auto()  # somebody else was quicker
    closed = auto()  # the day was closed
    late = auto()  # past the last moment to book, or to change
    early = auto()  # the visit has yet to begin
    stock = auto()  # nothing left of the product there
    already = auto()  # the patient has an open booking of this product and dose
    many = auto()  # the person holds or has booked as many as they may
    expired = auto()  # the hold is over
    twice = auto()  # it was extended before
    gone = auto()  # there is none of theirs
    reason = auto()  # staff must say why


@dataclass(frozen=True, slots=True)
class Window:
    """A slot with a free place. *resource* is its key, *left* how many places; moments in UTC."""

    slot_id: int
    resource: str
    starts_at: datetime
    ends_at: datetime
    left: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day on the clock of the place with free windows. *morning*, *afternoon*: free places."""

    day: date
    morning: int
    afternoon: int


@dataclass(frozen=True, slots=True)
class Hold:
    """A place somebody has until *until* (UTC). *offered*: the entry of the wait list it is for."""

    id: int
    slot_id: int
    person_id: int | None
    patient_id: int | None
    product: str
    dose: int
    until: datetime
    extended: bool
    state: str
    offered: int | None
    starts_at: datetime
    ends_at: datetime
    resource: str
    zone: str


@dataclass(frozen=True, slots=True)
class Booking:
    """A visit. *state*: booked, displaced (its day was closed), attended, missed, cancelled, untold
    (it is over, and nobody said what became of it).

    *code* is what the person shows; *body* how to reach them, as whoever booked has put it.
    """

    id: int
    code: str
    hold_id: int
    slot_id: int
    person_id: int | None
    patient_id: int | None
    product: str
    dose: int
    state: str
    reason: str
    moves: int
    body: Any
    made_at: datetime
    starts_at: datetime
    ends_at: datetime
    change_until: datetime
    resource: str
    zone: str

    @property
    def open(self) -> bool:
        """Whether the visit is still to come, or a new time for it is wanted."""
        return self.state in ("booked", "displaced")
