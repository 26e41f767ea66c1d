"""The stock of a site as its staff see and correct it: balances, the last moves, what they enter.

A delivery adds, a waste takes, a count says how many lie there in all, with those that are set
aside for visits: nobody has to stop booking while they count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, case, func, select, text

from bot.clinic import trail
from bot.clinic.slots import stocks
from bot.clinic.slots.attendance import UNTOLD
from bot.clinic.slots.rows import BOOKING, HOLD, MOVES, STOCK, Why
from bot.clinic.slots.stocks import Stock
from bot.store.slots import LIVE

MOST = 50  # moves that are listed
LIVE_HOLD = text(LIVE.replace("state", "slot_hold.state"))


class Kind(StrEnum):
    """What staff enter."""

    delivery = auto()
    counted = "count"
    waste = auto()


REASONS: dict[Kind, tuple[str, ...]] = {  # a correction has one
    Kind.delivery: (),
    Kind.counted: ("miscounted", "returned", "transferred", "other"),
    Kind.waste: ("expired", "warm", "broken", "recalled", "transferred", "other"),
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A product at a site. *free* can be booked, *reserved* is set aside for visits to come, *used*
    was given to those who came, *untold* was set aside for those of whom nobody said whether they
    came: a count finds what lies there of it. *seen* is the last move that somebody entered."""

    id: int
    product: str
    free: int
    reserved: int
    used: int
    untold: int
    seen: int

    @property
    def there(self) -> int:
        """How many lie in the fridge."""
        return self.free + self.reserved


@dataclass(frozen=True, slots=True)
class Move:
    """A row of the ledger, and what was free after it. *who*: the name of an actor of the staff;
    *code*, *visit*: of the visit it was for, and how that stands."""

    id: int
    at: datetime
    kind: str
    delta: int
    left: int
    reason: str
    actor: str
    who: str
    code: str
    visit: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody enters. *seen*: the last such move that they knew of."""

    kind: Kind
    quantity: int
    reason: str
    seen: int


def shelves(conn: Connection, resource: str) -> list[Shelf]:
    """The products of a site with what is free, set aside and used of each."""
    return [_shelf(conn, one) for one in stocks.of(conn, resources=[resource])]


def moves(
    conn: Connection, stock_id: int, *, most: int = MOST, before: int | None = None
) -> list[Move]:
    """The last moves of a stock, the newest first; *before*: those older than this one."""
    of_visit = MOVES.join(STOCK, STOCK.c.id == MOVES.c.stock_id).outerjoin(
        BOOKING, BOOKING.c.hold_id == MOVES.c.hold_id
    )
    shown = [MOVES.c[name] for name in ("id", "at", "kind", "delta", "reason", "actor")]
    found = select(*shown, STOCK.c.quantity, BOOKING.c.code, BOOKING.c.state)
    found = found.select_from(of_visit).where(MOVES.c.stock_id == stock_id)
    later = 0
    if before is not None:
        found = found.where(MOVES.c.id < before)
        newer = (MOVES.c.stock_id == stock_id, MOVES.c.id >= before)
        passed = select(func.coalesce(func.sum(MOVES.c.delta), 0)).where(*newer)
        later = conn.execute(passed).scalar_one()
    rows = conn.execute(found.order_by(MOVES.c.id.desc()).limit(most)).all()
    known, listed = trail.names(conn, {row.actor for row in rows}), list[Move]()
    for row in rows:
        left, who = row.quantity - later, known.get(row.actor, "")
        told = (row.reason, row.actor, who, row.code or "", row.state or "")
        listed.append(Move(row.id, row.at, row.kind, row.delta, left, *told))
        later += row.delta
    return listed


def enter(
    conn: Connection, *, resource: str, product: str, entry: Entry, by: str, now: datetime
) -> Stock | Why:
    """Write down what staff enter. `gone`: somebody has entered something since they looked, even
    they themselves just now; `stock`: it would touch what is set aside; `reason`: none fits."""
    if entry.reason not in (REASONS[entry.kind] or ("",)):
        return Why.reason
    mine = stocks.lock(conn, resource, product)
    if mine is None:
        return Why.gone
    shelf = _shelf(conn, mine)
    if shelf.seen != entry.seen:
        return Why.gone
    who: dict[str, Any] = {"resource": resource, "product": product, "by": by, "now": now}
    if entry.kind is Kind.delivery:
        return stocks.deliver(conn, **who, quantity=entry.quantity)
    if entry.kind is Kind.waste:
        return stocks.waste(conn, **who, quantity=entry.quantity, reason=entry.reason)
    free = entry.quantity - shelf.reserved
    return stocks.count(conn, **who, free=free, reason=entry.reason)


def _shelf(conn: Connection, stock: Stock) -> Shelf:
    number = [
        func.coalesce(func.sum(case((BOOKING.c.state == state, 1), else_=0)), 0)
        for state in ("attended", UNTOLD)
    ]
    drawn = select(func.count(), *number)
    drawn = drawn.select_from(HOLD.outerjoin(BOOKING, BOOKING.c.hold_id == HOLD.c.id))
    out, used, untold = conn.execute(drawn.where(HOLD.c.stock_id == stock.id, LIVE_HOLD)).one()
    entered = select(func.coalesce(func.max(MOVES.c.id), 0)).where(
        MOVES.c.stock_id == stock.id, MOVES.c.kind.in_([str(kind) for kind in Kind])
    )
    seen = conn.execute(entered).scalar_one()
    reserved = out - used - untold
    return Shelf(stock.id, stock.product, stock.quantity, reserved, used, untold, seen)
