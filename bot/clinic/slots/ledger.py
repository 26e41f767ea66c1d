"""Whether the books are right: what is counted is what is there. A fault is a defect of ours."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, or_, select, text

from bot.clinic.slots.rows import BOOKING, HOLD, MOVES, SLOT, STOCK
from bot.store.slots import LIVE

MOST = 100  # faults that are named


def faults(conn: Connection) -> list[str]:
    """What does not balance ("taken:7": of slot 7); empty when all is right."""
    return [
        f"{what}:{row_id}"
        for what, found in _LOOKS.items()
        for row_id in conn.execute(found.limit(MOST)).scalars()
    ]


def _taken() -> Select[Any]:
    """Slots whose counter is not the number of places that are had."""
    live = select(func.count()).where(HOLD.c.slot_id == SLOT.c.id, text(_LIVE)).scalar_subquery()
    return select(SLOT.c.id).where(SLOT.c.taken != live).order_by(SLOT.c.id)


def _over() -> Select[Any]:
    """Slots that took more than they have, or places beyond the last."""
    return select(SLOT.c.id).where(SLOT.c.taken > SLOT.c.capacity + SLOT.c.overbooked)


def _quantity() -> Select[Any]:
    """Stocks whose moves do not add up."""
    sum_ = func.coalesce(func.sum(MOVES.c.delta), 0)
    moved = select(sum_).where(MOVES.c.stock_id == STOCK.c.id).scalar_subquery()
    return select(STOCK.c.id).where(or_(STOCK.c.quantity != moved, STOCK.c.quantity < 0))


def _drawn() -> Select[Any]:
    """Stocks of which more or less is out than live holds have drawn."""
    out = func.coalesce(func.sum(MOVES.c.delta), 0)
    of = (MOVES.c.stock_id == STOCK.c.id, MOVES.c.kind.in_(["hold", "release"]))
    had = select(func.count()).where(HOLD.c.stock_id == STOCK.c.id, text(_LIVE)).scalar_subquery()
    return select(STOCK.c.id).where(-select(out).where(*of).scalar_subquery() != had)


def _apart() -> Select[Any]:
    """Visits to come that have no place, or another than their hold's."""
    joined = BOOKING.join(HOLD, HOLD.c.id == BOOKING.c.hold_id)
    away = or_(HOLD.c.state != "booked", HOLD.c.slot_id != BOOKING.c.slot_id)
    found = select(BOOKING.c.id).select_from(joined)
    return found.where(BOOKING.c.state == literal_column("'booked'"), away)


def _idle() -> Select[Any]:
    """Places kept for a visit that is not to be."""
    made = select(BOOKING.c.id).where(
        BOOKING.c.hold_id == HOLD.c.id, BOOKING.c.state.in_(["booked", "attended", "untold"])
    )
    return select(HOLD.c.id).where(HOLD.c.state == "booked", ~made.exists())


_LIVE = LIVE.replace("state", "slot_hold.state")
_LOOKS = {
    "taken": _taken(),
    "over": _over(),
    "quantity": _quantity(),
    "drawn": _drawn(),
    "apart": _apart(),
    "idle": _idle(),
}
