"""When each job of the background ran last, and what it met: for the page, and kept for all to see.

A job lives through its faults, for it runs again soon; `missed` logs one and notes it for whoever
runs the job. A note is written at most once a minute for each job, and at once when it begins to
fail or is well again.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

import bot.store.tables  # noqa: F401 - fills the metadata
from bot.clock import Clock
from bot.store.session import Store

NOTE = SQLModel.metadata.tables["note"]
NAME = "job:"
OFTEN = timedelta(minutes=1)
KEPT = timedelta(days=30)
log = logging.getLogger(__name__)
_met: ContextVar[list[str] | None] = ContextVar("met", default=None)


@dataclass(frozen=True, slots=True)
class Ran:
    """A job's last run. *every*: seconds between two; *fault*: a code, empty where it went well."""

    name: str
    at: datetime
    every: int
    fault: str = ""
    well_at: datetime | None = None  # when it last went well

    def late(self, now: datetime) -> bool:
        """Whether it should have run again by now."""
        return now - self.at > 2 * OFTEN + timedelta(seconds=3 * self.every)


def missed(logger: logging.Logger, what: str, error: BaseException) -> None:
    """A job could not do its work this time."""
    logger.warning("%s: %s", what, type(error).__name__)
    met = _met.get()
    if met is not None:
        met.append(type(error).__name__)


@dataclass
class Keeper:
    """Runs the jobs of this process and keeps how they went."""

    store: Store
    clock: Clock
    _last: dict[str, Ran] = field(default_factory=dict)

    async def run(self, name: str, every: int, job: Callable[[], Awaitable[object]]) -> None:
        met: list[str] = []
        token = _met.set(met)
        try:
            await job()
        except Exception as error:
            log.exception("the job %s broke: %s", name, type(error).__name__)
            met.append(type(error).__name__)
        finally:
            _met.reset(token)
        await self._note(name, every, met[0] if met else "")

    async def _note(self, name: str, every: int, fault: str) -> None:
        now, last = self.clock(), self._last.get(name)
        well_at = now if not fault else last.well_at if last else None
        ran = Ran(name, now, every, fault, well_at)
        if last is not None and last.fault == fault and now - last.at < OFTEN:
            return
        try:
            await self.store.write(lambda conn: keep(conn, ran))
        except Exception as error:  # noqa: BLE001 - kept after its next run
            log.warning("a job's run could not be kept: %s", type(error).__name__)
            return
        self._last[name] = ran


def keep(conn: Connection, ran: Ran) -> None:
    body: dict[str, Any] = {
        "at": ran.at.isoformat(),
        "every": ran.every,
        "fault": ran.fault,
        "well_at": ran.well_at.isoformat() if ran.well_at else None,
    }
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    values = {"body": body, "until": ran.at + KEPT}
    put = make(NOTE).values(name=f"{NAME}{ran.name}"[:80], **values)
    conn.execute(put.on_conflict_do_update(index_elements=["name"], set_=values))


def last(conn: Connection, *, now: datetime) -> list[Ran]:
    """The last run of every job, those that failed first."""
    known = select(NOTE.c.name, NOTE.c.body).where(NOTE.c.name.like(f"{NAME}%"), NOTE.c.until > now)
    found = [
        Ran(
            row.name.removeprefix(NAME),
            datetime.fromisoformat(row.body["at"]),
            row.body["every"],
            row.body["fault"],
            datetime.fromisoformat(row.body["well_at"]) if row.body["well_at"] else None,
        )
        for row in conn.execute(known)
    ]
    return sorted(found, key=lambda one: (not one.fault, one.name))
