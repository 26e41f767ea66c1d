"""The talk that is stored: the answers of each flow in progress, and the question last put."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from bot.moves import Card
from bot.steps import Flow, Value

log = logging.getLogger(__name__)


class Answers(dict[str, Value]):
    """Answers by name. *trail* remembers the path they take until one of them changes."""

    __slots__ = ("trail",)
    trail: tuple[Flow, list[Any]] | None

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.trail = None

    def __setitem__(self, name: str, value: Value) -> None:
        self.trail = None
        super().__setitem__(name, value)

    def pop(self, name: str, *default: Value) -> Value:
        self.trail = None
        return super().pop(name, *default)

    def update(self, other: Mapping[str, Value]) -> None:  # type: ignore[override]
        self.trail = None
        super().update(other)


@dataclass
class Frame:
    """One flow in progress."""

    flow: str
    answers: Answers = field(default_factory=Answers)

    def __post_init__(self) -> None:
        if not isinstance(self.answers, Answers):
            self.answers = Answers(self.answers)


@dataclass
class Asked:
    """The question last put. *card* names a question of the engine's own; *part* is unfinished."""

    step: str
    seq: int
    card: str = ""
    misses: int = 0
    part: list[Value] = field(default_factory=list)
    maybe: Value = None
    shape: int = 0  # a checksum of the options, so that a release that changes them is noticed


ASKED = len(fields(Asked))  # a later release may have written more


@dataclass
class Talk:
    """All that is stored of a conversation. JSON; survives a round trip at every turn."""

    stack: list[Frame] = field(default_factory=list)
    parked: list[list[Frame]] = field(default_factory=list)
    asked: Asked | None = None
    seq: int = 0
    last: str = ""  # the code taken last: its second tap is silent
    taken: str = ""  # when that was, in ISO 8601
    # the options of the present question, while nothing changes; never stored
    memo: tuple[Any, list[Any], list[Any]] | None = field(default=None, compare=False, repr=False)
    # whether the person has the larger wording already; theirs, not the talk's, and never stored
    larger: bool = field(default=False, compare=False)

    @property
    def top(self) -> Frame:
        return self.stack[-1]

    def to_json(self) -> dict[str, Value]:
        asked = self.asked
        return {
            "stack": [[f.flow, f.answers] for f in self.stack],
            "parked": [[[f.flow, f.answers] for f in pile] for pile in self.parked],
            "asked": asked
            and [
                asked.step,
                asked.seq,
                asked.card,
                asked.misses,
                asked.part,
                asked.maybe,
                asked.shape,
            ],
            "seq": self.seq,
            "last": self.last,
            "taken": self.taken,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Value] | None) -> Talk:
        """What `to_json` wrote. What no release can read is begun anew: nobody stays locked out."""
        if not data:
            return cls()
        try:
            return cls._read(data)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            log.error("a talk could not be read and begins anew: %s", type(error).__name__)
            seq = data.get("seq") if isinstance(data, Mapping) else None
            return cls(seq=seq if type(seq) is int else 0)  # no old button may fit a new question

    @classmethod
    def _read(cls, data: Mapping[str, Value]) -> Talk:
        return cls(
            stack=[Frame(flow, answers) for flow, answers in data["stack"]],
            parked=[[Frame(flow, answers) for flow, answers in pile] for pile in data["parked"]],
            asked=_asked(data["asked"]),
            seq=data["seq"],
            last=data["last"],
            taken=_moment(data.get("taken")),
        )


def _moment(said: Value) -> str:
    """A moment as it was written; empty for anything else."""
    try:
        return said if isinstance(said, str) and datetime.fromisoformat(said).tzinfo else ""
    except ValueError:
        return ""


def _asked(data: list[Value] | None) -> Asked | None:
    """The question last put; one of a kind that only a later release knows is put anew."""
    asked = Asked(*data[:ASKED]) if data else None
    return asked if asked is None or not asked.card or asked.card in set(Card) else None
