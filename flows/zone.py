"""The names of the respiratory zone: its steps, its answers, and what may be answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Do, Edge
from flows.judgement import JUDGED, Judged
from flows.patient import GIVES as WHO
from flows.patient import About

GIVES = (*WHO, "patient", "flags", "level", "note", "fired", "told", "wanted", "photos", "first")


class S(StrEnum):
    FACTS = auto()
    TILES = auto()
    FEW = auto()
    MORE = auto()
    REST = auto()
    ROLE = auto()
    CARE = auto()
    NEARBY = auto()
    HOSPITAL = auto()
    WHO = auto()
    KITS = auto()
    KIT = auto()
    TARGETS = auto()
    TESTED = auto()
    HOW = auto()
    PHOTOS = auto()
    BEGIN = auto()
    LINE = auto()
    KEEP = auto()
    READ = auto()
    SINCE = auto()
    RISK = auto()
    TEMP = auto()
    STORE = auto()
    INVALID = auto()
    GUARD = auto()
    AT_ONCE = auto()
    ASSESS = auto()
    URGENT = auto()
    FIRST = auto()
    CALM = auto()
    CONTACT = auto()
    OF = auto()
    MET = auto()
    DAY = auto()
    FEEL = auto()
    CONTACT_RISK = auto()
    WATCH = auto()
    HIGH = auto()
    PLAIN = auto()
    CONTACT_GUARD = auto()
    CONTACT_AT_ONCE = auto()
    CONTACT_NOTE = auto()
    OVER = auto()
    CALLED = auto()
    TO_INTAKE = auto()
    TO_DOCTOR = auto()
    TO_TEST = auto()
    TO_VACCINE = auto()


class Outcome(StrEnum):
    """intake: has symptoms; doctor: with a note, or with a role wanted; test, vaccine: wants
    one."""

    done = auto()
    intake = auto()
    doctor = auto()
    test = auto()
    vaccine = auto()


@dataclass
class Answers(About, Judged):
    patient: str = ""
    facts: str = ""
    season: str = ""
    greeted: str = ""
    tile: str = ""
    more: str = ""
    rest: str = ""
    wanted: str = ""
    care: str = ""
    nearby: str = ""
    hospital: str = ""
    first: list[Any] = field(default_factory=list)
    listed: str = ""
    kits: list[dict[str, str]] = field(default_factory=list)
    kit: str = ""
    targets: list[str] = field(default_factory=list)
    tested: str = ""
    how: str = ""
    photos: list[int] = field(default_factory=list)
    begun: str = ""
    results: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    target: dict[str, str] = field(default_factory=dict)
    line: str = ""
    kept: str = ""
    shown: list[Any] = field(default_factory=list)
    right: str = ""
    since: str = ""
    risk: str = ""
    temp: str = ""
    stored: str = ""
    headline: list[Any] = field(default_factory=list)
    meaning: list[Any] = field(default_factory=list)
    again: str = ""
    guard: str = ""
    flags: str = ""
    at_once: str = ""
    assessed: str = ""
    next: str = ""
    of: str = ""
    met: str = ""
    day: str = ""
    met_on: str = ""
    feel: str = ""
    watch: str = ""
    until: dict[str, Any] = field(default_factory=dict)
    days: str = ""


OF_KIT = ("kit", "targets", "tested", "how", "photos", "begun", "results", "left", "line", "kept")
ILL = ("right", "since", "risk", "temp", "stored", "again", "guard", "flags", "at_once", "assessed")
EXPOSED = ("of", "met", "day", "met_on", "first")  # what people of one household have in common
WATCHED = ("feel", "risk", "watch", "until", "days", "guard", "flags", "at_once", "assessed")
ASKED = tuple(
    dict.fromkeys(
        [
            *("facts", "tile", "more", "rest", "wanted", "care", "nearby", "hospital"),
            *("patient", "listed", "next"),
            *WHO,
            *OF_KIT,
            *ILL,
            *EXPOSED,
            *WATCHED,
            *JUDGED,
        ]
    )
)
HOME = Back(S.FACTS, forget=ASKED)


def assessed(save: str, to: Mapping[Any, Edge]) -> Do:
    """How urgent it is, with all that was told in the zone."""
    return Do(effect="zone_assess", save=save, gives=JUDGED, needs=("guard",), to=to)
