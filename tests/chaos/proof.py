"""What must hold when everything is over, read from the database and from people's screens."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text

from bot.messages import Form, Outbound
from bot.outbox import OUT, Way, put
from bot.packing import unpack
from bot.store.people import ACCOUNT, INBOX, PERSON
from bot.store.session import Store
from tests.chaos.people import Person

SETTLE_SECONDS = 45.0  # a lease of 20 s may have to run out first


@dataclass(frozen=True)
class Booked:
    """One row of the bookings."""

    slot: int
    place: int
    person: int


async def settled(store: Store) -> None:
    """Wait until no row is queued or on its way; all people of these tests can be reached."""
    try:
        async with asyncio.timeout(SETTLE_SECONDS):
            while await store.read(still_open):
                await asyncio.sleep(0.1)
    except TimeoutError:
        raise AssertionError(await store.read(still_open)) from None


def still_open(conn: Connection) -> list[str]:
    """What has not left: key, state, why it was put back, when it is due, the allowance."""
    mine = (ACCOUNT.c.address == OUT.c.address) & (ACCOUNT.c.channel == OUT.c.channel)
    rows = conn.execute(
        select(OUT.c.key, OUT.c.state, OUT.c.reason, OUT.c.due_at, ACCOUNT.c.allowed)
        .join(ACCOUNT, mine)
        .where(OUT.c.state.in_(["queued", "sending"]))
    )
    return [str(tuple(row)) for row in rows]


def states(conn: Connection) -> dict[str, int]:
    """How many rows of the outbox stand where."""
    rows = conn.execute(select(OUT.c.state, func.count()).group_by(OUT.c.state))
    return {row[0]: row[1] for row in rows}


def failed(conn: Connection) -> int:
    """Messages whose turn broke."""
    return conn.execute(
        select(func.count()).select_from(INBOX).where(INBOX.c.state != "done")
    ).scalar_one()


def bookings(conn: Connection) -> list[Booked]:
    rows = conn.execute(text("SELECT slot_id, place, person_id FROM bench_booking"))
    return [Booked(*row) for row in rows]


def slots(conn: Connection) -> dict[int, tuple[int, int]]:
    """slot -> (taken, capacity)"""
    rows = conn.execute(text("SELECT id, taken, capacity FROM bench_slot"))
    return {row.id: (row.taken, row.capacity) for row in rows}


def address_of(conn: Connection, name: str) -> tuple[int, str] | None:
    """(person, channel) of an address."""
    where = ACCOUNT.c.address == name
    row = conn.execute(select(ACCOUNT.c.person_id, ACCOUNT.c.channel).where(where)).first()
    return None if row is None else (row.person_id, row.channel)


def note(conn: Connection, name: str, number: int) -> bool:
    """As a clinician speaks: lock the person, put a numbered bubble. False: not known yet."""
    from bot.clock import now

    found = address_of(conn, name)
    if found is None:
        return False
    conn.execute(select(PERSON.c.id).where(PERSON.c.id == found[0]).with_for_update())
    put(
        conn,
        person_id=found[0],
        channel=found[1],
        address=name,
        out=Outbound(text=f"Note {number}."),
        key=f"note:{name}:{number}",
        now=now(),
    )
    return True


def told(conn: Connection, name: str, *, way: Way | None = None) -> list[str]:
    """The words of every bubble written for this address, in their order; of one *way*, or all."""
    rows = _bubbles(conn, name)
    return [words for words, reason, its in rows if reason != "merged" and way in (None, its)]


def merged(conn: Connection, name: str) -> list[str]:
    """The words that had to wait and went into the answer to the next message."""
    return [words for words, reason, _ in _bubbles(conn, name) if reason == "merged"]


def _bubbles(conn: Connection, name: str) -> list[tuple[str, str, str]]:
    """(words, reason, way) of everything written for this address, in its order."""
    rows = conn.execute(
        select(OUT.c.body, OUT.c.reason, OUT.c.way).where(OUT.c.address == name).order_by(OUT.c.id)
    )
    kept = [(unpack(row.body), row.reason, row.way) for row in rows]
    return [(out.text, reason, way) for out, reason, way in kept if out.form is Form.TEXT]


def everybody_once(store_bookings: Sequence[Booked], people: Sequence[Person]) -> None:
    """Exactly one booking a person, each in a place of its own."""
    assert len(store_bookings) == len(people)
    assert len({booked.person for booked in store_bookings}) == len(people)
    assert len({(booked.slot, booked.place) for booked in store_bookings}) == len(people)


def in_order(
    seen: Sequence[str], wanted: Sequence[str], *, repeats: int, also: Sequence[str] = ()
) -> None:
    """Each of *wanted* is seen, first times in order; else only up to *repeats* seen again.

    A repetition is of what was seen before, or of *also*: what came another way in the end.
    """
    reached, again = 0, 0
    for words in seen:
        if reached < len(wanted) and wanted[reached] in words:
            reached += 1
        else:
            assert any(had in words for had in (*wanted[:reached], *also)), (
                words,
                reached,
                wanted,
            )
            again += 1
    assert reached == len(wanted), (list(wanted)[reached], list(seen))
    assert again <= repeats, (again, list(seen))
