"""The effects of an intake: how it begins, how urgent it is, and keeping the record of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, update

from bot.clinic import casefile, checkups, family, inquiry, intakes, note, people
from bot.clinic.conditions import Fact, holds
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted, patient_use
from bot.clinic.judging import facts_of, judge, record
from bot.clinic.people import CASE
from bot.clinic.rules import EMERGENCY, Level, Rules
from bot.moves import Card, Outcome, Put
from bot.store.care import CaseEvent

EVENT = CaseEvent.__table__  # type: ignore[attr-defined]
SELF_MADE = "kept"  # the outcome of a record nobody was asked about
ALARMED = "emergency"  # the outcome of a record of a red flag
LASTING = ("complaints", "words", "place")  # of the last problem, when it is told again
LARGER = "larger"  # the wording with short lists
CRISIS = "self_harm"  # the red flag that leads to the crisis line
LATELY = timedelta(hours=1)  # so long a red flag may be named after it was said


def intake_begin(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """new; again: this patient told of something lately; family: another of the household did."""
    if answers.get("family"):
        return Outcome("family", last_of(answers["family"]))
    since = context.now - timedelta(days=inquiry.load().again_days)
    found = intakes.last(conn, context.person_id, answers.get("patient_id"), since=since)
    if found is None or not found.body.get("complaints"):
        return Outcome("new")
    return Outcome("again", last_of(found.body))


def last_of(body: Answers) -> dict[str, Any]:
    """What an intake offers to be told again, and how that is shown."""
    last = {name: body[name] for name in LASTING if body.get(name)}
    return {"last": last, "last_told": [note.label("complaints", c) for c in last["complaints"]]}


def intake_reuse(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """again: what was told of the last problem need not be asked once more."""
    again = answers.get("again") == "last" or answers.get("check") == "worse"
    again = again or answers.get("begun") == "same"
    last = dict(answers.get("last") or {}) if again else {}
    return Outcome("again" if last else "done", last)


def complaint_kind(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """other: words are needed; medicine: no temperature is asked for; plain: neither.

    more: in the larger wording there is a second page, and it is needed.
    """
    first_page = answers.get("wording") == LARGER and "complaints_more" not in answers
    if first_page and "other" in answers["complaints"]:
        return Outcome("more")
    complaints = inquiry.whole(answers)["complaints"]
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


def history_known(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """known: illnesses, medicines and allergies were told before, and are shown."""
    told = intakes.history(conn, context, answers.get("patient_id"))
    if not told:
        return Outcome("new")
    names = [name for name in intakes.STAYS if name != "care"]  # its details are shown
    known = [line for name in names for line in note.values(name, told.get(name), bare=True)]
    return Outcome("known", {"known": known or [{"key": "intake-known-nothing"}]})


def recall_history(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Nothing has changed: what was told before is told again."""
    return Outcome("done", dict(intakes.history(conn, context, answers.get("patient_id"))))


def medicine_means(conn: Connection, context: Context, answers: Answers) -> Outcome:
    return Outcome("photo" if answers["medicines"] == "photo" else "words")


def proof_given(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Whether there is a picture of the diagnosis that a prescription could rest on."""
    return Outcome("given" if answers["proof"] else "none")


def note_doubt(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Not sure of a red flag: who leaves it at that is asked the next morning how it goes."""
    checkups.plan(conn, context, answers, doubt=True)
    return Outcome("noted")


def conclude(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The end of an intake: the level as by `assess`, and all of it kept for the next time.

    fever: a fever clinic is where such complaints are seen.
    """
    outcome = assess(conn, context, answers)
    told = inquiry.asked(answers, context.rules) | outcome.gives
    intakes.keep(conn, context, told)
    intakes.remember(conn, context, told)
    if told["level"] in inquiry.load().check_up.levels:
        checkups.plan(conn, context, told, doubt=False)
    if outcome.value != ALARMED and _feverish(told, context.rules):
        return Outcome("fever", outcome.gives)
    return outcome


def _feverish(answers: Answers, rules: Rules) -> bool:
    """Whether a fever clinic is where such complaints are seen."""
    facts = facts_of(answers, rules)
    return any(holds(when, facts) for when in inquiry.load().fever_clinic)


def assess(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The level: emergency (E1, E2), soon (L1, L2) or calm (L3, L4)."""
    gives = judged(context, answers)
    if gives["level"] in EMERGENCY:
        alarm(conn, context, answers | gives)
        return Outcome("emergency", gives)
    return Outcome("soon" if gives["level"] in (Level.L1, Level.L2) else "calm", gives)


def raise_alarm(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """A red flag was ticked: kept as an emergency whatever happens next."""
    gives = judged(context, answers)
    alarm(conn, context, answers | gives)
    return Outcome("raised", gives)


def name_flag(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Which red flag it is, said afterwards: danger, or crisis when somebody may harm themselves.

    It is added to the record of the alarm; a crisis has a card of its own.
    """
    gives = judged(context, answers)
    case_id = _alarmed(conn, context)
    if case_id is not None:
        mine = update(CASE).where(CASE.c.id == case_id)
        conn.execute(mine.values(note={"lines": gives["note"]}, rules=gives["fired"]))
    if answers["flag"] != CRISIS:
        return Outcome("danger", gives)
    takes = {name: answers[name] for name in people.DESCRIBED if name in answers}
    about = {"crisis": True, "rule": f"flag:{CRISIS}", "takes": takes}
    return Outcome("crisis", gives, card=Card.CRISIS, about=about)


def _alarmed(conn: Connection, context: Context) -> int | None:
    """The record of the alarm this person raised a moment ago."""
    mine = (CASE.c.person_id == context.person_id, CASE.c.outcome == ALARMED)
    found = (
        select(CASE.c.id)
        .where(*mine, CASE.c.opened_at >= context.now - LATELY)
        .order_by(CASE.c.id.desc())
        .limit(1)
    )
    return conn.execute(found).scalar_one_or_none()


def judged(context: Context, answers: Answers) -> dict[str, Any]:
    """The level, the reasons in the person's own answers, the note and the rules that fired."""
    rules = context.rules
    answers = inquiry.asked(answers, rules)
    facts = facts_of(answers, rules)
    found = judge(facts, rules)
    return {
        "level": str(found.level),
        "why": note.reasons(found.told, facts, answers),
        "note": note.lines(answers, [*found.remarks, *_absent(answers)]),
        "fired": record(found, facts, rules),
        "told": "yes",
    }


def _absent(answers: Answers) -> list[str]:
    """A clinician has to know that nobody sees the patient who answers for them."""
    return ["away"] if answers.get("present") == "away" else []


def warn_away(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Somebody else's illness is told from afar: it is allowed, with a warning."""
    return Outcome("warned", says=(Put("intake-away", {"name": answers["name"]}, keys=False),))


def last_problem(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Of whom and what the person told last, to be told again by one tap; gone: erased since."""
    found = intakes.latest(conn, context)
    known = None if found is None else patient_use(conn, context, {"picked": found.patient_id})
    if found is None or known is None or known.value != "known":
        return Outcome("gone")
    told = {"patient": "known", "begun": "same", **last_of(found.body)}
    return Outcome("found", known.gives | told)


def alarm(conn: Connection, context: Context, answers: Answers) -> None:
    """Keep an emergency whatever happens next, and let the clinic know."""
    case_id = _keep(conn, context, answers, outcome=ALARMED)
    version = context.rules.urgency.version
    noted(conn, context, "emergency.intake", f"case:{case_id}", version)
    context.rings.add("queue")
    context.remind = True


def store_intake(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Keep the record without asking for anybody; an emergency was kept already."""
    if answers["level"] not in EMERGENCY:
        _keep(conn, context, answers, outcome=SELF_MADE)
    return Outcome("kept")


def store_family(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Keep the record; what the household shares is offered to the next of them who is ill."""
    store_intake(conn, context, answers)
    shared = {name: answers[name] for name in LASTING if answers.get(name)}
    return Outcome("kept", {"family": shared})


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
