"""A visit to a hospital: the red flags, the department, and a time with it or the card."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Call, Choose, Do, End, Flow, More
from flows import clinic_place, keeping, papers
from flows.clinic_place import TIMES as PLACE
from flows.guard import guarded
from flows.judgement import JUDGED, Judged, Level
from flows.patient import GIVES as WHO
from flows.patient import About, whom
from flows.times import Timed
from flows.vaccine_book import Told

# What a clinician is handed where the red flags lead to one.
GIVES = (*WHO, "patient", "flags", "level", "note", "fired", "told")


class S(StrEnum):
    BEGIN = auto()
    WHO = auto()
    GUARD = auto()
    AT_ONCE = auto()
    FACTS = auto()
    ROOM = auto()
    ROOMS = auto()
    NEAR = auto()
    WINDOW = auto()
    NONE = auto()
    WAITS = auto()
    LIST = auto()
    SITE = auto()
    DAYS = auto()
    DAY = auto()
    HALVES = auto()
    HALF = auto()
    SLOTS = auto()
    SLOT = auto()
    HOLD = auto()
    ASKS = auto()
    PAPER = auto()
    NUMBER = auto()
    PAGE = auto()
    SURE = auto()
    ENDING = auto()
    EXTEND = auto()
    BOOK = auto()
    RELEASE = auto()
    MINE = auto()
    CARD = auto()
    TOLD = auto()
    TO_DOCTOR = auto()


class Outcome(StrEnum):
    done = auto()
    doctor = auto()


class Facts(StrEnum):
    """several: there are more departments than one question holds."""

    found = auto()
    several = auto()


class Room(StrEnum):
    """The desk of the hospital decides."""

    desk = auto()


class Rooms(StrEnum):
    more = auto()
    desk = auto()


class Window(StrEnum):
    other = auto()
    card = auto()


class Empty(StrEnum):
    wait = auto()
    card = auto()
    over = auto()


class Done(StrEnum):
    done = auto()


class Card(StrEnum):
    shown = auto()


@dataclass
class Answers(About, Judged, Timed):
    patient: str = ""
    begun: str = ""
    purpose: str = ""
    guard: str = ""
    flags: str = ""
    at_once: str = ""
    facts: str = ""
    rooms: list[Any] = field(default_factory=list)
    room: str = ""
    asks: str = ""
    card: str = ""
    number: str = ""
    page_told: str = ""
    last: str = ""
    longer: str = ""
    booked: str = ""
    shown: str = ""
    none: str = ""
    waits: str = ""
    mine: str = ""


TIMES = (*PLACE, "none")
OTHER_TIME = Back(S.NEAR, (*TIMES, "held", "page_told", "sure"))
WHOM: dict[Any, Any] = {
    S.BEGIN: Do(effect="visit_begin", save="begun", gives=("purpose",), to={Done.done: S.WHO}),
    S.WHO: whom(S.GUARD, S.TOLD, takes=("purpose",)),
    S.GUARD: guarded(S.FACTS, S.AT_ONCE, S.TOLD),
    S.AT_ONCE: Do(
        effect="zone_assess",
        save="at_once",
        gives=JUDGED,
        needs=("guard",),
        to=dict.fromkeys(Level, S.TO_DOCTOR),
    ),
    S.FACTS: Do(
        effect="visit_rooms",
        save="facts",
        gives=("rooms",),
        needs=("patient",),
        to={Facts.found: S.ROOM, Facts.several: S.ROOMS},
    ),
    S.ROOM: Choose(
        say="visit-room",
        save="room",
        more=More("rooms", to=S.NEAR),
        to={Room.desk: S.CARD},
        needs=("facts",),
    ),
    S.ROOMS: Choose(
        say="visit-room",
        save="room",
        more=More("rooms", to=S.NEAR),
        to={Rooms.more: Back(S.FACTS, ("facts", "room")), Rooms.desk: S.CARD},
        needs=("facts",),
    ),
    S.NONE: Choose(
        say="clinic-full",
        save="none",
        args=("called",),
        needs=("near",),
        to={Empty.wait: S.WAITS, Empty.card: S.CARD, Empty.over: S.TOLD},
    ),
    S.WAITS: Do(effect="clinic_wait", save="waits", to={Done.done: S.TOLD}, final=True),
}
BOOKING: dict[Any, Any] = {
    S.HOLD: keeping.hold(S, effect="clinic_hold", to=S.ASKS, again=Back(S.NEAR, (*TIMES, "held"))),
    **papers.steps(S, to=S.PAGE, card="clinic-card", number="clinic-number"),
    S.PAGE: Do(
        effect="clinic_page",
        save="page_told",
        needs=("held", "asks", "card", "number"),
        to={Told.told: S.SURE},
    ),
    **keeping.booking(
        S, say="clinic-sure", told="page_told", book="clinic_book", again=OTHER_TIME, over=S.TOLD
    ),
    S.MINE: Call(flow="visits", save="mine", to={Done.done: S.TOLD}),
    S.CARD: Do(effect="visit_card", save="shown", to={Card.shown: S.TOLD}),
    S.TOLD: End(outcome=Outcome.done),
    S.TO_DOCTOR: End(outcome=Outcome.doctor),
}
VISIT = Flow(
    name="visit",
    answers=Answers,
    first=S.BEGIN,
    numbered=False,
    steps={
        **WHOM,
        **clinic_place.steps(
            S, none=S.NONE, walk=S.CARD, ways={Window.other: S.LIST, Window.card: S.CARD}
        ),
        **BOOKING,
    },
)
