"""The tables of care: patients, consents, cases, what is said in them, and the staff who answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, Integer, LargeBinary, String, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.store.columns import Flag, Sealed, key
from bot.store.tables import _moment, _ref


class Patient(SQLModel, table=True):
    """Someone a person writes about: themselves, a child, a parent.

    `body` seals name, sex, birth date (ISO) and region; `seek` is the keyed index of name + birth.
    """

    __tablename__ = "patient"
    __table_args__ = (UniqueConstraint("person_id", "seek"),)
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    relation: str = Field(sa_column=Column(String(16), nullable=False))
    seek: bytes = Field(sa_column=Column(LargeBinary(16), nullable=False))
    body: Any = Field(default=None, sa_column=Column(Sealed("patient.body")))
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
    """One request for a clinician; `state` is of `bot.clinic.cases.State`."""

    __tablename__ = "case"
    __table_args__ = (
        Index(
            "case_open",
            "patient_id",
            unique=True,
            sqlite_where=text("state IN ('waiting','active')"),
            postgresql_where=text("state IN ('waiting','active')"),
        ),
    )
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    patient_id: int | None = Field(default=None, sa_column=_ref("patient.id", nullable=True))
    role: str = Field(sa_column=Column(String(24), nullable=False))
    level: str = Field(sa_column=Column(String(4), nullable=False))
    rank: int = Field(sa_column=Column(Integer, nullable=False))  # higher is served first
    state: str = Field(sa_column=Column(String(12), nullable=False, index=True))
    staff_id: int | None = Field(default=None, sa_column=_ref("staff.id", nullable=True))
    note: Any = Field(default=None, sa_column=Column(Sealed("case.note")))
    rules: Any = Field(default=None, sa_column=Column(Sealed("case.rules")))
    summary: Any = Field(default=None, sa_column=Column(Sealed("case.summary")))
    outcome: str = Field(default="", sa_column=Column(String(24), nullable=False))
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
    at: datetime = Field(sa_column=_moment())


class Staff(SQLModel, table=True):
    """Someone of the clinic who may log in."""

    __tablename__ = "staff"
    id: int | None = Field(default=None, sa_column=key())
    login: str = Field(sa_column=Column(String(64), nullable=False, unique=True))
    name: str = Field(sa_column=Column(String(80), nullable=False))
    title: str = Field(default="", sa_column=Column(String(80), nullable=False))
    licence: str = Field(default="", sa_column=Column(String(40), nullable=False))
    role: str = Field(sa_column=Column(String(24), nullable=False))
    password: str = Field(sa_column=Column(String(200), nullable=False))  # argon2id
    once: bool = Field(default=False, sa_column=Column(Flag, nullable=False))  # must be changed
    active: bool = Field(default=True, sa_column=Column(Flag, nullable=False))
    created_at: datetime = Field(sa_column=_moment())


class Session(SQLModel, table=True):
    """A login of a staff member; `token` is the SHA-256 of the cookie."""

    __tablename__ = "session"
    token: bytes = Field(sa_column=Column(LargeBinary(32), primary_key=True))
    staff_id: int = Field(sa_column=_ref("staff.id", index=True))
    csrf: str = Field(sa_column=Column(String(64), nullable=False))
    created_at: datetime = Field(sa_column=_moment())
    seen_at: datetime = Field(sa_column=_moment())


class Attempt(SQLModel, table=True):
    """A failed login, for slowing down guessing."""

    __tablename__ = "attempt"
    id: int | None = Field(default=None, sa_column=key())
    who: bytes = Field(sa_column=Column(LargeBinary(16), nullable=False, index=True))
    at: datetime = Field(sa_column=_moment())


Index("message_case", Message.__table__.c.case_id, Message.__table__.c.id)  # type: ignore[attr-defined]
