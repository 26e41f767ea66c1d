"""Whatever people, staff and jobs do in whatever order, the books of the slot engine balance.

Never over capacity, never a stock below nothing, never two visits for one hold, and whatever became
free was offered to everybody it fits who waits.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection, select

from bot.clinic import slots
from bot.clinic.slots import Booking, Hold
from bot.clinic.slots.rows import BOOKING, HOLD
from bot.crypto import Vault
from bot.store.columns import unlock
from bot.store.session import Store, connect
from tests.clinic import NOON
from tests.contract.slot_parts import DAY, HOUR, add_couple, add_resource, add_slot, add_stock, tend
from tests.contract.slot_watch import pairs, unoffered
from tests.databases import migrated

T = TypeVar("T")
PEOPLE, WINDOWS = 5, 3
person = st.integers(0, PEOPLE - 1)
window = st.integers(0, WINDOWS - 1)
pooled = st.booleans()
numbers = itertools.count()


class Engine(RuleBasedStateMachine):
    """One site with three windows and a small stock, five people, two of the staff, and a clock."""

    url: str

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.now = NOON
        self.booked: dict[int, tuple[int, str]] = {}  # id -> (person, state) as the model has it
        self.holds: list[tuple[int, int]] = []  # (person, hold)

    def _do(self, work: Callable[[Connection], T]) -> T:
        return self.runner.run(self.store.write(work))

    @initialize(capacity=st.lists(st.integers(1, 2), min_size=WINDOWS, max_size=WINDOWS))
    def begin(self, capacity: list[int]) -> None:
        self.key = f"site:{next(numbers)}"
        self.store: Store = self.runner.run(self._open())

        def work(conn: Connection) -> tuple[list[int], list[tuple[int, int]]]:
            of = add_resource(conn, self.key)
            made = [
                add_slot(conn, of, NOON + DAY + n * HOUR, capacity=size)
                for n, size in enumerate(capacity)
            ]
            add_stock(conn, self.key, "flu", 2)
            return made, [add_couple(conn, f"{self.key}{n}") for n in range(PEOPLE)]

        self.windows, self.people = self._do(work)

    async def _open(self) -> Store:
        return connect(self.url)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.runner.run(self.store.close())
        self.runner.close()

    # --- people

    @rule(who=person, at=window, pool=pooled, dose=st.integers(1, 2), instead=st.booleans())
    def hold(self, who: int, at: int, pool: bool, dose: int, instead: bool) -> None:
        person_id, patient_id = self.people[who]
        mine = [hold for of, hold in self.holds if of == who]
        made = self._do(
            lambda conn: slots.hold(
                conn, slot_id=self.windows[at], person_id=person_id, patient_id=patient_id,
                product="flu", dose=dose, pool="flu" if pool else "", now=self.now,
                instead=mine[-1] if instead and mine else None,
            )
        )  # fmt: skip
        if isinstance(made, Hold):
            self.holds.append((who, made.id))

    @rule(data=st.data(), how=st.sampled_from(["extend", "release", "book", "book"]))
    def answer(self, data: st.DataObject, how: str) -> None:
        if not self.holds:
            return
        who, hold_id = data.draw(st.sampled_from(self.holds))
        person_id = self.people[who][0]
        act: Callable[..., Any] = getattr(slots, how)
        done = self._do(lambda conn: act(conn, hold_id=hold_id, person_id=person_id, now=self.now))
        if isinstance(done, Booking) and done.id not in self.booked:
            assert done.state == "booked"
            self.booked[done.id] = (who, "booked")

    @rule(data=st.data(), at=window, pool=pooled)
    def change(self, data: st.DataObject, at: int, pool: bool) -> None:
        """Another window for a visit, at once or never."""
        if not self.booked:
            return
        booking_id = data.draw(st.sampled_from(sorted(self.booked)))
        who, _ = self.booked[booking_id]
        person_id, patient_id = self.people[who]
        visit = self._do(lambda conn: slots.get(conn, booking_id))
        assert visit is not None
        new = self._do(
            lambda conn: slots.hold(
                conn, slot_id=self.windows[at], person_id=person_id, patient_id=patient_id,
                product="flu", dose=visit.dose, pool="flu" if pool else "", now=self.now,
                moving=booking_id,
            )
        )  # fmt: skip
        if not isinstance(new, Hold):
            return
        self.holds.append((who, new.id))
        if data.draw(st.booleans()):
            moved = self._do(
                lambda conn: slots.move(
                    conn, booking_id=booking_id, hold_id=new.id, person_id=person_id, now=self.now
                )
            )
            if isinstance(moved, Booking):
                self.booked[booking_id] = (who, moved.state)

    @rule(data=st.data(), staff=st.booleans())
    def cancel(self, data: st.DataObject, staff: bool) -> None:
        if not self.booked:
            return
        booking_id = data.draw(st.sampled_from(sorted(self.booked)))
        who, _ = self.booked[booking_id]
        person_id = None if staff else self.people[who][0]
        done = self._do(
            lambda conn: slots.cancel(
                conn, booking_id=booking_id, person_id=person_id, by="staff:1", now=self.now
            )
        )
        if isinstance(done, Booking):
            self.booked[booking_id] = (who, "cancelled")

    @rule(who=person, pool=pooled, half=st.sampled_from(["", "am", "pm"]), hours=st.integers(1, 40))
    def wait(self, who: int, pool: bool, half: str, hours: int) -> None:
        person_id, patient_id = self.people[who]
        self._do(
            lambda conn: slots.waitlist.join(
                conn, person_id=person_id, patient_id=patient_id, product="flu", half=half,
                resources=[self.key], not_after=NOON + hours * HOUR, now=self.now,
                pool="flu" if pool else "",
            )
        )  # fmt: skip

    @rule(who=person)
    def take_offer(self, who: int) -> None:
        mine = OFFERS.where(HOLD.c.person_id == self.people[who][0])
        found = self._do(lambda conn: list(conn.execute(mine).scalars()))
        self.holds += [(who, hold) for hold in found]

    # --- staff

    @rule(who=person, at=window, reason=st.sampled_from(["", "carer"]), extra=st.booleans())
    def overbook(self, who: int, at: int, reason: str, extra: bool) -> None:
        person_id, patient_id = self.people[who]
        made = self._do(
            lambda conn: slots.overbook(
                conn, slot_id=self.windows[at], person_id=person_id, patient_id=patient_id,
                product="flu", reason=reason, by="staff:1", extra=extra, now=self.now,
            )
        )  # fmt: skip
        if isinstance(made, Booking):
            assert reason or not extra
            self.booked[made.id] = (who, "booked")

    @rule(at=window, capacity=st.integers(0, 3))
    def resize(self, at: int, capacity: int) -> None:
        self._do(
            lambda conn: slots.resize(
                conn, slot_id=self.windows[at], capacity=capacity, reason="t", by="s", now=self.now
            )
        )

    @rule(first=window, number=st.integers(1, 2), again=st.booleans())
    def close(self, first: int, number: int, again: bool) -> None:
        span = {"start": NOON + DAY + first * HOUR, "end": NOON + DAY + (first + number) * HOUR}
        given: dict[str, Any] = {"resource": self.key, "by": "staff:1", "now": self.now} | span
        self._do(lambda conn: slots.closing.close(conn, reason="ill", **given) and None)
        if again:
            self._do(lambda conn: slots.closing.reopen(conn, **given))

    @rule(first=window, number=st.integers(1, 2))
    def reopen(self, first: int, number: int) -> None:
        span = {"start": NOON + DAY + first * HOUR, "end": NOON + DAY + (first + number) * HOUR}
        given: dict[str, Any] = {"resource": self.key, "by": "staff:1", "now": self.now} | span
        self._do(lambda conn: slots.closing.reopen(conn, **given))

    @rule(delta=st.integers(-2, 2))
    def stock(self, delta: int) -> None:
        move = slots.stocks.deliver if delta >= 0 else slots.stocks.waste
        self._do(
            lambda conn: move(
                conn, resource=self.key, product="flu", quantity=abs(delta), by="s", now=self.now
            )
        )

    @rule(data=st.data(), came=st.booleans())
    def mark(self, data: st.DataObject, came: bool) -> None:
        if not self.booked:
            return
        booking_id = data.draw(st.sampled_from(sorted(self.booked)))
        act = slots.attend if came else slots.miss
        done = self._do(lambda conn: act(conn, booking_id=booking_id, by="staff:1", now=self.now))
        if isinstance(done, Booking):
            self.booked[booking_id] = (self.booked[booking_id][0], done.state)

    # --- time and jobs

    @rule(minutes=st.sampled_from([1, 5, 10, 15, 60, 600]))
    def pass_time(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def expire(self) -> None:
        self._do(lambda conn: slots.expire(conn, now=self.now))

    @rule()
    def tend(self) -> None:
        self._do(lambda conn: tend(conn, self.now))
        for booking_id, (who, state) in self.booked.items():
            found = self._do(lambda conn, of=booking_id: slots.get(conn, of))  # type: ignore[misc]
            assert found is not None
            if state == "booked" and found.state == "displaced":
                self.booked[booking_id] = (who, "displaced")
        assert self._do(lambda conn: unoffered(conn, self.now)) == []

    # --- what is always true

    @invariant()
    def books_balance(self) -> None:
        if hasattr(self, "store"):
            assert self._do(slots.faults) == []

    @invariant()
    def visits_are_as_they_were_left(self) -> None:
        if hasattr(self, "store"):
            there = self._do(lambda conn: pairs(conn, STATES.where(BOOKING.c.id.in_(self.booked))))
            assert there == {of: state for of, (_, state) in self.booked.items()}


OFFERS = select(HOLD.c.id).where(HOLD.c.state == "held", HOLD.c.wait_id.is_not(None))
STATES = select(BOOKING.c.id, BOOKING.c.state)


def played(url: str, examples: int) -> None:
    unlock(Vault([b"k" * 32]))
    machine = type("Played", (Engine,), {"url": url})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


async def a_migrated(url: str) -> None:
    await migrated(url)


def test_the_books_balance_on_sqlite(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 't.db'}"
    asyncio.run(a_migrated(url))
    played(url, 30)


def test_the_books_balance_on_postgresql(postgres_url: str) -> None:
    played(postgres_url, 6)
