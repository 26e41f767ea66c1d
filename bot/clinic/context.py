"""What an effect may know of the person and the moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.clinic.rules import Rules, load
from bot.moves import Outcome
from bot.store.people import Who

Answers = dict[str, Any]


@dataclass(slots=True)
class Context:
    """Who a turn is for. An effect that changes locale, wording or consent changes it here too.

    *zone* names the time zone of the clinic; *now* is aware; *consent* is the version agreed to,
    or "no:" and the version refused. *rings* are bell topics to be rung after the commit.
    *remind* is set when what is asked now must be asked once more if it is not answered soon.
    *erased* is set when the person was erased: nothing of the talk may be kept.
    *aside* says that another conversation was interrupted and waits to be taken up; not a place
    in the queue.
    """

    person_id: int
    alias: str
    locale: str
    elder: bool
    channel: str
    address: str
    now: datetime
    consent: str = ""
    zone: str = "Asia/Shanghai"
    emergency_number: str = "120"
    rules: Rules = field(default_factory=load)
    rings: set[str] = field(default_factory=set)
    remind: bool = False
    aside: bool = False
    site: str = ""  # the address people use for our web page, without a path
    erased: bool = False
    clinic: str = ""  # the clinic's own name; empty: the program's

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    @classmethod
    def of(cls, who: Who, now: datetime, *, zone: str) -> Context:
        """The one of a person's row, as the program's own clinic would have it."""
        return cls(
            person_id=who.id,
            alias=who.alias,
            locale=who.locale,
            elder=who.elder,
            channel=who.channel,
            address=who.address,
            now=now,
            consent=who.consent,
            zone=zone,
        )


Effect = Callable[[Connection, Context, Answers], Outcome]
