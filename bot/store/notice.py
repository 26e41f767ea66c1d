"""The tables of notices: what is told, the frozen list of whom, mass sends, what people want."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from bot.store.columns import Id, Json, key
from bot.store.tables import _moment, _ref

SECOND = "approved_by IS NULL OR approved_by <> made_by"
SIGNED = "state IN ('draft','testing','cancelled') OR approved_by IS NOT NULL"
DATED = "kind <> 'health' OR expires IS NOT NULL"


def _word(length: int) -> Column[str]:
    return Column(String(length), nullable=False, server_default="")


PLANNED, CLAIMED = text("state = 'planned'"), text("state = 'claimed'")


class Notice(SQLModel, table=True):
    """Something told to many. States: `bot.clinic.notices.State`.

    `texts` is language -> wording -> words; `flows` the tiles its buttons open; `audience` the
    filter; `frozen_upto` the last account looked at while the list of recipients is made.
    `version` counts what was saved, and `approved_version` is the one a second person read.
    `subscribe` is the subscription notification of WeChat: its template and the fields.
    """

    __tablename__ = "notice"
    __table_args__ = (
        CheckConstraint(SECOND, "notice_second_person"),
        CheckConstraint(SIGNED, "notice_approved"),
        CheckConstraint(DATED, "notice_health_dated"),
    )
    id: int | None = Field(default=None, sa_column=key())
    name: str = Field(sa_column=Column(String(80), nullable=False))
    kind: str = Field(sa_column=Column(String(10), nullable=False))
    state: str = Field(sa_column=Column(String(10), nullable=False, index=True))
    texts: Any = Field(sa_column=Column(Json, nullable=False))
    flows: Any = Field(sa_column=Column(Json, nullable=False))
    audience: Any = Field(sa_column=Column(Json, nullable=False))
    source: str = Field(default="", sa_column=Column(String(200), nullable=False))
    expires: date | None = Field(default=None, sa_column=Column(Date, nullable=True))
    made_by: str = Field(sa_column=Column(String(40), nullable=False))
    approved_by: str | None = Field(default=None, sa_column=Column(String(40), nullable=True))
    approved_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    starts_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    frozen_upto: int = Field(default=0, sa_column=Column(Id, nullable=False, server_default="0"))
    frozen_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    began_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    ended_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    reason: str = Field(default="", sa_column=Column(String(40), nullable=False))
    created_at: datetime = Field(sa_column=_moment())
    version: int = Field(default=1, sa_column=Column(Integer, nullable=False, server_default="1"))
    approved_version: int | None = Field(default=None, sa_column=Column(Integer, nullable=True))
    submitted_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    submitted_by: str = Field(default="", sa_column=_word(40))
    reviewer: str = Field(default="", sa_column=_word(40))  # whom its author asks to approve it
    remark: str = Field(default="", sa_column=_word(300))  # of whoever refused it last
    image_id: int | None = Field(default=None, sa_column=Column(Id, nullable=True))
    subscribe: Any = Field(default=None, sa_column=Column(Json, nullable=True))
    rule_id: int | None = Field(default=None, sa_column=Column(Id, nullable=True))


class NoticeMass(SQLModel, table=True):
    """One mass send of WeChat, to a list of people or a tag; `client_id` makes it happen once."""

    __tablename__ = "notice_mass"
    __table_args__ = (UniqueConstraint("client_id"),)
    id: int | None = Field(default=None, sa_column=key())
    notice_id: int = Field(sa_column=_ref("notice.id", index=True))
    client_id: str = Field(sa_column=Column(String(32), nullable=False))
    month: str = Field(sa_column=Column(String(7), nullable=False))  # of Beijing
    locale: str = Field(sa_column=Column(String(16), nullable=False))
    wording: str = Field(sa_column=Column(String(8), nullable=False))
    state: str = Field(sa_column=Column(String(8), nullable=False, index=True))
    size: int = Field(sa_column=Column(Integer, nullable=False))
    msg_id: str = Field(default="", sa_column=Column(String(40), nullable=False))
    tag_id: int | None = Field(default=None, sa_column=Column(Integer, nullable=True))
    reason: str = Field(default="", sa_column=Column(String(40), nullable=False))
    attempts: int = Field(default=0, sa_column=Column(Integer, nullable=False))
    reached: int | None = Field(default=None, sa_column=Column(Integer, nullable=True))
    failed: int | None = Field(default=None, sa_column=Column(Integer, nullable=True))
    due_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    at: datetime = Field(sa_column=_moment())


class Recipient(SQLModel, table=True):
    """One person of a notice's frozen list. `zone`: of their nights; `way`: how it reaches them.

    `owner` and `lease` name who is sending; states are `bot.clinic.notices.recipients.State`.
    """

    __tablename__ = "recipient"
    __table_args__ = (
        UniqueConstraint("notice_id", "account_id"),
        Index(
            "recipient_planned",
            "notice_id",
            "channel",
            "id",
            sqlite_where=PLANNED,
            postgresql_where=PLANNED,
        ),
        Index("recipient_claimed", "lease", sqlite_where=CLAIMED, postgresql_where=CLAIMED),
        Index("recipient_state", "notice_id", "state", "reason"),
        Index("recipient_person", "person_id", "at"),
        Index(
            "recipient_mass",
            "mass_id",
            sqlite_where=text("mass_id IS NOT NULL"),
            postgresql_where=text("mass_id IS NOT NULL"),
        ),
    )
    id: int | None = Field(default=None, sa_column=key())
    notice_id: int = Field(sa_column=_ref("notice.id"))
    account_id: int = Field(sa_column=_ref("account.id", index=True))
    person_id: int = Field(sa_column=_ref("person.id"))
    channel: str = Field(sa_column=Column(String(16), nullable=False))
    zone: str = Field(sa_column=Column(String(40), nullable=False))
    way: str = Field(sa_column=Column(String(8), nullable=False))
    state: str = Field(sa_column=Column(String(10), nullable=False))
    reason: str = Field(default="", sa_column=Column(String(40), nullable=False))
    attempts: int = Field(default=0, sa_column=Column(Integer, nullable=False))
    owner: str = Field(default="", sa_column=Column(String(16), nullable=False))
    lease: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    due_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    mass_id: int | None = Field(default=None, sa_column=_ref("notice_mass.id", nullable=True))
    platform_id: str = Field(default="", sa_column=Column(String(80), nullable=False))
    at: datetime = Field(sa_column=_moment())
    tapped_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))
    stopped_at: datetime | None = Field(default=None, sa_column=_moment(nullable=True))


class Interest(SQLModel, table=True):
    """A topic a person asked to be told about."""

    __tablename__ = "interest"
    person_id: int = Field(
        sa_column=Column(Id, ForeignKey("person.id"), primary_key=True, autoincrement=False)
    )
    topic: str = Field(sa_column=Column(String(24), primary_key=True))
    at: datetime = Field(sa_column=_moment())
