"""The choice of the language everything is said in from now on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from bot.steps import Choose, Do, End, Flow


class S(StrEnum):
    LANGUAGE = auto()
    SPEAK = auto()
    OVER = auto()


class Language(StrEnum):
    """Every language of the catalogue, each option called by its own name for itself."""

    simplified = "zh-CN"
    traditional = "zh-TW"
    english = "en"


class Done(StrEnum):
    done = auto()


@dataclass
class Answers:
    language: str = ""
    done: str = ""


LANGUAGE = Flow(
    name="language",
    answers=Answers,
    first=S.LANGUAGE,
    numbered=False,
    steps={
        S.LANGUAGE: Choose(
            say="mine-language", save="language", to=dict.fromkeys(Language, S.SPEAK)
        ),
        S.SPEAK: Do(effect="set_language", save="done", to={Done.done: S.OVER}),
        S.OVER: End(outcome=Done.done),
    },
)
