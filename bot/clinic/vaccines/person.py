"""Whom a forecast is for: the date of birth, what stands in the way, and the doses so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.clinic.vaccines.period import Period, after


@dataclass(frozen=True, slots=True, order=True)
class Given:
    """A dose that was given. *product* is an id of the schedule; an unknown one counts for none."""

    on: date
    product: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a forecast is for. *groups* are the risk groups of the schedule that they belong to.

    *allergies* are products whose earlier dose, or a part of which, caused a severe reaction;
    "*" stands for one whose product is not known.
    """

    born: date
    today: date
    sex: str = ""  # "f", "m" or empty
    pregnant: bool = False
    groups: frozenset[str] = frozenset()
    allergies: frozenset[str] = frozenset()
    region: str = ""
    doses: tuple[Given, ...] = ()

    def reaches(self, age: Period) -> date:
        """The day on which this age is completed."""
        return after(self.born, age)

    def old(self, age: Period, on: date | None = None) -> bool:
        """Whether this age is completed, on a day or today."""
        return (on or self.today) >= self.reaches(age)

    def given(self, products: frozenset[str]) -> list[Given]:
        """The doses of these products up to today, in order, one a day."""
        days: dict[date, Given] = {}
        for dose in sorted(self.doses):
            if dose.product in products and self.born <= dose.on <= self.today:
                days.setdefault(dose.on, dose)
        return list(days.values())
