"""The desk of a site for its own staff system: calendar, capacity, closing, who comes, who came.

The system acts as the site's staff do in the console: no cut-off holds it, and what it does is on
record under the name of its key. Moments are in UTC, days are those on the site's clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select

from bot.clinic import slots, tables
from bot.clinic.appointments import dismissing
from bot.clinic.exchange import bodies
from bot.clinic.exchange.access import Scope
from bot.clinic.exchange.asking import Desk
from bot.clinic.exchange.parts import Json, instant
from bot.clinic.exchange.refused import Code, Refused
from bot.clinic.slots import Booking, Why, agenda, closing, importing, overbooking, waiters
from bot.clinic.slots.attendance import SYSTEM
from bot.clinic.slots.importing import Plan
from bot.clinic.slots.rows import RESOURCE
from bot.clinic.timetable import zone_of
from bot.clinic.vaccinating import atsite, visits

LONGEST = 62  # days that are asked for at once
DAY = timedelta(days=1)
LARGEST = 100_000


class Site(NamedTuple):
    """A resource as the desk knows it."""

    key: str
    kind: str
    zone: str


def site(desk: Desk, key: str) -> Site:
    """The resource of a key, if the caller works there. Raises Refused."""
    desk.access.need(Scope.site)
    mine = select(RESOURCE.c.key, RESOURCE.c.kind, RESOURCE.c.zone)
    row = desk.conn.execute(mine.where(RESOURCE.c.key == key, RESOURCE.c.active)).first()
    if row is None or not desk.access.sees(row.key):
        raise Refused(Code.unknown, "site")
    return Site(*row)


def sites(desk: Desk) -> Json:
    """All resources the caller works at."""
    desk.access.need(Scope.site)
    keys = [key for key in agenda.resources(desk.conn) if desk.access.sees(key)]
    found = [site(desk, key) for key in keys]
    return {"sites": [one._asdict() | {"names": _names(one.key)} for one in found]}


def _names(key: str) -> dict[str, str]:
    known = slots.sites.load().site(key)
    return dict(known.names) if known is not None else {}


def windows(desk: Desk, key: str, query: Mapping[str, str]) -> Json:
    """The calendar of some days: each window with how full it is."""
    one = site(desk, key)
    start, end = _days(one, query)
    found = agenda.windows(desk.conn, resource=one.key, start=start, end=end)
    return {
        "windows": [
            {
                "id": row.id,
                "start": instant(row.starts_at),
                "end": instant(row.ends_at),
                "capacity": row.capacity,
                "taken": row.taken,
                "overbooked": row.overbooked,
                "state": row.state,
            }
            for row in found
        ]
    }


def bookings(desk: Desk, key: str, query: Mapping[str, str]) -> Json:
    """Who comes on a day, by time; names for a key that may know them."""
    one = site(desk, key)
    day = bodies.day(query.get("day"), "day")
    start, end = span(one, day, day)
    found = agenda.visits(desk.conn, resource=one.key, start=start, end=end)
    return {"bookings": [_booking(desk, visit.booking, visit.name) for visit in found]}


def _booking(desk: Desk, row: Booking, name: str = "") -> Json:
    made: Json = {
        "id": row.id,
        "code": row.code,
        "window": row.slot_id,
        "start": instant(row.starts_at),
        "end": instant(row.ends_at),
        "product": row.product,
        "dose": row.dose,
        "state": row.state,
    }
    return made | ({"name": name} if name and Scope.names in desk.access.scopes else {})


def close(desk: Desk, key: str, data: Any) -> Json:
    """Close days; everybody who had a visit is offered another time. A dry run only says whom."""
    one = site(desk, key)
    given = bodies.members(data, {"from", "to", "reason", "dry_run"})
    start, end = _days(one, given)
    asked: dict[str, Any] = {"resource": one.key, "start": start, "end": end, "now": desk.now}
    if bodies.flag(given, "dry_run"):
        found = closing.preview(desk.conn, **asked)
    else:
        reason = bodies.reason(given)
        found = closing.close(desk.conn, **asked, reason=reason, by=desk.access.actor)
    affected = {"holds": found.holds, "bookings": list(found.bookings)}
    return {"windows": found.slots, "done": not bodies.flag(given, "dry_run")} | affected


def reopen(desk: Desk, key: str, data: Any) -> Json:
    """Open closed days again. Who was offered another time keeps what they chose."""
    one = site(desk, key)
    given = bodies.members(data, {"from", "to"})
    start, end = _days(one, given)
    asked: dict[str, Any] = {"resource": one.key, "start": start, "end": end, "now": desk.now}
    return {"windows": closing.reopen(desk.conn, **asked, by=desk.access.actor)}


def resize(desk: Desk, window: str, data: Any) -> Json:
    """Another capacity for one window; who is in stays in."""
    desk.access.need(Scope.site)
    given = bodies.members(data, {"capacity", "reason"})
    slot_id, capacity = (
        bodies.number(window, "window"),
        bodies.whole(given, "capacity", most=LARGEST),
    )
    key = slots.capacity.place(desk.conn, slot_id)
    if key is None or not desk.access.sees(key):
        raise Refused(Code.unknown, "window")
    overbooking.resize(
        desk.conn,
        slot_id=slot_id,
        capacity=capacity,
        reason=bodies.reason(given),
        by=desk.access.actor,
        now=desk.now,
    )
    return {"id": slot_id, "capacity": capacity}


def mark(desk: Desk, own_id: str, what: str, data: Any) -> Json:
    """arrived, no-show, or done: of a vaccination with the product and the lot."""
    row = _seen(desk, own_id)
    given = bodies.members(data, {"product", "lot"} if what == "done" else set())
    asked: dict[str, Any] = {"booking_id": row.id, "by": desk.access.actor, "now": desk.now}
    asked["reason"] = SYSTEM
    done: Booking | Why | None
    if what == "no-show":
        done = slots.miss(desk.conn, **asked)
    elif what == "done" and row.resource.startswith(visits.KIND):
        product, lot = bodies.text(given, "product"), bodies.text(given, "lot")
        done = atsite.give(desk.conn, **asked, product=product, lot=lot)
    else:
        done = slots.attend(desk.conn, **asked)
    if done is None:
        raise Refused(Code.content, "product, lot")
    if isinstance(done, Why):
        raise Refused(done, "booking")
    return _booking(desk, done)


def cancel(desk: Desk, own_id: str, data: Any) -> Json:
    """A visit is off, whatever the cut-off; the person is told why. Raises Refused."""
    row = _seen(desk, own_id)
    reason = bodies.members(data, {"reason"}).get("reason")
    if reason not in waiters.REASONS:
        raise Refused(Code.content, "reason")
    asked: dict[str, Any] = {"booking_id": row.id, "reason": reason, "by": desk.access.actor}
    done = dismissing.dismiss(desk.conn, **asked, now=desk.now)
    if isinstance(done, Why):
        raise Refused(done, "booking")
    return _booking(desk, done)


def _seen(desk: Desk, own_id: str) -> Booking:
    """The visit of an id, if the caller works at its site. Raises Refused."""
    desk.access.need(Scope.site)
    row = slots.get(desk.conn, bodies.number(own_id, "booking"))
    if row is None or not desk.access.sees(row.resource):
        raise Refused(Code.unknown, "booking")
    return row


def bring(desk: Desk, table: bytes, *, dry_run: bool) -> tuple[Json, bool]:
    """Windows or stock out of a CSV table: all or nothing; what is wrong, and whether it is fit."""
    desk.access.need(Scope.site)
    try:
        text = importing.decode(table)
    except UnicodeDecodeError:
        raise Refused(Code.content, "letters") from None
    plan = tables.look(desk.conn, text, now=desk.now)
    _within(desk, plan)
    if not plan.faults and not dry_run:
        plan = tables.bring(desk.conn, text, by=desk.access.actor, now=desk.now)
    faults = [fault._asdict() for fault in plan.faults]
    counts = {"added": plan.added, "changed": plan.changed, "moved": plan.moved}
    said: Json = {"kind": plan.kind, "faults": faults, "done": not plan.faults and not dry_run}
    return said | counts, not plan.faults


def _within(desk: Desk, plan: Plan) -> None:
    """No line may be about a site that the key does not see."""
    ids = {row.id: row.key for row in desk.conn.execute(select(RESOURCE.c.id, RESOURCE.c.key))}
    for row in plan.rows:
        if not desk.access.sees(row.get("resource") or ids[row["resource_id"]]):
            raise Refused(Code.scope, f"line {row['line']}")


def _days(one: Site, given: Mapping[str, Any]) -> tuple[datetime, datetime]:
    """The time of the days *from* until *to*, both included. Raises Refused."""
    first, last = (bodies.day(given.get(name), name) for name in ("from", "to"))
    if not first <= last < first + LONGEST * DAY:
        raise Refused(Code.parameter, "to")
    return span(one, first, last)


def span(one: Site, first: date, last: date) -> tuple[datetime, datetime]:
    """When these days begin and end on the clock of the site."""
    zone = zone_of(one.zone)
    start = datetime.combine(first, time(), zone).astimezone(UTC)
    return start, datetime.combine(last + DAY, time(), zone).astimezone(UTC)
