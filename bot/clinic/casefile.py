"""Reads cases: what state each is in, who waits before whom, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum, auto
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, literal_column, or_, select, true
from sqlalchemy.engine import Row
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import SQLModel

import bot.store.care
import bot.store.queue
import bot.store.tables
import bot.store.zone  # noqa: F401 - these modules fill the metadata
from bot.store.statement import Prepared

CASE = SQLModel.metadata.tables["case"]
PERSON = SQLModel.metadata.tables["person"]
PATIENT = SQLModel.metadata.tables["patient"]
STAFF = SQLModel.metadata.tables["staff"]
MESSAGE = SQLModel.metadata.tables["message"]
MOST = 200  # rows of a list on the console


class State(StrEnum):
    """Where a case is; `bot.clinic.lifecycle.WAYS` says what may follow what.

    `offered`: held out to one clinician. `active`: a clinician's, and both sides talk;
    `waiting_patient` and `waiting_doctor`: one side has been silent for long.
    """

    waiting = auto()
    offered = auto()
    active = auto()
    waiting_patient = auto()
    waiting_doctor = auto()
    callback_booked = auto()
    closed = auto()
    cancelled = auto()


class Stage(IntEnum):
    """How far a case that nobody accepts has been carried."""

    offers = 0  # to one clinician after another
    role = 1  # open to everyone of its role, too
    fallback = 2  # and to the role that stands in
    alarm = 3  # a supervisor knows, and the patient was asked what they would like


class Author(StrEnum):
    """Who said a message of a case."""

    patient = auto()
    clinician = auto()
    program = auto()


DESK = "desk"  # the service desk: the one role whose cases need no licence
QUEUED = (State.waiting, State.offered)
OWNED = (State.active, State.waiting_patient, State.waiting_doctor)
OPEN = (*QUEUED, *OWNED, State.callback_booked)  # one of these per patient
LEVELS = ("L4", "L3", "L2", "L1", "E2", "E1")  # later is served first
EMERGENCY = frozenset({"E1", "E2"})
# Kinds of a case: a question is answered later, not live; named waits for one clinician alone.
LIVE, NAMED, QUESTION = "live", "named", "question"


def among(column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Whether a column has one of some words of ours, written out as in the partial indices."""
    return column.in_([literal_column(f"'{value}'") for value in values])


WAITS = among(CASE.c.state, QUEUED)
HELD = among(CASE.c.state, OWNED)
IS_OPEN = CASE.c.state.not_in([literal_column("'closed'"), literal_column("'cancelled'")])


@dataclass(frozen=True, slots=True)
class Tell:
    """An event for the talk of a case's person; the caller enters it by `Turns.event`."""

    person_id: int
    name: str  # "case.accepted", "case.choice" ...
    data: dict[str, Any]
    key: str  # unique: the same event enters once


class Refused(Exception):
    """A change of a case that its state or its owner does not allow; *reason* is a short code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with the names a console shows. `patient` is the opened `patient.body`, or empty."""

    id: int
    person_id: int
    patient_id: int | None
    kind: str  # live, named, callback or question
    role: str
    department: str  # a code of roles.yaml, or empty
    level: str
    rank: int
    hurry: bool
    special: bool  # very young, old or pregnant
    limited: bool  # its person may reach the service desk alone
    line: datetime
    queued_at: datetime  # when it last joined the queue
    round_at: datetime  # nobody is offered it twice since then
    kept_until: datetime  # till then it is offered to its department alone
    state: State
    wake_at: datetime | None
    stage: int
    offer_id: int | None
    prefers: int | None  # the clinician asked for, or of the last time
    staff_id: int | None
    spoke: str  # who spoke last: patient, clinician, or empty
    spoke_at: datetime | None
    nudges: int
    note: dict[str, Any]
    rules: list[Any]
    summary: dict[str, Any]
    outcome: str
    follow_up: str  # ISO date, or empty
    rating: int | None
    version: int
    opened_at: datetime
    accepted_at: datetime | None
    closed_at: datetime | None
    locale: str  # the person's language
    elder: bool
    alias: str  # the person's pseudonym in logs
    relation: str  # of the patient to the person who writes
    patient: dict[str, Any]
    staff_name: str  # of the owner, or empty
    staff_title: str

    @property
    def emergency(self) -> bool:
        return self.level in EMERGENCY

    @property
    def open(self) -> bool:
        return self.state in OPEN

    @property
    def owned(self) -> bool:
        """Whether a clinician has it."""
        return self.state in OWNED


VIEW = (
    select(
        *CASE.c,
        PERSON.c.locale,
        PERSON.c.elder,
        PERSON.c.alias,
        PATIENT.c.relation,
        PATIENT.c.body.label("patient"),
        STAFF.c.name.label("staff_name"),
        STAFF.c.title.label("staff_title"),
    )
    .join(PERSON, PERSON.c.id == CASE.c.person_id)
    .outerjoin(PATIENT, PATIENT.c.id == CASE.c.patient_id)
    .outerjoin(STAFF, STAFF.c.id == CASE.c.staff_id)
)
ONE = VIEW.where(CASE.c.id == bindparam("case_id"))
FIRST = (  # found before anything is joined to them, so that nothing but them is read
    select(CASE.c.id)
    .where(WAITS)
    .order_by(CASE.c.hurry.desc(), CASE.c.line, CASE.c.id)
    .limit(MOST)
    .subquery("first")
)
WAITING = VIEW.join(FIRST, FIRST.c.id == CASE.c.id).order_by(
    CASE.c.hurry.desc(), CASE.c.line, CASE.c.id
)
MINE = (
    VIEW.where(HELD, CASE.c.staff_id == bindparam("staff_id"))
    .order_by(CASE.c.hurry.desc(), CASE.c.rank.desc(), CASE.c.accepted_at)
    .limit(MOST)
)
NEWEST = select(CASE.c.id).where(IS_OPEN).order_by(CASE.c.id.desc()).limit(1)
OF_PERSON = NEWEST.where(CASE.c.person_id == bindparam("person"))
OF_PATIENT = Prepared(OF_PERSON.where(CASE.c.patient_id == bindparam("patient")))
OF_NOBODY = Prepared(OF_PERSON.where(CASE.c.patient_id.is_(None)))
PAST = (
    VIEW.where(CASE.c.state == State.closed, CASE.c.staff_id == bindparam("staff_id"))
    .order_by(CASE.c.closed_at.desc())
    .limit(bindparam("limit"))
)


def rank(level: str) -> int:
    """Where a level stands in the queue: E1 highest, L4 lowest. Raises ValueError for no level."""
    return LEVELS.index(level) + 1


def get(conn: Connection, case_id: int) -> CaseView | None:
    row = conn.execute(ONE, {"case_id": case_id}).one_or_none()
    return None if row is None else _view(row)


def waiting(conn: Connection) -> list[CaseView]:
    """Cases nobody has accepted, in the order they are to be served."""
    return [_view(row) for row in conn.execute(WAITING)]


def mine(conn: Connection, staff_id: int) -> list[CaseView]:
    """The active cases of one clinician."""
    return [_view(row) for row in conn.execute(MINE, {"staff_id": staff_id})]


def past(conn: Connection, staff_id: int, *, limit: int = 20) -> list[CaseView]:
    """What a clinician closed, newest first."""
    found = conn.execute(PAST, {"staff_id": staff_id, "limit": limit})
    return [_view(row) for row in found]


def position(conn: Connection, case_id: int) -> int:
    """How many waiting cases of the same role are served before this one; 0 when it is next."""
    mine = conn.execute(select(CASE).where(CASE.c.id == case_id)).one_or_none()
    if mine is None or mine.state not in QUEUED:
        return 0
    sooner = or_(CASE.c.line < mine.line, and_(CASE.c.line == mine.line, CASE.c.id < mine.id))
    hurried = CASE.c.hurry == true()
    before = and_(hurried, sooner) if mine.hurry else or_(hurried, sooner)
    count = select(func.count()).where(WAITS, CASE.c.role == mine.role, before)
    return conn.execute(count).scalar_one()


def ahead(conn: Connection, case_id: int) -> str:
    """How many are served before this case, for a sentence: "none" or the number."""
    return str(position(conn, case_id) or "none")


def holds(conn: Connection, *, person_id: int, patient_id: int | None) -> int | None:
    """The open case a person has for a patient, or (None) without naming one."""
    if patient_id is not None:
        row = OF_PATIENT.first(conn, {"person": person_id, "patient": patient_id})
    else:
        row = OF_NOBODY.first(conn, {"person": person_id})
    return None if row is None else int(row[0])


def _view(row: Row[*tuple[Any, ...]]) -> CaseView:
    values = dict(row._mapping)
    values["state"] = State(values["state"])
    for name, empty in (("note", {}), ("rules", []), ("summary", {}), ("patient", {})):
        values[name] = values[name] or empty
    for name in ("relation", "staff_name", "staff_title"):
        values[name] = values[name] or ""
    return CaseView(**values)
