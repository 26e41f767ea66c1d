"""One channel's notices: claimed a few ahead of the pace, sent, and what became of them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from bot import claims
from bot.announcing.ledger import Ledger
from bot.announcing.outcome import otherwise, put_back
from bot.announcing.script import Script
from bot.channel import Channel, Forms, Gate, SendError, Sent, Tally, Verdict
from bot.clinic.notices import freezing, lifecycle, recipients, rules, subscribing
from bot.clinic.notices.freezing import Reach
from bot.clinic.notices.notice import Notice, Refused, every
from bot.clinic.notices.notice import State as NoticeState
from bot.clinic.notices.recipients import Claimed, Result, State, Way
from bot.clinic.notices.wording import Unfit
from bot.clock import Clock
from bot.store.faults import told
from bot.store.session import Point, Store

AHEAD = 0.15  # seconds of the pace that are claimed ahead: what a kill makes unknown
FEWEST, MOST = 2, 64  # rows claimed ahead where there is a pace
BATCH = 1000  # rows claimed at once where there is none
AT_ONCE = 128  # calls in flight where there is a pace
POLL = 1.0
BACKOFF = (1.0, 5.0, 30.0, 120.0, 600.0)  # seconds before a failed send is tried again
log = logging.getLogger(__name__)
Row = tuple[Notice, Claimed]


class Lane:
    """Sends to one channel. Rows at the gate are known as not sent; only calls can be unknown."""

    def __init__(
        self,
        *,
        store: Store,
        channel: Channel,
        gate: Gate | None,
        reach: Reach,
        script: Script,
        owner: str,
        clock: Clock,
        zone: str,
        tally: Tally,
        point: Point,
    ) -> None:
        self._store, self._channel, self._gate, self._reach = store, channel, gate, reach
        self._script, self._owner, self._clock, self._zone = script, owner, clock, zone
        self._tally, self._point = tally, point
        self._ledger = Ledger(store=store, owner=owner, clock=clock, wrote=self.look)
        self._ahead = max(FEWEST, min(MOST, int(reach.rate * AHEAD))) if gate else BATCH
        self._waiting: dict[int, asyncio.Task[None]] = {}  # at the gate
        self._calling: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._moved = asyncio.Event()
        self._after: Counter[int] = Counter()  # by notice: the last row claimed
        self._stopping = False

    @property
    def in_hand(self) -> list[int]:
        return [*self._waiting, *self._calling, *self._ledger.ids]

    def look(self) -> None:
        """Something may have changed."""
        self._moved.set()

    async def run(self) -> None:
        while not self._stopping:
            self._moved.clear()
            rows = await self._claim()
            if rows is None:  # no room: somebody passes the gate soon
                await self._moved.wait()
            elif rows:
                self._send_all(rows)
            else:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(POLL):
                        await self._moved.wait()

    async def stop(self, seconds: float) -> None:
        """Give back what waits at the gate, let calls end, write everything down."""
        self._stopping = True
        self._moved.set()
        for task in self._waiting.values():
            task.cancel()
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._ledger.close(seconds)

    # --- claiming

    def _room(self) -> int:
        room = self._ahead - len(self._waiting)
        if self._gate is not None:
            room = min(room, AT_ONCE - len(self._calling))
        elif self._calling or self._ledger.ids:
            room = 0  # a whole batch at a time: its results are back-pressure
        return room

    async def _claim(self) -> list[Row] | None:
        room = self._room()
        if room < max(1, self._ahead // 2):
            return None
        try:
            return await self._store.write(partial(self._next, most=room))
        except Exception as error:  # noqa: BLE001 - the database is away; look again
            log.error("recipients could not be claimed: %s", told(error))
            await asyncio.sleep(POLL)
            return []

    def _next(self, conn: Connection, most: int) -> list[Row]:
        """The next rows of the oldest notice that has any; who has changed is settled at once."""
        now, data = self._clock(), rules.load()
        zones = data.awake(now, self._zone)
        running = [n for n in every(conn, NoticeState.running) if n.frozen_at] if zones else []
        for notice in reversed(running):
            claim = partial(
                recipients.claim,
                conn,
                notice_id=notice.id,
                channel=self._channel.name,
                zones=zones,
                owner=self._owner,
                now=now,
                most=most,
                busy=data.busy,
            )
            found = claim(after=self._after[notice.id])
            if not found and self._after[notice.id]:
                found = claim(after=0)  # those put back
            if found:
                self._after[notice.id] = found[-1].id
                return self._fit(conn, notice, found, now)
        return []

    def _fit(
        self, conn: Connection, notice: Notice, found: Sequence[Claimed], now: datetime
    ) -> list[Row]:
        """Those who can be sent to now; the others are put back or left out in the same breath."""
        fit: list[Row] = []
        others: list[Result] = []
        for row in found:
            if row.stands:
                others.append(put_back(row, now))
            elif not self._may(conn, notice, row, now):
                others.append(otherwise(row, self._reach))
            else:
                fit.append((notice, row))
        if others:
            recipients.finish(conn, others, owner=self._owner, now=now)
        return fit

    def _may(self, conn: Connection, notice: Notice, row: Claimed, now: datetime) -> bool:
        """Takes what the send uses up: a person's consent, or some of their window."""
        if row.way is Way.form:
            return subscribing.spend(conn, row.account_id, notice.template)
        if not self._reach.counted:
            return True
        kept, sends = rules.load().kept_sends, freezing.sends_of(notice)
        return recipients.spend(conn, row.account_id, kept=kept, now=now, sends=sends)

    # --- sending

    def _send_all(self, rows: Sequence[Row]) -> None:
        for notice, row in rows:
            task = self._waiting[row.id] = asyncio.create_task(self._send(notice, row))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _send(self, notice: Notice, row: Claimed) -> None:
        if not await self._passed(row.id):
            self._record(Result(row.id, State.planned, counted=False))
            return
        self._calling.add(row.id)
        try:
            result = await self._call(notice, row)
        except asyncio.CancelledError:
            result = Result(row.id, State.unknown, "stopped")
        finally:
            self._calling.discard(row.id)
            if self._gate is not None:
                self._gate.done()
        self._record(result)

    async def _passed(self, row_id: int) -> bool:
        """Whether the gate let it pass before everything stopped."""
        try:
            if self._gate is not None:
                await self._gate.wait(bulk=True)
        except asyncio.CancelledError:
            return False
        finally:
            del self._waiting[row_id]
            self._moved.set()
        return not self._stopping

    def _record(self, result: Result) -> None:
        self._tally(self._channel.name, f"notice-{result.state}")
        self._ledger.add(result)

    async def _call(self, notice: Notice, row: Claimed) -> Result:
        try:
            self._point("before-send")
            sent = await self._say(notice, row)
            self._point("after-send")
        except SendError as error:
            return await self._refused(notice, row, error)
        except Unfit:
            return Result(row.id, State.failed, "unfit")
        except Exception as error:
            log.exception("recipient %d: a send broke: %s", row.id, type(error).__name__)
            return Result(row.id, State.unknown, type(error).__name__)
        return Result(row.id, State.sent, platform_id=sent.message_id)

    async def _say(self, notice: Notice, row: Claimed) -> Sent:
        key = f"notice:{notice.id}:{row.id}"
        if row.way is Way.form:
            assert isinstance(self._channel, Forms)
            ref = subscribing.offered()[notice.template].ref
            fields = (notice.subscribe or {})["fields"]
            return await self._channel.send_form(row.address, ref, fields, key=key)
        out = self._script.bubble(
            notice, channel=self._channel.name, locale=row.locale, elder=row.elder
        )
        return await self._channel.send(row.address, out, key=key)

    async def _refused(self, notice: Notice, row: Claimed, error: SendError) -> Result:
        """What a SendError means for the recipient."""
        log.info("recipient %d: %s %s", row.id, error.verdict, error.reason)
        match error.verdict:
            case Verdict.RETRY:
                return await self._later(row, error)
            case Verdict.UNKNOWN:
                return Result(row.id, State.unknown, error.reason)
            case Verdict.UNREACHABLE:
                await self._shut(row)
                return Result(row.id, State.failed, "unreachable")
            case Verdict.OTHER_WAY:
                if row.way is Way.form:
                    await self._unheard_of(notice, row)
                return otherwise(row, self._reach)
            case Verdict.MISCONFIGURED:
                await self._hold(notice, error.reason)
                return Result(row.id, State.planned, counted=False)
            case Verdict.DROP:
                return Result(row.id, State.failed, error.reason)

    async def _later(self, row: Claimed, error: SendError) -> Result:
        wait = error.retry_after or BACKOFF[min(row.attempts, len(BACKOFF) - 1)]
        due_at = self._clock() + timedelta(seconds=wait)
        if error.everybody and self._gate is not None:
            await self._gate.pause(error.retry_after)
            return Result(row.id, State.planned, error.reason, due_at=due_at, counted=False)
        if row.attempts >= len(BACKOFF):
            return Result(row.id, State.failed, error.reason)
        return Result(row.id, State.planned, error.reason, due_at=due_at)

    async def _shut(self, row: Claimed) -> None:
        """They blocked us, unless they wrote meanwhile."""
        where = {"channel": self._channel.name, "address": row.address, "until": row.until}
        shut = partial(claims.shut, unreachable=True, **where)  # type: ignore[arg-type]
        with contextlib.suppress(Exception):  # noted at the next send
            await self._store.write(shut)

    async def _unheard_of(self, notice: Notice, row: Claimed) -> None:
        """The platform knows of no consent."""
        gone = partial(subscribing.used_up, account_id=row.account_id, template=notice.template)
        with contextlib.suppress(Exception):  # the next send says so again
            await self._store.write(gone)

    async def _hold(self, notice: Notice, reason: str) -> None:
        """Nobody can be written to until an operator acts."""
        pause = partial(
            lifecycle.pause, notice_id=notice.id, by="program", now=self._clock(), reason=reason
        )
        with contextlib.suppress(Refused):
            await self._store.write(pause)
