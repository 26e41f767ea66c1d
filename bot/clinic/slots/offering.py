"""Offers what became free to the wait list: to the first who fits, then the next, not at night.

A freed place that somebody waits for is `passing`: it stays taken until it was offered here, or
nobody fits. Places that are free anyway (new stock, a new day) are offered as well.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, String, and_, bindparam, or_, select, text, update

from bot.clinic import lifecycle, timetable
from bot.clinic.slots import doses, news, places, rules
from bot.clinic.slots.places import NOT_FILLED, Claim
from bot.clinic.slots.rows import HOLD, RESOURCE, SLOT, STOCK, WAIT, WAIT_AT, Why
from bot.clinic.slots.taking import OPEN
from bot.clinic.slots.waitlist import WAITING
from bot.clinic.timetable import zone_of
from bot.store.columns import Id, Utc
from bot.store.statement import Prepared

NOON = 12
PAGE = 100  # pairs of somebody who waits and a window that are looked at together
AT_RESOURCE = WAIT_AT.join(WAIT, WAIT.c.id == WAIT_AT.c.wait_id).join(
    SLOT, SLOT.c.resource_id == WAIT_AT.c.resource_id
)
SEEN = (
    select(HOLD.c.id)
    .where(HOLD.c.wait_id == WAIT.c.id, HOLD.c.slot_id == SLOT.c.id)
    .correlate(WAIT, SLOT)
    .exists()
)
SUPPLIED = (
    select(STOCK.c.id)
    .where(STOCK.c.resource_id == SLOT.c.resource_id, STOCK.c.product == WAIT.c.pool)
    .where(or_(STOCK.c.quantity > 0, STOCK.c.id == bindparam("stock", type_=Id)))
    .correlate(WAIT, SLOT)
    .exists()
)
FITS = and_(
    WAITING,
    WAIT.c.not_before <= SLOT.c.starts_at,
    WAIT.c.not_after >= SLOT.c.starts_at,
    SLOT.c.book_until > bindparam("until", type_=Utc()),
    ~SEEN,
)
PAIR = select(
    WAIT.c.id.label("wait_id"),
    *(WAIT.c[n] for n in ("person_id", "patient_id", "product", "pool", "dose", "half", "elder")),
    SLOT.c.id.label("slot_id"),
    *(SLOT.c.starts_at, SLOT.c.book_until),
    RESOURCE.c.key,
    RESOURCE.c.zone,
).select_from(AT_RESOURCE.join(RESOURCE, RESOURCE.c.id == SLOT.c.resource_id))
IN_ORDER = (WAIT.c.rank, WAIT.c.made_at, WAIT.c.id, SLOT.c.starts_at)
STOCKED = or_(WAIT.c.pool == "", SUPPLIED)
OF_PLACE = PAIR.where(SLOT.c.id == bindparam("slot", type_=Id), FITS, STOCKED)
OF_PLACE = OF_PLACE.order_by(*IN_ORDER)
OF_FREE = PAIR.where(OPEN, NOT_FILLED, FITS, STOCKED).order_by(*IN_ORDER)
PASSING = Prepared(
    select(HOLD.c.id, HOLD.c.slot_id, HOLD.c.place, HOLD.c.stock_id, STOCK.c.product)
    .select_from(HOLD.outerjoin(STOCK, STOCK.c.id == HOLD.c.stock_id))
    .where(text("slot_hold.state = 'passing'"))
    .order_by(HOLD.c.id)
    .limit(1)
)
ASK = Prepared(
    update(WAIT)
    .where(WAIT.c.id == bindparam("wait", type_=Id), WAITING)
    .values(state=bindparam("to", type_=String()))
)


ASK_AGAIN = Prepared(
    update(WAIT)
    .where(WAIT.c.id == bindparam("wait", type_=Id), WAIT.c.state == "offered")
    .values(state="waiting")
)


class Passing(NamedTuple):
    """A freed place kept for the wait list, and the stock that goes with it."""

    hold_id: int
    slot_id: int
    place: int
    stock_id: int | None
    pool: str | None


def offer(conn: Connection, *, now: datetime) -> bool:
    """One place is offered, or given up for free; False when there is nothing to be done.

    Call it, each time in a transaction of its own, until it is False; so often at most.
    """
    found = PASSING.first(conn, {})
    if found is not None:
        _pass_on(conn, Passing(*found), now)
        return True
    row = _first(conn, OF_FREE, {"stock": 0}, now)
    if row is not None:
        _offer_free(conn, row, now)
    return row is not None


def _first(conn: Connection, which: Any, values: dict[str, Any], now: datetime) -> Row[Any] | None:
    """Whoever is asked first, with the slot; however many before them can come at other times."""
    until = now + timedelta(minutes=rules.load().waitlist.offer_minutes)
    for page in count():
        some = which.limit(PAGE).offset(page * PAGE)
        rows = conn.execute(some, values | {"until": until}).all()
        for row in rows:
            if _half_fits(row) and _asked_in_time(row, now):
                return row
        if len(rows) < PAGE:
            break
    return None


def _half_fits(row: Row[Any]) -> bool:
    hour = row.starts_at.astimezone(zone_of(row.zone)).hour
    return row.half in ("", "am" if hour < NOON else "pm")


def _asked_in_time(row: Row[Any], now: datetime) -> bool:
    """Whether the window can still be booked when they have had their time to answer."""
    return bool(row.book_until > _standing(row.zone, now)[1])


def _standing(zone: str, now: datetime) -> tuple[datetime, datetime]:
    """When somebody is asked, and until when it stands: not at night."""
    numbers = rules.load().waitlist
    asked = timetable.turning(lambda _: [numbers.awake], now, zone, into=True, days=2) or now
    return asked, asked + timedelta(minutes=numbers.offer_minutes)


def _pass_on(conn: Connection, place: Passing, now: datetime) -> None:
    """To whoever is first; where another process was quicker, it is looked at again."""
    values = {"slot": place.slot_id, "stock": place.stock_id or 0}
    row = _first(conn, OF_PLACE, values, now)
    if row is not None:
        lifecycle.lock_person(conn, row.person_id)
    places.lock(conn, [place.slot_id])
    if row is None:
        places.leave(
            conn, place.hold_id, slot_id=place.slot_id, was="passing", how="unwanted", now=now
        )
    elif ASK.changed(conn, {"wait": row.wait_id, "to": "offered"}) == 1 and not _handed(
        conn, place, row, now
    ):
        ASK_AGAIN.changed(conn, {"wait": row.wait_id})


def _handed(conn: Connection, place: Passing, row: Row[Any], now: datetime) -> bool:
    """The place goes from the one who had it to the one who is asked."""
    if not places.ends(conn, place.hold_id, was="passing", how="passed"):
        return False
    same = place.stock_id is not None and row.pool == place.pool
    claim, asked = _claim(row, now)
    hold_id = places.write(conn, slot_id=place.slot_id, claim=claim, now=now, place=place.place)
    if same:
        assert place.stock_id is not None
        doses.inherit(conn, hold_id, place.stock_id, place.hold_id)
    else:
        if place.stock_id is not None:
            doses.restock(conn, place.stock_id, place.hold_id, now=now)
        if row.pool and not doses.draw(
            conn, hold_id, slot_id=place.slot_id, pool=row.pool, now=now
        ):
            places.leave(conn, hold_id, slot_id=place.slot_id, was="held", how="unwanted", now=now)
            return False
    _tell(conn, row, hold_id, asked, claim.until)
    return True


def _offer_free(conn: Connection, row: Row[Any], now: datetime) -> None:
    lifecycle.lock_person(conn, row.person_id)
    places.lock(conn, [row.slot_id])
    if ASK.changed(conn, {"wait": row.wait_id, "to": "offered"}) != 1:
        return
    claim, asked = _claim(row, now)
    hold_id = places.take(conn, slot_id=row.slot_id, claim=claim, now=now)
    if isinstance(hold_id, Why):
        ASK_AGAIN.changed(conn, {"wait": row.wait_id})
        return
    _tell(conn, row, hold_id, asked, claim.until)


def _claim(row: Row[Any], now: datetime) -> tuple[Claim, datetime]:
    asked, until = _standing(row.zone, now)
    claim = Claim(
        row.person_id, row.patient_id, row.product, row.dose, row.pool, until, row.wait_id
    )
    return claim, asked


def _tell(conn: Connection, row: Row[Any], hold_id: int, asked: datetime, until: datetime) -> None:
    data = {"hold": hold_id, "wait": row.wait_id, "slot": row.slot_id, "resource": row.key}
    data |= {"starts_at": row.starts_at.isoformat(), "until": until.isoformat()}
    key = f"{news.OFFERED}:{hold_id}"
    news.tell(conn, row.person_id, news.OFFERED, data, key=key, due=asked, late=until)
