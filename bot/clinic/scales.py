"""Self-assessment scales from the data files: their items, points and bands; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from bot.clinic.datafile import DataError, Head, Part, read
from bot.clinic.roles import Roles
from bot.clinic.rules import HOME
from bot.clinic.rules import load as load_rules

MOST_ITEMS = 10  # of one scale; the flow has a step for each
MOST_SHOWN = 7  # choices of one item
MOST_OF_GROUP = 4  # scales offered in one question
MORE = "more"  # turns to the second page of choices, in the larger wording


class Band(Part):
    """Scores from *from* on, up to the next band. *role* is who is suggested, if anybody."""

    id: str = Field(min_length=1)
    least: int = Field(alias="from", ge=0)
    role: str = ""


class Short(Part):
    """With fewer points than *from* after the first *items* nothing more is asked."""

    items: int = Field(ge=1)
    least: int = Field(alias="from", ge=1)


class Stop(Part):
    """With so many points at that item (counted from 1) the crisis card comes at once."""

    item: int = Field(ge=1)
    least: int = Field(alias="from", ge=1)


class Scale(Part):
    """One scale. Its texts are `scale-<id>`, and `scale-<id>-<item>` and `-<band>` after it."""

    group: str = Field(min_length=1)
    source: str = Field(min_length=1)
    licence: str = Field(min_length=1)
    items: tuple[str, ...] = Field(min_length=1, max_length=MOST_ITEMS)  # names of choices
    short: Short | None = None
    stop: Stop | None = None
    ladder: bool = False  # each item asks for more than the one before
    bands: tuple[Band, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.bands[0].least != 0:
            raise ValueError("the first band has to begin at 0")
        if any(low.least >= high.least for low, high in pairwise(self.bands)):
            raise ValueError("the bands have to rise")
        for name, part in (("short", self.short and self.short.items), ("stop", self.stop_at)):
            if part and part > len(self.items):
                raise ValueError(f"{name} speaks of item {part}, and there are {len(self.items)}")
        return self

    @property
    def stop_at(self) -> int:
        return self.stop.item if self.stop else 0


class Scales(Head):
    choices: Mapping[str, tuple[int, ...]]
    scales: Mapping[str, Scale] = Field(min_length=1)

    @model_validator(mode="after")
    def _known(self) -> Self:
        for name, scale in self.scales.items():
            if unknown := set(scale.items) - set(self.choices):
                raise ValueError(f"{name} asks for the choices {min(unknown)}, which are not there")
            top = sum(max(self.choices[item]) for item in scale.items)
            if scale.bands[-1].least > top:
                raise ValueError(
                    f"{name} has a band from {scale.bands[-1].least}, and {top} at most"
                )
        groups = [scale.group for scale in self.scales.values()]
        if crowded := [name for name in groups if groups.count(name) > MOST_OF_GROUP]:
            raise ValueError(f"more than {MOST_OF_GROUP} scales are of the group {crowded[0]}")
        if any(not 2 <= len(points) <= MOST_SHOWN for points in self.choices.values()):
            raise ValueError(f"an item has 2 to {MOST_SHOWN} choices")
        return self


@dataclass(frozen=True, slots=True)
class Result:
    """What a whole scale came to; *full* is False when the short form was enough."""

    points: int
    most: int
    band: Band
    full: bool


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Scales:
    """The scales of this release with the clinic's own; raises DataError."""
    found = _checked(home / "scales.yaml", load_rules(home).roles)
    for file in sorted(home.glob("scales-*.yaml")):
        own = _checked(file, load_rules(home).roles)
        if twice := {*own.scales} & {*found.scales} | {*own.choices} & {*found.choices}:
            raise DataError(file, 1, f"{min(twice)} is there already")
        expires = min(found.expires, own.expires)
        joined = {name: {**getattr(found, name), **getattr(own, name)} for name in JOINED}
        found = found.model_copy(update={**joined, "expires": expires})
    return found


JOINED = ("choices", "scales")


def _checked(file: Path, roles: Roles) -> Scales:
    found = read(file, Scales)
    for name, scale in found.scales.items():
        for band in scale.bands:
            if band.role and band.role not in roles.roles:
                raise DataError(file, 1, f"{name} leads to {band.role}, which is no role")
    return found


def stops(scale: Scale, points: Sequence[int]) -> bool:
    """Whether the item that tells of self-harm was answered with anything but "not at all"."""
    stop = scale.stop
    return stop is not None and len(points) >= stop.item and points[stop.item - 1] >= stop.least


def ends(scale: Scale, points: Sequence[int]) -> bool:
    """Whether nothing more is asked: all was answered, or the short form was enough."""
    short = scale.short
    if short is not None and len(points) == short.items:
        return sum(points) < short.least
    if scale.ladder and points and points[-1] == 0:
        return True
    return len(points) >= len(scale.items)


def result(scales: Scales, name: str, points: Sequence[int]) -> Result:
    """The band of a finished scale. Never call it for one that `stops`."""
    scale = scales.scales[name]
    if stops(scale, points) or not ends(scale, points):
        raise ValueError("this scale has no result")
    total = sum(points)
    band = [band for band in scale.bands if band.least <= total][-1]
    most = sum(max(scales.choices[item]) for item in scale.items[: len(points)])
    return Result(total, most, band, len(points) == len(scale.items))
