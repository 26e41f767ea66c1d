"""What an intake may come to, and what may be answered to it."""

from __future__ import annotations

from enum import StrEnum, auto

LARGER = "larger"  # the branch of the simpler wording
JUDGED = ("level", "why", "note", "fired", "told")  # the answers that judging gives


class Alarm(StrEnum):
    raised = auto()


class Level(StrEnum):
    emergency = auto()
    soon = auto()
    calm = auto()


class Wording(StrEnum):
    larger = auto()
    normal = auto()


class Confirm(StrEnum):
    send = auto()
    change = auto()


class Urgent(StrEnum):
    called = auto()
    human = auto()
    store = auto()


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
