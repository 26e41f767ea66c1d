"""The red-flag page before a test, a talk or a visit: clear, or an emergency card, or a human."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from bot.steps import Back, Call, Choose, Edge, End, Flow
from flows.judgement import Judged
from flows.patient import GIVES as WHO
from flows.patient import About
from flows.redflags import Flags, Unsure, emergency, flags, raised

TAKES = WHO
GIVES = ("flags",)


class S(StrEnum):
    FLAGS = auto()
    ALARM = auto()
    CARD = auto()
    UNSURE = auto()
    CLEAR = auto()
    HUMAN = auto()
    CALLED = auto()


class Outcome(StrEnum):
    """human: somebody has to see them at once, whatever else they came for."""

    clear = auto()
    human = auto()
    called = auto()


@dataclass
class Answers(About, Judged):
    flags: str = ""
    alarm: str = ""
    card: str = ""
    unsure: str = ""


def guarded(clear: Edge, human: Edge, called: Edge) -> Call:
    """The page in front of what another conversation offers."""
    to = {Outcome.clear: clear, Outcome.human: human, Outcome.called: called}
    return Call(flow="guard", save="guard", takes=TAKES, gives=GIVES, to=to)


GUARD = Flow(
    name="guard",
    answers=Answers,
    first=S.FLAGS,
    numbered=False,
    steps={
        S.FLAGS: flags({Flags.have: S.ALARM, Flags.none: S.CLEAR, Flags.unsure: S.UNSURE}),
        S.ALARM: raised(S.CARD),
        S.CARD: emergency(S.CALLED, S.HUMAN, Back(S.FLAGS, ("flags", "alarm", "card"))),
        S.UNSURE: Choose(
            say="intake-unsure",
            save="unsure",
            needs=("flags",),
            to={Unsure.human: S.HUMAN, Unsure.go: S.CLEAR},
        ),
        S.CLEAR: End(outcome=Outcome.clear),
        S.HUMAN: End(outcome=Outcome.human),
        S.CALLED: End(outcome=Outcome.called, say="emergency-called"),
    },
)
