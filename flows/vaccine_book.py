"""The time is kept, the second dose planned beside it, and all of it confirmed and booked."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Choose, Do, More
from flows import keeping, papers
from flows.shot import S
from flows.vaccine_place import TIMES


class SecondHeld(StrEnum):
    held = auto()
    full = auto()


class SecondTime(StrEnum):
    first = auto()


class Planned(StrEnum):
    one = auto()
    two = auto()


class Both(StrEnum):
    both = auto()
    first = auto()


class Timed(StrEnum):
    some = auto()
    none = auto()


class Told(StrEnum):
    told = auto()


SECOND = ("planned", "both", "timed", "time", "second", "asks")
OTHER_TIME = Back(S.NEAR, (*TIMES, "held", *SECOND, "told", "sure"))
AGAIN = Back(S.NEAR, (*TIMES, "held"))
BOOKING: dict[Any, Any] = {
    S.HOLD: keeping.hold(S, effect="vaccine_hold", to=S.SECOND, again=AGAIN),
    S.SECOND: Do(
        effect="vaccine_second",
        save="planned",
        gives=("times", "then", "second_from"),
        needs=("held",),
        to={Planned.one: S.ASKS, Planned.two: S.BOTH},
    ),
    S.BOTH: Choose(
        say="vaccine-both",
        save="both",
        args=("second_from",),
        needs=("planned",),
        to={Both.both: S.SECOND_TIMES, Both.first: S.ASKS},
    ),
    S.SECOND_TIMES: Do(
        effect="vaccine_second_times",
        save="timed",
        gives=("times",),
        needs=("both",),
        to={Timed.some: S.SECOND_TIME, Timed.none: S.ASKS},
    ),
    S.SECOND_TIME: Choose(
        say="vaccine-second",
        save="time",
        needs=("timed",),
        more=More("times", to=S.SECOND_HOLD),
        to={SecondTime.first: S.ASKS},
    ),
    S.SECOND_HOLD: Do(
        effect="vaccine_second_hold",
        save="second",
        gives=("second_id", "second_at"),
        needs=("time",),
        to={
            SecondHeld.held: S.ASKS,
            SecondHeld.full: Back(S.SECOND_TIMES, ("timed", "time", "second")),
        },
    ),
    **papers.steps(S, to=S.PAGE, card="vaccine-card", number="vaccine-number"),
    S.PAGE: Do(
        effect="vaccine_page",
        save="told",
        needs=("held", "second", "both", "time", "asks", "card", "number"),
        to={Told.told: S.SURE},
    ),
    **keeping.booking(
        S, say="vaccine-sure", told="told", book="vaccine_book", again=OTHER_TIME, over=S.OVER
    ),
}
