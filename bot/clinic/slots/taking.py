"""Takes a place, its dose and its hold in one statement, where the database can (PostgreSQL).

Whoever takes a place of a window keeps all others who want it waiting until the commit; one way to
the database and back, instead of four, is what makes that short.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    CTE,
    Connection,
    Select,
    String,
    bindparam,
    insert,
    literal_column,
    null,
    select,
    text,
    true,
    update,
)
from sqlalchemy.dialects import postgresql

from bot.clinic.slots.rows import HOLD, MOVES, SLOT, STOCK
from bot.store.columns import Id, Utc
from bot.store.slots import LIVE
from bot.store.statement import Prepared

OF_SLOT = SLOT.c.id == bindparam("slot", type_=Id)
NOW = bindparam("now", type_=Utc())
OPEN = SLOT.c.state == literal_column("'open'")
ALWAYS = true()
ROOM = SLOT.c.taken < SLOT.c.capacity
TAKE = (
    update(SLOT).where(OF_SLOT, OPEN, ROOM, SLOT.c.book_until > NOW).values(taken=SLOT.c.taken + 1)
)
OF_CLAIM = ("person_id", "patient_id", "product", "dose", "pool", "wait_id", "until")
MOVED = ("stock_id", "delta", "kind", "hold_id", "actor", "at")


class Taken(NamedTuple):
    """A place is counted; *stock_id* None: no dose was wanted or none is left; *hold_id* None:
    no hold could be written for it."""

    taken: int
    stock_id: int | None
    hold_id: int | None


def at_once(
    conn: Connection, *, slot_id: int, claim: dict[str, Any], draws: bool, now: datetime
) -> Taken | None:
    """None: there is no place, and nothing has changed. *claim* is all of `places.Claim`."""
    found = statement(draws).first(conn, claim | {"slot": slot_id, "now": now})
    return None if found is None else Taken(*found)


@cache
def statement(draws: bool, *, seen: CTE | None = None, where: Any = ALWAYS) -> Prepared:
    """The values of Taken, behind those of *seen*, whose row is there even when nothing is taken.

    *where*: what else must be so.
    """
    taken = TAKE.where(where).returning(SLOT.c.id, SLOT.c.resource_id, SLOT.c.taken).cte("taken")
    drawn = _drawn(taken) if draws else None
    held = _held(taken, drawn)
    first: Any = taken if seen is None else seen.outerjoin(taken, true())
    left: Any = first.outerjoin(held, true())
    stock: Any = null()
    if drawn is not None:
        left, stock = left.outerjoin(drawn, true()), drawn.c.id
    shown = () if seen is None else tuple(seen.c)
    found = select(*shown, taken.c.taken, stock, held.c.id).select_from(left)
    return Prepared(found if drawn is None else found.add_cte(_noted(held)))


def _drawn(taken: CTE) -> CTE:
    return (
        update(STOCK)
        .where(
            STOCK.c.resource_id == select(taken.c.resource_id).scalar_subquery(),
            STOCK.c.product == bindparam("pool", type_=String()),
            STOCK.c.quantity > 0,
        )
        .values(quantity=STOCK.c.quantity - 1)
        .returning(STOCK.c.id)
        .cte("drawn")
    )


def _held(taken: CTE, drawn: CTE | None) -> CTE:
    given: dict[str, Any] = {name: bindparam(name, type_=HOLD.c[name].type) for name in OF_CLAIM}
    given |= {"slot_id": taken.c.id, "place": taken.c.taken - 1, "made_at": NOW}
    given["state"] = literal_column("'held'")
    if drawn is not None:
        given["stock_id"] = drawn.c.id
    source: Select[Any] = select(*given.values()).select_from(
        taken if drawn is None else taken.join(drawn, true())
    )
    return (
        postgresql.insert(HOLD)
        .from_select(list(given), source)
        .on_conflict_do_nothing(
            index_elements=[HOLD.c.slot_id, HOLD.c.place], index_where=text(LIVE)
        )
        .returning(HOLD.c.id, HOLD.c.stock_id)
        .cte("held")
    )


def _noted(held: CTE) -> CTE:
    values: tuple[Any, ...] = (
        held.c.stock_id,
        literal_column("-1"),
        literal_column("'hold'"),
        held.c.id,
    )
    source = select(*values, literal_column("''"), NOW)
    return insert(MOVES).from_select(list(MOVED), source).cte("noted")
