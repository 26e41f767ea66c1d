"""An intake of symptoms: red flags, complaint, signs by groups, what is known, urgency.

Each file here holds the steps of one part: how it begins (`opening`), the red flags (`alarms`), the
first questions (`complaint`), the groups of signs (`women`, `body`), what is known beyond today
(`past`) and the end (`result`). `names` has all steps and answers; `groups` makes the gates between
the groups, at which the rules are run over what was told so far.
"""

from __future__ import annotations

from bot.steps import Flow
from flows.intake.alarms import ALARMS
from flows.intake.body import BELLY, BREATH, CHILD, GENERAL, PHOTOS, SKIN
from flows.intake.complaint import COMPLAINT
from flows.intake.names import Answers, S
from flows.intake.opening import OPENING
from flows.intake.past import PAST
from flows.intake.result import RESULT
from flows.intake.women import WOMEN
from flows.judgement import Outcome
from flows.patient import GIVES as WHO

__all__ = ["GIVES", "INTAKE", "Outcome"]

GIVES = (*WHO, "flags", "complaints", "words", "level", "note", "fired", "told")
# An adult woman with a cold, for the first time: the longest way that is quite ordinary.
COLD = {
    "relation": ("self",),
    "begun": ("new",),
    "flags": ("none",),
    "wording": ("normal",),
    "kind": ("plain",),
    "fever": ("no",),
    "ask_pregnancy": ("yes",),
    "ask_mother": ("no",),
    "ask_postpartum": ("no",),
    "ask_women": ("no",),
    "ask_breath": ("yes",),
    "ask_oxygen": ("no",),
    "ask_breathing": ("no",),
    "ask_child": ("no",),
    "ask_belly": ("no",),
    "ask_skin": ("no",),
    "ask_glass": ("no",),
    "ask_general": ("no",),
    "ask_thinner": ("no",),
    "ask_pressure": ("no",),
    "ask_photos": ("no",),
    "history": ("new",),
    "ask_chronic": ("no",),
    "ask_glucose": ("no",),
    "care": ("none",),
    "wish": ("advice", "hospital", "check"),
}
INTAKE = Flow(
    name="intake",
    answers=Answers,
    first=S.WHO,
    most_taps=12,
    usual=COLD,
    steps={
        **OPENING,
        **ALARMS,
        **COMPLAINT,
        **WOMEN,
        **BREATH,
        **CHILD,
        **BELLY,
        **SKIN,
        **GENERAL,
        **PHOTOS,
        **PAST,
        **RESULT,
    },
)
