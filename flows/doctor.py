"""Reaching a clinician: what is wrong, who is asked, the queue, the talk and the rating."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Ask, Back, Call, Choose, Do, End, Flow, Human, Words
from flows import readers
from flows.intake import Who
from flows.judgement import JUDGED, Alarm, Level, Wording
from flows.patient import GIVES as WHO
from flows.redflags import Card, Flags, Unsure, page
from flows.symptoms import FewSince, Since
from flows.visit import (
    Choice,
    Facts,
    FewRating,
    Needed,
    Opened,
    Others,
    Rated,
    Rating,
    Rest,
    Role,
    Talk,
    Wish,
)


class S(StrEnum):
    FACTS = auto()
    WHO = auto()
    FLAGS = auto()
    ALARM = auto()
    CARD = auto()
    UNSURE = auto()
    WORDS = auto()
    WORDING = auto()
    SINCE = auto()
    FEW_SINCE = auto()
    ASSESS = auto()
    SUGGEST = auto()
    ROLE = auto()
    OTHERS = auto()
    MORE = auto()
    REST = auto()
    NEEDED = auto()
    SENTENCE = auto()
    OPEN = auto()
    TALK = auto()
    MANNER = auto()
    RATING = auto()
    FEW_RATING = auto()
    RATE = auto()
    CANCELLED = auto()
    OVER = auto()
    CALLED = auto()
    LEFT = auto()


class Done(StrEnum):
    done = auto()


@dataclass
class Answers:
    urgent: str = ""
    facts: str = ""
    patient: str = ""
    patient_id: int = 0
    name: str = ""
    sex: str = ""
    relation: str = ""
    band: str = ""
    age_days: int = 0
    age_months: int = 0
    age_years: int = 0
    flags: str = ""
    alarm: str = ""
    card: str = ""
    unsure: str = ""
    complaints: list[str] = field(default_factory=list)
    words: str = ""
    wording: str = ""
    since: str = ""
    assessed: str = ""
    level: str = ""
    why: list[Any] = field(default_factory=list)
    note: list[Any] = field(default_factory=list)
    fired: list[Any] = field(default_factory=list)
    told: str = ""
    suggest: str = ""
    suggested: str = ""
    shown: dict[str, str] = field(default_factory=dict)
    choice: str = ""
    role: str = ""
    others: str = ""
    rest: str = ""
    needed: str = ""
    sentence: str = ""
    opened: str = ""
    case_id: int = 0
    state: str = ""
    ahead: str = ""
    clinician: str = ""
    asked_role: dict[str, str] = field(default_factory=dict)
    talk: str = ""
    manner: str = ""
    rating: str = ""
    rated: str = ""


SINCE_OR_FEW = {Wording.larger: S.FEW_SINCE, Wording.normal: S.SINCE}
QUESTIONS: dict[Any, Any] = {
    S.WHO: Call(
        flow="patient",
        save="patient",
        gives=WHO,
        to={Who.known: S.FLAGS, Who.left: S.LEFT},
    ),
    S.FLAGS: Choose(
        say=page(),
        save="flags",
        labels="intake-flags",
        needs=("patient",),
        to={Flags.have: S.ALARM, Flags.none: S.WORDS, Flags.unsure: S.UNSURE},
    ),
    S.ALARM: Do(
        effect="raise_alarm",
        save="alarm",
        gives=JUDGED,
        needs=("flags",),
        to={Alarm.raised: S.CARD},
    ),
    S.CARD: Choose(
        say="intake-emergency",
        save="card",
        needs=("alarm",),
        to={
            Card.called: S.CALLED,
            Card.human: S.SUGGEST,
            Card.calm: Back(S.FLAGS, ("flags", "alarm", "card")),
        },
    ),
    S.UNSURE: Choose(
        say="intake-unsure",
        save="unsure",
        needs=("flags",),
        to={Unsure.human: S.ASSESS, Unsure.go: S.WORDS},
    ),
    S.WORDS: Ask(
        say="doctor-words",
        save="words",
        read=readers.words,
        to=S.WORDING,
        labels="intake-words",
        needs=("patient",),
    ),
    S.WORDING: Do(effect="wording", save="wording", to=SINCE_OR_FEW),
    S.SINCE: Choose(
        say="intake-since",
        save="since",
        to=dict.fromkeys(Since, S.ASSESS),
        needs=("patient", "wording"),
    ),
    S.FEW_SINCE: Choose(
        say="intake-since",
        save="since",
        to=dict.fromkeys(FewSince, S.ASSESS),
        needs=("patient", "wording"),
    ),
    S.ASSESS: Do(
        effect="assess",
        save="assessed",
        gives=JUDGED,
        needs=("flags", "unsure", "words", "since"),
        to=dict.fromkeys(Level, S.SUGGEST),
    ),
}
ROLES: dict[Any, Any] = {
    S.SUGGEST: Do(
        effect="suggest_role",
        save="suggest",
        gives=("suggested", "shown"),
        needs=("assessed", "card"),
        to={Done.done: S.ROLE},
    ),
    S.ROLE: Choose(
        say="doctor-role",
        save="choice",
        args=("shown",),
        to={Choice.fits: S.NEEDED, Choice.other: S.OTHERS},
    ),
    S.OTHERS: Choose(
        say="doctor-roles",
        save="role",
        labels="role",
        needs=("choice",),
        to={
            Role.doctor: S.NEEDED,
            Role.paediatric: S.NEEDED,
            Role.pharmacist: S.NEEDED,
            Role.more: S.MORE,
        },
    ),
    S.MORE: Choose(
        say="doctor-roles",
        save="others",
        labels="role",
        needs=("role",),
        to={
            Others.respiratory: S.NEEDED,
            Others.tcm: S.NEEDED,
            Others.nurse: S.NEEDED,
            Others.more: S.REST,
        },
    ),
    S.REST: Choose(
        say="doctor-roles",
        save="rest",
        labels="role",
        needs=("others",),
        to=dict.fromkeys(Rest, S.NEEDED),
    ),
    S.NEEDED: Do(
        effect="words_needed",
        save="needed",
        to={Needed.ask: S.SENTENCE, Needed.skip: S.OPEN},
    ),
    S.SENTENCE: Ask(say="doctor-sentence", save="sentence", read=readers.words, to=S.OPEN),
}
TALKING: dict[Any, Any] = {
    S.OPEN: Do(
        effect="open_case",
        save="opened",
        final=True,
        gives=("case_id", "state", "ahead", "clinician", "asked_role"),
        to={Opened.joined: S.TALK},
    ),
    S.TALK: Human(
        say=Words(
            "state",
            {"active": "doctor-active", "silent": "doctor-unheard"},
            other="doctor-waiting",
        ),
        save="talk",
        args=("ahead", "asked_role", "clinician"),
        keys={
            Wish.look: "queue_look",
            Wish.cancel: "queue_cancel",
            Wish.finish: "case_finish",
        },
        to={Talk.closed: S.MANNER, Talk.cancelled: S.CANCELLED},
    ),
    S.MANNER: Do(
        effect="wording",
        save="manner",
        to={Wording.larger: S.FEW_RATING, Wording.normal: S.RATING},
    ),
    S.RATING: Choose(say="doctor-rating", save="rating", to=dict.fromkeys(Rating, S.RATE)),
    S.FEW_RATING: Choose(say="doctor-rating", save="rating", to=dict.fromkeys(FewRating, S.RATE)),
    S.RATE: Do(
        effect="rate",
        save="rated",
        final=True,
        to={Rated.rated: S.OVER, Rated.skipped: S.OVER},
    ),
    S.CANCELLED: End(outcome=Done.done, say="doctor-cancelled"),
    S.OVER: End(
        outcome=Done.done, say=Words("rated", {"rated": "doctor-thanks"}, other="doctor-over")
    ),
    S.CALLED: End(outcome=Done.done, say="emergency-called"),
    S.LEFT: End(outcome=Done.done),
}
DOCTOR = Flow(
    name="doctor",
    answers=Answers,
    first=S.FACTS,
    numbered=False,
    steps={
        S.FACTS: Do(
            effect="doctor_facts",
            save="facts",
            gives=("level", "note", "fired", "suggested"),
            to={
                Facts.urgent: S.OPEN,
                Facts.hurry: S.OPEN,
                Facts.told: S.SUGGEST,
                Facts.new: S.WHO,
            },
        ),
        **QUESTIONS,
        **ROLES,
        **TALKING,
    },
)
