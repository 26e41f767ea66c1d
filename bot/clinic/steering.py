"""What is known of a patient steers the departments, and a question decides between two."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from pydantic import Field, model_validator

from bot.clinic.conditions import Facts, When, holds
from bot.clinic.datafile import Part


class Steer(Part):
    """Where all of *when* holds, *department* gets *points*, or is *never* suggested."""

    id: str = Field(min_length=1)
    when: When = Field(min_length=1)
    department: str
    points: float = Field(default=0, ge=0)
    never: bool = False
    source: str = Field(min_length=1)

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.never == bool(self.points):
            raise ValueError("a rule gives points or says never, one of both")
        return self


class Between(Part):
    """Asked once when both departments are close; each option decides for one of them."""

    id: str = Field(min_length=1, pattern=r"^[a-z]+(-[a-z]+)*$")
    options: dict[str, str] = Field(min_length=2, max_length=2)  # option -> department
    source: str = Field(min_length=1)

    @property
    def pair(self) -> frozenset[str]:
        return frozenset(self.options.values())

    @property
    def key(self) -> str:
        """The catalogue's key of the question; its options have `<key>-<option>`."""
        return f"doctor-between-{self.id}"


def steer(scores: dict[str, float], rules: Iterable[Steer], facts: Facts) -> list[str]:
    """Change *scores* by the rules that hold; returns their ids."""
    fired = [rule for rule in rules if holds(rule.when, facts)]
    for rule in fired:
        scores[rule.department] += rule.points
    for rule in fired:
        if rule.never:
            scores[rule.department] = 0.0
    return [rule.id for rule in fired]
