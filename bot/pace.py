"""The one gate in front of a platform's send limit: a steady pace, and one pause for everybody."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from redis.asyncio import Redis

PREFIX = "qianmen:pace:"
BURST_SECONDS = 0.05  # what may go at once after a quiet while; also makes up for late timers
CATCH_UP_SECONDS = 0.5  # where a window guards the limit: so much lost time is made up for
BATCH_SECONDS = 0.02  # tokens one round trip to Redis may fetch, and for how long they are good
BULK_SHARE = 8  # while both classes wait, every eighth token goes to bulk
REDIS_SECONDS = 1.0  # longest wait for Redis
APART_SECONDS = 5.0  # how long a process paces alone after Redis failed
log = logging.getLogger(__name__)


class Pace(Protocol):
    """Who wants to send waits here; a pause (after a 429) holds everybody."""

    async def wait(self, *, bulk: bool = False) -> None:
        """Return when one send may go. Bulk gives way to what a person waits for."""
        ...

    async def pause(self, seconds: float) -> None:
        """Let nobody pass for so long."""
        ...

    def done(self) -> None:
        """The send that passed was answered; see `bot.window`."""
        ...

    async def close(self) -> None: ...


class Bucket:
    """*rate* tokens a second, a few at once after a quiet while. Times are seconds of one clock."""

    def __init__(self, rate: float, burst: float = BURST_SECONDS) -> None:
        self.step = 1 / rate
        self.slack = max(0.0, burst - self.step)
        self._due = 0.0  # when the next token falls due

    def take(self, now: float, most: int = 1) -> int:
        """How many of *most* tokens are due now; they are taken."""
        due = max(self._due, now - self.slack)
        if due > now:
            return 0
        count = min(most, int((now - due) / self.step + 1e-6) + 1)
        self._due = due + count * self.step
        return count

    def delay(self, now: float) -> float:
        """Seconds until the next token; 0 when one is due."""
        return max(0.0, self._due - now)

    def reserve(self, now: float, count: int) -> float:
        """Take the next *count* tokens; seconds until the last of them falls due."""
        due = max(self._due, now - self.slack)
        self._due = due + count * self.step
        return max(0.0, self._due - self.step - now)

    def pause(self, until: float) -> None:
        self._due = max(self._due, until)


class Line:
    """Those who wait, in two classes; each class in order of arrival."""

    def __init__(self) -> None:
        self._first: deque[asyncio.Future[None]] = deque()
        self._bulk: deque[asyncio.Future[None]] = deque()
        self._run = 0  # tokens passed on while bulk waited

    def __len__(self) -> int:
        return len(self._first) + len(self._bulk)

    @property
    def only_bulk(self) -> bool:
        return not self._first

    def join(self, *, bulk: bool) -> asyncio.Future[None]:
        place = asyncio.get_running_loop().create_future()
        (self._bulk if bulk else self._first).append(place)
        return place

    async def stand(self, serve: Callable[[], None], *, bulk: bool) -> None:
        """Wait until it is one's turn; *serve* sees to it that the line moves."""
        place = self.join(bulk=bulk)
        serve()
        try:
            await place
        finally:
            if place.cancelled():
                self._leave(place)

    def _leave(self, place: asyncio.Future[None]) -> None:
        for queue in (self._first, self._bulk):
            with contextlib.suppress(ValueError):
                queue.remove(place)

    def serve(self, count: int) -> int:
        """Let *count* pass; the number of tokens nobody wanted."""
        while count and len(self):
            place = self._next().popleft()
            if not place.done():
                place.set_result(None)
                count -= 1
        return count

    def _next(self) -> deque[asyncio.Future[None]]:
        if not self._first or (self._bulk and self._run >= BULK_SHARE - 1):
            self._run = 0
            return self._bulk
        self._run += bool(self._bulk)
        return self._first


class LocalPace:
    """The gate of one process. One timer serves the whole line, however long it is."""

    def __init__(self, rate: float, *, burst: float = BURST_SECONDS) -> None:
        self._bucket = Bucket(rate, burst)
        self._line = Line()
        self._timer: asyncio.TimerHandle | None = None

    async def wait(self, *, bulk: bool = False) -> None:
        if not len(self._line) and self._bucket.take(time.monotonic()):
            return
        await self._line.stand(self._serve, bulk=bulk)

    def done(self) -> None:
        pass

    async def pause(self, seconds: float) -> None:
        self._bucket.pause(time.monotonic() + seconds)

    async def close(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _serve(self) -> None:
        if self._timer is None:
            self._tick()

    def _tick(self) -> None:
        now = time.monotonic()
        if len(self._line):
            self._line.serve(self._bucket.take(now, len(self._line)))
        self._timer = None
        if len(self._line):
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(self._bucket.delay(now), self._tick)


# Reserves the next tokens and tells in how many microseconds the last of them falls due; a negative
# answer asks bulk to come again. KEYS: the gate. ARGV: step and slack in microseconds, tokens,
# 1 for bulk that still gives way. `due` is the next free token, `want` until when someone who does
# not send bulk is waiting. The key lives as long as it says anything.
RESERVE = """
local t = redis.call('TIME')
local now, step, count = t[1] * 1000000 + t[2], tonumber(ARGV[1]), tonumber(ARGV[3])
local kept = redis.call('HMGET', KEYS[1], 'due', 'want')
local due = math.max(tonumber(kept[1] or '0'), now - tonumber(ARGV[2]))
if ARGV[4] == '1' and tonumber(kept[2] or '0') > now then
  return -math.ceil(step)
end
local wait = math.max(0, due + (count - 1) * step - now)
due = due + count * step
redis.call('HSET', KEYS[1], 'due', string.format('%.0f', due))
if ARGV[4] == '' then
  redis.call('HSET', KEYS[1], 'want', string.format('%.0f', wait > 0 and due + step or 0))
end
redis.call('PEXPIRE', KEYS[1], math.ceil(math.max(due - now, 0) / 1000) + 1000)
return math.ceil(wait)
"""

PAUSE = """
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local kept = tonumber(redis.call('HGET', KEYS[1], 'due') or '0')
local due = math.max(kept, now + tonumber(ARGV[1]))
redis.call('HSET', KEYS[1], 'due', string.format('%.0f', due))
redis.call('PEXPIRE', KEYS[1], math.ceil((due - now) / 1000) + 1000)
"""


class RedisPace:
    """The gate of all processes that share the Redis server; without it, of this one.

    One task, alive only while someone waits, reserves tokens for the whole line of this process.
    """

    def __init__(
        self, redis: Redis, *, name: str, rate: float, burst: float = BURST_SECONDS
    ) -> None:
        from redis.exceptions import RedisError

        self._down = (RedisError, OSError, TimeoutError)
        self._key = PREFIX + name
        self._reserve_script = redis.register_script(RESERVE)
        self._pause_script = redis.register_script(PAUSE)
        self._bucket = Bucket(rate, burst)  # for the time without Redis
        self._batch = max(1, int(rate * BATCH_SECONDS))
        self._line = Line()
        self._size = 1
        self._left, self._good_until = 0, 0.0  # tokens fetched and not used
        self._shut_until = 0.0
        self._apart_until = 0.0
        self._patience = BULK_SHARE
        self._task: asyncio.Task[None] | None = None

    async def wait(self, *, bulk: bool = False) -> None:
        if self._left and not len(self._line) and self._use_one():
            return
        await self._line.stand(self._begin, bulk=bulk)

    def _begin(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._fill(), name="pace")

    def done(self) -> None:
        pass

    async def pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        self._shut_until = max(self._shut_until, until)
        self._bucket.pause(until)
        self._left = 0
        try:
            async with asyncio.timeout(REDIS_SECONDS):
                await self._pause_script(keys=[self._key], args=[int(seconds * 1e6)])
        except self._down as error:
            self._go_apart(error)

    async def close(self) -> None:
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def _use_one(self) -> bool:
        if time.monotonic() > self._good_until:
            return False
        self._left -= 1
        return True

    async def _fill(self) -> None:
        while len(self._line):
            count = self._next_batch()
            delay = await self._reserve(count)
            if delay is None:  # bulk gave way
                await asyncio.sleep(self._bucket.step)
                continue
            await self._sleep(delay)
            self._left = self._line.serve(count)
            self._good_until = time.monotonic() + BATCH_SECONDS

    def _next_batch(self) -> int:
        """Twice as many tokens as last time when all were used, else half: others want some too."""
        self._size = max(1, self._size // 2 if self._left else self._size * 2)
        self._size = min(self._size, self._batch)
        return min(max(self._size, len(self._line)), self._batch)

    async def _sleep(self, delay: float) -> None:
        """Until the tokens fall due; a pause that came meanwhile counts too."""
        while delay > 0:
            await asyncio.sleep(delay)
            delay = self._shut_until - time.monotonic()

    async def _reserve(self, count: int) -> float | None:
        """Seconds until *count* tokens fall due, or None when bulk has to come again."""
        if time.monotonic() < self._apart_until:
            return self._bucket.reserve(time.monotonic(), count)
        gives_way = self._line.only_bulk and self._patience > 0
        mark = "1" if gives_way else "0" if self._line.only_bulk else ""
        step = self._bucket.step * 1e6, self._bucket.slack * 1e6
        try:
            async with asyncio.timeout(REDIS_SECONDS):
                answer = await self._reserve_script(keys=[self._key], args=[*step, count, mark])
        except self._down as error:
            self._go_apart(error)
            return self._bucket.reserve(time.monotonic(), count)
        self._patience = self._patience - 1 if answer < 0 else BULK_SHARE
        return None if answer < 0 else int(answer) / 1e6

    def _go_apart(self, error: Exception) -> None:
        log.warning("pacing alone for a while, without Redis: %s", type(error).__name__)
        self._apart_until = time.monotonic() + APART_SECONDS
