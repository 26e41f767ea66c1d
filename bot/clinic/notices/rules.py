"""How notices are sent, as data: nights, rests, when one is stopped, what a platform allows."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator, model_validator

from bot.clinic.datafile import Head, Part, read
from bot.clinic.rules import HOME


class Quiet(Part):
    """The hours of the night, by the clock of whoever sleeps."""

    begins: time
    ends: time

    def holds(self, at: time) -> bool:
        if self.begins <= self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


class Mass(Part):
    """WeChat's mass sends: how many a person and month, lists of how many, how long a text."""

    a_month: int = Field(ge=1)
    least: int = Field(ge=1)
    most: int = Field(ge=1)
    characters: int = Field(ge=1)


class Template(Part):
    """A subscription notification of WeChat. *ref*: the platform's id, empty where a site has none.

    *fields*: their names there, which begin with the kind; *lasting*: consent counts for many.
    """

    ref: str = ""
    fields: tuple[str, ...] = Field(min_length=1)
    lasting: bool = False


class Notices(Head):
    quiet: Quiet
    zones: dict[str, str]
    rest_days: int = Field(ge=0)
    busy_minutes: int = Field(ge=0)
    waits: int = Field(ge=0)
    error_share: float = Field(gt=0, lt=1)
    stop_share: float = Field(gt=0, lt=1)
    judged_from: int = Field(ge=1)
    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    mass: Mass
    kept_sends: int = Field(ge=0)
    elder_characters: int = Field(ge=1)
    attribution_days: int = Field(ge=1)
    field_characters: dict[str, int]
    templates: dict[str, Template]

    @field_validator("zones")
    @classmethod
    def _known(cls, value: dict[str, str]) -> dict[str, str]:
        for name in value.values():
            ZoneInfo(name)
        return value

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.mass.least > self.mass.most:
            raise ValueError("mass.least is more than mass.most")
        return self

    @property
    def busy(self) -> timedelta:
        return timedelta(minutes=self.busy_minutes)

    def zone(self, region: str, usual: str) -> str:
        """The zone whose night counts for somebody of this region."""
        found = [zone for start, zone in self.zones.items() if region.startswith(start)]
        return found[0] if found else usual

    def awake(self, now: datetime, usual: str) -> list[str]:
        """The zones in which it is not night now."""
        every = dict.fromkeys([usual, *self.zones.values()])
        return [z for z in every if not self.quiet.holds(now.astimezone(ZoneInfo(z)).time())]


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Notices:
    """Read and check the file. Raises DataError."""
    return read(home / "notices.yaml", Notices)
