"""The names of a home test: its steps and its answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from flows.judgement import JUDGED, Judged
from flows.patient import GIVES as WHO
from flows.patient import About

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
    FAR = auto()
    WISH = auto()
    WISHED = auto()
    NEAR = auto()
    STREET = auto()
    DOOR = auto()
    NUMBER = auto()
    TIMES = auto()
    TIME = auto()
    NO_TIME = auto()
    HOLD = auto()
    CONFIRM = auto()
    ENDING = auto()
    EXTEND = auto()
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


@dataclass
class Answers(About, Judged):
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
    guard: str = ""
    flags: str = ""
    at_once: str = ""
    since: str = ""
    begun: str = ""
    before: Any = ""
    risk: str = ""
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
    far: str = ""
    wish: str = ""
    wished: str = ""
    near: str = ""
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
    last: str = ""
    longer: str = ""
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


OF_ORDER = ("start", "orders", "picked", "looked", "redo", "redone", "redo_of")
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
    "far",
)
OF_PLACE += ("street", "door", "number", "addresses")
OF_TIME = ("times", "time", "windows", "held", "hold_id", "window", "no_time")
SHOWN = ("called", "manner", "stays", "price", "hours")
EARLIER = ("begun", "before", "risk", "first_doctor", "again", "same")
ABOUT = ("patient", *WHO, "guard", "flags", "at_once", *JUDGED, "since")
