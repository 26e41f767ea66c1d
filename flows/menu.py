"""The root: asks for consent where it is missing, then offers what the clinic does today.

A new service is one member of `front.Tile`, one `Call` with its line in TILES, and a label.
In the larger wording the first page has the tiles asked for most, and "more" turns to the others.
"""

from __future__ import annotations

from typing import Any

from bot.steps import Back, Call, Choose, Do, Flow, Fork, More, Words
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
    Tile,
)
from flows.hometest import GIVES as FROM_TEST
from flows.intake import GIVES as FROM_INTAKE
from flows.patient import GIVES as WHO
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
    Tile.vaccinations: S.VACCINATIONS,
    Tile.vaccine_offer: S.VACCINE_OFFER,
    Tile.family: S.FAMILY,
    Tile.language: S.LANGUAGE,
    Tile.record: S.RECORD,
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
    },
    other="menu-main",
)
ZONE = Words("season", {"on": "menu-key-respiratory-season"}, other="menu-key-respiratory")
NAMED = {Tile.respiratory: ZONE}
RETURN = More("going", to=Fork("pick", {Going.last: S.LAST}, other=S.DOCTOR), known=Going)
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
            to={AfterQuestions.done: HOME, AfterQuestions.doctor: S.DOCTOR},
        ),
        S.RESPIRATORY: Call(
            flow="respiratory",
            save="respiratory",
            gives=FROM_ZONE,
            to={
                AfterZone.done: HOME,
                AfterZone.intake: S.INTAKE,
                AfterZone.doctor: S.DOCTOR,
                AfterZone.vaccine: S.VACCINE,
            },
        ),
        S.TEST: Call(
            flow="hometest",
            save="test",
            gives=FROM_TEST,
            to={AfterQuestions.done: HOME, AfterQuestions.doctor: S.DOCTOR},
        ),
        S.VACCINE: Call(
            flow="vaccine",
            save="vaccine",
            gives=FROM_VACCINE,
            to={AfterQuestions.done: HOME, AfterQuestions.doctor: S.DOCTOR},
        ),
        S.VACCINE_OFFER: Call(flow="vaccine_offer", save="vaccine_offer", to={Done.done: HOME}),
        S.VACCINATIONS: Call(
            flow="vaccinations",
            save="vaccinations",
            gives=(*WHO, "patient", "wanted", "first"),
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
