"""The other doors: self-assessment, skin diary, medicine, care at home, Chinese medicine, diet."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Ask, Call, Choose, Do, End, Flow, Fork
from flows import readers
from flows.handed import GIVES as HANDED
from flows.handed import Told
from flows.judgement import Wording
from flows.outpatient import GIVES as FROM_VISIT
from flows.patient import GIVES as WHO
from flows.patient import About, whom
from flows.present import presence, unless_self
from flows.redflags import SEX, Flags, page
from flows.scales import GIVES as FROM_SCALES
from flows.scales import Outcome as Ended

# What a clinician is handed: who it is, the answer to the red flags, the words and the role.
GIVES = (*dict.fromkeys((*FROM_VISIT, "present", "words", *HANDED)),)


class S(StrEnum):
    MANNER = auto()
    WISH = auto()
    FEW = auto()
    OTHERS = auto()
    OPEN = auto()
    GROUP = auto()
    SCALES = auto()
    SKIN = auto()
    VISIT = auto()
    WHO = auto()
    PRESENT = auto()
    ALLOW = auto()
    FLAGS = auto()
    MEDICINE = auto()
    NURSING = auto()
    TCM = auto()
    DIET = auto()
    NOTE = auto()
    REACH = auto()
    LEFT = auto()


class Wish(StrEnum):
    """The doors. *more* is the key to the second page of the larger wording."""

    medicine = auto()
    nursing = auto()
    scales = auto()
    skin = auto()
    tcm = auto()
    diet = auto()
    visit = auto()
    more = auto()


class Opened(StrEnum):
    """The door that was chosen, on whichever page."""

    medicine = auto()
    nursing = auto()
    scales = auto()
    skin = auto()
    tcm = auto()
    diet = auto()
    visit = auto()


class Group(StrEnum):
    mood = auto()
    body = auto()


class Noted(StrEnum):
    noted = auto()


class Outcome(StrEnum):
    done = auto()
    doctor = auto()


@dataclass
class Answers(About):
    patient: str = ""
    manner: str = ""
    wish: str = ""
    other: str = ""
    opened: str = ""
    group: str = ""
    scales: str = ""
    skin: str = ""
    visit: str = ""
    present: str = ""
    warned: str = ""
    flags: str = ""
    words: str = ""
    told: str = ""
    level: str = ""
    note: list[Any] = field(default_factory=list)
    fired: list[Any] = field(default_factory=list)
    noted: str = ""
    door: str = ""
    wanted: str = ""
    first: list[Any] = field(default_factory=list)
    photos: list[int] = field(default_factory=list)


ALL = tuple(wish for wish in Wish if wish is not Wish.more)
FIRST = (Wish.medicine, Wish.nursing, Wish.scales)  # on the first page of the larger wording
DOORS: dict[Any, Any] = dict.fromkeys(ALL, S.OPEN)
# The red flags are asked before anything is told to a clinician.
ASKED = {"medicine": S.MEDICINE, "nursing": S.NURSING, "tcm": S.TCM}
INSIDE = Fork("opened", ASKED, other=S.DIET)
PAGES: dict[Any, Any] = {
    S.MANNER: Do(
        effect="wording", save="manner", to={Wording.larger: S.FEW, Wording.normal: S.WISH}
    ),
    S.WISH: Choose(say="services-main", save="wish", to=DOORS | {Wish.more: S.OTHERS}, shown=ALL),
    S.FEW: Choose(
        say="services-main",
        save="wish",
        to=DOORS | {Wish.more: S.OTHERS},
        shown=(*FIRST, Wish.more),
    ),
    S.OTHERS: Choose(
        say="services-others",
        save="other",
        labels="services-main",
        to=DOORS | {Wish.more: S.OPEN},
        shown=tuple(wish for wish in ALL if wish not in FIRST),
    ),
    S.OPEN: Do(
        effect="door_open",
        save="opened",
        needs=("wish", "other"),
        to={
            Opened.scales: S.GROUP,
            Opened.skin: S.SKIN,
            Opened.visit: S.VISIT,
            Opened.medicine: S.WHO,
            Opened.nursing: S.WHO,
            Opened.tcm: S.WHO,
            Opened.diet: S.WHO,
        },
    ),
}
CALLED: dict[Any, Any] = {
    S.GROUP: Choose(say="services-group", save="group", to=dict.fromkeys(Group, S.SCALES)),
    S.SCALES: Call(
        flow="scales",
        save="scales",
        takes=("group",),
        gives=FROM_SCALES,
        to={Ended.done: S.LEFT, Ended.doctor: S.REACH},
    ),
    S.SKIN: Call(
        flow="skin",
        save="skin",
        gives=(*WHO, "patient", *HANDED),
        to={Ended.done: S.LEFT, Ended.doctor: S.REACH},
    ),
    S.VISIT: Call(
        flow="visit",
        save="visit",
        gives=FROM_VISIT,
        to={Ended.done: S.LEFT, Ended.doctor: S.REACH},
    ),
}


def _inside(flow: str, *takes: str, words: bool = True) -> Call:
    """A door with questions of its own, all of which end in a note."""
    return Call(
        flow=flow,
        save="told",
        takes=("opened", *takes),
        gives=(*(("words",) if words else ()), *HANDED),
        needs=("patient", "flags"),
        to={Told.told: S.REACH},
    )


SERVICES = Flow(
    name="services",
    answers=Answers,
    first=S.MANNER,
    numbered=False,
    steps={
        **PAGES,
        **CALLED,
        S.WHO: whom(unless_self(S.FLAGS, S.PRESENT), S.LEFT, needs=("opened",)),
        **presence(S, S.FLAGS),
        S.FLAGS: Choose(
            say=page(),
            save="flags",
            labels="intake-flags",
            args=SEX,
            needs=("patient",),
            to={Flags.have: S.NOTE, Flags.none: INSIDE, Flags.unsure: INSIDE},
        ),
        S.MEDICINE: _inside("remedy", "sex", "age_years"),
        S.NURSING: _inside("nursing", "name", words=False),
        S.TCM: _inside("herbs"),
        S.DIET: Ask(
            say="services-diet",
            save="words",
            read=readers.words,
            to=S.NOTE,
            labels="intake-words",
            needs=("patient",),
        ),
        S.NOTE: Do(
            effect="door_note",
            save="noted",
            gives=HANDED,
            needs=("opened", "patient", "flags", "words"),
            to={Noted.noted: S.REACH},
        ),
        S.REACH: End(outcome=Outcome.doctor),
        S.LEFT: End(outcome=Outcome.done),
    },
)
