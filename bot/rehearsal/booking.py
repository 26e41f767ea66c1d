"""Many people want the places of one window at the same moment, played on the real slot engine.

Everybody presses and confirms as the conversation does, in transactions of their own; whoever is
refused is shown the next windows. Then the books are looked through. It is played beside whatever
is there: in a schema of its own on PostgreSQL, in a file of its own on SQLite, gone afterwards.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import secrets
import tempfile
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, text

from bot.clinic import slots
from bot.clinic.people import PATIENT
from bot.clinic.slots import Booking, Hold
from bot.clinic.slots.rows import BOOKING, RESOURCE, SLOT
from bot.crypto import Vault
from bot.store import migrate
from bot.store.columns import unlock
from bot.store.engines import postgres_engine
from bot.store.session import Store, connect
from bot.store.tables import Person

PERSON = Person.__table__  # type: ignore[attr-defined]
NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)  # its own clock
HOUR = timedelta(hours=1)
KEY, PRODUCT = "clinic:rehearsal", "rehearsal"
NEXT = 3  # windows that whoever is refused is shown
PATIENCE = 60.0  # seconds for all processes to be ready


class Wish(NamedTuple):
    """How many people want how many places, with how many doses (None: it takes none)."""

    people: int
    capacity: int
    doses: int | None = None
    processes: int = 1


class Share(NamedTuple):
    """What came of some of the people."""

    booked: int
    refused: int
    shown: int


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it. *shown*: how many of the refused saw three other windows with a place."""

    booked: int
    refused: int
    shown: int
    over_capacity: int
    ledger_balanced: bool
    faults: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        names = ("booked", "refused", "over_capacity", "ledger_balanced")
        return {name: getattr(self, name) for name in names}


async def play(wish: Wish, url: str | None = None) -> Told:
    """Play it beside a PostgreSQL database, or without a *url* on a SQLite file of its own."""
    async with _beside(url) as own:
        await migrate.upgrade(own)
        unlock(Vault([secrets.token_bytes(32)]))
        store = connect(own)
        try:
            slot_id = await store.write(partial(_set_up, wish=wish))
            shares = await _shares(own, store, slot_id, wish)
            return await store.read(partial(_tell, slot_id=slot_id, wish=wish, shares=shares))
        finally:
            await store.close()


@asynccontextmanager
async def _beside(url: str | None) -> AsyncIterator[str]:
    if url is None:
        with tempfile.TemporaryDirectory(prefix="qianmen-rehearsal-") as folder:
            yield f"sqlite:///{Path(folder) / 'rehearsal.db'}"
        return
    schema = f"rehearsal_{secrets.token_hex(6)}"
    await _say(url, f"CREATE SCHEMA {schema}")
    try:
        yield url + ("&" if "?" in url else "?") + f"schema={schema}"
    finally:
        await _say(url, f"DROP SCHEMA {schema} CASCADE")


async def _say(url: str, statement: str) -> None:
    engine = postgres_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


def _set_up(conn: Connection, wish: Wish) -> int:
    """The window that all want, a few others after it, and the people with a patient each."""
    row: dict[str, Any] = {"key": KEY, "kind": "clinic", "zone": "UTC", "active": True}
    of = conn.execute(insert(RESOURCE).values(row).returning(RESOURCE.c.id)).scalar_one()
    for ahead in range(1 + NEXT):
        at = NOW + (24 + ahead) * HOUR
        window = {"starts_at": at, "ends_at": at + HOUR, "book_until": at, "change_until": at}
        capacity = wish.capacity if ahead == 0 else wish.people
        more = {"resource_id": of, "capacity": capacity, "state": "open", "origin": "rule"}
        conn.execute(insert(SLOT).values(window | more))
    if wish.doses is not None:
        give: dict[str, Any] = {"resource": KEY, "product": PRODUCT, "quantity": wish.doses}
        slots.stocks.deliver(conn, **give, by="program", now=NOW)
    given = {"locale": "zh-CN", "elder": False, "consent": "1", "notices": False}
    numbers = range(1, wish.people + 1)
    people = [given | {"id": n, "alias": f"r{n}", "created_at": NOW} for n in numbers]
    own = {"relation": "self", "created_at": NOW}
    patients = [own | {"id": n, "person_id": n, "seek": n.to_bytes(16, "big")} for n in numbers]
    conn.execute(insert(PERSON), people)
    conn.execute(insert(PATIENT), patients)
    return int(conn.execute(select(SLOT.c.id).order_by(SLOT.c.starts_at).limit(1)).scalar_one())


async def _shares(url: str, store: Store, slot_id: int, wish: Wish) -> list[Share]:
    numbers = range(1, wish.people + 1)
    pool = PRODUCT if wish.doses is not None else ""
    if wish.processes == 1:
        return [await _crowd(store, slot_id, numbers, pool)]
    context = multiprocessing.get_context("spawn")
    ready = context.Barrier(wish.processes)
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(
        wish.processes, mp_context=context, initializer=_meet, initargs=(ready,)
    ) as workers:
        parts = [numbers[n :: wish.processes] for n in range(wish.processes)]
        asked = [loop.run_in_executor(workers, _share, url, slot_id, p, pool) for p in parts]
        return list(await asyncio.gather(*asked))


class _Start:
    """Where the processes wait for each other, so that they begin at the same moment."""

    barrier: Barrier | None = None


def _meet(barrier: Barrier) -> None:
    _Start.barrier = barrier


def _share(url: str, slot_id: int, numbers: Sequence[int], pool: str) -> Share:
    """The people of one process."""
    unlock(Vault([secrets.token_bytes(32)]))

    async def whole() -> Share:
        store = connect(url)
        try:
            await store.read(slots.faults)  # the connection is made before the start
            if _Start.barrier is not None:
                _Start.barrier.wait(PATIENCE)
            return await _crowd(store, slot_id, numbers, pool)
        finally:
            await store.close()

    return asyncio.run(whole())


async def _crowd(store: Store, slot_id: int, numbers: Sequence[int], pool: str) -> Share:
    """All of them at once."""
    found = await asyncio.gather(*(_want(store, slot_id, n, pool) for n in numbers))
    refused = [shown for shown in found if shown is not None]
    return Share(len(found) - len(refused), len(refused), sum(refused))


async def _want(store: Store, slot_id: int, number: int, pool: str) -> bool | None:
    """None: they have a visit; else whether they were shown three others."""
    whose: dict[str, Any] = {"person_id": number, "now": NOW}
    wanted: dict[str, Any] = {
        "slot_id": slot_id,
        "patient_id": number,
        "product": PRODUCT,
        "pool": pool,
    }
    hold = partial(slots.hold, **wanted, **whose)
    held = await store.write(hold)
    if isinstance(held, Hold):
        made = await store.write(partial(slots.book, hold_id=held.id, **whose))
        if isinstance(made, Booking):
            return None
    near = await store.read(partial(slots.free, resources=[KEY], now=NOW, most=NEXT))
    return len(near) == NEXT


def _tell(conn: Connection, slot_id: int, wish: Wish, shares: Sequence[Share]) -> Told:
    booked, refused, shown = (sum(column) for column in zip(*shares, strict=True))
    of_slot = (BOOKING.c.slot_id == slot_id, BOOKING.c.state == "booked")
    there = len(conn.execute(select(BOOKING.c.id).where(*of_slot)).all())
    taken = conn.execute(select(SLOT.c.taken).where(SLOT.c.id == slot_id)).scalar_one()
    faults = slots.faults(conn)
    if booked + refused != wish.people or not there == booked == taken:
        faults.append(f"visits:{there}")
    over = max(0, there - wish.capacity)
    return Told(booked, refused, shown, over, not faults, tuple(faults))
