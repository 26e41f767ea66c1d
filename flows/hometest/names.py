"""The names of a home test: its steps, its answers, and what may be answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from flows.patient import GIVES as WHO

JUDGED = ("level", "why", "note", "fired", "told")
GIVES = (*WHO, "patient", "flags", "level", "note", "fired", "told")


class S(StrEnum):
    START = auto()
    LIST = auto()
    LOOK = auto()
    OPEN = auto()
    GOING = auto()
    ENDED = auto()
    REPORT = auto()
    REDO = auto()
    REDO_TAKE = auto()
    MOVE_TIMES = auto()
    MOVE_TIME = auto()
    MOVE_HOLD = auto()
    MOVE_SURE = auto()
    MOVE = auto()
    SURE_CANCEL = auto()
    CANCEL = auto()
    WHO = auto()
    GUARD = auto()
    AT_ONCE = auto()
    SINCE = auto()
    BEGIN = auto()
    FIRST_DOCTOR = auto()
    AGAIN = auto()
    SAME = auto()
    PANELS = auto()
    PANEL = auto()
    EXPOSURE = auto()
    ADVISE = auto()
    ADVISED = auto()
    MODES = auto()
    MODE = auto()
    ADDRESSES = auto()
    ADDRESS = auto()
    USE_ADDRESS = auto()
    WHERE = auto()
    COVER = auto()
    OUTSIDE = auto()
    STREET = auto()
    DOOR = auto()
    NUMBER = auto()
    TIMES = auto()
    TIME = auto()
    NO_TIME = auto()
    HOLD = auto()
    CONFIRM = auto()
    KEEP = auto()
    DROP = auto()
    BOOK = auto()
    BOOKED = auto()
    TOO = auto()
    CONFIRM_TOO = auto()
    JOIN = auto()
    BOOKED_TOO = auto()
    ANOTHER = auto()
    RELEASE = auto()
    OVER = auto()
    CALLED = auto()
    HAVE = auto()
    LATE = auto()
    MOVED = auto()
    CANCELLED = auto()
    NO_PANEL = auto()
    TO_DOCTOR = auto()


class Outcome(StrEnum):
    done = auto()
    doctor = auto()


class Some(StrEnum):
    some = auto()
    none = auto()


class New(StrEnum):
    new = auto()


class Looked(StrEnum):
    """open: it can be moved or cancelled; going: somebody is on the way, or the sample is."""

    open = auto()
    going = auto()
    report = auto()
    redo = auto()
    ended = auto()


class Open(StrEnum):
    move = auto()
    cancel = auto()
    over = auto()


class Going(StrEnum):
    look = auto()
    over = auto()


class Ended(StrEnum):
    new = auto()
    over = auto()


class Redo(StrEnum):
    again = auto()
    over = auto()


class Ready(StrEnum):
    ready = auto()
    gone = auto()


class Later(StrEnum):
    later = auto()


class Held(StrEnum):
    held = auto()
    full = auto()
    already = auto()


class MoveHeld(StrEnum):
    held = auto()
    full = auto()


class MoveSure(StrEnum):
    yes = auto()
    other = auto()
    no = auto()


class Moved(StrEnum):
    moved = auto()
    late = auto()
    full = auto()


class Yes(StrEnum):
    yes = auto()
    no = auto()


class Cancelled(StrEnum):
    cancelled = auto()
    late = auto()


class Known(StrEnum):
    known = auto()
    left = auto()


class Guarded(StrEnum):
    clear = auto()
    human = auto()
    called = auto()


class Level(StrEnum):
    emergency = auto()
    first = auto()
    calm = auto()


class Since(StrEnum):
    none = auto()
    days2 = auto()
    days4 = auto()
    long = auto()


class Begun(StrEnum):
    """doctor: a doctor is the first thing offered; again: there is a last time to repeat."""

    doctor = auto()
    again = auto()
    fresh = auto()


class DoctorFirst(StrEnum):
    doctor = auto()
    test = auto()
    over = auto()


class Again(StrEnum):
    same = auto()
    other = auto()


class Help(StrEnum):
    help = auto()


class Exposure(StrEnum):
    flu = auto()
    covid = auto()
    lung = auto()
    none = auto()


class Advised(StrEnum):
    advised = auto()


class AllPanels(StrEnum):
    all = auto()


class Modes(StrEnum):
    both = auto()
    sampler = auto()


class Mode(StrEnum):
    sampler = auto()
    self = auto()


class Told(StrEnum):
    told = auto()


class Used(StrEnum):
    covered = auto()
    outside = auto()
    gone = auto()


class Whereabouts(StrEnum):
    found = auto()
    far = auto()


class Covered(StrEnum):
    covered = auto()
    outside = auto()


class Outside(StrEnum):
    other = auto()
    panel = auto()
    over = auto()


class Door(StrEnum):
    """What whoever comes has to know."""

    stairs = auto()
    gate = auto()
    dog = auto()
    none = auto()


class NoTime(StrEnum):
    again = auto()
    over = auto()


class Confirm(StrEnum):
    yes = auto()
    time = auto()
    change = auto()
    no = auto()


class ConfirmToo(StrEnum):
    yes = auto()
    change = auto()
    no = auto()


class Booked(StrEnum):
    booked = auto()
    full = auto()
    already = auto()


class After(StrEnum):
    another = auto()
    over = auto()


class Joined(StrEnum):
    joined = auto()
    late = auto()
    already = auto()


class Released(StrEnum):
    released = auto()


class Read(StrEnum):
    done = auto()
    doctor = auto()


@dataclass
class Answers:
    start: str = ""
    orders: list[dict[str, Any]] = field(default_factory=list)
    picked: str = ""
    looked: str = ""
    order_id: int = 0
    stands: Any = ""
    reason: str = ""
    open: str = ""
    going: str = ""
    ended: str = ""
    report: str = ""
    redo: str = ""
    redone: str = ""
    redo_of: int = 0
    move_times: str = ""
    move_time: str = ""
    move_held: str = ""
    move_sure: str = ""
    moved: str = ""
    sure_cancel: str = ""
    cancelled: str = ""
    patient: str = ""
    patient_id: int = 0
    name: str = ""
    sex: str = ""
    relation: str = ""
    band: str = ""
    age_days: int = 0
    age_months: int = 0
    age_years: int = 0
    guard: str = ""
    flags: str = ""
    at_once: str = ""
    level: str = ""
    why: list[Any] = field(default_factory=list)
    note: list[Any] = field(default_factory=list)
    fired: list[Any] = field(default_factory=list)
    told: str = ""
    since: str = ""
    begun: str = ""
    before: Any = ""
    first_doctor: str = ""
    again: str = ""
    same: str = ""
    listed: str = ""
    panels: list[dict[str, Any]] = field(default_factory=list)
    panel: str = ""
    exposure: str = ""
    advice: str = ""
    proposed: list[dict[str, Any]] = field(default_factory=list)
    taken: str = ""
    modes: str = ""
    kind: str = ""
    way: str = ""
    mode: str = ""
    saved: str = ""
    addresses: list[dict[str, Any]] = field(default_factory=list)
    address: str = ""
    used: str = ""
    home: dict[str, Any] = field(default_factory=dict)
    where: str = ""
    place: dict[str, Any] = field(default_factory=dict)
    covered: str = ""
    edge: Any = ""
    outside: str = ""
    street: str = ""
    door: list[str] = field(default_factory=list)
    number: str = ""
    times: str = ""
    windows: list[dict[str, Any]] = field(default_factory=list)
    time: str = ""
    no_time: str = ""
    held: str = ""
    hold_id: int = 0
    window: Any = ""
    called: Any = ""
    manner: Any = ""
    stays: Any = ""
    price: str = ""
    hours: str = ""
    sure: str = ""
    booked: str = ""
    visit_id: int = 0
    kept: str = ""
    dropped: str = ""
    typed: dict[str, Any] = field(default_factory=dict)
    joins: str = ""
    beside: int = 0
    more: str = ""
    after: str = ""
    too: str = ""
    sure_too: str = ""
    joined: str = ""
    released: str = ""


OF_PANEL = ("listed", "panel", "exposure", "advice", "taken", "panels", "proposed")
OF_MODE = ("modes", "mode", "kind", "way")
OF_PLACE: tuple[str, ...] = (
    "saved",
    "address",
    "used",
    "home",
    "where",
    "place",
    "covered",
    "edge",
    "outside",
)
OF_PLACE += ("street", "door", "number", "addresses")
OF_TIME = ("times", "time", "windows", "held", "hold_id", "window", "no_time")
SHOWN = ("called", "manner", "stays", "price", "hours")
EARLIER = ("begun", "before", "first_doctor", "again", "same")
ABOUT = ("patient", *WHO, "guard", "flags", "at_once", *JUDGED, "since")
