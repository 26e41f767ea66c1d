"""The red-flag page: its wording by age, from the data files."""

from __future__ import annotations

from enum import StrEnum, auto

from bot.clinic.rules import load
from bot.steps import Words


class Flags(StrEnum):
    have = auto()
    none = auto()
    unsure = auto()


class Card(StrEnum):
    """What someone may answer to the emergency card of an intake."""

    called = auto()
    human = auto()
    calm = auto()


class Unsure(StrEnum):
    human = auto()
    go = auto()


def page() -> Words:
    """The page that fits the age band; the one for adults when the age is not known."""
    flags = load().redflags
    keys = {band: f"redflags-{found.id}" for found in flags.pages for band in found.bands}
    return Words("band", keys, other=f"redflags-{flags.other}")
