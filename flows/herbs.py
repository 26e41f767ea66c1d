"""Chinese medicine again: what was prescribed before, the tongue, and what is wanted now."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Ask, Choose, Do, End, Flow, Gather
from flows import readers
from flows.handed import GIVES, Told


class S(StrEnum):
    BEFORE = auto()
    SLIP = auto()
    TONGUE = auto()
    WANT = auto()
    WORDS = auto()
    NOTE = auto()
    TOLD = auto()


class Before(StrEnum):
    """Whether somebody has treated it before; only that can be followed up here."""

    yes = auto()
    elsewhere = auto()
    no = auto()


class Want(StrEnum):
    again = auto()
    boil = auto()
    usage = auto()
    other = auto()


class Noted(StrEnum):
    noted = auto()


@dataclass
class Answers:
    opened: str = ""
    before: str = ""
    slip: list[int] = field(default_factory=list)
    tongue: list[int] = field(default_factory=list)
    want: str = ""
    words: str = ""
    noted: str = ""
    door: str = ""
    wanted: str = ""
    first: list[Any] = field(default_factory=list)
    photos: list[int] = field(default_factory=list)


HERBS = Flow(
    name="herbs",
    answers=Answers,
    first=S.BEFORE,
    steps={
        S.BEFORE: Choose(
            say="herbs-before",
            save="before",
            to={Before.yes: S.SLIP, Before.elsewhere: S.SLIP, Before.no: S.TONGUE},
        ),
        S.SLIP: Gather(say="herbs-slip", save="slip", photos=True, most=3, least=0, to=S.TONGUE),
        S.TONGUE: Gather(
            say="herbs-tongue", save="tongue", photos=True, most=2, least=0, to=S.WANT
        ),
        S.WANT: Choose(say="herbs-want", save="want", to=dict.fromkeys(Want, S.WORDS)),
        S.WORDS: Ask(say="herbs-words", save="words", read=readers.words, to=S.NOTE),
        S.NOTE: Do(effect="door_note", save="noted", gives=GIVES, to={Noted.noted: S.TOLD}),
        S.TOLD: End(outcome=Told.told),
    },
)
