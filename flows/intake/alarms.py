"""The red-flag page of an intake and all it may lead to: the emergency card, doubt, a human."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Choose, Do, End, Fork
from flows.intake.names import S
from flows.judgement import JUDGED, Level, Outcome
from flows.redflags import Flags, emergency, flags, raised

BABIES = ("newborn", "infant", "baby")  # bands


class First(StrEnum):
    """What may be answered to the emergency card at once."""

    called = auto()
    human = auto()
    which = auto()
    calm = auto()


class Which(StrEnum):
    """Which red flag it is; whoever is asked has the emergency card already."""

    breath = auto()
    mind = auto()
    other = auto()
    self_harm = auto()


class WhichBaby(StrEnum):
    breath = auto()
    mind = auto()
    other = auto()


class Named(StrEnum):
    danger = auto()
    crisis = auto()


class Doubt(StrEnum):
    noted = auto()


class Unsure(StrEnum):
    human = auto()
    breath = auto()  # unsure whether breathing or consciousness is well: counts as a red flag
    go = auto()


WHICH_OR_BABY = Fork("band", dict.fromkeys(BABIES, S.WHICH_BABY), other=S.WHICH)
ALARMS: dict[Any, Any] = {
    S.FLAGS: flags({Flags.have: S.ALARM, Flags.none: S.REUSE, Flags.unsure: S.DOUBT}, ("patient",)),
    S.ALARM: raised(S.CARD, "unsure"),
    S.CARD: Choose(
        say="intake-emergency",
        save="card",
        needs=("alarm",),
        to={
            First.called: S.CALLED,
            First.human: S.TO_DOCTOR,
            First.which: WHICH_OR_BABY,
            First.calm: Back(S.FLAGS, ("flags", "alarm", "card")),
        },
    ),
    S.WHICH: Choose(
        say="intake-flag", save="flag", needs=("card",), to=dict.fromkeys(Which, S.NAMED)
    ),
    S.WHICH_BABY: Choose(
        say="intake-flag", save="flag", needs=("card",), to=dict.fromkeys(WhichBaby, S.NAMED)
    ),
    S.NAMED: Do(
        effect="name_flag",
        save="named",
        gives=JUDGED,
        needs=("flag",),
        # The crisis card comes over the question; whoever was not meant by it answers once more.
        to={Named.danger: S.DANGER, Named.crisis: Back(S.WHICH, ("flag", "named"))},
    ),
    S.DANGER: emergency(
        S.CALLED,
        S.TO_DOCTOR,
        Back(S.FLAGS, ("flags", "alarm", "card", "flag", "named", "danger")),
        save="danger",
        needs="named",
    ),
    S.DOUBT: Do(effect="note_doubt", save="doubt", needs=("flags",), to={Doubt.noted: S.UNSURE}),
    S.UNSURE: Choose(
        say="intake-unsure",
        save="unsure",
        needs=("flags",),
        to={Unsure.human: S.AT_ONCE, Unsure.breath: S.ALARM, Unsure.go: S.REUSE},
    ),
    S.AT_ONCE: Do(
        effect="assess",
        save="at_once",
        gives=JUDGED,
        needs=("unsure",),
        to=dict.fromkeys(Level, S.TO_DOCTOR),
    ),
    S.CALLED: End(outcome=Outcome.done, say="emergency-called"),
    S.TO_DOCTOR: End(outcome=Outcome.doctor),
}
