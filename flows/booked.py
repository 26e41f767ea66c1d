"""What may be done about a visit that is booked: moved, cancelled, shown, at any site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Choose, Do
from flows import keeping


class Card(StrEnum):
    open = auto()
    closed = auto()  # the site is: another time is wanted
    late = auto()  # it can be neither moved nor cancelled here any more
    past = auto()
    missed = auto()
    done = auto()
    gone = auto()


class Act(StrEnum):
    move = auto()
    cancel = auto()
    code = auto()
    over = auto()


class ActClosed(StrEnum):
    move = auto()
    cancel = auto()


class ActLate(StrEnum):
    code = auto()
    over = auto()


class Again(StrEnum):
    move = auto()
    over = auto()


class Held(StrEnum):
    held = auto()
    full = auto()


class Yes(StrEnum):
    yes = auto()
    no = auto()


class Moved(StrEnum):
    moved = auto()
    lost = auto()
    late = auto()


class Done(StrEnum):
    done = auto()


@dataclass
class Kept:
    """The answers about a visit."""

    visits: list[Any] = field(default_factory=list)
    visit: str = ""
    card: str = ""
    booking_id: int = 0
    act: str = ""
    reason: str = ""
    cancelled: str = ""
    again: str = ""
    shown: str = ""
    moved: str = ""


HAVE = ("booking_id", "patient_id", "product", "called", "dose", "earliest", "name", "site_name")


def steps(
    s: Any,
    *,
    ways: Mapping[Card, StrEnum],
    move: StrEnum,
    reasons: type[StrEnum],
    why: str,
    times: tuple[str, ...],
) -> dict[Any, Any]:
    """*ways*: where a visit leads that is over; *move*: where another time is looked for, which
    forgets *times*; *why* asks for one of the *reasons* of a cancellation."""
    return _card(s, ways) | _acts(s, move) | _off(s, reasons, why) | _moved(s, times)


def _card(s: Any, ways: Mapping[Card, StrEnum]) -> dict[Any, Any]:
    return {
        s.CARD: Do(
            effect="booked_card",
            save="card",
            gives=(*HAVE, "at"),
            needs=("visit",),
            to={
                Card.open: s.ACT,
                Card.closed: s.ACT_CLOSED,
                Card.late: s.ACT_LATE,
                Card.missed: s.AGAIN,
                Card.gone: s.OVER,
                **ways,
            },
        )
    }


def _acts(s: Any, move: StrEnum) -> dict[Any, Any]:
    shown: dict[str, Any] = {"args": ("called", "at", "site_name"), "needs": ("card",)}
    return {
        s.ACT: Choose(
            say="booked-act",
            save="act",
            to={Act.move: move, Act.cancel: s.REASON, Act.code: s.SHOW, Act.over: s.OVER},
            **shown,
        ),
        s.ACT_CLOSED: Choose(
            say="booked-closed",
            save="act",
            labels="booked-act",
            args=("called", "name"),
            needs=("card",),
            to={ActClosed.move: move, ActClosed.cancel: s.REASON},
        ),
        s.ACT_LATE: Choose(
            say="booked-late",
            save="act",
            labels="booked-act",
            to={ActLate.code: s.SHOW, ActLate.over: s.OVER},
            **shown,
        ),
        s.AGAIN: Choose(
            say="booked-again",
            save="again",
            args=("called",),
            to={Again.move: move, Again.over: s.OVER},
        ),
    }


def _off(s: Any, reasons: type[StrEnum], why: str) -> dict[Any, Any]:
    over: dict[str, Any] = {"to": {Done.done: s.OVER}, "final": True}
    return {
        s.SHOW: Do(effect="booked_show", save="shown", **over),
        s.REASON: Choose(say=why, save="reason", to=dict.fromkeys(reasons, s.CANCEL)),
        s.CANCEL: Do(effect="booked_cancel", save="cancelled", **over),
    }


def _moved(s: Any, times: tuple[str, ...]) -> dict[Any, Any]:
    return {
        s.HOLD: Do(
            effect="booked_hold",
            save="held",
            gives=("hold_id", "at", "site_name"),
            needs=("window", "slot"),
            to={Held.held: s.SURE, Held.full: Back(s.NEAR, (*times, "held"))},
        ),
        s.SURE: Choose(
            say="booked-sure",
            save="sure",
            args=("called", "at", "site_name"),
            needs=("held",),
            to={Yes.yes: s.BOOK, Yes.no: s.RELEASE},
        ),
        s.BOOK: Do(
            effect="booked_move",
            save="moved",
            final=True,
            to={
                Moved.moved: s.OVER,
                Moved.late: s.OVER,
                Moved.lost: Back(s.NEAR, (*times, "held", "sure", "moved")),
            },
        ),
        s.RELEASE: keeping.release(s.OVER),
    }
