"""What staff look at: the windows of some days with how full they are, and who comes to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from bot.clinic.people import PATIENT
from bot.clinic.slots import bookings
from bot.clinic.slots.rows import BOOKING, RESOURCE, SLOT, Booking

MOST = 500  # visits of a list


@dataclass(frozen=True, slots=True)
class Row:
    """A window and how full it is. *state*: open or closed."""

    id: int
    starts_at: datetime
    ends_at: datetime
    capacity: int
    taken: int
    overbooked: int
    state: str


@dataclass(frozen=True, slots=True)
class Visit:
    """A booking with the name of whom it is for; empty where only staff know them."""

    booking: Booking
    name: str


def windows(conn: Connection, *, resource: str, start: datetime, end: datetime) -> list[Row]:
    """The windows that begin from *start* until before *end*."""
    names = ("id", "starts_at", "ends_at", "capacity", "taken", "overbooked", "state")
    found = (
        select(*(SLOT.c[name] for name in names))
        .join(RESOURCE, RESOURCE.c.id == SLOT.c.resource_id)
        .where(RESOURCE.c.key == resource, SLOT.c.starts_at >= start, SLOT.c.starts_at < end)
        .order_by(SLOT.c.starts_at)
    )
    return [Row(*row) for row in conn.execute(found)]


def visits(conn: Connection, *, resource: str, start: datetime, end: datetime) -> list[Visit]:
    """Who is to come, has come or has not, by time; without those who cancelled."""
    span = (SLOT.c.starts_at >= start, SLOT.c.starts_at < end)
    return _visits(conn, RESOURCE.c.key == resource, *span, BOOKING.c.state != "cancelled")


def unmarked(conn: Connection, *, resource: str, start: datetime, end: datetime) -> list[Visit]:
    """Of whom nobody has said what became of their visit, the last first."""
    span = (SLOT.c.starts_at >= start, SLOT.c.starts_at < end)
    unsaid = BOOKING.c.state.in_(["booked", "untold"])
    return _visits(conn, RESOURCE.c.key == resource, *span, unsaid, last=True)


def displaced(conn: Connection, *, resource: str) -> list[Visit]:
    """Whose day was closed and who has no new time yet; who has no chat is to be called."""
    return _visits(conn, RESOURCE.c.key == resource, BOOKING.c.state == "displaced")


def _visits(conn: Connection, *which: Any, last: bool = False) -> list[Visit]:
    found = (
        bookings.SHOWN.add_columns(PATIENT.c.body.label("patient"))
        .outerjoin(PATIENT, PATIENT.c.id == BOOKING.c.patient_id)
        .where(*which)
        .order_by(*(_LAST if last else _FIRST))
        .limit(MOST)
    )
    return [
        Visit(made := Booking(*row[:-1]), name_of(row[-1]) or name_of(made.body))
        for row in conn.execute(found)
    ]


def resources(conn: Connection) -> list[str]:
    """The keys of all that can be booked."""
    found = select(RESOURCE.c.key).where(RESOURCE.c.active).order_by(RESOURCE.c.key)
    return list(conn.execute(found).scalars())


def name_of(body: object) -> str:
    """The name in what is sealed of a patient or a visit."""
    return str(body.get("name") or "") if isinstance(body, dict) else ""


_FIRST = (SLOT.c.starts_at, BOOKING.c.id)
_LAST = (SLOT.c.starts_at.desc(), BOOKING.c.id)
