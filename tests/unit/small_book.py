"""A small book of flows with every kind of step and edge, for tests of the engine and `check`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from bot.steps import (
    Ask,
    Back,
    Book,
    Call,
    Change,
    Choose,
    Do,
    End,
    Flow,
    Fork,
    Gather,
    Human,
    Maybe,
    More,
    Sure,
    Unreadable,
    Words,
)


class Menu(StrEnum):
    PICK = auto()
    VISIT = auto()
    DOCTOR = auto()
    HOME = auto()


class Tile(StrEnum):
    ill = auto()
    doctor = auto()


class Closed(StrEnum):
    done = auto()
    left = auto()


class Visit(StrEnum):
    LEFT = auto()
    WHO = auto()
    SIGNS = auto()
    HEAT = auto()
    SINCE = auto()
    PHOTOS = auto()
    CONFIRM = auto()
    SEND = auto()
    QUEUE = auto()
    OVER = auto()


class Who(StrEnum):
    me = auto()
    child = auto()


class Sign(StrEnum):
    fever = auto()
    cough = auto()
    rash = auto()
    nothing = auto()


class Since(StrEnum):
    today = auto()
    week = auto()


class Sent(StrEnum):
    ok = auto()
    unsure = auto()


class Confirm(StrEnum):
    send = auto()
    change = auto()


class Wait(StrEnum):
    doctor = auto()


class Talked(StrEnum):
    closed = auto()
    cancelled = auto()


class Wish(StrEnum):
    look = auto()
    cancel = auto()


class Queue(StrEnum):
    LEFT = auto()
    JOIN = auto()
    WAIT = auto()
    RATE = auto()
    OVER = auto()


class Rate(StrEnum):
    good = auto()
    bad = auto()


class Joined(StrEnum):
    ok = auto()


@dataclass
class MenuAnswers:
    pick: str = ""
    urgent: str = ""
    visit: str = ""
    talked: str = ""
    who: str = ""


@dataclass
class VisitAnswers:
    who: str = ""
    people: list[dict[str, str]] | None = None
    signs: list[str] | None = None
    heat: float = 0.0
    since: str = ""
    photos: list[int] | None = None
    confirm: str = ""
    send: str = ""
    talked: str = ""


@dataclass
class QueueAnswers:
    who: str = ""
    urgent: str = ""
    join: str = ""
    wait: str = ""
    rate: str = ""


def degrees(text: str) -> Sure | Maybe:
    """A temperature; "385" is a guess."""
    try:
        value = float(text)
    except ValueError:
        raise Unreadable("heat-unreadable") from None
    if 300 <= value <= 430:
        return Maybe(value / 10, "heat-maybe")
    if not 30 <= value <= 43:
        raise Unreadable("heat-unreadable")
    return Sure(value)


MENU = Flow(
    name="menu",
    answers=MenuAnswers,
    first=Menu.PICK,
    numbered=False,
    steps={
        Menu.PICK: Choose(
            say="menu-pick", save="pick", to={Tile.ill: Menu.VISIT, Tile.doctor: Menu.DOCTOR}
        ),
        Menu.VISIT: Call(
            flow="visit",
            save="visit",
            gives=("who",),
            to={Closed.done: Menu.HOME, Closed.left: Menu.HOME},
        ),
        Menu.DOCTOR: Call(
            flow="queue",
            save="talked",
            takes=("urgent",),
            to={Closed.done: Menu.HOME, Closed.left: Menu.HOME},
        ),
        Menu.HOME: End(outcome=Closed.done),
    },
)
VISIT = Flow(
    name="visit",
    answers=VisitAnswers,
    first=Visit.WHO,
    most_taps=6,
    steps={
        Visit.WHO: Choose(
            say="visit-who",
            save="who",
            to={Who.me: Visit.SIGNS, Who.child: Visit.SIGNS},
            more=More("people", Visit.SIGNS),
        ),
        Visit.SIGNS: Gather(
            say=Words("who", {"child": "visit-signs-child"}, "visit-signs"),
            save="signs",
            options=Sign,
            alone=(Sign.nothing,),
            to=Fork("signs", {"nothing": Visit.SINCE}, Visit.HEAT),
            needs=("who",),
        ),
        Visit.HEAT: Ask(
            say="visit-heat", save="heat", read=degrees, to=Visit.SINCE, show="heat-shown"
        ),
        Visit.SINCE: Choose(
            say="visit-since",
            save="since",
            to={Since.today: Visit.PHOTOS, Since.week: Visit.PHOTOS},
            ahead=("visit-ahead",),
        ),
        Visit.PHOTOS: Gather(
            say="visit-photos", save="photos", photos=True, least=0, most=2, to=Visit.CONFIRM
        ),
        Visit.CONFIRM: Choose(
            say="visit-confirm",
            save="confirm",
            review=True,
            args=("who",),
            to={
                Confirm.send: Visit.SEND,
                Confirm.change: Change(("who", "signs", "heat", "since", "photos")),
            },
            needs=("who", "signs", "heat", "since", "photos"),
        ),
        Visit.SEND: Do(
            effect="send",
            save="send",
            needs=("confirm",),
            to={
                Sent.ok: Visit.QUEUE,
                Sent.unsure: Back(Visit.SINCE, ("since", "send")),
            },
        ),
        Visit.QUEUE: Call(
            flow="queue",
            save="talked",
            takes=("who",),
            to={Closed.done: Visit.OVER, Closed.left: Visit.LEFT},
            needs=("send",),
        ),
        Visit.OVER: End(outcome=Closed.done, say="visit-over"),
        Visit.LEFT: End(outcome=Closed.left),
    },
)
QUEUE = Flow(
    name="queue",
    answers=QueueAnswers,
    first=Queue.JOIN,
    steps={
        Queue.JOIN: Do(effect="join", save="join", to={Joined.ok: Queue.WAIT}, final=True),
        Queue.WAIT: Human(
            say="queue-wait",
            save="wait",
            to={Talked.closed: Queue.RATE, Talked.cancelled: Queue.LEFT},
            keys={Wish.look: "look", Wish.cancel: "cancel"},
        ),
        Queue.RATE: Choose(
            say="queue-rate", save="rate", to={Rate.good: Queue.OVER, Rate.bad: Queue.OVER}
        ),
        Queue.OVER: End(outcome=Closed.done, say="queue-over"),
        Queue.LEFT: End(outcome=Closed.left, say="queue-left"),
    },
)
BOOK: Book = {flow.name: flow for flow in (MENU, VISIT, QUEUE)}
EFFECTS: dict[str, frozenset[str]] = {
    "send": frozenset(Sent),
    "join": frozenset(Joined),
    "look": frozenset(),
    "cancel": frozenset({"cancelled"}),
}
