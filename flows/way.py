"""The names of the steps on the way to a clinician, and the answers given on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from flows.judgement import Judged
from flows.patient import About


class S(StrEnum):
    FACTS = auto()
    STANDING = auto()
    REJOIN = auto()
    CANCEL = auto()
    RECENT = auto()
    REOPEN = auto()
    WHO = auto()
    PRESENT = auto()
    ALLOW = auto()
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
    WHICH = auto()
    ROLE = auto()
    ROLE_NAMED = auto()
    NAMES = auto()
    PERSON = auto()
    LAST_PERSON = auto()
    OTHERS = auto()
    MORE = auto()
    REST = auto()
    HOURS = auto()
    SHUT = auto()
    SHUT_TOLD = auto()
    AID = auto()
    CHECK = auto()
    NEEDED = auto()
    SENTENCE = auto()
    OPEN = auto()
    QUEUE = auto()
    CHOICE = auto()
    NAMED = auto()
    NAMED_CHOICE = auto()
    MEANS = auto()
    WAIT_MEANS = auto()
    TIMES = auto()
    TIME = auto()
    NO_TIME = auto()
    NUMBER = auto()
    SURE = auto()
    BOOK = auto()
    BOOKED = auto()
    QUESTION = auto()
    LEAVE = auto()
    ASKED = auto()
    TALK = auto()
    ENDED = auto()
    MANNER = auto()
    RATING = auto()
    FEW_RATING = auto()
    RATE = auto()
    WHY = auto()
    REASON = auto()
    ONCE_MORE = auto()
    REOPEN_POOR = auto()
    CANCELLED = auto()
    LATE = auto()
    STAYS = auto()
    OVER = auto()
    CALLED = auto()
    LEFT = auto()


class Done(StrEnum):
    """What the conversation comes to: back to the menu, or to the questions of an intake."""

    done = auto()
    check = auto()


# What is known of a case in the queue; effects give it whenever they looked.
PLACE = ("case_id", "state", "kind", "ahead", "wait", "clinician", "asked_role", "when")


@dataclass
class Answers(About, Judged):
    patient: str = ""
    urgent: str = ""
    pick: str = ""
    open: str = ""
    door: str = ""
    wanted: str = ""
    photos: list[int] = field(default_factory=list)
    first: list[Any] = field(default_factory=list)
    facts: str = ""
    standing: str = ""
    rejoined: str = ""
    cancelled: str = ""
    recent: str = ""
    reopened: str = ""
    present: str = ""
    warned: str = ""
    flags: str = ""
    alarm: str = ""
    card: str = ""
    unsure: str = ""
    complaints: list[str] = field(default_factory=list)
    words: str = ""
    wording: str = ""
    since: str = ""
    assessed: str = ""
    suggest: str = ""
    suggested: str = ""
    shown: dict[str, str] = field(default_factory=dict)
    between: str = ""
    chips: list[Any] = field(default_factory=list)
    pointed: str = ""
    choice: str = ""
    listed: str = ""
    names: list[Any] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    person: str = ""
    role: str = ""
    others: str = ""
    rest: str = ""
    hours: str = ""
    opens: Any = ""
    hotline: str = ""
    shut: str = ""
    aid: str = ""
    needed: str = ""
    sentence: str = ""
    opened: str = ""
    case_id: int = 0
    state: str = ""
    kind: str = ""
    ahead: str = ""
    wait: Any = ""
    clinician: str = ""
    asked_role: dict[str, str] = field(default_factory=dict)
    when: Any = ""
    queue: str = ""
    way: str = ""
    means: str = ""
    found: str = ""
    times: list[Any] = field(default_factory=list)
    time: str = ""
    no_time: str = ""
    number: str = ""
    sure: str = ""
    booked: str = ""
    question: str = ""
    left: str = ""
    talk: str = ""
    ended: str = ""
    manner: str = ""
    rating: str = ""
    rated: str = ""
    reason: str = ""
    kept: str = ""
    once_more: str = ""
    again: str = ""
