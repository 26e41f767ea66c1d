"""Times the queue on PostgreSQL: from a case opened, or a place freed, to the offer's commit.

A million closed cases lie behind it, a thousand wait for doctors who are all busy, and some hundred
clinicians are online. Patients come for the nurses, who have places; doctors close cases, and the
first who waits is offered to them. `python -m tests.bench.queue --help`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, select, text, update

from bot.clinic import cases, offers, presence
from bot.clinic.casefile import CASE, STAFF
from bot.clinic.presence import PRESENCE
from bot.dispatcher import Dispatcher
from bot.store.session import Store
from tests.clinic import NOON, a_store, add_person, open_case
from tests.contract.old_cases import fill
from tests.contract.turn_parts import Desk, a_desk
from tests.servers import running_postgres

CAPACITY = 3
WORD = {"complaint": "c", "assessment": "a", "advice": "r", "seek_help": "s"}
PATIENCE = 30.0  # seconds until an offer that did not come counts as lost


@dataclass
class Times:
    """Seconds to the offer; *lost* are those that did not come."""

    found: list[float] = field(default_factory=list)
    lost: int = 0

    def told(self) -> dict[str, Any]:
        ordered = sorted(self.found)

        def at(share: float) -> float:
            return round(1000 * ordered[min(int(share * len(ordered)), len(ordered) - 1)], 1)

        known = {"p50_ms": at(0.5), "p99_ms": at(0.99), "most_ms": at(1.0)} if ordered else {}
        return {"offers": len(ordered), "lost": self.lost, **known}


@dataclass
class Bench:
    """The running clinic."""

    desk: Desk
    store: Store
    clock: Callable[[], datetime]
    opened: Times = field(default_factory=Times)
    freed: Times = field(default_factory=Times)

    async def arrive(self, number: int) -> None:
        """A patient comes for a nurse, who takes the offer and is done at once."""
        started = time.perf_counter()
        case_id = await self.store.write(partial(self._open, number=number))
        with self.desk.bell.listen(f"case:{case_id}") as ear:
            self.desk.bell.ring("queue")
            rung = await ear.wait(PATIENCE)
        self._note(self.opened, started, came=bool(rung))
        await self.store.write(partial(self._serve, case_id=case_id))

    async def close(self, staff_id: int) -> None:
        """A doctor closes a case; who waits longest is offered to them, and taken."""
        started = time.perf_counter()
        with self.desk.bell.listen(f"staff:{staff_id}") as ear:
            await self.store.write(partial(self._close_one, staff_id=staff_id))
            self.desk.bell.ring("queue")
            rung = await ear.wait(PATIENCE)
        self._note(self.freed, started, came=bool(rung))
        await self.store.write(partial(self._take, staff_id=staff_id))

    def _note(self, times: Times, started: float, *, came: bool) -> None:
        if came:
            times.found.append(time.perf_counter() - started)
        else:
            times.lost += 1

    def _open(self, conn: Connection, *, number: int) -> int:
        person = add_person(conn, f"new{number}")
        return open_case(conn, person, role="nurse", now=self.clock())

    def _serve(self, conn: Connection, *, case_id: int) -> None:
        standing = offers.of_case(conn, case_id)
        if standing is not None:
            self._take(conn, staff_id=standing.staff_id)
            self._close(conn, case_id, standing.staff_id)

    def _take(self, conn: Connection, *, staff_id: int) -> None:
        for one in offers.of_staff(conn, staff_id):
            offers.accept(conn, case_id=one.case_id, staff_id=staff_id, now=self.clock())

    def _close_one(self, conn: Connection, *, staff_id: int) -> None:
        mine = (CASE.c.staff_id == staff_id, CASE.c.state == "active")
        case_id = conn.execute(select(CASE.c.id).where(*mine).limit(1)).scalar_one()
        self._close(conn, case_id, staff_id)

    def _close(self, conn: Connection, case_id: int, staff_id: int) -> None:
        cases.close(
            conn,
            case_id=case_id,
            staff_id=staff_id,
            summary=WORD,
            outcome="advice",
            now=self.clock(),
        )

    async def beats(self) -> None:
        """Every console is open."""
        while True:
            await self.store.write(
                lambda conn: conn.execute(update(PRESENCE).values(seen_at=self.clock())) and None
            )
            await asyncio.sleep(15)


async def run(url: str, options: argparse.Namespace) -> dict[str, Any]:
    async with a_store(url) as store:
        doctors = await store.write(partial(prepare, options=options))
        await store.write(lambda conn: conn.exec_driver_sql("ANALYZE") and None)
        began = time.perf_counter()

        def clock() -> datetime:
            return NOON + timedelta(seconds=time.perf_counter() - began)

        desk = a_desk(store)
        bench = Bench(desk, store, clock)
        dispatcher = Dispatcher(
            store=store, turns=desk.turns, bell=desk.bell, clock=clock, tally=lambda name: None
        )
        tasks = [asyncio.create_task(work) for work in (dispatcher.run(), bench.beats())]
        await traffic(bench, doctors, options)
        for task in tasks:
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*tasks)
    return {"opened": bench.opened.told(), "freed": bench.freed.told()}


async def traffic(bench: Bench, doctors: list[int], options: argparse.Namespace) -> None:
    """Patients and closings at an even rate; each doctor waits for their last offer first."""
    async with asyncio.TaskGroup() as group:
        for number in range(int(options.rate * options.seconds)):
            group.create_task(bench.arrive(number))
            if number % 2:
                group.create_task(bench.close(doctors[number // 2 % len(doctors)]))
            await asyncio.sleep(1 / options.rate)


def prepare(conn: Connection, options: argparse.Namespace) -> list[int]:
    """The clinic of `tests.contract.old_cases`, its doctors full and its nurses free."""
    fill(
        conn,
        cases=options.cases,
        staff=options.online,
        owned=CAPACITY * options.online,
        waiting=options.waiting,
    )
    nurses = select(STAFF.c.id).where(STAFF.c.role == "nurse")
    theirs = update(CASE).where(CASE.c.state == "active", CASE.c.staff_id.in_(nurses))
    conn.execute(theirs.values(state="waiting_patient"))
    conn.execute(text("SET LOCAL session_replication_role = DEFAULT"))
    found = [one for one in presence.everybody(conn) if one.role == "doctor"]
    return [one.staff_id for one in found if one.places == 0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000_000, help="closed before")
    parser.add_argument("--waiting", type=int, default=1000)
    parser.add_argument("--online", type=int, default=200, help="clinicians, a quarter nurses")
    parser.add_argument("--rate", type=float, default=20.0, help="patients a second")
    parser.add_argument("--seconds", type=float, default=30.0)
    options = parser.parse_args()
    with running_postgres() as server:
        found = asyncio.run(run(server.url, options))
    print(json.dumps(vars(options) | found, indent=1))  # noqa: T201 - the result


if __name__ == "__main__":
    main()
