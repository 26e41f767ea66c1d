"""The panels of home tests as data: targets, ages, areas, prices; which one is proposed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum, auto
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from pydantic import Field, model_validator

from bot.clinic import pathogens, rules
from bot.clinic.conditions import Facts, When, holds
from bot.clinic.datafile import DataError, Head, Part, once, read
from bot.clinic.places import Named
from bot.clinic.rules import Level, Rule, Rules


class Specimen(StrEnum):
    """Where a swab is taken."""

    throat = auto()
    nose = auto()


class Target(Part):
    """Something a laboratory looks for. *meaning*: what is said of it where `pathogens.yaml` does
    not know it, as the text `lab-means-<meaning>`."""

    id: str = Field(pattern=r"^[a-z][a-z_]{0,11}$")
    loinc: str = Field(default="", pattern=r"^(\d{3,6}-\d)?$")
    meaning: str = Field(default="", pattern=r"^[a-z]{0,16}$")


class Panel(Named):
    """*price* is the whole text in each language; *areas* are districts, none: wherever we go."""

    id: str = Field(pattern=r"^panel-[a-z0-9]{1,8}$")
    targets: tuple[str, ...] = Field(min_length=1)
    specimen: Specimen
    report_hours: int = Field(gt=0)
    from_months: int = Field(ge=0)
    price: dict[str, str] = Field(min_length=1)
    areas: tuple[str, ...] = ()
    self_sampled: bool = True
    paused: bool = False

    def serves(self, district: str) -> bool:
        return not self.areas or district in self.areas

    def price_text(self, locale: str) -> str:
        return Named(names=self.price).name(locale)


class Notifiable(Part):
    """A finding that is reported to the authorities within so many hours. *grade*: A, B or C."""

    target: str
    grade: str = Field(pattern=r"^[ABC]$")
    hours: int = Field(gt=0)
    source: str = Field(min_length=1)


class Advice(Part):
    """A panel for who does not know which."""

    panel: str
    when: When = Field(default_factory=dict)
    exposure: tuple[str, ...] = ()
    source: str = Field(min_length=1)


class Panels(Head):
    demonstration: bool
    self_from_years: int = Field(ge=0)
    doctor_below_months: int = Field(ge=0)
    doctor_levels: frozenset[Level]
    lately_days: int = Field(gt=0)
    today_levels: frozenset[Level]
    since_days: int = Field(gt=0)
    since_becomes: dict[str, str]
    harmless: frozenset[str]
    bearing: frozenset[str]
    early: frozenset[str]
    again_days: int = Field(gt=0)
    fresh_days: int = Field(gt=0)
    late_minutes: int = Field(gt=0)
    follow_days: int = Field(gt=0)
    rate_hours: int = Field(gt=0)
    targets: tuple[Target, ...] = Field(min_length=1)
    panels: tuple[Panel, ...] = Field(min_length=1)
    choose: tuple[Advice, ...] = Field(min_length=1)
    rules: tuple[Rule, ...] = ()
    notifiable: tuple[Notifiable, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        known = [target.id for target in self.targets]
        once(known)
        once([panel.id for panel in self.panels])
        once([rule.id for rule in self.rules])
        for panel in self.panels:
            once(list(panel.targets))
            if odd := sorted(set(panel.targets) - set(known)):
                raise ValueError(f"{panel.id} looks for {odd[0]}, which is no target")
        if odd := [one.target for one in self.notifiable if one.target not in known]:
            raise ValueError(f"{odd[0]} is to be reported, and is no target")
        for advice in self.choose:
            if self.panel(advice.panel) is None:
                raise ValueError(f"{advice.panel} is proposed, and is no panel")
        if self.choose[-1].when or self.choose[-1].exposure:
            raise ValueError("the last proposal must hold for everybody")
        return self

    def panel(self, panel_id: str) -> Panel | None:
        return next((panel for panel in self.panels if panel.id == panel_id), None)

    def target(self, target_id: str) -> Target | None:
        return next((target for target in self.targets if target.id == target_id), None)

    def offered(self, *, months: int) -> list[Panel]:
        """The panels somebody of this age may have today."""
        return [p for p in self.panels if not p.paused and months >= p.from_months]

    def advise(self, facts: Facts, exposure: str, of: Collection[str]) -> str:
        """The id of the panel proposed among *of*; of which the first when no proposal fits."""
        for advice in self.choose:
            met = not advice.exposure or exposure in advice.exposure
            if advice.panel in of and met and holds(advice.when, facts):
                return advice.panel
        return next(iter(of))

    def added(self, to: Rules) -> Rules:
        """The rules of urgency, those of results read at home, and those of laboratory results."""
        known = pathogens.load().added(to)
        more = {"rules": (*known.urgency.rules, *self.rules)}
        return replace(known, urgency=known.urgency.model_copy(update=more))


def found(results: Mapping[str, Any]) -> list[str]:
    """What was found, as rules ask for it: a target no rule knows counts as another one too."""
    positive = pathogens.positive(results)
    known = {one.id for one in pathogens.load().pathogens}
    return [*positive, *([pathogens.OTHER] if set(positive) - known else [])]


def meaning(target: str, facts: Facts) -> str:
    """The text of what is said of a target that was found."""
    own = load().target(target)
    if own is not None and own.meaning:
        return f"lab-means-{own.meaning}"
    return f"kit-means-{pathogens.load().meaning(target, facts)}"


@lru_cache(maxsize=4)
def load(home: Path = rules.HOME) -> Panels:
    """Read and check the panels. Raises DataError."""
    file = home / "panels.yaml"
    read_ = read(file, Panels)
    known = {one.id for one in pathogens.load(home).pathogens}
    for target in read_.targets:
        if not target.meaning and target.id not in known:
            raise DataError(file, 1, f"nothing is said of a positive {target.id}")
    return read_
