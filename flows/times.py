"""When: a day of a site, half of it, and a time; whatever is booked there."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Choose, Do, More

PICKED = ("dayed", "day", "halved", "half", "slotted", "slot")


@dataclass
class Timed:
    """The answers about a time at some site, and the hold on it."""

    patient_id: int = 0
    name: str = ""
    product: str = ""
    called: Any = ""
    dose: int = 0
    near: str = ""
    windows: list[Any] = field(default_factory=list)
    window: str = ""
    listed: str = ""
    sites: list[Any] = field(default_factory=list)
    site: str = ""
    dayed: str = ""
    page: list[Any] = field(default_factory=list)
    day: str = ""
    halved: str = ""
    half: str = ""
    slotted: str = ""
    slots: list[Any] = field(default_factory=list)
    slot: str = ""
    held: str = ""
    hold_id: int = 0
    at: Any = ""
    site_name: str = ""
    sure: str = ""
    left: str = ""


class Dayed(StrEnum):
    some = auto()
    none = auto()


class Day(StrEnum):
    later = auto()
    sites = auto()


class Halved(StrEnum):
    both = auto()
    one = auto()
    none = auto()


class Half(StrEnum):
    am = auto()
    pm = auto()
    days = auto()


class Slotted(StrEnum):
    some = auto()
    none = auto()


class Slot(StrEnum):
    later = auto()
    days = auto()


def steps(at: Any, *, say: str, sites: Back) -> dict[Any, Any]:
    """The steps of a site that is known; *at* are the names of a flow's steps, with these among
    them. *say* asks for the day, and *sites* leads to where a site is chosen."""
    return _day(at, say, sites) | _half(at) | _time(at)


def _day(at: Any, say: str, sites: Back) -> dict[Any, Any]:
    return {
        at.DAYS: Do(
            effect="times_days",
            save="dayed",
            gives=("page",),
            needs=("site",),
            to={Dayed.some: at.DAY, Dayed.none: sites},
        ),
        at.DAY: Choose(
            say=say,
            save="day",
            needs=("dayed",),
            more=More("page", to=at.HALVES),
            to={Day.later: Back(at.DAYS, ("dayed", "day")), Day.sites: sites},
        ),
    }


def _half(at: Any) -> dict[Any, Any]:
    return {
        at.HALVES: Do(
            effect="times_halves",
            save="halved",
            needs=("day",),
            to={
                Halved.both: at.HALF,
                Halved.one: at.SLOTS,
                Halved.none: Back(at.DAYS, ("dayed", "day", "halved")),
            },
        ),
        at.HALF: Choose(
            say="times-half",
            save="half",
            needs=("halved",),
            to={
                Half.am: at.SLOTS,
                Half.pm: at.SLOTS,
                Half.days: Back(at.DAYS, ("dayed", "day", "halved", "half")),
            },
        ),
    }


def _time(at: Any) -> dict[Any, Any]:
    return {
        at.SLOTS: Do(
            effect="times_slots",
            save="slotted",
            gives=("slots",),
            needs=("halved", "half"),
            to={
                Slotted.some: at.SLOT,
                Slotted.none: Back(at.DAYS, ("dayed", "day", "halved", "half", "slotted")),
            },
        ),
        at.SLOT: Choose(
            say="times-slot",
            save="slot",
            needs=("slotted",),
            more=More("slots", to=at.HOLD),
            to={
                Slot.later: Back(at.SLOTS, ("slotted", "slot")),
                Slot.days: Back(at.DAYS, PICKED),
            },
        ),
    }
