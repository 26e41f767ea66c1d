"""Looks after the notices that run: makes their lists, sends, stops and ends them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import time
from collections.abc import Mapping
from functools import partial

from sqlalchemy import Connection

from bot.announcing.lane import Lane
from bot.announcing.massing import Massing
from bot.announcing.script import Script
from bot.bell import Bell, Ear
from bot.channel import Channel, Gate, Tally
from bot.clinic.notices import freezing, judging, lifecycle, recipients, recurring
from bot.clinic.notices.freezing import Reaches
from bot.clock import Clock
from bot.store.faults import told
from bot.store.session import Point, Store, no_point

TOPIC = "notices"  # rung when a notice begins, goes on or is held
TEND = 2.0  # seconds between looks at what runs
DEAR = 20  # a look that took long is not repeated before so many times its length
HEARTBEAT = 5.0
log = logging.getLogger(__name__)


class Announcer:
    """Any number of processes may run one: the rows say who sends what."""

    def __init__(
        self,
        *,
        store: Store,
        channels: Mapping[str, Channel],
        gates: Mapping[str, Gate],
        reaches: Reaches,
        script: Script,
        bell: Bell,
        clock: Clock,
        zone: str,
        tally: Tally,
        point: Point = no_point,
    ) -> None:
        self._store, self._bell, self._clock, self._zone = store, bell, clock, zone
        self._reaches = reaches
        self._owner = owner = secrets.token_hex(8)
        self._lanes = [
            Lane(
                store=store,
                channel=channels[name],
                gate=gates.get(name),
                reach=reach,
                script=script,
                owner=owner,
                clock=clock,
                zone=zone,
                tally=tally,
                point=point,
            )
            for name, reach in reaches.items()
            if name in channels and reach.push
        ]
        masses = [name for name, reach in reaches.items() if reach.mass and name in channels]
        self._massing = [
            Massing(store=store, channel=channels[name], script=script, clock=clock, zone=zone)
            for name in masses
        ]
        self._stopping = False
        self._ear = Ear()

    async def run(self) -> None:
        """Until cancelled; `stop` first lets what is in flight end."""
        tasks = [asyncio.create_task(lane.run(), name="notices") for lane in self._lanes]
        tasks += [asyncio.create_task(one.run(), name="mass") for one in self._massing]
        tasks.append(asyncio.create_task(self._beat()))
        try:
            with self._bell.listen(TOPIC) as self._ear:
                while not self._stopping:
                    await self._ear.wait(await self._tend())
                    for lane in self._lanes:
                        lane.look()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def end(self) -> None:
        """Let `run` return soon; then comes `stop`."""
        self._stopping = True
        self._ear.hear(TOPIC)

    async def stop(self, seconds: float = 10.0) -> None:
        """Take nothing new, finish the sends in flight, and write down what became of them."""
        self.end()
        await asyncio.gather(*(lane.stop(seconds) for lane in self._lanes))

    async def _tend(self) -> float:
        """One look at everything that runs; how many seconds to rest after it."""
        began = time.monotonic()
        try:
            more = await self._store.write(self._freeze)
            if more:
                return 0.0
            changed = await self._store.write(self._look)
        except Exception as error:  # noqa: BLE001 - the database is away; look again
            log.error("the notices could not be looked after: %s", told(error))
            return TEND
        for notice_id in changed:
            log.info("notice %d has ended or stopped", notice_id)
        if changed:
            self._bell.ring("board", TOPIC)
        return max(TEND, DEAR * (time.monotonic() - began))

    def _freeze(self, conn: Connection) -> bool:
        now = self._clock()
        return freezing.freeze(conn, reaches=self._reaches, now=now, zone=self._zone)

    def _look(self, conn: Connection) -> list[int]:
        now = self._clock()
        if lost := recipients.reclaim(conn, now=now):
            log.warning("%d notices may have arrived or not: their sender died", lost)
        for made in recurring.look(conn, now=now, zone=self._zone):
            log.info("notice %d was made by its rule", made)
        lifecycle.wake(conn, now=now)
        return judging.look(conn, now=now, zone=self._zone)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT)
            if ids := [one for lane in self._lanes for one in lane.in_hand]:
                hold = partial(recipients.extend, ids=ids, owner=self._owner, now=self._clock())
                with contextlib.suppress(Exception):  # a missed beat is made good by the next
                    await self._store.write(hold)
