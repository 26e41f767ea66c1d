"""Callbacks: a time in a role's open hours at which somebody is called, so that nobody must wait.

A place is one row of a unique index (role, time, place), so of those who want the last one a single
one gets it, whatever dies when. At its time the case goes back to the queue, first in line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Row
from sqlalchemy.sql.dml import ReturningInsert

from bot.clinic import alarms, calendar, cases, lifecycle, opening, queue_rules, timetable
from bot.clinic.casefile import QUEUED, CaseView, State, Tell, get
from bot.clinic.lifecycle import BOOKED, CALLBACK

MOVING = 0x0CA11  # the lock held by whoever gives one time up for another
MOST = 500  # rows of a list on the console


class Means(StrEnum):
    """How somebody is called back."""

    phone = auto()
    video = auto()


@dataclass(frozen=True, slots=True)
class Booking:
    """A booked time. *reach*: the number or link; *state*: booked, done, missed or cancelled."""

    id: int
    case_id: int
    role: str
    at: datetime
    place: int
    means: str
    reach: str
    state: str
    made_at: datetime


def free(conn: Connection, *, role: str, now: datetime, zone: tzinfo | str) -> list[datetime]:
    """The times (UTC) that have a place: of the next days on which the role has open hours."""
    rules = queue_rules.load().callbacks
    first = now + timedelta(minutes=rules.slot_minutes)
    where = timetable.zone_of(zone)
    taken, found, days = _taken(conn, role, now), [], 0
    today = now.astimezone(where).date()
    for ahead in range(calendar.LOOK):
        day = today + timedelta(days=ahead)
        times = [at for at in _times(role, day, where) if at >= first]
        found += [at for at in times if taken[at] < rules.places]
        days += bool(times)
        if days == rules.days:
            break
    return found


def book(
    conn: Connection, *, case_id: int, at: datetime, means: str, reach: str, now: datetime
) -> bool:
    """Give a waiting case a time, or one that has a time another; False when no place is left.

    Also False for a time gone by and for a case that does not wait. *reach* is the number or link.
    """
    person_id = lifecycle.lock(conn, case_id)
    case = get(conn, case_id)
    if case is None or case.state not in (*QUEUED, State.callback_booked) or at <= now:
        return False
    row = {"case_id": case_id, "role": case.role, "at": at, "means": str(Means(means))}
    row |= {"reach": reach, "state": "booked", "made_at": now}
    if not _take(conn, case_id, row):
        return False
    alarms.over(conn, case_id=case_id, names=[alarms.Name.unaccepted], now=now)
    return lifecycle.change(
        conn,
        case_id,
        State.callback_booked,
        name="callback-booked",
        actor=f"person:{person_id}",
        now=now,
        wake_at=at,
        values={"kind": "callback", "stage": 0},
    )


def cancel(conn: Connection, *, case_id: int, now: datetime) -> bool:
    """The patient needs no callback any more: the case is over. False when none was booked."""
    lifecycle.lock(conn, case_id)
    return of_case(conn, case_id) is not None and cases.cancel(conn, case_id=case_id, now=now)


def wait_instead(conn: Connection, *, case_id: int, now: datetime) -> bool:
    """The patient gives the time up and waits in the queue now. False when none was booked."""
    person_id = lifecycle.lock(conn, case_id)
    if of_case(conn, case_id) is None:
        return False
    lifecycle.end_callback(conn, case_id, "cancelled")
    return opening.again(
        conn,
        case_id,
        name="callback-given-up",
        actor=f"person:{person_id}",
        now=now,
        since=(State.callback_booked,),
        values={"kind": "live"},
    )


def step(conn: Connection, *, case_id: int, now: datetime) -> list[Tell]:
    """At its time a case waits again, first in line; its person is told."""
    lifecycle.lock(conn, case_id)
    case, booking = get(conn, case_id), of_case(conn, case_id)
    if case is None or booking is None or not _due(case, now):
        return []
    late = now - booking.at >= timedelta(minutes=queue_rules.load().callbacks.slot_minutes)
    lifecycle.end_callback(conn, case_id, "missed" if late else "done")
    opening.again(
        conn,
        case_id,
        name="callback-due",
        actor="queue",
        now=now,
        since=(State.callback_booked,),
        values={"line": _first(booking.at)},
    )
    data = {"case": case_id, "means": booking.means}
    return [Tell(case.person_id, "callback.due", data, f"callback:{booking.id}:due")]


def of_case(conn: Connection, case_id: int) -> Booking | None:
    """The time booked for a case."""
    found = select(CALLBACK).where(CALLBACK.c.case_id == case_id, BOOKED)
    row = conn.execute(found).one_or_none()
    return None if row is None else _booking(row)


def listed(conn: Connection, *, start: datetime, end: datetime, role: str = "") -> list[Booking]:
    """Who is to be called from *start* until before *end*, in the order of the times."""
    found = select(CALLBACK).where(BOOKED, CALLBACK.c.at >= start, CALLBACK.c.at < end)
    if role:
        found = found.where(CALLBACK.c.role == role)
    rows = conn.execute(found.order_by(CALLBACK.c.at, CALLBACK.c.id).limit(MOST))
    return [_booking(row) for row in rows]


def _take(conn: Connection, case_id: int, row: dict[str, Any]) -> bool:
    """A place of the time in *row*, for the one the case has now, if any; that one stays if not.

    Two cases that change places with each other would each wait for the other's row, so whoever
    moves waits for whoever else is moving.
    """
    held = of_case(conn, case_id)
    if held is not None:
        if conn.dialect.name == "postgresql":
            conn.execute(select(func.pg_advisory_xact_lock(MOVING)))
        lifecycle.end_callback(conn, case_id, "cancelled")
    statement = _insert_once(conn.dialect.name)
    for place in range(queue_rules.load().callbacks.places):
        if conn.execute(statement, row | {"place": place}).scalar_one_or_none() is not None:
            return True
    if held is not None:
        kept = update(CALLBACK).where(CALLBACK.c.id == held.id)
        conn.execute(kept.values(state="booked"))
    return False


def _insert_once(dialect: str) -> ReturningInsert[int]:
    make = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return make(CALLBACK).on_conflict_do_nothing().returning(CALLBACK.c.id)


def _taken(conn: Connection, role: str, now: datetime) -> Counter[datetime]:
    """How many places of each time to come are taken."""
    found = select(CALLBACK.c.at, func.count().label("n")).where(CALLBACK.c.role == role, BOOKED)
    rows = conn.execute(found.where(CALLBACK.c.at > now).group_by(CALLBACK.c.at))
    return Counter({row.at: row.n for row in rows})


def _times(role: str, day: date, zone: tzinfo) -> Iterator[datetime]:
    """The times of a day, each with a whole slot before the hours end, and none at night."""
    slot, calls = queue_rules.load().callbacks.slot_minutes, calendar.load().callbacks
    for span in calendar.load().hours(role, day):
        for minute in range(span.start, span.end - slot + 1, slot):
            ahead, clock = divmod(minute, timetable.DAY)
            if not any(call.start <= clock <= call.end - slot for call in calls):
                continue
            wall = datetime.combine(
                day + timedelta(days=ahead), time(*divmod(clock, 60)), tzinfo=zone
            )
            at = wall.astimezone(UTC)
            if at.astimezone(zone).time() == wall.time():  # not in an hour the clock skips
                yield at


def _first(at: datetime) -> datetime:
    """A place in line before everybody but the urgent: as if the case were of the highest level."""
    rules = queue_rules.load()
    highest = max(rules.weights, key=rules.weights.__getitem__)
    return rules.line(at, level=highest, desk=False, special=False, returned=True)


def _due(case: CaseView, now: datetime) -> bool:
    booked = case.state is State.callback_booked
    return booked and case.wake_at is not None and case.wake_at <= now


def _booking(row: Row[*tuple[Any, ...]]) -> Booking:
    return Booking(**row._mapping)
