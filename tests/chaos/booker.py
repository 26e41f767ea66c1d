"""A visit from the first press to a closed day, step by step, by a process that kills itself.

Which step is next is read off the database, as a person's own place is. The engine does each in one
transaction; the process ends by SIGKILL before or after the first that it commits.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy import Connection, func, select

from bot.clinic import slots
from bot.clinic.slots import Booking, Hold, Why
from bot.clinic.slots.rows import BOOKING, CLOSURE, HOLD, SLOT, WAIT
from tests.chaos import stepwise
from tests.chaos.stepwise import Step, upcoming
from tests.clinic import NOON, TABLES
from tests.contract.slot_parts import DAY, FLU, HOUR, SITE, add_couple, add_day, add_stock

TIMER = TABLES["timer"]
ANN, BOB, EVE = (1, 1), (2, 2), (3, 3)  # person and patient
LATER = NOON + HOUR


def prepare(conn: Connection) -> None:
    """Two windows of one place, a dose each, three people."""
    add_day(conn, windows=3)
    add_stock(conn, SITE, FLU, 3)
    for name in ("ann", "bob", "eve"):
        add_couple(conn, name)


def windows(conn: Connection) -> list[int]:
    return list(conn.execute(select(SLOT.c.id).order_by(SLOT.c.starts_at)).scalars())


def holds(conn: Connection, who: tuple[int, int], at: int) -> list[Hold]:
    mine = (HOLD.c.person_id == who[0], HOLD.c.slot_id == windows(conn)[at])
    ids = conn.execute(select(HOLD.c.id).where(*mine).order_by(HOLD.c.id)).scalars()
    return [hold for of in ids if (hold := slots.hold_of(conn, of))]


def visit(conn: Connection, who: tuple[int, int]) -> Booking | None:
    return next(iter(slots.of_person(conn, who[0])), None)


def count(conn: Connection, table: Any, *which: Any) -> int:
    return int(conn.execute(select(func.count()).select_from(table).where(*which)).scalar_one())


def press(conn: Connection, who: tuple[int, int], at: int, moving: int | None = None) -> None:
    made = slots.hold(
        conn, slot_id=windows(conn)[at], person_id=who[0], patient_id=who[1], product=FLU,
        pool=FLU, now=NOON, moving=moving,
    )  # fmt: skip
    assert not isinstance(made, Why), made


def confirm(conn: Connection, who: tuple[int, int], at: int) -> None:
    made = slots.book(conn, hold_id=holds(conn, who, at)[-1].id, person_id=who[0], now=NOON)
    assert isinstance(made, Booking), made


def change(conn: Connection) -> None:
    mine = visit(conn, ANN)
    assert mine is not None
    press(conn, ANN, 1, mine.id)


def move(conn: Connection) -> None:
    mine, new = visit(conn, ANN), holds(conn, ANN, 1)[-1]
    assert mine is not None
    made = slots.move(conn, booking_id=mine.id, hold_id=new.id, person_id=ANN[0], now=NOON)
    assert isinstance(made, Booking), made


def cancel(conn: Connection) -> None:
    mine = visit(conn, ANN)
    assert mine is not None
    slots.cancel(conn, booking_id=mine.id, person_id=ANN[0], now=NOON)


def wait(conn: Connection) -> None:
    slots.waitlist.join(
        conn, person_id=BOB[0], patient_id=BOB[1], product=FLU, resources=[SITE], pool=FLU,
        not_after=NOON + DAY + HOUR / 2, now=NOON,
    )  # fmt: skip


def close(conn: Connection) -> None:
    span = {"start": NOON + DAY, "end": NOON + DAY + HOUR}
    slots.closing.close(conn, resource=SITE, reason="ill", by="staff:1", now=NOON, **span)


def state(conn: Connection, who: tuple[int, int]) -> str:
    mine = visit(conn, who)
    return "" if mine is None else mine.state


STEPS: tuple[Step, ...] = (
    ("hold", lambda c: bool(holds(c, ANN, 0)), partial(press, who=ANN, at=0)),
    ("extend", lambda c: holds(c, ANN, 0)[0].extended, lambda c: slots.extend(
        c, hold_id=holds(c, ANN, 0)[0].id, person_id=ANN[0], now=NOON)),
    ("book", lambda c: state(c, ANN) != "", partial(confirm, who=ANN, at=0)),
    ("wait", lambda c: count(c, WAIT) == 1, wait),
    ("change", lambda c: bool(holds(c, ANN, 1)), change),
    ("move", lambda c: bool(visit(c, ANN) and visit(c, ANN).moves), move),  # type: ignore[union-attr]
    ("offer", lambda c: bool(holds(c, BOB, 0)), partial(slots.offer, now=NOON)),
    ("take", lambda c: state(c, BOB) != "", partial(confirm, who=BOB, at=0)),
    ("idle", lambda c: bool(holds(c, EVE, 2)), partial(press, who=EVE, at=2)),
    ("expire", lambda c: holds(c, EVE, 2)[0].state == "over", partial(slots.expire, now=LATER)),
    ("cancel", lambda c: state(c, ANN) == "cancelled", cancel),
    ("close", lambda c: count(c, CLOSURE) == 1, close),
    ("tell", lambda c: state(c, BOB) == "displaced", partial(slots.closing.displace, now=NOON)),
    ("over", lambda c: count(c, CLOSURE, CLOSURE.c.done_at.is_(None)) == 0,
     partial(slots.closing.displace, now=NOON)),
)  # fmt: skip


def whole(conn: Connection) -> str:
    """The books balance and nothing was told twice or too early; the step that is next."""
    assert slots.faults(conn) == []
    step = upcoming(conn, STEPS)
    order = [name for name, *_ in STEPS] + [""]
    at = order.index(step)
    told = {"slot.offered": at > order.index("offer"), "slot.closed": at > order.index("tell")}
    for name, by_now in told.items():
        assert count(conn, TIMER, TIMER.c.name == name) == int(by_now), name
    assert count(conn, BOOKING) == (at > order.index("book")) + (at > order.index("take"))
    return step


def live(url: str, point: str) -> None:
    """Go on from where it is, until the end or the death at *point*."""
    stepwise.live(url, point, STEPS)
