"""Plays a day: people come, the queue looks at what is due, clinicians answer, the clock jumps."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

from bot.clinic.presence import At
from bot.rehearsal import roster, seats
from bot.rehearsal.agenda import Agenda
from bot.rehearsal.arrivals import HOUR, MINUTE, Arrival, Wish, come
from bot.rehearsal.clinicians import Clinicians
from bot.rehearsal.floor import Floor, floor
from bot.rehearsal.measure import Figures, Places, measure
from bot.rehearsal.shape import Shape

MIDNIGHT = datetime(2026, 3, 2, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Monday
BEAT = 20.0  # seconds between two signs of life of a console
Say = Callable[[str], None]


def silent(line: str) -> None:
    """Nobody listens to the progress."""


def play(shape: Shape, wish: Wish, *, say: Say = silent) -> Figures:
    """The figures of one day. The same shape and wish give the same figures."""
    with floor(MIDNIGHT) as clinic:
        day = Day(shape, wish, clinic, say=say)
        day.run()
        return measure(
            clinic.conn,
            places=day.places,
            end=clinic.moment(day.agenda.now),
            midnight=MIDNIGHT,
        )


class Day:
    """One day on one floor."""

    def __init__(self, shape: Shape, wish: Wish, clinic: Floor, *, say: Say) -> None:
        self.agenda, self.places = Agenda(), Places()
        self._shape, self._wish, self._floor, self._say = shape, wish, clinic, say
        self._rng = Random(wish.seed)
        self._people = come(shape, wish, self._rng)
        self._roster = roster.plan(shape, wish)
        self._clinicians = Clinicians(
            seats=_hired(shape, self._roster, clinic),
            floor=clinic,
            agenda=self.agenda,
            shape=shape,
            rng=Random(wish.seed + 1),
        )
        self._came = 0
        self._waking = math.inf  # when a look at the queue is entered for

    def run(self) -> None:
        """From the first arrival until nobody is left, or the time to drain is over."""
        begins, ends = self._wish.begins, self._wish.ends
        self.agenda.now = begins
        self._clinicians.live(self._roster, begins=begins, ends=ends)
        for number, who in enumerate(self._people):
            self.agenda.at(who.at, partial(self._arrive, number, who))
        self.agenda.at(begins, self._beat)
        self.agenda.at(begins + MINUTE, self._sample)
        until = ends + self._shape.drain_minutes * MINUTE
        while self._unfinished() and self.agenda.step(until):
            self._settle()

    def _unfinished(self) -> bool:
        waiting = self._came < len(self._people) or self._floor.wakes() is not None
        return waiting or self.agenda.now < self._wish.ends

    def _settle(self) -> None:
        """What a dispatcher does after a change or at its tick, and what clinicians then see."""
        if self._floor.wakes() is None:
            return
        if self._floor.step(self.agenda.now):
            self._clinicians.offered(self._floor.held())
            self._clinicians.listed(self._floor.to_everybody())
        wake = self._floor.wakes()
        if wake is not None and wake < self._waking:
            self._waking = float(math.ceil(wake))  # between bells the dispatcher looks each second
            self.agenda.at(self._waking, self._tick)

    def _tick(self) -> None:
        """The look comes with the event; one entered before an earlier one stays entered."""
        if self._waking <= self.agenda.now:
            self._waking = math.inf

    def _arrive(self, number: int, who: Arrival) -> None:
        case_id = self._floor.arrive(who, number=number, prefers=self._asked_for(who))
        if self._wish.shuffled:
            self._floor.shuffle(case_id, self._rng)
        self._clinicians.expect(case_id, who.handling)
        self._came += 1

    def _asked_for(self, who: Arrival) -> int | None:
        """The clinician somebody names: one of those at work."""
        if not who.directed:
            return None
        there = [s for s in self._clinicians.seats.values() if s.duty and s.role == who.role]
        return self._rng.choice(there).staff_id if there else None

    def _beat(self) -> None:
        """Every console that is connected says so."""
        here = [seat.staff_id for seat in self._clinicians.seats.values() if seat.here]
        self._floor.beat(here, self.agenda.now)
        self.agenda.after(BEAT, self._beat)

    def _sample(self) -> None:
        """Each minute: who works on how much, and who was set to away and will come back."""
        now = self.agenda.now
        for found in self._floor.at_work():
            if found.state is At.online:
                self.places.add(now, used=found.load, offered=found.capacity)
            else:
                self.places.add(now, used=found.load, offered=found.load)
                self._clinicians.returned(found.staff_id)
        if now % HOUR == 0:
            self._say(f"{now / HOUR:02.0f}:00  {self._came} cases, {self._floor.waiting()} waiting")
        if now < self._wish.ends:
            self.agenda.after(MINUTE, self._sample)


def _hired(shape: Shape, plan: roster.Roster, clinic: Floor) -> Sequence[seats.Seat]:
    wanted = seats.wanted(shape, plan)
    ids = clinic.hire([hire for hire, _ in wanted])
    return [
        seats.Seat(staff_id, hire.role, hire.also, hire.capacity, number)
        for staff_id, (hire, number) in zip(ids, wanted, strict=True)
    ]
