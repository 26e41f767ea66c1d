"""The names of the root: its steps, what the clinic does today, and the answers given there."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Back
from flows import bookings
from flows.bookings import Opened
from flows.hometest import GIVES as FROM_TEST
from flows.intake import GIVES as FROM_INTAKE
from flows.patient import About
from flows.services import GIVES as FROM_SERVICES
from flows.shot import GIVES as FROM_VACCINE
from flows.zone import GIVES as FROM_ZONE


class S(StrEnum):
    GATE = auto()
    WELCOME = auto()
    MAIN = auto()
    LARGER = auto()
    OPEN = auto()
    OTHERS = auto()
    THIRD = auto()
    SEVERAL = auto()
    LAST = auto()
    INTAKE = auto()
    RESPIRATORY = auto()
    DOCTOR = auto()
    CHECK = auto()
    TEST = auto()
    VACCINE = auto()
    VACCINATIONS = auto()
    OUTPATIENT = auto()
    VISITS = auto()
    BOOKINGS = auto()
    RATING = auto()
    REPORT = auto()
    VACCINE_OFFER = auto()
    SERVICES = auto()
    MINE = auto()
    FAMILY = auto()
    LANGUAGE = auto()
    TOPICS = auto()
    RECORD = auto()
    FEW = auto()
    HELP = auto()
    CARE = auto()
    AGAIN = auto()


class Gate(StrEnum):
    """*larger_open*: in the larger wording, with something to return to."""

    open = auto()
    larger = auto()
    larger_open = auto()
    new = auto()
    refused = auto()


class Tile(StrEnum):
    """What the clinic does. *more* is the key to the second page of the larger wording.

    A deep link or a word leads to those after *more*, which stand on no page.
    """

    intake = auto()
    respiratory = auto()
    doctor = auto()
    test = auto()
    vaccine = auto()
    services = auto()
    mine = auto()
    more = auto()
    bookings = auto()
    rating = auto()
    vaccinations = auto()
    outpatient = auto()
    visits = auto()
    vaccine_offer = auto()
    family = auto()
    language = auto()
    topics = auto()
    record = auto()


class Going(StrEnum):
    """What a person may have open; it comes first in their menu."""

    report = auto()  # nobody has read it yet
    waiting = auto()
    callback = auto()
    question = auto()
    visit = auto()  # for a vaccine
    registered = auto()  # with a department of a hospital
    ordered = auto()  # a test at home on its way
    last = auto()  # the problem told last
    several = auto()  # there is no room for all of them


class Several(StrEnum):
    menu = auto()


class LastProblem(StrEnum):
    found = auto()
    gone = auto()


class Few(StrEnum):
    help = auto()
    care = auto()
    consent = auto()


class Done(StrEnum):
    done = auto()


class AfterDoctor(StrEnum):
    done = auto()
    check = auto()


class AfterZone(StrEnum):
    done = auto()
    intake = auto()
    doctor = auto()
    test = auto()
    vaccine = auto()


class AfterQuestions(StrEnum):
    done = auto()
    doctor = auto()


@dataclass
class Answers(About, Opened):
    patient: str = ""
    gate: str = ""
    again: str = ""
    busy: str = ""
    going: list[Any] = field(default_factory=list)
    opened: list[Any] = field(default_factory=list)
    open: str = ""
    present: str = ""
    season: str = ""
    other: str = ""
    third: str = ""
    services: str = ""
    respiratory: str = ""
    test: str = ""
    vaccine: str = ""
    booked: str = ""
    rated: str = ""
    booking_id: int = 0
    vaccinations: str = ""
    outpatient: str = ""
    clinic: str = ""
    vaccine_offer: str = ""
    photos: list[int] = field(default_factory=list)
    wanted: str = ""
    first: list[Any] = field(default_factory=list)
    welcome: str = ""
    pick: str = ""
    urgent: str = ""
    found: str = ""
    begun: str = ""
    last: dict[str, Any] = field(default_factory=dict)
    last_told: list[Any] = field(default_factory=list)
    intake: str = ""
    doctor: str = ""
    check: str = ""
    own: str = ""
    report: str = ""
    arrived: str = ""
    family: str = ""
    language: str = ""
    topics: str = ""
    record: str = ""
    few: str = ""
    help: str = ""
    care: str = ""
    reset: str = ""
    told: str = ""
    complaints: list[str] = field(default_factory=list)
    words: str = ""
    flags: str = ""
    level: str = ""
    note: list[Any] = field(default_factory=list)
    fired: list[Any] = field(default_factory=list)


LAST = ("begun", "last", "last_told")
GIVEN = tuple(dict.fromkeys((*FROM_SERVICES, *FROM_INTAKE, *FROM_ZONE, *FROM_VACCINE, *FROM_TEST)))
ASKED = (
    *(
        "outpatient",
        "clinic",
        "rated",
        "booking_id",
        "booked",
        "test",
        "vaccine",
        "vaccinations",
        "vaccine_offer",
        "third",
    ),
    *("gate", "pick", "open", "other", "urgent", "intake", "respiratory", "doctor", "check"),
    *bookings.GIVES,
    *("own", "report", "services", "arrived", "family", "language", "topics", "record"),
    *("found", *LAST),
    *GIVEN,
)
HOME = Back(S.GATE, forget=ASKED)
