"""Takes a place of a slot and gives it back: the counter, the place, the stock. Nothing else does.

Whoever locks does so in this order, so that no two wait for each other: person, slots by id,
holds, bookings, stocks by id. A slot is taken by one compare-and-set, so that a full one is
refused without a lock (docs/decisions/030-a-slot-is-a-counter.md).
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
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.clinic.slots import doses, taking
from bot.clinic.slots.rows import HOLD, SLOT, WAIT, WAIT_AT, Why
from bot.clinic.slots.taking import NOW, OF_SLOT, OPEN
from bot.store.columns import Id, Utc
from bot.store.slots import LIVE
from bot.store.statement import Prepared

NOT_FILLED: Any = text("NOT slot.filled")  # as the index of free slots has it
EVER = datetime(9999, 1, 1, tzinfo=UTC)
LESS = SLOT.c.taken - 1
TAKE = Prepared(taking.TAKE.returning(SLOT.c.taken))
GIVE = Prepared(
    update(SLOT)
    .where(OF_SLOT)
    .values(taken=LESS, overbooked=case((SLOT.c.capacity < LESS, LESS - SLOT.c.capacity), else_=0))
)
MORE = SLOT.c.taken + 1
OVER = Prepared(
    update(SLOT)
    .where(OF_SLOT)
    .values(taken=MORE, overbooked=case((SLOT.c.capacity < MORE, MORE - SLOT.c.capacity), else_=0))
    .returning(SLOT.c.taken)
)
PLACES = Prepared(
    select(HOLD.c.place).where(HOLD.c.slot_id == bindparam("slot", type_=Id), text(LIVE))
)
GIVEN: tuple[str, ...] = ("slot_id", "place", "person_id", "patient_id", "product", "dose", "pool")
GIVEN += ("stock_id", "wait_id")
WRITE = {
    dialect: Prepared(
        make(HOLD)
        .values({name: bindparam(name) for name in (*GIVEN, "until", "state", "made_at")})
        .on_conflict_do_nothing(
            index_elements=[HOLD.c.slot_id, HOLD.c.place], index_where=text(LIVE)
        )
        .returning(HOLD.c.id)
    )
    for dialect, make in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
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
# Not FOR UPDATE, which a row that points at the slot (a booking just being made) would wait for.
LOCK = Prepared(select(SLOT.c.id).where(OF_SLOT).with_for_update(key_share=True))
LOOK = Prepared(
    select(SLOT.c.state, SLOT.c.taken, SLOT.c.capacity, SLOT.c.book_until).where(OF_SLOT)
)
WANTED = Prepared(
    select(WAIT.c.id)
    .select_from(
        SLOT.join(WAIT_AT, WAIT_AT.c.resource_id == SLOT.c.resource_id).join(
            WAIT, WAIT.c.id == WAIT_AT.c.wait_id
        )
    )
    .where(OF_SLOT, OPEN, SLOT.c.taken <= SLOT.c.capacity, SLOT.c.book_until > NOW)
    .where(WAIT.c.state == literal_column("'waiting'"))
    .where(WAIT.c.not_before <= SLOT.c.starts_at, WAIT.c.not_after >= SLOT.c.starts_at)
    .limit(1)
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

    *draws*: False for one that will inherit, see `doses.lent`.
    """
    draws = draws and bool(claim.pool)
    if conn.dialect.name == "postgresql":
        return _at_once(conn, slot_id, claim, now, draws=draws)
    found = TAKE.first(conn, {"slot": slot_id, "now": now})
    if found is None:
        return _why(conn, slot_id, now)
    return _with_dose(conn, slot_id, claim, now, place=found[0] - 1, draws=draws)


def _at_once(
    conn: Connection, slot_id: int, claim: Claim, now: datetime, *, draws: bool
) -> int | Why:
    given = claim._asdict()
    found = taking.at_once(conn, slot_id=slot_id, claim=given, draws=draws, now=now)
    return settle(conn, found, slot_id=slot_id, claim=claim, now=now, draws=draws)


def settle(
    conn: Connection,
    found: taking.Taken | None,
    *,
    slot_id: int,
    claim: Claim,
    now: datetime,
    draws: bool,
) -> int | Why:
    """The hold that was written with a place, or made good where one was not; or why there is
    none."""
    if found is None:
        return _why(conn, slot_id, now)
    if draws and found.stock_id is None:
        GIVE.changed(conn, {"slot": slot_id})
        return Why.stock
    if found.hold_id is not None:
        return found.hold_id
    return _written(conn, slot_id, claim, found.stock_id, now, place=_lowest(conn, slot_id))


def take_over(conn: Connection, *, slot_id: int, claim: Claim, now: datetime) -> int | Why:
    """A place even of a full slot; the slot is locked and known to be open."""
    found = OVER.first(conn, {"slot": slot_id})
    if found is None:
        return Why.gone
    return _with_dose(conn, slot_id, claim, now, place=found[0] - 1)


def _with_dose(
    conn: Connection, slot_id: int, claim: Claim, now: datetime, *, place: int, draws: bool = True
) -> int | Why:
    stock_id = None
    if draws and claim.pool:
        drawn = doses.DRAW.first(conn, {"slot": slot_id, "pool": claim.pool})
        if drawn is None:
            GIVE.changed(conn, {"slot": slot_id})
            return Why.stock
        stock_id = int(drawn[0])
    return _written(conn, slot_id, claim, stock_id, now, place=place)


def _written(
    conn: Connection, slot_id: int, claim: Claim, stock_id: int | None, now: datetime, *, place: int
) -> int:
    """The hold of a place and a dose that are counted already."""
    hold_id = write(conn, slot_id=slot_id, claim=claim, stock_id=stock_id, now=now, place=place)
    if stock_id is not None:
        doses.note(conn, stock_id, -1, "hold", hold_id, now)
    return hold_id


def write(
    conn: Connection,
    *,
    slot_id: int,
    claim: Claim,
    now: datetime,
    place: int,
    stock_id: int | None = None,
) -> int:
    """The row of a hold whose place is counted already; the slot is locked by then.

    *place* is free unless somebody else has left one before it: then theirs is taken.
    """
    row: dict[str, Any] = {"slot_id": slot_id, "stock_id": stock_id, "state": "held"}
    row |= claim._asdict() | {"made_at": now}
    statement = WRITE[conn.dialect.name]
    written = statement.first(conn, row | {"place": place})
    if written is None:
        written = statement.first(conn, row | {"place": _lowest(conn, slot_id)})
    assert written is not None
    return int(written[0])


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
    """End a hold that is in the state *was*; its place and its stock are free again, or kept for
    the wait list.

    The slot is locked by the caller. *due*: only if its time is over. *heir*: the hold that gets
    what this one had drawn, see `doses.lent`. False: it was not so, and nothing has changed.
    """
    to = "over" if was == "passing" or not wanted(conn, slot_id, now) else "passing"
    values: dict[str, Any] = {"hold": hold_id, "was": was, "before": now if due else EVER}
    ended = END.first(conn, values | {"to": to, "end": how})
    if ended is None:
        return False
    if to == "over":
        GIVE.changed(conn, {"slot": slot_id})
    stock_id = ended[0]
    if stock_id is None or (heir is not None and doses.inherit(conn, heir, stock_id, hold_id)):
        return True
    if to == "over":
        doses.restock(conn, stock_id, hold_id, now=now)
    return True


def ends(conn: Connection, hold_id: int, *, was: str, how: str) -> bool:
    """End a hold whose place and stock somebody else gets at once."""
    values = {"hold": hold_id, "was": was, "before": EVER, "to": "over", "end": how}
    return END.first(conn, values) is not None


def wanted(conn: Connection, slot_id: int, now: datetime) -> bool:
    """Whether somebody on the wait list might take a place of a slot, were there one."""
    return WANTED.first(conn, {"slot": slot_id, "now": now}) is not None


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
