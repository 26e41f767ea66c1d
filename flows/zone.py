"""The names of the respiratory zone: its steps, its answers, and what may be answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Back
from flows.patient import GIVES as WHO

GIVES = (*WHO, "flags", "level", "note", "fired", "told", "wanted", "photos")
JUDGED = ("level", "why", "note", "fired", "told")


class S(StrEnum):
    FACTS = auto()
    TILES = auto()
    FEW = auto()
    MORE = auto()
    ROLE = auto()
    CARE = auto()
    WHERE = auto()
    NEAR = auto()
    SITES = auto()
    ONE_SITE = auto()
    KEEP_PLACE = auto()
    WHO = auto()
    KITS = auto()
    KIT = auto()
    TARGETS = auto()
    TESTED = auto()
    HOW = auto()
    PHOTOS = auto()
    BEGIN = auto()
    LINE = auto()
    KEEP = auto()
    READ = auto()
    SINCE = auto()
    RISK = auto()
    TEMP = auto()
    STORE = auto()
    INVALID = auto()
    GUARD = auto()
    AT_ONCE = auto()
    ASSESS = auto()
    URGENT = auto()
    FIRST = auto()
    CALM = auto()
    CONTACT = auto()
    OF = auto()
    MET = auto()
    DAY = auto()
    FEEL = auto()
    CONTACT_RISK = auto()
    WATCH = auto()
    HIGH = auto()
    PLAIN = auto()
    CONTACT_GUARD = auto()
    CONTACT_AT_ONCE = auto()
    CONTACT_NOTE = auto()
    OVER = auto()
    CALLED = auto()
    TO_INTAKE = auto()
    TO_DOCTOR = auto()


class Outcome(StrEnum):
    """intake: has symptoms; doctor: with a note, or with a role wanted."""

    done = auto()
    intake = auto()
    doctor = auto()


@dataclass
class Answers:
    facts: str = ""
    season: str = ""
    greeted: str = ""
    tile: str = ""
    more: str = ""
    wanted: str = ""
    care: str = ""
    where: str = ""
    place: dict[str, Any] = field(default_factory=dict)
    near: str = ""
    first: Any = ""
    second: Any = ""
    third: Any = ""
    demo: Any = ""
    origin: Any = ""
    passed: int = 0
    sites: str = ""
    kept_place: str = ""
    patient: str = ""
    patient_id: int = 0
    name: str = ""
    sex: str = ""
    relation: str = ""
    band: str = ""
    age_days: int = 0
    age_months: int = 0
    age_years: int = 0
    listed: str = ""
    kits: list[dict[str, str]] = field(default_factory=list)
    kit: str = ""
    targets: list[str] = field(default_factory=list)
    tested: str = ""
    how: str = ""
    photos: list[int] = field(default_factory=list)
    begun: str = ""
    results: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    target: dict[str, str] = field(default_factory=dict)
    line: str = ""
    kept: str = ""
    shown: list[Any] = field(default_factory=list)
    right: str = ""
    since: str = ""
    risk: str = ""
    temp: str = ""
    stored: str = ""
    headline: list[Any] = field(default_factory=list)
    meaning: list[Any] = field(default_factory=list)
    again: str = ""
    guard: str = ""
    flags: str = ""
    at_once: str = ""
    assessed: str = ""
    level: str = ""
    why: list[Any] = field(default_factory=list)
    note: list[Any] = field(default_factory=list)
    fired: list[Any] = field(default_factory=list)
    told: str = ""
    next: str = ""
    of: str = ""
    met: str = ""
    day: str = ""
    met_on: str = ""
    feel: str = ""
    watch: str = ""
    until: dict[str, Any] = field(default_factory=dict)
    days: str = ""


NEAR = ("first", "second", "third", "demo", "origin", "passed")
PLACES = ("where", "place", "near", "sites", "kept_place", *NEAR)
OF_KIT = ("kit", "targets", "tested", "how", "photos", "begun", "results", "left", "line", "kept")
ILL = ("right", "since", "risk", "temp", "stored", "again", "guard", "flags", "at_once", "assessed")
EXPOSED = ("of", "met", "day", "met_on")  # what people of one household have in common
WATCHED = ("feel", "risk", "watch", "until", "days", "guard", "flags", "at_once", "assessed")
ASKED = tuple(
    dict.fromkeys(
        [
            *("facts", "tile", "more", "wanted", "care", "patient", "listed", "next"),
            *WHO,
            *PLACES,
            *OF_KIT,
            *ILL,
            *EXPOSED,
            *WATCHED,
            *JUDGED,
        ]
    )
)
HOME = Back(S.FACTS, forget=ASKED)


class Form(StrEnum):
    larger = auto()
    normal = auto()


class Tile(StrEnum):
    """A new service of the zone is one more member here, in More, and a step that leads to it."""

    symptoms = auto()
    kit = auto()
    contact = auto()
    care = auto()
    doctor = auto()
    fever = auto()


class FewTile(StrEnum):
    symptoms = auto()
    kit = auto()
    fever = auto()
    more = auto()


class More(StrEnum):
    contact = auto()
    care = auto()
    doctor = auto()


class Role(StrEnum):
    paediatric = auto()
    respiratory = auto()
    pharmacist = auto()


class Read(StrEnum):
    done = auto()
    doctor = auto()


class Whereabouts(StrEnum):
    found = auto()
    far = auto()


class Near(StrEnum):
    """How many sites are listed; larger: one after another."""

    larger = auto()
    none = "0"
    one = "1"
    two = "2"
    three = "3"


class Sites(StrEnum):
    keep = auto()
    elsewhere = auto()
    over = auto()


class OneSite(StrEnum):
    next = auto()
    keep = auto()
    elsewhere = auto()
    over = auto()


class Kept(StrEnum):
    kept = auto()


class Who(StrEnum):
    known = auto()
    left = auto()


class Listed(StrEnum):
    listed = auto()


class Kit(StrEnum):
    other = auto()


class Target(StrEnum):
    flu_a = auto()
    flu_b = auto()
    covid = auto()
    other = auto()


class Tested(StrEnum):
    today = auto()
    yesterday = auto()
    days = auto()
    older = auto()


class How(StrEnum):
    lines = auto()
    photo = auto()


class Begun(StrEnum):
    asking = auto()


class Line(StrEnum):
    """What one strip shows; without its control line it says nothing."""

    positive = auto()
    negative = auto()
    invalid = auto()
    unsure = auto()


class Lines(StrEnum):
    more = auto()
    done = auto()


class Right(StrEnum):
    yes = auto()
    again = auto()


class Since(StrEnum):
    none = auto()
    days2 = auto()
    days4 = auto()
    long = auto()


class Risk(StrEnum):
    yes = auto()
    no = auto()
    unsure = auto()


class Stored(StrEnum):
    read = auto()
    invalid = auto()


class Invalid(StrEnum):
    again = auto()
    doctor = auto()
    over = auto()


class Guarded(StrEnum):
    clear = auto()
    human = auto()
    called = auto()


class Level(StrEnum):
    emergency = auto()
    first = auto()
    calm = auto()


class Urgent(StrEnum):
    called = auto()
    human = auto()


class First(StrEnum):
    """A doctor is the first button."""

    doctor = auto()
    fever = auto()
    another = auto()
    over = auto()


class Calm(StrEnum):
    care = auto()
    doctor = auto()
    another = auto()
    over = auto()


class Of(StrEnum):
    """What the other person has, by groups of pathogens.yaml."""

    flu = auto()
    covid = auto()
    mp = auto()
    unsure = auto()


class Met(StrEnum):
    today = auto()
    yesterday = auto()
    days3 = auto()
    week = auto()


class Day(StrEnum):
    known = auto()
    unclear = auto()


class Feel(StrEnum):
    well = auto()
    ill = auto()


class Watch(StrEnum):
    high = auto()
    plain = auto()
    over = auto()


class High(StrEnum):
    doctor = auto()
    care = auto()
    another = auto()
    over = auto()
