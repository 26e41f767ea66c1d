"""The root: asks for consent where it is missing, then offers what the clinic does today.

A new service is one more member of `Tile`, one `Call` step and its line in MAIN's table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Call, Choose, Do, Flow, Words
from flows.intake import GIVES as FROM_INTAKE


class S(StrEnum):
    GATE = auto()
    WELCOME = auto()
    MAIN = auto()
    INTAKE = auto()
    DOCTOR = auto()
    CHECK = auto()
    MINE = auto()
    FEW = auto()
    HELP = auto()
    AGAIN = auto()


class Gate(StrEnum):
    open = auto()
    new = auto()
    refused = auto()


class Tile(StrEnum):
    intake = auto()
    doctor = auto()
    mine = auto()


class Few(StrEnum):
    help = auto()
    consent = auto()


class Done(StrEnum):
    done = auto()


class AfterDoctor(StrEnum):
    done = auto()
    check = auto()


class AfterIntake(StrEnum):
    done = auto()
    doctor = auto()


@dataclass
class Answers:
    gate: str = ""
    again: str = ""
    busy: str = ""
    welcome: str = ""
    pick: str = ""
    urgent: str = ""
    intake: str = ""
    doctor: str = ""
    check: str = ""
    mine: str = ""
    few: str = ""
    help: str = ""
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


ASKED = ("gate", "pick", "urgent", "intake", "doctor", "check", "mine", *FROM_INTAKE)
HOME = Back(S.GATE, forget=ASKED)

MENU = Flow(
    name="menu",
    answers=Answers,
    first=S.GATE,
    numbered=False,
    steps={
        S.GATE: Do(
            effect="menu_facts",
            save="gate",
            gives=("again", "busy"),
            to={Gate.open: S.MAIN, Gate.new: S.WELCOME, Gate.refused: S.FEW},
        ),
        S.WELCOME: Call(
            flow="welcome",
            save="welcome",
            takes=("again",),
            to={Done.done: Back(S.GATE, forget=("gate", "welcome"))},
        ),
        S.MAIN: Choose(
            say=Words(
                "busy",
                {
                    "waiting": "menu-waiting",
                    "active": "menu-active",
                    "callback": "menu-callback",
                    "question": "menu-question",
                },
                other="menu-main",
            ),
            save="pick",
            labels="menu-key",
            to={Tile.intake: S.INTAKE, Tile.doctor: S.DOCTOR, Tile.mine: S.MINE},
        ),
        S.INTAKE: Call(
            flow="intake",
            save="intake",
            gives=FROM_INTAKE,
            to={AfterIntake.done: HOME, AfterIntake.doctor: S.DOCTOR},
        ),
        S.DOCTOR: Call(
            flow="doctor",
            save="doctor",
            takes=("urgent", *FROM_INTAKE),
            to={AfterDoctor.done: HOME, AfterDoctor.check: S.CHECK},
        ),
        S.CHECK: Call(
            flow="intake",
            save="check",
            gives=FROM_INTAKE,
            to={AfterIntake.done: HOME, AfterIntake.doctor: Back(S.DOCTOR, ("doctor", "check"))},
        ),
        S.MINE: Call(flow="mine", save="mine", to={Done.done: HOME}),
        S.FEW: Choose(
            say="menu-refused",
            save="few",
            to={Few.help: S.HELP, Few.consent: S.AGAIN},
        ),
        S.HELP: Call(
            flow="help", save="help", to={Done.done: Back(S.GATE, ("gate", "few", "help"))}
        ),
        S.AGAIN: Do(
            effect="reset_consent",
            save="reset",
            to={Done.done: Back(S.GATE, forget=("gate", "few", "reset"))},
        ),
    },
)
