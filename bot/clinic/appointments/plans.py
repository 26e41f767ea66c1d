"""Plans what is said of a visit later; whether it still holds is looked at when it is due."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from bot.clinic.appointments import rules
from bot.clinic.slots import Booking
from bot.clinic.slots.sites import Kind
from bot.clinic.timetable import zone_of
from bot.store.tables import Timer

TIMER = Timer.__table__  # type: ignore[attr-defined]


def kind_of(resource: str) -> Kind:
    """What is booked there, by how the key of a site begins."""
    return Kind(resource.partition(":")[0])


def names(kind: Kind) -> tuple[str, str]:
    """The events of the evening before and of some hours ahead."""
    return f"{kind}.eve", f"{kind}.soon"


def before(conn: Connection, booking: Booking, *, now: datetime) -> None:
    """Remind the evening before and some hours ahead.

    Nothing is planned for a moment that has passed. What falls into the quiet hours waits for
    their end, if that is before the visit.
    """
    kind = kind_of(booking.resource)
    found, zone = rules.load().kinds[kind], zone_of(booking.zone)
    starts = booking.starts_at.astimezone(zone)
    eve = datetime.combine(starts.date() - timedelta(days=1), time(found.evening), zone)
    soon = starts - timedelta(hours=found.hours)
    if quiet(soon, booking.zone):
        soon = datetime.combine(starts.date(), time(rules.load().quiet.end), zone)
    for name, due in zip(names(kind), (eve, soon), strict=True):
        if now < due < starts:
            later(conn, booking, name, due)


def quiet(at: datetime, zone: str) -> bool:
    """Whether nobody is written to at this hour."""
    return rules.load().quiet.holds(at.astimezone(zone_of(zone)).hour)


def key_of(booking: Booking, name: str) -> str:
    """One row a visit, its time and what is said; a visit that was moved has others."""
    return f"{name}:{booking.id}:{booking.starts_at.isoformat()}"


def later(conn: Connection, booking: Booking, name: str, due: datetime) -> None:
    """Say it at *due*, unless that is too long ago by then."""
    row: dict[str, Any] = {
        "key": key_of(booking, name),
        "name": name,
        "person_id": booking.person_id,
        "body": {"booking": booking.id, "at": booking.starts_at.isoformat()},
        "due_at": due,
        "late_at": due + timedelta(hours=rules.load().late_hours),
        "state": "waiting",
    }
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    conn.execute(make(TIMER).on_conflict_do_nothing(), row)
