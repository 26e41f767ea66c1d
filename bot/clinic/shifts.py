"""Who works when: weekly shifts, days that differ from them, and whether a role can be reached.

Times are of the clinic's wall clock. Whoever has no shifts entered may work at any hour.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, or_, select
from sqlmodel import SQLModel

import bot.store.queue  # noqa: F401 - fills the metadata
from bot.clinic import audit, calendar, timetable
from bot.clinic.staff import STAFF
from bot.clinic.timetable import WHOLE, Span

SHIFT = SQLModel.metadata.tables["shift"]
SHIFT_DAY = SQLModel.metadata.tables["shift_day"]
PRESENCE = SQLModel.metadata.tables["presence"]
LOOK = 8  # days in which a shift is looked for: each week and every day of it
ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Shifts:
    """The hours of one of the staff: by weekday (Monday as 0), and of single days."""

    week: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    days: Mapping[date, Sequence[Span]] = field(default_factory=dict)

    def hours(self, day: date) -> Sequence[Span]:
        if day in self.days:
            return self.days[day]
        return self.week.get(day.weekday(), ()) if self.week else (WHOLE,)


def of(conn: Connection, staff_id: int) -> Shifts:
    """The shifts of one of the staff."""
    return of_all(conn, [staff_id]).get(staff_id, Shifts())


def of_all(conn: Connection, staff_ids: Iterable[int]) -> dict[int, Shifts]:
    """The shifts of those who have any entered."""
    ids = list(staff_ids)
    weeks = _read(conn, SHIFT, "weekday", ids)
    days = _read(conn, SHIFT_DAY, "day", ids)
    return {
        staff_id: Shifts(
            weeks.get(staff_id, {}),
            {date.fromisoformat(day): spans for day, spans in days.get(staff_id, {}).items()},
        )
        for staff_id in weeks.keys() | days.keys()
    }


def on_shift(conn: Connection, staff_id: int, moment: datetime, zone: tzinfo | str) -> bool:
    """Whether one of the staff is at work by their shifts; always when none are entered."""
    return timetable.inside(of(conn, staff_id).hours, moment, zone)


def ends_at(
    conn: Connection, staff_id: int, moment: datetime, zone: tzinfo | str
) -> datetime | None:
    """When the shift under way ends (UTC); None when it does not end, or none is under way."""
    hours = of(conn, staff_id).hours
    if not timetable.inside(hours, moment, zone):
        return None
    return timetable.turning(hours, moment, zone, into=False, days=LOOK)


def set_week(
    conn: Connection, *, staff_id: int, week: Mapping[int, Sequence[Span]], now: datetime
) -> None:
    """Replace the weekly shifts of one of the staff; none at all: at work at any hour."""
    conn.execute(delete(SHIFT).where(SHIFT.c.staff_id == staff_id))
    rows = [
        {"staff_id": staff_id, "weekday": day, "starts": span.starts, "ends": span.ends}
        for day, spans in week.items()
        for span in spans
    ]
    if rows:
        conn.execute(insert(SHIFT), rows)
    _note(conn, "staff.shifts", staff_id, now)


def set_day(
    conn: Connection,
    *,
    staff_id: int,
    day: date,
    hours: Sequence[Span] | None,
    now: datetime,
) -> None:
    """The hours of one day in place of the week's: none is a day off, None the week again."""
    where = (SHIFT_DAY.c.staff_id == staff_id, SHIFT_DAY.c.day == day.isoformat())
    conn.execute(delete(SHIFT_DAY).where(*where))
    if hours is not None:
        spans = [(span.starts, span.ends) for span in hours] or [("", "")]
        row = {"staff_id": staff_id, "day": day.isoformat()}
        conn.execute(insert(SHIFT_DAY), [row | {"starts": s, "ends": e} for s, e in spans])
    _note(conn, "staff.day", staff_id, now, day.isoformat())


def online(conn: Connection, role: str) -> bool:
    """Whether somebody who answers for a role takes cases now."""
    serves = or_(STAFF.c.role == role, ("," + STAFF.c.also + ",").contains(f",{role},"))
    there = (STAFF.c.active, PRESENCE.c.state == ONLINE, serves)
    found = select(STAFF.c.id).join(PRESENCE, PRESENCE.c.staff_id == STAFF.c.id).where(*there)
    return conn.execute(found.limit(1)).first() is not None


def reachable(conn: Connection, *, role: str, now: datetime, zone: tzinfo | str) -> bool:
    """Whether a role is open: by the calendar, or because somebody of it is online."""
    return calendar.load().is_open(role, now, zone) or online(conn, role)


def _read(
    conn: Connection, table: Table, by: str, ids: list[int]
) -> dict[int, dict[Any, tuple[Span, ...]]]:
    """The spans of some staff by weekday or day; a day off has none."""
    columns = (table.c.staff_id, table.c[by], table.c.starts, table.c.ends)
    rows = conn.execute(select(*columns).where(table.c.staff_id.in_(ids)).order_by(table.c.starts))
    found: dict[int, dict[Any, tuple[Span, ...]]] = {}
    for staff_id, day, starts, ends in rows:
        spans = (timetable.span(f"{starts}-{ends}"),) if starts else ()
        theirs = found.setdefault(staff_id, {})
        theirs[day] = theirs.get(day, ()) + spans
    return found


def _note(conn: Connection, action: str, staff_id: int, now: datetime, detail: str = "") -> None:
    subject = f"staff:{staff_id}"
    audit.record(conn, actor="program", action=action, subject=subject, now=now, detail=detail)
