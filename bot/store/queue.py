"""The tables of the queue: who is at work, what was offered to whom, shifts, callbacks, reviews."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from bot.store.columns import Id, Sealed, key
from bot.store.tables import _moment, _partial, _ref


def _one_open(name: str, column: str, only: str) -> Index:
    """At most one row of *column* in the state *only* says."""
    where = text(only)
    return Index(name, column, unique=True, sqlite_where=where, postgresql_where=where)


def _of(target: str) -> Column[int]:
    """The key of a table that has one row for each row of *target*."""
    return Column(Id, ForeignKey(target), primary_key=True, autoincrement=False)


def _word(length: int) -> Column[str]:
    return Column(String(length), nullable=False)


class Presence(SQLModel, table=True):
    """Whether someone of the staff takes cases now; `state` is of `bot.clinic.presence.At`.

    `seen_at` is the last sign of life of their console or phone; `idle_at` since when nothing was
    accepted or closed; `missed` how many offers in a row were not answered.
    """

    __tablename__ = "presence"
    staff_id: int = Field(sa_column=_of("staff.id"))
    state: str = Field(sa_column=_word(8))  # online|break|away|off
    since: datetime = Field(sa_column=_moment())
    seen_at: datetime = Field(sa_column=_moment())
    idle_at: datetime = Field(sa_column=_moment())
    missed: int = Field(default=0, sa_column=Column(Integer, nullable=False))


class Offer(SQLModel, table=True):
    """A case held out to one clinician for some seconds; an empty `result` is still open."""

    __tablename__ = "offer"
    __table_args__ = (
        _one_open("offer_of_case", "case_id", "result = ''"),
        _partial("offer_to_staff", "staff_id", "result = ''"),
    )
    id: int | None = Field(default=None, sa_column=key())
    case_id: int = Field(sa_column=_ref("case.id", index=True))
    staff_id: int = Field(sa_column=_ref("staff.id"))
    at: datetime = Field(sa_column=_moment())
    until: datetime = Field(sa_column=_moment())
    result: str = Field(default="", sa_column=_word(10))  # accepted|declined|missed|withdrawn
    ended_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))


class Guest(SQLModel, table=True):
    """A second clinician in a case: asked for by role or by name, joined, gone again."""

    __tablename__ = "guest"
    id: int | None = Field(default=None, sa_column=key())
    case_id: int = Field(sa_column=_ref("case.id", index=True))
    role: str = Field(sa_column=_word(24))
    staff_id: int | None = Field(default=None, sa_column=_ref("staff.id", nullable=True))
    asked_by: int = Field(sa_column=_ref("staff.id"))
    at: datetime = Field(sa_column=_moment())
    joined_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    left_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))


class Remark(SQLModel, table=True):
    """What staff write beside a case, never shown to the patient; append-only."""

    __tablename__ = "remark"
    id: int | None = Field(default=None, sa_column=key())
    case_id: int = Field(sa_column=_ref("case.id", index=True))
    staff_id: int = Field(sa_column=_ref("staff.id"))
    kind: str = Field(sa_column=_word(12))  # note|reason|adverse|amendment
    body: Any = Field(default=None, sa_column=Column(Sealed("remark.body")))
    at: datetime = Field(sa_column=_moment())


class Glance(SQLModel, table=True):
    """Who has a case's page open: seen within the last half minute."""

    __tablename__ = "glance"
    case_id: int = Field(sa_column=_of("case.id"))
    staff_id: int = Field(sa_column=_of("staff.id"))
    seen_at: datetime = Field(sa_column=_moment())


class Template(SQLModel, table=True):
    """A reply that is written often: of everybody of a role, or of one clinician."""

    __tablename__ = "template"
    id: int | None = Field(default=None, sa_column=key())
    staff_id: int | None = Field(default=None, sa_column=_ref("staff.id", nullable=True))
    role: str = Field(default="", sa_column=_word(24))  # empty: of every role
    title: str = Field(sa_column=_word(60))
    body: str = Field(sa_column=_word(2000))
    at: datetime = Field(sa_column=_moment())


class Shift(SQLModel, table=True):
    """Hours of work that come back every week, in the clinic's zone; may end after midnight."""

    __tablename__ = "shift"
    __table_args__ = (UniqueConstraint("staff_id", "weekday", "starts"),)
    id: int | None = Field(default=None, sa_column=key())
    staff_id: int = Field(sa_column=_ref("staff.id"))
    weekday: int = Field(sa_column=Column(Integer, nullable=False))  # 0 is Monday
    starts: str = Field(sa_column=_word(5))  # HH:MM
    ends: str = Field(sa_column=_word(5))


class ShiftDay(SQLModel, table=True):
    """One day on which someone's week does not hold: other hours, or none when both are empty."""

    __tablename__ = "shift_day"
    __table_args__ = (UniqueConstraint("staff_id", "day", "starts"),)
    id: int | None = Field(default=None, sa_column=key())
    staff_id: int = Field(sa_column=_ref("staff.id"))
    day: str = Field(sa_column=_word(10))  # ISO date
    starts: str = Field(default="", sa_column=_word(5))
    ends: str = Field(default="", sa_column=_word(5))


class Callback(SQLModel, table=True):
    """A booked time to be called back; one person a (role, time, place), by constraint."""

    __tablename__ = "callback"
    __table_args__ = (
        Index(
            "callback_place",
            "role",
            "at",
            "place",
            unique=True,
            sqlite_where=text("state = 'booked'"),
            postgresql_where=text("state = 'booked'"),
        ),
        _one_open("callback_of_case", "case_id", "state = 'booked'"),
    )
    id: int | None = Field(default=None, sa_column=key())
    case_id: int = Field(sa_column=_ref("case.id", index=True))
    role: str = Field(sa_column=_word(24))
    at: datetime = Field(sa_column=_moment())
    place: int = Field(sa_column=Column(Integer, nullable=False))  # 0 .. places of that time - 1
    means: str = Field(sa_column=_word(8))  # phone|video
    reach: Any = Field(default=None, sa_column=Column(Sealed("callback.reach")))  # number or link
    state: str = Field(sa_column=_word(10))  # booked|done|missed|cancelled
    made_at: datetime = Field(sa_column=_moment())


class Review(SQLModel, table=True):
    """A closed case picked for quality review, and what the reviewer found."""

    __tablename__ = "review"
    __table_args__ = (
        _partial("review_open", "picked_at", "done_at IS NULL"),
        Index("review_done", "done_at"),
    )
    case_id: int = Field(sa_column=_of("case.id"))
    reason: str = Field(sa_column=_word(16))  # sample|rating|adverse|emergency|reopened
    picked_at: datetime = Field(sa_column=_moment())
    staff_id: int | None = Field(default=None, sa_column=_ref("staff.id", nullable=True))
    score: int | None = Field(default=None, sa_column=Column(Integer))  # per cent of the checklist
    body: Any = Field(default=None, sa_column=Column(Sealed("review.body")))
    done_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))


class Alarm(SQLModel, table=True):
    """Something a supervisor has to see; it sounds until somebody clears it."""

    __tablename__ = "alarm"
    __table_args__ = (_partial("alarm_sounding", "at", "cleared_at IS NULL"),)
    id: int | None = Field(default=None, sa_column=key())
    key: str = Field(sa_column=Column(String(80), nullable=False, unique=True))
    name: str = Field(sa_column=_word(24))  # bot.clinic.alarms.Name
    case_id: int | None = Field(default=None, sa_column=_ref("case.id", nullable=True))
    role: str = Field(default="", sa_column=_word(24))
    at: datetime = Field(sa_column=_moment())
    cleared_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    cleared_by: int | None = Field(default=None, sa_column=_ref("staff.id", nullable=True))


class DeskLimit(SQLModel, table=True):
    """Somebody abusive may reach the service desk alone until a moment, or until it is lifted.

    Why stands as a remark beside the case in which it was decided.
    """

    __tablename__ = "desk_limit"
    __table_args__ = (_partial("desk_limit_standing", "person_id", "lifted_at IS NULL"),)
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id"))
    case_id: int = Field(sa_column=_ref("case.id", index=True))
    staff_id: int = Field(sa_column=_ref("staff.id"))
    at: datetime = Field(sa_column=_moment())
    until: datetime = Field(sa_column=_moment())
    lifted_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    lifted_by: int | None = Field(default=None, sa_column=_ref("staff.id", nullable=True))


class StaffChat(SQLModel, table=True):
    """A clinician's own chat, bound by a one-time code; `case_id` is where their replies go.

    `draft` holds the summary they are writing, while they do.
    """

    __tablename__ = "staff_chat"
    staff_id: int = Field(sa_column=_of("staff.id"))
    person_id: int = Field(
        sa_column=Column(Id, ForeignKey("person.id"), nullable=False, unique=True)
    )
    case_id: int | None = Field(default=None, sa_column=_ref("case.id", nullable=True))
    draft: Any = Field(default=None, sa_column=Column(Sealed("staff_chat.draft")))
    bound_at: datetime = Field(sa_column=_moment())


class StaffCode(SQLModel, table=True):
    """A one-time code that binds a chat to someone of the staff; only its SHA-256 is kept."""

    __tablename__ = "staff_code"
    digest: bytes = Field(sa_column=Column(LargeBinary(32), primary_key=True))
    staff_id: int = Field(sa_column=_ref("staff.id", index=True))
    until: datetime = Field(sa_column=_moment())
