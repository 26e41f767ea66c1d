"""The nearest fever clinics or, for who has to go at once, hospitals; and what to say there."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Call, Choose, Do, End, Flow, Words
from flows import where

TAKES = ("patient_id", "age_years", "level", "why", "note")
LINES = ("first", "second", "third")
SITES = (*LINES, "listed", "demo", "origin", "passed", "told")
PLACES = ("where", "place", "near", "sites", *SITES)
WORDINGS = {
    "fever-0": "sites-none",
    "fever-1": "sites-one",
    "fever-2": "sites-two",
    "hospital-0": "hospitals-none",
    "hospital-1": "hospitals-one",
    "hospital-2": "hospitals-two",
    "hospital-3": "hospitals",
}


class S(StrEnum):
    WHERE = auto()
    NEAR = auto()
    SITES = auto()
    ONE_SITE = auto()
    KEEP_PLACE = auto()
    OVER = auto()


class Whereabouts(StrEnum):
    found = auto()
    far = auto()


class Near(StrEnum):
    """larger: one site after another."""

    larger = auto()
    listed = auto()


class Sites(StrEnum):
    keep = auto()
    elsewhere = auto()
    over = auto()


class OneSite(StrEnum):
    next = auto()
    keep = auto()
    elsewhere = auto()
    over = auto()


class Kept(StrEnum):
    kept = auto()


class Outcome(StrEnum):
    done = auto()


@dataclass
class Answers:
    patient_id: int = 0
    age_years: int = 0
    level: str = ""
    why: list[Any] = field(default_factory=list)
    note: list[Any] = field(default_factory=list)
    where: str = ""
    place: dict[str, Any] = field(default_factory=dict)
    near: str = ""
    listed: str = ""
    first: Any = ""
    second: Any = ""
    third: Any = ""
    demo: Any = ""
    origin: Any = ""
    passed: int = 0
    told: str = ""
    sites: str = ""
    kept: str = ""


NEARBY = Flow(
    name="nearby",
    answers=Answers,
    first=S.WHERE,
    numbered=False,
    steps={
        S.WHERE: Call(
            flow="where",
            save="where",
            gives=where.GIVES,
            to={Whereabouts.found: S.NEAR, Whereabouts.far: S.OVER},
        ),
        S.NEAR: Do(
            effect="sites_near",
            save="near",
            gives=SITES,
            needs=("where",),
            to={Near.listed: S.SITES, Near.larger: S.ONE_SITE},
        ),
        S.ONE_SITE: Choose(
            say="sites-larger",
            save="sites",
            labels="sites",
            args=("first", "demo"),
            to={
                OneSite.next: Back(S.NEAR, forget=("near", "sites")),
                OneSite.keep: S.KEEP_PLACE,
                OneSite.elsewhere: Back(S.WHERE, forget=PLACES),
                OneSite.over: S.OVER,
            },
        ),
        S.SITES: Choose(
            say=Words("listed", WORDINGS, other="sites"),
            save="sites",
            args=(*LINES, "demo", "origin"),
            needs=("near",),
            to={
                Sites.keep: S.KEEP_PLACE,
                Sites.elsewhere: Back(S.WHERE, forget=PLACES),
                Sites.over: S.OVER,
            },
        ),
        S.KEEP_PLACE: Do(effect="place_keep", save="kept", to={Kept.kept: S.OVER}),
        S.OVER: End(outcome=Outcome.done),
    },
)
