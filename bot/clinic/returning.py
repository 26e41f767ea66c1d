"""What somebody who comes back has open: it comes first in their menu."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import bindparam, exists, func, or_, select
from sqlalchemy.engine import Connection

from bot.clinic import intakes
from bot.clinic.context import Context
from bot.clinic.hometest import panels
from bot.clinic.hometest.orders import EVENT, OPEN, ORDER, READ, State
from bot.clinic.slots.rows import BOOKING, RESOURCE, SLOT
from bot.store.statement import Prepared

WAITS = ("waiting", "callback", "question")  # how somebody may wait for a clinician
REPORT, LAST, SEVERAL = "report", "last", "several"
BOOKED = ("visit", "registered", "ordered")  # for a vaccine, with a department, a test at home
ROOM, ROOM_LARGER = 2, 1  # options beside the tiles of the menu's first page
LISTED = 3  # on a page of their own, beside the way back
STANDS = ("booked", "displaced")  # visits that are still to come, or want another time
TOLD = timedelta(days=7)  # so long after it a visit waits for a word on how it went


def found(conn: Connection, context: Context, *, busy: str) -> tuple[dict[str, Any], list[str]]:
    """What is open, the most pressing first; and the answers that lead there."""
    since = context.now - timedelta(days=panels.load().fresh_days)
    asked = {"person": context.person_id, "since": since, "told": context.now - TOLD}
    report, *at = _statement().first(conn, asked | {"now": context.now}) or (None, None, None, None)
    booked = sorted((when, word) for word, when in zip(BOOKED, at, strict=True) if when is not None)
    words = _words(conn, context, busy, report, [word for _, word in booked])
    return {"order_id": report or 0}, list(words)


def _words(
    conn: Connection, context: Context, busy: str, report: Any, booked: list[str]
) -> Iterator[str]:
    if report is not None:
        yield REPORT
    if busy in WAITS:
        yield busy
    yield from booked
    if busy == "no" and intakes.latest(conn, context):
        yield LAST


def pages(opened: list[str], *, elder: bool, aside: bool) -> tuple[list[str], list[str]]:
    """What stands on the first page of the menu, and on a page of its own where that is full.

    *aside*: a conversation was interrupted, and is offered on the first page too.
    """
    room = (ROOM_LARGER if elder else ROOM) - aside
    if len(opened) <= room:
        return opened, []
    if not aside and not elder:
        return [opened[0], SEVERAL], opened[1 : LISTED + 1]
    return [SEVERAL], opened[: LISTED - (elder and aside)]


@cache
def _statement() -> Prepared:
    """In one look: the newest report nobody read, and when the next visit of each kind is."""
    person = bindparam("person", type_=ORDER.c.person_id.type)
    read = exists().where(
        EVENT.c.order_id == ORDER.c.id, EVENT.c.name == READ, EVENT.c.at >= ORDER.c.changed_at
    )
    mine = select(ORDER.c.id).where(ORDER.c.person_id == person)
    since = bindparam("since", type_=ORDER.c.changed_at.type)
    reported = (ORDER.c.state == State.reported, ORDER.c.changed_at >= since)
    reports = mine.where(*reported, ORDER.c.patient_id.is_not(None), ~read)
    newest = reports.order_by(ORDER.c.id.desc()).limit(1)
    told, now = (bindparam(name, type_=SLOT.c.starts_at.type) for name in ("told", "now"))
    visits = (
        select(func.min(SLOT.c.starts_at))
        .select_from(BOOKING.join(SLOT, SLOT.c.id == BOOKING.c.slot_id))
        .join(RESOURCE, RESOURCE.c.id == SLOT.c.resource_id)
        .where(BOOKING.c.person_id == person, or_(*(BOOKING.c.state == one for one in STANDS)))
    )
    vaccines = visits.where(RESOURCE.c.key.like("vaccine:%"), SLOT.c.starts_at >= told)
    ahead = or_(SLOT.c.ends_at > now, BOOKING.c.state == "displaced")
    registered = visits.where(RESOURCE.c.key.like("clinic:%"), ahead)
    ordered = (
        select(func.min(SLOT.c.starts_at))
        .select_from(ORDER.join(BOOKING, BOOKING.c.id == ORDER.c.visit_id))
        .join(SLOT, SLOT.c.id == BOOKING.c.slot_id)
        .where(ORDER.c.person_id == person, or_(*(ORDER.c.state == state for state in OPEN)))
    )
    found = (newest, vaccines, registered, ordered)
    return Prepared(select(*(one.scalar_subquery() for one in found)))
