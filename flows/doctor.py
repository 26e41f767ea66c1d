"""Reaching a clinician: what is wrong, who is asked, the queue, the talk and the rating."""

from __future__ import annotations

from typing import Any

from bot.clinic import routing
from bot.steps import Ask, Back, Choose, Do, End, Flow, Fork, More, Words
from flows import readers
from flows.callback import CALLBACK, LATER
from flows.judgement import JUDGED, Level, Wording
from flows.patient import whom
from flows.present import presence, unless_self
from flows.redflags import Flags, Unsure, emergency, flags, raised
from flows.symptoms import FewSince, Since, since
from flows.talking import JOINED, TALKING
from flows.visit import (
    Cancelled,
    Choice,
    Facts,
    Hours,
    LastPerson,
    Listed,
    NamedChoice,
    Needed,
    Opened,
    Others,
    Person,
    Recent,
    Rejoined,
    Reopened,
    Rest,
    Role,
    Shut,
    ShutTold,
    Standing,
    Suggested,
    Which,
)
from flows.way import PLACE, Answers, Done, S

SINCE_OR_FEW = {Wording.larger: S.FEW_SINCE, Wording.normal: S.SINCE}
# Who comes by a door of the services has told there what it is about.
WORDS_UNLESS_TOLD = Fork("door", {"yes": S.ASSESS}, other=S.WORDS)
# How the choice of a clinician by name is called, for those who are no doctors.
NO_DOCTORS = ("pharmacist", "nurse", "nutrition", "childcare", "psychology", "desk")
BY_NAME = Words("suggested", dict.fromkeys(NO_DOCTORS, "doctor-role-person"), "doctor-role-name")
COMING: dict[Any, Any] = {
    S.FACTS: Do(
        effect="doctor_facts",
        save="facts",
        gives=("level", "note", "fired", "suggested", *PLACE),
        to={
            Facts.urgent: S.OPEN,
            Facts.hurry: S.OPEN,
            Facts.told: S.SUGGEST,
            Facts.new: S.WHO,
            Facts.standing: S.STANDING,
            Facts.recent: S.RECENT,
            Facts.case: JOINED,
        },
    ),
    S.STANDING: Choose(
        say=Words(
            "kind",
            {"callback": "doctor-standing-callback", "question": "doctor-standing-question"},
            other="doctor-standing",
        ),
        save="standing",
        args=("asked_role", "when"),
        to={
            Standing.go: Fork("kind", {"callback": S.LEFT, "question": S.LEFT}, other=S.REJOIN),
            Standing.cancel: S.CANCEL,
            Standing.other: S.WHO,
        },
    ),
    S.REJOIN: Do(
        effect="case_rejoin",
        save="rejoined",
        final=True,
        gives=PLACE,
        to={Rejoined.joined: JOINED},
    ),
    S.CANCEL: Do(
        effect="case_cancel",
        save="cancelled",
        to={Cancelled.cancelled: S.CANCELLED, Cancelled.late: S.LATE},
    ),
    S.RECENT: Choose(
        say="doctor-recent",
        save="recent",
        args=("clinician",),
        to={Recent.again: S.REOPEN, Recent.fresh: S.WHO},
    ),
    S.REOPEN: Do(
        effect="case_reopen",
        save="reopened",
        final=True,
        gives=PLACE,
        to={Reopened.reopened: S.QUEUE, Reopened.late: S.WHO},
    ),
}
QUESTIONS: dict[Any, Any] = {
    S.WHO: whom(unless_self(S.FLAGS, S.PRESENT), S.LEFT),
    **presence(S, S.FLAGS),
    S.FLAGS: flags(
        {Flags.have: S.ALARM, Flags.none: WORDS_UNLESS_TOLD, Flags.unsure: S.UNSURE}, ("patient",)
    ),
    S.ALARM: raised(S.CARD),
    S.CARD: emergency(S.CALLED, S.SUGGEST, Back(S.FLAGS, ("flags", "alarm", "card"))),
    S.UNSURE: Choose(
        say="intake-unsure",
        save="unsure",
        needs=("flags",),
        to={Unsure.human: S.ASSESS, Unsure.go: WORDS_UNLESS_TOLD},
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
    S.SINCE: since(Since, S.ASSESS),
    S.FEW_SINCE: since(FewSince, S.ASSESS),
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
        gives=("suggested", "shown", "between", "chips", "note", "fired"),
        needs=("assessed", "card"),
        to={
            Suggested.done: S.ROLE,
            Suggested.named: S.ROLE_NAMED,
            Suggested.choose: S.WHICH,
            Suggested.hurry: S.OPEN,
            Suggested.limited: S.HOURS,
        },
    ),
    S.WHICH: Choose(
        say=Words("between", {one.id: one.key for one in routing.load().questions}, "doctor-which"),
        save="pointed",
        more=More("chips", to=S.HOURS),
        to={Which.unsure: S.HOURS},
        needs=("suggest",),
    ),
    S.ROLE: Choose(
        say="doctor-role",
        save="choice",
        args=("shown",),
        to={Choice.fits: S.HOURS, Choice.callback: S.MEANS, Choice.other: S.OTHERS},
    ),
    S.ROLE_NAMED: Choose(
        say="doctor-role",
        save="choice",
        args=("shown",),
        named={NamedChoice.person: BY_NAME},
        to={
            NamedChoice.fits: S.HOURS,
            NamedChoice.person: S.NAMES,
            NamedChoice.callback: S.MEANS,
            NamedChoice.other: S.OTHERS,
        },
    ),
    S.NAMES: Do(
        effect="clinicians_here",
        save="listed",
        gives=("names", "passed"),
        needs=("choice",),
        to={
            Listed.more: S.PERSON,
            Listed.last: S.LAST_PERSON,
            Listed.none: Back(S.SUGGEST, ("suggest", "choice", "listed")),
        },
    ),
    S.PERSON: Choose(
        say="doctor-person",
        save="person",
        needs=("listed",),
        more=More("names", to=S.HOURS),
        to={Person.more: Back(S.NAMES, ("listed", "person")), Person.fastest: S.HOURS},
    ),
    S.LAST_PERSON: Choose(
        say="doctor-person",
        save="person",
        needs=("listed",),
        more=More("names", to=S.HOURS),
        to={LastPerson.fastest: S.HOURS},
    ),
    S.OTHERS: Choose(
        say="doctor-roles",
        save="role",
        labels="role",
        needs=("choice",),
        to=dict.fromkeys(Role, S.HOURS) | {Role.more: S.MORE},
    ),
    S.MORE: Choose(
        say="doctor-roles",
        save="others",
        labels="role",
        needs=("role",),
        to=dict.fromkeys(Others, S.HOURS) | {Others.more: S.REST},
    ),
    S.REST: Choose(
        say="doctor-roles",
        save="rest",
        labels="role",
        needs=("others",),
        to=dict.fromkeys(Rest, S.HOURS),
    ),
    S.HOURS: Do(
        effect="role_hours",
        save="hours",
        gives=("asked_role", "opens", "hotline"),
        needs=("pointed", "choice", "person", "role", "others", "rest"),
        to={Hours.open: S.NEEDED, Hours.shut: S.SHUT, Hours.told: S.SHUT_TOLD},
    ),
    S.SHUT: Choose(
        say="doctor-shut",
        save="shut",
        args=("asked_role", "opens", "hotline"),
        needs=("hours",),
        to={
            Shut.question: S.QUESTION,
            Shut.callback: S.MEANS,
            Shut.check: S.CHECK,
            Shut.aid: S.AID,
        },
    ),
    S.SHUT_TOLD: Choose(
        say="doctor-shut",
        save="shut",
        args=("asked_role", "opens", "hotline"),
        needs=("hours",),
        to={
            ShutTold.question: S.QUESTION,
            ShutTold.callback: S.MEANS,
            ShutTold.aid: S.AID,
        },
    ),
    S.AID: emergency(
        S.CALLED, S.OPEN, Back(S.HOURS, ("hours", "shut", "aid")), save="aid", needs="shut"
    ),
    S.NEEDED: Do(
        effect="words_needed",
        save="needed",
        to={Needed.ask: S.SENTENCE, Needed.skip: S.OPEN},
    ),
    S.SENTENCE: Ask(say="doctor-sentence", save="sentence", read=readers.words, to=S.OPEN),
    S.OPEN: Do(
        effect="open_case",
        save="opened",
        final=True,
        gives=PLACE,
        to={Opened.joined: JOINED, Opened.booked: S.BOOKED},
    ),
}
ENDS: dict[Any, Any] = {
    S.CANCELLED: End(outcome=Done.done, say="doctor-cancelled"),
    S.LATE: End(outcome=Done.done, say="doctor-late"),
    S.STAYS: End(outcome=Done.done, say="doctor-too-urgent"),
    S.BOOKED: End(outcome=Done.done, say="callback-booked", args=("when",)),
    S.ASKED: End(outcome=Done.done, say="doctor-asked", args=("asked_role",)),
    S.OVER: End(
        outcome=Done.done,
        say=Words("rated", {"rated": "doctor-thanks", "poor": "doctor-sorry"}, other="doctor-over"),
    ),
    S.CALLED: End(outcome=Done.done, say="emergency-called"),
    S.CHECK: End(outcome=Done.check),
    S.LEFT: End(outcome=Done.done),
}
DOCTOR = Flow(
    name="doctor",
    answers=Answers,
    first=S.FACTS,
    numbered=False,
    steps={**COMING, **QUESTIONS, **ROLES, **TALKING, **CALLBACK, **LATER, **ENDS},
)
