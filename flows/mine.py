"""What belongs to the person: how their case stands, larger wording, language, notices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from bot.steps import Choose, Do, End, Flow


class S(StrEnum):
    MINE = auto()
    CASE = auto()
    LARGER = auto()
    LANGUAGE = auto()
    SPEAK = auto()
    NOTICES = auto()
    OVER = auto()


class Mine(StrEnum):
    case = auto()
    larger = auto()
    language = auto()
    notices = auto()


class Language(StrEnum):
    simplified = "zh-CN"
    traditional = "zh-TW"
    english = "en"


class Done(StrEnum):
    done = auto()


@dataclass
class Answers:
    mine: str = ""
    done: str = ""
    language: str = ""


MINE = Flow(
    name="mine",
    answers=Answers,
    first=S.MINE,
    numbered=False,
    steps={
        S.MINE: Choose(
            say="mine-main",
            save="mine",
            to={
                Mine.case: S.CASE,
                Mine.larger: S.LARGER,
                Mine.language: S.LANGUAGE,
                Mine.notices: S.NOTICES,
            },
        ),
        S.CASE: Do(effect="my_case", save="done", to={Done.done: S.OVER}),
        S.LARGER: Do(effect="toggle_larger", save="done", to={Done.done: S.OVER}),
        S.LANGUAGE: Choose(
            say="mine-language",
            save="language",
            to=dict.fromkeys(Language, S.SPEAK),
        ),
        S.SPEAK: Do(effect="set_language", save="done", to={Done.done: S.OVER}),
        S.NOTICES: Do(effect="toggle_notices", save="done", to={Done.done: S.OVER}),
        S.OVER: End(outcome=Done.done),
    },
)
