"""The capacity of one window, changed by staff who have seen what it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from bot.clinic.slots import overbooking, places
from bot.clinic.slots.rows import BOOKING, RESOURCE, SLOT, Why

REASONS = ("ill", "equipment", "demand", "mistake", "other")


@dataclass(frozen=True, slots=True)
class Room:
    """A window and how full it is. *taken*: places that are had; *visits*: those booked among them,
    the others are being chosen or offered to the wait list; *wanted*: somebody waits for one."""

    id: int
    resource: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    taken: int
    state: str
    visits: int
    wanted: bool

    @property
    def choosing(self) -> int:
        return self.taken - self.visits


@dataclass(frozen=True, slots=True)
class Change:
    """Another capacity. *was* and *taken* are what was seen when it was decided."""

    capacity: int
    was: int
    taken: int


def look(conn: Connection, slot_id: int, *, now: datetime) -> Room | None:
    """A window as it stands."""
    booked = select(func.count()).where(BOOKING.c.slot_id == SLOT.c.id, BOOKED).scalar_subquery()
    shown = (SLOT.c.id, RESOURCE.c.key, SLOT.c.starts_at, SLOT.c.ends_at, SLOT.c.capacity)
    found = select(*shown, SLOT.c.taken, SLOT.c.state, booked)
    found = found.join(RESOURCE, RESOURCE.c.id == SLOT.c.resource_id).where(SLOT.c.id == slot_id)
    row = conn.execute(found).first()
    return None if row is None else Room(*row, places.wanted(conn, slot_id, now))


def place(conn: Connection, slot_id: int) -> str | None:
    """The key of the resource whose window it is."""
    at = select(RESOURCE.c.key).join(SLOT, SLOT.c.resource_id == RESOURCE.c.id)
    return conn.execute(at.where(SLOT.c.id == slot_id)).scalar_one_or_none()


def change(
    conn: Connection, *, slot_id: int, change: Change, reason: str, by: str, now: datetime
) -> Room | Why:
    """Another capacity, with a reason; who is in stays in, beyond the last place where there are
    fewer. `gone`: it is not as it was seen, so it is to be looked at again."""
    if reason not in REASONS:
        return Why.reason
    places.lock(conn, [slot_id])
    seen = look(conn, slot_id, now=now)
    if seen is None or (seen.capacity, seen.taken) != (change.was, change.taken):
        return Why.gone
    if why := refusal(seen, now=now):
        return why
    asked: dict[str, Any] = {"slot_id": slot_id, "reason": reason, "by": by, "now": now}
    overbooking.resize(conn, **asked, capacity=change.capacity)
    return seen


def refusal(room: Room, *, now: datetime) -> Why | None:
    """Why a window's capacity cannot be changed any more."""
    if room.state != "open":
        return Why.closed
    return Why.late if room.ends_at <= now else None


BOOKED = BOOKING.c.state.in_(["booked", "attended", "untold"])
