"""Times the slot engine on PostgreSQL: finding free windows among 432,000, and bookings a second.

`find`: the next six of 200 sites, of five near ones, of five that are full for two months; a later
page; the days. `book`: hold and book, two transactions each, by many people at once: spread over
all windows, on one that takes thousands, and with the doses of one stock; the ledgers are looked
through afterwards. `compare`: a place taken by the counter, and by a row of its own that nobody
else has locked. `python -m tests.bench.slots --help`.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, insert, text

from bot.clinic import slots
from bot.clinic.slots import Booking, Why
from bot.store import migrate
from bot.store.session import Store
from tests.clinic import NOON, TABLES, a_store, add
from tests.contract.slot_parts import DAY, add_resource, add_slot
from tests.contract.slot_plans import fill, keys
from tests.servers import running_postgres

PEOPLE = 20_000
DURABLE = {"fsync": "on", "synchronous_commit": "on"}
FULL = range(4, 200, 4)  # sites whose first two months are full, see `slot_plans`


def told(times: Iterable[float]) -> dict[str, Any]:
    ordered = sorted(times)

    def at(share: float) -> float:
        return round(1000 * ordered[min(int(share * len(ordered)), len(ordered) - 1)], 2)

    return {"n": len(ordered), "p50_ms": at(0.5), "p95_ms": at(0.95), "most_ms": at(1.0)}


async def find(store: Store, *, sites: int, rounds: int) -> dict[str, Any]:
    """Each way of looking, so many times, from random moments on."""
    all_, near, full = keys(sites), keys(sites)[:5], [f"site:{n}" for n in [*FULL][:5]]
    page = (await store.read(partial(slots.free, resources=all_, now=NOON)))[-1]
    ways: dict[str, Callable[..., Any]] = {
        "all_sites": partial(slots.free, resources=all_),
        "all_sites_with_stock": partial(slots.free, resources=all_, pool="influenza"),
        "all_sites_next_page": partial(slots.free, resources=all_, after=page),
        "five_sites": partial(slots.free, resources=near),
        "five_full_sites": partial(slots.free, resources=full),
        "days_of_all_sites": partial(slots.days, resources=all_, zone="Asia/Shanghai"),
        "days_of_five_sites": partial(slots.days, resources=near, zone="Asia/Shanghai"),
    }
    found: dict[str, Any] = {}
    for name, way in ways.items():
        times = []
        for n in range(rounds):
            now = NOON + (n % 60) * DAY / 2 if "page" not in name else NOON
            began = time.perf_counter()
            await store.read(partial(way, now=now))
            times.append(time.perf_counter() - began)
        found[name] = told(times)
        print(name, found[name], file=sys.stderr)  # noqa: T201 - it takes minutes
    return found


def people(conn: Connection) -> None:
    """People with one patient each, of the same number."""
    person, patient = TABLES["person"], TABLES["patient"]
    given = {"locale": "zh-CN", "elder": False, "consent": "1", "notices": True}
    rows = [given | {"id": n, "alias": f"p{n}", "created_at": NOON} for n in range(1, PEOPLE)]
    conn.execute(insert(person), rows)
    own = [
        {"id": n, "person_id": n, "relation": "self", "seek": n.to_bytes(16), "created_at": NOON}
        for n in range(1, PEOPLE)
    ]
    conn.execute(insert(patient), own)


async def tried(store: Store, person: int, slot_id: int, **more: Any) -> Booking | Why:
    """A window pressed and confirmed, or why it was refused."""
    held = await store.write(
        partial(slots.hold, slot_id=slot_id, person_id=person, patient_id=person,
                product="influenza", now=NOON, **more)
    )  # fmt: skip
    if isinstance(held, Why):
        return held
    return await store.write(partial(slots.book, hold_id=held.id, person_id=person, now=NOON))


async def one(store: Store, person: int, slot_id: int, **more: Any) -> bool:
    return isinstance(await tried(store, person, slot_id, **more), Booking)


def server_seconds() -> float:
    """Processor time of the database's processes so far, of those that have ended as well."""
    ticks = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            name, _, rest = stat.read_text().rpartition(")")
            fields = rest.split()
            if name.endswith("(postgres") and int(fields[1]) in Postmaster.pids:
                ticks += int(fields[11]) + int(fields[12])
            elif stat.parent.name in map(str, Postmaster.pids):
                ticks += int(fields[13]) + int(fields[14])
    return ticks / os.sysconf("SC_CLK_TCK")


class Postmaster:
    """Whose children are counted."""

    pids: tuple[int, ...] = ()


async def crowd(
    work: Callable[[int], Awaitable[bool]], persons: range, *, at_once: int
) -> dict[str, Any]:
    """All persons, so many at once."""
    left, done, times = iter(persons), [], list[float]()

    async def worker() -> None:
        for person in left:
            began = time.perf_counter()
            done.append(await work(person))
            times.append(time.perf_counter() - began)

    began, cpu, server = time.perf_counter(), time.process_time(), server_seconds()
    await asyncio.gather(*(worker() for _ in range(at_once)))
    took = time.perf_counter() - began
    each = {"per_second": round(len(done) / took), "booked": sum(done)}
    cpu_ms = round(1000 * (time.process_time() - cpu) / len(done), 2)
    server_ms = round(1000 * (server_seconds() - server) / len(done), 2)
    return each | {"client_cpu_ms": cpu_ms, "server_cpu_ms": server_ms} | told(times)


async def book(store: Store, *, sites: int, number: int, at_once: int) -> dict[str, Any]:
    """Bookings spread, on one hot window, and with the doses of one hot stock."""
    dice, found = Random(1), {}
    windows = await store.read(partial(slots.free, resources=keys(sites), now=NOON, most=5000))
    ids = [window.slot_id for window in windows]
    dice.shuffle(ids)

    def hot(conn: Connection) -> tuple[int, list[int]]:
        one_ = add_slot(conn, add_resource(conn, "site:hot"), capacity=100_000)
        of = add_resource(conn, "site:doses")
        many = [add_slot(conn, of, NOON + DAY + n * DAY / 24, capacity=1000) for n in range(24)]
        add(conn, "stock", resource_id=of, product="influenza", quantity=0)
        slots.stocks.deliver(
            conn, resource="site:doses", product="influenza", quantity=100_000, by="b", now=NOON
        )
        return one_, many

    hot_slot, dosed = await store.write(hot)
    ways: dict[str, Callable[[int], Awaitable[bool]]] = {
        "spread": lambda person: one(store, person, ids[person % len(ids)]),
        "one_window": lambda person: one(store, person, hot_slot),
        "one_stock": lambda person: one(
            store, person, dosed[person % len(dosed)], pool="influenza"
        ),
    }
    for n, (name, way) in enumerate(ways.items()):
        persons = range(1 + n * number, 1 + (n + 1) * number)
        found[name] = await crowd(way, persons, at_once=at_once)
        print(name, found[name], file=sys.stderr)  # noqa: T201
    faults = await store.read(slots.faults)
    return found | {"faults": [one for one in faults if not one.startswith(("taken", "quantity"))]}


UNITS = (
    (
        "CREATE TABLE bench_slot (id bigint PRIMARY KEY, capacity int NOT NULL,"
        " taken int NOT NULL DEFAULT 0, CHECK (taken <= capacity))"
    ),
    "CREATE TABLE bench_unit (slot_id int, place int, holder bigint, PRIMARY KEY (slot_id, place))",
    "CREATE INDEX bench_unit_free ON bench_unit (slot_id) WHERE holder IS NULL",
    "CREATE TABLE bench_hold (id bigserial PRIMARY KEY, slot_id bigint, holder bigint)",
)
COUNT = text(
    "UPDATE bench_slot SET taken = taken + 1 WHERE id = :s AND taken < capacity RETURNING 1"
)
UNIT = text(
    "UPDATE bench_unit SET holder = :p WHERE (slot_id, place) = (SELECT slot_id, place FROM"
    " bench_unit WHERE slot_id = :s AND holder IS NULL LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING 1"
)
KEEP = text("INSERT INTO bench_hold (slot_id, holder) VALUES (:s, :p)")


async def compare(store: Store, *, number: int, at_once: int) -> dict[str, Any]:
    """The two ways to take a place, each with the row of the hold, in one transaction."""

    def make(conn: Connection) -> None:
        for statement in UNITS:
            conn.execute(text(statement))
        conn.execute(text("INSERT INTO bench_slot SELECT n, 5000 FROM generate_series(1, 200) n"))
        conn.execute(
            text(
                "INSERT INTO bench_unit SELECT s, p, NULL FROM generate_series(1, 200) s,"
                " generate_series(1, CASE WHEN s = 1 THEN 5000 ELSE 100 END) p"
            )
        )

    def take(conn: Connection, statement: Any, slot: int, person: int) -> bool:
        if conn.execute(statement, {"s": slot, "p": person}).first() is None:
            return False
        conn.execute(KEEP, {"s": slot, "p": person})
        return True

    await store.write(make)
    found = {}
    for name, statement in (("counter", COUNT), ("unit", UNIT)):
        for where, slot in (("one_window", lambda p: 1), ("spread", lambda p: 2 + p % 199)):
            work = lambda p, st=statement, of=slot: store.write(  # noqa: E731
                partial(take, statement=st, slot=of(p), person=p)
            )
            found[f"{name}_{where}"] = await crowd(work, range(number), at_once=at_once)
    return found


async def run(url: str, options: argparse.Namespace) -> dict[str, Any]:
    await migrate.upgrade(url)
    async with a_store(url) as store:
        rows = await store.write(partial(fill, sites=options.sites, days=options.days))
        await store.write(people)
        found: dict[str, Any] = {"windows": rows}
        await store.read(partial(slots.free, resources=keys(options.sites), now=NOON))
        found["find"] = await find(store, sites=options.sites, rounds=options.rounds)
        at_once = options.at_once
        found["book"] = await book(
            store, sites=options.sites, number=options.number, at_once=at_once
        )
        found["compare"] = await compare(store, number=options.number, at_once=at_once)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=int, default=200)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--number", type=int, default=3000, help="bookings of each kind")
    parser.add_argument("--at-once", type=int, default=16)
    options = parser.parse_args()
    with running_postgres(settings=DURABLE) as server:
        Postmaster.pids = (server.process.pid,)
        print(json.dumps(asyncio.run(run(server.url, options)), indent=1))  # noqa: T201 - the result


if __name__ == "__main__":
    main()
