"""The names of the way to a vaccine: its steps, its answers, and what may be answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from flows.patient import GIVES as WHO
from flows.patient import About
from flows.times import Timed

# What a clinician is handed when the site is not the first to go to.
GIVES = (*WHO, "patient", "wanted", "photos", "first")


class S(StrEnum):
    FACTS = auto()
    WHICH = auto()
    FEW = auto()
    REST = auto()
    MINE = auto()
    WHO = auto()
    FORM = auto()
    WOMAN = auto()
    SCREEN = auto()
    SCREEN_WOMAN = auto()
    SCREEN_FEW = auto()
    BEARING = auto()
    SCREEN_REST = auto()
    SCREEN_PLAIN = auto()
    ILL = auto()
    DEFER = auto()
    ALLERGY = auto()
    REACTION = auto()
    GAP = auto()
    RECENT = auto()
    PAST = auto()
    SEASONS = auto()
    HISTORY = auto()
    DAYS_GIVEN = auto()
    DATED = auto()
    KIND = auto()
    UNSURE = auto()
    PHOTOS = auto()
    FORECAST = auto()
    PRODUCT = auto()
    CHOSEN = auto()
    LATER = auto()
    ASK = auto()
    WAIT = auto()
    REMIND = auto()
    WAITS = auto()
    PLACE = auto()
    WHERE = auto()
    NEAR = auto()
    WINDOW = auto()
    NONE = auto()
    LIST = auto()
    SITE = auto()
    DAYS = auto()
    DAY = auto()
    HALVES = auto()
    HALF = auto()
    SLOTS = auto()
    SLOT = auto()
    HOLD = auto()
    SECOND = auto()
    BOTH = auto()
    SECOND_TIMES = auto()
    SECOND_TIME = auto()
    SECOND_HOLD = auto()
    ASKS = auto()
    PAPER = "card"
    NUMBER = auto()
    PAGE = auto()
    SURE = auto()
    ENDING = auto()
    EXTEND = auto()
    BOOK = auto()
    RELEASE = auto()
    NOTE = auto()
    OVER = auto()
    TO_DOCTOR = auto()


class Outcome(StrEnum):
    done = auto()
    doctor = auto()


@dataclass
class Placed(Timed):
    """The answers of where and when."""

    mine: str = ""
    found: str = ""
    picked: str = ""
    earliest: str = ""
    waits: str = ""
    known: str = ""
    place: dict[str, Any] = field(default_factory=dict)
    tried: str = ""
    where: str = ""
    none: str = ""
    wanted: str = ""


@dataclass
class Answers(About, Placed):
    """And those of who gets what."""

    first: list[Any] = field(default_factory=list)
    reminded: str = ""
    manner: str = ""
    purpose: str = ""
    which: str = ""
    rest: str = ""
    patient: str = ""
    form: str = ""
    woman: str = ""
    screen: Any = field(default_factory=list)
    few: str = ""
    more: str = ""
    ill: str = ""
    deferred: str = ""
    allergy: str = ""
    reaction: str = ""
    gap: str = ""
    recent: str = ""
    past: str = ""
    history: str = ""
    days: Any = field(default_factory=list)
    dated: str = ""
    kinds: list[Any] = field(default_factory=list)
    kind: str = ""
    unsure: str = ""
    photos: list[int] = field(default_factory=list)
    products: list[Any] = field(default_factory=list)
    chosen: str = ""
    doses: int = 0
    then: str = ""
    status: str = ""
    rule: str = ""
    day_from: Any = ""
    later: str = ""
    asked: str = ""
    wait: str = ""
    planned: str = ""
    both: str = ""
    second_from: Any = ""
    timed: str = ""
    times: list[Any] = field(default_factory=list)
    time: str = ""
    second: str = ""
    second_id: int = 0
    second_at: Any = ""
    asks: str = ""
    card: str = ""
    number: str = ""
    told: str = ""
    last: str = ""
    longer: str = ""
    booked: str = ""
    noted: str = ""


FOUND = ("product", "called", "dose", "doses", "earliest", "then", "status", "rule", "day_from")
