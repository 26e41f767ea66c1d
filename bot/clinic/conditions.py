"""Conditions on what is known of a patient, as the data files state them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Self

from pydantic import model_validator

from bot.clinic.datafile import Part

Value = Any


class Fact(StrEnum):
    """What rules may ask about; lists are lists of option names."""

    AGE_DAYS = "age_days"
    AGE_MONTHS = "age_months"
    AGE_YEARS = "age_years"
    SEX = "sex"
    COMPLAINTS = "complaints"
    SINCE = "since"
    FEVER = "fever"  # yes | no | unknown
    MEASURED = "measured"  # yes | normal | hot | unmeasured
    TEMPERATURE = "temperature"  # degrees Celsius, as measured
    ILLNESSES = "illnesses"
    FLAGS = "flags"  # have | none | unsure
    KIT = "kit"  # what a test read at home found
    RISK = "risk"  # yes | no: at higher risk of a severe course


Facts = Mapping[str, Value]


class Test(Part):
    """A condition on one fact. All that is given must hold; an unknown fact never does."""

    any: tuple[str, ...] = ()  # one of these was answered
    only: tuple[str, ...] = ()  # nothing but these was answered
    least: float | None = None
    below: float | None = None
    most: float | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self == Test.model_construct():
            raise ValueError("the condition is empty")
        return self

    def holds(self, value: Value) -> bool:
        if value is None or value == []:
            return False
        if self.any or self.only:
            values = {str(v) for v in (value if isinstance(value, list) else [value])}
            if self.any and not values.intersection(self.any):
                return False
            return not self.only or values <= set(self.only)
        return self._within(float(value))

    def _within(self, value: float) -> bool:
        return (
            (self.least is None or value >= self.least)
            and (self.below is None or value < self.below)
            and (self.most is None or value <= self.most)
        )


When = dict[Fact, Test]


def holds(when: Mapping[Fact, Test], facts: Facts) -> bool:
    return all(test.holds(facts.get(fact)) for fact, test in when.items())
