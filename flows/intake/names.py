"""The names of the steps of an intake, and the answers given on it.

An answer and its options have the same name here, in the rules (`bot.clinic.conditions.Fact`), in
the texts (`intake-<answer>-<option>`) and in the table of questions of docs/clinical.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from flows.judgement import Judged
from flows.patient import About


class S(StrEnum):
    WHO = auto()
    BEGIN = auto()
    PRESENT = auto()
    ALLOW = auto()
    AGAIN = auto()
    CHECK = auto()
    BETTER = auto()
    SAME = auto()
    FLAGS = auto()
    ALARM = auto()
    CARD = auto()
    WHICH = auto()
    WHICH_BABY = auto()
    NAMED = auto()
    DANGER = auto()
    DOUBT = auto()
    UNSURE = auto()
    AT_ONCE = auto()
    REUSE = auto()
    WORDING = auto()
    COMPLAINTS = auto()
    FEW_COMPLAINTS = auto()
    KIND = auto()
    MORE_COMPLAINTS = auto()
    KIND_AGAIN = auto()
    OTHER = auto()
    MEDICINE = auto()
    SINCE = auto()
    FEW_SINCE = auto()
    TEMP = auto()
    FEVER = auto()
    SITE = auto()
    ASK_PREGNANCY = auto()
    PREGNANCY = auto()
    FEW_PREGNANCY = auto()
    ASK_MOTHER = auto()
    WEEKS = auto()
    MOTHER = auto()
    FEW_MOTHER = auto()
    MORE_MOTHER = auto()
    ASK_POSTPARTUM = auto()
    POSTPARTUM = auto()
    FEW_POSTPARTUM = auto()
    MORE_POSTPARTUM = auto()
    ASK_WOMEN = auto()
    WOMEN = auto()
    FEW_WOMEN = auto()
    MORE_WOMEN = auto()
    ASK_BREATH = auto()
    BREATH = auto()
    FEW_BREATH = auto()
    MORE_BREATH = auto()
    ASK_OXYGEN = auto()
    OXYGEN = auto()
    ASK_BREATHING = auto()
    RATE = auto()
    PULSE = auto()
    ASK_CHILD = auto()
    CHILD = auto()
    FEW_CHILD = auto()
    MORE_CHILD = auto()
    ASK_BELLY = auto()
    BELLY = auto()
    FEW_BELLY = auto()
    MORE_BELLY = auto()
    ASK_SKIN = auto()
    PLACE = auto()
    SKIN = auto()
    FEW_SKIN = auto()
    MORE_SKIN = auto()
    ASK_GLASS = auto()
    GLASS = auto()
    ASK_GENERAL = auto()
    GENERAL = auto()
    FEW_GENERAL = auto()
    MORE_GENERAL = auto()
    ASK_THINNER = auto()
    THINNER = auto()
    ASK_PRESSURE = auto()
    PRESSURE = auto()
    ASK_PHOTOS = auto()
    PHOTOS = auto()
    LOOK = auto()
    PHOTOS_AGAIN = auto()
    HISTORY = auto()
    CHANGED = auto()
    RECALL = auto()
    ILLNESSES = auto()
    FEW_ILLNESSES = auto()
    MORE_ILLNESSES = auto()
    ASK_CHRONIC = auto()
    CHRONIC = auto()
    ASK_GLUCOSE = auto()
    GLUCOSE = auto()
    CARE = auto()
    MEDICINES = auto()
    MEANS = auto()
    BOXES = auto()
    ALLERGIES = auto()
    WISH = auto()
    PROOF = auto()
    PROVED = auto()
    OFFLINE = auto()
    CONFIRM = auto()
    ASSESS = auto()
    URGENT = auto()
    RESULT = auto()
    RESULT_FEVER = auto()
    NEARBY = auto()
    HOSPITAL = auto()
    STORE = auto()
    STORE_URGENT = auto()
    STORE_FAMILY = auto()
    STORED = auto()
    CALLED = auto()
    TO_DOCTOR = auto()
    LEFT = auto()


@dataclass
class Answers(About, Judged):
    patient: str = ""
    first: list[Any] = field(default_factory=list)
    begun: str = ""
    present: str = ""
    warned: str = ""
    last: dict[str, Any] = field(default_factory=dict)
    last_told: list[Any] = field(default_factory=list)
    family: dict[str, Any] = field(default_factory=dict)
    again: str = ""
    check: str = ""
    flags: str = ""
    alarm: str = ""
    card: str = ""
    flag: str = ""
    named: str = ""
    danger: str = ""
    doubt: str = ""
    unsure: str = ""
    at_once: str = ""
    reused: str = ""
    wording: str = ""
    complaints: list[str] = field(default_factory=list)
    complaints_more: list[str] = field(default_factory=list)
    kind: str = ""
    kind_again: str = ""
    words: str = ""
    since: str = ""
    temp: str = ""
    fever: str = ""
    site: str = ""
    ask_pregnancy: str = ""
    ask_mother: str = ""
    ask_postpartum: str = ""
    ask_women: str = ""
    ask_breath: str = ""
    ask_oxygen: str = ""
    ask_breathing: str = ""
    ask_child: str = ""
    ask_belly: str = ""
    ask_skin: str = ""
    ask_glass: str = ""
    ask_general: str = ""
    ask_thinner: str = ""
    ask_pressure: str = ""
    ask_photos: str = ""
    ask_chronic: str = ""
    ask_glucose: str = ""
    pregnancy: str = ""
    weeks: str = ""
    mother: list[str] = field(default_factory=list)
    mother_more: list[str] = field(default_factory=list)
    postpartum: list[str] = field(default_factory=list)
    postpartum_more: list[str] = field(default_factory=list)
    women: list[str] = field(default_factory=list)
    women_more: list[str] = field(default_factory=list)
    breath: list[str] = field(default_factory=list)
    breath_more: list[str] = field(default_factory=list)
    oxygen: str = ""
    rate: str = ""
    pulse: str = ""
    child: list[str] = field(default_factory=list)
    child_more: list[str] = field(default_factory=list)
    belly: list[str] = field(default_factory=list)
    belly_more: list[str] = field(default_factory=list)
    place: str = ""
    skin: list[str] = field(default_factory=list)
    skin_more: list[str] = field(default_factory=list)
    glass: str = ""
    general: list[str] = field(default_factory=list)
    general_more: list[str] = field(default_factory=list)
    thinner: str = ""
    pressure: str = ""
    photos: list[int] = field(default_factory=list)
    looked: str = ""
    photos_again: list[int] = field(default_factory=list)
    history: str = ""
    known: list[Any] = field(default_factory=list)
    changed: str = ""
    recalled: str = ""
    illnesses: list[str] = field(default_factory=list)
    illnesses_more: list[str] = field(default_factory=list)
    chronic: list[str] = field(default_factory=list)
    glucose: str = ""
    care: str = ""
    medicines: str = ""
    means: str = ""
    boxes: list[int] = field(default_factory=list)
    allergies: str = ""
    wish: str = ""
    proof: list[int] = field(default_factory=list)
    proved: str = ""
    offline: str = ""
    sure: str = ""
    assessed: str = ""
    next: str = ""
    nearby: str = ""
    hospital: str = ""
    stored: str = ""


# What the person may change on the confirm page, in the order it is asked.
CHANGEABLE = (
    "complaints",
    "complaints_more",
    "words",
    "since",
    "temp",
    "site",
    "pregnancy",
    "weeks",
    "mother",
    "mother_more",
    "postpartum",
    "postpartum_more",
    "women",
    "women_more",
    "breath",
    "breath_more",
    "oxygen",
    "rate",
    "pulse",
    "child",
    "child_more",
    "belly",
    "belly_more",
    "place",
    "skin",
    "skin_more",
    "glass",
    "general",
    "general_more",
    "thinner",
    "pressure",
    "photos",
    "photos_again",
    "changed",
    "illnesses",
    "illnesses_more",
    "chronic",
    "glucose",
    "care",
    "medicines",
    "boxes",
    "allergies",
    "wish",
    "proof",
)


def before(name: str) -> tuple[str, ...]:
    """The answers asked before the answer *name*, with who it is about."""
    return ("patient", *CHANGEABLE[: CHANGEABLE.index(name)])
