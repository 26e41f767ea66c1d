"""The time is kept, the second dose planned beside it, and all of it confirmed and booked."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Choose, Do, More
from flows.shot import S
from flows.vaccine_place import TIMES


class Held(StrEnum):
    held = auto()
    full = auto()  # somebody was quicker: others near
    already = auto()  # it is booked: change that one
    many = auto()


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


class Sure(StrEnum):
    yes = auto()
    time = auto()
    drop = auto()


class Booked(StrEnum):
    booked = auto()
    lost = auto()
    already = auto()


class Done(StrEnum):
    done = auto()


SECOND = ("planned", "both", "timed", "time", "second")
AGAIN = Back(S.NEAR, (*TIMES, "held"))
BOOKING: dict[Any, Any] = {
    S.HOLD: Do(
        effect="vaccine_hold",
        save="held",
        gives=("hold_id", "at", "site_name"),
        needs=("window", "slot"),
        to={
            Held.held: S.SECOND,
            Held.full: AGAIN,
            Held.already: S.MINE,
            Held.many: S.MINE,
        },
    ),
    S.SECOND: Do(
        effect="vaccine_second",
        save="planned",
        gives=("times", "then", "second_from"),
        needs=("held",),
        to={Planned.one: S.PAGE, Planned.two: S.BOTH},
    ),
    S.BOTH: Choose(
        say="vaccine-both",
        save="both",
        args=("second_from",),
        needs=("planned",),
        to={Both.both: S.SECOND_TIMES, Both.first: S.PAGE},
    ),
    S.SECOND_TIMES: Do(
        effect="vaccine_second_times",
        save="timed",
        gives=("times",),
        needs=("both",),
        to={Timed.some: S.SECOND_TIME, Timed.none: S.PAGE},
    ),
    S.SECOND_TIME: Choose(
        say="vaccine-second",
        save="time",
        needs=("timed",),
        more=More("times", to=S.SECOND_HOLD),
        to={SecondTime.first: S.PAGE},
    ),
    S.SECOND_HOLD: Do(
        effect="vaccine_second_hold",
        save="second",
        gives=("second_id", "second_at"),
        needs=("time",),
        to={
            SecondHeld.held: S.PAGE,
            SecondHeld.full: Back(S.SECOND_TIMES, ("timed", "time", "second")),
        },
    ),
    S.PAGE: Do(
        effect="vaccine_page",
        save="told",
        needs=("held", "second", "both", "time"),
        to={Told.told: S.SURE},
    ),
    S.SURE: Choose(
        say="vaccine-sure",
        save="sure",
        args=("name", "called", "at", "site_name"),
        needs=("told",),
        to={
            Sure.yes: S.BOOK,
            Sure.time: Back(S.NEAR, (*TIMES, "held", *SECOND, "told", "sure")),
            Sure.drop: S.RELEASE,
        },
    ),
    S.BOOK: Do(
        effect="vaccine_book",
        save="booked",
        final=True,
        to={
            Booked.booked: S.OVER,
            Booked.lost: Back(S.NEAR, (*TIMES, "held", *SECOND, "told", "sure", "booked")),
            Booked.already: S.MINE,
        },
    ),
    S.RELEASE: Do(effect="vaccine_release", save="left", to={Done.done: S.OVER}, final=True),
}
