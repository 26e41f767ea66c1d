"""Keeps a page live: looks when the bell rings or every two seconds, and sends what has changed."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass

from aiohttp import ClientConnectionResetError, web

from bot.bell import Bell

POLL = 2.0  # seconds; the bell is only a hint
QUIET = 15  # polls without news until a comment keeps proxies from closing the line


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
OVER = Event("over", "")  # the login has ended; nothing follows


class Streams:
    """The open event streams of this process, ended together when it stops."""

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._open: set[asyncio.Task[None]] = set()

    async def serve(
        self, request: web.Request, topics: Sequence[str], look: Look
    ) -> web.StreamResponse:
        """Answer with events until the browser goes away, the login ends or the program stops."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"}
        )
        await response.prepare(request)
        sending = asyncio.ensure_future(self._send(response, topics, look))
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

    async def _send(self, response: web.StreamResponse, topics: Sequence[str], look: Look) -> None:
        async for event in self._events(topics, look):
            await response.write(event.encode() if event else b":\n\n")
            if event is OVER:
                return

    async def _events(self, topics: Sequence[str], look: Look) -> AsyncIterator[Event | None]:
        quiet = 0
        with self._bell.listen(*topics) as ear:
            while True:
                news = await look()
                for event in news:
                    yield event
                quiet = 0 if news else quiet + 1
                if quiet == QUIET:
                    quiet = 0
                    yield None
                await ear.wait(POLL)
