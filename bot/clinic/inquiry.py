"""Which questions an intake asks of whom, and its limits, out of `flows/data/intake.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from enum import StrEnum, auto
from functools import lru_cache
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from bot.clinic.conditions import Facts, When, holds
from bot.clinic.datafile import Head, Part, read
from bot.clinic.judging import facts_of
from bot.clinic.rules import HOME, Level, Rules

OPTION = 1  # the number of "not measured" where options are chosen by number
NOT_OF_MEDICINE = ("since", "temp", "site")  # a question about medicine is not asked these


class Question(StrEnum):
    """A question, or a group of them, that is not asked of everybody."""

    pregnancy = auto()
    mother = auto()
    postpartum = auto()
    women = auto()
    breath = auto()
    oxygen = auto()
    breathing = auto()
    child = auto()
    belly = auto()
    skin = auto()
    glass = auto()
    general = auto()
    thinner = auto()
    pressure = auto()
    chronic = auto()
    glucose = auto()
    photos = auto()
    intimate = auto()


class Measure(StrEnum):
    oxygen = auto()
    rate = auto()
    pulse = auto()
    systolic = auto()
    diastolic = auto()
    glucose = auto()
    weeks = auto()


class Span(Part):
    """The lowest and the highest reading there can be."""

    least: float
    most: float

    def holds(self, value: float) -> bool:
        return self.least <= value <= self.most


class CheckUp(Part):
    """When somebody is asked how it goes: hours of the clinic's day."""

    levels: tuple[Level, ...]
    hour: int = Field(ge=8, le=20)  # never in the quiet hours
    doubt_hour: int = Field(ge=8, le=20)
    late_hours: int = Field(gt=0, le=11)

    def due(self, now: datetime, zone: str, *, doubt: bool) -> tuple[datetime, datetime]:
        """The moment of the next day to ask at, and the moment after which it is too late."""
        here = now.astimezone(ZoneInfo(zone))
        hour = self.doubt_hour if doubt else self.hour
        day = here.date() + timedelta(days=1)
        at = datetime.combine(day, time(hour), tzinfo=here.tzinfo).astimezone(now.tzinfo)
        return at, at + timedelta(hours=self.late_hours)


class Inquiry(Head):
    questions: dict[Question, tuple[When, ...]]
    measures: dict[Measure, Span]
    photo_smallest_bytes: int = Field(gt=0)
    again_days: int = Field(gt=0)
    again_hours: int = Field(gt=0)
    fever_clinic: tuple[When, ...] = Field(min_length=1)
    history_days: int = Field(gt=0)
    check_up: CheckUp

    def wants(self, question: Question, facts: Facts) -> bool:
        """Whether the question is for somebody of whom these facts are known."""
        return any(holds(when, facts) for when in self.questions[question])

    @model_validator(mode="after")
    def _whole(self) -> Self:
        missing: set[str] = {*Question} - {*self.questions} | {*Measure} - {*self.measures}
        if missing:
            raise ValueError(f"nothing is said of: {', '.join(sorted(missing))}")
        for name, span in self.measures.items():
            if span.least <= OPTION:
                raise ValueError(f"{name!s}: a reading of {OPTION} would choose an option instead")
        return self


# What the questions of a group are saved as, the groups in the order in which they are asked.
GROUPS: dict[Question, tuple[str, ...]] = {
    Question.pregnancy: ("pregnancy",),
    Question.mother: ("weeks", "mother"),
    Question.postpartum: ("postpartum",),
    Question.women: ("women",),
    Question.breath: ("breath",),
    Question.oxygen: ("oxygen",),
    Question.breathing: ("rate", "pulse"),
    Question.child: ("child",),
    Question.belly: ("belly",),
    Question.skin: ("place", "skin"),
    Question.glass: ("glass",),
    Question.general: ("general",),
    Question.thinner: ("thinner",),
    Question.pressure: ("pressure",),
    Question.photos: ("photos", "photos_again"),
    Question.chronic: ("chronic",),
    Question.glucose: ("glucose",),
}


def asked(answers: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    """The answers without those of groups that are no longer for this person.

    A complaint that was changed leaves answers behind to questions that are not asked any more.
    """
    kept = whole(answers)
    if kept.get("complaints") == ["medicine"]:
        kept = {name: value for name, value in kept.items() if name not in NOT_OF_MEDICINE}
    for question, names in GROUPS.items():
        if not any(name in kept for name in names):
            continue
        if not load().wants(question, facts_of(kept, rules)):
            kept = {name: value for name, value in kept.items() if name not in names}
    return kept


MORE = "_more"  # what is picked from the second page of a list


def whole(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers with both pages of each list as one, as the standard wording has them."""
    kept = {name: value for name, value in answers.items() if not name.endswith(MORE)}
    for page in answers:
        if page.endswith(MORE):
            name = page.removesuffix(MORE)
            kept[name] = _joined(list(answers.get(name) or []), list(answers[page] or []))
    return kept


def _joined(first: list[Any], second: list[Any]) -> list[Any]:
    """ "none" holds only of both pages; "other" on the first one led to the second."""
    picked = [value for value in first if value not in ("none", "other")]
    picked += [value for value in second if value != "none" and value not in picked]
    return picked or second or first


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Inquiry:
    """The questions of this release. Raises DataError."""
    return read(home / "intake.yaml", Inquiry)
