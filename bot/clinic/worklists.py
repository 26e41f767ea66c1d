"""Reads what a clinician's lists show: who waits for whom, questions, callbacks, what is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlmodel import SQLModel

from bot.clinic import callbacks as callbacks_
from bot.clinic import glances
from bot.clinic.casefile import (
    CASE,
    EMERGENCY,
    HELD,
    IS_OPEN,
    MOST,
    QUEUED,
    VIEW,
    WAITS,
    CaseView,
    State,
    _view,
    among,
)
from bot.clinic.lifecycle import CALLBACK, OFFER, STANDS

PRESENCE = SQLModel.metadata.tables["presence"]
GUEST = SQLModel.metadata.tables["guest"]
QUESTION = "question"  # the kind of a case that is answered later, not live
CALLED = among(CASE.c.state, (State.callback_booked,))
UNOWNED = among(CASE.c.state, (*QUEUED, State.callback_booked))


@dataclass(frozen=True, slots=True)
class Count:
    """How many wait for one role and department; *urgent* of them cannot wait."""

    role: str
    department: str  # a code, or empty
    kind: str  # live, named, callback or question
    n: int
    urgent: int


def counts(conn: Connection) -> list[Count]:
    """Who waits, by role, department and kind; opens no seal."""
    found: dict[tuple[str, str, str], Count] = {}
    group = (CASE.c.role, CASE.c.department, CASE.c.kind, CASE.c.level)
    rows = conn.execute(
        select(*group, func.count())
        .where(WAITS)
        .group_by(*group)
        .order_by(CASE.c.role, CASE.c.department)
    )
    for *one, level, n in rows:
        key = (one[0], one[1], one[2])
        before = found.get(key, Count(*key, 0, 0))
        urgent = before.urgent + n * (level in EMERGENCY)
        found[key] = Count(*key, before.n + n, urgent)
    return list(found.values())


def waiting(
    conn: Connection, *, role: str = "", department: str = "", question: bool = False
) -> list[CaseView]:
    """Who waits, in the order they are to be served; of one role or department, or of all."""
    kind = CASE.c.kind == QUESTION if question else CASE.c.kind != QUESTION
    ids = select(CASE.c.id).where(WAITS, kind)
    if role:
        ids = ids.where(CASE.c.role == role)
    if department:
        ids = ids.where(CASE.c.department == department)
    return _cases(conn, ids, CASE.c.hurry.desc(), CASE.c.line, CASE.c.id)


def callbacks(conn: Connection, *, start: datetime, end: datetime) -> list[CaseView]:
    """Booked callbacks of a day, the next one first; `wake_at` is the time booked."""
    within = (CASE.c.wake_at >= start, CASE.c.wake_at < end)
    ids = select(CASE.c.id).where(IS_OPEN, CALLED, *within)
    return _cases(conn, ids, CASE.c.wake_at, CASE.c.id)


def callback(conn: Connection, case_id: int) -> callbacks_.Booking | None:
    """How a case's patient wants to be called, also once the time has come."""
    found = select(CALLBACK).where(CALLBACK.c.case_id == case_id, CALLBACK.c.state != "cancelled")
    row = conn.execute(found.order_by(CALLBACK.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else callbacks_._booking(row)


def joined(conn: Connection, staff_id: int) -> list[CaseView]:
    """Open cases of colleagues in which one is the second clinician."""
    there = (GUEST.c.joined_at.is_not(None), GUEST.c.left_at.is_(None))
    ids = select(CASE.c.id).join(GUEST, GUEST.c.case_id == CASE.c.id)
    return _cases(conn, ids.where(HELD, GUEST.c.staff_id == staff_id, *there), CASE.c.id)


def beat(conn: Connection, staff_id: int) -> tuple[Any, ...]:
    """A value that differs whenever one of this clinician's lists has changed; opens no seal."""
    queue = conn.execute(
        select(func.count(), func.sum(CASE.c.version), func.max(CASE.c.id)).where(IS_OPEN, UNOWNED)
    ).one()
    mine = conn.execute(
        select(CASE.c.id, CASE.c.version, CASE.c.spoke, CASE.c.spoke_at)
        .where(CASE.c.staff_id == staff_id, IS_OPEN)
        .order_by(CASE.c.id)
    )
    offered = select(OFFER.c.id).where(OFFER.c.staff_id == staff_id, STANDS)
    invited = select(GUEST.c.id, GUEST.c.joined_at).join(CASE, CASE.c.id == GUEST.c.case_id)
    invited = invited.where(HELD, GUEST.c.left_at.is_(None))
    at_work = select(PRESENCE.c.state).where(PRESENCE.c.staff_id == staff_id)
    return (
        tuple(queue),
        *(tuple(row) for row in mine),
        tuple(conn.execute(offered.order_by(OFFER.c.id)).scalars()),
        tuple(tuple(row) for row in conn.execute(invited.order_by(GUEST.c.id))),
        conn.execute(at_work).scalar_one_or_none(),
        frozenset(glances.unread(conn, staff_id).items()),
    )


def _cases(conn: Connection, ids: Select[Any], *order: Any) -> list[CaseView]:
    """Found before anything is joined to them, so that nothing but them is read."""
    first = ids.order_by(*order).limit(MOST).subquery("first")
    found = VIEW.join(first, first.c.id == CASE.c.id).order_by(*order)
    return [_view(row) for row in conn.execute(found)]
