"""The other doors: a question to the pharmacist, care at home, Chinese medicine, diet."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Ask, Call, Choose, Do, End, Flow, Words
from flows import readers
from flows.intake import Who
from flows.patient import GIVES as WHO
from flows.redflags import Flags, page

# What a clinician is handed: who it is, the answer to the red flags, the words and the role.
GIVES = (*WHO, "patient", "flags", "words", "door", "wanted", "first")


class S(StrEnum):
    WISH = auto()
    WHO = auto()
    FLAGS = auto()
    WORDS = auto()
    NOTE = auto()
    REACH = auto()
    LEFT = auto()


class Wish(StrEnum):
    medicine = auto()
    nursing = auto()
    tcm = auto()
    diet = auto()


class Noted(StrEnum):
    noted = auto()


class Outcome(StrEnum):
    done = auto()
    doctor = auto()


@dataclass
class Answers:
    wish: str = ""
    patient: str = ""
    patient_id: int = 0
    name: str = ""
    sex: str = ""
    relation: str = ""
    band: str = ""
    age_days: int = 0
    age_months: int = 0
    age_years: int = 0
    flags: str = ""
    words: str = ""
    noted: str = ""
    door: str = ""
    wanted: str = ""
    first: list[Any] = field(default_factory=list)


SERVICES = Flow(
    name="services",
    answers=Answers,
    first=S.WISH,
    numbered=False,
    steps={
        S.WISH: Choose(say="services-main", save="wish", to=dict.fromkeys(Wish, S.WHO)),
        S.WHO: Call(
            flow="patient",
            save="patient",
            gives=WHO,
            to={Who.known: S.FLAGS, Who.left: S.LEFT},
        ),
        S.FLAGS: Choose(
            say=page(),
            save="flags",
            labels="intake-flags",
            needs=("patient",),
            to={Flags.have: S.NOTE, Flags.none: S.WORDS, Flags.unsure: S.WORDS},
        ),
        S.WORDS: Ask(
            say=Words(
                "wish",
                {
                    "medicine": "services-medicine",
                    "nursing": "services-nursing",
                    "tcm": "services-tcm",
                },
                other="services-diet",
            ),
            save="words",
            read=readers.words,
            to=S.NOTE,
            labels="intake-words",
            needs=("patient",),
        ),
        S.NOTE: Do(
            effect="door_note",
            save="noted",
            gives=("door", "wanted", "first"),
            needs=("wish", "patient", "flags", "words"),
            to={Noted.noted: S.REACH},
        ),
        S.REACH: End(outcome=Outcome.doctor),
        S.LEFT: End(outcome=Outcome.done),
    },
)
