"""Calendars and their windows as Schedule and Slot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import and_, or_, select

from bot.clinic.exchange.asking import Ask, Desk, Page, paged
from bot.clinic.exchange.parts import OURS, Json, concept, extension, instant, named, own, to
from bot.clinic.exchange.refused import Code, Refused
from bot.clinic.slots import sites
from bot.clinic.slots.rows import RESOURCE, SLOT

FREE, BUSY, SHUT = "free", "busy", "busy-unavailable"
STATUS = (FREE, BUSY, SHUT)
COLUMNS = [SLOT.c[n] for n in ("id", "starts_at", "ends_at", "book_until", "capacity", "taken")]
FOUND = select(*COLUMNS, SLOT.c.state, RESOURCE.c.key, RESOURCE.c.kind).select_from(
    SLOT.join(RESOURCE, RESOURCE.c.id == SLOT.c.resource_id)
)
CODES = {"home": "home", "vaccine": "vaccine", "clinic": "clinic"}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICRO = timedelta(microseconds=1)


def schedule_id(key: str) -> str:
    """The id of the Schedule of a resource: FHIR allows no colon in it."""
    return key.replace(":", ".")


def key_of(own_id: str) -> str:
    """The resource of a Schedule's id."""
    return own_id.replace(".", ":", 1)


def _mine(desk: Desk) -> list[Any]:
    confined = [RESOURCE.c.key.in_(desk.access.sites)] if desk.access.sites else []
    return [RESOURCE.c.active, *confined]


def schedule(desk: Desk, own_id: str) -> Json:
    """One calendar. Raises Refused."""
    mine = select(RESOURCE).where(RESOURCE.c.key == key_of(own_id), *_mine(desk))
    row = desk.conn.execute(mine).first()
    if row is None:
        raise Refused(Code.unknown, "Schedule")
    return _schedule(row)


def schedules(desk: Desk, ask: Ask) -> Page:
    """The calendars this key sees; *actor* is the key of a resource, *service-type* its kind."""
    where = [*_mine(desk), RESOURCE.c.id > (ask.after[0] if ask.after else 0)]
    if actor := ask.one("actor").removeprefix(f"{OURS}resource|"):
        where.append(RESOURCE.c.key == actor)
    if kinds := ask.any("service-type", CODES):
        where.append(RESOURCE.c.kind.in_(kinds))
    found = select(RESOURCE).where(*where).order_by(RESOURCE.c.id).limit(ask.count + 1)
    rows = desk.conn.execute(found).all()
    return paged([_schedule(row) for row in rows], ask, lambda at: str(rows[at].id))


def _schedule(row: Any) -> Json:
    site = sites.load().site(row.key)
    name = site.name("en") if site is not None else ""
    return {
        "resourceType": "Schedule",
        "id": schedule_id(row.key),
        "active": bool(row.active),
        "serviceType": [own("kind", row.kind)],
        "actor": [named("resource", row.key, name)],
    }


def slot(desk: Desk, own_id: str) -> Json:
    """One window. Raises Refused."""
    if not own_id.isascii() or not own_id.isdigit() or len(own_id) > 18:
        raise Refused(Code.unknown, "Slot")
    row = desk.conn.execute(FOUND.where(SLOT.c.id == int(own_id), *_mine(desk))).first()
    if row is None:
        raise Refused(Code.unknown, "Slot")
    return _slot(row, desk.now)


def slots(desk: Desk, ask: Ask) -> Page:
    """The windows of a calendar or of all, by time."""
    where = _mine(desk)
    if calendar := ask.to("schedule", "Schedule"):
        where.append(RESOURCE.c.key == key_of(calendar))
    start, end = ask.span("start", desk.zone)
    where += [SLOT.c.starts_at >= start, SLOT.c.starts_at < end]
    if kinds := ask.any("service-type", CODES):
        where.append(RESOURCE.c.kind.in_(kinds))
    if wanted := ask.any("status", STATUS):
        where.append(or_(*(_stands(status, desk.now) for status in wanted)))
    if ask.after:
        where.append(_behind(ask.after))
    found = FOUND.where(*where).order_by(SLOT.c.starts_at, SLOT.c.id).limit(ask.count + 1)
    rows = desk.conn.execute(found).all()
    made = [_slot(row, desk.now) for row in rows]
    return paged(made, ask, lambda at: f"{(rows[at].starts_at - EPOCH) // MICRO}.{rows[at].id}")


def _behind(cursor: tuple[int, ...]) -> Any:
    """The windows behind the last one of a page. Raises Refused."""
    try:
        at, last = EPOCH + cursor[0] * MICRO, cursor[1]
    except (OverflowError, IndexError):
        raise Refused(Code.parameter, "_after") from None
    return or_(SLOT.c.starts_at > at, and_(SLOT.c.starts_at == at, SLOT.c.id > last))


def _stands(status: str, now: datetime) -> Any:
    """Free is what somebody could book now; of it busy is what is full."""
    bookable = and_(SLOT.c.state == "open", SLOT.c.book_until > now)
    if status == SHUT:
        return or_(SLOT.c.state != "open", SLOT.c.book_until <= now)
    room = SLOT.c.taken < SLOT.c.capacity
    return and_(bookable, room if status == FREE else ~room)


def _slot(row: Any, now: datetime) -> Json:
    bookable = row.state == "open" and row.book_until > now
    left = max(0, row.capacity - row.taken) if bookable else 0
    return {
        "resourceType": "Slot",
        "id": str(row.id),
        "extension": [extension("capacity", row.capacity), extension("free", left)],
        "serviceType": [concept((f"{OURS}kind", row.kind))],
        "schedule": to("Schedule", schedule_id(row.key)),
        "status": (FREE if left else BUSY) if bookable else SHUT,
        "start": instant(row.starts_at),
        "end": instant(row.ends_at),
    }
