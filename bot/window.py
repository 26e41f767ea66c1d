"""Keeps a platform's limit by what the platform must have seen, however slow this machine is.

A pace spaces the moments at which calls may begin. When a machine stalls, calls that began apart
arrive together, and a platform that counts 30 in any second refuses some. So a call counts here
from when it began until a second after it was answered: the platform saw it somewhere in between,
and never more than *limit* of them within one second.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import logging
import os
import secrets
import struct
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bot.pace import APART_SECONDS, PREFIX, REDIS_SECONDS, Pace

if TYPE_CHECKING:
    from redis.asyncio import Redis

SECOND = 1.0  # the span a platform counts over
LEASE = 2.0  # of a call that is never answered, or whose process died: it was seen within the first
LOOK = 0.02  # seconds between looks while it is full
GATHER = 0.01  # seconds in which answers are told to Redis together
log = logging.getLogger(__name__)


class Window(Protocol):
    """How many calls may be under way or have just been answered."""

    async def enter(self) -> None:
        """Return when one more call may begin."""
        ...

    def leave(self) -> None:
        """One that entered was answered."""
        ...

    async def close(self) -> None: ...


class LocalWindow:
    """The window of one process. Times are seconds of one clock."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._begun: deque[float] = deque()  # of calls that are not answered
        self._over: deque[float] = deque()  # when the others were

    def delay(self, now: float) -> float:
        """Seconds until one more may begin, as things are now; 0: at once."""
        while self._begun and self._begun[0] <= now - LEASE:
            self._begun.popleft()
        while self._over and self._over[0] <= now - SECOND:
            self._over.popleft()
        if len(self._begun) + len(self._over) < self._limit:
            return 0.0
        return self._over[0] + SECOND - now if self._over else LOOK

    def begin(self, now: float) -> None:
        self._begun.append(now)

    def end(self, now: float) -> None:
        if self._begun:  # else its lease was over
            self._begun.popleft()
            self._over.append(now)

    async def enter(self) -> None:
        while (delay := self.delay(time.monotonic())) > 0:
            await asyncio.sleep(min(delay, LOOK))
        self.begin(time.monotonic())

    def leave(self) -> None:
        self.end(time.monotonic())

    async def close(self) -> None:
        pass


# Begins a call if there is room. KEYS: the window. ARGV: limit, lease in microseconds, the call.
# Answers 0, or in how many microseconds to come again.
ENTER = """
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now))
if redis.call('ZCARD', KEYS[1]) < tonumber(ARGV[1]) then
  redis.call('ZADD', KEYS[1], string.format('%.0f', now + tonumber(ARGV[2])), ARGV[3])
  redis.call('PEXPIRE', KEYS[1], 10000)
  return 0
end
local first = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
return math.max(1, math.ceil(tonumber(first[2]) - now))
"""

# Calls that were answered. ARGV: the second in microseconds, then each call and how many
# microseconds ago.
LEAVE = """
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
for i = 2, #ARGV, 2 do
  local free = now - tonumber(ARGV[i + 1]) + tonumber(ARGV[1])
  redis.call('ZADD', KEYS[1], 'XX', string.format('%.0f', free), ARGV[i])
end
"""


class RedisWindow:
    """The window of all processes that share the Redis server; without it, of this one."""

    def __init__(self, redis: Redis, *, name: str, limit: int) -> None:
        from redis.exceptions import RedisError

        self._down = (RedisError, OSError, TimeoutError)
        self._key, self._limit = f"{PREFIX}{name}:window", limit
        self._enter, self._leave = redis.register_script(ENTER), redis.register_script(LEAVE)
        self._local = LocalWindow(limit)
        self._me, self._count = secrets.token_hex(4), 0
        self._begun: deque[str] = deque()
        self._over: list[tuple[str, float]] = []
        self._telling: asyncio.Task[None] | None = None
        self._apart_until = 0.0

    async def enter(self) -> None:
        await self._local.enter()
        self._count += 1
        call = f"{self._me}{self._count}"
        while time.monotonic() >= self._apart_until:
            try:
                async with asyncio.timeout(REDIS_SECONDS):
                    args: list[str | int] = [self._limit, int(LEASE * 1e6), call]
                    wait = int(await self._enter(keys=[self._key], args=args))
            except self._down as error:
                self._go_apart(error)
                break
            if not wait:
                break
            await asyncio.sleep(min(wait / 1e6, LOOK))
        self._begun.append(call)

    def leave(self) -> None:
        self._local.leave()
        if not self._begun:
            return
        self._over.append((self._begun.popleft(), time.monotonic()))
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell(), name="window")

    async def close(self) -> None:
        if self._telling:
            await asyncio.gather(self._telling, return_exceptions=True)

    async def _tell(self) -> None:
        while self._over:
            await asyncio.sleep(GATHER)
            over, self._over = self._over, []
            now = time.monotonic()
            args: list[str | int] = [int(SECOND * 1e6)]
            for call, at in over:
                args += [call, int((now - at) * 1e6)]
            try:
                async with asyncio.timeout(REDIS_SECONDS):
                    await self._leave(keys=[self._key], args=args)
            except self._down as error:
                self._go_apart(error)

    def _go_apart(self, error: Exception) -> None:
        log.warning("counting alone for a while, without Redis: %s", type(error).__name__)
        self._apart_until = time.monotonic() + APART_SECONDS


class FileWindow:
    """The window of the processes of one machine: when each of its places is free, in a file."""

    def __init__(self, path: Path, limit: int) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        self._kept = struct.Struct(f"{limit}d")
        self._begun: deque[tuple[int, float]] = deque()  # place, and until when it is ours

    async def enter(self) -> None:
        while (delay := self._take()) > 0:
            await asyncio.sleep(min(delay, LOOK))

    def leave(self) -> None:
        if not self._begun:
            return
        place, until = self._begun.popleft()
        now = time.monotonic()
        with self._locked() as free:
            if free[place] == until:  # else the lease was over and somebody else has it
                free[place] = now + SECOND

    async def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _take(self) -> float:
        """0 when a place was taken, else the seconds until one may be free."""
        now = time.monotonic()
        with self._locked() as free:
            soonest = min(range(len(free)), key=free.__getitem__)
            if free[soonest] > now and free[soonest] < now + LEASE + SECOND:
                return free[soonest] - now
            free[soonest] = now + LEASE
            self._begun.append((soonest, free[soonest]))
            return 0.0

    @contextlib.contextmanager
    def _locked(self) -> Iterator[list[float]]:
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            kept = os.pread(self._file, self._kept.size, 0)
            whole = len(kept) == self._kept.size
            free = list(self._kept.unpack(kept)) if whole else [0.0] * (self._kept.size // 8)
            yield free
            os.pwrite(self._file, self._kept.pack(*free), 0)
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)


class Guarded:
    """`bot.channel.Gate`: a pace, and behind it a window that holds whatever comes too close."""

    def __init__(self, pace: Pace, window: Window) -> None:
        self._pace, self._window = pace, window

    async def wait(self, *, bulk: bool = False) -> None:
        await self._pace.wait(bulk=bulk)
        await self._window.enter()

    def done(self) -> None:
        self._window.leave()

    async def pause(self, seconds: float) -> None:
        await self._pace.pause(seconds)

    async def close(self) -> None:
        await self._pace.close()
        await self._window.close()
