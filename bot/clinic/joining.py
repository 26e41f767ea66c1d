"""The effects on the way to a clinician: who is suggested, joining the queue, waiting, rating."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from bot.clinic import casefile, cases
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.clinic.judging import facts_of, suggest
from bot.clinic.rules import Level, Rules
from bot.moves import Outcome, Put

STARS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
POOR = 2  # stars up to which a supervisor should look
WINDOWED = "wechat"  # the channel where only a written word opens the way for a clinician's answers
HURRY = (Level.E1, Level.E2, Level.L1)  # levels at which nobody is asked whom they would like
PAGES = ("role", "others", "rest")  # the pages of the list of roles; "more" turns the page
MORE = "more"


def doctor_facts(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """urgent: straight into the queue; hurry: an intake says so; told: one came before; new."""
    if answers.get("urgent") == "yes":
        lines = [{"title": "note-urgent", "values": [{"key": "note-urgent-asked"}]}]
        level = str(context.rules.urgency.asked_urgently)
        return Outcome("urgent", {"level": level, "note": lines, "fired": []})
    if answers.get("told") != "yes":
        return Outcome("new")
    if answers.get("level") in HURRY:
        return Outcome(
            "hurry", {"suggested": suggest(facts_of(answers, context.rules), context.rules)}
        )
    return Outcome("told")


def suggest_role(conn: Connection, context: Context, answers: Answers) -> Outcome:
    role = suggest(facts_of(answers, context.rules), context.rules)
    return Outcome("done", {"suggested": role, "shown": {"key": f"role-{role}"}})


def words_needed(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """WeChat lets a clinician answer freely only after the person wrote or spoke."""
    return Outcome("ask" if _tapped(context, answers) else "skip")


def _tapped(context: Context, answers: Answers) -> bool:
    """Whether a clinician could not answer freely, because nothing was written yet."""
    written = answers.get("words") or answers.get("sentence") or answers.get("urgent")
    return context.channel == WINDOWED and not written


def open_case(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Join the queue, or the case this patient has open already."""
    lines = list(answers.get("note") or [])
    if answers.get("sentence"):
        lines.append({"title": "note-sentence", "values": [answers["sentence"]]})
    case_id = cases.open(
        conn,
        person_id=context.person_id,
        patient_id=answers.get("patient_id"),
        role=role_of(answers, context.rules),
        level=str(answers["level"]),
        note={"lines": lines},
        rules=list(answers.get("fired") or []),
        now=context.now,
    )
    context.rings |= {"queue", f"case:{case_id}"}
    gives = {"case_id": case_id} | _standing(conn, case_id)
    if _tapped(context, answers) and gives["state"] in cases.QUEUED:
        gives["state"] = "silent"  # in a hurry: in the queue first, the sentence is asked for there
    return Outcome("joined", gives)


def role_of(answers: Answers, rules: Rules) -> str:
    """The role asked for: the suggested one, or the one picked from the list."""
    if answers.get("choice") == "other":
        for page in PAGES:
            picked = str(answers.get(page, MORE))
            if picked != MORE:
                return picked
    return str(answers.get("suggested") or rules.roles.default)


def _standing(conn: Connection, case_id: int) -> dict[str, Any]:
    case = cases.get(conn, case_id)
    assert case is not None
    return {
        "state": str(case.state),
        "ahead": casefile.ahead(conn, case_id),
        "clinician": case.staff_name,
        "asked_role": {"key": f"role-{case.role}"},
    }


def queue_look(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The place in the queue now: the waiting question is put again with it."""
    return Outcome(None, _standing(conn, answers["case_id"]))


def queue_cancel(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Leave the queue; not once a clinician has accepted."""
    case_id = answers["case_id"]
    if cases.cancel(conn, case_id=case_id, now=context.now):
        context.rings |= {"queue", f"case:{case_id}"}
        return Outcome("cancelled")
    return Outcome(None, says=(Put("doctor-cancel-late", keys=False),))


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
    cases.rate(conn, case_id=case_id, stars=stars, now=context.now)
    if stars <= POOR:
        noted(conn, context, "case.poor-rating", f"case:{case_id}", str(stars))
    return Outcome("rated")
