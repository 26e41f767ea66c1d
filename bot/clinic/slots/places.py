"""Takes a place of a slot and gives it back: the counter, the place, the stock. Nothing else does.

Whoever locks does so in this order, so that no two wait for each other: person, slots by id,
holds, bookings, stocks by id. A slot is taken by one compare-and-set, so that a full one is
refused without a lock (docs/decisions/029-a-slot-is-a-counter.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    String,
    bindparam,
    case,
    insert,
    literal_column,
    select,
    text,
    update,
)

from bot.clinic.slots.rows import HOLD, MOVES, SLOT, STOCK, Why
from bot.store.columns import Id, Utc
from bot.store.slots import LIVE
from bot.store.statement import Prepared

OPEN = SLOT.c.state == literal_column("'open'")
ROOM = SLOT.c.taken < SLOT.c.capacity
LIVE_HOLD = LIVE.replace("state", "slot_hold.state")
EVER = datetime(9999, 1, 1, tzinfo=UTC)
NOW = bindparam("now", type_=Utc())
OF_SLOT = SLOT.c.id == bindparam("slot", type_=Id)
LESS = SLOT.c.taken - 1
TAKE = Prepared(
    update(SLOT)
    .where(OF_SLOT, OPEN, ROOM, SLOT.c.book_until > NOW)
    .values(taken=SLOT.c.taken + 1)
    .returning(SLOT.c.id)
)
GIVE = Prepared(
    update(SLOT)
    .where(OF_SLOT)
    .values(taken=LESS, overbooked=case((SLOT.c.capacity < LESS, LESS - SLOT.c.capacity), else_=0))
)
PLACES = Prepared(
    select(HOLD.c.place).where(HOLD.c.slot_id == bindparam("slot", type_=Id), text(LIVE))
)
DRAW = Prepared(
    update(STOCK)
    .where(
        STOCK.c.resource_id == select(SLOT.c.resource_id).where(OF_SLOT).scalar_subquery(),
        STOCK.c.product == bindparam("pool", type_=String()),
        STOCK.c.quantity > 0,
    )
    .values(quantity=STOCK.c.quantity - 1)
    .returning(STOCK.c.id)
)
RETURN = Prepared(
    update(STOCK)
    .where(STOCK.c.id == bindparam("stock", type_=Id))
    .values(quantity=STOCK.c.quantity + 1)
)
OF_STOCK = STOCK.c.id == bindparam("stock", type_=Id)
AGAIN = Prepared(
    update(STOCK).where(OF_STOCK, STOCK.c.quantity > 0).values(quantity=STOCK.c.quantity - 1)
)
SUPPLY = Prepared(
    update(HOLD)
    .where(HOLD.c.id == bindparam("hold", type_=Id))
    .values(stock_id=bindparam("stock", type_=Id))
)
HAD = Prepared(select(HOLD.c.stock_id).where(HOLD.c.id == bindparam("hold", type_=Id)))
GIVEN: tuple[str, ...] = ("slot_id", "place", "person_id", "patient_id", "product", "dose", "pool")
GIVEN += ("stock_id", "wait_id")
WRITE = Prepared(
    insert(HOLD)
    .values({name: bindparam(name) for name in (*GIVEN, "until", "state", "made_at")})
    .returning(HOLD.c.id)
)
MOVED = ("stock_id", "delta", "kind", "hold_id", "actor", "at")
NOTE = Prepared(insert(MOVES).values({name: bindparam(name) for name in MOVED}))
END = Prepared(
    update(HOLD)
    .where(
        HOLD.c.id == bindparam("hold", type_=Id),
        HOLD.c.state == bindparam("was", type_=String()),
        HOLD.c.until <= bindparam("before", type_=Utc()),
    )
    .values(state=bindparam("to"), how=bindparam("end"))
    .returning(HOLD.c.stock_id)
)
LOCK = Prepared(select(SLOT.c.id).where(OF_SLOT).with_for_update())
LOOK = Prepared(
    select(SLOT.c.state, SLOT.c.taken, SLOT.c.capacity, SLOT.c.book_until).where(OF_SLOT)
)
INHERIT = Prepared(
    update(HOLD)
    .where(HOLD.c.id == bindparam("hold", type_=Id), HOLD.c.stock_id.is_(None))
    .where(
        HOLD.c.slot_id.in_(
            select(SLOT.c.id)
            .join(STOCK, STOCK.c.resource_id == SLOT.c.resource_id)
            .where(STOCK.c.id == bindparam("stock", type_=Id))
        )
    )
    .values(stock_id=bindparam("stock", type_=Id))
)
LENT = Prepared(
    select(STOCK.c.id)
    .join(HOLD, HOLD.c.stock_id == STOCK.c.id)
    .join(SLOT, SLOT.c.resource_id == STOCK.c.resource_id)
    .where(HOLD.c.id == bindparam("hold", type_=Id), text(LIVE_HOLD), OF_SLOT)
    .where(STOCK.c.product == bindparam("pool", type_=String()))
)


class Claim(NamedTuple):
    """For whom a place is taken, and until when."""

    person_id: int | None
    patient_id: int | None
    product: str
    dose: int
    pool: str
    until: datetime
    wait_id: int | None = None


def take(
    conn: Connection, *, slot_id: int, claim: Claim, now: datetime, draws: bool = True
) -> int | Why:
    """A place of a slot, with one of the stock if the claim has a pool; the id of the hold.

    *draws*: False for one that will inherit, see `lent`.
    """
    found = TAKE.first(conn, {"slot": slot_id, "now": now})
    if found is None:
        return _why(conn, slot_id, now)
    stock_id = None
    if claim.pool and draws:
        drawn = DRAW.first(conn, {"slot": slot_id, "pool": claim.pool})
        if drawn is None:
            GIVE.changed(conn, {"slot": slot_id})
            return Why.stock
        stock_id = int(drawn[0])
    return write(conn, slot_id=slot_id, claim=claim, stock_id=stock_id, now=now)


def write(
    conn: Connection, *, slot_id: int, claim: Claim, stock_id: int | None, now: datetime
) -> int:
    """The row of a hold whose place is counted already; the slot is locked by then."""
    row = claim._asdict() | {"slot_id": slot_id, "place": _lowest(conn, slot_id)}
    row |= {"stock_id": stock_id, "state": "held", "made_at": now}
    written = WRITE.first(conn, row)
    assert written is not None
    hold_id = int(written[0])
    if stock_id is not None:
        _note(conn, stock_id, -1, "hold", hold_id, now)
    return hold_id


def lock(conn: Connection, slot_ids: Iterable[int]) -> None:
    """Lock slots, in the order everybody does."""
    for slot_id in sorted(set(slot_ids)):
        LOCK.first(conn, {"slot": slot_id})


def leave(
    conn: Connection,
    hold_id: int,
    *,
    slot_id: int,
    was: str,
    how: str,
    now: datetime,
    due: bool = False,
    heir: int | None = None,
) -> bool:
    """End a hold that is in the state *was*; its place and its stock are free again.

    The slot is locked by the caller. *due*: only if its time is over. *heir*: the hold that gets
    what this one had drawn, see `lent`. False: it was not so, and nothing has changed.
    """
    values: dict[str, Any] = {"hold": hold_id, "was": was, "before": now if due else EVER}
    ended = END.first(conn, values | {"to": "over", "end": how})
    if ended is None:
        return False
    GIVE.changed(conn, {"slot": slot_id})
    stock_id = ended[0]
    if stock_id is None or (heir is not None and _inherit(conn, heir, stock_id)):
        return True
    RETURN.changed(conn, {"stock": stock_id})
    _note(conn, stock_id, 1, "release", hold_id, now)
    return True


def lent(conn: Connection, hold_id: int, *, slot_id: int, pool: str) -> bool:
    """Whether a live hold has drawn just what another slot needs: then that one draws nothing.

    Else who moves their visit within a site would be refused for want of the very dose they have.
    """
    return (
        bool(pool)
        and LENT.first(conn, {"hold": hold_id, "slot": slot_id, "pool": pool}) is not None
    )


def draw(conn: Connection, hold_id: int, *, slot_id: int, pool: str, now: datetime) -> bool:
    """One of the stock for a hold that has none; False when nothing is left."""
    drawn = DRAW.first(conn, {"slot": slot_id, "pool": pool})
    if drawn is None:
        return False
    SUPPLY.changed(conn, {"hold": hold_id, "stock": drawn[0]})
    _note(conn, drawn[0], -1, "hold", hold_id, now)
    return True


def draw_again(conn: Connection, hold_id: int, *, by: str, now: datetime) -> bool:
    """What a visit that was not missed after all has used up; False when nothing is left."""
    found = HAD.first(conn, {"hold": hold_id})
    if found is None or found[0] is None:
        return True
    if AGAIN.changed(conn, {"stock": found[0]}) != 1:
        return False
    _note(conn, found[0], -1, "count", None, now, by=by)
    return True


def _inherit(conn: Connection, heir: int, stock_id: int) -> bool:
    return INHERIT.changed(conn, {"hold": heir, "stock": stock_id}) == 1


def _note(
    conn: Connection,
    stock_id: int,
    delta: int,
    kind: str,
    hold_id: int | None,
    now: datetime,
    by: str = "",
) -> None:
    row = {"stock_id": stock_id, "delta": delta, "kind": kind, "hold_id": hold_id}
    NOTE.changed(conn, row | {"actor": by, "at": now})


def _lowest(conn: Connection, slot_id: int) -> int:
    """The lowest place that nobody has."""
    taken = {place for (place,) in PLACES.all(conn, {"slot": slot_id})}
    return next(place for place in range(len(taken) + 1) if place not in taken)


def _why(conn: Connection, slot_id: int, now: datetime) -> Why:
    found = LOOK.first(conn, {"slot": slot_id})
    if found is None:
        return Why.gone
    state, _, _, book_until = found
    if state != "open":
        return Why.closed
    return Why.late if book_until <= now else Why.full
