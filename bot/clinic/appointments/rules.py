"""When people are reminded, and when nobody is written to: `flows/data/reminders.yaml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field

from bot.clinic.datafile import DataError, Head, Part, read
from bot.clinic.rules import HOME
from bot.clinic.slots.sites import Kind

FACTS = frozenset({"what", "who", "when", "where"})  # what is known of a visit for a template


class Quiet(Part):
    """Hours of the day between which nobody is written to."""

    begin: int = Field(ge=0, le=23)
    end: int = Field(ge=0, le=23)

    def holds(self, hour: int) -> bool:
        if self.begin <= self.end:
            return self.begin <= hour < self.end
        return hour >= self.begin or hour < self.end


class Before(Part):
    """The hour of the evening before, and how many hours ahead."""

    evening: int = Field(ge=0, le=23)
    hours: int = Field(ge=1, le=12)


class Call(Part):
    """Whoever was not reached so many hours before is on the list of calls."""

    hours: int = Field(ge=1, le=72)


class Template(Part):
    """A template of the WeChat account; *fields*: how it names each fact. Without *id*: unused."""

    id: str = Field(default="", pattern=r"^[A-Za-z0-9_-]{0,64}$")
    fields: dict[str, str] = Field(default_factory=dict)


class Reminders(Head):
    quiet: Quiet
    late_hours: int = Field(gt=0)
    kinds: dict[Kind, Before]
    call: Call
    templates: dict[str, Template] = Field(default_factory=dict)


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Reminders:
    """Read and check the file. Raises DataError."""
    file = home / "reminders.yaml"
    found = read(file, Reminders)
    for name, template in found.templates.items():
        if odd := sorted(set(template.fields) - FACTS):
            raise DataError(file, 1, f"the template {name} wants {odd[0]!r}, which is not known")
    return found
