"""The tables of the operator's desk: topics, tags, counts of flows, unclear texts, incidents."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, text
from sqlmodel import Field, SQLModel

from bot.store.columns import Flag, Id, Json, Sealed, key
from bot.store.tables import _moment, _ref

STILL = text("over_at IS NULL")
TO_MAIL = text("mail_due IS NOT NULL")


def _part(target: str) -> Column[int]:
    """Half of a key that is a reference."""
    return Column(Id, ForeignKey(target), primary_key=True, autoincrement=False)


class Topic(SQLModel, table=True):
    """What operators changed of a topic of `flows/data/notices.yaml`, or one they added.

    `names` and `about` are language -> words; an empty `names` leaves those of the catalogue.
    """

    __tablename__ = "topic"
    id: str = Field(sa_column=Column(String(24), primary_key=True))
    names: Any = Field(sa_column=Column(Json, nullable=False))
    about: Any = Field(sa_column=Column(Json, nullable=False))
    season: str = Field(default="", sa_column=Column(String(40), nullable=False))
    open: bool = Field(default=True, sa_column=Column(Flag, nullable=False))
    changed_at: datetime = Field(sa_column=_moment())


class Tag(SQLModel, table=True):
    """A group of people operators made. `rule` is an audience that fills it by itself, or empty.

    `platform_id` is WeChat's number of it once it was made there; `differs` is what the last
    comparison with the platform found: {"missing": n, "extra": n}.
    """

    __tablename__ = "tag"
    id: int | None = Field(default=None, sa_column=key())
    name: str = Field(sa_column=Column(String(30), nullable=False, unique=True))
    about: str = Field(default="", sa_column=Column(String(200), nullable=False))
    rule: Any = Field(default=None, sa_column=Column(Json, nullable=True))
    pushed: bool = Field(default=False, sa_column=Column(Flag, nullable=False))
    platform_id: int | None = Field(default=None, sa_column=Column(Integer, nullable=True))
    differs: Any = Field(default=None, sa_column=Column(Json, nullable=True))
    reason: str = Field(default="", sa_column=Column(String(40), nullable=False))
    due_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    ruled_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    compared_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    created_by: str = Field(sa_column=Column(String(40), nullable=False))
    created_at: datetime = Field(sa_column=_moment())


class PersonTag(SQLModel, table=True):
    """Somebody has a tag; `by` is "staff:3" or "rule"."""

    __tablename__ = "person_tag"
    __table_args__ = (Index("person_tag_person", "person_id"),)
    tag_id: int = Field(sa_column=_part("tag.id"))
    person_id: int = Field(sa_column=_part("person.id"))
    by: str = Field(sa_column=Column(String(40), nullable=False))
    at: datetime = Field(sa_column=_moment())


class TagMark(SQLModel, table=True):
    """What is known of the platform: this address has the tag, or was refused it for a reason."""

    __tablename__ = "tag_mark"
    __table_args__ = (Index("tag_mark_account", "account_id"),)
    tag_id: int = Field(sa_column=_part("tag.id"))
    account_id: int = Field(sa_column=_part("account.id"))
    reason: str = Field(default="", sa_column=Column(String(40), nullable=False))
    at: datetime = Field(sa_column=_moment())


class FlowCount(SQLModel, table=True):
    """How often something happened at a step on a day of the clinic. Counts only, of nobody.

    `what` is of `bot.operating.walks.What`; an empty `step` stands for the whole flow; `version`
    is a checksum of the flow as published.
    """

    __tablename__ = "flow_count"
    day: date = Field(sa_column=Column(Date, primary_key=True))
    flow: str = Field(sa_column=Column(String(40), primary_key=True))
    step: str = Field(sa_column=Column(String(40), primary_key=True))
    version: str = Field(sa_column=Column(String(8), primary_key=True))
    channel: str = Field(sa_column=Column(String(16), primary_key=True))
    wording: str = Field(sa_column=Column(String(8), primary_key=True))
    locale: str = Field(sa_column=Column(String(16), primary_key=True))
    what: str = Field(sa_column=Column(String(12), primary_key=True))
    n: int = Field(sa_column=Column(Integer, nullable=False))


class Unclear(SQLModel, table=True):
    """A text the program did not understand, without numbers and names it knows, sealed.

    Kept only where the site asks for it, and for some days.
    """

    __tablename__ = "unclear"
    __table_args__ = (Index("unclear_step", "flow", "step", "id"),)
    id: int | None = Field(default=None, sa_column=key())
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    flow: str = Field(sa_column=Column(String(40), nullable=False))
    step: str = Field(sa_column=Column(String(40), nullable=False))
    locale: str = Field(sa_column=Column(String(16), nullable=False))
    body: Any = Field(sa_column=Column(Sealed("unclear.body"), nullable=False))
    done_by: str = Field(default="", sa_column=Column(String(40), nullable=False))
    at: datetime = Field(sa_column=_moment(index=True))


class Incident(SQLModel, table=True):
    """Something of the service that is broken, one row a time it breaks; never about a patient.

    `kind` is of `bot.operating.incidents.Kind`; `subject` what it is about (a channel, a file);
    `mail_due` is set while a letter about it is to be sent, `told_at` when it last was told.
    """

    __tablename__ = "incident"
    __table_args__ = (
        Index(
            "incident_once",
            "kind",
            "subject",
            unique=True,
            sqlite_where=STILL,
            postgresql_where=STILL,
        ),
        Index("incident_mail", "mail_due", sqlite_where=TO_MAIL, postgresql_where=TO_MAIL),
    )
    id: int | None = Field(default=None, sa_column=key())
    kind: str = Field(sa_column=Column(String(24), nullable=False))
    subject: str = Field(sa_column=Column(String(80), nullable=False))
    detail: Any = Field(sa_column=Column(Json, nullable=False))
    began_at: datetime = Field(sa_column=_moment())
    seen_at: datetime = Field(sa_column=_moment())
    acked_by: str = Field(default="", sa_column=Column(String(40), nullable=False))
    acked_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    over_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    told_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    tellings: int = Field(default=0, sa_column=Column(Integer, nullable=False))
    mail_due: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    mail_tries: int = Field(default=0, sa_column=Column(Integer, nullable=False))
