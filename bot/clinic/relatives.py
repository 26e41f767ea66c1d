"""The SQL of helping: codes that work once, links that the patient agreed to, and their end."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

import bot.store.family  # noqa: F401 - fills the metadata
from bot.clinic import audit
from bot.clinic.audit import AUDIT
from bot.clinic.casefile import PATIENT
from bot.store.columns import vault

CODE = SQLModel.metadata.tables["family_code"]
LINK = SQLModel.metadata.tables["family_link"]
TIMER = SQLModel.metadata.tables["timer"]
VALID = timedelta(hours=24)  # of a code, and of a request for an answer
GUESSING = timedelta(hours=1)
TRIES = 5  # wrong codes of one person within GUESSING
TRIES_OF_ALL = 300  # and of everybody together, since a new person costs nothing on the web page
WRONG = "family.code-wrong"
DIGITS = 6


class State(StrEnum):
    asked = auto()
    on = auto()
    ended = auto()


class Right(StrEnum):
    """What a helper may do for a patient."""

    book = auto()  # bookings of every kind
    see = auto()  # results and how a consultation stands
    talk = auto()  # tell what is wrong and talk with a clinician


RIGHTS = {"all": (*Right,), "talk": (Right.talk,), "see": (Right.see,)}


class Refused(StrEnum):
    """Why a code led to nothing."""

    wrong = auto()  # no such code, used or too old
    often = auto()  # too many wrong ones
    own = auto()  # their own code
    linked = auto()  # linked already, or asked already


@dataclass(frozen=True, slots=True)
class Link:
    """One helper of one patient. *owner_id* wrote the patient in, *person_id* is the helper."""

    id: int
    patient_id: int
    patient: str
    owner_id: int
    person_id: int
    helper: str
    relation: str
    rights: frozenset[str]
    state: State
    asked_at: datetime


COLUMNS = (
    LINK.c.id,
    LINK.c.patient_id,
    LINK.c.person_id,
    LINK.c.relation,
    LINK.c.rights,
    LINK.c.state,
    LINK.c.asked_at,
    LINK.c.body,
    PATIENT.c.person_id.label("owner_id"),
    PATIENT.c.body.label("patient"),
)
FOUND = select(*COLUMNS).join(PATIENT, PATIENT.c.id == LINK.c.patient_id)
THERE = LINK.c.state != State.ended


def drawn() -> str:
    """Six digits nobody can foretell."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def issue(
    conn: Connection,
    *,
    person_id: int,
    patient_id: int,
    rights: Sequence[str],
    now: datetime,
    draw: Callable[[], str] = drawn,
) -> str:
    """A new code of a person for one of their own patients; an earlier one ends.

    The person is locked. Whatever digits are drawn, they are not another living code.
    """
    conn.execute(delete(CODE).where(or_(CODE.c.person_id == person_id, CODE.c.until <= now)))
    row = {"person_id": person_id, "patient_id": patient_id, "rights": ",".join(rights)}
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    once = make(CODE).on_conflict_do_nothing().returning(CODE.c.person_id)
    while True:
        code = draw()
        seek = {"seek": vault().index(_sought(code)), "until": now + VALID}
        if conn.execute(once, row | seek).first() is not None:
            record(conn, person_id, "family.code", f"patient:{patient_id}", now)
            return code


def ask(
    conn: Connection, *, person_id: int, code: str, name: str, relation: str, now: datetime
) -> Link | Refused:
    """Use a code up: the patient's person is now to be asked whether this helper may act.

    The helper is locked. Of two who use one code at once, one deletes it and one finds it gone.
    """
    if guessing(conn, person_id, now):
        return Refused.often
    good = (CODE.c.seek.in_(vault().indexes(_sought(code))), CODE.c.until > now)
    mine = select(CODE.c.person_id).where(*good)
    if conn.execute(mine).scalar_one_or_none() == person_id:
        return Refused.own
    used = delete(CODE).where(*good).returning(CODE.c.patient_id, CODE.c.rights)
    found = conn.execute(used).one_or_none()
    if found is None:
        record(conn, person_id, WRONG, f"person:{person_id}", now)
        return Refused.wrong
    row = {"patient_id": found.patient_id, "person_id": person_id, "relation": relation}
    row |= {"rights": found.rights, "state": State.asked, "body": {"name": name}, "asked_at": now}
    link_id = _begin(conn, row, now)
    if link_id is None:
        return Refused.linked
    record(conn, person_id, "family.asked", f"patient:{found.patient_id}", now)
    link = get(conn, link_id)
    assert link is not None
    return link


def _begin(conn: Connection, row: dict[str, Any], now: datetime) -> int | None:
    """A new request; one of the same helper that nobody answered in time makes room for it."""
    same = (LINK.c.patient_id == row["patient_id"], LINK.c.person_id == row["person_id"])
    old = (LINK.c.state == State.asked, LINK.c.asked_at <= now - VALID)
    conn.execute(update(LINK).where(*same, *old).values(state=State.ended, ended_at=now))
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    once = make(LINK).on_conflict_do_nothing().returning(LINK.c.id)
    made: int | None = conn.execute(once, row).scalar_one_or_none()
    return made


def answer(conn: Connection, *, link_id: int, owner_id: int, yes: bool, now: datetime) -> bool:
    """The patient's person agrees or not; False when there is nothing to answer any more."""
    link = get(conn, link_id)
    if link is None or link.owner_id != owner_id:
        return False
    waiting = (LINK.c.id == link_id, LINK.c.state == State.asked, LINK.c.asked_at > now - VALID)
    values = {"state": State.on, "since": now} if yes else {"state": State.ended, "ended_at": now}
    if conn.execute(update(LINK).where(*waiting).values(values)).rowcount != 1:
        return False
    action = "family.agreed" if yes else "family.refused"
    record(conn, owner_id, action, f"patient:{link.patient_id}", now, f"person:{link.person_id}")
    return True


def end(conn: Connection, *, link_id: int, by: int, now: datetime) -> Link | None:
    """Either side ends it, at any time; None when it is not theirs or has ended."""
    link = get(conn, link_id)
    if link is None or by not in (link.owner_id, link.person_id):
        return None
    ending = update(LINK).where(LINK.c.id == link_id, THERE)
    if conn.execute(ending.values(state=State.ended, ended_at=now)).rowcount != 1:
        return None
    record(conn, by, "family.ended", f"patient:{link.patient_id}", now, f"person:{link.person_id}")
    return link


def get(conn: Connection, link_id: int) -> Link | None:
    row = conn.execute(FOUND.where(LINK.c.id == link_id)).one_or_none()
    return None if row is None else _link(row)


def of_person(conn: Connection, person_id: int) -> list[Link]:
    """The links of a person on either side that hold, the newest first."""
    mine = or_(LINK.c.person_id == person_id, PATIENT.c.person_id == person_id)
    found = FOUND.where(mine, LINK.c.state == State.on).order_by(LINK.c.id.desc())
    return [_link(row) for row in conn.execute(found)]


def requests(conn: Connection, person_id: int, now: datetime) -> list[Link]:
    """Who asked to help this person and still waits for an answer, the oldest first."""
    waiting = (LINK.c.state == State.asked, LINK.c.asked_at > now - VALID)
    found = FOUND.where(PATIENT.c.person_id == person_id, *waiting).order_by(LINK.c.id)
    return [_link(row) for row in conn.execute(found)]


def helped(conn: Connection, person_id: int, right: Right) -> list[Link]:
    """The patients of others whom this person may help in this way."""
    found = FOUND.where(LINK.c.person_id == person_id, LINK.c.state == State.on)
    rows = conn.execute(found.order_by(LINK.c.id.desc()))
    return [link for row in rows if right in (link := _link(row)).rights]


def guessing(conn: Connection, person_id: int, now: datetime) -> bool:
    """Whether this person, or everybody together, tried too many wrong codes of late."""
    lately = select(func.count()).where(AUDIT.c.action == WRONG, AUDIT.c.at > now - GUESSING)
    mine = lately.where(AUDIT.c.subject == f"person:{person_id}")
    if conn.execute(mine).scalar_one() >= TRIES:
        return True
    return bool(conn.execute(lately).scalar_one() >= TRIES_OF_ALL)


def tell(
    conn: Connection, person_id: int, name: str, data: dict[str, Any], *, key: str, now: datetime
) -> None:
    """Say something to the other side, once by its key: it enters their talk as an event."""
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    row = {"key": key, "name": name, "person_id": person_id, "body": data, "due_at": now}
    conn.execute(make(TIMER).on_conflict_do_nothing(), row | {"state": "waiting"})


def record(
    conn: Connection, person_id: int, action: str, subject: str, now: datetime, detail: str = ""
) -> None:
    actor = f"person:{person_id}"
    audit.record(conn, actor=actor, action=action, subject=subject, now=now, detail=detail)


def _sought(code: str) -> str:
    return f"family|{code}"


def _link(row: Any) -> Link:
    return Link(
        id=row.id,
        patient_id=row.patient_id,
        patient=row.patient["name"],
        owner_id=row.owner_id,
        person_id=row.person_id,
        helper=row.body["name"],
        relation=row.relation,
        rights=frozenset(row.rights.split(",")),
        state=State(row.state),
        asked_at=row.asked_at,
    )
