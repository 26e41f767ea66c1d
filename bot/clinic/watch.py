"""Finds cases and talks that fell out of the rules, puts them back, and sounds an alarm for each.

The transactions of the queue leave nothing of this kind behind; what is found here came from an
older release, from a hand in the database, or from a fault. Each repair is made under the person's
lock after looking again, so that several processes may watch at once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select, update
from sqlmodel import SQLModel

from bot.clinic import alarms, attention, lifecycle, opening, queue_rules
from bot.clinic.casefile import CASE, HELD, IS_OPEN, OWNED, PERSON, STAFF, State
from bot.clinic.lifecycle import OFFER, STANDS

CALLBACK = SQLModel.metadata.tables["callback"]
MOST = 500  # of each kind in one look
ACTOR = "watch"


class Fault(StrEnum):
    """What was wrong; the second half of what `repair` returns."""

    owner = "owner-gone"  # accepted, but its clinician was shut out or deleted
    offer = "offer-lost"  # offered, but the offer is missing, over, or another case's
    stray = "offer-stray"  # an offer stands for a case that is not offered: it blocks the next
    wake = "wake-lost"  # nothing would ever look at it again, or not for days
    callback = "callback-lost"  # to be called back, but no time is booked
    talk = "talk-of-ended"  # the person's talk belongs to a case that is over or missing
    astray = "talk-astray"  # an accepted case whose person talks to the program


def repair(conn: Connection, *, now: datetime) -> list[tuple[int, str]]:
    """Put right what is wrong; (case, what) of each. Run it every minute, then ring "queue" and
    "board". One look at a healthy database is seven queries, of open cases only."""
    repaired: list[tuple[int, str]] = []
    wrong = [(look, _rows(conn, look[1](now))) for look in LOOKS]
    # All persons before the first repair, in the order of their ids: whoever else locks several
    # does so too. What a repair brings to light with somebody else is for the next minute.
    locked = sorted({person_id for _, rows in wrong for _, person_id in rows})
    for person_id in locked:
        lifecycle.lock_person(conn, person_id)
    for (what, find, mend), rows in wrong:
        look = find(now)
        which, whose = look.selected_columns
        for case_id, person_id in sorted(_since_locked(conn, look, rows, locked)):
            same = (which == case_id, whose == person_id)
            if conn.execute(look.where(*same).limit(1)).first() is None:
                continue  # another process was quicker, or the case has moved on
            mend(conn, case_id, person_id, now)
            _tell(conn, case_id, what, now)
            repaired.append((case_id, str(what)))
    return repaired


def _rows(conn: Connection, look: Select[Any]) -> set[tuple[int, int]]:
    # In no order: an ORDER BY would lead the planner along the key through all closed cases.
    return {(int(row.id), int(row.person_id)) for row in conn.execute(look.limit(MOST))}


def _since_locked(
    conn: Connection, look: Select[Any], rows: set[tuple[int, int]], locked: list[int]
) -> set[tuple[int, int]]:
    """What was found before, and what the repairs of the looks before this one have led to."""
    if not locked:
        return rows
    return rows | {pair for pair in _rows(conn, look) if pair[1] in locked}


def _of(*where: ColumnElement[bool]) -> Select[Any]:
    """(case, person) pairs of cases."""
    return select(CASE.c.id, CASE.c.person_id).where(*where)


def _ownerless(now: datetime) -> Select[Any]:
    here = exists().where(STAFF.c.id == CASE.c.staff_id, STAFF.c.active)
    return _of(IS_OPEN, HELD, ~here)


def _offerless(now: datetime) -> Select[Any]:
    theirs = and_(OFFER.c.id == CASE.c.offer_id, OFFER.c.case_id == CASE.c.id, STANDS)
    return _of(IS_OPEN, CASE.c.state == State.offered, ~exists().where(theirs))


def _stray(now: datetime) -> Select[Any]:
    meant = CASE.c.offer_id.is_not_distinct_from(OFFER.c.id)
    return _of(OFFER.c.case_id == CASE.c.id, STANDS, ~meant)


def _unwatched(now: datetime) -> Select[Any]:
    """A day is the longest an accepted case may sleep; a callback sleeps until its time."""
    far = now + 2 * timedelta(seconds=queue_rules.load().silence.patient_close)
    called = CASE.c.state == State.callback_booked
    at = select(CALLBACK.c.at).where(CALLBACK.c.case_id == CASE.c.id, CALLBACK.c.state == "booked")
    late = and_(called, CASE.c.wake_at > at.scalar_subquery())
    return _of(IS_OPEN, or_(CASE.c.wake_at.is_(None), and_(~called, CASE.c.wake_at > far), late))


def _timeless(now: datetime) -> Select[Any]:
    """Once its time has come the callback is done, and the case is about to leave this state."""
    booked = exists().where(CALLBACK.c.case_id == CASE.c.id, CALLBACK.c.state == "booked")
    return _of(IS_OPEN, CASE.c.state == State.callback_booked, ~booked)


def _ended(now: datetime) -> Select[Any]:
    """A talk of a case that is over: from the person, not from the many closed cases."""
    found = select(PERSON.c.case_id.label("id"), PERSON.c.id.label("person_id"))
    found = found.outerjoin(CASE, CASE.c.id == PERSON.c.case_id)
    over = or_(CASE.c.id.is_(None), ~IS_OPEN, CASE.c.person_id != PERSON.c.id)
    return found.where(PERSON.c.case_id.is_not(None), over)


def _astray(now: datetime) -> Select[Any]:
    """An accepted case whose person talks to the program or waits with another one."""
    other = CASE.alias("other")
    held = other.c.state.in_([str(state) for state in OWNED])
    elsewhere = exists().where(other.c.id == PERSON.c.case_id, held)
    return _of(IS_OPEN, HELD, PERSON.c.id == CASE.c.person_id, ~elsewhere)


def _give_up(conn: Connection, case_id: int, person_id: int, now: datetime) -> None:
    name = str(Fault.owner)
    opening.again(conn, case_id, name=name, actor=ACTOR, now=now, since=OWNED)


def _offer_anew(conn: Connection, case_id: int, person_id: int, now: datetime) -> None:
    lifecycle.change(
        conn,
        case_id,
        State.waiting,
        name=str(Fault.offer),
        actor=ACTOR,
        now=now,
        wake_at=now,
        since=(State.offered,),
    )


def _withdraw(conn: Connection, case_id: int, person_id: int, now: datetime) -> None:
    lifecycle.end_offer(conn, case_id, "withdrawn", now=now)
    _wake(conn, case_id, person_id, now)


def _wake(conn: Connection, case_id: int, person_id: int, now: datetime) -> None:
    mine = update(CASE).where(CASE.c.id == case_id, IS_OPEN)
    conn.execute(mine.values(wake_at=now, version=CASE.c.version + 1))


def _queue_anew(conn: Connection, case_id: int, person_id: int, now: datetime) -> None:
    since = (State.callback_booked,)
    opening.again(conn, case_id, name=str(Fault.callback), actor=ACTOR, now=now, since=since)


def _release(conn: Connection, case_id: int, person_id: int, now: datetime) -> None:
    attention.release(conn, person_id)


def _follow(conn: Connection, case_id: int, person_id: int, now: datetime) -> None:
    attention.follow(conn, case_id)


def _tell(conn: Connection, case_id: int, what: Fault, now: datetime) -> None:
    found = conn.execute(select(CASE.c.role).where(CASE.c.id == case_id)).scalar_one_or_none()
    known = case_id if found is not None else None
    if known is not None:
        lifecycle.record(conn, case_id, "repaired", actor=ACTOR, now=now, detail=str(what))
    key = f"ownerless:{case_id}:{what}:{now.isoformat()}"
    name = alarms.Name.ownerless
    alarms.sound(conn, key=key, name=name, case_id=known, role=found or "", now=now)


Find = Callable[[datetime], Select[Any]]
Mend = Callable[[Connection, int, int, datetime], None]
LOOKS: tuple[tuple[Fault, Find, Mend], ...] = (
    (Fault.owner, _ownerless, _give_up),
    (Fault.offer, _offerless, _offer_anew),
    (Fault.stray, _stray, _withdraw),
    (Fault.callback, _timeless, _queue_anew),
    (Fault.wake, _unwatched, _wake),
    (Fault.talk, _ended, _release),
    (Fault.astray, _astray, _follow),
)
