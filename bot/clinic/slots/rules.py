"""The numbers of holds, bookings and the wait list, out of `flows/data/slots.yaml`."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.clinic import timetable
from bot.clinic.datafile import Head, Part, read
from bot.clinic.rules import HOME
from bot.clinic.timetable import Span


class Holds(Part):
    """For how long a window is kept while somebody decides, and how many they may keep.

    *ending_minutes* before its end they are asked whether to keep it longer.
    """

    minutes: int = Field(gt=0)
    elder_minutes: int = Field(gt=0)
    ending_minutes: int = Field(gt=0)
    most: int = Field(gt=0)

    def span(self, *, elder: bool) -> timedelta:
        return timedelta(minutes=self.elder_minutes if elder else self.minutes)


class Bookings(Part):
    """*most_open*: bookings to come that a person may have, of all their patients."""

    most_open: int = Field(gt=0)


def _awake(value: object) -> object:
    return timetable.span(value) if isinstance(value, str) else value


class Waitlist(Part):
    """How freed places are offered. *awake*: nobody is asked outside these hours of a day.

    *lapses*: who lets so many offers pass waits no longer. *high_risk_first*: those whose risk is
    high are asked before all others; else by time alone. It is to be published.
    """

    offer_minutes: int = Field(gt=0)
    awake: Annotated[Span, BeforeValidator(_awake)]
    lapses: int = Field(gt=0)
    high_risk_first: bool


class Unmarked(Part):
    """Visits of which nobody says whether they were. *days* after its day one is closed as untold;
    until *listed_days* after it, staff see it among those to be marked or put right."""

    days: int = Field(gt=0)
    listed_days: int = Field(gt=0)


class SlotRules(Head):
    holds: Holds
    bookings: Bookings
    waitlist: Waitlist
    unmarked: Unmarked


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> SlotRules:
    """Read and check the file. Raises DataError."""
    return read(home / "slots.yaml", SlotRules)
