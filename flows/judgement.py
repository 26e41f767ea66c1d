"""What an intake may come to, and what may be answered to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

LARGER = "larger"  # the branch of the simpler wording
JUDGED = ("level", "why", "note", "fired", "told")  # the answers that judging gives


@dataclass
class Judged:
    """What judging gives: the level, what it rests on, the note and the rules that fired."""

    level: str = ""
    why: list[Any] = field(default_factory=list)
    note: list[Any] = field(default_factory=list)
    fired: list[Any] = field(default_factory=list)
    told: str = ""


class Alarm(StrEnum):
    raised = auto()


class Level(StrEnum):
    emergency = auto()
    soon = auto()
    calm = auto()


class Concluded(StrEnum):
    """The level of a whole intake; fever: a fever clinic is where such complaints are seen."""

    emergency = auto()
    soon = auto()
    calm = auto()
    fever = auto()


class Wording(StrEnum):
    larger = auto()
    normal = auto()


class Confirm(StrEnum):
    send = auto()
    change = auto()


class Urgent(StrEnum):
    called = auto()
    human = auto()
    near = auto()
    store = auto()


class ResultFever(StrEnum):
    doctor = auto()
    fever = auto()
    store = auto()
    another = auto()


class Result(StrEnum):
    doctor = auto()
    store = auto()
    another = auto()  # somebody else of the household is ill too


class Outcome(StrEnum):
    """What an intake comes to: back to the menu, or on to a clinician."""

    done = auto()
    doctor = auto()


class Kept(StrEnum):
    kept = auto()
