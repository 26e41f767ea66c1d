"""The root: asks for consent where it is missing, then offers what the clinic does today.

A new service is one more member of `Tile`, one `Call` step with its line in TILES, and one label.
In the larger wording the first page has the tiles asked for most, and "more" turns to the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Call, Choose, Do, Flow, More, Words
from flows.hometest import GIVES as FROM_TEST
from flows.intake import GIVES as FROM_INTAKE
from flows.patient import GIVES as WHO
from flows.services import GIVES as FROM_SERVICES
from flows.zone import GIVES as FROM_ZONE


class S(StrEnum):
    GATE = auto()
    WELCOME = auto()
    MAIN = auto()
    LARGER = auto()
    OPEN = auto()
    OTHERS = auto()
    INTAKE = auto()
    RESPIRATORY = auto()
    DOCTOR = auto()
    CHECK = auto()
    TEST = auto()
    SERVICES = auto()
    MINE = auto()
    FAMILY = auto()
    LANGUAGE = auto()
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

    A deep link or a word leads to *family*, *language* and *record*, which stand on no page.
    """

    intake = auto()
    respiratory = auto()
    doctor = auto()
    test = auto()
    services = auto()
    mine = auto()
    more = auto()
    family = auto()
    language = auto()
    record = auto()


class Going(StrEnum):
    """What a person may have open; it comes first in their menu."""

    waiting = auto()
    callback = auto()
    question = auto()


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


class AfterQuestions(StrEnum):
    done = auto()
    doctor = auto()


@dataclass
class Answers:
    gate: str = ""
    again: str = ""
    busy: str = ""
    going: list[Any] = field(default_factory=list)
    season: str = ""
    other: str = ""
    test: str = ""
    services: str = ""
    respiratory: str = ""
    photos: list[int] = field(default_factory=list)
    patient: str = ""
    door: str = ""
    wanted: str = ""
    first: list[Any] = field(default_factory=list)
    welcome: str = ""
    pick: str = ""
    urgent: str = ""
    intake: str = ""
    doctor: str = ""
    check: str = ""
    mine: str = ""
    arrived: str = ""
    family: str = ""
    language: str = ""
    record: str = ""
    few: str = ""
    help: str = ""
    care: str = ""
    reset: str = ""
    told: str = ""
    patient_id: int = 0
    name: str = ""
    sex: str = ""
    relation: str = ""
    band: str = ""
    age_days: int = 0
    age_months: int = 0
    age_years: int = 0
    complaints: list[str] = field(default_factory=list)
    words: str = ""
    flags: str = ""
    level: str = ""
    note: list[Any] = field(default_factory=list)
    fired: list[Any] = field(default_factory=list)


GIVEN = tuple(dict.fromkeys((*FROM_SERVICES, *FROM_INTAKE, *FROM_ZONE, *FROM_TEST)))
ASKED = (
    *("gate", "pick", "other", "urgent", "intake", "respiratory", "doctor", "check"),
    *("services", "test", "mine", "arrived", "family", "language", "record"),
    *GIVEN,
)
HOME = Back(S.GATE, forget=ASKED)
TILES: dict[Any, Any] = {
    Tile.intake: S.INTAKE,
    Tile.respiratory: S.RESPIRATORY,
    Tile.doctor: S.DOCTOR,
    Tile.test: S.TEST,
    Tile.services: S.SERVICES,
    Tile.mine: S.MINE,
}
WORDS: dict[Any, Any] = {
    Tile.family: S.FAMILY,
    Tile.language: S.LANGUAGE,
    Tile.record: S.RECORD,
}
MORE = {Tile.more: S.OTHERS} | WORDS
FIRST = (Tile.intake, Tile.doctor)  # on the first page of the larger wording
GREETING = Words(
    "busy",
    {
        "waiting": "menu-waiting",
        "active": "menu-active",
        "callback": "menu-callback",
        "question": "menu-question",
    },
    other="menu-main",
)
ZONE = Words("season", {"on": "menu-key-respiratory-season"}, other="menu-key-respiratory")
NAMED = {Tile.respiratory: ZONE}
RETURN = More("going", to=S.DOCTOR, known=Going)
PAGE: dict[str, Any] = {"say": GREETING, "save": "pick", "labels": "menu-key", "named": NAMED}
PAGE |= {"to": TILES | MORE}
PAGES: dict[Any, Any] = {
    S.MAIN: Choose(**PAGE, more=RETURN, shown=(*TILES,)),
    S.LARGER: Choose(**PAGE, shown=(*FIRST, Tile.mine, Tile.more), most=4),
    S.OPEN: Choose(**PAGE, more=RETURN, shown=(*FIRST, Tile.more), most=4),
    S.OTHERS: Choose(
        say="menu-others",
        save="other",
        labels="menu-key",
        named=NAMED,
        to=TILES | WORDS | {Tile.more: Back(S.GATE, ("gate", "pick", "other"))},
        shown=tuple(tile for tile in TILES if tile not in FIRST),
        most=4,
    ),
}

MENU = Flow(
    name="menu",
    answers=Answers,
    first=S.GATE,
    numbered=False,
    steps={
        S.GATE: Do(
            effect="menu_facts",
            save="gate",
            gives=("again", "busy", "going", "season"),
            to={
                Gate.open: S.MAIN,
                Gate.larger: S.LARGER,
                Gate.larger_open: S.OPEN,
                Gate.new: S.WELCOME,
                Gate.refused: S.FEW,
            },
        ),
        S.WELCOME: Call(
            flow="welcome",
            save="welcome",
            takes=("again",),
            to={Done.done: Back(S.GATE, forget=("gate", "welcome"))},
        ),
        **PAGES,
        S.INTAKE: Call(
            flow="intake",
            save="intake",
            takes=("patient", *WHO),
            gives=FROM_INTAKE,
            to={AfterQuestions.done: HOME, AfterQuestions.doctor: S.DOCTOR},
        ),
        S.RESPIRATORY: Call(
            flow="respiratory",
            save="respiratory",
            gives=FROM_ZONE,
            to={AfterZone.done: HOME, AfterZone.intake: S.INTAKE, AfterZone.doctor: S.DOCTOR},
        ),
        S.TEST: Call(
            flow="hometest",
            save="test",
            gives=FROM_TEST,
            to={AfterQuestions.done: HOME, AfterQuestions.doctor: S.DOCTOR},
        ),
        S.DOCTOR: Call(
            flow="doctor",
            save="doctor",
            takes=("urgent", "pick", *GIVEN),
            to={AfterDoctor.done: HOME, AfterDoctor.check: S.CHECK},
        ),
        S.CHECK: Call(
            flow="intake",
            save="check",
            gives=FROM_INTAKE,
            to={
                AfterQuestions.done: HOME,
                AfterQuestions.doctor: Back(S.DOCTOR, ("doctor", "check")),
            },
        ),
        S.SERVICES: Call(
            flow="services",
            save="services",
            gives=FROM_SERVICES,
            to={AfterQuestions.done: HOME, AfterQuestions.doctor: S.DOCTOR},
        ),
        S.MINE: Call(flow="mine", save="mine", to={Done.done: HOME}),
        S.FAMILY: Call(flow="family", save="family", takes=("arrived",), to={Done.done: HOME}),
        S.LANGUAGE: Call(flow="language", save="language", to={Done.done: HOME}),
        S.RECORD: Call(flow="record", save="record", to={Done.done: HOME}),
        S.FEW: Choose(
            say="menu-refused",
            save="few",
            to={Few.help: S.HELP, Few.care: S.CARE, Few.consent: S.AGAIN},
        ),
        S.HELP: Call(
            flow="help", save="help", to={Done.done: Back(S.GATE, ("gate", "few", "help"))}
        ),
        S.CARE: Call(
            flow="articles",
            save="care",
            to=dict.fromkeys(AfterQuestions, Back(S.GATE, ("gate", "few", "care"))),
        ),
        S.AGAIN: Do(
            effect="reset_consent",
            save="reset",
            to={Done.done: Back(S.GATE, forget=("gate", "few", "reset"))},
        ),
    },
)
