"""Where: the next free times near somebody, or a site, and then a day and a time of it."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Call, Choose, Do, More
from flows import times, where

PICKED = ("site", *times.PICKED)
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


def steps(at: Any) -> dict[Any, Any]:
    """The steps of where and when; *at* are the names of a flow's steps, with these among them."""
    sites = Back(at.LIST, ("listed", *PICKED))
    parts = (
        _place(at),
        _near(at),
        _site(at),
        times.steps(at, say="vaccine-which-day", sites=sites),
    )
    return {name: step for part in parts for name, step in part.items()}


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
