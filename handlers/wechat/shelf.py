"""Where the access token is kept: in this process, or in Redis for all processes of the account."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from redis.exceptions import RedisError

from bot.clock import Clock
from handlers.wechat.errors import BEIJING

if TYPE_CHECKING:
    from redis.asyncio import Redis

# WeChat: a forced refresh kills the token before it; at least 30 s apart and 20 a day
FORCED_APART = 30  # seconds
FORCED_A_DAY = 20
LOCK_SECONDS = 25.0  # longer than two token calls may take
log = logging.getLogger(__name__)


class Kept(NamedTuple):
    """A token and until when it is good."""

    token: str
    until: datetime


class Shelf(Protocol):
    async def read(self) -> Kept | None: ...

    async def keep(self, kept: Kept) -> None: ...

    def alone(self) -> AbstractAsyncContextManager[None]:
        """Only one at a time fetches; a lock that cannot be had is not waited for for ever."""
        ...

    async def may_force(self) -> bool:
        """Whether a forced refresh is within the platform's allowance; counts it."""
        ...


class LocalShelf:
    """For a single process."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._kept: Kept | None = None
        self._lock = asyncio.Lock()
        self._forced: list[datetime] = []

    async def read(self) -> Kept | None:
        return self._kept

    async def keep(self, kept: Kept) -> None:
        self._kept = kept

    def alone(self) -> AbstractAsyncContextManager[None]:
        return self._lock

    async def may_force(self) -> bool:
        now = self._clock()
        self._forced = [at for at in self._forced if at > now - timedelta(days=1)]
        if self._forced and now - self._forced[-1] < timedelta(seconds=FORCED_APART):
            return False
        if len(self._forced) >= FORCED_A_DAY:
            return False
        self._forced.append(now)
        return True


class RedisShelf:
    """For several processes; while Redis is away each goes on by itself."""

    def __init__(self, redis: Redis, *, app_id: str, clock: Clock) -> None:
        self._redis, self._clock = redis, clock
        self._name = f"qianmen:wechat:{app_id}"
        self._own = LocalShelf(clock=clock)

    async def read(self) -> Kept | None:
        try:
            value = await self._redis.get(f"{self._name}:token")
        except (RedisError, OSError) as error:
            _away(error)
            return await self._own.read()
        return _unpacked(value)

    async def keep(self, kept: Kept) -> None:
        await self._own.keep(kept)
        left = kept.until - self._clock()
        value = f"{kept.until.timestamp():.0f} {kept.token}"
        try:
            await self._redis.set(
                f"{self._name}:token", value, px=max(1, int(left.total_seconds() * 1000))
            )
        except (RedisError, OSError) as error:
            _away(error)

    @contextlib.asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        lock = self._redis.lock(
            f"{self._name}:lock", timeout=LOCK_SECONDS, blocking_timeout=LOCK_SECONDS, sleep=0.05
        )
        held = False
        try:
            held = await lock.acquire()
        except (RedisError, OSError) as error:
            _away(error)
        try:
            yield
        finally:
            if held:
                with contextlib.suppress(RedisError, OSError):
                    await lock.release()

    async def may_force(self) -> bool:
        day = f"{self._name}:forced:{self._clock().astimezone(BEIJING):%Y%m%d}"
        try:
            if not await self._redis.set(f"{self._name}:forced", "1", nx=True, ex=FORCED_APART):
                return False
            async with self._redis.pipeline(transaction=True) as pipe:
                pipe.incr(day)
                pipe.expire(day, 2 * 86_400)
                count = (await pipe.execute())[0]
        except (RedisError, OSError) as error:
            _away(error)
            return await self._own.may_force()
        return int(count) <= FORCED_A_DAY


def _unpacked(value: bytes | str | None) -> Kept | None:
    text = value.decode() if isinstance(value, bytes) else value or ""
    seconds, _, token = text.partition(" ")
    if not token or not seconds.isdigit():
        return None
    return Kept(token, datetime.fromtimestamp(int(seconds), UTC))


def _away(error: Exception) -> None:
    log.warning("Redis does not keep the access token: %s", type(error).__name__)
