"""A small Telegram on this machine: its send limit, people who blocked the bot, and mishaps."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any

SECOND = 1.0
PENALTY = 2  # seconds a bot has to wait that was too fast
IMPOSED = 1  # of a pause that comes without a fault of ours
TICK = 0.02  # seconds
ON_THE_WAY = 0.5  # seconds in which calls still come that were under way when it was imposed
MOST_HEAD, MOST_BODY = 16_384, 262_144  # bytes


class Mishap(StrEnum):
    """What may become of one call."""

    pause = auto()  # 429, though nobody was too fast
    server = auto()  # 502 of a proxy; not delivered
    cut = auto()  # the connection is reset; not delivered
    cut_after = auto()  # delivered, then reset before the answer
    silent = auto()  # no answer comes; not delivered
    silent_after = auto()  # delivered, and no answer comes


@dataclass
class Loopback:
    """`async with`; `url` is its address. *limit*: messages a second over all chats, enforced.

    *mishaps*: number of the call -> what becomes of it.
    """

    limit: int
    blocked: frozenset[int]
    mishaps: Mapping[int, Mishap]
    url: str = ""
    delivered: Counter[int] = field(default_factory=Counter)
    answered: int = 0  # calls that counted against the limit
    self_inflicted: int = 0  # calls refused because we were too fast, not by a mishap
    paused: float = 0.0  # seconds imposed without our fault
    first: float = 0.0
    last: float = 0.0
    _calls: int = 0
    _tick: float = 0.0
    _arrival: float = 0.0
    _slept_since: float = 0.0
    _sleepy_until: float = 0.0
    _shut_since: float = 0.0
    _shut_until: float = 0.0
    _window: deque[float] = field(default_factory=deque)
    _server: asyncio.Server | None = None
    _open: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Loopback:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=MOST_BODY)
        host, port = self._server.sockets[0].getsockname()[:2]
        self._tick = time.monotonic()
        self._open.add(asyncio.create_task(self._stay_awake()))
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            while (asked := await _read(reader)) is not None:
                answer = await self._answer(*asked)
                if answer is None:
                    writer.transport.abort()
                    return
                writer.write(answer)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.transport.abort()
        finally:
            self._open.discard(task)
            writer.close()

    async def _answer(self, path: str, body: Mapping[str, Any]) -> bytes | None:
        if not path.endswith("/sendMessage"):
            return _http(200, {"ok": True, "result": True})
        self._calls += 1
        now = self._arrival = self._arrived()
        self.first = self.first or now
        mishap = self.mishaps.get(self._calls)
        if mishap is Mishap.pause:
            self.paused += IMPOSED
            self._shut_since, self._shut_until = now, now + IMPOSED
            return _refused(429, "Too Many Requests", retry_after=IMPOSED)
        if self._too_fast(now):
            return _refused(429, "Too Many Requests", retry_after=PENALTY)
        return await self._mishap(mishap, int(body.get("chat_id") or 0))

    async def _stay_awake(self) -> None:
        """Notes when this process did not run: what came meanwhile waited, and was not hasty."""
        while True:
            await asyncio.sleep(TICK)
            now = time.monotonic()
            if now - self._tick > 3 * TICK:
                self._slept_since, self._sleepy_until = self._tick, now + TICK
            self._tick = now

    def _arrived(self) -> float:
        """When a call came; of those found after a sleep, as they would have come at the limit."""
        now = time.monotonic()
        if now > self._sleepy_until:
            return now
        return min(now, max(self._slept_since, self._arrival + 1 / self.limit))

    def _too_fast(self, now: float) -> bool:
        """Whether the call is over the limit of any one second; else it counts."""
        while self._window and self._window[0] <= now - SECOND:
            self._window.popleft()
        shut = now < self._shut_until
        if shut or len(self._window) >= self.limit:
            self.self_inflicted += not shut or now > self._shut_since + ON_THE_WAY
            return True
        self._window.append(now)
        self.answered += 1
        self.last = now
        return False

    async def _mishap(self, mishap: Mishap | None, chat: int) -> bytes | None:
        if mishap is Mishap.server:
            return _http(502, None)
        if mishap in (Mishap.cut, Mishap.silent):
            await self._wait(mishap)
            return None
        if chat in self.blocked:
            return _refused(403, "Forbidden: bot was blocked by the user")
        self.delivered[chat] += 1
        if mishap is not None:
            await self._wait(mishap)
            return None
        message = {"message_id": self._calls, "date": 0, "chat": {"id": chat, "type": "private"}}
        return _http(200, {"ok": True, "result": message})

    async def _wait(self, mishap: Mishap) -> None:
        if mishap in (Mishap.silent, Mishap.silent_after):
            await asyncio.sleep(60)


async def _read(reader: asyncio.StreamReader) -> tuple[str, Mapping[str, Any]] | None:
    """Path and body of the next request; None when the client has left."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        return None
    first, *lines = head[:MOST_HEAD].decode("latin-1").split("\r\n")
    length = 0
    for line in lines:
        name, _, value = line.partition(":")
        if name.lower() == "content-length":
            length = min(int(value), MOST_BODY)
    body = await reader.readexactly(length)
    path = first.partition(" ")[2].partition(" ")[0]
    return path, json.loads(body) if body[:1] == b"{" else {}


def _http(status: int, said: Mapping[str, Any] | None) -> bytes:
    body = b"<html>bad gateway</html>" if said is None else json.dumps(said).encode()
    kind = "text/html" if said is None else "application/json"
    head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def _refused(status: int, words: str, **parameters: int) -> bytes:
    said = {"ok": False, "error_code": status, "description": words}
    return _http(status, said | ({"parameters": parameters} if parameters else {}))


def mishaps_of(recipients: int, *, seed: int) -> dict[int, Mishap]:
    """A run's mishaps: a few of each kind, more in a long one, all before its last fifth."""
    shares = {
        Mishap.pause: 1000,
        Mishap.server: 500,
        Mishap.cut: 500,
        Mishap.cut_after: 500,
        Mishap.silent: 1000,
        Mishap.silent_after: 1000,
    }
    dice = random.Random(seed)
    wanted = [kind for kind, one_in in shares.items() for _ in range(max(1, recipients // one_in))]
    calls = range(2, max(20, recipients * 4 // 5))
    return dict(zip(dice.sample(calls, len(wanted)), wanted, strict=True))
