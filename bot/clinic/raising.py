"""A case that waits becomes more urgent, because its patient told more: it is next in the queue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, update

from bot.clinic import casefile, cases, lifecycle, queue_rules
from bot.clinic.casefile import CASE, LIVE, QUEUED, CaseView, State
from bot.clinic.context import Context


def raised(
    conn: Connection,
    context: Context,
    case_id: int,
    level: str,
    *,
    lines: Sequence[Any] = (),
    fired: Sequence[Any] = (),
) -> bool:
    """Bring a case that waits, or is to be called back, before all that are less urgent.

    What of *lines* and of the rules they *fired* is new stands before what is known already.
    """
    rules, case = queue_rules.load(), cases.get(conn, case_id)
    if case is None:
        return False
    told = _new(case, lines, fired)
    if case.hurry:
        return _further(conn, context, case, level, told)
    line = rules.line(context.now, level=level, desk=False, special=case.special, returned=False)
    urgent = {"level": level, "rank": casefile.rank(level), "hurry": level in rules.hurry}
    values = urgent | {"kind": LIVE, "line": line, "queued_at": context.now, "stage": 0}
    if case.role == casefile.DESK:
        values |= {"role": context.rules.roles.default, "limited": False}
    context.rings |= {"queue", "board", f"case:{case_id}"}
    return lifecycle.change(
        conn,
        case_id,
        State.waiting,
        name="raised",
        actor=f"person:{context.person_id}",
        now=context.now,
        wake_at=context.now,
        since=(*QUEUED, State.callback_booked),
        values=values | told | {"round_at": context.now},
        detail=level,
    )


def _new(case: CaseView, lines: Sequence[Any], fired: Sequence[Any]) -> dict[str, Any]:
    before = list(case.note.get("lines", ()))
    found: dict[str, Any] = {}
    if more := [line for line in lines if line not in before]:
        found["note"] = {"lines": [*more, *before]}
    if more := [rule for rule in fired if rule not in case.rules]:
        found["rules"] = [*more, *case.rules]
    return found


def _further(
    conn: Connection, context: Context, case: CaseView, level: str, told: dict[str, Any]
) -> bool:
    """It is before the others already: what is told anew is added, and the level only rises."""
    values = dict(told)
    if casefile.rank(level) > casefile.rank(case.level):
        line = queue_rules.load().line(
            context.now, level=level, desk=False, special=case.special, returned=False
        )
        values |= {"level": level, "rank": casefile.rank(level), "line": line}
    if values:
        conn.execute(update(CASE).where(CASE.c.id == case.id).values(values))
        context.rings |= {"queue", "board", f"case:{case.id}"}
    return True
