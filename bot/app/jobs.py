"""What is done every so often, whoever writes or not: figures, repairs, and cases for review."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Connection, func, select

from bot import outbox
from bot.bell import Bell
from bot.clinic import calendar, erasure, expiry, figures, reviews, slots, staffchat, watch
from bot.clinic.appointments import unmarked
from bot.clinic.casefile import CASE
from bot.clinic.hometest import wishes as zone_wishes
from bot.clinic.lifecycle import CASE_EVENT
from bot.clock import Clock
from bot.metrics import Metrics
from bot.operating.jobs import missed
from bot.store.session import Store

TEND_EVERY, LAY_EVERY, UNTOLD_EVERY = 5, 600, 3600  # seconds
MOST = 200  # offers or displaced visits at one look
log = logging.getLogger(__name__)


async def repair(*, store: Store, bell: Bell, clock: Clock, metrics: Metrics) -> None:
    """Cases that fell out of the rules are put right, and a supervisor is told."""
    try:
        found = await store.write(partial(watch.repair, now=clock()))
    except Exception as error:  # noqa: BLE001 - looked for again in a minute
        missed(log, "the cases could not be looked through", error)
        return
    for case_id, what in found:
        log.error("case %d was put right: %s", case_id, what)
        metrics.count("faults", what)
    if found:
        bell.ring("queue", "board", *(f"case:{case_id}" for case_id, _ in found))


async def gauge(*, store: Store, metrics: Metrics) -> None:
    """What is open now, for /metrics."""

    def work(conn: Connection) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
        rows: dict[str, int] = {}
        for (channel, _), count in outbox.counts(conn).items():
            rows[channel] = rows.get(channel, 0) + count
        line = figures.waiting(conn)
        return rows, {(row.role, row.level): row.n for row in line}

    try:
        backlog, waiting = await store.read(work)
    except Exception as error:  # noqa: BLE001 - shown again at the next look
        missed(log, "gauges could not be read", error)
        return
    metrics.backlog(backlog, 0.0)
    metrics.waiting(waiting)


class Waits:
    """How long the patients waited who were accepted since the last look, for /metrics.

    Every process sees every acceptance: look at one process, or divide by their number.
    """

    def __init__(self, *, store: Store, metrics: Metrics) -> None:
        self._store, self._metrics = store, metrics
        self._last: int | None = None  # id of the newest event seen

    async def look(self) -> None:
        try:
            newest, found = await self._store.read(self._news)
        except Exception as error:  # noqa: BLE001 - seen at the next look
            missed(log, "acceptances could not be read", error)
            return
        self._last = newest
        for role, seconds in found:
            self._metrics.accepted(role, seconds)

    def _news(self, conn: Connection) -> tuple[int, list[tuple[str, float]]]:
        newest = conn.execute(select(func.max(CASE_EVENT.c.id))).scalar() or 0
        if self._last is None:
            return newest, []
        rows = conn.execute(
            select(CASE.c.role, CASE.c.queued_at, CASE_EVENT.c.at)
            .join(CASE, CASE.c.id == CASE_EVENT.c.case_id)
            .where(CASE_EVENT.c.id > self._last, CASE_EVENT.c.id <= newest)
            .where(CASE_EVENT.c.name == "accepted")
        )
        return newest, [(row.role, (row.at - row.queued_at).total_seconds()) for row in rows]


async def draw(*, store: Store, bell: Bell, clock: Clock) -> None:
    """Cases closed lately are put on the list of quality review, as its rules say."""
    now = clock()
    try:
        found = await store.read(partial(reviews.due, now=now))
        if not found:
            return
        await store.write(partial(reviews.enter, found=found, now=now))
    except Exception as error:  # noqa: BLE001 - drawn again, the same, at the next look
        missed(log, "no cases could be drawn for review", error)
        return
    bell.ring("board")


async def leave_chats(*, store: Store, clock: Clock) -> None:
    """Where cases are no longer to be taken in foreign chats, those bound earlier are let go."""
    if await store.read(staffchat.any_bound):
        count = await store.write(partial(staffchat.unbind_all, now=clock()))
        log.warning("%d chats of clinicians were unbound: QIANMEN_STAFF_TELEGRAM is off", count)


async def retain(*, store: Store, clock: Clock) -> None:
    """Addresses of the erased go soon; what is past its years goes once a day."""
    now = clock()
    try:
        await store.write(partial(erasure.finish, now=now))
        first = await store.write(partial(expiry.daily, now=now)) is not None
    except Exception as error:  # noqa: BLE001 - done at the next look
        missed(log, "what is past its time could not be erased", error)
        return
    # Once a day, also for those who never start anew.
    if first and (plain := calendar.load().ending(now.date())):
        log.warning("hours.yaml: %s", plain)


def of_slots(*, store: Store, clock: Clock, zone: str) -> dict[str, tuple[int, Callable[[], Any]]]:
    """What the slot engine needs done, and every how many seconds."""
    return {
        "tend": (TEND_EVERY, partial(tend, store=store, clock=clock)),
        "wishes": (LAY_EVERY, partial(wishes, store=store, clock=clock)),
        "untold": (UNTOLD_EVERY, partial(untold, store=store, clock=clock)),
        "lay": (LAY_EVERY, partial(lay, store=store, clock=clock, zone=zone)),
    }


async def wishes(*, store: Store, clock: Clock) -> None:
    """Whoever waits for home visits in their district is told when they come there."""
    try:
        while await store.write(partial(zone_wishes.tell, now=clock())):
            pass
    except Exception as error:  # noqa: BLE001 - told at the next look
        missed(log, "wishes of districts could not be looked at", error)


async def untold(*, store: Store, clock: Clock) -> None:
    """Visits that nobody marked for days are closed, one at a time: each is somebody's."""
    closed = 0
    try:
        while found := await store.read(partial(unmarked.due, now=clock())):
            for booking_id in found:
                one = partial(unmarked.close, booking_id=booking_id, now=clock())
                closed += await store.write(one)
    except Exception as error:  # noqa: BLE001 - closed at the next look
        missed(log, "visits that nobody marked could not be closed", error)
    if closed:
        log.info("%d visits were closed of which nobody said what became of them", closed)


async def lay(*, store: Store, clock: Clock, zone: str) -> None:
    """The windows of the coming days are laid down, a resource at a time: they are many rows."""
    data = slots.sites.load()
    try:
        for site in data.resources:
            one = partial(slots.lay_one, site=site, now=clock(), zone=zone, of=data)
            if (laid := await store.write(one)).added:
                log.info("%d windows of %s were laid down", laid.added, site.key)
        await store.write(partial(slots.retire, data=data))
    except Exception as error:  # noqa: BLE001 - laid down at the next look
        missed(log, "windows could not be laid down", error)


async def tend(*, store: Store, clock: Clock) -> None:
    """Holds whose time is over make room, what became free is offered, who is affected is told."""
    try:
        await store.write(partial(slots.expire, now=clock()))
        for step in (slots.closing.displace, slots.offer, slots.waitlist.end):
            for _ in range(MOST):
                if not await store.write(partial(step, now=clock())):
                    break
    except Exception as error:  # noqa: BLE001 - done at the next look
        missed(log, "holds and offers could not be looked after", error)
