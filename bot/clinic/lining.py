"""The effects of someone who waits: look, leave, and what may be had instead of waiting."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.clinic import byname, callbacks, cases, joining, locating, opening, standing, waits
from bot.clinic.casefile import QUEUED, State
from bot.clinic.context import Answers, Context
from bot.moves import Outcome, Put

NONE = "none"


def queue_look(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The place in the queue now: the waiting question is put again with it.

    Where it grew because of somebody urgent, that is said.
    """
    case_id = answers["case_id"]
    gives = standing.place(conn, context, case_id)
    grew = gives["state"] in QUEUED and _number(gives["ahead"]) > _number(answers.get("ahead"))
    if grew and waits.of_case(conn, case_id, now=context.now).jumped:
        return Outcome(None, gives, (Put("doctor-jumped", keys=False),))
    return Outcome(None, gives)


def queue_cancel(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Leave the queue; not once a clinician has accepted."""
    if _cancelled(conn, context, answers["case_id"]):
        return Outcome("cancelled")
    return Outcome(None, says=(Put("doctor-cancel-late", keys=False),))


def case_cancel(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The same from outside the queue, also of a callback or a question that was left."""
    return Outcome("cancelled" if _cancelled(conn, context, answers["case_id"]) else "late")


def _cancelled(conn: Connection, context: Context, case_id: int) -> bool:
    case = cases.get(conn, case_id)
    if case is not None and case.state is State.callback_booked:
        done = callbacks.cancel(conn, case_id=case_id, now=context.now)
    else:
        done = cases.cancel(conn, case_id=case_id, now=context.now)
    if done:
        context.rings |= {"queue", f"case:{case_id}"}
    return done


def case_rejoin(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Back to one's own place, from the door."""
    return Outcome("joined", standing.place(conn, context, answers["case_id"]))


def keep_waiting(conn: Connection, context: Context, answers: Answers) -> Outcome:
    return Outcome("keep", standing.place(conn, context, answers["case_id"]))


def want_fastest(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Whoever is free first, rather than the one who was asked for by name."""
    case_id = answers["case_id"]
    case = cases.get(conn, case_id)
    if case is None or case.state not in QUEUED:
        return Outcome(None, says=(Put("doctor-late", keys=False),))
    if byname.release(conn, case_id, actor=f"person:{context.person_id}", now=context.now):
        context.rings |= {"queue", f"case:{case_id}"}
    asked = answers.get("queue") == "choice"
    return Outcome("keep" if asked else None, standing.place(conn, context, case_id))


def want_callback(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """To be called back instead; nobody who is urgent is sent away for hours."""
    return _instead(conn, context, answers, "callback")


def want_question(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """To be answered later instead."""
    return _instead(conn, context, answers, "question")


def _instead(conn: Connection, context: Context, answers: Answers, way: str) -> Outcome:
    """The way, or what they wait for put again: its buttons went with the press."""
    case = cases.get(conn, answers["case_id"])
    if case is None or case.state not in QUEUED:
        return Outcome(None, says=(Put("doctor-late", keys=False),))
    if case.hurry:
        says = (Put("doctor-too-urgent", keys=False),)
        return Outcome(None, standing.place(conn, context, case.id), says)
    return Outcome(way)


def nearest_hospital(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Where to go without us; the place in the queue is kept meanwhile, and asked about again:
    the buttons went with the press."""
    gives = standing.place(conn, context, answers["case_id"])
    return Outcome(None, gives, locating.hospital_card(conn, context))


def leave_question(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Out of the queue, or without joining it: the case is answered when somebody has time."""
    queued = bool(answers.get("queue"))
    case_id = answers["case_id"] if queued else joining.enter(conn, context, answers)
    case = cases.get(conn, case_id)
    if case is not None and case.hurry and case.state in QUEUED:
        return Outcome("urgent", standing.place(conn, context, case_id))
    if not opening.leave_question(conn, case_id=case_id, now=context.now):
        return Outcome("late", {"case_id": case_id})
    if queued and answers.get("question"):
        cases.relay(
            conn,
            case_id=case_id,
            kind="text",
            body={"text": answers["question"]},
            media_id=None,
            platform_id="",
            now=context.now,
        )
    context.rings |= {"queue", f"case:{case_id}"}
    return Outcome("left", standing.place(conn, context, case_id))


def _number(ahead: object) -> int:
    return 0 if ahead in (NONE, None, "") else int(str(ahead))
