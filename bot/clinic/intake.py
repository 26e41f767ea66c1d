"""The effects of an intake: what is left to ask, how urgent it is, and keeping the record of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert

from bot.clinic import casefile, family, note
from bot.clinic.conditions import Fact
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.clinic.judging import facts_of, judge, record
from bot.clinic.people import CASE
from bot.clinic.rules import Level
from bot.moves import Outcome
from bot.store.care import CaseEvent

EVENT = CaseEvent.__table__  # type: ignore[attr-defined]
SELF_MADE = "kept"  # the outcome of a record nobody was asked about
EMERGENCY = (Level.E1, Level.E2)


def complaint_kind(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """other: words are needed; medicine: no temperature is asked for; plain: neither."""
    complaints = answers["complaints"]
    if "other" in complaints:
        return Outcome("other")
    return Outcome("medicine" if complaints == ["medicine"] else "plain")


def read_fever(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Whether a measured fever makes the place of measuring worth a question."""
    facts = facts_of(answers, context.rules)
    measured = facts[Fact.TEMPERATURE] is not None and facts[Fact.TEMPERATURE] >= (
        context.rules.temperature.fever_from
    )
    return Outcome("yes" if measured else "no")


def assess(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The level: emergency (E1, E2), soon (L1, L2) or calm (L3, L4)."""
    gives = judged(context, answers)
    if gives["level"] in EMERGENCY:
        _alarm(conn, context, answers | gives)
        return Outcome("emergency", gives)
    return Outcome("soon" if gives["level"] in (Level.L1, Level.L2) else "calm", gives)


def raise_alarm(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """A red flag was ticked: kept as an emergency whatever happens next."""
    gives = judged(context, answers)
    _alarm(conn, context, answers | gives)
    return Outcome("raised", gives)


def judged(context: Context, answers: Answers) -> dict[str, Any]:
    """The level, the reasons in the person's own answers, the note and the rules that fired."""
    rules = context.rules
    facts = facts_of(answers, rules)
    found = judge(facts, rules)
    return {
        "level": str(found.level),
        "why": note.reasons(found.told, facts, answers),
        "note": note.lines(answers, found.remarks),
        "fired": record(found, facts, rules),
        "told": "yes",
    }


def _alarm(conn: Connection, context: Context, answers: Answers) -> None:
    case_id = _keep(conn, context, answers, outcome="emergency")
    version = context.rules.urgency.version
    noted(conn, context, "emergency.intake", f"case:{case_id}", version)
    context.rings.add("queue")
    context.remind = True


def store_intake(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Keep the record without asking for anybody; an emergency was kept already."""
    if answers["level"] not in EMERGENCY:
        _keep(conn, context, answers, outcome=SELF_MADE)
    return Outcome("kept")


def _keep(conn: Connection, context: Context, answers: Answers, *, outcome: str) -> int:
    """A case that is closed as soon as it is written: nobody waits, nothing is lost."""
    row = {
        "person_id": context.person_id,
        "patient_id": family.still(conn, context.person_id, answers.get("patient_id")),
        "role": context.rules.roles.default,
        "level": answers["level"],
        "rank": casefile.rank(answers["level"]),
        "state": casefile.State.closed,
        "note": {"lines": answers["note"]},
        "rules": answers["fired"],
        "outcome": outcome,
        "version": 1,
        "opened_at": context.now,
        "closed_at": context.now,
    }
    case_id = int(conn.execute(insert(CASE).returning(CASE.c.id), row).scalar_one())
    actor = f"person:{context.person_id}"
    event = {"case_id": case_id, "name": outcome, "actor": actor, "at": context.now}
    conn.execute(insert(EVENT), event)
    return case_id
