"""A nurse at home: what for, where, when, what is to be known before, and a number to call."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Ask, Change, Choose, Do, End, Flow, Gather
from flows import readers
from flows.handed import GIVES, Told
from flows.judgement import Wording
from flows.reach import phone


class S(StrEnum):
    MANNER = auto()
    CARE = auto()
    FEW_CARE = auto()
    ORDER = auto()
    WHERE = auto()
    DAY = auto()
    HOUR = auto()
    HOME = auto()
    NUMBER = auto()
    SURE = auto()
    NOTE = auto()
    TOLD = auto()


class Care(StrEnum):
    wound = auto()
    tube = auto()
    stoma = auto()
    injection = auto()
    pressure = auto()
    newborn = auto()
    rehab = auto()
    other = auto()


class FewCare(StrEnum):
    wound = auto()
    tube = auto()
    injection = auto()
    other = auto()


class Order(StrEnum):
    """Whether a doctor has ordered it; a nurse acts on nothing else."""

    yes = auto()
    no = auto()
    unsure = auto()


class Day(StrEnum):
    today = auto()
    tomorrow = auto()
    days3 = auto()
    later = auto()


class Hour(StrEnum):
    morning = auto()
    afternoon = auto()
    evening = auto()
    any = auto()


class Home(StrEnum):
    """What the nurse has to know before the door opens."""

    alone = auto()
    infection = auto()
    animal = auto()
    none = auto()


class Sure(StrEnum):
    send = auto()
    change = auto()


class Noted(StrEnum):
    noted = auto()


@dataclass
class Answers:
    opened: str = ""
    name: str = ""
    manner: str = ""
    care: str = ""
    order: str = ""
    where: str = ""
    day: str = ""
    hour: str = ""
    home: list[str] = field(default_factory=list)
    number: str = ""
    sure: str = ""
    noted: str = ""
    door: str = ""
    wanted: str = ""
    first: list[Any] = field(default_factory=list)
    photos: list[int] = field(default_factory=list)


CHANGEABLE = ("care", "where", "day", "hour", "home", "number")
NURSING = Flow(
    name="nursing",
    answers=Answers,
    first=S.MANNER,
    steps={
        S.MANNER: Do(
            effect="wording",
            save="manner",
            to={Wording.larger: S.FEW_CARE, Wording.normal: S.CARE},
        ),
        S.CARE: Choose(say="nursing-care", save="care", to=dict.fromkeys(Care, S.ORDER)),
        S.FEW_CARE: Choose(say="nursing-care", save="care", to=dict.fromkeys(FewCare, S.ORDER)),
        S.ORDER: Choose(say="nursing-order", save="order", to=dict.fromkeys(Order, S.WHERE)),
        S.WHERE: Ask(
            say="nursing-where",
            save="where",
            read=readers.words,
            show="nursing-where-shown",
            to=S.DAY,
        ),
        S.DAY: Choose(say="nursing-day", save="day", to=dict.fromkeys(Day, S.HOUR)),
        S.HOUR: Choose(say="nursing-hour", save="hour", to=dict.fromkeys(Hour, S.HOME)),
        S.HOME: Gather(
            say="nursing-home",
            save="home",
            options=Home,
            alone=(Home.none,),
            to=S.NUMBER,
        ),
        S.NUMBER: Ask(
            say="nursing-number",
            save="number",
            read=phone,
            show="nursing-number-shown",
            to=S.SURE,
        ),
        S.SURE: Choose(
            say="nursing-sure",
            save="sure",
            review=True,
            args=("name",),
            needs=CHANGEABLE,
            to={Sure.send: S.NOTE, Sure.change: Change(CHANGEABLE)},
        ),
        S.NOTE: Do(effect="door_note", save="noted", gives=GIVES, to={Noted.noted: S.TOLD}),
        S.TOLD: End(outcome=Told.told),
    },
)
