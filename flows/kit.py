"""The zone's steps for a test done at home: which kit, line by line, what to do with it."""

from __future__ import annotations

from typing import Any

from bot.clinic.rules import load
from bot.steps import Ask, Back, Call, Choose, Do, Fork, Gather, Words
from bot.steps import More as Listing
from flows import nearby, readers
from flows.airway import (
    Begun,
    Calm,
    First,
    How,
    Invalid,
    Kit,
    Level,
    Line,
    Lines,
    Listed,
    Right,
    Risk,
    Since,
    Stored,
    Target,
    Tested,
    Urgent,
)
from flows.guard import guarded
from flows.judgement import JUDGED
from flows.patient import GIVES as WHO
from flows.patient import whom
from flows.symptoms import Temp
from flows.zone import (
    HOME,
    ILL,
    OF_KIT,
    S,
    assessed,
)

FRESH = (*OF_KIT, *ILL, *JUDGED, "next", "shown", "target", "headline", "meaning")
ANOTHER = Back(S.WHO, forget=("patient", *WHO, "listed", "kits", *FRESH))
BY_HOW = Fork("how", {How.photo: S.PHOTOS}, other=S.BEGIN)
READING: dict[Any, Any] = {
    S.WHO: whom(S.KITS, S.OVER),
    S.KITS: Do(effect="kits_listed", save="listed", gives=("kits",), to={Listed.listed: S.KIT}),
    S.KIT: Choose(
        say="kit-which",
        save="kit",
        more=Listing("kits", to=S.TESTED),
        to={Kit.other: S.TARGETS},
    ),
    S.TARGETS: Gather(
        say="kit-targets", save="targets", options=Target, most=4, to=S.TESTED, needs=("kit",)
    ),
    S.TESTED: Choose(say="kit-tested", save="tested", to=dict.fromkeys(Tested, S.HOW)),
    S.HOW: Choose(
        say="kit-how", save="how", to=dict.fromkeys(How, BY_HOW), needs=("kit", "targets")
    ),
    S.PHOTOS: Gather(
        say="kit-photos", save="photos", photos=True, least=1, most=3, to=S.SINCE, needs=("how",)
    ),
    S.BEGIN: Do(
        effect="kit_begin",
        save="begun",
        gives=("results", "left", "target"),
        needs=("kit", "targets", "how"),
        to={Begun.asking: S.LINE},
    ),
    S.LINE: Choose(
        say="kit-line",
        save="line",
        args=("target",),
        needs=("begun",),
        to=dict.fromkeys(Line, S.KEEP),
    ),
    S.KEEP: Do(
        effect="kit_keep",
        save="kept",
        gives=("results", "left", "target", "shown"),
        to={Lines.more: Back(S.LINE, ("line", "kept")), Lines.done: S.READ},
    ),
    S.READ: Choose(
        say="kit-read",
        save="right",
        args=("shown",),
        needs=("kept",),
        to={Right.yes: S.SINCE, Right.again: Back(S.BEGIN, ("begun", "line", "kept", "right"))},
    ),
}
STATE: dict[Any, Any] = {
    S.SINCE: Choose(say="kit-since", save="since", to=dict.fromkeys(Since, S.RISK)),
    S.RISK: Choose(say="zone-risk", save="risk", to=dict.fromkeys(Risk, S.TEMP)),
    S.TEMP: Ask(
        say="intake-temp",
        save="temp",
        read=readers.thermometer(load().temperature),
        options=Temp,
        show="value-degrees",
        to=S.STORE,
    ),
    S.STORE: Do(
        effect="kit_store",
        save="stored",
        gives=("headline", "meaning"),
        final=True,
        to={Stored.read: S.GUARD, Stored.invalid: S.INVALID},
    ),
    S.INVALID: Choose(
        say="kit-invalid",
        save="again",
        to={
            Invalid.again: Back(S.KITS, forget=("listed", "kits", *FRESH)),
            Invalid.doctor: S.GUARD,
            Invalid.over: HOME,
        },
    ),
    S.GUARD: guarded(S.ASSESS, S.AT_ONCE, S.CALLED),
    S.AT_ONCE: assessed("at_once", dict.fromkeys(Level, S.TO_DOCTOR)),
    S.ASSESS: assessed(
        "assessed", {Level.emergency: S.URGENT, Level.first: S.FIRST, Level.calm: S.CALM}
    ),
    S.URGENT: Choose(
        say=Words("level", {"E2": "zone-hospital"}, other="zone-urgent"),
        save="next",
        labels="zone-urgent",
        needs=("assessed",),
        to={Urgent.called: S.CALLED, Urgent.human: S.TO_DOCTOR, Urgent.near: S.HOSPITAL},
    ),
    S.HOSPITAL: Call(
        flow="nearby",
        save="hospital",
        takes=nearby.TAKES,
        to={nearby.Outcome.done: Back(S.URGENT, ("next", "hospital"))},
    ),
    S.FIRST: Choose(
        say=Words("level", {"L1": "kit-first-soon"}, other="kit-first"),
        save="next",
        labels="kit-first",
        needs=("assessed",),
        to={
            First.doctor: S.TO_DOCTOR,
            First.fever: S.NEARBY,
            First.another: ANOTHER,
            First.over: HOME,
        },
    ),
    S.CALM: Choose(
        say="kit-calm",
        save="next",
        needs=("assessed",),
        to={
            Calm.care: S.CARE,
            Calm.doctor: S.TO_DOCTOR,
            Calm.another: ANOTHER,
            Calm.over: HOME,
        },
    ),
}
