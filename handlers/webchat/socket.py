"""One open page: takes in what the person says and carries the stored lines to the browser."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from aiohttp import WSMsgType, web
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.bell import Bell, Ear
from bot.clock import Clock
from bot.messages import Inbound
from bot.store import history
from bot.store.history import Line, Reader
from bot.store.session import Store
from handlers.webchat import frames
from handlers.webchat.allowance import Allowance
from handlers.webchat.frames import Hello, Ping, Refused, Said, Seen

POLL = 2.0  # seconds between looks without a ring: a ring is only a hint
HEARTBEAT = 25.0  # seconds; a line that does not answer is closed after half of it
TRY_LATER = 1013
# The database is away: the program's own faults are not among these.
AWAY = (SQLAlchemyError, sqlite3.Error, OSError)
log = logging.getLogger(__name__)


class Answered(Protocol):
    """What became of a message, as far as the page needs it."""

    @property
    def duplicate(self) -> bool: ...


class Takes(Protocol):
    """Takes a message in; returns after the commit, raises only when nothing could be stored."""

    async def take(self, inbound: Inbound) -> Answered: ...


class Page:
    """A browser window on the line.

    What the person says is taken in one after the other, in the order it was written. A second
    task reads the stored lines: what is shown is what is stored, in every window alike.
    """

    def __init__(
        self,
        ws: web.WebSocketResponse,
        *,
        address: str,
        store: Store,
        turns: Takes,
        bell: Bell,
        clock: Clock,
        allowance: Allowance,
        locale_for: Callable[[str], str],
    ) -> None:
        self._ws = ws
        self._address = address
        self._store = store
        self._turns = turns
        self._bell = bell
        self._clock = clock
        self._allowance = allowance
        self._locale_for = locale_for
        self._known: asyncio.Future[Hello] = asyncio.get_running_loop().create_future()
        self._unseen: set[int] = set()

    async def run(self) -> None:
        """Serve until the line is down; what the person said is stored even then."""
        with self._bell.listen(f"web:{self._address}", "web") as ear:
            carrying = asyncio.create_task(self._serve(ear))
            try:
                async for message in self._ws:
                    if not await self._frame(message.type, message.data):
                        break
            finally:
                carrying.cancel()
                (ended,) = await asyncio.gather(carrying, return_exceptions=True)
                if isinstance(ended, Exception):
                    log.error("a page was no longer served: %s", type(ended).__name__)

    async def _serve(self, ear: Ear) -> None:
        """Carry lines; a line nobody carries anything on is closed, so that the browser returns."""
        try:
            await self._carry(ear)
        finally:
            await self._ws.close(code=TRY_LATER)

    async def _frame(self, kind: WSMsgType, data: Any) -> bool:
        """Act on one frame; False ends the page."""
        if kind is WSMsgType.ERROR:  # a frame larger than any of ours
            return False
        try:
            if kind is not WSMsgType.TEXT:
                raise Refused("unreadable")
            return await self._act(frames.read(data))
        except Refused as refused:
            await self._wait()
            await self._tell({"type": "refused", "why": refused.why, "id": refused.id})
            return True

    async def _act(self, frame: frames.Frame) -> bool:
        match frame:
            case Hello() if not self._known.done():
                self._known.set_result(frame)
            case Seen(rows):
                return await self._seen(rows)
            case Said():
                return await self._said(frame)
            case Ping():
                await self._tell({"type": "pong"})
            case _:
                await self._wait()
        return True

    async def _said(self, said: Said) -> bool:
        await self._wait()
        message = frames.inbound(said, address=self._address, now=self._clock())
        if said.switch and not await self._switch(said.language):
            return False
        if not await self._stored(self._turns.take(message)):
            return False
        self._bell.ring(f"web:{self._address}")
        await self._tell({"type": "stored", "id": said.id})
        return True

    async def _switch(self, tag: str) -> bool:
        locale = self._locale_for(tag)
        return await self._stored(
            self._store.write(lambda conn: history.speak(conn, self._address, locale))
        )

    async def _seen(self, rows: tuple[int, ...]) -> bool:
        """Only what this page was given counts, so that an invented number costs no query."""
        shown = self._unseen.intersection(rows)
        self._unseen -= shown
        if not shown:
            return True
        now = self._clock()
        return await self._stored(
            self._store.write(lambda conn: history.seen(conn, self._address, shown, now))
        )

    async def _stored(self, work: Awaitable[object]) -> bool:
        """Do database work; when it fails the line is closed and the browser tries again."""
        try:
            await work
        except AWAY as error:
            log.error("a page was sent away: %s", type(error).__name__)
            await self._ws.close(code=TRY_LATER)
            return False
        return True

    async def _wait(self) -> None:
        """Who writes too fast is told so and read more slowly; nothing is lost or overtaken."""
        seconds = self._allowance.take(self._address)
        if seconds:
            await self._tell({"type": "slow"})
            await asyncio.sleep(min(seconds, 5.0))

    async def _tell(self, data: dict[str, Any]) -> None:
        with contextlib.suppress(ConnectionResetError):
            await self._ws.send_json(data)

    async def _carry(self, ear: Ear) -> None:
        """Carry the lines to the browser, those it lacks first, then each as it is stored."""
        at = await self._known
        ready = False
        reader: Reader | None = None
        while (look := await self._look(at)) is not None:
            lines, now = look
            if now is not None and now != reader:
                await self._tell(frames.person(now))
                reader = now
            for line in lines:
                at = Hello(max(at.row, line.row), max(at.own, line.own))
                await self._show(line)
            if len(lines) >= history.MOST:
                continue  # there may be more
            if not ready:
                await self._tell({"type": "ready", "empty": at == Hello(0, 0)})
                ready = True
            await ear.wait(POLL)

    async def _look(self, at: Hello) -> tuple[list[Line], Reader | None] | None:
        """The lines behind *at* and who reads them; None when the line is or was closed."""
        found: list[Line] = []
        reader: list[Reader | None] = []

        def read(conn: Connection) -> None:
            reader.append(history.reader(conn, self._address))
            if at == Hello(0, 0):
                found.extend(history.recent(conn, self._address))
            else:
                found.extend(history.since(conn, self._address, row=at.row, own=at.own))

        if self._ws.closed or not await self._stored(self._store.read(read)):
            return None
        return [line for line in found if line.row not in self._unseen], reader[-1]

    async def _show(self, line: Line) -> None:
        if line.row:
            self._unseen.add(line.row)
        await self._tell(frames.line(line))
