"""The tables around a notice: its versions, its picture, rules that make one, and consents."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, Date, Integer, LargeBinary, String, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.store.columns import Flag, Id, Json, key
from bot.store.tables import _moment, _ref


def _word(length: int) -> Column[str]:
    return Column(String(length), nullable=False, server_default="")


class NoticeVersion(SQLModel, table=True):
    """What a notice said and to whom when somebody saved it; an approval is of one of these."""

    __tablename__ = "notice_version"
    __table_args__ = (UniqueConstraint("notice_id", "version"),)
    id: int | None = Field(default=None, sa_column=key())
    notice_id: int = Field(sa_column=_ref("notice.id"))
    version: int = Field(sa_column=Column(Integer, nullable=False))
    body: Any = Field(sa_column=Column(Json, nullable=False))
    by: str = Field(sa_column=Column(String(40), nullable=False))
    at: datetime = Field(sa_column=_moment())


class NoticeImage(SQLModel, table=True):
    """A picture of notices, public as they are; never changed, a new one is a new row."""

    __tablename__ = "notice_image"
    id: int | None = Field(default=None, sa_column=key())
    mime: str = Field(sa_column=Column(String(40), nullable=False))
    width: int = Field(sa_column=Column(Integer, nullable=False))
    height: int = Field(sa_column=Column(Integer, nullable=False))
    body: Any = Field(sa_column=Column(LargeBinary, nullable=False))
    by: str = Field(sa_column=Column(String(40), nullable=False))
    at: datetime = Field(sa_column=_moment())


class NoticeRule(SQLModel, table=True):
    """Makes a notice anew each year: from a day on, while a season is on if one is named.

    `notice_id` is the one it copies; `last_year` the year it last did, set once a year.
    """

    __tablename__ = "notice_rule"
    __table_args__ = (
        CheckConstraint("month BETWEEN 1 AND 12 AND day BETWEEN 1 AND 31", "notice_rule_day"),
    )
    id: int | None = Field(default=None, sa_column=key())
    notice_id: int = Field(sa_column=_ref("notice.id"))
    month: int = Field(sa_column=Column(Integer, nullable=False))
    day: int = Field(sa_column=Column(Integer, nullable=False))
    days: int = Field(sa_column=Column(Integer, nullable=False))  # after it: too late for the year
    season: str = Field(default="", sa_column=_word(24))  # empty: by the calendar alone
    sends: bool = Field(  # the approved text goes out by itself; else a draft waits for somebody
        default=False, sa_column=Column(Flag, nullable=False)
    )
    active: bool = Field(default=True, sa_column=Column(Flag, nullable=False))
    last_year: int = Field(default=0, sa_column=Column(Integer, nullable=False))
    until: date | None = Field(default=None, sa_column=Column(Date, nullable=True))
    made_by: str = Field(sa_column=Column(String(40), nullable=False))
    created_at: datetime = Field(sa_column=_moment())


class Subscription(SQLModel, table=True):
    """A person's consent to one kind of subscription notification of WeChat.

    `remaining` is how many may still be sent: one for each yes. `lasting` ones are not counted.
    """

    __tablename__ = "subscription"
    __table_args__ = (CheckConstraint("remaining >= 0", "subscription_left"),)
    account_id: int = Field(
        sa_column=Column(Id, primary_key=True, autoincrement=False, nullable=False)
    )
    template: str = Field(sa_column=Column(String(64), primary_key=True))
    person_id: int = Field(sa_column=_ref("person.id", index=True))
    remaining: int = Field(default=0, sa_column=Column(Integer, nullable=False))
    lasting: bool = Field(default=False, sa_column=Column(Flag, nullable=False))
    at: datetime = Field(sa_column=_moment())
