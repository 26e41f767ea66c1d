"""How long what is kept, as data: the classes of all tables and their years."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum, auto
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from bot.clinic.datafile import Head, read
from bot.clinic.rules import HOME

YEAR = timedelta(days=366)  # never a day too short
KEYS = timedelta(days=3)  # update ids of Telegram may start anew after a quiet week


class Fate(StrEnum):
    """What erasure does with the rows of a table."""

    own = auto()
    link = auto()
    record = auto()
    dialogue = auto()
    raw = auto()
    proof = auto()
    person = auto()
    address = auto()


class Retention(Head):
    record_years: int = Field(ge=15)
    dialogue_years: int = Field(ge=3)
    finish_hours: int = Field(ge=1)
    leave_hours: int = Field(ge=0)
    leave_channels: tuple[str, ...]
    tables: dict[str, Fate]
    staff: tuple[str, ...]

    def of(self, fate: Fate) -> list[str]:
        """The tables of one class."""
        return [name for name, found in self.tables.items() if found is fate]

    def records_until(self, now: datetime) -> datetime:
        """Cases that ended before this moment have been kept as long as the law asks."""
        return now - self.record_years * YEAR

    def dialogue_until(self, now: datetime) -> datetime:
        return now - self.dialogue_years * YEAR


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Retention:
    """Read and check the file; raises DataError. The years cannot be less than the law's."""
    return read(home / "retention.yaml", Retention)
