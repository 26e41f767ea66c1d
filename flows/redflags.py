"""The red-flag page: its wording by age, from the data files."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Any

from bot.clinic.rules import load
from bot.steps import Choose, Do, Edge, Words
from flows.judgement import JUDGED, Alarm


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


SEX = ("sex",)  # what the page leaves out for a man, whose sex is known


def page() -> Words:
    """The page that fits the age band; the one for adults when the age is not known."""
    flags = load().redflags
    keys = {band: f"redflags-{found.id}" for found in flags.pages for band in found.bands}
    return Words("band", keys, other=f"redflags-{flags.other}")


def flags(to: Mapping[Any, Edge], needs: tuple[str, ...] = ()) -> Choose:
    """The page itself, before anything else is asked."""
    return Choose(say=page(), save="flags", labels="intake-flags", args=SEX, needs=needs, to=to)


def raised(to: StrEnum, *needs: str) -> Do:
    """A red flag: kept as an emergency and alarmed before the card is shown."""
    to_card = {Alarm.raised: to}
    return Do(effect="raise_alarm", save="alarm", gives=JUDGED, needs=("flags", *needs), to=to_card)


def emergency(
    called: Edge, human: Edge, calm: Edge, *, save: str = "card", needs: str = "alarm"
) -> Choose:
    """The emergency card of a conversation, which leads on in it."""
    to = {Card.called: called, Card.human: human, Card.calm: calm}
    return Choose(say="intake-emergency", save=save, needs=(needs,), to=to)
