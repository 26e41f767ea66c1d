"""A first intake of symptoms: red flags, complaint, since when, temperature, illnesses, urgency."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.clinic.rules import load
from bot.steps import Ask, Back, Call, Change, Choose, Do, End, Flow, Fork, Gather, Words
from flows import readers
from flows.judgement import JUDGED, Alarm, Confirm, Kept, Level, Result, Urgent, Wording
from flows.patient import GIVES as WHO
from flows.redflags import Card, Flags, Unsure, page
from flows.symptoms import (
    Complaint,
    Fever,
    FewComplaint,
    FewIllness,
    FewSince,
    Illness,
    Kind,
    Since,
    Site,
    Temp,
)

GIVES = (*WHO, "flags", "complaints", "words", "level", "note", "fired", "told")
LARGER = "larger"


class S(StrEnum):
    WHO = auto()
    FLAGS = auto()
    ALARM = auto()
    CARD = auto()
    UNSURE = auto()
    AT_ONCE = auto()
    WORDING = auto()
    COMPLAINTS = auto()
    FEW_COMPLAINTS = auto()
    KIND = auto()
    OTHER = auto()
    SINCE = auto()
    FEW_SINCE = auto()
    TEMP = auto()
    FEVER = auto()
    SITE = auto()
    ILLNESSES = auto()
    FEW_ILLNESSES = auto()
    CONFIRM = auto()
    ASSESS = auto()
    URGENT = auto()
    RESULT = auto()
    STORE = auto()
    STORE_URGENT = auto()
    STORED = auto()
    CALLED = auto()
    TO_DOCTOR = auto()
    LEFT = auto()


class Who(StrEnum):
    known = auto()
    left = auto()


class Outcome(StrEnum):
    done = auto()
    doctor = auto()


@dataclass
class Answers:
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
    at_once: str = ""
    wording: str = ""
    complaints: list[str] = field(default_factory=list)
    kind: str = ""
    words: str = ""
    since: str = ""
    temp: str = ""
    fever: str = ""
    site: str = ""
    illnesses: list[str] = field(default_factory=list)
    sure: str = ""
    assessed: str = ""
    level: str = ""
    why: list[Any] = field(default_factory=list)
    note: list[Any] = field(default_factory=list)
    fired: list[Any] = field(default_factory=list)
    told: str = ""
    next: str = ""
    stored: str = ""


CHANGEABLE = ("complaints", "words", "since", "temp", "site", "illnesses")
SINCE_OR_FEW = Fork("wording", {LARGER: S.FEW_SINCE}, other=S.SINCE)
ILLNESS_OR_FEW = Fork("wording", {LARGER: S.FEW_ILLNESSES}, other=S.ILLNESSES)
ALARMS: dict[Any, Any] = {
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
            Card.human: S.TO_DOCTOR,
            Card.calm: Back(S.FLAGS, ("flags", "alarm", "card")),
        },
    ),
    S.UNSURE: Choose(
        say="intake-unsure",
        save="unsure",
        needs=("flags",),
        to={Unsure.human: S.AT_ONCE, Unsure.go: S.WORDING},
    ),
    S.AT_ONCE: Do(
        effect="assess",
        save="at_once",
        gives=JUDGED,
        needs=("unsure",),
        to=dict.fromkeys(Level, S.TO_DOCTOR),
    ),
}
QUESTIONS: dict[Any, Any] = {
    S.WORDING: Do(
        effect="wording",
        save="wording",
        to={Wording.larger: S.FEW_COMPLAINTS, Wording.normal: S.COMPLAINTS},
    ),
    S.COMPLAINTS: Gather(
        say="intake-complaints",
        save="complaints",
        options=Complaint,
        to=S.KIND,
        needs=("patient", "wording"),
    ),
    S.FEW_COMPLAINTS: Gather(
        say="intake-complaints",
        save="complaints",
        options=FewComplaint,
        to=S.KIND,
        needs=("patient", "wording"),
    ),
    S.KIND: Do(
        effect="complaint_kind",
        save="kind",
        needs=("complaints",),
        to={Kind.plain: SINCE_OR_FEW, Kind.other: S.OTHER, Kind.medicine: ILLNESS_OR_FEW},
    ),
    S.OTHER: Ask(
        say="intake-words", save="words", read=readers.words, to=SINCE_OR_FEW, needs=("kind",)
    ),
    S.SINCE: Choose(
        say="intake-since",
        save="since",
        to=dict.fromkeys(Since, S.TEMP),
        needs=("patient", "wording"),
    ),
    S.FEW_SINCE: Choose(
        say="intake-since",
        save="since",
        to=dict.fromkeys(FewSince, S.TEMP),
        needs=("patient", "wording"),
    ),
    S.TEMP: Ask(
        say="intake-temp",
        save="temp",
        read=readers.thermometer(load().temperature),
        options=Temp,
        show="value-degrees",
        to=S.FEVER,
        needs=("patient",),
    ),
    S.FEVER: Do(
        effect="read_fever",
        save="fever",
        needs=("temp",),
        to={Fever.yes: S.SITE, Fever.no: ILLNESS_OR_FEW},
    ),
    S.SITE: Choose(
        say="intake-site",
        save="site",
        to=dict.fromkeys(Site, ILLNESS_OR_FEW),
        needs=("temp",),
    ),
    S.ILLNESSES: Gather(
        say="intake-illnesses",
        save="illnesses",
        options=Illness,
        alone=(Illness.none,),
        most=7,
        to=S.CONFIRM,
        needs=("patient", "wording"),
    ),
    S.FEW_ILLNESSES: Gather(
        say="intake-illnesses",
        save="illnesses",
        options=FewIllness,
        alone=(FewIllness.none,),
        most=3,
        to=S.CONFIRM,
        needs=("patient", "wording"),
    ),
}
RESULTS: dict[Any, Any] = {
    S.CONFIRM: Choose(
        say="intake-confirm",
        save="sure",
        review=True,
        args=("name",),
        needs=("patient", *CHANGEABLE),
        to={Confirm.send: S.ASSESS, Confirm.change: Change(CHANGEABLE)},
    ),
    S.ASSESS: Do(
        effect="assess",
        save="assessed",
        gives=JUDGED,
        needs=("sure",),
        to={Level.emergency: S.URGENT, Level.soon: S.RESULT, Level.calm: S.RESULT},
    ),
    S.URGENT: Choose(
        say=Words("level", {"E2": "intake-hospital"}, other="intake-urgent"),
        save="next",
        labels="intake-urgent",
        args=("why",),
        needs=("assessed",),
        to={Urgent.called: S.CALLED, Urgent.human: S.TO_DOCTOR, Urgent.store: S.STORE_URGENT},
    ),
    S.RESULT: Choose(
        say=Words(
            "level",
            {"L1": "intake-result-l1", "L2": "intake-result-l2", "L4": "intake-result-l4"},
            other="intake-result-l3",
        ),
        save="next",
        labels="intake-result",
        ahead=("intake-why", "intake-come-back"),
        args=("why",),
        needs=("assessed",),
        to={Result.doctor: S.TO_DOCTOR, Result.store: S.STORE},
    ),
    S.STORE: Do(effect="store_intake", save="stored", final=True, to={Kept.kept: S.STORED}),
    S.STORE_URGENT: Do(effect="store_intake", save="stored", final=True, to={Kept.kept: S.CALLED}),
    S.STORED: End(outcome=Outcome.done, say="intake-stored"),
    S.CALLED: End(outcome=Outcome.done, say="emergency-called"),
    S.TO_DOCTOR: End(outcome=Outcome.doctor),
    S.LEFT: End(outcome=Outcome.done),
}
INTAKE = Flow(
    name="intake",
    answers=Answers,
    first=S.WHO,
    most_taps=12,
    steps={
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
            to={Flags.have: S.ALARM, Flags.none: S.WORDING, Flags.unsure: S.UNSURE},
        ),
        **ALARMS,
        **QUESTIONS,
        **RESULTS,
    },
)
