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


def callback_times(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """A few free times, each time further on; after the last the first come again."""
    role = _role(conn, context, answers)
    free = callbacks.free(conn, role=role, now=context.now, zone=context.zone)
    if not free:
        return Outcome("none", {"times": []})
    shown = [one["value"] for one in answers.get("times") or []]
    left = [at for at in free if not shown or at > datetime.fromisoformat(shown[-1])]
    times = spread(left or free, context.zone)
    return Outcome("some", {"times": [_option(at, context) for at in times]})


def spread(free: list[datetime], zone: str) -> list[datetime]:
    """The first free time, and the first of each half day after it: few, but of all kinds."""
    halves: dict[tuple[Any, bool], datetime] = {}
    for at in free:
        local = at.astimezone(ZoneInfo(zone))
        halves.setdefault((local.date(), local.hour >= 12), at)
    found = list(halves.values())[:SHOWN]
    more = [at for at in free if at not in found]
    return sorted([*found, *more[: SHOWN - len(found)]])


def callback_book(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """booked; taken: somebody else was quicker; late: a clinician has the case by now."""
    case_id = answers["case_id"] if answers.get("queue") else None
    if case_id is None:
        case_id = joining.enter(conn, context, answers)
    at = datetime.fromisoformat(str(answers["time"]))
    case = cases.get(conn, case_id)
    if case is None or case.owned or not case.open:
        return Outcome("late", {"case_id": case_id})
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


def _option(at: datetime, context: Context) -> dict[str, Any]:
    label = calendar.moment_phrase(at, now=context.now, zone=context.zone)
    return {"value": at.isoformat(), "label": label}
