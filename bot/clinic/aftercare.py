"""The effects at the end of a talk and after it: finish, rate, say why, and go on once more."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.clinic import alarms, cases, handing, lifecycle, limits, standing
from bot.clinic.casefile import CaseView
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.moves import Outcome, Put

STARS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
POOR = 2  # stars up to which a supervisor should look
UNSOLVED = "unsolved"


def case_finish(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Ask the clinician to close: only they can, because a summary belongs to it."""
    case_id = answers["case_id"]
    case = cases.get(conn, case_id)
    if case is None or case.state not in cases.OWNED:
        return Outcome(None, says=(Put("doctor-finish-early", keys=False),))
    cases.relay(
        conn,
        case_id=case_id,
        kind="note",
        body={"key": "note-finish-asked"},
        media_id=None,
        platform_id="",
        now=context.now,
    )
    context.rings.add(f"case:{case_id}")
    return Outcome(None, says=(Put("doctor-finish-asked", keys=False),))


def rate(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Keep the stars; few of them are put where a supervisor looks."""
    stars = STARS.get(str(answers.get("rating")))
    if stars is None:
        return Outcome("skipped")
    case_id = answers["case_id"]
    kept = cases.rate(conn, case_id=case_id, stars=stars, now=context.now)
    if stars > POOR:
        return Outcome("rated")
    case = cases.get(conn, case_id)
    if kept and case is not None and case.closed_at is not None:  # pressed twice it is told once
        noted(conn, context, "case.poor-rating", f"case:{case_id}", str(stars))
        _alarm(conn, context, case, case.closed_at)
    return Outcome("poor", {"clinician": case.staff_name if case else ""})


def _alarm(conn: Connection, context: Context, case: CaseView, closed_at: datetime) -> None:
    """Once for each time a case was closed: one that went on may end badly again."""
    key, name = f"rating:{case.id}:{closed_at.isoformat()}", alarms.Name.rating
    alarms.sound(conn, key=key, name=name, case_id=case.id, role=case.role, now=context.now)
    context.rings.add("board")


def keep_reason(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Why it did not help; what is not solved yet can go on at once."""
    case_id, reason = answers["case_id"], str(answers["reason"])
    actor = f"person:{context.person_id}"
    lifecycle.record(conn, case_id, "rating-reason", actor=actor, now=context.now, detail=reason)
    return Outcome("unsolved" if reason == UNSOLVED else "kept")


def case_reopen(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The same case waits again, for the same clinician first; late: it ended too long ago."""
    case_id = answers["case_id"]
    if not reopened(conn, context, case_id):
        return Outcome("late", says=(Put("doctor-reopen-late", keys=False),))
    gives = standing.place(conn, context, case_id)
    return Outcome("reopened", gives, going_on(conn, context, case_id))


def going_on(conn: Connection, context: Context, case_id: int) -> tuple[Put, ...]:
    """What is said when a case goes on: who is asked first."""
    case = cases.get(conn, case_id)
    if case is not None and case.limited:
        return limits.said(conn, context)
    clinician = standing.place(conn, context, case_id)["clinician"]
    return (Put("doctor-reopened", {"clinician": clinician}, keys=False),)


def go_on(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """An answer to a case that silence had ended: it goes on, unless it ended too long ago."""
    outcome = case_reopen(conn, context, answers)
    value = "again" if outcome.value == "reopened" else "over"
    return Outcome(value, outcome.gives, outcome.says)


def ended_look(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """A case that silence had ended is shown again after a card, for as long as it may go on."""
    case = cases.get(conn, answers["case_id"])
    if case is None or not handing.reopenable(case, context.now):
        return Outcome("over", says=(Put("doctor-reopen-late", keys=False),))
    return Outcome(None, standing.place(conn, context, case.id))


def let_go(conn: Connection, context: Context, answers: Answers) -> Outcome:
    return Outcome("over")


def reopened(conn: Connection, context: Context, case_id: int) -> bool:
    """Open it again; False also while the patient has another open case."""
    try:
        done = handing.reopen(conn, case_id=case_id, now=context.now)
    except cases.Refused:
        return False
    if done:
        context.rings |= {"queue", f"case:{case_id}"}
    return done
