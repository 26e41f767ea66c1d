"""My vaccinations: what is booked, moved, cancelled, given, and what is on record."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Choose, Do, End, Flow, More
from flows import booked, shot, vaccine_place
from flows.booked import Card, Done
from flows.patient import GIVES as WHO
from flows.patient import About
from flows.vaccine_place import TIMES


class S(StrEnum):
    MINE = auto()
    WHICH = auto()
    CARD = auto()
    ACT = auto()
    ACT_CLOSED = auto()
    ACT_LATE = auto()
    SHOW = auto()
    REASON = auto()
    CANCEL = auto()
    DID = auto()
    GIVEN = auto()
    MISSED = auto()
    AGAIN = auto()
    FEEL = auto()
    REACTED = auto()
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
    SURE = auto()
    BOOK = auto()
    RELEASE = auto()
    WAITS = auto()
    OVER = auto()
    TO_DOCTOR = auto()


class Listed(StrEnum):
    some = auto()
    none = auto()


class Pick(StrEnum):
    over = auto()


class Did(StrEnum):
    given = auto()
    missed = auto()
    over = auto()


class Feel(StrEnum):
    fine = auto()
    mild = auto()
    severe = auto()
    over = auto()


class Reason(StrEnum):
    ill = auto()
    time = auto()
    elsewhere = auto()
    other = auto()


class Reacted(StrEnum):
    done = auto()
    doctor = auto()


@dataclass
class Answers(About, booked.Kept, shot.Placed):
    patient: str = ""
    first: list[Any] = field(default_factory=list)
    did: str = ""
    given: str = ""
    feel: str = ""
    reacted: str = ""


STEPS: dict[Any, Any] = {
    S.MINE: Do(
        effect="vaccinations_list",
        save="mine",
        gives=("visits",),
        to={Listed.some: S.WHICH, Listed.none: S.OVER},
    ),
    S.WHICH: Choose(
        say="vaccinations",
        save="visit",
        more=More("visits", to=S.CARD),
        to={Pick.over: S.OVER},
    ),
    S.DID: Choose(
        say="vaccination-did",
        save="did",
        args=("name", "called", "at"),
        needs=("card",),
        to={Did.given: S.GIVEN, Did.missed: S.MISSED, Did.over: S.OVER},
    ),
    S.GIVEN: Do(effect="vaccination_given", save="given", to={Done.done: S.OVER}, final=True),
    S.MISSED: Do(effect="vaccination_missed", save="given", to={Done.done: S.AGAIN}, final=True),
    S.FEEL: Choose(
        say="vaccination-feel",
        save="feel",
        args=("name", "called"),
        needs=("card",),
        to={Feel.fine: S.REACTED, Feel.mild: S.REACTED, Feel.severe: S.REACTED, Feel.over: S.OVER},
    ),
    S.REACTED: Do(
        effect="vaccination_reacted",
        save="reacted",
        gives=(*WHO, "patient", "wanted", "first"),
        final=True,
        to={Reacted.done: S.OVER, Reacted.doctor: S.TO_DOCTOR},
    ),
    S.WAITS: Do(effect="vaccine_remind", save="waits", to={Done.done: S.OVER}, final=True),
    S.OVER: End(outcome=shot.Outcome.done),
    S.TO_DOCTOR: End(outcome=shot.Outcome.doctor),
}
VACCINATIONS = Flow(
    name="vaccinations",
    answers=Answers,
    first=S.MINE,
    numbered=False,
    steps={
        **STEPS,
        **booked.steps(
            S,
            ways={Card.past: S.DID, Card.done: S.FEEL},
            move=S.PLACE,
            reasons=Reason,
            why="vaccination-reason",
            times=TIMES,
        ),
        **vaccine_place.steps(S),
    },
)
