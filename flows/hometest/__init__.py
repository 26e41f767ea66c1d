"""A test at home: from the panel to the appointment, its progress, and the report.

`choosing` asks who and what, `visiting` where and when, `mine` what becomes of an order; `names`
has the steps and answers of all three. `report` is a conversation of its own: what was found, what
next.
"""

from __future__ import annotations

from bot.steps import End, Flow
from flows.hometest.choosing import ASKING, PANELS
from flows.hometest.mine import MINE, MOVING
from flows.hometest.names import GIVES, Answers, S
from flows.hometest.options import Outcome
from flows.hometest.report import LABREPORT
from flows.hometest.visiting import PLACES, TIMES, TOO

__all__ = ["GIVES", "HOMETEST", "LABREPORT", "Outcome"]

# Somebody who had a test before and has the same again.
RETURNING = {
    "start": ("none",),
    "begun": ("again",),
    "again": ("same",),
    "same": ("ready",),
    "joins": ("no",),
    "sure": ("yes",),
    "after": ("over",),
}
ENDS = {
    S.OVER: End(outcome=Outcome.done),
    S.CALLED: End(outcome=Outcome.done),
    S.HAVE: End(outcome=Outcome.done, say="home-already"),
    S.LATE: End(outcome=Outcome.done, say="home-late"),
    S.MOVED: End(outcome=Outcome.done, say="home-moved", args=("window",)),
    S.CANCELLED: End(outcome=Outcome.done, say="home-cancelled"),
    S.NO_PANEL: End(outcome=Outcome.done, say="home-no-panel"),
    S.TO_DOCTOR: End(outcome=Outcome.doctor),
}
HOMETEST = Flow(
    name="hometest",
    answers=Answers,
    first=S.START,
    numbered=False,
    most_taps=5,
    usual=RETURNING,
    steps={**MINE, **MOVING, **ASKING, **PANELS, **PLACES, **TIMES, **TOO, **ENDS},
)
