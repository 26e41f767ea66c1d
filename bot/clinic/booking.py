"""The effects of booking a callback: free times as a few options, and the booking itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.clinic import calendar, callbacks, cases, joining, standing
from bot.clinic.context import Answers, Context
from bot.moves import Outcome, Put

SHOWN = 3  # free times in one question, beside "another time"
NOON = 12


def callback_times(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """A few free times: one of each half day, then hour by hour; after the last, the first."""
    role = _role(conn, context, answers)
    free = callbacks.free(conn, role=role, now=context.now, zone=context.zone)
    if not free:
        return Outcome("none", {"times": []})
    shown = answers.get("times") or []
    number = int(shown[-1]["page"]) + 1 if shown else 0
    times = page(free, number, context.zone)
    if not times:
        number, times = 0, page(free, 0, context.zone)
    return Outcome("some", {"times": [_option(at, number, context) for at in times]})


def page(free: list[datetime], number: int, zone: str) -> list[datetime]:
    """One page of free times: 0 has the beginnings of half days, the others go hour by hour."""
    hours: dict[tuple[Any, int], datetime] = {}
    halves: dict[tuple[Any, bool], datetime] = {}
    for at in free:
        local = at.astimezone(ZoneInfo(zone))
        hours.setdefault((local.date(), local.hour), at)
        halves.setdefault((local.date(), local.hour >= NOON), at)
    if number == 0:
        return list(halves.values())[:SHOWN]
    return list(hours.values())[(number - 1) * SHOWN : number * SHOWN]


def callback_book(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """booked; taken: somebody else was quicker; late: a clinician has the case by now; urgent:
    the case that was open already cannot wait for hours."""
    case_id = answers["case_id"] if answers.get("queue") else None
    if case_id is None:
        case_id = joining.enter(conn, context, answers)
    at = datetime.fromisoformat(str(answers["time"]))
    case = cases.get(conn, case_id)
    if case is None or case.owned or not case.open:
        return Outcome("late", {"case_id": case_id})
    if case.hurry:
        return Outcome("urgent", standing.place(conn, context, case_id))
    done = callbacks.book(
        conn,
        case_id=case_id,
        at=at,
        means=str(answers["means"]),
        reach=str(answers["number"]),
        now=context.now,
    )
    if not done:
        return Outcome("taken", says=(Put("callback-taken", keys=False),))
    context.rings |= {"queue", f"case:{case_id}"}
    return Outcome("booked", standing.place(conn, context, case_id))


def _role(conn: Connection, context: Context, answers: Answers) -> str:
    case = cases.get(conn, answers["case_id"]) if answers.get("queue") else None
    return case.role if case is not None else joining.role_of(answers, context.rules)


def _option(at: datetime, number: int, context: Context) -> dict[str, Any]:
    label = calendar.moment_phrase(at, now=context.now, zone=context.zone)
    return {"value": at.isoformat(), "label": label, "page": number}
