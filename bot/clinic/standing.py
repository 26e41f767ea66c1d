"""Where a person's case stands, as their questions show it: place, wait, clinician, callback."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from bot.clinic import calendar, callbacks, cases, queue_rules, timetable, waits
from bot.clinic.casefile import (
    CASE,
    IS_OPEN,
    LIVE,
    MESSAGE,
    NAMED,
    OWNED,
    PERSON,
    QUESTION,
    QUEUED,
    STAFF,
    Author,
    CaseView,
    State,
)
from bot.clinic.context import Context
from bot.messages import Kind

CALLBACK = "callback"
SPOKEN = (Kind.TEXT, Kind.VOICE)


def place(conn: Connection, context: Context, case_id: int) -> dict[str, Any]:
    """The answers of `flows.way.PLACE` for a case, as it stands now."""
    case = cases.get(conn, case_id)
    assert case is not None
    found: dict[str, Any] = {
        "case_id": case_id,
        "state": str(case.state),
        "kind": _kind(case),
        "ahead": "none",
        "wait": waits.phrase(None),
        "clinician": case.staff_name or _name(conn, case.prefers),
        "asked_role": {"key": f"role-{case.role}"},
        "when": when(conn, context, case),
    }
    if case.state in QUEUED:
        wait = waits.of_case(conn, case_id, now=context.now)
        found |= {"ahead": str(wait.ahead or "none"), "wait": waits.phrase(wait.minutes)}
    return found


def when(conn: Connection, context: Context, case: CaseView) -> dict[str, Any] | str:
    """The moment of a booked callback, to be said in any language; empty without one."""
    booked = callbacks.of_case(conn, case.id) if case.state is State.callback_booked else None
    if booked is None:
        return ""
    return calendar.moment_phrase(booked.at, now=context.now, zone=context.zone)


def day_phrase(day: date) -> dict[str, Any]:
    """A day to come, to be said in any language."""
    weekday = {"key": f"hours-{timetable.WEEKDAYS[day.weekday()]}"}
    month = {"key": f"hours-month-{day.month}"}
    return {"key": "value-day", "month": month, "day": str(day.day), "weekday": weekday}


def waiting(conn: Connection, person_id: int) -> int | None:
    """The open case of a person that no clinician has yet: in the queue, booked or left."""
    found = (
        select(CASE.c.id)
        .join(PERSON, PERSON.c.case_id == CASE.c.id)
        .where(PERSON.c.id == person_id, IS_OPEN, CASE.c.state.not_in(OWNED))
    )
    return conn.execute(found).scalar_one_or_none()


def is_open(conn: Connection, case_id: int | None) -> bool:
    found = select(CASE.c.id).where(CASE.c.id == case_id, IS_OPEN)
    return conn.execute(found).first() is not None


def of_late(conn: Connection, context: Context) -> int | None:
    """A case a clinician had that ended so lately that it may be opened again."""
    since = context.now - timedelta(hours=queue_rules.load().reopen_hours)
    found = (
        select(CASE.c.id)
        .where(CASE.c.person_id == context.person_id, CASE.c.state == State.closed)
        .where(CASE.c.staff_id.is_not(None), CASE.c.closed_at >= since)
        .order_by(CASE.c.closed_at.desc())
        .limit(1)
    )
    return conn.execute(found).scalar_one_or_none()


def _kind(case: CaseView) -> str:
    """How a person is waiting: live also once the time of their callback has come."""
    if case.state is State.callback_booked:
        return CALLBACK
    waits = case.state in QUEUED and case.kind in (NAMED, QUESTION)
    return case.kind if waits else LIVE


def _name(conn: Connection, staff_id: int | None) -> str:
    found = conn.execute(select(STAFF.c.name).where(STAFF.c.id == staff_id))
    return found.scalar_one_or_none() or ""


def handed_over(conn: Connection, case_id: int) -> dict[str, str]:
    """What the person added while waiting: how many `words` and `photos`, or "none"."""
    mine = (MESSAGE.c.case_id == case_id, MESSAGE.c.author == Author.patient)
    found = select(MESSAGE.c.kind, func.count()).where(*mine).group_by(MESSAGE.c.kind)
    counts = {str(row[0]): int(row[1]) for row in conn.execute(found)}
    words = sum(counts.get(kind, 0) for kind in SPOKEN)
    return {"words": str(words or "none"), "photos": str(counts.get(Kind.IMAGE, 0) or "none")}
