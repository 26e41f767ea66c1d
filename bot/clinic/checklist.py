"""What the reviewer of a closed case answers, out of `flows/data/review.yaml`, and its score."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto
from functools import lru_cache
from typing import Self

from pydantic import Field, model_validator

from bot.clinic.datafile import Head, Part, read
from bot.clinic.rules import HOME, Level


class Verdict(StrEnum):
    """An answer to a question of the checklist."""

    yes = auto()
    no = auto()
    na = auto()  # not applicable to this case


class Question(Part):
    id: str = Field(pattern=r"^[a-z][a-z-]{0,30}$")
    source: str = Field(min_length=1)


class Checklist(Head):
    share: float = Field(ge=0, le=100)
    poor_stars: int = Field(ge=0, le=5)
    levels: frozenset[Level]
    look_back_days: int = Field(gt=0)
    months: int = Field(gt=0, le=12)
    questions: tuple[Question, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _once_each(self) -> Self:
        ids = [question.id for question in self.questions]
        if len(set(ids)) != len(ids):
            raise ValueError("a question stands there twice")
        return self


@lru_cache(maxsize=1)
def load() -> Checklist:
    """The questions and shares of this release. Raises DataError."""
    return read(HOME / "review.yaml", Checklist)


def score(answers: Mapping[str, str]) -> int | None:
    """Per cent of yes among what applied, rounded half up; None when nothing did."""
    yes = sum(answer == Verdict.yes for answer in answers.values())
    applied = yes + sum(answer == Verdict.no for answer in answers.values())
    return (200 * yes + applied) // (2 * applied) if applied else None
