"""A self-assessment: one question a step, from the data files; a crisis comes before any score."""

from __future__ import annotations

from dataclasses import make_dataclass
from enum import StrEnum, auto
from typing import Any

from bot.clinic.scales import MORE, MOST_ITEMS, Scale, load
from bot.steps import Back, Choose, Do, End, Flow, Fork, More, Words
from flows.patient import GIVES as WHO
from flows.patient import whom

GIVES = (*WHO, "patient", "door", "wanted", "first")
NUMBERS = range(1, MOST_ITEMS + 1)


class S(StrEnum):
    LISTED = auto()
    WHICH = auto()
    WHO = auto()
    BEGIN = auto()
    ITEM1 = auto()
    MORE1 = auto()
    NEXT1 = auto()
    ITEM2 = auto()
    MORE2 = auto()
    NEXT2 = auto()
    ITEM3 = auto()
    MORE3 = auto()
    NEXT3 = auto()
    ITEM4 = auto()
    MORE4 = auto()
    NEXT4 = auto()
    ITEM5 = auto()
    MORE5 = auto()
    NEXT5 = auto()
    ITEM6 = auto()
    MORE6 = auto()
    NEXT6 = auto()
    ITEM7 = auto()
    MORE7 = auto()
    NEXT7 = auto()
    ITEM8 = auto()
    MORE8 = auto()
    NEXT8 = auto()
    ITEM9 = auto()
    MORE9 = auto()
    NEXT9 = auto()
    ITEM10 = auto()
    MORE10 = auto()
    NEXT10 = auto()
    SCORE = auto()
    SHOWN = auto()
    OFFER = auto()
    HAND = auto()
    REACH = auto()
    OVER = auto()
    LEFT = auto()


class Listed(StrEnum):
    listed = auto()


class Begun(StrEnum):
    begun = auto()


class Next(StrEnum):
    """After an answer: the next item, the end, or the crisis card."""

    more = auto()
    done = auto()
    stop = auto()


class Last(StrEnum):
    done = auto()
    stop = auto()


class Scored(StrEnum):
    calm = auto()
    offer = auto()


class Shown(StrEnum):
    done = auto()
    talk = auto()


class Handed(StrEnum):
    noted = auto()


class Outcome(StrEnum):
    done = auto()
    doctor = auto()


TAKEN = [(name, str) for name in ("group", "scale", "patient", "name", "sex", "relation", "band")]
NAMED = [(name, int) for name in ("patient_id", "age_days", "age_months", "age_years")]
OWN = ("listed", "begun", "scored", "shown", "handed")
TOLD = ("door", "wanted")
GIVEN = ("named", "found", "points", "trend", "which", "first")  # phrases, and lists of them
Answers = make_dataclass(
    "Answers",
    [
        *((name, kind, kind()) for name, kind in (*TAKEN, *NAMED)),
        *((name, str, "") for name in (*OWN, *TOLD)),
        *((name, Any, None) for name in GIVEN),
        *((f"{name}{n}", str, "") for n in NUMBERS for name in ("item", "more", "next")),
        *((f"{name}{n}", Any, None) for n in NUMBERS for name in ("choices", "rest")),
    ],
)
SCALES = load().scales


def _ask(n: int) -> Words:
    """The n-th item of each scale; the check proves that all of their texts are there."""
    keys = {name: f"scale-{name}-{n}" for name, scale in SCALES.items() if _has(scale, n)}
    return Words("scale", keys, other=next(iter(keys.values()), "scale-none"))


def _has(scale: Scale, n: int) -> bool:
    return len(scale.items) >= n


def _items() -> dict[Any, Any]:
    """A question and what follows from its answer, for each item a scale can have."""
    steps: dict[Any, Any] = {}
    for n in NUMBERS:
        # The crisis card comes over the item; whoever was not meant by it answers once more.
        stop = Back(S[f"ITEM{n}"], (f"item{n}", f"more{n}", f"next{n}"))
        ends = {"done": S.SCORE, "stop": stop}
        onward: dict[Any, Any] = {Last(name): to for name, to in ends.items()}
        if n < MOST_ITEMS:
            onward = {Next(name): to for name, to in ends.items()}
            onward[Next.more] = S[f"ITEM{n + 1}"]
        steps |= _item(n) | {
            S[f"NEXT{n}"]: Do(
                effect="scale_next", save=f"next{n}", needs=(f"item{n}", f"more{n}"), to=onward
            )
        }
    return steps


def _item(n: int) -> dict[Any, Any]:
    """One item; in the larger wording what are more than four choices stand on two pages."""
    onward = S[f"NEXT{n}"]
    turn = Fork(f"item{n}", {MORE: S[f"MORE{n}"]}, other=onward)
    common: dict[str, Any] = {"say": _ask(n), "labels": "scale-choices", "to": {}}
    return {
        S[f"ITEM{n}"]: Choose(
            **common, save=f"item{n}", needs=("begun",), more=More(f"choices{n}", to=turn)
        ),
        S[f"MORE{n}"]: Choose(
            **common, save=f"more{n}", needs=(f"item{n}",), more=More(f"rest{n}", to=onward)
        ),
    }


ENDING: dict[Any, Any] = {
    S.SCORE: Do(
        effect="scale_score",
        save="scored",
        final=True,
        gives=("named", "found", "points", "trend", "wanted"),
        to={Scored.calm: S.SHOWN, Scored.offer: S.OFFER},
    ),
    S.SHOWN: Choose(
        say="scale-calm",
        save="shown",
        labels="scale-shown",
        args=("named", "found", "points", "trend"),
        to={Shown.done: S.OVER, Shown.talk: S.HAND},
    ),
    S.OFFER: Choose(
        say="scale-offer",
        save="shown",
        labels="scale-shown",
        args=("named", "found", "points", "trend"),
        to={Shown.talk: S.HAND, Shown.done: S.OVER},
    ),
    S.HAND: Do(
        effect="scale_hand",
        save="handed",
        gives=("door", "first"),
        to={Handed.noted: S.REACH},
    ),
    S.REACH: End(outcome=Outcome.doctor),
    S.OVER: End(outcome=Outcome.done, say="scale-over"),
    S.LEFT: End(outcome=Outcome.done),
}
SCALE = Flow(
    name="scales",
    answers=Answers,
    first=S.LISTED,
    numbered=False,
    steps={
        S.LISTED: Do(
            effect="scales_listed", save="listed", gives=("which",), to={Listed.listed: S.WHICH}
        ),
        S.WHICH: Choose(
            say=Words("group", {"body": "scale-which-body"}, other="scale-which"),
            save="scale",
            more=More("which", to=S.WHO),
            to={},
        ),
        S.WHO: whom(S.BEGIN, S.LEFT),
        S.BEGIN: Do(
            effect="scale_begin",
            save="begun",
            gives=tuple(f"{name}{n}" for n in NUMBERS for name in ("choices", "rest")),
            needs=("scale", "patient"),
            to={Begun.begun: S.ITEM1},
        ),
        **_items(),
        **ENDING,
    },
)
