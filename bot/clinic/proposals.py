"""What a clinician proposes beside the talk (a test, a vaccination, a visit), and what came of it.

A proposal is an event of its case; what the patient makes of it are two more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from bot.clinic import lifecycle
from bot.clinic.casefile import CASE, MESSAGE, PERSON, Author, CaseView
from bot.clinic.lifecycle import CASE_EVENT
from bot.talk import Talk

EVENT = "propose-"  # with the kind: the event of a case, and of its patient's talk
TAP = "k:p."  # of the button's code, which every channel can carry; the kind stands behind it
OPENED, DONE, LEFT = "proposal-opened", "proposal-done", "proposal-left"
SEEN = "proposal-back"  # they came back from one of which the case knows already what came
BESIDE, PROPOSED = "beside", "proposed"  # answers of the talk's root: the case, and the kind
MADE = {"test": "lab_order", "vaccine": "booking"}  # the table in which what came of it is a row


class Proposal(StrEnum):
    """What can be proposed."""

    test = auto()
    vaccine = auto()
    visit = auto()


@dataclass(frozen=True, slots=True)
class Proposed:
    """The newest proposal of a kind to a person, and its case."""

    case_id: int
    kind: Proposal


def newest(conn: Connection, *, person_id: int, kind: Proposal) -> Proposed | None:
    """What was proposed to a person last; None where nobody did, as after an erasure."""
    found = (
        select(CASE_EVENT.c.case_id)
        .join(CASE, CASE.c.id == CASE_EVENT.c.case_id)
        .where(CASE.c.person_id == person_id, CASE_EVENT.c.name == EVENT + kind)
        .order_by(CASE_EVENT.c.id.desc())
        .limit(1)
    )
    case_id = conn.execute(found).scalar_one_or_none()
    return None if case_id is None else Proposed(case_id, kind)


def standing(conn: Connection, case_id: int) -> Proposal | None:
    """What was proposed last in a case, while neither side has said anything since."""
    names = [EVENT + kind for kind in Proposal]
    later = select(MESSAGE.c.id).where(
        MESSAGE.c.case_id == CASE_EVENT.c.case_id,
        MESSAGE.c.at > CASE_EVENT.c.at,
        MESSAGE.c.author != Author.program,
    )
    found = (
        select(CASE_EVENT.c.name)
        .where(CASE_EVENT.c.case_id == case_id, CASE_EVENT.c.name.in_(names), ~later.exists())
        .order_by(CASE_EVENT.c.id.desc())
        .limit(1)
    )
    name = conn.execute(found).scalar_one_or_none()
    return None if name is None else Proposal(str(name).removeprefix(EVENT))


def under_way(conn: Connection, case: CaseView) -> Proposal | None:
    """What the patient of a clinician's case is filling in just now, beside the talk."""
    if not case.owned:
        return None
    stored = select(PERSON.c.talk).where(PERSON.c.id == case.person_id)
    stack = Talk.from_json(conn.execute(stored).scalar_one()).stack
    root = stack[0].answers if len(stack) > 1 else {}
    kind = root.get(PROPOSED)
    return Proposal(kind) if root.get(BESIDE) == case.id and kind in set(Proposal) else None


def opened(conn: Connection, proposed: Proposed, *, person_id: int, now: datetime) -> None:
    """The patient pressed the button of the card."""
    _record(conn, proposed, OPENED, person_id, now)


def over(
    conn: Connection, proposed: Proposed, *, person_id: int, whole: bool, now: datetime
) -> bool | None:
    """The patient comes back from it. *whole*: they went through it to its end. Returns whether
    anything came of it, which for a test or a vaccine is something booked since it was proposed;
    None where the case knows already that it was done, as when the button was pressed again."""
    since = _proposed_at(conn, proposed)
    if since is None:
        return None
    if _told(conn, proposed, since):
        _record(conn, proposed, SEEN, person_id, now)
        return None
    done = _made(conn, proposed.kind, person_id, since) if proposed.kind in MADE else whole
    _record(conn, proposed, DONE if done else LEFT, person_id, now)
    return done


def _proposed_at(conn: Connection, proposed: Proposed) -> datetime | None:
    made = (CASE_EVENT.c.case_id == proposed.case_id, CASE_EVENT.c.name == EVENT + proposed.kind)
    newest_first = select(CASE_EVENT.c.at).where(*made).order_by(CASE_EVENT.c.id.desc())
    found: datetime | None = conn.execute(newest_first.limit(1)).scalar_one_or_none()
    return found


def _told(conn: Connection, proposed: Proposed, since: datetime) -> bool:
    done = select(CASE_EVENT.c.id).where(
        CASE_EVENT.c.case_id == proposed.case_id,
        CASE_EVENT.c.name == DONE,
        CASE_EVENT.c.detail == str(proposed.kind),
        CASE_EVENT.c.at >= since,
    )
    return conn.execute(done.limit(1)).first() is not None


def _made(conn: Connection, kind: Proposal, person_id: int, since: datetime) -> bool:
    tables = SQLModel.metadata.tables
    table = tables[MADE[kind]]
    made = select(table.c.id).where(
        table.c.person_id == person_id, table.c.made_at >= since, table.c.state != "cancelled"
    )
    if kind is Proposal.vaccine:  # the visit of a home test is a booking too
        visits = tables[MADE[Proposal.test]].c.visit_id
        made = made.where(~select(visits).where(visits == table.c.id).exists())
    return conn.execute(made.limit(1)).first() is not None


def _record(conn: Connection, proposed: Proposed, name: str, person_id: int, now: datetime) -> None:
    actor = f"person:{person_id}"
    lifecycle.record(conn, proposed.case_id, name, actor=actor, now=now, detail=str(proposed.kind))
