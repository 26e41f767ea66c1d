"""A sampler's day: the visits of today, and what is done at each of them.

All orders of one visit go together until the samples are taken. What patients have to hear comes
back as tells, to be entered into their talks in the same transaction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, or_, select

from bot.clinic import slots
from bot.clinic.casefile import Tell
from bot.clinic.hometest import orders, rating
from bot.clinic.hometest.orders import EVENT, OPEN, ORDER, TRIES, Order, State
from bot.clinic.rights import supervises
from bot.clinic.slots import Booking
from bot.clinic.slots.rows import SLOT
from bot.clinic.staff import Member

BARCODE = re.compile(r"[A-Z0-9][A-Z0-9-]{5,29}")
UNDONE = (*OPEN, State.failed)


def today(conn: Connection, member: Member, *, now: datetime, zone: str) -> list[list[Order]]:
    """The visits of today that are theirs or nobody's, by time; a supervisor sees all."""
    where = ZoneInfo(zone)
    day = now.astimezone(where).date()
    begin = datetime.combine(day, time(), where)
    which = [SLOT.c.starts_at >= begin, SLOT.c.starts_at < begin + timedelta(days=1)]
    which.append(ORDER.c.state.in_([str(state) for state in (*UNDONE, State.reported)]))
    if not supervises(member):
        which.append(or_(ORDER.c.sampler_id == member.id, ORDER.c.sampler_id.is_(None)))
    found = orders.listed(conn, *which)
    found.sort(key=lambda order: (order.starts_at, order.visit_id, order.id))
    return [list(visit) for _, visit in groupby(found, key=lambda order: order.visit_id)]


def take(conn: Connection, visit_id: int, member: Member, *, now: datetime) -> list[Tell] | None:
    """Somebody takes a visit nobody has; None when another was quicker."""
    since = [State.booked]
    return _each(conn, visit_id, State.assigned, member, now, since=since, sampler_id=member.id)


def give_back(
    conn: Connection, visit_id: int, member: Member, *, now: datetime
) -> list[Tell] | None:
    """They cannot go after all; the visit is free for a colleague."""
    if not _theirs(conn, visit_id, member):
        return None
    return _each(conn, visit_id, State.booked, member, now, sampler_id=None)


def set_out(conn: Connection, visit_id: int, member: Member, *, now: datetime) -> list[Tell] | None:
    """On the way: from now on the person cannot move or cancel it; they are told."""
    if not _theirs(conn, visit_id, member):
        return None
    return _each(conn, visit_id, State.underway, member, now, since=[State.assigned], tells=True)


def arrive(conn: Connection, visit_id: int, member: Member, *, now: datetime) -> list[Tell] | None:
    """At the door."""
    if not _theirs(conn, visit_id, member):
        return None
    return _each(conn, visit_id, State.arrived, member, now, since=[State.underway])


def nobody(conn: Connection, visit_id: int, member: Member, *, now: datetime) -> list[Tell] | None:
    """Nobody opens. The first time they try again; the second time a new visit is needed."""
    if not _theirs(conn, visit_id, member):
        return None
    tells: list[Tell] = []
    for order in _waiting(conn, visit_id):
        tries = order.tries + 1
        to = State.failed if tries >= TRIES else order.state
        changed = orders.change(
            conn,
            order.id,
            to,
            name="nobody",
            actor=_actor(member),
            now=now,
            since=[order.state],
            tries=tries,
            detail=f"try:{tries}",
        )
        if changed is not None:
            name = "lab.redo" if changed.state is State.failed else "lab.nobody"
            tells.append(tell(changed, name, key=f"try:{tries}"))
    if tells and all(order.state is not State.arrived for order in _waiting(conn, visit_id)):
        _ended(conn, visit_id, member, now)
    return tells or None


def sample(
    conn: Connection, order_id: int, barcode: str, member: Member, *, now: datetime
) -> Order | str:
    """A sample is in its tube. A word when not: barcode (none), used, wrong (not theirs now)."""
    code = read_barcode(barcode)
    if not code:
        return "barcode"
    if orders.by_barcode(conn, code) is not None:
        return "used"
    order = orders.get(conn, order_id)
    if order is None or order.sampler_id != member.id:
        return "wrong"
    done = orders.change(
        conn,
        order_id,
        State.sampled,
        actor=_actor(member),
        now=now,
        since=[State.arrived],
        barcode=code,
    )
    if done is None:
        return "wrong"
    if not _waiting(conn, done.visit_id):
        slots.attend(conn, booking_id=done.visit_id, by=_actor(member), now=now)
        rating.plan(conn, done.visit_id, now=now)
    return done


def send(conn: Connection, order_id: int, member: Member, *, now: datetime) -> Order | None:
    """Handed over to the laboratory."""
    return orders.change(
        conn, order_id, State.sent, actor=_actor(member), now=now, since=[State.sampled]
    )


def spoil(conn: Connection, order_id: int, member: Member, *, now: datetime) -> Tell | None:
    """The sample leaked, or its label does not fit: it is taken once more, for free."""
    done = orders.change(conn, order_id, State.spoiled, actor=_actor(member), now=now)
    return None if done is None else tell(done, "lab.redo", key="spoiled")


def tell(order: Order, name: str, *, key: str) -> Tell:
    """An event for the person who ordered."""
    return Tell(order.person_id, name, {"order": order.id}, f"{name}:{order.id}:{key}")


def read_barcode(text: str) -> str:
    """A bar code as it is printed, typed or from a scanner; empty for what is none."""
    code = re.sub(r"\s+", "", text).upper()
    return code if BARCODE.fullmatch(code) else ""


def last_change(conn: Connection, order_id: int) -> datetime | None:
    """When something happened to it last."""
    at = select(EVENT.c.at).where(EVENT.c.order_id == order_id).order_by(EVENT.c.id.desc()).limit(1)
    return conn.execute(at).scalar_one_or_none()


def _each(
    conn: Connection,
    visit_id: int,
    to: State,
    member: Member,
    now: datetime,
    *,
    since: Iterable[State] | None = None,
    tells: bool = False,
    **values: Any,
) -> list[Tell] | None:
    """All orders of a visit at once; None when none of them could be changed."""
    done = []
    for order in orders.of_visit(conn, visit_id):
        changed = orders.change(
            conn, order.id, to, actor=_actor(member), now=now, since=since, **values
        )
        if changed is not None:
            done.append(changed)
    if not done:
        return None
    return [tell(done[0], f"lab.{to}", key=f"{done[0].visit_id}")] if tells else []


def _theirs(conn: Connection, visit_id: int, member: Member) -> bool:
    return any(order.sampler_id == member.id for order in orders.of_visit(conn, visit_id))


def _waiting(conn: Connection, visit_id: int) -> list[Order]:
    """The orders of a visit whose sample has yet to be taken."""
    before = (*orders.EARLY, *orders.AWAY)
    return [order for order in orders.of_visit(conn, visit_id) if order.state in before]


def _ended(conn: Connection, visit_id: int, member: Member, now: datetime) -> None:
    """Nothing more to be done there: the visit counts as missed, once its time has begun."""
    if not _waiting(conn, visit_id):
        missed = slots.miss(conn, booking_id=visit_id, by=_actor(member), now=now)
        if not isinstance(missed, Booking):  # before its time: it is off
            slots.cancel(
                conn, booking_id=visit_id, person_id=None, now=now, reason="nobody", by="program"
            )


def _actor(member: Member) -> str:
    return f"staff:{member.id}"
