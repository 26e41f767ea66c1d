"""The clinician somebody asks for by name: who is at work and may be chosen, and who was."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import byname, departing, presence
from bot.clinic.casefile import CASE, STAFF, State
from bot.clinic.context import Answers, Context
from bot.clinic.presence import AtWork
from bot.moves import Outcome, Put

BY_NAME = "person"  # the option of the page with the suggestion that leads to the names
FASTEST = "fastest"
MOST = 3  # names on a page; in the larger wording one fewer where there are more of them
Listed = dict[str, Any]


def listed(conn: Connection, context: Context, answers: Answers) -> list[Listed]:
    """Who is at work for the suggested role, as options.

    The one of the patient's last case first, whatever their role was then; then who is of the
    department, then who has a free place, then the least busy.
    """
    role = str(answers.get("suggested") or context.rules.roles.default)
    here = {one.staff_id: one for one in presence.here(conn, now=context.now)}
    last, before = _last(conn, context, answers)
    found = {one: role for one, who in here.items() if role in presence.serves(who)}
    if last in here and last not in found and before in presence.serves(here[last]):
        found[last] = before
    codes, wanted = _departments(conn, list(found)), departing.department(answers, role)

    def order(staff_id: int) -> tuple[bool, bool, bool, int, int]:
        one, fits = here[staff_id], _fits(wanted, codes[staff_id])
        return staff_id != last, not fits, one.places <= 0, one.load, staff_id

    return [
        {"value": str(one), "role": found[one], "label": _label(here[one], one == last, shown)}
        for one in sorted(found, key=order)
        for shown in [wanted if _fits(wanted, codes[one]) else codes[one][0]]
    ]


def clinicians_here(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """more or last: a page of names, and whether others follow; none: everybody has left.

    Each page has those who were not shown yet; *passed* are those who were.
    """
    everybody, passed = listed(conn, context, answers), list(answers.get("passed") or ())
    left = [one for one in everybody if one["value"] not in passed]
    if not left:
        passed, left = [], everybody
    if not left:
        says = (Put("doctor-person-none", keys=False),)
        return Outcome("none", {"names": [], "passed": []}, says)
    whole = len(left) <= MOST
    page = left if whole else left[: MOST - context.elder]
    gives = {"names": page, "passed": [*passed, *(one["value"] for one in page)]}
    return Outcome("last" if whole else "more", gives)


def picked(answers: Answers) -> Listed:
    """The clinician who was chosen by name, or empty."""
    if answers.get("choice") != BY_NAME:
        return {}
    names = answers.get("names") or []
    return next((one for one in names if one["value"] == answers.get("person")), {})


def named(answers: Answers) -> int | None:
    found = picked(answers)
    return int(found["value"]) if found else None


def checked(
    conn: Connection, context: Context, answers: Answers
) -> tuple[Answers, tuple[Put, ...]]:
    """The answers as they still hold: who was chosen may have left meanwhile, which is said.

    Then it is the fastest.
    """
    one, found = named(answers), picked(answers)
    if one is None or byname.there(conn, one, found["role"], now=context.now):
        return answers, ()
    said = Put("doctor-named-gone", {"name": found["label"]["name"]}, keys=False)
    return answers | {"person": FASTEST}, (said,)


def _last(conn: Connection, context: Context, answers: Answers) -> tuple[int, str]:
    """Who closed the patient's last case, and for which role it was; 0 for nobody."""
    patient_id = answers.get("patient_id")
    whose = CASE.c.patient_id == patient_id if patient_id else CASE.c.patient_id.is_(None)
    found = (
        select(CASE.c.staff_id, CASE.c.role)
        .where(CASE.c.person_id == context.person_id, whose, CASE.c.state == State.closed)
        .where(CASE.c.staff_id.is_not(None))
        .order_by(CASE.c.closed_at.desc())
        .limit(1)
    )
    row = conn.execute(found).one_or_none()
    return (0, "") if row is None else (row.staff_id, row.role)


def _departments(conn: Connection, ids: list[int]) -> dict[int, list[str]]:
    """The codes of each, or one empty code."""
    found = select(STAFF.c.id, STAFF.c.departments).where(STAFF.c.id.in_(ids))
    return {row.id: row.departments.split(",") for row in conn.execute(found)}


def _fits(wanted: str, codes: list[str]) -> bool:
    """Whether they are of a department, or of the whole that it is a part of."""
    return bool(wanted) and (wanted in codes or wanted[:2] in codes)


def _label(one: AtWork, last: bool, code: str) -> dict[str, Any]:
    """What is read of somebody; *said* is what one may call them."""
    department = {"key": f"department-{code.replace('.', '-')}"} if code else "none"
    return {
        "key": "doctor-person-last" if last else "doctor-person-one",
        "name": one.name,
        "said": one.name,
        "title": one.title or "none",
        "department": department,
        "free": {"key": "doctor-person-free" if one.places > 0 else "doctor-person-busy"},
    }
