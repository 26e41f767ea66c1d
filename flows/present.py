"""Whether the patient is there: asked of everybody who answers for somebody else."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any

from bot.steps import Choose, Do, Edge, Fork


class Present(StrEnum):
    """Whether the patient is with the person who answers for them."""

    here = auto()
    away = auto()


class Warned(StrEnum):
    warned = auto()


def unless_self(then: StrEnum, present: StrEnum) -> Fork:
    """Who speaks of themselves is not asked whether they are there."""
    return Fork("relation", {"self": then}, other=present)


def presence(steps: Any, then: Edge) -> dict[Any, Any]:
    """The question and, where nobody sees the patient, the warning; then *then*.

    *steps* has the names PRESENT and ALLOW; the answers are `present` and `warned`.
    """
    return {
        steps.PRESENT: Choose(
            say="intake-present",
            save="present",
            args=("name",),
            needs=("patient",),
            to={Present.here: then, Present.away: steps.ALLOW},
        ),
        steps.ALLOW: Do(
            effect="warn_away",
            save="warned",
            needs=("present",),
            to={Warned.warned: then},
        ),
    }
