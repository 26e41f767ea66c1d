"""How clinicians behave: they answer offers or miss them, take breaks, drop off and come back."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

from bot.clinic import queue_rules
from bot.clinic.presence import At
from bot.rehearsal.agenda import Agenda
from bot.rehearsal.arrivals import HOUR, MINUTE
from bot.rehearsal.floor import Floor, Held, Open
from bot.rehearsal.roster import Roster
from bot.rehearsal.seats import Seat
from bot.rehearsal.shape import Shape

GOLDEN = 0.618033988749895  # multiples of it, cut to below 1, lie apart: breaks do not coincide
AGAIN = 30.0  # seconds from being back to a summary that was due meanwhile
SHORTEST = 120.0  # seconds a consultation still needs, however far another clinician has brought it


@dataclass(frozen=True, slots=True)
class Talk:
    """A consultation under way: whose, since when, and the seconds it needs from then on."""

    seat: Seat
    since: float
    needs: float


class Clinicians:
    """Everybody at a desk. What they do goes through the queue; what they see comes from it."""

    def __init__(
        self, *, seats: Sequence[Seat], floor: Floor, agenda: Agenda, shape: Shape, rng: Random
    ) -> None:
        self.seats = {seat.staff_id: seat for seat in seats}
        self._floor, self._agenda, self._rng = floor, agenda, rng
        self._ways, self._shape = shape.clinicians, shape
        self._gone = queue_rules.load().offers.offline_seconds
        self._needs: dict[int, float] = {}
        self._talks: dict[int, Talk] = {}
        self._seen: set[int] = set()  # offers
        self._shown: set[tuple[int, int]] = set()  # cases open to everybody, by stage

    @property
    def busy(self) -> int:
        return sum(len(seat.cases) for seat in self.seats.values())

    def expect(self, case_id: int, needs: float) -> None:
        """A case that will take *needs* seconds from whoever accepts it."""
        self._needs[case_id] = needs

    def live(self, roster: Roster, *, begins: float, ends: float) -> None:
        """Enter the shifts, breaks and lost connections of the day."""
        width = self._shape.staffing.slot_minutes * MINUTE
        for n, counts in enumerate(roster):
            if begins <= n * width < ends:
                self._agenda.at(n * width, partial(self._shift, counts))
        for place, seat in enumerate(self.seats.values()):
            self._breaks(seat, place, begins, ends)
            self._losses(seat, begins, ends)

    def offered(self, held: Iterable[Held]) -> None:
        """Offers that stand; each is noticed once, or not at all."""
        fresh = [one for one in held if one.id not in self._seen]
        self._seen.update(one.id for one in fresh)
        for one in fresh:
            self._ring(one)

    def listed(self, cases: Iterable[Open]) -> None:
        """Cases that everybody may take: those who see one look at the list."""
        for case in cases:
            if (case.case_id, case.stage) not in self._shown:
                self._shown.add((case.case_id, case.stage))
                for seat in self.seats.values():
                    if seat.ready and case.role in seat.serves:
                        wait = self._ways.list_seconds.draw(self._rng)
                        self._agenda.after(wait, partial(self._pick, seat))

    def returned(self, staff_id: int) -> None:
        """Somebody was set to away or off although they sit there: they come back after a while."""
        seat = self.seats[staff_id]
        if seat.ready and not seat.coming:
            seat.coming = True
            wait = self._ways.away_minutes.draw(self._rng) * MINUTE
            self._agenda.after(wait, partial(self._online, seat))

    def _ring(self, offer: Held) -> None:
        seat, chance = self.seats[offer.staff_id], self._rng.random()
        wait = self._ways.reaction_seconds.draw(self._rng)
        if not seat.ready or chance < self._ways.missed:
            return
        if chance < self._ways.missed + self._ways.declined:
            self._agenda.after(wait, partial(self._decline, offer))
        else:
            self._agenda.after(wait, partial(self._take, seat, offer.case_id))

    def _decline(self, offer: Held) -> None:
        self._floor.decline(offer.case_id, offer.staff_id, self._agenda.now)

    def _take(self, seat: Seat, case_id: int) -> bool:
        now = self._agenda.now
        if not seat.ready or not self._floor.accept(case_id, seat.staff_id, now):
            return False
        before = self._talks.get(case_id)
        needs = self._needs[case_id]
        if before is not None:  # it came back; nobody has to tell their story twice
            needs = max(SHORTEST, before.needs - (now - before.since))
            before.seat.cases.discard(case_id)
        self._talks[case_id] = talk = Talk(seat, now, needs)
        seat.cases.add(case_id)
        if self._rng.random() < self._ways.silent:
            self._watch(case_id)  # until the queue takes it away from them
        else:
            self._agenda.after(needs, partial(self._finish, case_id, talk))
        return True

    def _watch(self, case_id: int) -> None:
        """Have the queue look at a case in which nobody speaks, whenever it wants to."""
        again = self._floor.silence(case_id, self._agenda.now)
        if again is not None:
            self._agenda.at(math.ceil(again), partial(self._watch, case_id))

    def _pick(self, seat: Seat) -> None:
        """Take the first case of the list that is open to them."""
        for case in self._floor.to_everybody() if seat.room else ():
            if case.role in seat.serves and self._take(seat, case.case_id):
                return

    def _finish(self, case_id: int, talk: Talk) -> None:
        seat = talk.seat
        if self._talks.get(case_id) is not talk:
            return
        if not seat.here:
            seat.late.append(case_id)
            return
        self._floor.close(case_id, seat.staff_id, self._agenda.now)
        seat.cases.discard(case_id)  # also when it had been handed to the queue again
        if not seat.duty and not seat.cases:
            self._floor.go(seat.staff_id, At.off, self._agenda.now)

    def _shift(self, counts: dict[str, int]) -> None:
        for seat in self.seats.values():
            duty = seat.number < counts[seat.role]
            if duty and not seat.duty:
                seat.duty = True
                self._online(seat)
            elif seat.duty and not duty:  # no new cases; off once the last is closed
                seat.duty = False
                self._leave(seat)

    def _leave(self, seat: Seat) -> None:
        if seat.here:
            to = At.break_ if seat.cases else At.off
            self._floor.go(seat.staff_id, to, self._agenda.now)

    def _online(self, seat: Seat) -> None:
        seat.coming = False
        if seat.ready:
            self._floor.go(seat.staff_id, At.online, self._agenda.now)

    def _breaks(self, seat: Seat, place: int, begins: float, ends: float) -> None:
        every = (self._ways.break_every_minutes + self._ways.break_minutes) * MINUTE
        at = begins + every * (place * GOLDEN % 1)
        while at < ends and self._ways.break_minutes:
            self._agenda.at(at, partial(self._rest, seat))
            self._agenda.at(at + self._ways.break_minutes * MINUTE, partial(self._rested, seat))
            at += every

    def _rest(self, seat: Seat) -> None:
        if seat.ready:
            seat.resting = True
            self._floor.go(seat.staff_id, At.break_, self._agenda.now)

    def _rested(self, seat: Seat) -> None:
        seat.resting = False
        self._online(seat)

    def _losses(self, seat: Seat, begins: float, ends: float) -> None:
        rate = self._ways.drops_an_hour / HOUR
        at = begins + self._rng.expovariate(rate) if rate else ends
        while at < ends:
            gone = self._ways.drop_minutes.draw(self._rng) * MINUTE
            self._agenda.at(at, partial(self._lose, seat))
            self._agenda.at(at + gone, partial(self._find, seat))
            at += gone + self._rng.expovariate(rate)

    def _lose(self, seat: Seat) -> None:
        """Nothing is heard of them; after a while the queue takes notice."""
        seat.here = False
        if seat.duty or seat.cases:
            self._agenda.after(self._gone + 1, partial(self._miss, seat))

    def _miss(self, seat: Seat) -> None:
        if not seat.here:
            self._floor.lost(self._agenda.now)

    def _find(self, seat: Seat) -> None:
        """Back after a lost connection: what was due meanwhile is closed, if it is still theirs."""
        seat.here = True
        done, seat.late = seat.late, []
        for case_id in done:
            self._agenda.after(AGAIN, partial(self._finish, case_id, self._talks[case_id]))
        if seat.duty:
            self._online(seat)
        elif not seat.cases:
            self._leave(seat)
