"""My visits to a clinic: what is booked with an outpatient department, moved and cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from bot.steps import Choose, Do, End, Flow, More
from flows import booked, clinic_place
from flows.booked import Card, Done
from flows.clinic_place import TIMES
from flows.times import Timed
from flows.vaccinations import Listed, Pick


class S(StrEnum):
    MINE = auto()
    WHICH = auto()
    CARD = auto()
    ACT = auto()
    ACT_CLOSED = auto()
    ACT_LATE = auto()
    AGAIN = auto()
    SHOW = auto()
    REASON = auto()
    CANCEL = auto()
    NEAR = auto()
    WINDOW = auto()
    LIST = auto()
    SITE = auto()
    DAYS = auto()
    DAY = auto()
    HALVES = auto()
    HALF = auto()
    SLOTS = auto()
    SLOT = auto()
    HOLD = auto()
    SURE = auto()
    BOOK = auto()
    RELEASE = auto()
    FULL = auto()
    OVER = auto()


class Window(StrEnum):
    other = auto()
    over = auto()


class Reason(StrEnum):
    better = auto()
    time = auto()
    elsewhere = auto()
    other = auto()


@dataclass
class Answers(booked.Kept, Timed):
    mine: str = ""
    earliest: str = ""


STEPS: dict[Any, Any] = {
    S.MINE: Do(
        effect="visits_list",
        save="mine",
        gives=("visits",),
        to={Listed.some: S.WHICH, Listed.none: S.OVER},
    ),
    S.WHICH: Choose(
        say="visits", save="visit", more=More("visits", to=S.CARD), to={Pick.over: S.OVER}
    ),
    S.FULL: End(outcome=Done.done, say="clinic-full-move"),
    S.OVER: End(outcome=Done.done),
}
VISITS = Flow(
    name="visits",
    answers=Answers,
    first=S.MINE,
    numbered=False,
    steps={
        **STEPS,
        **booked.steps(
            S,
            ways={Card.past: S.SHOW, Card.done: S.SHOW},
            move=S.NEAR,
            reasons=Reason,
            why="clinic-reason",
            times=TIMES,
        ),
        **clinic_place.steps(
            S, none=S.FULL, walk=S.FULL, ways={Window.other: S.LIST, Window.over: S.OVER}
        ),
    },
)
