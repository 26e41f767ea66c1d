"""A photo diary of one place of the skin: pictures over days, compared, shown to a doctor."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Ask, Back, Choose, Do, End, Flow, Gather, More
from flows import readers
from flows.handed import GIVES as HANDED
from flows.patient import GIVES as WHO
from flows.patient import About, whom


class S(StrEnum):
    LISTED = auto()
    PICK = auto()
    WHO = auto()
    WHERE = auto()
    EVERY = auto()
    MAKE = auto()
    OPENED = auto()
    ACT = auto()
    SERIES = auto()
    STOP = auto()
    PHOTOS = auto()
    CHANGE = auto()
    ADD = auto()
    ADDED = auto()
    HAND = auto()
    REACH = auto()
    STOPPED = auto()
    OVER = auto()
    LEFT = auto()


class Listed(StrEnum):
    some = auto()
    none = auto()


class Pick(StrEnum):
    new = auto()


class Every(StrEnum):
    """After how many days a reminder comes."""

    days3 = auto()
    days7 = auto()
    days14 = auto()
    never = auto()


class Made(StrEnum):
    made = auto()


class Opened(StrEnum):
    opened = auto()
    gone = auto()


class Act(StrEnum):
    add = auto()
    series = auto()
    hand = auto()
    stop = auto()


class Series(StrEnum):
    shown = auto()


class Stopped(StrEnum):
    stopped = auto()


class Change(StrEnum):
    first = auto()
    same = auto()
    better = auto()
    worse = auto()


class Added(StrEnum):
    added = auto()


class After(StrEnum):
    done = auto()
    hand = auto()


class Handed(StrEnum):
    handed = auto()


class Outcome(StrEnum):
    done = auto()
    doctor = auto()


@dataclass
class Answers(About):
    patient: str = ""
    listed: str = ""
    spots: list[Any] = field(default_factory=list)
    spot: str = ""
    where: str = ""
    every: str = ""
    made: str = ""
    spot_id: int = 0
    place: str = ""
    opened: str = ""
    act: str = ""
    series: str = ""
    stopped: str = ""
    pictures: list[int] = field(default_factory=list)
    change: str = ""
    added: str = ""
    count: str = ""
    next: Any = ""
    after: str = ""
    handed: str = ""
    door: str = ""
    wanted: str = ""
    first: list[Any] = field(default_factory=list)
    photos: list[int] = field(default_factory=list)


SKIN = Flow(
    name="skin",
    answers=Answers,
    first=S.LISTED,
    numbered=False,
    steps={
        S.LISTED: Do(
            effect="spots_listed",
            save="listed",
            gives=("spots",),
            to={Listed.some: S.PICK, Listed.none: S.WHO},
        ),
        S.PICK: Choose(
            say="skin-pick", save="spot", more=More("spots", to=S.OPENED), to={Pick.new: S.WHO}
        ),
        S.WHO: whom(S.WHERE, S.LEFT),
        S.WHERE: Ask(say="skin-where", save="where", read=readers.words, to=S.EVERY),
        S.EVERY: Choose(say="skin-every", save="every", to=dict.fromkeys(Every, S.MAKE)),
        S.MAKE: Do(
            effect="spot_make",
            save="made",
            final=True,
            gives=("spot_id",),
            to={Made.made: S.PHOTOS},
        ),
        S.OPENED: Do(
            effect="spot_open",
            save="opened",
            gives=("spot_id", "place", "count", "patient", *WHO),
            needs=("spot",),
            to={Opened.opened: S.ACT, Opened.gone: Back(S.LISTED, ("listed", "spot", "opened"))},
        ),
        S.ACT: Choose(
            say="skin-act",
            save="act",
            args=("place", "count"),
            needs=("opened",),
            to={Act.add: S.PHOTOS, Act.series: S.SERIES, Act.hand: S.HAND, Act.stop: S.STOP},
        ),
        S.SERIES: Do(
            effect="spot_series",
            save="series",
            to={Series.shown: Back(S.ACT, ("act", "series"))},
        ),
        S.STOP: Do(effect="spot_stop", save="stopped", to={Stopped.stopped: S.STOPPED}),
        S.PHOTOS: Gather(
            say="skin-photos", save="pictures", photos=True, most=3, least=1, to=S.CHANGE
        ),
        S.CHANGE: Choose(say="skin-change", save="change", to=dict.fromkeys(Change, S.ADD)),
        S.ADD: Do(
            effect="spot_add",
            save="added",
            final=True,
            gives=("count", "next"),
            to={Added.added: S.ADDED},
        ),
        S.ADDED: Choose(
            say="skin-added",
            save="after",
            args=("count", "next"),
            to={After.done: S.OVER, After.hand: S.HAND},
        ),
        S.HAND: Do(
            effect="spot_hand",
            save="handed",
            gives=HANDED,
            to={Handed.handed: S.REACH},
        ),
        S.REACH: End(outcome=Outcome.doctor),
        S.STOPPED: End(outcome=Outcome.done, say="skin-stopped"),
        S.OVER: End(outcome=Outcome.done, say="skin-over"),
        S.LEFT: End(outcome=Outcome.done),
    },
)
