"""What somebody wants to be told about: topics to take and leave, and the switch of all notices."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Choose, Do, End, Flow, More


class S(StrEnum):
    LIST = auto()
    PICK = auto()
    PAGE = auto()
    FEW = auto()
    TURN = auto()
    SWITCH = auto()
    OVER = auto()


class Listed(StrEnum):
    """*larger*: the larger wording, a few at a time."""

    few = auto()
    many = auto()
    larger = auto()


class Pick(StrEnum):
    more = auto()
    done = auto()


class Done(StrEnum):
    done = auto()


@dataclass
class Answers:
    listed: str = ""
    topics: list[dict[str, Any]] = field(default_factory=list)
    page: int = 0
    topic: str = ""
    turned: str = ""
    switched: str = ""


AGAIN: dict[Any, Any] = {
    Done.done: Back(S.LIST, ("listed", "topics", "topic", "turned", "switched"))
}
ASKED: dict[str, Any] = {
    "say": "topics-pick",
    "save": "topic",
    "more": More("topics", to=S.SWITCH),
    "to": {Pick.more: S.TURN, Pick.done: S.OVER},
}

SUBSCRIBING = Flow(
    name="topics",
    answers=Answers,
    first=S.LIST,
    numbered=False,
    steps={
        S.LIST: Do(
            effect="topics_listed",
            save="listed",
            gives=("topics", "page"),
            to={Listed.few: S.PICK, Listed.many: S.PAGE, Listed.larger: S.FEW},
        ),
        S.PICK: Choose(**ASKED, shown=(Pick.done,)),
        S.PAGE: Choose(**ASKED, shown=(Pick.more, Pick.done)),
        S.FEW: Choose(**ASKED, shown=(Pick.more,), most=4),
        S.TURN: Do(effect="topics_turn", save="turned", gives=("page",), to=AGAIN),
        S.SWITCH: Do(effect="topic_switch", save="switched", to=AGAIN),
        S.OVER: End(outcome=Done.done),
    },
)
