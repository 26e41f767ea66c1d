"""Seasons as they start out, from `flows/data/seasons.yaml`: their days and what they link."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Self

from pydantic import Field, field_validator, model_validator

from bot.clinic import rules
from bot.clinic.datafile import Head, Part, once, read

EVERY_YEAR = re.compile(r"\d\d-\d\d")
ID = r"^[a-z][a-z0-9-]{0,30}$"


class Season(Part):
    """One season. *staffing* is a note for the clinic; *panels* are of home tests."""

    id: str = Field(pattern=ID)
    starts: str
    ends: str
    region: str = Field(pattern=r"^[1-9]\d{5}$")
    pathogens: tuple[str, ...] = Field(min_length=1)
    articles: tuple[str, ...] = ()
    panels: tuple[str, ...] = ()
    staffing: str = Field(default="", max_length=200)

    @field_validator("starts", "ends")
    @classmethod
    def _is_day(cls, value: str) -> str:
        date.fromisoformat(f"2000-{value}" if EVERY_YEAR.fullmatch(value) else value)
        return value

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        yearly = [bool(EVERY_YEAR.fullmatch(day)) for day in (self.starts, self.ends)]
        if len(set(yearly)) > 1:
            raise ValueError("both days are of every year, or both of one year")
        if not yearly[0] and self.ends < self.starts:
            raise ValueError("it ends before it starts")
        return self

    def within(self, day: date) -> bool:
        """Whether a day lies between the first and the last, both included."""
        if not EVERY_YEAR.fullmatch(self.starts):
            return self.starts <= day.isoformat() <= self.ends
        now = f"{day:%m-%d}"
        if self.starts <= self.ends:
            return self.starts <= now <= self.ends
        return now >= self.starts or now <= self.ends  # over the turn of the year


class Seasons(Head):
    situation_days: int = Field(gt=0)
    seasons: tuple[Season, ...]

    @model_validator(mode="after")
    def _once_each(self) -> Self:
        once([season.id for season in self.seasons])
        return self


@lru_cache(maxsize=4)
def load(home: Path = rules.HOME) -> Seasons:
    """Read and check the seasons. Raises DataError."""
    return read(home / "seasons.yaml", Seasons)
