"""What is booked, of every kind, for oneself and for those one acts for: one page of all of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Choose, Do, End, Flow, More

TEST, VISIT = ("start", "orders", "picked"), ("mine", "visits", "visit")
GIVES = (*TEST, *VISIT, "order_id", "door")


class Way(StrEnum):
    """Where it goes on: in the conversation of what was picked."""

    done = auto()
    test = auto()
    report = auto()
    vaccine = auto()
    doctor = auto()
    visit = auto()


class S(StrEnum):
    LIST = auto()
    WHICH = auto()
    LOOK = auto()
    TEST = auto()
    REPORT = auto()
    VISIT = auto()
    OVER = auto()
    TO_DOCTOR = auto()
    CLINIC = auto()


class Listed(StrEnum):
    some = auto()
    none = auto()


class Pick(StrEnum):
    over = auto()


class Looked(StrEnum):
    """seen: somebody else's, of which it is told how it stands and no more."""

    test = auto()
    report = auto()
    vaccine = auto()
    visit = auto()
    case = auto()
    seen = auto()
    gone = auto()


@dataclass
class Opened:
    """What leads to the conversation of a booking: a test, a visit, a report."""

    start: str = ""
    orders: list[dict[str, Any]] = field(default_factory=list)
    picked: str = ""
    order_id: int = 0
    mine: str = ""
    visits: list[Any] = field(default_factory=list)
    visit: str = ""
    door: str = ""


@dataclass
class Answers(Opened):
    listed: str = ""
    bookings: list[dict[str, Any]] = field(default_factory=list)
    booking: str = ""
    looked: str = ""


BOOKINGS = Flow(
    name="bookings",
    answers=Answers,
    first=S.LIST,
    numbered=False,
    steps={
        S.LIST: Do(
            effect="bookings_list",
            save="listed",
            gives=("bookings",),
            to={Listed.some: S.WHICH, Listed.none: S.OVER},
        ),
        S.WHICH: Choose(
            say="bookings",
            save="booking",
            more=More("bookings", to=S.LOOK),
            to={Pick.over: S.OVER},
        ),
        S.LOOK: Do(
            effect="booking_look",
            save="looked",
            gives=GIVES,
            needs=("booking",),
            to={
                Looked.test: S.TEST,
                Looked.report: S.REPORT,
                Looked.vaccine: S.VISIT,
                Looked.visit: S.CLINIC,
                Looked.case: S.TO_DOCTOR,
                Looked.seen: S.OVER,
                Looked.gone: S.OVER,
            },
        ),
        S.TEST: End(outcome=Way.test),
        S.REPORT: End(outcome=Way.report),
        S.VISIT: End(outcome=Way.vaccine),
        S.TO_DOCTOR: End(outcome=Way.doctor),
        S.CLINIC: End(outcome=Way.visit),
        S.OVER: End(outcome=Way.done),
    },
)
