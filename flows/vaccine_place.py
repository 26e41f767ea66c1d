"""Where and when: the next free times near somebody, or a site, a day, half a day and a time."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Call, Choose, Do, More
from flows import where
from flows.airway import Whereabouts
from flows.shot import S

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


ELSEWHERE = Back(S.PLACE, ("known", "where", *TIMES))
PLACES: dict[Any, Any] = {
    S.PLACE: Do(
        effect="vaccine_place",
        save="known",
        gives=("place", "tried"),
        to={Known.known: S.NEAR, Known.none: S.WHERE},
    ),
    S.WHERE: Call(
        flow="where",
        save="where",
        gives=where.GIVES,
        to={Whereabouts.found: S.NEAR, Whereabouts.far: S.OVER},
    ),
    S.NEAR: Do(
        effect="vaccine_near",
        save="near",
        gives=("windows",),
        needs=("where", "found", "picked"),
        to={Near.some: S.WINDOW, Near.none: S.NONE},
    ),
    S.WINDOW: Choose(
        say="vaccine-window",
        save="window",
        needs=("near",),
        more=More("windows", to=S.HOLD),
        to={Window.other: S.LIST, Window.place: ELSEWHERE},
    ),
    S.NONE: Choose(
        say="vaccine-none",
        save="none",
        needs=("near",),
        to={Empty.wait: S.REMIND, Empty.place: ELSEWHERE, Empty.over: S.OVER},
    ),
    S.LIST: Do(
        effect="vaccine_sites",
        save="listed",
        gives=("sites",),
        needs=("near",),
        to={Listed.some: S.SITE, Listed.none: S.NONE},
    ),
    S.SITE: Choose(
        say="vaccine-site",
        save="site",
        needs=("listed",),
        more=More("sites", to=S.DAYS),
        to={Site.place: ELSEWHERE},
    ),
    S.DAYS: Do(
        effect="vaccine_days",
        save="dayed",
        gives=("page",),
        needs=("site",),
        to={Listed.some: S.DAY, Listed.none: Back(S.LIST, ("listed", "site", "dayed"))},
    ),
    S.DAY: Choose(
        say="vaccine-day",
        save="day",
        needs=("dayed",),
        more=More("page", to=S.HALVES),
        to={Day.sites: Back(S.LIST, ("listed", "site", "dayed", "day"))},
    ),
    S.HALVES: Do(
        effect="vaccine_halves",
        save="halved",
        needs=("day",),
        to={
            Halved.both: S.HALF,
            Halved.one: S.SLOTS,
            Halved.none: Back(S.DAYS, ("dayed", "day", "halved")),
        },
    ),
    S.HALF: Choose(
        say="vaccine-half",
        save="half",
        needs=("halved",),
        to={
            Half.am: S.SLOTS,
            Half.pm: S.SLOTS,
            Half.days: Back(S.DAYS, ("dayed", "day", "halved", "half")),
        },
    ),
    S.SLOTS: Do(
        effect="vaccine_slots",
        save="slotted",
        gives=("slots",),
        needs=("halved", "half"),
        to={
            Slotted.some: S.SLOT,
            Slotted.none: Back(S.DAYS, ("dayed", "day", "halved", "half", "slotted")),
        },
    ),
    S.SLOT: Choose(
        say="vaccine-slot",
        save="slot",
        needs=("slotted",),
        more=More("slots", to=S.HOLD),
        to={
            Slot.later: Back(S.SLOTS, ("slotted", "slot")),
            Slot.days: Back(S.DAYS, ("dayed", "day", "halved", "half", "slotted", "slot")),
        },
    ),
}
