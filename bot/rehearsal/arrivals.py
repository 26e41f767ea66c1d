"""Who comes on the day: when, to which role, how urgent, and how long they will need."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from bot.rehearsal.shape import Shape

MINUTE = 60.0
HOUR = 3600.0
BINS = 12  # of an hour: within one, arrivals are spread evenly


@dataclass(frozen=True, slots=True)
class Wish:
    """The day to be played. *peak*: share of the cases that come in the peak hours, or as the
    shape has it; *staff*: clinicians at work in the busiest slot instead of a *utilisation*.
    """

    cases_a_day: int
    hours: tuple[int, int] = (0, 24)
    peak: float | None = None
    utilisation: float = 0.8
    staff: int | None = None
    seed: int = 1
    shuffled: bool = False  # serve in random order: shows what a broken queue looks like

    @property
    def begins(self) -> float:
        """Seconds from midnight."""
        return self.hours[0] * HOUR

    @property
    def ends(self) -> float:
        return self.hours[1] * HOUR


@dataclass(frozen=True, slots=True)
class Arrival:
    """Someone who asks for a clinician *at* seconds from midnight."""

    at: float
    role: str
    department: str  # or empty
    level: str
    special: bool
    directed: bool
    handling: float  # seconds


def rates(shape: Shape, wish: Wish) -> list[float]:
    """Cases expected in each twelfth of an hour of the day; nobody comes outside the hours.

    Between the middles of two hours the rate changes evenly: no hour begins with a jump.
    """
    hourly = shape.weights(wish.peak)
    day = [_between(hourly, (n + 0.5) / BINS - 0.5) for n in range(24 * BINS)]
    scale = wish.cases_a_day / sum(day)
    first, end = wish.hours
    return [
        scale * weight if first * BINS <= n < end * BINS else 0.0 for n, weight in enumerate(day)
    ]


def _between(hourly: Sequence[float], at: float) -> float:
    hour = int(at // 1)
    part = at - hour
    return hourly[hour % 24] * (1 - part) + hourly[(hour + 1) % 24] * part


def come(shape: Shape, wish: Wish, rng: Random) -> list[Arrival]:
    """Everybody of the day, in the order in which they come; their number is the expected one."""
    expected = rates(shape, wish)
    steps = list(accumulate(expected))
    bins = (bisect(steps, rng.random() * steps[-1]) for _ in range(round(steps[-1])))
    times = sorted((n + rng.random()) * HOUR / BINS for n in bins)
    return list(_people(shape, times, rng))


def _people(shape: Shape, times: Sequence[float], rng: Random) -> Iterator[Arrival]:
    roles, levels = tuple(shape.roles), tuple(shape.levels)
    for at in times:
        role = rng.choices(roles, tuple(shape.roles.values()))[0]
        within = shape.within(role)
        yield Arrival(
            at=at,
            role=role,
            department=rng.choices(tuple(within), tuple(within.values()))[0],
            level=rng.choices(levels, tuple(shape.levels.values()))[0],
            special=rng.random() < shape.special,
            directed=rng.random() < shape.directed,
            handling=shape.handling_minutes[role].draw(rng) * MINUTE,
        )
