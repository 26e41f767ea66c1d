"""Dispatchers are killed before and after their commits while cases are offered, refused, taken."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.clinic import offers, presence
from bot.clinic.casefile import CASE
from bot.clinic.lifecycle import CASE_EVENT, OFFER
from bot.clinic.presence import PRESENCE
from bot.clock import now
from bot.store.people import INBOX
from bot.store.session import Store
from tests.chaos.crowd import a_database, die_often
from tests.chaos.servers import Death, a_server
from tests.chaos.settings import common
from tests.clinic import add_person, add_staff, open_case

pytestmark = pytest.mark.chaos
CASES, CLINICIANS, CAPACITY = 20, 10, 2
REFUSALS = 4  # of each case, before somebody takes it
SECONDS = 90
DEATHS = [Death(point, n) for n in (1, 2, 5) for point in ("before-commit", "after-commit")]


def prepare(conn: Connection) -> list[int]:
    """Clinicians online, the last of whom is never seen again but owns two cases."""
    staff = [add_staff(conn, f"staff{n}", capacity=CAPACITY) for n in range(CLINICIANS + 1)]
    for who in staff:
        presence.go(conn, staff_id=who, to=presence.At.online, now=now())
    for n in range(2):
        case_id = open_case(conn, add_person(conn, f"left{n}", channel="web"), now=now())
        assert offers.accept(conn, case_id=case_id, staff_id=staff[-1], now=now())
    long_ago = update(PRESENCE).where(PRESENCE.c.staff_id == staff[-1])
    conn.execute(long_ago.values(seen_at=now().replace(year=2025)))
    return staff[:-1]


def come(conn: Connection, number: int) -> None:
    open_case(conn, add_person(conn, f"p{number}", channel="web"), now=now())


def answer(conn: Connection, who: int, dice: random.Random) -> None:
    """A clinician is there, and refuses what is offered until it was refused often enough."""
    presence.beat(conn, staff_id=who, now=now())
    for offer in offers.of_staff(conn, who):
        refused = [r for r in results(conn, offer.case_id) if r == "declined"]
        act = offers.decline if len(refused) < REFUSALS and dice.random() < 0.7 else offers.accept
        act(conn, case_id=offer.case_id, staff_id=who, now=now())


def give_away(conn: Connection, who: int) -> None:
    """Make room for the next: what is theirs waits for its patient."""
    mine = (CASE.c.staff_id == who, CASE.c.state == "active")
    conn.execute(update(CASE).where(*mine).values(state="waiting_patient"))


def results(conn: Connection, case_id: int) -> list[str]:
    found = select(OFFER.c.result).where(OFFER.c.case_id == case_id)
    return list(conn.execute(found).scalars())


def unowned(conn: Connection) -> list[int]:
    return list(conn.execute(select(CASE.c.id).where(CASE.c.staff_id.is_(None))).scalars())


async def work(store: Store, staff: list[int]) -> None:
    """Cases come one by one, and clinicians answer, until each case has somebody."""
    dice = random.Random(5)
    for number in range(CASES):
        await store.write(partial(come, number=number))
        await asyncio.sleep(0.1)
        for who in dice.sample(staff, 3):
            await store.write(partial(answer, who=who, dice=dice))
    async with asyncio.timeout(SECONDS):
        while await store.read(unowned):
            for who in staff:
                await store.write(partial(answer, who=who, dice=dice))
                await store.write(partial(give_away, who=who))
            await asyncio.sleep(0.05)


def history(conn: Connection) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {}
    for row in conn.execute(select(CASE_EVENT.c.case_id, CASE_EVENT.c.name)):
        found.setdefault(row.case_id, Counter())[row.name] += 1
    return found


def told(conn: Connection) -> list[Any]:
    return list(conn.execute(select(INBOX.c.message_id, INBOX.c.state)))


async def test_killed_dispatchers_lose_no_case_and_offer_none_twice(
    new_postgres_url: str, tmp_path: Path
) -> None:
    store = await a_database(new_postgres_url)
    try:
        staff = await store.write(prepare)
        env = common(new_postgres_url, capacity=None)
        async with (
            a_server(env, log=tmp_path / "log") as mortal,
            a_server(env, log=tmp_path / "log") as steady,
        ):
            await steady.start()
            await asyncio.gather(work(store, staff), die_often(mortal, DEATHS, random_deaths=1))
        await check(store)
    finally:
        await store.close()


async def check(store: Store) -> None:
    """Every case was taken once after each time it waited; its offers and events agree."""
    happened = await store.read(history)
    assert len(happened) == CASES + 2
    for case_id, events in happened.items():
        ended = Counter(await store.read(partial(results, case_id=case_id)))
        assert events["accepted"] == events["opened"] + events["returned"]
        assert ended["accepted"] == 1 and not ended[""]
        assert ended.total() == events["offered"]
        assert ended["declined"] == events["declined"]
        assert all(events[name] <= 1 for name in events if name.startswith("stage"))
    keys = [row.message_id for row in await store.read(told)]
    assert sum(":returned:" in key for key in keys) == 2
    assert all(row.state == "done" for row in await store.read(told))
