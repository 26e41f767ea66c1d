"""The root: asks for consent where it is missing, then offers what the clinic does today.

A new service is one member of `front.Tile`, one `Call` with its line in TILES, and a label.
In the larger wording the first page has the tiles asked for most, and "more" turns to the others.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from bot.steps import Back, Call, Choose, Do, Flow, Fork, More, Words
from flows import bookings
from flows.bookings import Way
from flows.front import (
    GIVEN,
    HOME,
    LAST,
    AfterDoctor,
    AfterQuestions,
    AfterZone,
    Answers,
    Done,
    Few,
    Gate,
    Going,
    LastProblem,
    S,
    Several,
    Tile,
)
from flows.hometest import GIVES as FROM_TEST
from flows.intake import GIVES as FROM_INTAKE
from flows.outpatient import GIVES as FROM_VISIT
from flows.patient import GIVES as WHO
from flows.rating import Outcome as AfterRating
from flows.services import GIVES as FROM_SERVICES
from flows.shot import GIVES as FROM_VACCINE
from flows.zone import GIVES as FROM_ZONE

TILES: dict[Any, Any] = {
    Tile.intake: S.INTAKE,
    Tile.respiratory: S.RESPIRATORY,
    Tile.doctor: S.DOCTOR,
    Tile.test: S.TEST,
    Tile.vaccine: S.VACCINE,
    Tile.services: S.SERVICES,
    Tile.mine: S.MINE,
}
WORDS: dict[Any, Any] = {
    Tile.bookings: S.BOOKINGS,
    Tile.rating: S.RATING,
    Tile.vaccinations: S.VACCINATIONS,
    Tile.outpatient: S.OUTPATIENT,
    Tile.visits: S.VISITS,
    Tile.vaccine_offer: S.VACCINE_OFFER,
    Tile.family: S.FAMILY,
    Tile.language: S.LANGUAGE,
    Tile.topics: S.TOPICS,
    Tile.record: S.RECORD,
}
AFTER: dict[Any, Any] = {AfterQuestions.done: HOME, AfterQuestions.doctor: S.DOCTOR}
OPENED: dict[Any, Any] = {
    Way.done: HOME,
    Way.test: S.TEST,
    Way.report: S.REPORT,
    Way.vaccine: S.VACCINATIONS,
    Way.doctor: S.DOCTOR,
    Way.visit: S.VISITS,
}
MORE = {Tile.more: S.OTHERS} | WORDS
FIRST = (Tile.intake, Tile.doctor)  # on the first page of the larger wording
SECOND = (Tile.respiratory, Tile.test, Tile.vaccine)  # and on its second
GREETING = Words(
    "busy",
    {
        "waiting": "menu-waiting",
        "active": "menu-active",
        "callback": "menu-callback",
        "question": "menu-question",
        "report": "menu-report",
    },
    other="menu-main",
)
ZONE = Words("season", {"on": "menu-key-respiratory-season"}, other="menu-key-respiratory")
NAMED = {Tile.respiratory: ZONE}
LEADS: dict[str, StrEnum] = {
    Going.report: S.REPORT,
    Going.visit: S.VACCINATIONS,
    Going.registered: S.VISITS,
    Going.ordered: S.TEST,
    Going.last: S.LAST,
}
RETURNS = Fork("pick", LEADS | {Going.several: S.SEVERAL}, other=S.DOCTOR)
RETURN = More("going", to=RETURNS, known=Going)
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
        to=TILES | WORDS | {Tile.more: S.THIRD},
        shown=(*SECOND, Tile.more),
        most=4,
    ),
    S.THIRD: Choose(
        say="menu-others",
        save="third",
        labels="menu-key",
        named=NAMED,
        to=TILES | WORDS | {Tile.more: Back(S.GATE, ("gate", "pick", "other", "third"))},
        shown=tuple(tile for tile in TILES if tile not in (*FIRST, *SECOND)),
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
            gives=("again", "busy", "going", "opened", "order_id", "season"),
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
        S.SEVERAL: Choose(
            say="menu-several",
            save="open",
            labels="menu-key",
            more=More("opened", to=Fork("open", LEADS, other=S.DOCTOR), known=Going),
            to={Several.menu: Back(S.GATE, ("gate", "pick", "open"))},
            most=4,
        ),
        S.LAST: Do(
            effect="last_problem",
            save="found",
            gives=("patient", *WHO, *LAST),
            to={LastProblem.found: S.INTAKE, LastProblem.gone: HOME},
        ),
        S.INTAKE: Call(
            flow="intake",
            save="intake",
            takes=("patient", *WHO, *LAST, "first"),
            gives=FROM_INTAKE,
            to=AFTER,
        ),
        S.RESPIRATORY: Call(
            flow="respiratory",
            save="respiratory",
            gives=FROM_ZONE,
            to={
                AfterZone.done: HOME,
                AfterZone.intake: S.INTAKE,
                AfterZone.doctor: S.DOCTOR,
                AfterZone.test: S.TEST,
                AfterZone.vaccine: S.VACCINE,
            },
        ),
        S.TEST: Call(
            flow="hometest",
            save="test",
            takes=bookings.TEST,
            gives=FROM_TEST,
            to=AFTER,
        ),
        S.VACCINE: Call(
            flow="vaccine",
            save="vaccine",
            gives=FROM_VACCINE,
            to=AFTER,
        ),
        S.VACCINE_OFFER: Call(flow="vaccine_offer", save="vaccine_offer", to={Done.done: HOME}),
        S.VACCINATIONS: Call(
            flow="vaccinations",
            save="vaccinations",
            takes=bookings.VISIT,
            gives=(*WHO, "patient", "wanted", "first"),
            to=AFTER,
        ),
        S.OUTPATIENT: Call(flow="visit", save="outpatient", gives=FROM_VISIT, to=AFTER),
        S.VISITS: Call(flow="visits", save="clinic", takes=bookings.VISIT, to={Done.done: HOME}),
        S.DOCTOR: Call(
            flow="doctor",
            save="doctor",
            takes=("urgent", "pick", "open", *GIVEN),
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
            to=AFTER,
        ),
        S.MINE: Call(flow="mine", save="own", gives=bookings.GIVES, to=OPENED),
        S.BOOKINGS: Call(flow="bookings", save="booked", gives=bookings.GIVES, to=OPENED),
        S.RATING: Call(
            flow="rating",
            save="rated",
            takes=("booking_id",),
            to={AfterRating.done: HOME, AfterRating.test: S.TEST},
        ),
        S.REPORT: Call(
            flow="labreport",
            save="report",
            takes=("order_id",),
            gives=FROM_TEST,
            to=AFTER,
        ),
        S.FAMILY: Call(flow="family", save="family", takes=("arrived",), to={Done.done: HOME}),
        S.LANGUAGE: Call(flow="language", save="language", to={Done.done: HOME}),
        S.TOPICS: Call(flow="topics", save="topics", to={Done.done: HOME}),
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
