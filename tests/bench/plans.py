"""Looks at the queue's own statements on PostgreSQL among a million closed cases.

A few rounds of everything the queue does are played; each statement is explained with its values,
and the server's counters say whether a large table was read from end to end anyway.
`python -m tests.bench.plans --help`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from typing import Any

from sqlalchemy import Connection

from bot.clinic import presence
from bot.store import migrate
from tests.clinic import a_store, after
from tests.contract.old_cases import fill
from tests.contract.test_queue_plans import ROUNDS, a_day, plans, scanned
from tests.servers import running_postgres
from tests.statements import kept


def looked(conn: Connection) -> dict[str, Any]:
    """What was asked for, and whatever read a large table whole."""
    with kept(conn) as statements:
        for number in range(ROUNDS):
            a_day(conn, number)
        vanished = presence.vanished(conn, now=after(3600))
        for staff_id in vanished[:ROUNDS]:
            presence.lost(conn, now=after(3600), staff_id=staff_id)
    different = len({sql for sql, _ in statements})
    found = {"run": len(statements), "different": different}
    return found | {"whole": plans(conn, statements), "scans": scanned(conn)}


async def run(url: str, options: argparse.Namespace) -> dict[str, Any]:
    await migrate.upgrade(url)
    async with a_store(url) as store:
        await store.write(
            lambda conn: fill(
                conn, cases=options.cases, staff=200, owned=500, waiting=options.waiting
            )
        )
        await store.write(lambda conn: conn.exec_driver_sql("ANALYZE"))
        return await store.write(looked)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000_000, help="closed before")
    parser.add_argument("--waiting", type=int, default=1000)
    options = parser.parse_args()
    with running_postgres() as server:
        print(json.dumps(asyncio.run(run(server.url, options)), indent=1))  # noqa: T201 - the result


if __name__ == "__main__":
    main()
