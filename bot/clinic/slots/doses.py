"""One of a stock for a hold: drawn, handed to another hold, given back; each a ledger move."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, String, bindparam, insert, select, text, update

from bot.clinic.audit import AUDIT
from bot.clinic.slots.rows import BOOKING, HOLD, MOVES, SLOT, STOCK
from bot.store.columns import Id
from bot.store.slots import LIVE
from bot.store.statement import Prepared

LIVE_HOLD = LIVE.replace("state", "slot_hold.state")
OF_SLOT = SLOT.c.id == bindparam("slot", type_=Id)
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
MOVED = ("stock_id", "delta", "kind", "hold_id", "actor", "at")
NOTE = Prepared(insert(MOVES).values({name: bindparam(name) for name in MOVED}))
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


def inherit(conn: Connection, heir: int, stock_id: int, of: int) -> bool:
    """What one hold has drawn is another's; False when that one has its own, or is elsewhere."""
    if INHERIT.changed(conn, {"hold": heir, "stock": stock_id}) != 1:
        return False
    SUPPLY.changed(conn, {"hold": of, "stock": None})
    return True


def restock(conn: Connection, stock_id: int, hold_id: int, *, now: datetime) -> None:
    """What a hold had drawn is free for others."""
    RETURN.changed(conn, {"stock": stock_id})
    note(conn, stock_id, 1, "release", hold_id, now)


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
    note(conn, drawn[0], -1, "hold", hold_id, now)
    return True


def draw_again(conn: Connection, hold_id: int, *, by: str, now: datetime) -> bool:
    """What a visit that was not missed after all has used up; False when nothing is left."""
    found = HAD.first(conn, {"hold": hold_id})
    if found is None or found[0] is None:
        return True
    if AGAIN.changed(conn, {"stock": found[0]}) != 1:
        return False
    note(conn, found[0], -1, "count", None, now, by=by)
    return True


def counted(conn: Connection, hold_id: int) -> bool:
    """Whether somebody has counted the stock of a hold since its visit was marked last.

    Then what lies there of it is free already. The stock is locked, so none counts beside this.
    """
    found = HAD.first(conn, {"hold": hold_id})
    if found is None or found[0] is None:
        return False
    conn.execute(select(STOCK.c.id).where(STOCK.c.id == found[0]).with_for_update())
    since = select(BOOKING.c.changed_at).where(BOOKING.c.hold_id == hold_id).scalar_subquery()
    mine = (AUDIT.c.subject == f"stock:{found[0]}", AUDIT.c.action == "stock.count")
    there = select(AUDIT.c.id).where(*mine, AUDIT.c.at >= since).limit(1)
    return conn.execute(there).first() is not None


def note(
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
