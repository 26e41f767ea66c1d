"""The numbers of the queue, out of `flows/data/queue.yaml`: weights, seconds, bands."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Self

from pydantic import Field, model_validator

from bot.clinic.datafile import Head, Part, read
from bot.clinic.rules import HOME, Level


class Offers(Part):
    """Seconds from joining the queue, but `seconds`: how long one offer stands."""

    seconds: int = Field(gt=0)
    department_first: int = Field(ge=0)
    open_to_role_after: int = Field(gt=0)
    fallback_after: int = Field(gt=0)
    alarm_after: int = Field(gt=0)
    away_after_missed: int = Field(gt=0)
    same_clinician_days: int = Field(ge=0)
    offline_seconds: int = Field(gt=0)
    question_hours: int = Field(gt=0)

    @model_validator(mode="after")
    def _one_after_another(self) -> Self:
        if self.department_first > self.open_to_role_after:
            raise ValueError("a case is open to its role when its department was asked first")
        if not self.seconds <= self.open_to_role_after <= self.fallback_after <= self.alarm_after:
            raise ValueError("the steps of an unaccepted case must come one after another")
        return self


class Silence(Part):
    """Seconds after the last word of the other side."""

    clinician_nudge: int = Field(gt=0)
    clinician_alarm: int = Field(gt=0)
    patient_ask: int = Field(gt=0)
    patient_pause: int = Field(gt=0)
    patient_close: int = Field(gt=0)
    shift_end_warning: int = Field(gt=0)
    emergency_unanswered: int = Field(gt=0)


class OnCall(Part):
    """Seconds: `after` waiting with nobody there, then `every` so often, `tries` times;
    `give_up` after the first the patient is told."""

    after: int = Field(ge=0)
    every: int = Field(gt=0)
    tries: int = Field(gt=0)
    give_up: int = Field(gt=0)


class WaitingTime(Part):
    start_minutes: float = Field(gt=0)
    sample: int = Field(gt=0)
    bands: tuple[int, ...] = Field(min_length=1)


class Callbacks(Part):
    slot_minutes: int = Field(gt=0, le=60)
    places: int = Field(gt=0)
    days: int = Field(gt=0)


class QueueRules(Head):
    weights: dict[Level, int]
    desk_weight: int
    special_weight: int
    special_below_years: int
    special_from_years: int
    special_complaints: frozenset[str]
    special_remarks: frozenset[str] = frozenset()  # of urgency.yaml and pathogens.yaml
    special_pregnancies: frozenset[str]
    returned_weight: int
    points_per_minute: int = Field(gt=0)
    hurry: frozenset[Level]
    offers: Offers
    silence: Silence
    on_call: OnCall
    limit_days: tuple[int, ...] = Field(min_length=1)
    reopen_hours: int
    warn_of_contacts: bool = False
    warn_of_doses: bool = False
    waiting_time: WaitingTime
    callbacks: Callbacks

    @model_validator(mode="after")
    def _every_level(self) -> Self:
        if missing := set(Level) - set(self.weights):
            raise ValueError(f"levels without a weight: {', '.join(sorted(missing))}")
        return self

    def line(
        self, since: datetime, *, level: str, desk: bool, special: bool, returned: bool
    ) -> datetime:
        """When a case waiting since *since* counts as having come: each point is worth a moment.

        Ordering by it is ordering by weight plus points a minute of waiting, at any later time.
        """
        points = self.desk_weight if desk else self.weights[Level(level)]
        points += self.special_weight * special + self.returned_weight * returned
        return since - timedelta(minutes=points / self.points_per_minute)


@lru_cache(maxsize=1)
def load() -> QueueRules:
    """The rules of this release. Raises DataError."""
    return read(HOME / "queue.yaml", QueueRules)
