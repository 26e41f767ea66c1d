"""My vaccinations: what is booked, moved, cancelled, given, and what is on record."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Choose, Do, End, Flow, More
from flows import shot, vaccine_place
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


class Reacted(StrEnum):
    done = auto()
    doctor = auto()


@dataclass
class Answers(About, shot.Placed):
    patient: str = ""
    first: list[Any] = field(default_factory=list)
    visits: list[Any] = field(default_factory=list)
    visit: str = ""
    card: str = ""
    booking_id: int = 0
    act: str = ""
    did: str = ""
    given: str = ""
    feel: str = ""
    reacted: str = ""
    reason: str = ""
    cancelled: str = ""
    again: str = ""
    shown: str = ""
    moved: str = ""


HAVE = ("booking_id", "patient_id", "product", "called", "dose", "earliest", "name", "site_name")
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
    S.CARD: Do(
        effect="vaccination_card",
        save="card",
        gives=(*HAVE, "at"),
        needs=("visit",),
        to={
            Card.open: S.ACT,
            Card.closed: S.ACT_CLOSED,
            Card.late: S.ACT_LATE,
            Card.past: S.DID,
            Card.missed: S.AGAIN,
            Card.done: S.FEEL,
            Card.gone: S.OVER,
        },
    ),
    S.ACT: Choose(
        say="vaccination-act",
        save="act",
        args=("called", "at", "site_name"),
        needs=("card",),
        to={Act.move: S.PLACE, Act.cancel: S.REASON, Act.code: S.SHOW, Act.over: S.OVER},
    ),
    S.ACT_CLOSED: Choose(
        say="vaccination-closed",
        save="act",
        labels="vaccination-act",
        args=("called", "name"),
        needs=("card",),
        to={ActClosed.move: S.PLACE, ActClosed.cancel: S.REASON},
    ),
    S.ACT_LATE: Choose(
        say="vaccination-late",
        save="act",
        labels="vaccination-act",
        args=("called", "at", "site_name"),
        needs=("card",),
        to={ActLate.code: S.SHOW, ActLate.over: S.OVER},
    ),
    S.SHOW: Do(effect="vaccination_show", save="shown", to={Done.done: S.OVER}, final=True),
    S.REASON: Choose(say="vaccination-reason", save="reason", to=dict.fromkeys(Reason, S.CANCEL)),
    S.CANCEL: Do(effect="vaccination_cancel", save="cancelled", to={Done.done: S.OVER}, final=True),
    S.DID: Choose(
        say="vaccination-did",
        save="did",
        args=("name", "called", "at"),
        needs=("card",),
        to={Did.given: S.GIVEN, Did.missed: S.MISSED, Did.over: S.OVER},
    ),
    S.GIVEN: Do(effect="vaccination_given", save="given", to={Done.done: S.OVER}, final=True),
    S.MISSED: Do(effect="vaccination_missed", save="given", to={Done.done: S.AGAIN}, final=True),
    S.AGAIN: Choose(
        say="vaccination-again",
        save="again",
        args=("called",),
        to={Again.move: S.PLACE, Again.over: S.OVER},
    ),
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
    S.HOLD: Do(
        effect="vaccination_hold",
        save="held",
        gives=("hold_id", "at", "site_name"),
        needs=("window", "slot"),
        to={Held.held: S.SURE, Held.full: Back(S.NEAR, (*TIMES, "held"))},
    ),
    S.SURE: Choose(
        say="vaccination-sure",
        save="sure",
        args=("called", "at", "site_name"),
        needs=("held",),
        to={Yes.yes: S.BOOK, Yes.no: S.RELEASE},
    ),
    S.BOOK: Do(
        effect="vaccination_move",
        save="moved",
        final=True,
        to={
            Moved.moved: S.OVER,
            Moved.late: S.OVER,
            Moved.lost: Back(S.NEAR, (*TIMES, "held", "sure", "moved")),
        },
    ),
    S.RELEASE: Do(effect="vaccine_release", save="left", to={Done.done: S.OVER}, final=True),
    S.WAITS: Do(effect="vaccine_remind", save="waits", to={Done.done: S.OVER}, final=True),
    S.OVER: End(outcome=shot.Outcome.done),
    S.TO_DOCTOR: End(outcome=shot.Outcome.doctor),
}
VACCINATIONS = Flow(
    name="vaccinations",
    answers=Answers,
    first=S.MINE,
    numbered=False,
    steps={**STEPS, **vaccine_place.steps(S)},
)
