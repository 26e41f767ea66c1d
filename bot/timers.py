"""What happens later: due rows of the database become events; APScheduler only wakes the look."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Connection, String, bindparam, select, update

from bot.clock import Clock
from bot.store.faults import away
from bot.store.session import Store
from bot.store.tables import Inbox, Timer
from bot.turn import Turns

TIMER = Timer.__table__  # type: ignore[attr-defined]
INBOX = Inbox.__table__  # type: ignore[attr-defined]
KEEP_KEYS = timedelta(days=3)  # update ids of Telegram may start anew after a quiet week
log = logging.getLogger(__name__)

DUE = (
    select(TIMER)
    .where(TIMER.c.state == "waiting", TIMER.c.due_at <= bindparam("now"))
    .order_by(TIMER.c.due_at)
    .limit(1)
    .with_for_update(skip_locked=True)
)
Tally = Callable[[str, str], None]


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
        for seconds, job in self._jobs.values():
            scheduler.add_job(job, "interval", seconds=seconds)
        scheduler.start()
        self._scheduler = scheduler

    def stop(self) -> None:
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> int:
        """Run everything due now; returns how many."""
        done = 0
        try:
            while await self._store.write(self._one):
                done += 1
        except Exception as error:  # noqa: BLE001 - the database is away; look again
            log.error("timers could not be read: %s", type(error).__name__)
        if done:
            self._turns.wake()
        return done

    def _one(self, conn: Connection) -> bool:
        now = self._clock()
        row = conn.execute(DUE, {"now": now}).first()
        if row is None:
            return False
        state = "late" if row.late_at is not None and row.late_at < now else "done"
        if state == "done":
            state = self._enter(conn, row)
        conn.execute(update(TIMER).where(TIMER.c.id == row.id).values(state=state))
        self._tally(row.name, state)
        return True

    def _enter(self, conn: Connection, row: Any) -> str:
        """The row's event; one that breaks is marked failed and does not hold up the others."""
        try:
            with _savepoint(conn):
                self._turns.event(
                    conn,
                    person_id=row.person_id,
                    name=row.name,
                    data=row.body or {},
                    key=f"timer:{row.key}",
                )
        except Exception as error:
            if away(error):
                raise
            log.exception("timer %d (%s) failed: %s", row.id, row.name, type(error).__name__)
            return "failed"
        return "done"

    async def tidy(self) -> None:
        """Free the keys of old messages, so that a platform's counter may start anew."""
        await self._store.write(partial(free_keys, before=self._clock() - KEEP_KEYS))


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


@contextlib.contextmanager
def _savepoint(conn: Connection) -> Iterator[None]:
    """What breaks inside is undone; the transaction around it goes on."""
    conn.exec_driver_sql("SAVEPOINT timer")
    try:
        yield
    except BaseException:
        conn.exec_driver_sql("ROLLBACK TO SAVEPOINT timer")
        raise
    finally:
        conn.exec_driver_sql("RELEASE SAVEPOINT timer")
