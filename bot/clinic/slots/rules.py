"""The numbers of holds, bookings and the wait list, out of `flows/data/slots.yaml`."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from bot.clinic.datafile import Head, Part, read
from bot.clinic.rules import HOME


class Holds(Part):
    """For how long a window is kept while somebody decides, and how many they may keep."""

    minutes: int = Field(gt=0)
    elder_minutes: int = Field(gt=0)
    most: int = Field(gt=0)

    def span(self, *, elder: bool) -> timedelta:
        return timedelta(minutes=self.elder_minutes if elder else self.minutes)


class Bookings(Part):
    """*most_open*: bookings to come that a person may have, of all their patients."""

    most_open: int = Field(gt=0)


class SlotRules(Head):
    holds: Holds
    bookings: Bookings


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> SlotRules:
    """Read and check the file. Raises DataError."""
    return read(home / "slots.yaml", SlotRules)
