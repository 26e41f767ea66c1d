"""How an intake begins: of whom, about the last problem again, or asked by us the day after."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.steps import Choose, Do, End, Words
from flows.intake.names import S
from flows.judgement import Outcome
from flows.patient import whom
from flows.present import presence, unless_self


class Begun(StrEnum):
    """new; again: told of something lately; same: came to go on with that; family: after another
    person of the household; check, doubt: we asked how it goes, after an intake and after one that
    was left unsure."""

    new = auto()
    again = auto()
    same = auto()
    family = auto()
    check = auto()
    doubt = auto()


class Again(StrEnum):
    last = auto()
    fresh = auto()


class Check(StrEnum):
    better = auto()
    same = auto()
    worse = auto()


class Reused(StrEnum):
    done = auto()
    again = auto()  # what was told of the last problem is not asked once more


FLAGS = unless_self(S.FLAGS, S.PRESENT)
OPENING: dict[Any, Any] = {
    S.WHO: whom(S.BEGIN, S.LEFT),
    S.BEGIN: Do(
        effect="intake_begin",
        save="begun",
        gives=("last", "last_told"),
        needs=("patient",),
        to={
            Begun.new: FLAGS,
            Begun.same: FLAGS,
            Begun.again: S.AGAIN,
            Begun.family: S.AGAIN,
            Begun.check: S.CHECK,
            Begun.doubt: S.CHECK,
        },
    ),
    S.AGAIN: Choose(
        say=Words("begun", {"family": "intake-again-family"}, other="intake-again"),
        save="again",
        args=("last_told",),
        needs=("begun",),
        to=dict.fromkeys(Again, FLAGS),
    ),
    S.CHECK: Choose(
        say=Words("begun", {"doubt": "intake-check-doubt"}, other="intake-check"),
        save="check",
        args=("name",),
        needs=("begun",),
        to={Check.better: S.BETTER, Check.same: S.SAME, Check.worse: FLAGS},
    ),
    **presence(S, S.FLAGS),
    S.REUSE: Do(
        effect="intake_reuse",
        save="reused",
        gives=("complaints", "words", "place"),
        needs=("begun", "again", "check"),
        fills=(Reused.again,),
        to=dict.fromkeys(Reused, S.WORDING),
    ),
    S.BETTER: End(outcome=Outcome.done, say="intake-check-glad"),
    S.SAME: End(outcome=Outcome.done, say="intake-check-stay"),
    S.LEFT: End(outcome=Outcome.done),
}
