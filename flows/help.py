"""What is open to everyone, without any consent: how to get help in an emergency."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from bot.steps import End, Flow


class S(StrEnum):
    HELP = auto()


class Outcome(StrEnum):
    done = auto()


@dataclass
class Answers:
    """Nothing is asked and nothing is kept."""


HELP = Flow(
    name="help",
    answers=Answers,
    first=S.HELP,
    numbered=False,
    steps={S.HELP: End(outcome=Outcome.done, say="help-emergency")},
)
