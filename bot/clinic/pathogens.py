"""What home kits look for, how long a contact is watched, what a positive line leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from pydantic import Field, model_validator

from bot.clinic import rules, seasonfile
from bot.clinic.conditions import Fact, Facts, When, holds
from bot.clinic.datafile import DataError, Head, Part, once, read
from bot.clinic.places import Named
from bot.clinic.rules import Remark, Rule, Rules

OTHER = "other"  # a line of a kit we do not know


class Watch(Part):
    """Days after a contact: in which most fall ill, and until which one watches."""

    usual_days: tuple[int, int]
    watch_days: int = Field(gt=0)
    source: str = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        first, last = self.usual_days
        if not 0 < first <= last <= self.watch_days:
            raise ValueError("the days do not come one after another")
        return self


class Pathogen(Watch):
    id: str = Field(pattern=r"^[a-z][a-z_]{0,11}$")
    group: str


class Kit(Named):
    """A kit that people buy; one line of it for each of *targets*."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,30}$")
    targets: tuple[str, ...] = Field(min_length=1)


class Meaning(Part):
    """What is said of a positive line; its text is `kit-means-<id>`."""

    id: str = Field(pattern=r"^[a-z][a-z-]{0,30}$")
    when: When = Field(min_length=1)
    source: str = Field(min_length=1)


class Pathogens(Head):
    risk_below_years: int
    risk_from_years: int
    pathogens: tuple[Pathogen, ...] = Field(min_length=1)
    unknown: Watch
    kits: tuple[Kit, ...] = Field(min_length=1)
    rules: tuple[Rule, ...]
    remarks: tuple[Remark, ...]
    meanings: tuple[Meaning, ...]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        ids = [one.id for one in self.pathogens]
        for listed in (ids, [k.id for k in self.kits], [m.id for m in self.meanings]):
            once(listed)
        once([rule.id for rule in self.rules] + [remark.id for remark in self.remarks])
        for kit in self.kits:
            if odd := sorted(set(kit.targets) - set(ids)):
                raise ValueError(f"the kit {kit.id} looks for {odd[0]}, which is no pathogen")
        for target in (*ids, OTHER):
            if not any(holds(m.when, {Fact.KIT: [target]}) for m in self.meanings):
                raise ValueError(f"nothing is said of a positive {target}")
        return self

    def kit(self, kit_id: str) -> Kit | None:
        return next((kit for kit in self.kits if kit.id == kit_id), None)

    def meaning(self, target: str, facts: Facts) -> str:
        """The id of what is said of one positive line."""
        here = {**facts, Fact.KIT: [target]}
        return next(meaning.id for meaning in self.meanings if holds(meaning.when, here))

    def watch(self, group: str) -> Watch:
        """The longest watch of a group of pathogens; that of the unknown for any other word."""
        found = [one for one in self.pathogens if one.group == group]
        return max(found, key=lambda one: one.watch_days, default=self.unknown)

    def at_risk(self, years: int | None, said: str) -> str:
        """yes or no: somebody who says so, does not know, or is of a risky age."""
        if said in ("yes", "unsure"):
            return "yes"
        young_or_old = years is not None and not (
            self.risk_below_years <= years < self.risk_from_years
        )
        return "yes" if young_or_old else "no"

    def added(self, to: Rules) -> Rules:
        """The rules of urgency together with those of results read at home."""
        urgency = to.urgency.model_copy(
            update={
                "rules": (*to.urgency.rules, *self.rules),
                "remarks": (*to.urgency.remarks, *self.remarks),
            }
        )
        return replace(to, urgency=urgency)


def positive(results: Mapping[str, Any]) -> list[str]:
    """The targets whose line was seen."""
    return [target for target, result in results.items() if result == "positive"]


@lru_cache(maxsize=4)
def load(home: Path = rules.HOME) -> Pathogens:
    """Read and check the pathogens. Raises DataError."""
    found = read(home / "pathogens.yaml", Pathogens)
    for season in seasonfile.load(home).seasons:
        if odd := sorted(set(season.pathogens) - {one.id for one in found.pathogens}):
            raise DataError(home / "seasons.yaml", 1, f"{odd[0]!r} is no pathogen")
    return found
