"""What belongs to the person: how their case stands, who helps, larger wording, language, notices.

In the larger wording the first page has what is asked for most, and "more" turns to the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from bot.steps import Back, Call, Choose, Do, End, Flow


class S(StrEnum):
    WORDING = auto()
    MINE = auto()
    FEW = auto()
    REST = auto()
    CASE = auto()
    RECORD = auto()
    FAMILY = auto()
    LARGER = auto()
    LANGUAGE = auto()
    NOTICES = auto()
    OVER = auto()


class Wording(StrEnum):
    normal = auto()
    larger = auto()


class Mine(StrEnum):
    """*more* is the key to the second page of the larger wording."""

    case = auto()
    record = auto()
    family = auto()
    larger = auto()
    language = auto()
    notices = auto()
    more = auto()


class Done(StrEnum):
    done = auto()


@dataclass
class Answers:
    wording: str = ""
    mine: str = ""
    rest: str = ""
    done: str = ""


TO: dict[Any, Any] = {
    Mine.case: S.CASE,
    Mine.record: S.RECORD,
    Mine.family: S.FAMILY,
    Mine.larger: S.LARGER,
    Mine.language: S.LANGUAGE,
    Mine.notices: S.NOTICES,
}
FIRST = (Mine.case, Mine.family, Mine.larger)  # on the first page of the larger wording
MORE = {Mine.more: S.REST}

MINE = Flow(
    name="mine",
    answers=Answers,
    first=S.WORDING,
    numbered=False,
    steps={
        S.WORDING: Do(
            effect="wording", save="wording", to={Wording.normal: S.MINE, Wording.larger: S.FEW}
        ),
        S.MINE: Choose(say="mine-main", save="mine", to=TO | MORE, shown=(*TO,)),
        S.FEW: Choose(say="mine-main", save="mine", to=TO | MORE, shown=(*FIRST, Mine.more)),
        S.REST: Choose(
            say="mine-rest",
            save="rest",
            labels="mine-main",
            to=TO | {Mine.more: Back(S.WORDING, ("wording", "mine", "rest"))},
            shown=(*(option for option in TO if option not in FIRST), Mine.more),
        ),
        S.CASE: Do(effect="my_case", save="done", to={Done.done: S.OVER}),
        S.RECORD: Call(flow="record", save="done", to={Done.done: S.OVER}),
        S.FAMILY: Call(flow="family", save="done", to={Done.done: S.OVER}),
        S.LARGER: Do(effect="toggle_larger", save="done", to={Done.done: S.OVER}),
        S.LANGUAGE: Call(flow="language", save="done", to={Done.done: S.OVER}),
        S.NOTICES: Do(effect="toggle_notices", save="done", to={Done.done: S.OVER}),
        S.OVER: End(outcome=Done.done),
    },
)
