"""What belongs to the person: bookings, their case, who helps, wording, language, notices.

In the larger wording the first page has what is asked for most, and "more" turns to the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Call, Choose, Do, End, Flow
from flows import bookings
from flows.bookings import Way


class S(StrEnum):
    WORDING = auto()
    MINE = auto()
    FEW = auto()
    REST = auto()
    LAST = auto()
    BOOKINGS = auto()
    CASE = auto()
    RECORD = auto()
    FAMILY = auto()
    LARGER = auto()
    LANGUAGE = auto()
    NOTICES = auto()
    OVER = auto()
    TEST = auto()
    REPORT = auto()
    VISIT = auto()
    TO_DOCTOR = auto()
    CLINIC = auto()


class Wording(StrEnum):
    normal = auto()
    larger = auto()


class Mine(StrEnum):
    """*more* is the key to the second page of the larger wording."""

    bookings = auto()
    case = auto()
    record = auto()
    family = auto()
    larger = auto()
    language = auto()
    notices = auto()
    more = auto()


class Done(StrEnum):
    done = auto()


@dataclass
class Answers(bookings.Opened):
    wording: str = ""
    page: str = ""
    rest: str = ""
    last: str = ""
    done: str = ""


TO: dict[Any, Any] = {
    Mine.bookings: S.BOOKINGS,
    Mine.case: S.CASE,
    Mine.record: S.RECORD,
    Mine.family: S.FAMILY,
    Mine.larger: S.LARGER,
    Mine.language: S.LANGUAGE,
    Mine.notices: S.NOTICES,
}
FIRST = (Mine.bookings, Mine.case, Mine.family)  # on the first page of the larger wording
SECOND = (Mine.larger, Mine.record, Mine.language)
MORE = {Mine.more: S.REST}
AGAIN = {Mine.more: Back(S.WORDING, ("wording", "page", "rest", "last"))}

MINE = Flow(
    name="mine",
    answers=Answers,
    first=S.WORDING,
    numbered=False,
    steps={
        S.WORDING: Do(
            effect="wording", save="wording", to={Wording.normal: S.MINE, Wording.larger: S.FEW}
        ),
        S.MINE: Choose(say="mine-main", save="page", to=TO | MORE, shown=(*TO,)),
        S.FEW: Choose(say="mine-main", save="page", to=TO | MORE, shown=(*FIRST, Mine.more)),
        S.REST: Choose(
            say="mine-rest",
            save="rest",
            labels="mine-main",
            to=TO | {Mine.more: S.LAST},
            shown=(*SECOND, Mine.more),
        ),
        S.LAST: Choose(
            say="mine-rest",
            save="last",
            labels="mine-main",
            to=TO | AGAIN,
            shown=(*(option for option in TO if option not in (*FIRST, *SECOND)), Mine.more),
        ),
        S.BOOKINGS: Call(
            flow="bookings",
            save="done",
            gives=bookings.GIVES,
            to=dict(
                zip(Way, (S.OVER, S.TEST, S.REPORT, S.VISIT, S.TO_DOCTOR, S.CLINIC), strict=True)
            ),
        ),
        S.CASE: Do(effect="my_case", save="done", to={Done.done: S.OVER}),
        S.RECORD: Call(flow="record", save="done", to={Done.done: S.OVER}),
        S.FAMILY: Call(flow="family", save="done", to={Done.done: S.OVER}),
        S.LARGER: Do(effect="toggle_larger", save="done", to={Done.done: S.OVER}),
        S.LANGUAGE: Call(flow="language", save="done", to={Done.done: S.OVER}),
        S.NOTICES: Call(flow="topics", save="done", to={Done.done: S.OVER}),
        S.OVER: End(outcome=Way.done),
        S.TEST: End(outcome=Way.test),
        S.REPORT: End(outcome=Way.report),
        S.VISIT: End(outcome=Way.vaccine),
        S.TO_DOCTOR: End(outcome=Way.doctor),
        S.CLINIC: End(outcome=Way.visit),
    },
)
