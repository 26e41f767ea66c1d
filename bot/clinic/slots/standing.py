"""What somebody holds and has booked already, and whether they may have one more place."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    CTE,
    Connection,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
)

from bot.clinic.slots import places, rules, taking
from bot.clinic.slots.places import Claim
from bot.clinic.slots.rows import BOOKING, HOLD, RESOURCE, SLOT, Why
from bot.clinic.slots.taking import NOW, OF_SLOT, Taken
from bot.store.columns import Id
from bot.store.statement import Prepared

HELD = HOLD.c.state == literal_column("'held'")
STANDS = and_(BOOKING.c.state.in_([literal_column("'booked'"), literal_column("'displaced'")]))
PERSON = bindparam("person", type_=Id)
MINE = (HOLD.c.person_id == PERSON, HELD, HOLD.c.until > NOW)
WHOSE = (
    BOOKING.c.product == bindparam("product", type_=String()),
    BOOKING.c.dose == bindparam("dose", type_=Integer()),
    or_(
        BOOKING.c.patient_id == bindparam("patient", type_=Id),
        and_(BOOKING.c.patient_id.is_(None), BOOKING.c.person_id == PERSON),
    ),
)
SAME = (
    HOLD.c.slot_id == bindparam("slot", type_=Id),
    HOLD.c.product == bindparam("product", type_=String()),
    HOLD.c.dose == bindparam("dose", type_=Integer()),
    func.coalesce(HOLD.c.patient_id, 0) == bindparam("who", type_=Id),
)
STANDING = (
    select(
        select(func.count()).where(*MINE).scalar_subquery().label("holding"),
        select(func.min(HOLD.c.id)).where(*MINE, *SAME).scalar_subquery().label("same"),
        select(func.count()).select_from(BOOKING).where(BOOKING.c.person_id == PERSON, STANDS)
        .scalar_subquery().label("booked"),
        select(func.min(BOOKING.c.id)).where(*WHOSE, STANDS, BOOKING.c.extra == literal_column("0"))
        .where(BOOKING.c.id != bindparam("moving", type_=Id)).scalar_subquery().label("other"),
        *(SLOT.c.starts_at, SLOT.c.ends_at, RESOURCE.c.key, RESOURCE.c.zone),
    )
    .select_from(SLOT.join(RESOURCE, RESOURCE.c.id == SLOT.c.resource_id))
    .where(OF_SLOT)
)  # fmt: skip
LOOK = Prepared(STANDING)


class Bounds(NamedTuple):
    """How many a person may hold and have booked; what they give up for one more is not counted."""

    holds: int
    bookings: int


class Seen(NamedTuple):
    """*same*: the hold they have of this very window; *other*: an open booking of this kind."""

    holding: int
    same: int | None
    booked: int
    other: int | None
    starts_at: datetime
    ends_at: datetime
    resource: str
    zone: str

    def refusal(self, most: Bounds) -> Why | None:
        """Why they may have no more; `_allowed` says the same to the database."""
        if self.other is not None:
            return Why.already
        many = self.holding >= most.holds or self.booked >= most.bookings
        return Why.many if many else None


def bounds(*, instead: int | None, moving: int | None) -> Bounds:
    """What a person may have before one more place is kept for them."""
    numbers = rules.load()
    holds = numbers.holds.most + (instead is not None)
    return Bounds(holds, numbers.bookings.most_open + (moving is not None))


def look(
    conn: Connection, *, claim: Claim, slot_id: int, now: datetime, moving: int | None = None
) -> Seen | None:
    """How they stand towards a window; None: there is none. They are locked by the caller."""
    found = LOOK.first(conn, _asked(claim, slot_id, now, moving))
    return None if found is None else Seen(*found)


def look_and_take(
    conn: Connection, *, claim: Claim, slot_id: int, most: Bounds, now: datetime
) -> tuple[Seen | None, int | Why | None]:
    """The same, and the hold of a place, or why it has none; None: they may have no more.

    PostgreSQL does both in one statement, because each way there and back costs as much as the
    work; the lock came in one before, so it sees all that was done until then.
    """
    if conn.dialect.name == "postgresql":
        return _at_once(conn, claim, slot_id, most, now)
    seen = look(conn, claim=claim, slot_id=slot_id, now=now)
    if seen is None or seen.same is not None or seen.refusal(most):
        return seen, None
    return seen, places.take(conn, slot_id=slot_id, claim=claim, now=now)


def _at_once(
    conn: Connection, claim: Claim, slot_id: int, most: Bounds, now: datetime
) -> tuple[Seen | None, int | Why | None]:
    draws = bool(claim.pool)
    values = _asked(claim, slot_id, now) | claim._asdict() | most._asdict()
    found = _both(draws).first(conn, values)
    if found is None:
        return None, None
    size = len(Seen._fields)
    seen, taken = Seen(*found[:size]), None if found[size] is None else Taken(*found[size:])
    if seen.same is not None or seen.refusal(most):
        return seen, None
    whole: dict[str, Any] = {"slot_id": slot_id, "claim": claim, "now": now}
    return seen, places.settle(conn, taken, **whole, draws=draws)


def _asked(claim: Claim, slot_id: int, now: datetime, moving: int | None = None) -> dict[str, Any]:
    asked: dict[str, Any] = {"person": claim.person_id, "patient": claim.patient_id}
    asked |= {"product": claim.product, "dose": claim.dose, "who": claim.patient_id or 0}
    return asked | {"slot": slot_id, "moving": moving or 0, "now": now}


@cache
def _both(draws: bool) -> Prepared:
    seen = STANDING.cte("seen")
    return taking.statement(draws, seen=seen, where=_allowed(seen).exists())


def _allowed(seen: CTE) -> Select[Any]:
    return select(literal_column("1")).where(
        seen.c.same.is_(None),
        seen.c.other.is_(None),
        seen.c.holding < bindparam("holds", type_=Integer()),
        seen.c.booked < bindparam("bookings", type_=Integer()),
    )
