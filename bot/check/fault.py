"""A fault that `check` found, and where in the source its step is written."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.steps import Flow

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one step, or (empty) with a whole flow; *place* is file:line."""

    flow: str
    step: str
    what: str
    place: str = ""

    def __str__(self) -> str:
        where = f"{self.flow}.{self.step}" if self.step else self.flow
        return f"{where}: {self.what}" + (f"  ({self.place})" if self.place else "")


def fault(flow: Flow, step: Any, what: str) -> Fault:
    """A fault of a step of this flow."""
    return Fault(flow.name, str(step) if step is not None else "", what, place_of(flow, step))


def place_of(flow: Flow, step: Any) -> str:
    """The file and line where the step stands in the flow's table."""
    try:
        file = inspect.getsourcefile(flow.answers)
        start = inspect.getsourcelines(flow.answers)[1]
    except (OSError, TypeError):
        return ""
    if file is None:
        return ""
    path = Path(file)
    shown = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
    if not isinstance(step, Enum):
        return f"{shown}:{start}"
    mark = f"{type(step).__name__}.{step.name}:"
    lines = _lines(file)
    found = (n for n, line in enumerate(lines, 1) if line.strip().startswith(mark))
    return f"{shown}:{next(found, start)}"


@lru_cache(maxsize=64)
def _lines(file: str) -> tuple[str, ...]:
    return tuple(Path(file).read_text(encoding="utf-8").splitlines())
