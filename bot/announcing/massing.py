"""Mass sends: lists put together, asked for by an id that counts once, and asked about after."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection

from bot.announcing.script import Script
from bot.channel import Channel, Masses, SendError, Verdict
from bot.clinic.notices import mass, rules, tagging, wording
from bot.clinic.notices.mass import Job, Send
from bot.clinic.notices.notice import Notice, State, every, get
from bot.clock import Clock
from bot.store.session import Store

POLL = 3.0
PAUSE = timedelta(seconds=60)  # WeChat: the same id may be asked for again after a minute
log = logging.getLogger(__name__)


class Massing:
    """The mass sends of one channel. Processes share the work by the rows."""

    def __init__(
        self, *, store: Store, channel: Channel, script: Script, clock: Clock, zone: str
    ) -> None:
        assert isinstance(channel, Masses)
        self._store, self._channel, self._script = store, channel, script
        self._clock, self._zone = clock, zone

    async def run(self) -> None:
        while True:
            try:
                more = await self.look()
            except Exception as error:  # noqa: BLE001 - the database is away; look again
                log.error("mass sends could not be looked after: %s", type(error).__name__)
                more = False
            if not more:
                await asyncio.sleep(POLL)

    async def look(self) -> bool:
        """One step: a list, or a call. False when there was nothing to do."""
        made, send, notice = await self._store.write(self._next)
        if send is None or notice is None:
            return made
        if send.state is Job.queued:
            await self._ask_about(send)
        else:
            await self._ask_for(send, notice)
        return True

    def _next(self, conn: Connection) -> tuple[bool, Send | None, Notice | None]:
        now = self._clock()
        running = [notice for notice in every(conn, State.running) if notice.frozen_at]
        made = self._gather(conn, running)
        ids = [notice.id for notice in running] if self._zones() else []
        send = mass.due(conn, running=ids, now=now)
        return made, send, get(conn, send.notice_id) if send else None

    def _gather(self, conn: Connection, running: Sequence[Notice]) -> bool:
        zones = self._zones()
        made = False
        for notice in reversed(running):
            if zones and self._list(conn, notice, zones):
                made = True
        return made

    def _list(self, conn: Connection, notice: Notice, zones: Sequence[str]) -> bool:
        """One more list of a notice, or its tag as a whole."""
        now = self._clock()
        if tagging.gather(conn, notice, zones=zones, now=now) is not None:
            return True
        return mass.gather(conn, notice.id, zones=zones, now=now) is not None

    def _zones(self) -> list[str]:
        return rules.load().awake(self._clock(), self._zone)

    async def _ask_for(self, send: Send, notice: Notice) -> None:
        now = self._clock()
        if now - send.at > mass.SAME:  # the id would count as a new one
            await self._fail(send, "never-answered", unknown=True)
            return
        text = self._script.text(notice, locale=send.locale, elder=send.wording == "elder")
        to: list[str] | int = await self._store.read(partial(mass.addresses, job_id=send.id))
        if send.tag_id is not None:
            to = send.tag_id
        assert isinstance(self._channel, Masses)
        image = wording.picture(notice)
        try:
            msg_id = await self._channel.mass_send(to, text, key=send.client_id, image=image)
        except SendError as error:
            await self._refused(send, error)
            return
        took = partial(mass.queued, job_id=send.id, msg_id=msg_id, now=self._clock())
        await self._store.write(took)

    async def _ask_about(self, send: Send) -> None:
        """The report may get lost: ask how it ended."""
        assert isinstance(self._channel, Masses)
        if self._clock() - send.at > mass.SAME:
            await self._fail(send, "no-report", unknown=True)
            return
        try:
            ok = await self._channel.mass_ended(send.msg_id)
        except SendError as error:
            log.warning("mass send %d: %s", send.id, error.reason)
            return
        if ok is not None:
            reason = "" if ok else "platform"
            told = partial(mass.ended, msg_id=send.msg_id, ok=ok, reason=reason)
            await self._store.write(partial(told, now=self._clock()))

    async def _refused(self, send: Send, error: SendError) -> None:
        log.warning("mass send %d: %s %s", send.id, error.verdict, error.reason)
        if error.verdict in (Verdict.RETRY, Verdict.UNKNOWN, Verdict.MISCONFIGURED):
            until = self._clock() + max(PAUSE, timedelta(seconds=error.retry_after))
            later = partial(mass.wait, job_id=send.id, until=until, reason=error.reason)
            await self._store.write(later)
        else:
            await self._fail(send, error.reason, unknown=False)

    async def _fail(self, send: Send, reason: str, *, unknown: bool) -> None:
        fail = partial(mass.fail, job_id=send.id, reason=reason, unknown=unknown)
        await self._store.write(partial(fail, now=self._clock()))
