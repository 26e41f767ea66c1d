"""A question on medicine: which one, the box, what is new, pregnancy; never answered here."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Ask, Choose, Do, End, Flow, Gather
from flows import readers
from flows.handed import GIVES, Told


class S(StrEnum):
    WHICH = auto()
    BOX = auto()
    NEW = auto()
    BEARS = auto()
    BEARING = auto()
    WORDS = auto()
    NOTE = auto()
    TOLD = auto()


class New(StrEnum):
    """Whether something new is felt since the medicine is taken; that is for a doctor."""

    no = auto()
    yes = auto()
    unsure = auto()


class Bears(StrEnum):
    ask = auto()
    skip = auto()


class Bearing(StrEnum):
    no = auto()
    pregnant = auto()
    feeding = auto()
    unsaid = auto()


class Noted(StrEnum):
    noted = auto()


@dataclass
class Answers:
    opened: str = ""
    sex: str = ""
    age_years: int = 0
    which: str = ""
    photos: list[int] = field(default_factory=list)
    new: str = ""
    bears: str = ""
    bearing: str = ""
    words: str = ""
    noted: str = ""
    door: str = ""
    wanted: str = ""
    first: list[Any] = field(default_factory=list)


REMEDY = Flow(
    name="remedy",
    answers=Answers,
    first=S.WHICH,
    steps={
        S.WHICH: Ask(say="remedy-which", save="which", read=readers.words, to=S.BOX),
        S.BOX: Gather(say="remedy-box", save="photos", photos=True, most=3, least=0, to=S.NEW),
        S.NEW: Choose(say="remedy-new", save="new", to=dict.fromkeys(New, S.BEARS)),
        S.BEARS: Do(
            effect="bearing_asked", save="bears", to={Bears.ask: S.BEARING, Bears.skip: S.WORDS}
        ),
        S.BEARING: Choose(say="remedy-bearing", save="bearing", to=dict.fromkeys(Bearing, S.WORDS)),
        S.WORDS: Ask(say="remedy-words", save="words", read=readers.words, to=S.NOTE),
        S.NOTE: Do(effect="door_note", save="noted", gives=GIVES, to={Noted.noted: S.TOLD}),
        S.TOLD: End(outcome=Told.told),
    },
)
