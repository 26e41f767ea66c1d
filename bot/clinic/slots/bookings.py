"""Visits: booked with a live hold, moved to another, cancelled in time."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, String, bindparam, delete, literal_column, select, update

from bot.clinic import audit, lifecycle
from bot.clinic.slots import confirming, doses, places, waitlist
from bot.clinic.slots.confirming import AT, OWN
from bot.clinic.slots.rows import BOOKING, HOLD, RESOURCE, SLOT, Booking, Why
from bot.store.columns import Id
from bot.store.statement import Prepared

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is read for another
CODE = 10
MOST = 100  # bookings of one person in a list
OPEN = BOOKING.c.state.in_([literal_column("'booked'"), literal_column("'displaced'")])
OF_BOOKING = BOOKING.c.id == bindparam("booking", type_=Id)
SHOWN = select(*(BOOKING.c[name] for name in OWN), *AT).select_from(
    BOOKING.join(SLOT, SLOT.c.id == BOOKING.c.slot_id).join(
        RESOURCE, RESOURCE.c.id == SLOT.c.resource_id
    )
)
OWNER = Prepared(select(BOOKING.c.person_id).where(OF_BOOKING))
GET = Prepared(SHOWN.where(OF_BOOKING))
BY_CODE = Prepared(SHOWN.where(BOOKING.c.code == bindparam("code", type_=String())))
BY_HOLD = Prepared(SHOWN.where(BOOKING.c.hold_id == bindparam("hold", type_=Id)))
OF_PERSON = Prepared(
    SHOWN.where(BOOKING.c.person_id == bindparam("person", type_=Id))
    .order_by(OPEN.desc(), SLOT.c.starts_at, BOOKING.c.id)
    .limit(MOST)
)
WHO = Prepared(
    select(HOLD.c.person_id, HOLD.c.state).where(HOLD.c.id == bindparam("hold", type_=Id))
)
END = Prepared(
    update(BOOKING)
    .where(OF_BOOKING, BOOKING.c.state == bindparam("was", type_=String()))
    .where(BOOKING.c.hold_id == bindparam("hold", type_=Id))
    .values(state=bindparam("to"), reason=bindparam("why"), changed_at=bindparam("at"))
)
DROP = Prepared(delete(BOOKING).where(OF_BOOKING))
MOVE = Prepared(
    update(BOOKING)
    .where(OF_BOOKING, OPEN, BOOKING.c.hold_id == bindparam("old", type_=Id))
    .values(
        hold_id=bindparam("hold"),
        slot_id=bindparam("slot"),
        state=literal_column("'booked'"),
        moves=BOOKING.c.moves + 1,
        changed_at=bindparam("at"),
    )
)


def book(
    conn: Connection,
    *,
    hold_id: int,
    person_id: int | None,
    now: datetime,
    by: str = "",
    body: Any = None,
    extra: str = "",
) -> Booking | Why:
    """Make a visit of a live hold. *extra*: why staff allow a second open one of the same kind."""
    whose = person_id
    if person_id is None:  # staff: whoever it is for
        asked = WHO.first(conn, {"hold": hold_id})
        whose = None if asked is None else asked[0]
    row = {"code": _code(), "hold_id": hold_id, "person_id": whose, "body": body, "made_at": now}
    row |= {"extra": int(bool(extra)), "reason": extra, "actor": by or f"person:{person_id}"}
    booking_id, claimed, shown = confirming.confirm(conn, row)
    if claimed is None:
        return _unclaimed(conn, hold_id, whose)
    if booking_id is None:
        return Why.already
    if shown is not None:
        return Booking(*shown)
    if not _supplied(conn, hold_id, claimed, now):
        DROP.changed(conn, {"booking": booking_id})
        confirming.back(conn, hold_id)
        return Why.stock
    made = told(conn, booking_id, "booked", by, person_id, now, extra)
    _waits_no_more(conn, made)
    return made


def _unclaimed(conn: Connection, hold_id: int, whose: int | None) -> Booking | Why:
    """The visit that was made of a hold before, or why none can be made."""
    there = BY_HOLD.first(conn, {"hold": hold_id})
    if there is not None and there[OWN.index("person_id")] == whose:
        return Booking(*there)
    asked = WHO.first(conn, {"hold": hold_id})
    return Why.gone if asked is None or asked[0] != whose else Why.expired


def move(
    conn: Connection,
    *,
    booking_id: int,
    hold_id: int,
    person_id: int | None,
    now: datetime,
    by: str = "",
) -> Booking | Why:
    """Bring a visit to the window of another hold; only then is the old one free."""
    mine = own(conn, booking_id, person_id)
    if isinstance(mine, Why) or mine.hold_id == hold_id:
        return mine
    if not mine.open:
        return Why.gone
    if _past(mine, person_id, now):
        return Why.late
    places.lock(conn, [mine.slot_id])
    claimed = _claimed(conn, mine, hold_id, now)
    if isinstance(claimed, Why):
        return claimed
    values = {"booking": booking_id, "old": mine.hold_id, "hold": hold_id, "slot": claimed}
    if MOVE.changed(conn, values | {"at": now}) != 1:
        raise RuntimeError(f"booking {booking_id} was changed beside its locks")
    places.leave(
        conn, mine.hold_id, slot_id=mine.slot_id, was="booked", how="moved", now=now, heir=hold_id
    )
    _waits_no_more(conn, mine)
    return told(conn, booking_id, "moved", by, person_id, now, f"slot:{mine.slot_id}")


def _claimed(conn: Connection, mine: Booking, hold_id: int, now: datetime) -> int | Why:
    """The new window made sure of, and its dose; the slot of it."""
    asked = WHO.first(conn, {"hold": hold_id})
    if asked is None or asked[0] != mine.person_id:
        return Why.gone
    claimed = confirming.claim(conn, hold_id, whose=mine.person_id, now=now)
    if claimed is None:
        return Why.expired
    slot_id, *_, pool, _ = claimed
    if not doses.lent(conn, mine.hold_id, slot_id=slot_id, pool=pool) and not _supplied(
        conn, hold_id, claimed, now
    ):
        confirming.back(conn, hold_id)
        return Why.stock
    return int(slot_id)


def cancel(
    conn: Connection,
    *,
    booking_id: int,
    person_id: int | None,
    now: datetime,
    reason: str = "",
    by: str = "",
) -> Booking | Why:
    """The visit is off and its place free; until the cut-off, staff at any time."""
    mine = own(conn, booking_id, person_id)
    if isinstance(mine, Why) or mine.state == "cancelled":
        return mine
    if not mine.open:
        return Why.gone
    if _past(mine, person_id, now):
        return Why.late
    places.lock(conn, [mine.slot_id])
    end(conn, mine, "cancelled", reason, now)
    places.leave(conn, mine.hold_id, slot_id=mine.slot_id, was="booked", how="cancelled", now=now)
    return told(conn, booking_id, "cancelled", by, person_id, now, reason)


def get(conn: Connection, booking_id: int) -> Booking | None:
    """A booking in whatever state."""
    row = GET.first(conn, {"booking": booking_id})
    return None if row is None else Booking(*row)


def by_code(conn: Connection, code: str) -> Booking | None:
    """The booking of the code somebody shows."""
    row = BY_CODE.first(conn, {"code": code.strip().upper()})
    return None if row is None else Booking(*row)


def of_person(conn: Connection, person_id: int) -> list[Booking]:
    """The bookings of a person, those still open first."""
    return [Booking(*row) for row in OF_PERSON.all(conn, {"person": person_id})]


def _waits_no_more(conn: Connection, mine: Booking) -> None:
    waitlist.booked(
        conn,
        person_id=mine.person_id,
        patient_id=mine.patient_id,
        product=mine.product,
        dose=mine.dose,
    )


def own(conn: Connection, booking_id: int, person_id: int | None) -> Booking | Why:
    """A booking, if it is theirs, with its person locked: locked first, then read."""
    asked = OWNER.first(conn, {"booking": booking_id})
    if asked is None or person_id not in (None, asked[0]):
        return Why.gone
    _lock(conn, asked[0])
    return get(conn, booking_id) or Why.gone


def _lock(conn: Connection, person_id: int | None) -> None:
    if person_id is not None:
        lifecycle.lock_person(conn, person_id)


def _past(mine: Booking, person_id: int | None, now: datetime) -> bool:
    """Whether it is too late for the person to change it; a closed day sets no bounds."""
    return person_id is not None and mine.state == "booked" and now >= mine.change_until


def _supplied(conn: Connection, hold_id: int, claimed: tuple[Any, ...], now: datetime) -> bool:
    """Whether a hold has its dose; one that was to have that of another visit draws its own."""
    slot_id, *_, pool, stock_id = claimed
    if not pool or stock_id is not None:
        return True
    return doses.draw(conn, hold_id, slot_id=slot_id, pool=pool, now=now)


def end(conn: Connection, mine: Booking, to: str, reason: str, now: datetime) -> None:
    values = {"booking": mine.id, "was": mine.state, "hold": mine.hold_id}
    if END.changed(conn, values | {"to": to, "why": reason, "at": now}) != 1:
        raise RuntimeError(f"booking {mine.id} was changed beside its locks")


def told(
    conn: Connection,
    booking_id: int,
    what: str,
    by: str,
    person_id: int | None,
    now: datetime,
    detail: str = "",
) -> Booking:
    """The booking as it is now, and who did this to it on record."""
    audit.record(
        conn,
        actor=by or f"person:{person_id}",
        action=f"booking.{what}",
        subject=f"booking:{booking_id}",
        now=now,
        detail=detail,
    )
    found = get(conn, booking_id)
    assert found is not None
    return found


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(CODE))
