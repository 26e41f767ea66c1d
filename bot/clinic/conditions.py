"""Conditions on what is known of a patient, as the data files state them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Self

from pydantic import model_validator

from bot.clinic.datafile import Part

Value = Any


class Fact(StrEnum):
    """What rules may ask about; a list is a list of option names, and None is "not known"."""

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
    FLAG = "flag"  # which red flag, when that was said
    UNSURE = "unsure"  # what was answered by who is not sure of the red flags
    PREGNANCY = "pregnancy"
    WEEKS = "weeks"  # of pregnancy
    DATED = "dated"  # yes | no: whether the weeks are known
    BREATH = "breath"
    CHILD = "child"
    GLASS = "glass"  # what a rash does under a glass
    BELLY = "belly"
    PLACE = "place"
    SKIN = "skin"
    MOTHER = "mother"  # signs in pregnancy
    POSTPARTUM = "postpartum"  # signs after birth
    WOMEN = "women"  # signs outside of pregnancy
    GENERAL = "general"
    THINNER = "thinner"  # blood thinners: yes | no | unsure
    CHRONIC = "chronic"
    WISH = "wish"
    OXYGEN = "oxygen"  # per cent, at rest
    RATE = "rate"  # breaths a minute
    PULSE = "pulse"  # beats a minute
    SYSTOLIC = "systolic"  # mmHg
    DIASTOLIC = "diastolic"  # mmHg
    GLUCOSE = "glucose"  # mmol/l


# Facts that are one of a question's options, or several; the others are numbers or derived.
CHOSEN = (
    Fact.COMPLAINTS,
    Fact.SINCE,
    Fact.ILLNESSES,
    Fact.FLAGS,
    Fact.FLAG,
    Fact.UNSURE,
    Fact.PREGNANCY,
    Fact.BREATH,
    Fact.CHILD,
    Fact.GLASS,
    Fact.BELLY,
    Fact.PLACE,
    Fact.SKIN,
    Fact.MOTHER,
    Fact.POSTPARTUM,
    Fact.WOMEN,
    Fact.GENERAL,
    Fact.THINNER,
    Fact.CHRONIC,
    Fact.WISH,
)
MEASURES = (Fact.OXYGEN, Fact.RATE, Fact.PULSE, Fact.GLUCOSE, Fact.WEEKS)


Facts = Mapping[str, Value]


class Test(Part):
    """A condition on one fact. All that is given must hold; an unknown fact never does."""

    any: tuple[str, ...] = ()  # one of these was answered
    all: tuple[str, ...] = ()  # each of these was answered
    only: tuple[str, ...] = ()  # nothing but these was answered
    least: float | None = None
    above: float | None = None
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
        if self.any or self.all or self.only:
            values = {str(v) for v in (value if isinstance(value, list) else [value])}
            if self.any and not values.intersection(self.any):
                return False
            return values.issuperset(self.all) and (not self.only or values <= set(self.only))
        return self._within(float(value))

    def _within(self, value: float) -> bool:
        return (
            (self.least is None or value >= self.least)
            and (self.above is None or value > self.above)
            and (self.below is None or value < self.below)
            and (self.most is None or value <= self.most)
        )


When = dict[Fact, Test]


def holds(when: Mapping[Fact, Test], facts: Facts) -> bool:
    return all(test.holds(facts.get(fact)) for fact, test in when.items())
