"""The effects at the door: consent, settings, and who a conversation is for."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from bot.clinic import audit, casefile, family, people, returning, seasons, standing
from bot.clinic.context import Answers, Context
from bot.clinic.people import CASE, PERSON
from bot.moves import Outcome, Put
from bot.store.care import Consent

CONSENT = Consent.__table__  # type: ignore[attr-defined]
REFUSED = "no:"  # in front of the version, in person.consent
SHOWN = 6  # saved patients in one question
SHOWN_LARGER = 3
SELF = "self"
ENDANGERED = ("crisis", "danger")  # how urgent: whoever thinks of hurting themselves
RECORDS = ("kept", "emergency")  # outcomes of cases written for the record, without a clinician


def menu_facts(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """new or refused: whether this version of the consent was agreed to. Who did sees the menu.

    open: every tile at once; larger: the first few; larger_open: fewer, with what they have open.
    *going* are the options for that, each with its own name, and *opened* those on a page of their
    own where there are too many; *season* is on or off.
    """
    none: dict[str, Any] = {"again": "no", "busy": "no", "going": [], "opened": [], "order_id": 0}
    if answers.get("urgent") in ENDANGERED:  # a life comes before a consent
        return Outcome("open", none)
    version = context.rules.consent.version
    season = "on" if seasons.at(conn, today=context.today) else "off"
    gives = none | {"again": "yes" if context.consent else "no", "season": season}
    if context.consent != version:
        gives["busy"] = _busy(conn, context)
        return Outcome("refused" if context.consent == REFUSED + version else "new", gives)
    gives |= _open(conn, context)
    if context.elder:
        return Outcome("larger_open" if gives["going"] or context.aside else "larger", gives)
    return Outcome("open", gives)


def _open(conn: Connection, context: Context) -> dict[str, Any]:
    """What somebody has open, as options of the menu."""
    busy = _busy(conn, context)
    leads, found = returning.found(conn, context, busy=busy)
    going, opened = returning.pages(found, elder=context.elder, aside=context.aside)
    if busy == "no" and returning.REPORT in found:
        busy = returning.REPORT
    options = {"going": list(map(_option, going)), "opened": list(map(_option, opened))}
    return {"busy": busy, **leads, **options}


def _option(word: str) -> dict[str, Any]:
    return {"value": word, "label": {"key": f"menu-key-{word}"}}


def _busy(conn: Connection, context: Context) -> str:
    """What this person has going on: waiting, active, callback, question, or no."""
    found = conn.execute(
        select(CASE.c.state, CASE.c.kind)
        .join(PERSON, PERSON.c.case_id == CASE.c.id)
        .where(PERSON.c.id == context.person_id)
    ).one_or_none()
    return "no" if found is None else _plain(found.state, found.kind)


def _plain(state: str, kind: str) -> str:
    """A case's state as a person sees it."""
    if state in casefile.OWNED:
        return "active"
    if state == casefile.State.callback_booked:
        return "callback"
    if state in casefile.QUEUED:
        return casefile.QUESTION if kind == casefile.QUESTION else "waiting"
    return state


def consent_given(conn: Connection, context: Context, answers: Answers) -> Outcome:
    return _consent(conn, context, given=True)


def consent_refused(conn: Connection, context: Context, answers: Answers) -> Outcome:
    return _consent(conn, context, given=False)


def _consent(conn: Connection, context: Context, *, given: bool) -> Outcome:
    version = context.rules.consent.version
    row = {
        "person_id": context.person_id,
        "version": version,
        "given": given,
        "channel": context.channel,
        "at": context.now,
    }
    conn.execute(insert(CONSENT), row)
    context.consent = version if given else REFUSED + version
    people.change(conn, context.person_id, consent=context.consent, erased_at=None)
    action = "consent.given" if given else "consent.refused"
    noted(conn, context, action, f"person:{context.person_id}", version)
    return Outcome("kept")


def noted(conn: Connection, context: Context, action: str, subject: str, detail: str = "") -> None:
    """Write into the audit what this person did."""
    actor = f"person:{context.person_id}"
    audit.record(conn, actor=actor, action=action, subject=subject, now=context.now, detail=detail)


def reset_consent(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Someone who refused wants to read it again."""
    context.consent = ""
    people.change(conn, context.person_id, consent="")
    return Outcome("done")


def my_case(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Tells how the person's last case stands."""
    found = conn.execute(
        select(CASE.c.id, CASE.c.state, CASE.c.kind, CASE.c.outcome)
        .where(CASE.c.person_id == context.person_id)
        .order_by(CASE.c.id.desc())
        .limit(1)
    ).one_or_none()
    others = family.seen(conn, context)
    if found is None:
        return Outcome("done", says=(Put("mine-case-none", keys=False), *others))
    place = standing.place(conn, context, found.id)
    args = {
        "role": place["asked_role"],
        **{name: place[name] for name in ("ahead", "wait", "when")},
    }
    state = "kept" if found.outcome in RECORDS else _plain(found.state, found.kind)
    return Outcome("done", says=(Put(f"mine-case-{state}", args, keys=False), *others))


def toggle_larger(conn: Connection, context: Context, answers: Answers) -> Outcome:
    return _larger(conn, context, on=not context.elder)


def larger_on(conn: Connection, context: Context, answers: Answers) -> Outcome:
    return _larger(conn, context, on=True)


def _larger(conn: Connection, context: Context, *, on: bool) -> Outcome:
    context.elder = on
    people.change(conn, context.person_id, elder=on)
    said = "engine-larger-on" if on else "engine-larger-off"
    return Outcome("done", says=(Put(said, keys=False),))


def set_language(conn: Connection, context: Context, answers: Answers) -> Outcome:
    context.locale = str(answers["language"])
    people.change(conn, context.person_id, locale=context.locale, spoken=True)
    return Outcome("done", says=(Put("mine-language-set", keys=False),))


def language_known(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """ask: the platform did not tell their language, and they were never asked."""
    found = select(PERSON.c.spoken).where(PERSON.c.id == context.person_id)
    return Outcome("known" if conn.execute(found).scalar_one() else "ask")


def wording(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Which form of a long question suits: few options or all."""
    return Outcome("larger" if context.elder else "normal")


def patients_saved(conn: Connection, context: Context, answers: Answers) -> Outcome:
    most = SHOWN_LARGER if context.elder else SHOWN
    found = people.saved(conn, context.person_id, most=most)
    linked = family.options(conn, context.person_id, family.wanted(answers))
    found = [*linked, *found][:most] if context.elder else [*found, *linked][:most]
    return Outcome("some" if found else "none", {"patients": found})


def patient_use(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """A saved patient was picked; "gone" when they were erased in the meantime."""
    patient_id = int(answers["picked"])
    row = people.find(conn, context.person_id, patient_id)
    if row is None:
        right = family.wanted(answers)
        return family.acting(conn, context, patient_id, right) or Outcome("gone")
    return Outcome("known", people.described(row, context.today, context.rules.ages))


def patient_seek(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """new, same (entered before), or unclear (this birth date cannot be used)."""
    try:
        birth, exact = people.born(str(answers["birth"]), context.today, context.rules.ages)
    except people.Unclear as reason:
        return Outcome("unclear", says=(Put(reason.key, keys=False),))
    gives = {"born": birth.isoformat(), "exact": exact}
    row = people.same(conn, context.person_id, name=str(answers["called"]), birth=birth)
    if row is None:
        return Outcome("new", gives)
    return Outcome("same", gives | {"name": row.body["name"]})


def patient_keep(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Store the patient, once. minor: a child answers alone; aged: offer the larger wording."""
    birth, name = date.fromisoformat(answers["born"]), str(answers["called"])
    row = people.same(conn, context.person_id, name=name, birth=birth) or people.keep(
        conn,
        person_id=context.person_id,
        relation=str(answers["relation"]),
        name=name,
        sex=str(answers["sex"]),
        birth=birth,
        exact=bool(answers["exact"]),
        now=context.now,
    )
    noted(conn, context, "patient.kept", f"patient:{row.id}")
    ages = context.rules.ages
    found = people.described(row, context.today, ages)
    alone = found["relation"] == SELF
    if alone and found["age_years"] < ages.guardian_below_years:
        return Outcome("minor", found)
    if alone and found["age_years"] >= ages.larger_from_years and not context.elder:
        return Outcome("aged", found)
    return Outcome("kept", found)
