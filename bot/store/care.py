"""The tables of care: patients, consents, cases, what is said in them, and the staff who answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
    false,
    text,
)
from sqlmodel import Field, SQLModel

from bot.store.columns import Flag, Id, Sealed, Utc, key
from bot.store.tables import _moment, _partial, _ref

ENDED = "'closed','cancelled'"
OWNED = "'active','waiting_patient','waiting_doctor'"
STILL_OPEN = text(f"state NOT IN ({ENDED})")
NAMELESS = text(f"patient_id IS NULL AND state NOT IN ({ENDED})")


def _word(length: int, default: str = "") -> Column[str]:
    return Column(String(length), nullable=False, server_default=default)


def _flag() -> Column[bool]:
    return Column(Flag, nullable=False, server_default=false())


def _count(default: int = 0) -> Column[int]:
    return Column(Integer, nullable=False, server_default=str(default))


def _first_moment(*, nullable: bool = False) -> Column[datetime]:
    """Rows of an older release count as due at once, and as first in line."""
    return Column(Utc, nullable=nullable, server_default="1970-01-01 00:00:00.000000")


class Patient(SQLModel, table=True):
    """Someone a person writes about: themselves, a child, a parent.

    `body` seals name, sex, birth date (ISO), region, and what stays true from one intake to the
    next (`bot.clinic.intakes.STAYS`); `seek` is the keyed index of name + birth.
    """

    __tablename__ = "patient"
    __table_args__ = (UniqueConstraint("person_id", "seek"),)
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    relation: str = Field(sa_column=Column(String(16), nullable=False))
    seek: bytes = Field(sa_column=Column(LargeBinary(16), nullable=False))
    body: Any = Field(default=None, sa_column=Column(Sealed("patient.body")))
    created_at: datetime = Field(sa_column=_moment())


class Intake(SQLModel, table=True):
    """One finished intake: `body` seals its answers by name; `case_id` is set once it was used."""

    __tablename__ = "intake"
    __table_args__ = (Index("intake_person", "person_id", "created_at"),)
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id"))
    patient_id: int | None = Field(default=None, sa_column=_ref("patient.id", nullable=True))
    level: str = Field(sa_column=Column(String(4), nullable=False))
    body: Any = Field(default=None, sa_column=Column(Sealed("intake.body")))
    case_id: int | None = Field(default=None, sa_column=_ref("case.id", nullable=True))
    created_at: datetime = Field(sa_column=_moment())


class Consent(SQLModel, table=True):
    """An answer to one version of the consent text."""

    __tablename__ = "consent"
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    version: str = Field(sa_column=Column(String(32), nullable=False))
    given: bool = Field(sa_column=Column(Flag, nullable=False))
    channel: str = Field(sa_column=Column(String(16), nullable=False))
    at: datetime = Field(sa_column=_moment())


class Case(SQLModel, table=True):
    """One request for a clinician; `state` is of `bot.clinic.casefile.State`.

    Whoever waits is served by (`hurry`, `line`): `line` is the moment the case counts as having
    come, earlier the more urgent it is. `wake_at` is when the queue has to look at it again: an
    open case always has one, and an owned one a clinician, by constraint.
    """

    __tablename__ = "case"
    __table_args__ = (
        CheckConstraint(f"state IN ({ENDED}) OR wake_at IS NOT NULL", "case_watched"),
        CheckConstraint("(state = 'offered') = (offer_id IS NOT NULL)", "case_offered"),
        CheckConstraint(f"state NOT IN ({OWNED}) OR staff_id IS NOT NULL", "case_owned"),
        Index(
            "case_open",
            "patient_id",
            unique=True,
            sqlite_where=STILL_OPEN,
            postgresql_where=STILL_OPEN,
        ),
        Index(
            "case_open_nameless",
            "person_id",
            unique=True,
            sqlite_where=NAMELESS,
            postgresql_where=NAMELESS,
        ),
        Index("case_closed", "staff_id", "closed_at"),
        Index("case_opened", "opened_at"),
        _partial("case_wake", "wake_at", f"state NOT IN ({ENDED})"),
        _partial("case_held", "staff_id", f"state NOT IN ({ENDED})"),
        Index(
            "case_line",
            "role",
            "hurry",
            "line",
            sqlite_where=text("state IN ('waiting','offered')"),
            postgresql_where=text("state IN ('waiting','offered')"),
        ),
    )
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    patient_id: int | None = Field(default=None, sa_column=_ref("patient.id", nullable=True))
    kind: str = Field(default="live", sa_column=_word(12, "live"))  # live|named|callback|question
    role: str = Field(sa_column=Column(String(24), nullable=False))
    department: str = Field(default="", sa_column=_word(8))  # a code of 1994, or empty
    level: str = Field(sa_column=Column(String(4), nullable=False))
    rank: int = Field(sa_column=Column(Integer, nullable=False))  # of the level; higher first
    hurry: bool = Field(default=False, sa_column=_flag())  # L1 and above: before all others
    special: bool = Field(default=False, sa_column=_flag())  # very young, old or pregnant
    limited: bool = Field(default=False, sa_column=_flag())  # for the service desk alone
    line: datetime = Field(sa_column=_first_moment())
    queued_at: datetime = Field(sa_column=_first_moment())  # when it last joined the queue
    round_at: datetime = Field(sa_column=_first_moment())  # nobody is asked twice since then
    kept_until: datetime = Field(sa_column=_first_moment())  # till then for its department alone
    state: str = Field(sa_column=Column(String(16), nullable=False, index=True))
    wake_at: datetime | None = Field(default=None, sa_column=_first_moment(nullable=True))
    stage: int = Field(default=0, sa_column=_count())  # of `bot.clinic.casefile.Stage`
    offer_id: int | None = Field(default=None, sa_column=Column(Id, nullable=True))
    prefers: int | None = Field(default=None, sa_column=Column(Id, nullable=True))  # a staff id
    staff_id: int | None = Field(default=None, sa_column=_ref("staff.id", nullable=True))
    spoke: str = Field(default="", sa_column=_word(12))  # who spoke last: patient|clinician
    spoke_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    nudges: int = Field(default=0, sa_column=_count())  # what this silence has led to already
    note: Any = Field(default=None, sa_column=Column(Sealed("case.note")))
    rules: Any = Field(default=None, sa_column=Column(Sealed("case.rules")))
    summary: Any = Field(default=None, sa_column=Column(Sealed("case.summary")))
    outcome: str = Field(default="", sa_column=Column(String(24), nullable=False))
    follow_up: str = Field(default="", sa_column=_word(10))  # ISO date, or empty
    rating: int | None = Field(default=None, sa_column=Column(Integer))
    version: int = Field(default=1, sa_column=Column(Integer, nullable=False))
    opened_at: datetime = Field(sa_column=_moment())
    accepted_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    closed_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))


class CaseEvent(SQLModel, table=True):
    """One change of a case, append-only."""

    __tablename__ = "case_event"
    id: int | None = Field(default=None, sa_column=key())
    case_id: int = Field(sa_column=_ref("case.id", index=True))
    name: str = Field(sa_column=Column(String(24), nullable=False))
    actor: str = Field(sa_column=Column(String(80), nullable=False))
    detail: str = Field(default="", sa_column=_word(80))  # codes and ids, never words
    at: datetime = Field(sa_column=_moment())


class Message(SQLModel, table=True):
    """One thing said in a case, in the server's order (`id`)."""

    __tablename__ = "message"
    id: int | None = Field(default=None, sa_column=key())
    case_id: int = Field(sa_column=_ref("case.id", index=True))
    author: str = Field(sa_column=Column(String(12), nullable=False))  # patient|clinician|program
    staff_id: int | None = Field(default=None, sa_column=_ref("staff.id", nullable=True))
    kind: str = Field(sa_column=Column(String(12), nullable=False))  # text|image|voice|file|...
    body: Any = Field(default=None, sa_column=Column(Sealed("message.body")))
    media_id: int | None = Field(default=None, sa_column=_ref("media.id", nullable=True))
    platform_id: str = Field(default="", sa_column=Column(String(80), nullable=False))
    once: str | None = Field(default=None, sa_column=Column(String(40)))  # of one press of "send"
    at: datetime = Field(sa_column=_moment())


class Staff(SQLModel, table=True):
    """Someone of the clinic who may log in."""

    __tablename__ = "staff"
    __table_args__ = (
        Index(
            "staff_email",
            "email",
            unique=True,
            sqlite_where=text("email <> ''"),
            postgresql_where=text("email <> ''"),
        ),
    )
    id: int | None = Field(default=None, sa_column=key())
    login: str = Field(sa_column=Column(String(64), nullable=False, unique=True))
    name: str = Field(sa_column=Column(String(80), nullable=False))
    title: str = Field(default="", sa_column=Column(String(80), nullable=False))
    licence: str = Field(default="", sa_column=Column(String(40), nullable=False))
    role: str = Field(sa_column=Column(String(24), nullable=False))
    password: str = Field(sa_column=Column(String(200), nullable=False))  # argon2id
    once: bool = Field(default=False, sa_column=Column(Flag, nullable=False))  # must be changed
    also: str = Field(default="", sa_column=_word(120))  # further roles, joined by commas
    departments: str = Field(default="", sa_column=_word(80))  # codes of 1994, joined by commas
    capacity: int = Field(default=3, sa_column=_count(3))  # cases at once
    active: bool = Field(default=True, sa_column=Column(Flag, nullable=False))
    email: str = Field(default="", sa_column=_word(120))  # known to the sign-in of the house
    seen_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    created_at: datetime = Field(sa_column=_moment())


class Session(SQLModel, table=True):
    """A login of a staff member; `token` is the SHA-256 of the cookie.

    `stage` is of `bot.clinic.logins.Stage`; `agent` tells browsers apart in the list of logins.
    """

    __tablename__ = "session"
    token: bytes = Field(sa_column=Column(LargeBinary(32), primary_key=True))
    staff_id: int = Field(sa_column=_ref("staff.id", index=True))
    csrf: str = Field(sa_column=Column(String(64), nullable=False))
    stage: str = Field(default="in", sa_column=_word(8, "in"))
    agent: str = Field(default="", sa_column=_word(80))
    created_at: datetime = Field(sa_column=_moment())
    seen_at: datetime = Field(sa_column=_moment())


class Attempt(SQLModel, table=True):
    """A failed login, for slowing down guessing."""

    __tablename__ = "attempt"
    id: int | None = Field(default=None, sa_column=key())
    who: bytes = Field(sa_column=Column(LargeBinary(16), nullable=False, index=True))
    at: datetime = Field(sa_column=_moment())


SAID = Message.__table__  # type: ignore[attr-defined]
ONLY_ONCE = text("once IS NOT NULL")
Index("message_case", SAID.c.case_id, SAID.c.id)
Index(
    "message_once",
    SAID.c.case_id,
    SAID.c.once,
    unique=True,
    sqlite_where=ONLY_ONCE,
    postgresql_where=ONLY_ONCE,
)
