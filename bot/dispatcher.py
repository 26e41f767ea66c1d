"""Moves cases on when they are due: offers, silences, callbacks, and clinicians who vanished.

Any number of processes may do this at once: a case is one transaction under its person's lock, and
what is due stays due until that commit. A bell only shortens the wait; the rows are the truth.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

from sqlalchemy import Connection, Select, bindparam, func, select, update

from bot.bell import Bell
from bot.clinic import callbacks, match, offers, presence
from bot.clinic.casefile import CASE, IS_OPEN, PERSON, QUEUED, State, Tell, among
from bot.clinic.lifecycle import OFFER
from bot.clock import Clock
from bot.store.faults import away, lost_race
from bot.store.session import Store
from bot.turn import Turns

CHUNK = 10  # cases at a time: whoever came meanwhile and is in a hurry need not wait for more
LOOK_EVERY = 1.0  # seconds, without a bell
PAUSE = 0.02  # seconds to the next look while everything due is in another process's hands
LATER = timedelta(seconds=15)  # when a case whose step broke is tried again
Tally = Callable[[str], None]
log = logging.getLogger(__name__)


class Step(Protocol):
    """One state's next step: does what is due and writes when to look again."""

    def __call__(self, conn: Connection, *, case_id: int, now: datetime) -> list[Tell]: ...


WHO = (
    select(CASE.c.state, CASE.c.wake_at, CASE.c.staff_id, OFFER.c.staff_id.label("asked"))
    .join(PERSON, PERSON.c.id == CASE.c.person_id)
    .outerjoin(OFFER, OFFER.c.id == CASE.c.offer_id)
)
LOOK = WHO.where(CASE.c.id == bindparam("case_id"))
GRASP = LOOK.where(CASE.c.wake_at <= bindparam("now")).with_for_update(of=PERSON, skip_locked=True)
STEPS: Mapping[State, Step] = {
    State.waiting: offers.step,
    State.offered: offers.step,
    State.callback_booked: callbacks.step,
}


class Dispatcher:
    """Looks at cases when they are due; *steps* says by state what is to be done."""

    def __init__(
        self,
        *,
        store: Store,
        turns: Turns,
        bell: Bell,
        clock: Clock,
        tally: Tally,
        steps: Mapping[State, Step] = STEPS,
    ) -> None:
        self._store, self._turns, self._bell, self._clock = store, turns, bell, clock
        self._tally, self._steps = tally, steps
        self._due = _due(steps)
        self._counted: datetime | None = None  # when it was last looked who is there

    async def run(self) -> None:
        """Until cancelled."""
        with self._bell.listen("queue") as ear:
            while True:
                await ear.wait(await self._round())

    async def _round(self) -> float:
        """Everything that is due; returns for how many seconds to sleep."""
        try:
            done, left = await self.step_all()
            if left:
                return PAUSE
            return 0.0 if done else await self._store.read(self._until_next)
        except Exception as error:  # noqa: BLE001 - the database is away; look again
            log.error("the queue could not be looked at: %s", type(error).__name__)
            return LOOK_EVERY

    async def step_all(self) -> tuple[int, int]:
        """Do what is due now: (cases moved on, cases left to another process or time)."""
        await self._hand_back()
        await self._store.write(lambda conn: match.wake(conn, now=self._clock()))
        done = left = 0
        for case_id in await self._store.read(self._looked_up):
            if await self._one(case_id):
                done += 1
            else:
                left += 1
        return done, left

    async def _hand_back(self) -> None:
        """The cases of clinicians who vanished, a clinician at a time."""
        now = self._clock()
        if self._counted is not None and now - self._counted < timedelta(seconds=LOOK_EVERY):
            return
        self._counted = now
        for staff_id in await self._store.read(partial(presence.vanished, now=now)):

            def work(conn: Connection, one: int = staff_id) -> list[Tell]:
                tells = presence.lost(conn, now=now, staff_id=one)
                self._enter(conn, tells)
                return tells

            try:
                tells = await self._store.write(work)
            except Exception as error:
                if away(error):
                    raise
                log.exception("staff %d could not be let go: %s", staff_id, type(error).__name__)
                continue  # still vanished at the next look; the queue does not wait for it
            self._turns.wake()
            topics = {f"case:{tell.data['case']}" for tell in tells}
            self._bell.ring("queue", "board", f"staff:{staff_id}", *topics)

    async def _one(self, case_id: int) -> bool:
        """One case, in one transaction; False when it is still due afterwards."""
        try:
            topics = await self._store.write(partial(self._work, case_id=case_id))
        except Exception as error:
            if lost_race(error):
                return False
            if away(error):
                raise
            log.exception("case %d could not be moved on: %s", case_id, type(error).__name__)
            await self._store.write(partial(self._put_off, case_id=case_id))
            return True
        if topics:
            self._turns.wake()
            self._bell.ring(*topics)
        return bool(topics)

    def _work(self, conn: Connection, *, case_id: int) -> set[str]:
        """What to ring; nothing when another has the case, or one that comes first is due."""
        now = self._clock()
        before = conn.execute(GRASP, {"case_id": case_id, "now": now}).one_or_none()
        if before is None or before.state not in self._steps:
            return set()
        tells = self._steps[State(before.state)](conn, case_id=case_id, now=now)
        self._enter(conn, tells)
        after = conn.execute(LOOK, {"case_id": case_id}).one()
        if after.wake_at is not None and after.wake_at <= now:
            if after.state in QUEUED:
                return set()
            self._put_off(conn, case_id=case_id)
        self._tally(str(after.state))
        whose = {before.staff_id, before.asked, after.staff_id, after.asked} - {None}
        topics = {"queue", f"case:{case_id}", *(f"staff:{one}" for one in whose)}
        return topics | {"board"} if tells else topics

    def _enter(self, conn: Connection, tells: Iterable[Tell]) -> None:
        """Tell the persons; a talk that breaks over it does not keep its case from moving on."""
        for tell in tells:
            try:
                with conn.begin_nested():
                    self._turns.event(
                        conn, person_id=tell.person_id, name=tell.name, data=tell.data, key=tell.key
                    )
            except Exception as error:
                if away(error):
                    raise
                log.exception("%s could not be told: %s", tell.key, type(error).__name__)
                self._tally("untold")

    def _put_off(self, conn: Connection, *, case_id: int) -> None:
        """A case whose step does not get it further holds up no other."""
        mine = (CASE.c.id == case_id, IS_OPEN)
        conn.execute(update(CASE).where(*mine).values(wake_at=self._clock() + LATER))

    def _looked_up(self, conn: Connection) -> list[int]:
        return list(conn.execute(self._due, {"now": self._clock()}).scalars())

    def _until_next(self, conn: Connection) -> float:
        """Seconds until something is due, at most until the next look."""
        states = among(CASE.c.state, self._steps)
        first = conn.execute(select(func.min(CASE.c.wake_at)).where(IS_OPEN, states)).scalar_one()
        if first is None:
            return LOOK_EVERY
        seconds: float = (first - self._clock()).total_seconds()
        return min(max(seconds, 0.0), LOOK_EVERY)


def _due(states: Iterable[State]) -> Select[Any]:
    """What is due, in the order it is to be served."""
    return (
        select(CASE.c.id)
        .where(IS_OPEN, among(CASE.c.state, states), CASE.c.wake_at <= bindparam("now"))
        .order_by(CASE.c.hurry.desc(), CASE.c.line, CASE.c.id)
        .limit(CHUNK)
    )
