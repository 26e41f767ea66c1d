"""A week of timers is due at once while people write: how long it takes, and how the turns fare.

Live turns come at their times; first alone, then while the backlog is worked off in the same
process. `python -m tests.bench.timers --help`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

from bot.store import migrate
from bot.timers import Timers
from tests.clinic import NOON, a_store
from tests.contract.test_timers_backlog import backlog, states
from tests.contract.turn_parts import Desk, Hand, a_desk, prepare, said
from tests.servers import running_postgres


async def live(desk: Desk, name: str, *, rate: float, stop: asyncio.Event) -> list[float]:
    """Turns at *rate* a second until *stop*; seconds of each from its time to its commit."""
    found: list[float] = []
    tasks: set[asyncio.Task[None]] = set()

    async def one(number: int, at: float) -> None:
        await desk.turns.take(said(desk, f"{name}{number}", "Count", who=f"live{number % 50}"))
        found.append(time.perf_counter() - at)

    begun, number = time.perf_counter(), 0
    while not stop.is_set():
        at = begun + number / rate
        await asyncio.sleep(max(0.0, at - time.perf_counter()))
        tasks.add(asyncio.create_task(one(number, at)))
        number += 1
    await asyncio.gather(*tasks)
    return found


def told(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds)

    def at(share: float) -> float:
        return round(1000 * ordered[int(share * (len(ordered) - 1))], 1)

    return {"turns": len(ordered), "p50_ms": at(0.5), "p95_ms": at(0.95)}


async def run(url: str, options: argparse.Namespace) -> dict[str, Any]:
    await migrate.upgrade(url)
    async with a_store(url) as store:
        await store.write(prepare)
        desk = a_desk(store, clock=Hand(NOON))
        quiet = asyncio.Event()
        alone = asyncio.create_task(live(desk, "a", rate=options.rate, stop=quiet))
        await asyncio.sleep(options.seconds)
        quiet.set()
        without = told(await alone)
        await store.write(partial(backlog, count=options.timers, good=options.good))
        tally: Counter[tuple[str, str]] = Counter()
        timers = Timers(
            store=store,
            turns=desk.turns,
            clock=desk.clock,
            tally=lambda name, state: tally.update([(name, state)]),
        )
        over = asyncio.Event()
        beside = asyncio.create_task(live(desk, "b", rate=options.rate, stop=over))
        began = time.perf_counter()
        await timers.tick()
        cleared = time.perf_counter() - began
        over.set()
        return {
            "timers": options.timers,
            "states": await store.read(states),
            "seconds_to_clear": round(cleared, 1),
            "live_without": without,
            "live_beside": told(await beside),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--timers", type=int, default=10_000)
    parser.add_argument("--good", type=int, default=1, help="one in so many is not too late")
    parser.add_argument("--rate", type=float, default=20.0, help="live turns a second")
    parser.add_argument("--seconds", type=float, default=15.0, help="of live turns alone")
    parser.add_argument("--sqlite", action="store_true", help="on a file, not PostgreSQL")
    options = parser.parse_args()
    if options.sqlite:
        with tempfile.TemporaryDirectory() as home:
            found = asyncio.run(run(f"sqlite:///{Path(home) / 'bench.db'}", options))
    else:
        with running_postgres() as server:
            found = asyncio.run(run(server.url, options))
    print(json.dumps(found, indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
