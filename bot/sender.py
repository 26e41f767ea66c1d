"""Sends what the outbox holds: leased, in order for each person, paced, told truthfully."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import secrets
import time
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from bot import claims, herald
from bot.bell import Bell, Ear
from bot.channel import Channel, Gate, SendError, Tally, Verdict, passed
from bot.claims import Result
from bot.clinic import chatline
from bot.clock import Clock
from bot.messages import Form
from bot.outbox import CROWDED, STALE, Row, State
from bot.store.session import Point, Store, no_point

POLL = 1.0  # seconds between looks when nobody rings
HEARTBEAT = 5.0
BACKOFF = (1.0, 2.0, 5.0, 15.0, 60.0, 300.0)  # seconds before a failed send is tried again
MOST = 100  # rows claimed at once
AT_ONCE = 64  # sends in flight
GATHER = 0.02  # seconds in which results are gathered, to be written down together
PUT_BACK = 2.0  # seconds in which a person's new rows queue behind ones put back
log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Lane:
    """One person's rows in this process, first in first out; *sending* is the one on its way."""

    rows: deque[Row] = field(default_factory=deque)
    sending: int = 0


class Sender:
    """Takes rows handed over by turns of this process, and claims the rest."""

    def __init__(
        self,
        *,
        store: Store,
        channels: Mapping[str, Channel],
        gates: Mapping[str, Gate],
        budgets: frozenset[str],
        bell: Bell,
        clock: Clock,
        tally: Tally,
        point: Point = no_point,
    ) -> None:
        self.owner = secrets.token_hex(8)
        self._store, self._channels, self._gates = store, channels, gates
        self._budgets = budgets  # channels with an allowance
        self._bell, self._clock, self._tally, self._point = bell, clock, tally, point
        self._lanes: dict[tuple[int, str], _Lane] = {}
        self._put_back: dict[tuple[int, str], float] = {}  # until when new rows must queue, too
        self._returning: list[tuple[int, str]] = []  # of these that is not written down yet
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._windows: dict[int, datetime | None] = {}  # of rows under way, by id
        self._results: list[Result] = []
        self._flushing: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopping = self._more = False
        self._ear = Ear()

    def hand_over(self, rows: Iterable[Row]) -> None:
        """Rows just committed in state `sending` with this sender's lease."""
        for row in rows:
            where = (row.person_id, row.channel)
            if self._put_back.get(where, 0.0) > time.monotonic():
                self._results.append(Result(row.id, State.QUEUED, due_at=self._clock()))
                self._returning.append(where)
                self._start_flush()
            else:
                self._line_up(where, row)

    def busy(self) -> int:
        """How many people are being sent to."""
        return len(self._lanes)

    def _line_up(self, where: tuple[int, str], row: Row) -> None:
        lane = self._lanes.get(where)
        if lane is not None:
            lane.rows.append(row)
            return
        lane = self._lanes[where] = _Lane(deque([row]))
        task = asyncio.create_task(self._run_lane(where, lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def run(self) -> None:
        """Claim and send until cancelled; `stop` first lets what is in flight end."""
        beat = asyncio.create_task(self._beat())
        try:
            with self._bell.listen("outbox") as self._ear:
                while not self._stopping:
                    if not await self._claim():
                        await self._ear.wait(POLL)
        finally:
            beat.cancel()
            await asyncio.gather(beat, return_exceptions=True)

    async def stop(self, seconds: float = 10.0) -> None:
        """Finish the sends in flight and write their results down."""
        self._stopping = True
        self._bell.ring("outbox")
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=seconds)
        for task in self._tasks:
            task.cancel()
        with contextlib.suppress(TimeoutError):  # the database is away: the leases run out
            async with asyncio.timeout(seconds):
                while self._results or self._flushing:
                    await self._flush()
        for gate in self._gates.values():
            await gate.close()

    async def _claim(self) -> bool:
        room = MOST - len(self._lanes)
        if room <= 0:
            return False
        now = self._clock()
        try:
            self._put_back = {w: t for w, t in self._put_back.items() if t > time.monotonic()}
            await self._store.write(partial(claims.reclaim, now=now))
            claim = partial(claims.claim, owner=self.owner, channels=list(self._channels))
            rows = await self._store.write(partial(claim, now=now, most=room))
        except Exception as error:  # noqa: BLE001 - the database is away; look again
            log.error("the outbox could not be read: %s", type(error).__name__)
            await asyncio.sleep(POLL)
            return False
        for row in rows:  # each the oldest of its person: nothing put back comes before it
            self._line_up((row.person_id, row.channel), row)
        return bool(rows)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT)
            if ids := self._in_hand():
                work = partial(claims.extend, owner=self.owner, ids=ids, now=self._clock())
                with contextlib.suppress(Exception):  # a missed beat is made good by the next
                    await self._store.write(work)

    def _in_hand(self) -> list[int]:
        waiting = [row.id for lane in self._lanes.values() for row in lane.rows]
        sending = [lane.sending for lane in self._lanes.values() if lane.sending]
        return [*waiting, *sending, *(result.id for result in self._results)]

    async def _run_lane(self, where: tuple[int, str], lane: _Lane) -> None:
        """Send one person's rows one after another; a row that must wait sends the rest back."""
        try:
            while lane.rows:
                async with self._slots:
                    row = lane.rows.popleft()
                    lane.sending = row.id
                    result = await self._send(row)
                self._record(row, result)
                lane.sending = 0
                self._windows.pop(row.id, None)
                if result.state is State.QUEUED:
                    self._return(where, lane, result)
        finally:
            del self._lanes[where]

    def _return(self, where: tuple[int, str], lane: _Lane, result: Result) -> None:
        """The person's later rows go back too, and so do new ones until that is written down."""
        self._put_back[where] = math.inf
        self._returning.append(where)
        for row in lane.rows:
            self._results.append(Result(row.id, State.QUEUED, due_at=result.due_at))
        lane.rows.clear()

    async def _send(self, row: Row) -> Result:
        channel = self._channels.get(row.channel)
        if channel is None:
            return Result(row.id, State.FAILED, "channel-off")
        if row.out.form is Form.CHOSEN and len(self._lanes) > CROWDED:
            return Result(row.id, State.SKIPPED, "crowded")
        try:
            return await self._attempt(row, channel)
        except SendError as error:
            refused = error
        except Exception as error:
            log.exception("row %d: a send broke: %s", row.id, type(error).__name__)
            refused = SendError(Verdict.RETRY, type(error).__name__)
        try:
            return await self._refused(row, refused)
        except Exception as error:  # noqa: BLE001 - the database is away; the next try tells again
            log.error("row %d: a refusal was not noted: %s", row.id, type(error).__name__)
            return Result(row.id, State.QUEUED, refused.reason, due_at=self._in(POLL))

    async def _attempt(self, row: Row, channel: Channel) -> Result:
        if await herald.stale(self._store, row, now=self._clock()):
            return Result(row.id, State.SKIPPED, STALE)
        gate = self._gates.get(row.channel)
        if row.channel in self._budgets and not await self._spend(row):
            why = await herald.announced(self._store, row, channel, gate)
            return Result(row.id, State.QUEUED, why)
        async with passed(gate, bulk=row.out.bulk):
            self._point("before-send")
            sent = await channel.send(row.address, row.out, key=row.key)
        self._point("after-send")
        return Result(row.id, State.SENT, platform_id=sent.message_id)

    async def _spend(self, row: Row) -> bool:
        """Take one send out of the allowance, and remember the window it is spent in."""
        now = self._clock()

        def work(conn: Connection) -> tuple[bool, datetime | None]:
            until = claims.window(conn, channel=row.channel, address=row.address)
            return claims.spend(conn, channel=row.channel, address=row.address, now=now), until

        allowed, self._windows[row.id] = await self._store.write(work)
        return allowed

    async def _refused(self, row: Row, error: SendError) -> Result:
        """What a SendError means for the row."""
        log.warning("row %d on %s: %s %s", row.id, row.channel, error.verdict, error.reason)
        match error.verdict:
            case Verdict.RETRY:
                return await self._later(row, error)
            case Verdict.UNKNOWN:
                if row.again and row.attempts < 2:
                    return await self._later(row, error)
                return Result(row.id, State.UNKNOWN, error.reason)
            case Verdict.UNREACHABLE | Verdict.OTHER_WAY:
                unreachable, until = error.verdict is Verdict.UNREACHABLE, self._windows.get(row.id)
                shut = partial(claims.shut, channel=row.channel, address=row.address, until=until)
                held = await self._store.write(partial(shut, unreachable=unreachable))
                due_at = None if held else self._in(1)
                return Result(row.id, State.QUEUED, error.reason, due_at=due_at)
            case Verdict.MISCONFIGURED:
                due_at = self._in(error.retry_after or 60)
                return Result(row.id, State.QUEUED, error.reason, due_at=due_at)
            case Verdict.DROP:
                return Result(row.id, State.FAILED, error.reason)

    async def _later(self, row: Row, error: SendError) -> Result:
        gate = self._gates.get(row.channel)
        if error.everybody and gate is not None:
            await gate.pause(error.retry_after)
        elif row.attempts >= len(BACKOFF):
            return Result(row.id, State.FAILED, error.reason)
        wait = error.retry_after or BACKOFF[min(row.attempts, len(BACKOFF) - 1)]
        return Result(row.id, State.QUEUED, error.reason, due_at=self._in(wait))

    def _in(self, seconds: float) -> datetime:
        return self._clock() + timedelta(seconds=seconds)

    def _record(self, row: Row, result: Result) -> None:
        self._tally(row.channel, str(result.state))
        self._results.append(result)
        self._more = self._more or row.attempts > 0  # claimed: others may queue behind it
        self._start_flush()

    def _start_flush(self) -> None:
        if self._flushing is None:
            self._flushing = asyncio.create_task(self._flush_all())

    async def _flush_all(self) -> None:
        try:
            while self._results:
                await asyncio.sleep(GATHER)
                await self._flush()
        finally:
            self._flushing = None

    async def _flush(self) -> None:
        """Write down a batch of results; one that cannot be written is kept and tried again."""
        batch, self._results = self._results, []
        returning, self._returning = self._returning, []
        if not batch:
            await asyncio.sleep(0.01)
            return
        try:
            work = partial(chatline.finish, results=batch, owner=self.owner, now=self._clock())
            self._more = await self._store.write(work) or self._more
        except Exception as error:  # noqa: BLE001 - kept and written later
            log.error("%d results were not written: %s", len(batch), type(error).__name__)
            self._results = batch + self._results
            self._returning = returning + self._returning
            await asyncio.sleep(POLL)
            return
        self._put_back |= dict.fromkeys(returning, time.monotonic() + PUT_BACK)
        if self._more:
            self._more = False
            self._ear.hear("outbox")
