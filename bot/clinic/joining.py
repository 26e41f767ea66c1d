"""The effects on the way to a clinician: who is suggested, who is at work, joining the queue."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from bot.clinic import (
    alarms,
    calendar,
    cases,
    departing,
    family,
    intakes,
    limits,
    note,
    opening,
    picking,
    shifts,
    standing,
)
from bot.clinic.casefile import LIVE, NAMED, QUESTION, QUEUED, State
from bot.clinic.context import Answers, Context
from bot.clinic.judging import facts_of, suggest
from bot.clinic.raising import raised
from bot.clinic.rules import ORDER, Level, Rules
from bot.moves import Outcome

SILENT = "silent"  # a place in the queue of who did not write anything yet
WINDOWED = "wechat"  # the channel where only a written word opens the way for a clinician's answers
HURRY = (Level.E1, Level.E2, Level.L1)  # levels at which nobody is asked whom they would like
PAGES = ("role", "others", "rest")  # the pages of the list of roles; "more" turns the page
MORE = "more"
# how somebody came who is in danger: what the note says, and the level
URGENT = {"crisis": ("crisis", str(Level.L1)), "danger": ("danger", str(Level.E1))}
PAEDIATRIC, PHYSICIAN = "paediatric", "physician"  # children are seen by a children's doctor
SHUT = "shut"  # an alarm's key: someone urgent came when nobody has hours


def doctor_facts(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """urgent: straight into the queue; hurry: an intake says so; told: an intake came before;
    case: back to one's place in the queue; standing: a case waits already; recent: one has just
    ended; new."""
    if answers.get("urgent"):
        how, level = URGENT.get(str(answers["urgent"]), ("asked", ""))
        lines = [{"title": "note-urgent", "values": [{"key": f"note-urgent-{how}"}]}]
        lines += note.lines(answers, ())
        level = level or str(context.rules.urgency.asked_urgently)
        return Outcome("urgent", {"level": level, "note": lines, "fired": []})
    if answers.get("told") == "yes":
        if answers.get("level") not in HURRY:
            return Outcome("told")
        role = suggest(facts_of(answers, context.rules), context.rules)
        return Outcome("hurry", {"suggested": role})
    if (waiting := standing.waiting(conn, context.person_id)) is not None:
        found = standing.place(conn, context, waiting)
        wished = (answers.get("pick"), answers.get("open"))
        asked = "waiting" in wished or answers.get("door") == "case"
        returns = asked and found["state"] in QUEUED
        return Outcome("case" if returns else "standing", found)
    if answers.get("door") == "yes":
        return Outcome("new")
    if (ended := standing.of_late(conn, context)) is not None:
        return Outcome("recent", standing.place(conn, context, ended))
    return Outcome("new")


def suggest_role(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The role that fits and has its hours.

    limited: the service desk, whatever would fit; choose: two departments are close; hurry: nobody
    is asked; named: one is clear, or none, and somebody is at work who can be asked for by name;
    done: nobody is.

    A door of the services names the role (*wanted*) that its questions are for.
    """
    level = str(answers.get("level") or "")
    narrow = limits.narrowed(conn, person_id=context.person_id, level=level, now=context.now)
    if narrow:
        return Outcome("limited", {"suggested": narrow["role"]}, limits.said(conn, context))
    facts = facts_of(answers, context.rules)
    wanted = _wanted(context, answers)
    role = wanted or suggest(facts, context.rules)
    route = departing.weighed(answers, departing.facts_with(answers, facts))
    hurry = answers.get("level") in HURRY
    gives: dict[str, Any] = {"between": "", "chips": []}
    shown: dict[str, Any] = {}
    if route is not None:
        gives |= departing.noted(answers, route)
        if not wanted and role == context.rules.roles.default:
            between, chips = ("", []) if hurry else departing.chips(route, answers)
            gives |= {"between": between, "chips": chips}
            role = departing.role(route, answers) if route.sure else role
            shown = departing.suggested(route, role)
    other = context.rules.roles.fallback(role)
    if other and not _open(conn, context, role) and _open(conn, context, other):
        role, shown = other, {}
    gives |= {"suggested": role, "shown": shown or {"key": f"role-{role}"}}
    if hurry:
        return Outcome("hurry", gives)
    if gives["chips"]:
        return Outcome("choose", gives)
    here = picking.listed(conn, context, answers | gives)
    return Outcome("named" if here else "done", gives)


def _wanted(context: Context, answers: Answers) -> str:
    """The role somebody asked for before anything else, where it is one for their age.

    Who is in a hurry is not kept waiting for it.
    """
    role, years = str(answers.get("wanted") or ""), answers.get("age_years")
    if role not in context.rules.roles.roles or answers.get("level") in HURRY:
        return ""
    child = years is not None and years < context.rules.ages.guardian_below_years
    if role == PAEDIATRIC:
        return role if child or years is None else ""
    return "" if child and context.rules.roles.roles[role].licence == PHYSICIAN else role


def role_hours(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """open, also for everybody in a hurry; shut; told: shut, and the questions were answered."""
    role = role_of(answers, context.rules)
    shown = {"asked_role": {"key": f"role-{role}"}, "opens": "", "hotline": ""}
    if answers.get("level") in HURRY or _open(conn, context, role):
        return Outcome("open", shown)
    hours = calendar.load()
    opens = hours.next_opening(role, context.now, context.zone)
    shown["opens"] = (
        {"key": "doctor-shut-unknown"}
        if opens is None
        else calendar.moment_phrase(opens, now=context.now, zone=context.zone)
    )
    shown["hotline"] = hours.hotline_of(role) or "none"
    return Outcome("told" if answers.get("facts") == "told" else "shut", shown)


def words_needed(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """WeChat lets a clinician answer freely only after the person wrote or spoke."""
    return Outcome("ask" if _tapped(context, answers) else "skip")


def open_case(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Join the queue, or the case this patient has open already.

    Who waits and asks for help from the emergency card is not put into a second queue: their case
    becomes the urgent one.
    """
    waits = standing.waiting(conn, context.person_id) if answers.get("urgent") else None
    level, lines = str(answers["level"]), _lines(answers)
    answers, says = picking.checked(conn, context, answers)
    if waits is not None and raised(conn, context, waits, level, lines=lines):
        return Outcome("joined", standing.place(conn, context, waits))
    case_id = enter(conn, context, answers)
    gives = standing.place(conn, context, case_id)
    if gives["state"] == State.callback_booked:
        return Outcome("booked", gives)
    if _tapped(context, answers) and gives["state"] in QUEUED:
        gives["state"] = SILENT  # in a hurry: in the queue first, the sentence is asked for there
    return Outcome("joined", gives, says if gives["state"] in (*QUEUED, SILENT) else ())


def enter(conn: Connection, context: Context, answers: Answers) -> int:
    """The case of the patient these answers are about, in the queue of the role asked for."""
    level = level_of(answers, context.rules)
    role, chosen = role_of(answers, context.rules), picking.named(answers)
    case_id = cases.open(
        conn,
        person_id=context.person_id,
        patient_id=family.still(conn, context.person_id, answers.get("patient_id")),
        role=role,
        department=departing.department(answers, role),
        level=level,
        note={"lines": _lines(answers)},
        rules=departing.fired(answers),
        now=context.now,
        kind=LIVE if chosen is None or level in HURRY else NAMED,
        prefers=chosen,
        today=context.today,
    )
    intakes.hand_over(
        conn,
        person_id=context.person_id,
        patient_id=answers.get("patient_id"),
        case_id=case_id,
        now=context.now,
    )
    context.rings |= {"queue", f"case:{case_id}"}
    _attach(conn, context, case_id, answers)
    case = cases.get(conn, case_id)
    assert case is not None
    if case.kind == QUESTION and case.state in QUEUED:
        _wanted_now(conn, context, case_id)
    if level in HURRY:  # it may wait since before that, or until a callback
        fired = departing.fired(answers)
        raised(conn, context, case_id, level, lines=_lines(answers), fired=fired)
    if level in HURRY and not _open(conn, context, case.role):
        key, name = f"{SHUT}:{case_id}", alarms.Name.unaccepted
        alarms.sound(conn, key=key, name=name, case_id=case_id, role=case.role, now=context.now)
        context.rings.add("board")
    return case_id


def _wanted_now(conn: Connection, context: Context, case_id: int) -> None:
    """It was left as a question before."""
    actor, values = f"person:{context.person_id}", {"kind": LIVE}
    opening.again(
        conn, case_id, name="joined", actor=actor, now=context.now, since=QUEUED, values=values
    )


def _attach(conn: Connection, context: Context, case_id: int, answers: Answers) -> None:
    """The pictures taken before the case was opened become part of it."""
    for media_id in answers.get("photos") or ():
        cases.relay(
            conn,
            case_id=case_id,
            kind="image",
            body={},
            media_id=int(media_id),
            platform_id="",
            now=context.now,
        )


def role_of(answers: Answers, rules: Rules) -> str:
    """The role asked for: suggested, of the department or clinician chosen, or of the list."""
    if answers.get("pointed"):
        return str(departing.picked(answers).get("role") or rules.roles.default)
    if answers.get("choice") == "other":
        for page in PAGES:
            picked = str(answers.get(page, MORE))
            if picked != MORE:
                return picked
    if chosen := picking.picked(answers):
        return str(chosen["role"])
    return str(answers.get("suggested") or rules.roles.default)


def level_of(answers: Answers, rules: Rules) -> str:
    """The level, never below that of someone who asked for a human from the emergency card."""
    level = Level(str(answers["level"]))
    if answers.get("aid") != "human":
        return str(level)
    return str(max(level, rules.urgency.asked_urgently, key=ORDER.index))


def _tapped(context: Context, answers: Answers) -> bool:
    """Whether a clinician could not answer freely, because nothing was written yet."""
    written = ("words", "sentence", "question", "number", "urgent", "photos")
    return context.channel == WINDOWED and not any(answers.get(name) for name in written)


def _lines(answers: Answers) -> list[Any]:
    """The note, with what was written after it."""
    said = [("note-sentence", "sentence"), ("note-question", "question")]
    more = [{"title": t, "values": [answers[name]]} for t, name in said if answers.get(name)]
    return [*(answers.get("note") or []), *departing.wish(answers), *more]


def _open(conn: Connection, context: Context, role: str) -> bool:
    return shifts.reachable(conn, role=role, now=context.now, zone=context.zone)
