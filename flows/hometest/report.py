"""The report of a laboratory: what was found, what it may mean, what next."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto

from bot.steps import Call, Choose, Do, End, Flow, Words
from flows import guard
from flows.hometest.options import Guarded, Level, Outcome, Read
from flows.judgement import JUDGED, Judged
from flows.patient import GIVES as WHO
from flows.patient import About

KNOWN = ("patient", *WHO, "results", "since", "risk", "version")


class S(StrEnum):
    READ = auto()
    RISK = auto()
    WEIGH = auto()
    FIRST = auto()
    CALM = auto()
    LINK = auto()
    LINKED = auto()
    NO_LINK = auto()
    CARE = auto()
    GUARD = auto()
    AT_ONCE = auto()
    ASSESS = auto()
    URGENT = auto()
    OVER = auto()
    CALLED = auto()
    TO_DOCTOR = auto()


class Known(StrEnum):
    """ask: whether they are at higher risk is not known; gone: there is no report."""

    weigh = auto()
    ask = auto()
    gone = auto()


class Risk(StrEnum):
    yes = auto()
    no = auto()
    unsure = auto()


class Weighed(StrEnum):
    first = auto()
    calm = auto()


class First(StrEnum):
    doctor = auto()
    sheet = auto()
    over = auto()


class Calm(StrEnum):
    care = auto()
    doctor = auto()
    sheet = auto()
    over = auto()


class Linked(StrEnum):
    """none: there is no address at which the page could be opened."""

    linked = auto()
    none = auto()


class Then(StrEnum):
    doctor = auto()
    over = auto()


class Urgent(StrEnum):
    called = auto()
    human = auto()


@dataclass
class Answers(About, Judged):
    order_id: int = 0
    read: str = ""
    patient: str = ""
    results: dict[str, str] = field(default_factory=dict)
    version: int = 0
    since: str = ""
    risk: str = ""
    said: str = ""
    weighed: str = ""
    next: str = ""
    linked: str = ""
    link: str = ""
    then: str = ""
    care: str = ""
    guard: str = ""
    flags: str = ""
    at_once: str = ""
    assessed: str = ""
    urgent: str = ""


LABREPORT = Flow(
    name="labreport",
    answers=Answers,
    first=S.READ,
    numbered=False,
    steps={
        S.READ: Do(
            effect="lab_read",
            save="read",
            gives=KNOWN,
            to={Known.weigh: S.WEIGH, Known.ask: S.RISK, Known.gone: S.OVER},
        ),
        S.RISK: Choose(
            say="lab-risk", save="said", labels="zone-risk", to=dict.fromkeys(Risk, S.WEIGH)
        ),
        S.WEIGH: Do(
            effect="lab_weigh",
            save="weighed",
            needs=("said",),
            to={Weighed.first: S.FIRST, Weighed.calm: S.CALM},
        ),
        S.FIRST: Choose(
            say="lab-first",
            save="next",
            needs=("weighed",),
            to={First.doctor: S.GUARD, First.sheet: S.LINK, First.over: S.OVER},
        ),
        S.CALM: Choose(
            say="lab-calm",
            save="next",
            needs=("weighed",),
            to={
                Calm.care: S.CARE,
                Calm.doctor: S.GUARD,
                Calm.sheet: S.LINK,
                Calm.over: S.OVER,
            },
        ),
        S.LINK: Do(
            effect="lab_link",
            save="linked",
            gives=("link",),
            needs=("next",),
            to={Linked.linked: S.LINKED, Linked.none: S.NO_LINK},
        ),
        S.LINKED: Choose(
            say="lab-link",
            save="then",
            args=("link",),
            needs=("linked",),
            to={Then.doctor: S.GUARD, Then.over: S.OVER},
        ),
        S.NO_LINK: End(outcome=Outcome.done, say="lab-no-link"),
        S.CARE: Call(
            flow="articles",
            save="care",
            takes=("band",),
            to={Read.done: S.OVER, Read.doctor: S.GUARD},
        ),
        S.GUARD: Call(
            flow="guard",
            save="guard",
            takes=guard.TAKES,
            gives=guard.GIVES,
            to={Guarded.clear: S.ASSESS, Guarded.human: S.AT_ONCE, Guarded.called: S.CALLED},
        ),
        S.AT_ONCE: Do(
            effect="lab_assess",
            save="at_once",
            gives=JUDGED,
            needs=("guard",),
            to=dict.fromkeys(Level, S.TO_DOCTOR),
        ),
        S.ASSESS: Do(
            effect="lab_assess",
            save="assessed",
            gives=JUDGED,
            needs=("guard",),
            to={Level.emergency: S.URGENT, Level.first: S.TO_DOCTOR, Level.calm: S.TO_DOCTOR},
        ),
        S.URGENT: Choose(
            say=Words("level", {"E2": "zone-hospital"}, other="zone-urgent"),
            save="urgent",
            labels="zone-urgent",
            needs=("assessed",),
            to={Urgent.called: S.CALLED, Urgent.human: S.TO_DOCTOR},
        ),
        S.OVER: End(outcome=Outcome.done),
        S.CALLED: End(outcome=Outcome.done),
        S.TO_DOCTOR: End(outcome=Outcome.doctor),
    },
)
