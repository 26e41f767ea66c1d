"""Offers so many bookings a second for so long on PostgreSQL, whatever comes of them meanwhile.

Each is a person who presses a window and confirms: two transactions. `spread`: all over the windows
of many sites; `hot`: all on one window; `dosed`: each with a dose of one stock. They come at their
times, from several processes, so that who is slow is seen waiting; whose turn has not come by the
end of their patience goes away and is counted as late, so that too many are told, not fatal. Then
the ledgers are looked through, and PostgreSQL is asked how many of its updates were made in place
(HOT). Some people book before it begins, and the tables are analysed, as in a database in use.
`python -m tests.bench.sustained --help`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as SQLAlchemyTimeout

from bot.clinic import slots
from bot.clinic.slots import Why
from bot.crypto import Vault
from bot.store import migrate
from bot.store.columns import unlock
from bot.store.session import Store, connect
from tests.bench.slots import DURABLE, Postmaster, server_seconds, told, tried
from tests.clinic import NOON, TABLES, a_store, add
from tests.contract.slot_parts import DAY, add_resource, add_slot
from tests.contract.slot_plans import fill, keys
from tests.servers import running_postgres

SITES, DAYS = 50, 60
WARM = 600  # people who have booked before
AT_ONCE = 20  # in one process, as many as it has connections
BOOKED, LATE = "booked", "late"
COUNTS = text(
    "SELECT relname, n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables"
    " WHERE relname IN ('slot', 'stock', 'slot_hold') ORDER BY relname"
)


class Share(NamedTuple):
    """What one process is to offer: these people, one each *gap* seconds, at these windows; each
    waits for their turn *patience* seconds at most."""

    url: str
    people: range
    begins: float
    gap: float
    windows: Sequence[int]
    pool: str
    patience: float


class Came(NamedTuple):
    """What came of a share: how each ended, how long those who had their turn took from when they
    were due, processor seconds, when the last was through."""

    ends: Counter[str]
    times: list[float]
    processor: float
    over: float


def emptied(conn: Connection) -> None:
    """All windows are free, so that the ledgers can be added up afterwards."""
    conn.execute(text("UPDATE slot SET taken = 0"))
    conn.execute(text("DELETE FROM stock"))


def people(conn: Connection, number: int) -> None:
    person, patient = TABLES["person"], TABLES["patient"]
    given = {"locale": "zh-CN", "elder": False, "consent": "1", "notices": True}
    numbers = range(1, number + 1)
    conn.execute(
        insert(person), [given | {"id": n, "alias": f"p{n}", "created_at": NOON} for n in numbers]
    )
    own = {"relation": "self", "created_at": NOON}
    conn.execute(
        insert(patient), [own | {"id": n, "person_id": n, "seek": n.to_bytes(16)} for n in numbers]
    )


def places(conn: Connection, number: int) -> dict[str, tuple[list[int], str]]:
    """Where each kind of booking goes, and the stock it draws from."""
    free = slots.free(conn, resources=keys(SITES), now=NOON, most=20_000)
    hot = add_slot(conn, add_resource(conn, "site:hot"), capacity=number)
    of = add_resource(conn, "site:doses")
    dosed = [add_slot(conn, of, NOON + DAY + n * DAY / 24, capacity=number) for n in range(24)]
    add(conn, "stock", resource_id=of, product="influenza", quantity=0)
    whole: dict[str, Any] = {"resource": "site:doses", "product": "influenza", "quantity": number}
    slots.stocks.deliver(conn, **whole, by="bench", now=NOON)
    spread = [window.slot_id for window in free for _ in range(window.left)]
    return {"spread": (spread, ""), "hot": ([hot], ""), "dosed": (dosed, "influenza")}


async def ended(store: Store, share: Share, person: int) -> str:
    """How it ended for one who has their turn: booked, or the reason against it."""
    window = share.windows[person % len(share.windows)]
    try:
        found = await tried(store, person, window, pool=share.pool)
    except (DBAPIError, SQLAlchemyTimeout) as error:
        return type(error).__name__
    return found.value if isinstance(found, Why) else BOOKED


async def whole(share: Share) -> Came:
    """All people of a share, each at their time or when those before them are through."""
    store, turns = connect(share.url), asyncio.Semaphore(AT_ONCE)
    ends, times = Counter[str](), list[float]()

    async def at(n: int, person: int) -> None:
        due = share.begins + n * share.gap
        await asyncio.sleep(max(0.0, due - time.time()))
        async with turns:
            if time.time() - due > share.patience:
                ends[LATE] += 1
                return
            ends[await ended(store, share, person)] += 1
            times.append(time.time() - due)

    await store.read(slots.faults)
    began = time.process_time()
    await asyncio.gather(*(at(n, person) for n, person in enumerate(share.people)))
    processor, over = time.process_time() - began, time.time()
    await store.close()
    return Came(ends, times, processor, over)


def played(share: Share) -> Came:
    """One process's share."""
    unlock(Vault([b"k" * 32]))
    return asyncio.run(whole(share))


async def warmed(store: Store, kinds: Sequence[tuple[list[int], str]], people: range) -> None:
    """Some have booked, and the database knows how large its tables are."""
    for person in people:
        windows, pool = kinds[person % len(kinds)]
        await tried(store, person, windows[person % len(windows)], pool=pool)
    await store.write(lambda conn: conn.exec_driver_sql("ANALYZE") and None)


def told_of(found: Sequence[Came], number: int, took: float) -> dict[str, Any]:
    """What was reached: whoever was offered was booked, went away, or was refused for a reason."""
    ends = sum((one_.ends for one_ in found), Counter[str]())
    shown: dict[str, Any] = {"offered": number, "booked": ends.pop(BOOKED, 0)}
    shown |= {"late": ends.pop(LATE, 0), "refused": dict(ends)}
    had_turn = number - shown["late"]
    client = round(1000 * sum(one_.processor for one_ in found) / max(1, had_turn), 2)
    shown |= {"per_second": round(shown["booked"] / took, 1), "client_cpu_ms": client}
    times = [each for one_ in found for each in one_.times]
    return shown | (told(times) if times else {})


async def offered(
    store: Store, url: str, options: argparse.Namespace, kind: tuple[list[int], str], first: int
) -> dict[str, Any]:
    """So many people from *first* on, so many a second, shared out among the processes."""
    number, by = options.rate * options.seconds, options.processes
    before = {row[0]: row[1:] for row in await store.read(lambda c: c.execute(COUNTS).all())}
    begins, (windows, pool), server = time.time() + 3, kind, server_seconds()
    shares = [
        Share(
            url, range(first + n, first + number, by), begins + n / options.rate,
            by / options.rate, windows, pool, options.patience,
        )
        for n in range(by)
    ]  # fmt: skip
    context = multiprocessing.get_context("spawn")
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(by, mp_context=context) as pool_:
        found = await asyncio.gather(*(loop.run_in_executor(pool_, played, s) for s in shares))
    shown = told_of(found, number, max(one_.over for one_ in found) - begins)
    server_ms = 1000 * (server_seconds() - server) / max(1, number - shown["late"])
    await asyncio.sleep(1.5)  # until the database has counted
    after = {row[0]: row[1:] for row in await store.read(lambda c: c.execute(COUNTS).all())}
    in_place = {
        name: f"{after[name][1] - before[name][1]} of {after[name][0] - before[name][0]}"
        for name in after
    }
    return shown | {"server_cpu_ms": round(server_ms, 2), "updates_in_place": in_place}


async def run(url: str, options: argparse.Namespace) -> dict[str, Any]:
    number = options.rate * options.seconds
    all_ = len(options.kinds) * number + WARM
    await migrate.upgrade(url)
    async with a_store(url) as store:
        await store.write(partial(fill, sites=SITES, days=DAYS))
        await store.write(emptied)
        await store.write(partial(people, number=all_))
        where, found = await store.write(partial(places, number=all_)), dict[str, Any]()
        await warmed(store, [where[kind] for kind in options.kinds], range(1, 1 + WARM))
        for n, kind in enumerate(options.kinds):
            found[kind] = await offered(store, url, options, where[kind], 1 + WARM + n * number)
        faults = await store.read(slots.faults)
        return found | {"ledger_balanced": not faults, "faults": faults}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=int, default=300, help="bookings offered a second")
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--kinds", nargs="*", default=["spread", "hot", "dosed"])
    parser.add_argument("--patience", type=float, default=5.0, help="seconds one waits for a turn")
    options = parser.parse_args()
    with running_postgres(settings=DURABLE) as server:
        Postmaster.pids = (server.process.pid,)
        print(json.dumps(asyncio.run(run(server.url, options)), indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
