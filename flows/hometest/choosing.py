"""Who is tested, the red flags first, which panel, and who takes the sample."""

from __future__ import annotations

from typing import Any

from bot.steps import Back, Call, Choose, Do, Fork, More, Words
from flows import guard
from flows.hometest.names import OF_PANEL, S
from flows.hometest.options import (
    Advised,
    Again,
    AllPanels,
    Begun,
    DoctorFirst,
    Exposure,
    Guarded,
    Help,
    Known,
    Level,
    Mode,
    Modes,
    Ready,
    Since,
    Some,
)
from flows.judgement import JUDGED
from flows.patient import GIVES as WHO

BY_JOIN = Fork("joins", {"yes": S.TOO}, other=S.ADDRESSES)
ASKING: dict[Any, Any] = {
    S.WHO: Call(
        flow="patient", save="patient", gives=WHO, to={Known.known: S.GUARD, Known.left: S.OVER}
    ),
    S.GUARD: Call(
        flow="guard",
        save="guard",
        takes=guard.TAKES,
        gives=guard.GIVES,
        needs=("patient",),
        to={Guarded.clear: S.SINCE, Guarded.human: S.AT_ONCE, Guarded.called: S.CALLED},
    ),
    S.AT_ONCE: Do(
        effect="zone_assess",
        save="at_once",
        gives=JUDGED,
        needs=("guard",),
        to=dict.fromkeys(Level, S.TO_DOCTOR),
    ),
    S.SINCE: Choose(
        say="home-since",
        save="since",
        labels="kit-since",
        needs=("patient",),
        to=dict.fromkeys(Since, S.BEGIN),
    ),
    S.BEGIN: Do(
        effect="home_begin",
        save="begun",
        gives=("before", "risk"),
        needs=("patient", "since"),
        to={
            Begun.doctor: S.FIRST_DOCTOR,
            Begun.early: S.FIRST_DOCTOR,
            Begun.again: S.AGAIN,
            Begun.fresh: S.PANELS,
        },
    ),
    S.FIRST_DOCTOR: Choose(
        say=Words("begun", {"early": "home-first-early"}, other="home-first-doctor"),
        save="first_doctor",
        needs=("begun",),
        to={
            DoctorFirst.doctor: S.AT_ONCE,
            DoctorFirst.test: S.PANELS,
            DoctorFirst.over: S.OVER,
        },
    ),
    S.AGAIN: Choose(
        say="home-again",
        save="again",
        args=("before",),
        needs=("begun",),
        to={Again.same: S.SAME, Again.other: S.PANELS},
    ),
    S.SAME: Do(
        effect="home_same",
        save="same",
        gives=("kind", "way", "home"),
        needs=("again",),
        to={Ready.ready: Fork("joins", {"yes": S.TOO}, other=S.TIMES), Ready.gone: S.PANELS},
    ),
}
PANELS: dict[Any, Any] = {
    S.PANELS: Do(
        effect="home_panels",
        save="listed",
        gives=("panels",),
        needs=("begun",),
        to={Some.some: S.PANEL, Some.none: S.NO_PANEL},
    ),
    S.PANEL: Choose(
        say="home-panel",
        save="panel",
        more=More("panels", to=S.MODES),
        to={Help.help: S.EXPOSURE},
        needs=("listed",),
    ),
    S.EXPOSURE: Choose(
        say="home-exposure",
        save="exposure",
        needs=("panel",),
        to=dict.fromkeys(Exposure, S.ADVISE),
    ),
    S.ADVISE: Do(
        effect="home_advise",
        save="advice",
        gives=("proposed",),
        needs=("exposure",),
        to={Advised.advised: S.ADVISED},
    ),
    S.ADVISED: Choose(
        say="home-advised",
        save="taken",
        more=More("proposed", to=S.MODES),
        to={AllPanels.all: Back(S.PANELS, OF_PANEL)},
        needs=("advice",),
    ),
    S.MODES: Do(
        effect="home_modes",
        save="modes",
        gives=("kind", "way"),
        needs=("panel", "taken"),
        to={Modes.both: S.MODE, Modes.sampler: BY_JOIN},
    ),
    S.MODE: Choose(say="home-mode", save="mode", needs=("modes",), to=dict.fromkeys(Mode, BY_JOIN)),
}
