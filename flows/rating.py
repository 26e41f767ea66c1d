"""How a home visit was: stars, a few words, and a kit once more for who took the sample alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from bot.reading import fold
from bot.steps import Ask, Choose, Do, End, Flow, Maybe, Sure, Unreadable

LONGEST = 500


class S(StrEnum):
    BEGIN = auto()
    STARS = auto()
    FEW_STARS = auto()
    WORDS = auto()
    KEEP = auto()
    KIT = auto()
    OVER = auto()
    AGAIN = auto()


class Form(StrEnum):
    normal = auto()
    larger = auto()
    gone = auto()


class Stars(StrEnum):
    five = auto()
    four = auto()
    three = auto()
    two = auto()
    one = auto()
    skip = auto()


class FewStars(StrEnum):
    five = auto()
    three = auto()
    one = auto()
    skip = auto()


class Words(StrEnum):
    none = auto()


class Kept(StrEnum):
    done = auto()
    kit = auto()


class Kit(StrEnum):
    again = auto()
    over = auto()


class Outcome(StrEnum):
    done = auto()
    test = auto()


def words(text: str) -> Sure | Maybe:
    """What somebody says of a visit, as written."""
    if not fold(text) or len(text) > LONGEST:
        raise Unreadable("rate-words-unreadable")
    return Sure(text.strip())


@dataclass
class Answers:
    booking_id: int = 0
    form: str = ""
    stars: str = ""
    words: str = ""
    kept: str = ""
    kit: str = ""


RATED = dict.fromkeys(Stars, S.WORDS) | {Stars.skip: S.OVER}
FEW_RATED = dict.fromkeys(FewStars, S.WORDS) | {FewStars.skip: S.OVER}
RATING = Flow(
    name="rating",
    answers=Answers,
    first=S.BEGIN,
    numbered=False,
    steps={
        S.BEGIN: Do(
            effect="rate_begin",
            save="form",
            to={Form.normal: S.STARS, Form.larger: S.FEW_STARS, Form.gone: S.OVER},
        ),
        S.STARS: Choose(say="rate-stars", save="stars", to=RATED),
        S.FEW_STARS: Choose(
            say="rate-stars",
            save="stars",
            to=FEW_RATED,
        ),
        S.WORDS: Ask(say="rate-words", save="words", read=words, options=Words, to=S.KEEP),
        S.KEEP: Do(
            effect="rate_keep",
            save="kept",
            needs=("stars", "words"),
            final=True,
            to={Kept.done: S.OVER, Kept.kit: S.KIT},
        ),
        S.KIT: Choose(say="rate-kit", save="kit", to={Kit.again: S.AGAIN, Kit.over: S.OVER}),
        S.OVER: End(outcome=Outcome.done),
        S.AGAIN: End(outcome=Outcome.test),
    },
)
