"""The shape of a day, out of `flows/data/rehearsal.yaml`: who comes when, how clinicians behave."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from random import Random
from typing import Annotated, Self, TypeVar

from pydantic import Field, model_validator

from bot.clinic.datafile import Head, Part, read
from bot.clinic.rules import HOME, Level

T = TypeVar("T")
Share = Annotated[float, Field(ge=0, le=1)]


class Spread(Part):
    """A lognormal time: half are below *median*; *sigma* is of its logarithm."""

    median: float = Field(gt=0)
    sigma: float = Field(gt=0)

    def draw(self, rng: Random) -> float:
        return rng.lognormvariate(math.log(self.median), self.sigma)

    @property
    def mean(self) -> float:
        return self.median * math.exp(self.sigma**2 / 2)

    def beyond(self, x: float) -> float:
        """The share that takes longer than *x*."""
        if x <= 0:
            return 1.0
        return 0.5 * math.erfc((math.log(x) - math.log(self.median)) / self.sigma / math.sqrt(2))


class Staffing(Part):
    slot_minutes: int = Field(gt=0, le=60)
    least: int = Field(gt=0)
    cover: dict[str, tuple[str, ...]]


def dealt(shares: Mapping[T, float], count: int) -> Iterator[T]:
    """*count* of the kinds in their *shares*: any first few of them are an even mixture."""
    given = dict.fromkeys(shares, 0)
    for n in range(1, count + 1):
        short = {kind: share * n - given[kind] for kind, share in shares.items()}
        kind = max(short, key=lambda one: short[one])
        given[kind] += 1
        yield kind


class Clinicians(Part):
    capacities: dict[int, Share]
    reaction_seconds: Spread
    list_seconds: Spread
    missed: Share
    declined: Share
    silent: Share
    drops_an_hour: float = Field(ge=0)
    drop_minutes: Spread
    away_minutes: Spread
    break_every_minutes: int = Field(gt=0)
    break_minutes: int = Field(ge=0)

    @property
    def places(self) -> float:
        """Cases at once of an average clinician, breaks and lost connections taken off."""
        weight = sum(self.capacities.values())
        size = sum(size * share for size, share in self.capacities.items()) / weight
        breaks = self.break_minutes / (self.break_every_minutes + self.break_minutes)
        dropped = self.drops_an_hour * self.drop_minutes.mean / 60
        return size * (1 - breaks) * (1 - dropped)

    def sizes(self, count: int) -> Iterator[int]:
        """The capacities of *count* clinicians."""
        return dealt(self.capacities, count)


class Shape(Head):
    cases_a_day: int = Field(gt=0)
    hours: tuple[float, ...] = Field(min_length=24, max_length=24)
    peak: tuple[int, int]
    roles: dict[str, Share]
    departments: dict[str, dict[str, Share]]
    levels: dict[Level, Share]
    special: Share
    directed: Share
    handling_minutes: dict[str, Spread]
    staffing: Staffing
    clinicians: Clinicians
    drain_minutes: int = Field(gt=0)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for name, shares in (("roles", self.roles), ("levels", self.levels)):
            if not math.isclose(sum(shares.values()), 1, abs_tol=1e-6):
                raise ValueError(f"the shares of {name} do not make 1")
        if any(sum(shares.values()) > 1 for shares in self.departments.values()):
            raise ValueError("the departments of a role are more than all of it")
        if missing := set(self.roles) - set(self.handling_minutes):
            raise ValueError(f"roles without a handling time: {', '.join(sorted(missing))}")
        return self

    def within(self, role: str) -> dict[str, float]:
        """The shares of a role's departments; the rest is of none, which is empty."""
        shares = self.departments.get(role, {})
        return {**shares, "": 1 - sum(shares.values())}

    def weights(self, peak: float | None = None) -> list[float]:
        """The share of the day's cases in each hour; *peak* sets that of the peak hours."""
        whole = sum(self.hours)
        shares = [hour / whole for hour in self.hours]
        if peak is None:
            return shares
        first, end = self.peak
        before = sum(shares[first:end])
        inside, outside = peak / before, (1 - peak) / (1 - before)
        return [s * (inside if first <= h < end else outside) for h, s in enumerate(shares)]


@lru_cache(maxsize=1)
def load() -> Shape:
    """The day of this release. Raises DataError."""
    return read(HOME / "rehearsal.yaml", Shape)
