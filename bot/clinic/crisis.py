"""Somebody may harm themselves: a human is called at once, and two questions say how near it is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, update

from bot.clinic import alarms, casefile, cases, joining, queue_rules, reminders, standing
from bot.clinic.casefile import CASE
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.clinic.people import shown_age
from bot.clinic.rules import Level
from bot.moves import Outcome, Put

BY = "scale"  # what raised it


def crisis_raise(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """A place in front of the queue and an alarm, before the person answers anything more.

    A clinician is asked for, never a counsellor alone.
    """
    told = answers | {"level": str(Level.L1), "note": _note(answers), "fired": _fired(context)}
    told |= {"suggested": context.rules.roles.default, "choice": ""}
    case_id = joining.enter(conn, context, told)
    _sound(conn, context, case_id, "raised")
    reminders.crisis(conn, context)
    context.remind = True
    return Outcome("raised", {"door": "case"})


def crisis_grade(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """A plan, or something done already, is an emergency of its own."""
    case_id = standing.waiting(conn, context.person_id)
    lines = [_line("beside", answers), _line("plan", answers)]
    danger = answers["plan"] == "yes"
    if case_id is not None:
        level = Level.E1 if danger else Level.L1
        _add(conn, context, case_id, level=str(level), lines=lines)
        if danger:
            _sound(conn, context, case_id, "danger")
    said = "crisis-now" if danger else "crisis-wait"
    return Outcome("graded", says=(Put(said, keys=False),))


def _add(conn: Connection, context: Context, case_id: int, *, level: str, lines: list[Any]) -> None:
    """More is known of a case that waits: it stands first in the note, and may be more urgent."""
    case, rules = cases.get(conn, case_id), queue_rules.load()
    if case is None:
        return
    values: dict[str, Any] = {"note": {"lines": [*lines, *case.note.get("lines", ())]}}
    if casefile.rank(level) > casefile.rank(case.level):
        line = rules.line(
            context.now, level=level, desk=False, special=case.special, returned=False
        )
        values |= {"level": level, "rank": casefile.rank(level), "hurry": True, "line": line}
    conn.execute(update(CASE).where(CASE.c.id == case_id).values(values))
    context.rings |= {"queue", "board", f"case:{case_id}"}


def _sound(conn: Connection, context: Context, case_id: int, what: str) -> None:
    role, name = context.rules.roles.default, alarms.Name.emergency
    key = f"crisis-{what}:{case_id}:{context.now.isoformat()}"
    alarms.sound(conn, key=key, name=name, case_id=case_id, role=role, now=context.now)
    noted(conn, context, f"crisis.{what}", f"case:{case_id}", BY)
    context.rings |= {"board", "queue", f"case:{case_id}"}


def _note(answers: Answers) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if answers.get("name"):
        values: list[Any] = [answers["name"], {"key": f"patient-sex-{answers['sex']}"}]
        found.append({"title": "note-patient", "values": [*values, shown_age(answers)]})
    return [*found, {"title": "note-crisis", "values": [{"key": "note-crisis-scale"}]}]


def _line(name: str, answers: Answers) -> dict[str, Any]:
    prefix = {"beside": "crisis-card", "plan": "crisis-plan"}[name]
    return {"title": f"note-{name}", "values": [{"key": f"{prefix}-{answers[name]}"}]}


def _fired(context: Context) -> list[dict[str, Any]]:
    rules = context.rules.urgency
    return [{"id": rules.id, "version": rules.version, "level": str(Level.L1), "inputs": {}}]
