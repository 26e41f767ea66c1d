"""Keeps a page live: looks when the bell rings or every two seconds, and sends what has changed."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass

from aiohttp import ClientConnectionResetError, web

from bot.bell import Bell

POLL = 2.0  # seconds; the bell is only a hint
COMMON = {"queue", "board"}  # topics that ring for everybody, at the peak many times a second
GATHER = 0.4  # seconds in which their rings are heard as one
ALIVE = 10.0  # seconds between signs of life, by which a page knows that it is not stale


@dataclass(frozen=True, slots=True)
class Event:
    """One server-sent event. *id* comes back when the browser reconnects."""

    name: str
    data: str
    id: str = ""

    def encode(self) -> bytes:
        lines = [f"id: {self.id}"] if self.id else []
        lines.append(f"event: {self.name}")
        lines += [f"data: {line}" for line in self.data.splitlines() or [""]]
        return ("\n".join(lines) + "\n\n").encode()


Look = Callable[[], Awaitable[Sequence[Event]]]
Beat = Callable[[], Awaitable[None]]
STREAM = "text/event-stream"
OVER = Event("over", "")  # the login has ended; nothing follows
GONE = Event("moved", "gone")  # what the page shows is no longer theirs to see; nothing follows
LIVES = Event("alive", "")  # the line holds, though nothing has changed


class Streams:
    """The open event streams of this process, ended together when it stops."""

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._open: set[asyncio.Task[None]] = set()

    async def serve(
        self, request: web.Request, topics: Sequence[str], look: Look, beat: Beat | None = None
    ) -> web.StreamResponse:
        """Answer with events until the browser goes away, the login ends or the program stops.

        *beat* is called now and then for as long as somebody has the page open.
        """
        response = web.StreamResponse(headers={"Content-Type": STREAM, "X-Accel-Buffering": "no"})
        await response.prepare(request)
        sending = asyncio.ensure_future(self._send(response, topics, look, beat))
        self._open.add(sending)
        try:
            with contextlib.suppress(ClientConnectionResetError, asyncio.CancelledError):
                await sending
        finally:
            self._open.discard(sending)
            sending.cancel()
        return response

    async def close(self) -> None:
        for sending in list(self._open):
            sending.cancel()

    async def _send(
        self,
        response: web.StreamResponse,
        topics: Sequence[str],
        look: Look,
        beat: Beat | None,
    ) -> None:
        async for event in self._events(topics, look, beat):
            await response.write(event.encode())
            if event in (OVER, GONE):
                return

    async def _events(
        self, topics: Sequence[str], look: Look, beat: Beat | None
    ) -> AsyncIterator[Event]:
        loop, due = asyncio.get_running_loop(), 0.0
        with self._bell.listen(*topics) as ear:
            while True:
                for event in await look():
                    yield event
                if loop.time() >= due:
                    due = loop.time() + ALIVE
                    yield LIVES
                    if beat is not None:
                        await beat()
                rung = await ear.wait(POLL)
                if rung and rung <= COMMON:
                    await asyncio.sleep(GATHER)
