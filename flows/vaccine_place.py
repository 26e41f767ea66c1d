"""Where and when: the next free times near somebody, or a site, a day, half a day and a time."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Call, Choose, Do, More
from flows import where

PICKED = ("site", "dayed", "day", "halved", "half", "slotted", "slot")
TIMES = ("near", "window", "none", "listed", *PICKED)


class Known(StrEnum):
    known = auto()
    none = auto()


class Near(StrEnum):
    some = auto()
    none = auto()


class Window(StrEnum):
    other = auto()
    place = auto()


class Empty(StrEnum):
    wait = auto()
    place = auto()
    over = auto()


class Listed(StrEnum):
    some = auto()
    none = auto()


class Site(StrEnum):
    place = auto()


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


def steps(at: Any) -> dict[Any, Any]:
    """The steps of where and when; *at* are the names of a flow's steps, with these among them."""
    parts = (_place, _near, _site, _day, _half, _time)
    return {name: step for part in parts for name, step in part(at).items()}


def _elsewhere(at: Any) -> Back:
    return Back(at.PLACE, ("known", "where", *TIMES))


def _place(at: Any) -> dict[Any, Any]:
    """From where it is looked for."""
    return {
        at.PLACE: Do(
            effect="vaccine_place",
            save="known",
            gives=("place", "tried"),
            to={Known.known: at.NEAR, Known.none: at.WHERE},
        ),
        at.WHERE: Call(
            flow="where",
            save="where",
            gives=where.GIVES,
            to={where.Outcome.found: at.NEAR, where.Outcome.far: at.OVER},
        ),
    }


def _near(at: Any) -> dict[Any, Any]:
    """The next free times near."""
    return {
        at.NEAR: Do(
            effect="vaccine_near",
            save="near",
            gives=("windows",),
            needs=("where", "found", "picked"),
            to={Near.some: at.WINDOW, Near.none: at.NONE},
        ),
        at.WINDOW: Choose(
            say="vaccine-window",
            save="window",
            needs=("near",),
            more=More("windows", to=at.HOLD),
            to={Window.other: at.LIST, Window.place: _elsewhere(at)},
        ),
        at.NONE: Choose(
            say="vaccine-none",
            save="none",
            needs=("near",),
            to={Empty.wait: at.WAITS, Empty.place: _elsewhere(at), Empty.over: at.OVER},
        ),
    }


def _site(at: Any) -> dict[Any, Any]:
    """A site out of the list."""
    return {
        at.LIST: Do(
            effect="vaccine_sites",
            save="listed",
            gives=("sites",),
            needs=("near",),
            to={Listed.some: at.SITE, Listed.none: at.NONE},
        ),
        at.SITE: Choose(
            say="vaccine-site",
            save="site",
            needs=("listed",),
            more=More("sites", to=at.DAYS),
            to={Site.place: _elsewhere(at)},
        ),
    }


def _day(at: Any) -> dict[Any, Any]:
    """A day of the site."""
    return {
        at.DAYS: Do(
            effect="vaccine_days",
            save="dayed",
            gives=("page",),
            needs=("site",),
            to={Listed.some: at.DAY, Listed.none: Back(at.LIST, ("listed", "site", "dayed"))},
        ),
        at.DAY: Choose(
            say="vaccine-which-day",
            save="day",
            needs=("dayed",),
            more=More("page", to=at.HALVES),
            to={
                Day.later: Back(at.DAYS, ("dayed", "day")),
                Day.sites: Back(at.LIST, ("listed", "site", "dayed", "day")),
            },
        ),
    }


def _half(at: Any) -> dict[Any, Any]:
    """Half a day of it."""
    return {
        at.HALVES: Do(
            effect="vaccine_halves",
            save="halved",
            needs=("day",),
            to={
                Halved.both: at.HALF,
                Halved.one: at.SLOTS,
                Halved.none: Back(at.DAYS, ("dayed", "day", "halved")),
            },
        ),
        at.HALF: Choose(
            say="vaccine-half",
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
    """A time of that."""
    return {
        at.SLOTS: Do(
            effect="vaccine_slots",
            save="slotted",
            gives=("slots",),
            needs=("halved", "half"),
            to={
                Slotted.some: at.SLOT,
                Slotted.none: Back(at.DAYS, ("dayed", "day", "halved", "half", "slotted")),
            },
        ),
        at.SLOT: Choose(
            say="vaccine-slot",
            save="slot",
            needs=("slotted",),
            more=More("slots", to=at.HOLD),
            to={
                Slot.later: Back(at.SLOTS, ("slotted", "slot")),
                Slot.days: Back(at.DAYS, ("dayed", "day", "halved", "half", "slotted", "slot")),
            },
        ),
    }
