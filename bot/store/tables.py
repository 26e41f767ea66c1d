"""The tables of the conversation: people, talks, messages in and out, timers, files."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlmodel import Field, SQLModel

from bot.store.columns import Flag, Id, Sealed, SealedBytes, Utc, key


def _ref(target: str, *, nullable: bool = False, index: bool = False) -> Column[int]:
    return Column(Id, ForeignKey(target), nullable=nullable, index=index)


def _moment(*, nullable: bool = False, index: bool = False) -> Column[datetime]:
    return Column(Utc, nullable=nullable, index=index)


def _of_the_web_page(name: str) -> Index:
    """For `bot.store.history`: the rows of one web address in order; other channels pay nothing."""
    only = text("channel = 'web'")
    return Index(name, "address", "id", sqlite_where=only, postgresql_where=only)


def _partial(name: str, column: str, only: str) -> Index:
    """An index of the few rows that are ever looked up by *column*."""
    return Index(name, column, sqlite_where=text(only), postgresql_where=text(only))


class Person(SQLModel, table=True):
    """Someone who writes to us, and the one talk they have with the program.

    `talk` is the sealed JSON of `bot.talk.Talk`; `case_id` is set while a clinician owns the talk.
    """

    __tablename__ = "person"
    __table_args__ = (_partial("person_case", "case_id", "case_id IS NOT NULL"),)
    id: int | None = Field(default=None, sa_column=key())
    alias: str = Field(sa_column=Column(String(16), nullable=False, unique=True))
    locale: str = Field(sa_column=Column(String(16), nullable=False))
    elder: bool = Field(default=False, sa_column=Column(Flag, nullable=False))
    talk: Any = Field(default=None, sa_column=Column(Sealed("person.talk")))
    asked_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    case_id: int | None = Field(default=None, sa_column=Column(Id, nullable=True))
    consent: str = Field(default="", sa_column=Column(String(32), nullable=False))
    notices: bool = Field(default=True, sa_column=Column(Flag, nullable=False))
    spoken: bool = Field(  # their language was told by the platform, or they were asked
        default=True, sa_column=Column(Flag, nullable=False, server_default=true())
    )
    staff: bool = Field(  # somebody of the staff in their own chat, see `StaffChat`
        default=False, sa_column=Column(Flag, nullable=False, server_default=false())
    )
    sorry_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    erased_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    created_at: datetime = Field(sa_column=_moment())


class Account(SQLModel, table=True):
    """A person's address on one channel, and how many sends the platform still allows there."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("channel", "address"),)
    id: int | None = Field(default=None, sa_column=key())
    channel: str = Field(sa_column=Column(String(16), nullable=False))
    address: str = Field(sa_column=Column(String(128), nullable=False))
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    reachable: bool = Field(default=True, sa_column=Column(Flag, nullable=False))
    allowed: int | None = Field(default=None, sa_column=Column(Integer))  # None: no budget
    allowed_until: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    left_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))  # they left
    seen_at: datetime = Field(sa_column=_moment())


class Inbox(SQLModel, table=True):
    """One inbound message or event, kept as it came; its key makes a second delivery harmless."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "message_id"),
        _of_the_web_page("inbox_web"),
    )
    id: int | None = Field(default=None, sa_column=key())
    channel: str = Field(sa_column=Column(String(16), nullable=False))
    message_id: str = Field(sa_column=Column(String(160), nullable=False))
    address: str = Field(sa_column=Column(String(128), nullable=False))
    person_id: int | None = Field(default=None, sa_column=Column(Id))
    kind: str = Field(sa_column=Column(String(16), nullable=False))
    state: str = Field(
        sa_column=Column(String(8), nullable=False)
    )  # done | failed | ignored | asked
    error: str = Field(default="", sa_column=Column(String(80), nullable=False))
    body: Any = Field(default=None, sa_column=Column(Sealed("inbox.body")))
    received_at: datetime = Field(sa_column=_moment())


class Outbox(SQLModel, table=True):
    """One bubble to one person. States: `bot.outbox.State`; `owner` and `lease` name the sender."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "outbox_open",
            "person_id",
            "id",
            sqlite_where=text("state IN ('queued','sending')"),
            postgresql_where=text("state IN ('queued','sending')"),
        ),
        _of_the_web_page("outbox_web"),
        _partial("outbox_message", "message_id", "message_id IS NOT NULL"),
    )
    id: int | None = Field(default=None, sa_column=key())
    key: str = Field(sa_column=Column(String(120), nullable=False, unique=True))
    person_id: int = Field(sa_column=_ref("person.id"))
    channel: str = Field(sa_column=Column(String(16), nullable=False))
    address: str = Field(sa_column=Column(String(128), nullable=False))
    inbox_id: int | None = Field(default=None, sa_column=Column(Id))
    state: str = Field(sa_column=Column(String(8), nullable=False))
    way: str = Field(default="push", sa_column=Column(String(8), nullable=False))
    reason: str = Field(default="", sa_column=Column(String(80), nullable=False))
    body: Any = Field(default=None, sa_column=Column(Sealed("outbox.body")))
    bulk: bool = Field(default=False, sa_column=Column(Flag, nullable=False))
    again: bool = Field(default=True, sa_column=Column(Flag, nullable=False))
    attempts: int = Field(default=0, sa_column=Column(Integer, nullable=False))
    owner: str = Field(default="", sa_column=Column(String(40), nullable=False))
    lease: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    due_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))  # None: held
    platform_id: str = Field(default="", sa_column=Column(String(80), nullable=False))
    message_id: int | None = Field(default=None, sa_column=Column(Id))
    created_at: datetime = Field(sa_column=_moment())
    sent_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))


class Timer(SQLModel, table=True):
    """Something to do later, once by its key; it enters as an event like any message."""

    __tablename__ = "timer"
    __table_args__ = (_partial("timer_waiting", "due_at", "state = 'waiting'"),)
    id: int | None = Field(default=None, sa_column=key())
    key: str = Field(sa_column=Column(String(120), nullable=False, unique=True))
    name: str = Field(sa_column=Column(String(40), nullable=False))
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    body: Any = Field(default=None, sa_column=Column(Sealed("timer.body")))
    due_at: datetime = Field(sa_column=_moment())
    late_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    state: str = Field(sa_column=Column(String(8), nullable=False))  # waiting|done|late|off|failed


class Media(SQLModel, table=True):
    """One file in or out; `body` is empty until it was fetched from the platform."""

    __tablename__ = "media"
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    kind: str = Field(sa_column=Column(String(16), nullable=False))
    channel: str = Field(sa_column=Column(String(16), nullable=False))
    ref: Any = Field(default=None, sa_column=Column(Sealed("media.ref")))
    mime: str = Field(default="", sa_column=Column(String(80), nullable=False))
    size: int = Field(default=0, sa_column=Column(Integer, nullable=False))
    state: str = Field(sa_column=Column(String(8), nullable=False))  # wanted | kept | failed
    attempts: int = Field(default=0, sa_column=Column(Integer, nullable=False))
    due_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    body: Any = Field(default=None, sa_column=Column(SealedBytes("media.body")))
    created_at: datetime = Field(sa_column=_moment())


class Note(SQLModel, table=True):
    """A small value the program keeps for itself: a shared platform token, a polling offset."""

    __tablename__ = "note"
    name: str = Field(sa_column=Column(String(80), primary_key=True))
    body: Any = Field(default=None, sa_column=Column(Sealed("note.body")))
    until: datetime | None = Field(default=None, sa_column=_moment(nullable=True))


class Audit(SQLModel, table=True):
    """Who read or changed what, append-only: a trigger refuses every change of a row."""

    __tablename__ = "audit"
    id: int | None = Field(default=None, sa_column=key())
    at: datetime = Field(sa_column=_moment(index=True))
    actor: str = Field(sa_column=Column(String(80), nullable=False))
    action: str = Field(sa_column=Column(String(40), nullable=False))
    subject: str = Field(sa_column=Column(String(80), nullable=False, index=True))
    detail: str = Field(default="", sa_column=Column(Text, nullable=False))  # ids only
