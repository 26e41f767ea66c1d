"""Where the bars and lines of a notice's charts stand; the templates draw them as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.clinic.notices.report import Point, Report

WIDTH, HEIGHT = 720.0, 190.0  # in the units of the drawing
LEFT, RIGHT, TOP, FOOT = 52.0, 16.0, 14.0, 160.0
ORDER = ("delivered", "sent", "unknown", "failed", "skipped", "claimed", "planned")
LINES = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the bar: *x* and *width* in per cent of it."""

    state: str
    n: int
    x: float
    width: float


def bar(made: Report) -> list[Piece]:
    """The states side by side, what is done first."""
    return _pieces({state: made.states.get(state, 0) for state in ORDER}, made.total)


def channel_bar(states: Mapping[str, int]) -> list[Piece]:
    return _pieces({state: states.get(state, 0) for state in ORDER}, sum(states.values()))


def _pieces(states: Mapping[str, int], total: int) -> list[Piece]:
    found, at = [], 0.0
    for state, n in states.items():
        if n:
            width = 100 * n / total
            found.append(Piece(state, n, round(at, 3), round(width, 3)))
            at += width
    return found


@dataclass(frozen=True, slots=True)
class Chart:
    """One curve over time. *ticks*: (value, y); *moments*: (when, x)."""

    line: str
    area: str
    last: tuple[float, float]
    ticks: list[tuple[int, float]]
    moments: list[tuple[datetime, float]]
    most: int


def chart(course: Sequence[Point], name: str) -> Chart:
    """The curve of one field of the points; needs at least one point."""
    values = [int(getattr(point, name)) for point in course]
    most, step = _scale(max(values))
    wide = (WIDTH - LEFT - RIGHT) / max(1, len(values))
    places = [(LEFT, FOOT)]
    places += [(LEFT + wide * (n + 1), _y(value, most)) for n, value in enumerate(values)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    area = f"{line} {places[-1][0]:.1f},{FOOT:.1f}"
    ticks = [(n, _y(n, most)) for n in range(0, most + 1, step)]
    shown = [0, len(course) // 3, 2 * len(course) // 3, len(course) - 1]
    moments = [(course[n].at, LEFT + wide * (n + 1)) for n in dict.fromkeys(shown)]
    return Chart(line, area, places[-1], ticks, moments, most)


def _y(value: float, most: int) -> float:
    return FOOT - (FOOT - TOP) * value / most


def _scale(most: int) -> tuple[int, int]:
    """(upper edge, step) of an axis with at most four lines above nothing."""
    power = 1
    while True:
        for step in (1, 2, 5):
            if step * power * LINES >= most:
                lines = max(1, -(-most // (step * power)))
                return lines * step * power, step * power
        power *= 10
