"""What may be answered about an illness; the short lists belong to the larger wording."""

from __future__ import annotations

from enum import StrEnum, auto

from bot.steps import Choose, Edge


class Complaint(StrEnum):
    fever = auto()
    cough = auto()
    throat = auto()
    skin = auto()
    belly = auto()
    pregnancy = auto()
    medicine = auto()
    other = auto()


class FewComplaint(StrEnum):
    """The first page of the larger wording; "other" leads to the second."""

    fever = auto()
    cough = auto()
    belly = auto()
    other = auto()


class MoreComplaint(StrEnum):
    skin = auto()
    pregnancy = auto()
    medicine = auto()
    other = auto()


class Kind(StrEnum):
    plain = auto()
    other = auto()
    medicine = auto()
    more = auto()  # the second page is to be asked


class KindMore(StrEnum):
    plain = auto()
    other = auto()
    medicine = auto()


class Since(StrEnum):
    today = auto()
    days2 = auto()
    days4 = auto()
    week = auto()
    longer = auto()
    again = auto()
    unsure = auto()


class FewSince(StrEnum):
    today = auto()
    few = auto()
    long = auto()
    unsure = auto()


class Temp(StrEnum):
    normal = auto()
    hot = auto()
    unmeasured = auto()


class Fever(StrEnum):
    yes = auto()
    no = auto()


class Site(StrEnum):
    armpit = auto()
    ear = auto()
    forehead = auto()
    unsure = auto()


class Illness(StrEnum):
    heart = auto()
    lung = auto()
    kidney = auto()  # or liver
    diabetes = auto()
    immune = auto()
    nerves = auto()
    obesity = auto()
    thinner = auto()  # takes blood thinners
    none = auto()


class FewIllness(StrEnum):
    organs = auto()
    diabetes = auto()
    immune = auto()
    none = auto()


class MoreIllness(StrEnum):
    nerves = auto()
    obesity = auto()
    thinner = auto()
    none = auto()


def since(options: type[StrEnum], to: Edge) -> Choose:
    """For how long it has been so; the short list belongs to the larger wording."""
    ways = dict.fromkeys(options, to)
    return Choose(say="intake-since", save="since", to=ways, needs=("patient", "wording"))
