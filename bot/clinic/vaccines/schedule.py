"""The vaccination schedules: what `flows/data/vaccines.yaml` may say, and the checks of it.

A vaccine is a family of products with one course of doses (or several, of which the first that fits
a person is theirs). The ages of a course are the youngest at which a dose may be given.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from bot.clinic.datafile import DataError, Head, Part, once, read
from bot.clinic.rules import HOME
from bot.clinic.vaccines.period import Written


class Status(StrEnum):
    """The words of HL7 ImmDS (FHIR immunization-recommendation-status and its extensions)."""

    COMPLETE = "complete"
    NOT_COMPLETE = "notComplete"
    NOT_RECOMMENDED = "notRecommended"
    CONTRAINDICATED = "contraindicated"
    AGED_OUT = "agedOut"
    CONDITIONAL = "conditional"


class For(Part):
    """Whom a course or an obstacle concerns; all that is given must hold.

    *start* is today's age, or the age at the first dose where one was given.
    """

    sex: str = ""
    born_after: date | None = None
    born_before: date | None = None
    today_from: date | None = None
    today_before: date | None = None
    least: Written | None = None
    below: Written | None = None
    start_least: Written | None = None
    start_below: Written | None = None
    groups: tuple[str, ...] = ()  # one of these
    pregnant: bool = False
    begun: tuple[str, ...] = ()  # the first dose was one of these products
    not_begun: tuple[str, ...] = ()  # the first dose was none of these products
    first_season: bool = False  # no dose before this season


class Dose(Part):
    """One dose of a course. Without *product* it may be any of the vaccine's."""

    age: Written  # youngest
    valid: Written | None = None  # youngest at which a dose of the past counts; else *age*
    due: Written | None = None  # age at which it is meant to be given; else *age*
    interval: Written | None = None  # at least, since the dose before
    usual: Written | None = None  # meant, since the dose before; else *interval*
    first: Written | None = None  # at least, since the first dose
    late: Written | None = None  # age by which it is to be given
    within: Written | None = None  # since the dose before, by when it is to be given
    product: str = ""


class Course(Part):
    """The doses for whom it concerns, and how strongly they are meant for them.

    One without doses says that the products (*of*; else all) are not for these people.
    """

    id: str = Field(min_length=1)
    who: For = For()
    of: tuple[str, ...] = ()
    status: Status = Status.NOT_COMPLETE
    why: str = ""  # the text `vaccine-why-<why>` in place of the usual one
    ask: bool = False  # a clinician decides
    doses: tuple[Dose, ...] = ()
    begin: Written | None = None  # the age from which it is not begun any more
    over: Written | None = None  # the age from which none is given any more
    starts: date | None = None  # the first day of the programme
    again: Written | None = None  # a further dose so long after the last, and after each
    same: bool = False  # goes on with the product it was begun with
    only: bool = False  # the vaccine's other products are not for these people
    source: str = Field(min_length=1)


class Obstacle(Part):
    """What stands in the way of a vaccine, whatever the course says."""

    id: str = Field(min_length=1)
    who: For
    status: Status
    why: str = Field(min_length=1)  # the text `vaccine-why-<why>`
    products: tuple[str, ...] = ()  # else all of the vaccine
    source: str = Field(min_length=1)


class Season(Part):
    """Given anew each year: from a month and day to another; what is given from *counts* on
    belongs to the season that comes."""

    start: str = Field(pattern=r"^\d\d-\d\d$")
    end: str = Field(pattern=r"^\d\d-\d\d$")
    counts: str = Field(pattern=r"^\d\d-\d\d$")


class Vaccine(Part):
    """Products that protect from the same, and what counts as a dose of it."""

    id: str = Field(min_length=1)
    products: tuple[str, ...] = Field(min_length=1)
    counts: tuple[str, ...] = ()  # products of others whose doses count here too
    live: tuple[str, ...] = ()  # products that are live
    swallowed: tuple[str, ...] = ()  # live, but not injected
    season: Season | None = None
    obstacles: tuple[Obstacle, ...] = ()
    courses: tuple[Course, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for course in self.courses:
            for dose in course.doses:
                if dose.product and dose.product not in self.products:
                    raise ValueError(f"{course.id} gives {dose.product}, which is not listed")
        if not set(self.live) <= set(self.products):
            raise ValueError("a live product is not listed")
        return self


class Offer(Part):
    """A region where a product is free for a group, for a time."""

    region: str = Field(min_length=1)
    product: str
    who: For
    start: date
    end: date
    proof: str = ""
    source: str = Field(min_length=1)
    checked_on: date


class Schedule(Head):
    """All vaccines. *words* are the ways in which risk groups are named in requests."""

    gap: Written  # between two injected live vaccines that are not given on one day
    words: dict[str, tuple[str, ...]]
    obstacles: tuple[Obstacle, ...]  # of every live vaccine
    vaccines: tuple[Vaccine, ...]
    offers: tuple[Offer, ...] = ()

    @model_validator(mode="after")
    def _idsonce(self) -> Self:
        ids = [course.id for v in self.vaccines for course in v.courses]
        ids += [o.id for v in self.vaccines for o in v.obstacles]
        once(ids + [o.id for o in self.obstacles])
        once([product for v in self.vaccines for product in v.products])
        once([word for words in self.words.values() for word in words])
        return self

    def groups(self) -> set[str]:
        return set(self.words)

    def rules(self) -> list[Course | Obstacle]:
        """Everything with an id that a forecast may name."""
        found: list[Course | Obstacle] = list(self.obstacles)
        for vaccine in self.vaccines:
            found += [*vaccine.obstacles, *vaccine.courses]
        return found


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Schedule:
    """Read and check the schedules; raises DataError."""
    file = home / "vaccines.yaml"
    schedule = read(file, Schedule)
    products = {product for v in schedule.vaccines for product in v.products}
    for rule in [*schedule.rules(), *schedule.offers]:
        for group in rule.who.groups:
            if group not in schedule.groups():
                raise DataError(file, 1, f"there is no group {group!r}")
    for offer in schedule.offers:
        if offer.product not in products:
            raise DataError(file, 1, f"there is no product {offer.product!r}")
    return schedule
