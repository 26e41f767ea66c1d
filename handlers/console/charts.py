"""Where the lines and bars of the board's charts stand; the templates draw them as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from bot.clinic.acceptance import goals
from bot.clinic.figures import HOUR, Hour, Staffing

WIDTH, LEFT, RIGHT = 960.0, 52.0, 84.0  # in the units of the drawing
SHARE_TOP, SHARE_FOOT = 26.0, 126.0  # the upper half: per cent accepted in time
CASES_TOP, CASES_FOOT = 164.0, 290.0  # the lower half: how many cases
HEIGHT = 316.0
FLOOR = 70.0  # per cent: the lower edge, unless an hour was worse
STEPS = (1, 2, 5, 10, 20, 25, 50)


@dataclass(frozen=True, slots=True)
class Box:
    kind: str  # within, later or missed
    n: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Slot:
    """One hour: its bar, and its point in the upper half."""

    start: datetime
    x: float
    width: float
    hour: Hour | None  # None: still to come
    boxes: Sequence[Box] = ()
    y: float | None = None  # of the share; None without a case

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def end(self) -> datetime:
        return _later(self.start, 1)


@dataclass(frozen=True, slots=True)
class DayChart:
    slots: list[Slot]
    goal_y: float
    floor: float  # per cent at the foot of the upper half
    ticks: list[tuple[int, float]]  # (cases, y) of the lower half
    lines: list[str]  # the points of the share, for polylines: an hour without a case parts them


def day(hours: Sequence[Hour]) -> DayChart:
    """The whole of a day, of which *hours* have begun; needs at least one."""
    slots_n = _hours_in(hours[0].start)
    most, step = _scale(max(hour.tally.cases for hour in hours))
    shares = [hour.tally.share for hour in hours if hour.tally.share is not None]
    floor = min([FLOOR, *(share // 10 * 10 for share in shares)])
    wide = (WIDTH - LEFT - RIGHT) / slots_n
    slots = []
    for at in range(slots_n):
        x, width = LEFT + at * wide + wide * 0.15, wide * 0.7
        hour = hours[at] if at < len(hours) else None
        start = hour.start if hour else _later(hours[0].start, at)
        boxes = _boxes(hour, most) if hour else []
        slots.append(Slot(start, x, width, hour, boxes, _share_y(hour, floor)))
    return DayChart(
        slots,
        _at(goals().goal_share, floor),
        floor,
        [(n, CASES_FOOT - (CASES_FOOT - CASES_TOP) * n / most) for n in range(0, most + 1, step)],
        list(_lines(slots)),
    )


@dataclass(frozen=True, slots=True)
class Places:
    """A bar of the places of a role: widths in per cent of the bar."""

    taken: float
    offered: float
    free: float
    over: float


def places(row: Staffing) -> Places:
    """Taken, offered and free places; what is beyond the capacity stands behind it."""
    whole = max(row.capacity, row.taken + row.offered) or 1
    inside = min(row.taken, row.capacity)
    held = min(row.offered, row.capacity - inside)
    parts = (inside, held, row.free, row.over)
    taken, offered, free, over = (round(100 * part / whole, 2) for part in parts)
    return Places(taken, offered, free, over)


def _lines(slots: Sequence[Slot]) -> Iterator[str]:
    for there, together in groupby(slots, key=lambda slot: slot.y is not None):
        if there:
            yield " ".join(f"{slot.middle:.1f},{slot.y:.1f}" for slot in together)


def _boxes(hour: Hour, most: int) -> list[Box]:
    tally, foot, found = hour.tally, CASES_FOOT, []
    for kind, n in (("within", tally.within), ("later", tally.later), ("missed", tally.missed)):
        height = (CASES_FOOT - CASES_TOP) * n / most
        foot -= height
        if n:
            found.append(Box(kind, n, foot, height))
    return found


def _share_y(hour: Hour | None, floor: float) -> float | None:
    share = hour.tally.share if hour else None
    return None if share is None else _at(share, floor)


def _at(share: float, floor: float) -> float:
    return SHARE_FOOT - (SHARE_FOOT - SHARE_TOP) * (share - floor) / (100 - floor)


def _scale(most: int) -> tuple[int, int]:
    """(upper edge, step) of an axis with at most five lines above nothing."""
    power = 1
    while True:
        for step in STEPS:
            if step * power * 4 >= most:
                lines = max(1, -(-most // (step * power)))
                return lines * step * power, step * power
        power *= 100


def _later(start: datetime, hours: int) -> datetime:
    return datetime.fromtimestamp(start.timestamp() + hours * HOUR.total_seconds(), start.tzinfo)


def _hours_in(midnight: datetime) -> int:
    """23, 24 or 25."""
    next_day = midnight.replace(hour=12) + timedelta(days=1)
    end = next_day.replace(hour=0)
    return round((end.timestamp() - midnight.timestamp()) / HOUR.total_seconds())
