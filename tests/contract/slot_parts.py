"""A site with windows and stock, and people who want them, for the tests of the slot engine."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, update

from bot.clinic import slots
from bot.clinic.slots import Booking, Hold, Why
from bot.clinic.slots.rows import HOLD, MOVES, RESOURCE, SLOT, STOCK
from bot.clinic.slots.waitlist import Wait
from bot.store.session import Store
from tests.clinic import NOON, TABLES, add, add_patient, add_person

Story = Callable[[Connection], None]
Play = Callable[[Story], Awaitable[None]]
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SITE, OTHER = "site:lake", "site:hill"
FLU = "influenza"


def add_resource(conn: Connection, key: str = SITE) -> int:
    return add(conn, "resource", key=key, kind="vaccine", zone="Asia/Shanghai")


def add_slot(
    conn: Connection, resource_id: int, at: datetime = NOON + DAY, *, capacity: int = 1
) -> int:
    """A window of an hour; booked and changed until an hour before."""
    return add(
        conn,
        "slot",
        resource_id=resource_id,
        starts_at=at,
        ends_at=at + HOUR,
        book_until=at - HOUR,
        change_until=at - HOUR,
        capacity=capacity,
        state="open",
        origin="rule",
    )


def add_day(conn: Connection, key: str = SITE, *, windows: int = 4, capacity: int = 1) -> list[int]:
    """A resource with windows one after the other, from a day after NOON on."""
    of = add_resource(conn, key)
    return [add_slot(conn, of, NOON + DAY + n * HOUR, capacity=capacity) for n in range(windows)]


def add_stock(conn: Connection, key: str, product: str, quantity: int) -> int:
    of = conn.execute(select(RESOURCE.c.id).where(RESOURCE.c.key == key)).scalar_one()
    stock_id = add(conn, "stock", resource_id=of, product=product, quantity=quantity)
    row = {"stock_id": stock_id, "delta": quantity, "kind": "delivery", "actor": "t", "at": NOON}
    if quantity:
        conn.execute(insert(MOVES), row)
    return stock_id


def add_couple(conn: Connection, name: str) -> tuple[int, int]:
    """A person and their patient."""
    person_id = add_person(conn, name)
    return person_id, add_patient(conn, person_id, name)


def keep(
    conn: Connection, slot_id: int, who: tuple[int, int], now: datetime = NOON, **more: Any
) -> Hold | Why:
    wanted: dict[str, Any] = {"product": FLU} | more
    return slots.hold(conn, slot_id=slot_id, person_id=who[0], patient_id=who[1], now=now, **wanted)


def held(
    conn: Connection, slot_id: int, who: tuple[int, int], now: datetime = NOON, **more: Any
) -> Hold:
    found = keep(conn, slot_id, who, now, **more)
    assert isinstance(found, Hold), found
    return found


def booked(
    conn: Connection, slot_id: int, who: tuple[int, int], now: datetime = NOON, **more: Any
) -> Booking:
    mine = held(conn, slot_id, who, now, **more)
    found = slots.book(conn, hold_id=mine.id, person_id=who[0], now=now)
    assert isinstance(found, Booking), found
    return found


def taken(conn: Connection, slot_id: int) -> int:
    return int(conn.execute(select(SLOT.c.taken).where(SLOT.c.id == slot_id)).scalar_one())


def left(conn: Connection, stock_id: int) -> int:
    return int(conn.execute(select(STOCK.c.quantity).where(STOCK.c.id == stock_id)).scalar_one())


def shut(conn: Connection, slot_id: int) -> None:
    conn.execute(update(SLOT).where(SLOT.c.id == slot_id).values(state="closed"))


def brought(conn: Connection, visit: Booking, to: Hold, now: datetime = NOON) -> Booking | Why:
    """A visit moved by its person."""
    return slots.move(conn, booking_id=visit.id, hold_id=to.id, person_id=visit.person_id, now=now)


def player(store: Store) -> Play:
    """Runs a story in one transaction, and looks into the books after it."""

    async def run(story: Story) -> None:
        def work(conn: Connection) -> None:
            story(conn)
            assert slots.faults(conn) == []

        await store.write(work)

    return run


def waiting(conn: Connection, who: tuple[int, int], now: datetime = NOON, **more: Any) -> Wait:
    """They wait at the site for a week."""
    wanted: dict[str, Any] = {"product": FLU, "resources": [SITE], "not_after": NOON + 7 * DAY}
    found = slots.waitlist.join(conn, person_id=who[0], patient_id=who[1], now=now, **wanted | more)
    assert isinstance(found, Wait), found
    return found


def tend(conn: Connection, now: datetime) -> None:
    """What the job does."""
    slots.expire(conn, now=now)
    for step in (slots.closing.displace, slots.offer, slots.waitlist.end):
        for _ in range(50):
            if not step(conn, now=now):
                break
        else:
            raise AssertionError(f"{step.__name__} finds no end")


def told(conn: Connection, person_id: int) -> list[tuple[str, dict[str, Any], datetime]]:
    """(event, data, when) of what a person is to be told."""
    timer = TABLES["timer"]
    found = select(timer.c.name, timer.c.body, timer.c.due_at).order_by(timer.c.id)
    mine = conn.execute(found.where(timer.c.person_id == person_id))
    return [(row.name, row.body, row.due_at) for row in mine]


def offered(conn: Connection, who: tuple[int, int]) -> Hold | None:
    """The offer a person has now."""
    found = select(HOLD.c.id).where(
        HOLD.c.person_id == who[0], HOLD.c.state == "held", HOLD.c.wait_id.is_not(None)
    )
    hold_id = conn.execute(found).scalar_one_or_none()
    return None if hold_id is None else slots.hold_of(conn, hold_id)
