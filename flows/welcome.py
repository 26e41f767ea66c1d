"""The greeting and the consent, asked once for each version of its text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from bot.steps import Choose, Do, End, Flow, Words
from flows.language import Language


class S(StrEnum):
    TONGUE = auto()
    LANGUAGE = auto()
    SPEAK = auto()
    SHORT = auto()
    FULL = auto()
    AGREE = auto()
    REFUSE = auto()
    AGREED = auto()
    REFUSED = auto()


class Tongue(StrEnum):
    known = auto()
    ask = auto()


class Spoken(StrEnum):
    done = auto()


class Short(StrEnum):
    agree = auto()
    read = auto()
    refuse = auto()


class Full(StrEnum):
    agree = auto()
    refuse = auto()


class Kept(StrEnum):
    kept = auto()


class Outcome(StrEnum):
    done = auto()


@dataclass
class Answers:
    again: str = ""
    tongue: str = ""
    language: str = ""
    spoken: str = ""
    short: str = ""
    full: str = ""
    kept: str = ""


WELCOME = Flow(
    name="welcome",
    answers=Answers,
    first=S.TONGUE,
    numbered=False,
    keys=False,  # before the consent there is nothing to go back to
    steps={
        S.TONGUE: Do(
            effect="language_known",
            save="tongue",
            to={Tongue.known: S.SHORT, Tongue.ask: S.LANGUAGE},
        ),
        S.LANGUAGE: Choose(
            say="welcome-language",
            save="language",
            labels="mine-language",
            to=dict.fromkeys(Language, S.SPEAK),
        ),
        S.SPEAK: Do(effect="set_language", save="spoken", to={Spoken.done: S.SHORT}),
        S.SHORT: Choose(
            say="welcome-consent",
            save="short",
            ahead=(Words("again", {"yes": "welcome-changed"}, other="welcome-hello"),),
            to={Short.agree: S.AGREE, Short.read: S.FULL, Short.refuse: S.REFUSE},
        ),
        S.FULL: Choose(
            say="welcome-full",
            save="full",
            labels="welcome-consent",
            to={Full.agree: S.AGREE, Full.refuse: S.REFUSE},
        ),
        S.AGREE: Do(effect="consent_given", save="kept", to={Kept.kept: S.AGREED}, final=True),
        S.REFUSE: Do(effect="consent_refused", save="kept", to={Kept.kept: S.REFUSED}, final=True),
        S.AGREED: End(outcome=Outcome.done, say="welcome-agreed"),
        S.REFUSED: End(outcome=Outcome.done, say="welcome-refused"),
    },
)
