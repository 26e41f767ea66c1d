"""The medicine's data files: ages, red flags, urgency levels, roles and consent.

The thresholds live in `flows/data`; this module only reads, checks and applies them. A rule whose
fact is unknown does not fire, so whatever must not be missed has a rule for "unknown" of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from bot.clinic.conditions import Facts, When, holds
from bot.clinic.datafile import DataError, Head, Part, once, read
from bot.clinic.roles import Roles

HOME = Path(__file__).resolve().parents[2] / "flows" / "data"


class Level(StrEnum):
    """How urgent, the lowest first: E1 ambulance, E2 emergency department, L1 a human in minutes,
    L2 a doctor today, L3 routine, L4 care at home."""

    L4 = "L4"
    L3 = "L3"
    L2 = "L2"
    L1 = "L1"
    E2 = "E2"
    E1 = "E1"


ORDER = tuple(Level)
EMERGENCY = (Level.E1, Level.E2)


class Rule(Part):
    """If all of *when* holds, the case is at least *level*."""

    id: str = Field(min_length=1)
    level: Level
    when: When = Field(min_length=1)
    source: str = Field(min_length=1)


class Pair(Part):
    """A person at risk (*one* of these) together with a sign (*one* of these): one level higher."""

    id: str = Field(min_length=1)
    risk: tuple[When, ...] = Field(min_length=1)
    sign: tuple[When, ...] = Field(min_length=1)
    source: str = Field(min_length=1)

    def holds(self, facts: Facts) -> bool:
        return any(holds(w, facts) for w in self.risk) and any(holds(w, facts) for w in self.sign)

    def shown(self, facts: Facts) -> list[When]:
        return [w for w in (*self.risk, *self.sign) if holds(w, facts)]


class Remark(Part):
    """Something the clinician is told when *when* holds; its text is `remark-<id>`."""

    id: str = Field(min_length=1)
    when: When = Field(min_length=1)
    source: str = Field(min_length=1)


class Urgency(Head):
    default: Level
    pair_limit: Level  # pair rules do not raise beyond this
    asked_urgently: Level  # of someone who asks for a human from the emergency card
    rules: tuple[Rule, ...]
    pairs: tuple[Pair, ...]
    remarks: tuple[Remark, ...] = ()

    @model_validator(mode="after")
    def _idsonce(self) -> Self:
        ids = [r.id for r in self.rules] + [p.id for p in self.pairs]
        once(ids + [r.id for r in self.remarks])
        return self


class Band(Part):
    """An age group: its upper limit (exclusive) in days, months or years; the last has none."""

    id: str
    below_days: int | None = None
    below_months: int | None = None
    below_years: int | None = None


class Ages(Head):
    bands: tuple[Band, ...] = Field(min_length=1)
    oldest_years: int
    guardian_below_years: int
    guardian_present_below_years: int  # confirmed by who treats before medicines are spoken of
    larger_from_years: int
    vague_below_years: int  # younger than this, a year of birth alone is too vague


class Temperature(Head):
    """Degrees Celsius, but for the Fahrenheit limits."""

    lowest: float
    highest: float
    fever_from: float
    fahrenheit_from: float
    fahrenheit_to: float


class Flag(Part):
    id: str
    level: Level
    source: str


class FlagPage(Part):
    """One red-flag page: for which bands, and what it must name. Its text is `redflags-<id>`."""

    id: str
    bands: tuple[str, ...]
    items: tuple[Flag, ...] = Field(min_length=1)


class RedFlags(Head):
    other: str  # the page for an unknown age
    pages: tuple[FlagPage, ...]


class ConsentText(Head):
    """The version that people agree to; the wording is in the catalogues."""


@dataclass(frozen=True)
class Rules:
    """All data files."""

    urgency: Urgency
    ages: Ages
    temperature: Temperature
    redflags: RedFlags
    roles: Roles
    consent: ConsentText

    def heads(self) -> list[Head]:
        return [
            self.urgency,
            self.ages,
            self.temperature,
            self.redflags,
            self.roles,
            self.consent,
        ]

    def expired(self, today: date) -> list[str]:
        """The ids of the files that should have been reviewed again by now."""
        return [head.id for head in self.heads() if head.expires < today]


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Rules:
    """Read and check every data file; raises DataError."""
    rules = Rules(
        urgency=read(home / "urgency.yaml", Urgency),
        ages=read(home / "ages.yaml", Ages),
        temperature=read(home / "temperature.yaml", Temperature),
        redflags=read(home / "redflags.yaml", RedFlags),
        roles=read(home / "roles.yaml", Roles),
        consent=read(home / "consent.yaml", ConsentText),
    )
    _check_pages(home / "redflags.yaml", rules)
    return rules


def _check_pages(file: Path, rules: Rules) -> None:
    """Each age band has exactly one red-flag page."""
    listed = sorted(band for page in rules.redflags.pages for band in page.bands)
    if listed != sorted(band.id for band in rules.ages.bands):
        raise DataError(file, 1, "the pages do not cover each age band once")
    if rules.redflags.other not in {page.id for page in rules.redflags.pages}:
        raise DataError(file, 1, f"there is no page {rules.redflags.other!r}")


def needs_licence(role: str) -> bool:
    """Whether whoever answers cases of this role needs a licence number."""
    return load().roles.needs_licence(role)


def fallback(role: str) -> str:
    """The role that stands in when nobody of this one accepts, or empty."""
    return load().roles.fallback(role)
