"""What may be answered in the respiratory zone, and what its effects come to."""

from __future__ import annotations

from enum import StrEnum, auto


class Form(StrEnum):
    larger = auto()
    normal = auto()


class Tile(StrEnum):
    """A new service of the zone is one more here, in More or Rest, and a step that leads to it."""

    symptoms = auto()
    kit = auto()
    contact = auto()
    test = auto()
    vaccine = auto()
    care = auto()
    doctor = auto()
    fever = auto()


class FewTile(StrEnum):
    symptoms = auto()
    kit = auto()
    fever = auto()
    more = auto()


class More(StrEnum):
    """The second page of the larger wording; what is on the third may be answered there too."""

    test = auto()
    doctor = auto()
    vaccine = auto()
    more = auto()
    contact = auto()
    care = auto()


class Rest(StrEnum):
    contact = auto()
    care = auto()
    more = auto()


class Role(StrEnum):
    paediatric = auto()
    respiratory = auto()
    pharmacist = auto()


class Read(StrEnum):
    done = auto()
    doctor = auto()


class Nearby(StrEnum):
    done = auto()


class Listed(StrEnum):
    listed = auto()


class Kit(StrEnum):
    other = auto()


class Target(StrEnum):
    flu_a = auto()
    flu_b = auto()
    covid = auto()
    other = auto()


class Tested(StrEnum):
    today = auto()
    yesterday = auto()
    days = auto()
    older = auto()


class How(StrEnum):
    lines = auto()
    photo = auto()


class Begun(StrEnum):
    asking = auto()


class Line(StrEnum):
    """What one strip shows; without its control line it says nothing."""

    positive = auto()
    negative = auto()
    invalid = auto()
    unsure = auto()


class Lines(StrEnum):
    more = auto()
    done = auto()


class Right(StrEnum):
    yes = auto()
    again = auto()


class Since(StrEnum):
    none = auto()
    days2 = auto()
    days4 = auto()
    long = auto()


class Risk(StrEnum):
    yes = auto()
    no = auto()
    unsure = auto()


class Stored(StrEnum):
    read = auto()
    invalid = auto()


class Invalid(StrEnum):
    again = auto()
    doctor = auto()
    over = auto()


class Level(StrEnum):
    emergency = auto()
    first = auto()
    calm = auto()


class Urgent(StrEnum):
    called = auto()
    human = auto()
    near = auto()


class First(StrEnum):
    """A doctor is the first button."""

    doctor = auto()
    fever = auto()
    another = auto()
    over = auto()


class Calm(StrEnum):
    care = auto()
    doctor = auto()
    another = auto()
    over = auto()


class Of(StrEnum):
    """What the other person has, by groups of pathogens.yaml."""

    flu = auto()
    covid = auto()
    mp = auto()
    unsure = auto()


class Met(StrEnum):
    today = auto()
    yesterday = auto()
    days3 = auto()
    week = auto()


class Day(StrEnum):
    known = auto()
    unclear = auto()


class Feel(StrEnum):
    well = auto()
    ill = auto()


class Watch(StrEnum):
    high = auto()
    plain = auto()
    over = auto()


class High(StrEnum):
    doctor = auto()
    care = auto()
    another = auto()
    over = auto()
