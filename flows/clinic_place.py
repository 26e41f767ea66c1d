"""Where and when with a department: its next free times, or a clinic and a day of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Choose, Do, Edge, More
from flows import times

PICKED = ("site", *times.PICKED)
TIMES = ("near", "window", "listed", *PICKED)


class Near(StrEnum):
    some = auto()
    none = auto()  # everything is taken
    walk = auto()  # the department takes no bookings


class Listed(StrEnum):
    one = auto()
    several = auto()
    none = auto()


class Site(StrEnum):
    soon = auto()


def steps(at: Any, *, none: StrEnum, walk: StrEnum, ways: Mapping[StrEnum, Edge]) -> dict[Any, Any]:
    """*at* are the names of a flow's steps, with these among them; *none* and *walk*: where it goes
    on without a time; *ways*: what may be answered beside a time, another day among it."""
    soon = Back(at.NEAR, TIMES)
    return {
        at.NEAR: Do(
            effect="clinic_near",
            save="near",
            gives=("windows", "product", "called", "dose"),
            to={Near.some: at.WINDOW, Near.none: none, Near.walk: walk},
        ),
        at.WINDOW: Choose(
            say="clinic-window",
            save="window",
            args=("called",),
            needs=("near",),
            more=More("windows", to=at.HOLD),
            to=ways,
        ),
        at.LIST: Do(
            effect="clinic_sites",
            save="listed",
            gives=("sites", "site"),
            needs=("near",),
            to={Listed.one: at.DAYS, Listed.several: at.SITE, Listed.none: soon},
        ),
        at.SITE: Choose(
            say="clinic-site",
            save="site",
            needs=("listed",),
            more=More("sites", to=at.DAYS),
            to={Site.soon: soon},
        ),
        **times.steps(at, say="clinic-which-day", sites=soon),
    }
