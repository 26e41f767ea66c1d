"""Draws rehearsals as one SVG picture: acceptance by hour, and waits by utilisation."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

from bot.rehearsal.arrivals import Wish
from bot.rehearsal.day import play
from bot.rehearsal.measure import Figures
from bot.rehearsal.report import TIMES
from bot.rehearsal.shape import Shape

UTILISATIONS = (0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
WIDE, HIGH = 880, 760
LEFT, RIGHT = 70, 130  # margins of a panel
TALL = 250  # of a panel
COLOURS = ("#1f6f8b", "#c46a12", "#8b2f4f")
GRID, INK, BAR = "#d9dee3", "#27323c", "#2f7d63"
LINE = 15  # of text
GOAL = 0.95
SECONDS = (1, 3, 10, 30, 100, 300, 1000, 3000, 10000)
Point = tuple[float, float]


def draw(
    path: Path, shape: Shape, wish: Wish, found: Figures, *, say: Callable[[str], None]
) -> None:
    """Write the picture of one day, and of its busiest hours (played here) by utilisation."""
    days: dict[float, Figures] = {}
    for utilisation in UTILISATIONS:
        say(f"the busiest hours at {utilisation:.0%}")
        evening = replace(wish, staff=None, utilisation=utilisation, hours=shape.peak)
        days[utilisation] = play(shape, evening)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(picture(found, days), encoding="utf-8")


def picture(day: Figures, others: Mapping[float, Figures]) -> str:
    """The SVG of a day, and of *others* by the utilisation they were staffed for."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img">',
        "<style>text {font: 13px system-ui, sans-serif}</style>",
        "<title>A rehearsed day of the queue</title>",
        f'<rect width="{WIDE}" height="{HIGH}" fill="#ffffff"/>',
        *_by_hour(day, top=70),
        *_by_utilisation(others, top=440),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _by_hour(day: Figures, *, top: float) -> Iterator[str]:
    share, cases = day.whole.in_time, day.whole.cases
    yield _title(top - 40, "Accepted within 30 seconds, by hour")
    said = f"{cases:,} cases, {share:.1%} in time, {day.utilisation:.0%} of the places in use"
    yield _text(LEFT, top - 20, said)
    wide = (WIDE - LEFT - RIGHT) / max(len(day.hours), 1)
    most = max((waits.cases for waits in day.hours.values()), default=1)
    for n in range(0, 101, 20):
        yield from _level(top + TALL * (1 - n / 100), f"{n} %")
    for n, (hour, waits) in enumerate(day.hours.items()):
        x, tall = LEFT + n * wide, TALL * waits.in_time
        yield _bar(x + wide * 0.15, top + TALL - tall, wide * 0.7, tall, BAR)
        yield _text(x + wide / 2, top + TALL + 18, f"{hour}", anchor="middle")
    spots = [
        (LEFT + (n + 0.5) * wide, top + TALL * (1 - 0.9 * waits.cases / most))
        for n, waits in enumerate(day.hours.values())
    ]
    yield _line(spots, INK, dash="2 3")
    under = max(spots[-1][1], top + 3 * LINE)
    yield _text(WIDE - RIGHT + 8, under, "cases an hour")
    yield _text(WIDE - RIGHT + 8, under + LINE, f"(most: {most})")
    goal = top + TALL * (1 - GOAL)
    yield _line([(LEFT, goal), (WIDE - RIGHT, goal)], COLOURS[2])
    yield _text(WIDE - RIGHT + 8, goal + 4, f"goal {GOAL:.0%}", fill=COLOURS[2])
    yield _text((LEFT + WIDE - RIGHT) / 2, top + TALL + 38, "hour of the day", anchor="middle")


def _by_utilisation(days: Mapping[float, Figures], *, top: float) -> Iterator[str]:
    yield _title(top - 40, "Wait until accepted, by utilisation")
    yield _text(
        LEFT,
        top - 20,
        "the busiest hours alone, with fewer and fewer clinicians; seconds, log scale",
    )
    for seconds in SECONDS:
        yield from _level(_height(seconds, top), f"{seconds:,} s")
    used = [figures.utilisation for figures in days.values()]
    low, high = min(used) - 0.02, max(used) + 0.02
    across = [LEFT + (WIDE - LEFT - RIGHT) * (u - low) / (high - low) for u in used]
    for x, figures in zip(across, days.values(), strict=True):
        yield _text(x, top + TALL + 18, f"{figures.utilisation:.0%}", anchor="middle")
        said = f"{figures.whole.in_time:.1%}"
        yield _text(x, top + TALL + 36, said, anchor="middle", fill=BAR)
    goal = _height(30, top)
    yield _line([(LEFT, goal), (WIDE - RIGHT, goal)], COLOURS[2], dash="5 4")
    lines = [
        [
            (x, _height(one.whole.at(share), top))
            for x, one in zip(across, days.values(), strict=True)
        ]
        for _, share in TIMES
    ]
    ends = _apart([spots[-1][1] for spots in lines])
    for (name, _), spots, colour, end in zip(TIMES, lines, COLOURS, ends, strict=True):
        yield _line(spots, colour)
        yield from (_dot(spot, colour) for spot in spots)
        yield _text(WIDE - RIGHT + 8, end + 4, name[5:8], fill=colour)
    yield _text(WIDE - RIGHT + 8, top + TALL + 18, "places in use")
    yield _text(WIDE - RIGHT + 8, top + TALL + 36, "within 30 s", fill=BAR)


def _height(seconds: float, top: float) -> float:
    part = math.log(max(seconds, 1)) / math.log(SECONDS[-1])
    return top + TALL * (1 - min(part, 1))


def _level(y: float, label: str) -> Iterable[str]:
    yield _line([(LEFT, y), (WIDE - RIGHT, y)], GRID)
    yield _text(LEFT - 8, y + 4, label, anchor="end")


def _line(spots: Sequence[Point], colour: str, *, dash: str = "") -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    stroke = f'stroke="{colour}" stroke-width="{1 if colour == GRID else 2}"{dashed}'
    return f'<polyline points="{points}" fill="none" {stroke}/>'


def _bar(x: float, y: float, wide: float, tall: float, fill: str) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}"'
    return f'<rect {place} rx="2" fill="{fill}"/>'


def _dot(spot: Point, colour: str) -> str:
    return f'<circle cx="{spot[0]:.1f}" cy="{spot[1]:.1f}" r="3.5" fill="{colour}"/>'


def _text(x: float, y: float, said: str, *, anchor: str = "start", fill: str = INK) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}"'
    return f"<text {place}>{escape(said)}</text>"


def _title(y: float, said: str) -> str:
    style = "font-size: 17px; font-weight: 600"
    return f'<text x="{LEFT}" y="{y:.1f}" fill="{INK}" style="{style}">{escape(said)}</text>'


def _apart(heights: Sequence[float]) -> list[float]:
    """Heights of labels, each at least a line from the one below it."""
    found: list[float] = []
    for y in heights:
        found.append(min(y, found[-1] - LINE) if found else y)
    return found
