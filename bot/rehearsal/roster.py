"""Staffing that follows the load: how many clinicians of each role are at work in each slot."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from bot.rehearsal.arrivals import BINS, HOUR, MINUTE, Wish, rates
from bot.rehearsal.shape import Shape, Spread

GOAL = 24.0  # seconds of queueing that still leave time for somebody's answer within 30
STEP = HOUR / BINS


@dataclass(frozen=True, slots=True)
class Slot:
    """*load*: consultations going on at once, by role, on average; *most*: of all roles, at the
    busiest moment; *cases*: how many come."""

    load: dict[str, float]
    most: float
    cases: float

    @property
    def whole(self) -> float:
        return sum(self.load.values())


Roster = list[dict[str, int]]  # clinicians by role, a row for each slot from midnight


def slots(shape: Shape, wish: Wish) -> list[Slot]:
    """The load of each slot, from those who came before and are still being talked to."""
    coming, width = rates(shape, wish), shape.staffing.slot_minutes * MINUTE
    each = round(width / STEP)
    going = {
        role: _going_on([share * n for n in coming], shape.handling_minutes[role])
        for role, share in shape.roles.items()
    }
    together = [sum(at_once) for at_once in zip(*going.values(), strict=True)]
    found = []
    for first in range(0, len(coming), each):
        bins = slice(first, first + each)
        load = {role: sum(moments[bins]) / each for role, moments in going.items()}
        found.append(Slot(load, max(together[bins]), sum(coming[bins])))
    return found


def _going_on(coming: Sequence[float], handling: Spread) -> list[float]:
    """Consultations under way in the middle of each bin, half of whose people have come."""
    left = [0.5, *(handling.beyond(n * STEP / MINUTE) for n in range(1, BINS * 4))]
    return [
        sum(coming[n - past] * left[past] for past in range(min(n + 1, len(left))))
        for n in range(len(coming))
    ]


def plan(shape: Shape, wish: Wish) -> Roster:
    """Clinicians for each slot: spread so that most are accepted in time, at the wished cost."""
    day = slots(shape, wish)
    counts = _shared(shape, day, wish.staff) if wish.staff else _spread(shape, day, wish)
    return [_by_role(shape, slot, n) for slot, n in zip(day, counts, strict=True)]


def _shared(shape: Shape, day: Sequence[Slot], most: int) -> list[int]:
    """*most* clinicians in the busiest slot, and in the others in proportion to their load."""
    busiest = max(slot.whole for slot in day)
    least = min(shape.staffing.least, most)
    return [_least(slot, least, math.ceil(most * slot.whole / busiest)) for slot in day]


def _least(slot: Slot, least: int, wanted: int) -> int:
    return max(least, wanted) if slot.cases else 0


def _spread(shape: Shape, day: Sequence[Slot], wish: Wish) -> list[int]:
    """Where one more clinician spares most people a wait, there one is added, until the places
    of the whole day are what its load needs at the wished utilisation.
    """
    each, least = shape.clinicians.places, shape.staffing.least
    over = max(wish.utilisation, 1.0)  # more than all places: too few clinicians everywhere
    counts = [_least(slot, least, math.ceil(slot.whole / each / over)) for slot in day]
    budget = sum(slot.whole for slot in day if slot.cases) / wish.utilisation / each
    hold = sum(s.mean * shape.roles[r] for r, s in shape.handling_minutes.items()) * MINUTE

    def spared(n: int) -> float:
        here, more = (late((counts[n] + one) * each, day[n].most, hold) for one in (0, 1))
        return day[n].cases * (here - more)

    line = [(-spared(n), n) for n, slot in enumerate(day) if slot.cases]
    heapify(line)
    while line and sum(counts) + 0.5 <= budget:
        _, n = heappop(line)
        counts[n] += 1
        heappush(line, (-spared(n), n))
    return counts


def late(places: float, load: float, hold: float) -> float:
    """The share that queues longer than the goal; *hold*: seconds of a case. Between two whole
    numbers of places the share changes evenly.
    """
    count = math.floor(places)
    part = places - count
    return _late(count, load, hold) * (1 - part) + _late(count + 1, load, hold) * part


def _late(places: int, load: float, hold: float) -> float:
    """By Erlang's delay formula; over 1 where the places are fewer than the load, by how many."""
    if places <= load:
        return 1.0 + load - places
    blocked = 1.0
    for n in range(1, places + 1):
        blocked = load * blocked / (n + load * blocked)
    queued = blocked / (1 - load / places * (1 - blocked))
    return queued * math.exp(-(places - load) * GOAL / hold)


def _by_role(shape: Shape, slot: Slot, count: int) -> dict[str, int]:
    """Each role the clinicians its own load fills; those who cover for the others are the rest."""
    if not count:
        return dict.fromkeys(slot.load, 0)
    covering = tuple(shape.staffing.cover)
    each = max(shape.clinicians.places, slot.whole / count)  # too few: all roles lack alike
    found = {r: math.floor(a / each) for r, a in slot.load.items() if r not in covering}
    rest = max(count - sum(found.values()), 0)
    weight = sum(slot.load[role] for role in covering) or 1.0
    for role in covering:
        found[role] = round(rest * slot.load[role] / weight)
    return found
