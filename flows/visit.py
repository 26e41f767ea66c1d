"""What may be answered on the way to a clinician, while waiting and afterwards."""

from __future__ import annotations

from enum import StrEnum, auto


class Choice(StrEnum):
    fits = auto()
    other = auto()


class Role(StrEnum):
    """The first page of the list: the roles asked for most."""

    doctor = auto()
    paediatric = auto()
    pharmacist = auto()
    more = auto()


class Others(StrEnum):
    respiratory = auto()
    tcm = auto()
    nurse = auto()
    more = auto()


class Rest(StrEnum):
    nutrition = auto()
    childcare = auto()
    psychology = auto()
    desk = auto()


class Needed(StrEnum):
    ask = auto()
    skip = auto()


class Opened(StrEnum):
    joined = auto()


class Talk(StrEnum):
    closed = auto()
    cancelled = auto()


class Wish(StrEnum):
    look = auto()
    cancel = auto()
    finish = auto()


class Rating(StrEnum):
    five = auto()
    four = auto()
    three = auto()
    two = auto()
    one = auto()
    skip = auto()


class FewRating(StrEnum):
    five = auto()
    three = auto()
    one = auto()
    skip = auto()


class Rated(StrEnum):
    rated = auto()
    skipped = auto()


class Facts(StrEnum):
    urgent = auto()
    hurry = auto()
    told = auto()
    new = auto()
