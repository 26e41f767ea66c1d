"""What happens later: due rows of the database become events; APScheduler only wakes the look."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Connection, String, bindparam, case, select, text, update

from bot.clinic.retention import KEYS
from bot.clock import Clock
from bot.operating.jobs import Keeper
from bot.store.faults import away, told
from bot.store.session import Store
from bot.store.statement import Prepared
from bot.store.tables import Inbox, Timer
from bot.turn import Turns

TIMER = Timer.__table__  # type: ignore[attr-defined]
INBOX = Inbox.__table__  # type: ignore[attr-defined]
LATE = 100  # rows found too late that are dropped in one transaction
ROUND = 50  # events after which whoever sends is woken, though more are due
# Events under way together while nobody is being answered; SQLite commits them as one.
AT_ONCE = {"sqlite": 4, "postgresql": 2}
REST, RESTS = 0.002, 10  # seconds an event waits for people who are being answered, how often
log = logging.getLogger(__name__)

_due = (text("timer.state = 'waiting'"), TIMER.c.due_at <= bindparam("now"))
DUE = (select(TIMER.c.id).where(*_due).order_by(TIMER.c.due_at).limit(1)).with_for_update(
    skip_locked=True
)
# Found and marked in one statement: what then breaks takes its mark back.
TAKE = Prepared(
    update(TIMER)
    .where(TIMER.c.id == DUE.scalar_subquery())
    .values(state=case((TIMER.c.late_at < bindparam("now"), "late"), else_="done"))
    .returning(
        TIMER.c.id, TIMER.c.key, TIMER.c.name, TIMER.c.person_id, TIMER.c.body, TIMER.c.state
    )
)
OVERDUE = (
    select(TIMER.c.id)
    .where(*_due, TIMER.c.late_at < bindparam("now"))
    .order_by(TIMER.c.due_at)
    .limit(LATE)
    .with_for_update(skip_locked=True)
)
DROP = update(TIMER).where(TIMER.c.id.in_(OVERDUE)).values(state="late").returning(TIMER.c.name)
FAILED = (
    update(TIMER)
    .where(TIMER.c.id == bindparam("timer"), TIMER.c.state == "waiting")
    .values(state="failed")
)
Tally = Callable[[str, str], None]
Done = list[tuple[str, str]]  # the name of each, and what became of it


class _Broke(Exception):
    """An event broke by our own fault, and its transaction with it."""

    def __init__(self, timer: int, name: str) -> None:
        super().__init__(name)
        self.timer, self.name = timer, name


class Timers:
    """Runs each due row once: its event and its new state are one transaction."""

    def __init__(
        self,
        *,
        store: Store,
        turns: Turns,
        clock: Clock,
        tally: Tally,
        jobs: Mapping[str, tuple[int, Callable[[], Any]]] | None = None,
    ) -> None:
        self._store, self._turns, self._clock, self._tally = store, turns, clock, tally
        self._jobs = jobs or {}
        self._scheduler: AsyncIOScheduler | None = None

    def start(self) -> None:
        """Begin to wake: every second for due rows, and each job every so many seconds."""
        scheduler = AsyncIOScheduler(
            timezone="UTC",
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
        )
        scheduler.add_job(self.tick, "interval", seconds=1)
        scheduler.add_job(self.tidy, "interval", seconds=3600)
        keeper = Keeper(self._store, self._clock)
        for name, (seconds, job) in self._jobs.items():
            run = partial(keeper.run, name, seconds, job)
            scheduler.add_job(run, "interval", seconds=seconds)
        scheduler.start()
        self._scheduler = scheduler

    def stop(self) -> None:
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> int:
        """Run everything due now; returns how many. After a long pause that is many at once."""
        done = woken = 0
        try:
            while more := await self._round():
                done += more
                if done - woken >= ROUND:
                    self._turns.wake()
                    woken = done
                await self._give_way()
        except Exception as error:  # noqa: BLE001 - the database is away; look again
            log.error("timers could not be read: %s", told(error))
        if done > woken:
            self._turns.wake()
        return done

    async def _round(self) -> int:
        """One event while somebody is being answered, who would wait for each of several."""
        many = 1 if self._turns.under_way else AT_ONCE[self._store.dialect]
        begun = [self._next() for _ in range(many)]
        done = 0
        for found in await asyncio.gather(*begun, return_exceptions=True):
            if isinstance(found, BaseException):
                raise found
            done += found
        return done

    async def _give_way(self) -> None:
        """Whoever writes meanwhile is answered first; for so long, or a crowd would stop this."""
        await asyncio.sleep(0)
        for _ in range(RESTS):
            if not self._turns.under_way:
                return
            await asyncio.sleep(REST)

    async def _next(self) -> int:
        """The next row, or all that come too late; how many. One that breaks holds up no other."""
        try:
            done = await self._store.write(self._some)
        except _Broke as broke:
            error = broke.__cause__
            what = type(error).__name__
            log.error("timer %d (%s) failed: %s", broke.timer, broke.name, what, exc_info=error)
            done = await self._store.write(partial(_mark, broke=broke))
        for name, state in done:
            self._tally(name, state)
        return len(done)

    def _some(self, conn: Connection) -> Done:
        now = self._clock()
        row = TAKE.first(conn, {"now": now})
        if row is None:
            return []
        timer, key, name, person_id, body, state = row
        if state == "late":
            dropped = conn.execute(DROP, {"now": now}).scalars()
            return [(name, "late"), *((other, "late") for other in dropped)]
        try:
            self._turns.event(
                conn, person_id=person_id, name=name, data=body or {}, key=f"timer:{key}"
            )
        except Exception as error:
            if away(error):
                raise
            raise _Broke(timer, name) from error
        return [(name, "done")]

    async def tidy(self) -> None:
        """Free the keys of old messages, so that a platform's counter may start anew."""
        await self._store.write(partial(free_keys, before=self._clock() - KEYS))


def _mark(conn: Connection, broke: _Broke) -> Done:
    """Nothing of it is kept but that it failed."""
    marked = conn.execute(FAILED, {"timer": broke.timer}).rowcount
    return [(broke.name, "failed")] * marked


def free_keys(conn: Connection, before: datetime) -> int:
    """Give messages received before *before* a key that no new message can have."""
    old = (
        update(INBOX)
        .where(
            INBOX.c.channel == "telegram",
            INBOX.c.received_at < before,
            INBOX.c.message_id.not_like("old:%"),
        )
        .values(message_id="old:" + INBOX.c.id.cast(String(20)) + ":" + INBOX.c.message_id)
    )
    return conn.execute(old).rowcount
