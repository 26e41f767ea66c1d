"""Wakes whoever waits for something, in this process and (with Redis) in the others; only a hint.

A ring may be lost (Redis emptied, a listener too late): every listener also looks by itself now and
then, because the database is the truth.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from redis.asyncio import Redis

PREFIX = "qianmen:bell:"
log = logging.getLogger(__name__)


class Ear:
    """One listener; `wait` returns the topics rung since the last call."""

    def __init__(self) -> None:
        self._rung: set[str] = set()
        self._event = asyncio.Event()

    def hear(self, topic: str) -> None:
        self._rung.add(topic)
        self._event.set()

    async def wait(self, seconds: float) -> set[str]:
        """Topics rung, or an empty set after *seconds*."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._event.wait()
        self._event.clear()
        rung, self._rung = self._rung, set()
        return rung


class Bell(Protocol):
    def ring(self, *topics: str) -> None: ...

    def listen(self, *topics: str) -> contextlib.AbstractContextManager[Ear]: ...

    async def start(self) -> None: ...

    async def close(self) -> None: ...


class LocalBell:
    """Rings inside this process."""

    def __init__(self) -> None:
        self._ears: defaultdict[str, set[Ear]] = defaultdict(set)

    def ring(self, *topics: str) -> None:
        for topic in topics:
            for ear in self._ears.get(topic, ()):
                ear.hear(topic)

    @contextlib.contextmanager
    def listen(self, *topics: str) -> Iterator[Ear]:
        ear = Ear()
        for topic in topics:
            self._ears[topic].add(ear)
        try:
            yield ear
        finally:
            for topic in topics:
                self._ears[topic].discard(ear)
                if not self._ears[topic]:
                    del self._ears[topic]

    async def start(self) -> None:
        pass

    async def close(self) -> None:
        pass


class RedisBell(LocalBell):
    """Rings in every process that shares the Redis server; without it, still in this one."""

    def __init__(self, redis: Redis) -> None:
        super().__init__()
        self._redis = redis
        self._mine = secrets.token_hex(6)
        self._waiting: dict[str, None] = {}
        self._sending = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def ring(self, *topics: str) -> None:
        super().ring(*topics)
        self._waiting.update(dict.fromkeys(topics))
        self._sending.set()

    async def start(self) -> None:
        self._tasks = [asyncio.create_task(self._send()), asyncio.create_task(self._receive())]

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _send(self) -> None:
        while True:
            await self._sending.wait()
            self._sending.clear()
            topics, self._waiting = list(self._waiting), {}
            try:
                async with self._redis.pipeline(transaction=False) as pipe:
                    for topic in topics:
                        pipe.publish(PREFIX + topic, self._mine)
                    await pipe.execute()
            except Exception as error:  # noqa: BLE001 - listeners poll anyway
                log.warning("a ring was not passed on: %s", type(error).__name__)
                await asyncio.sleep(1)

    async def _receive(self) -> None:
        while True:
            try:
                async with self._redis.pubsub() as pubsub:
                    await pubsub.psubscribe(PREFIX + "*")
                    async for message in pubsub.listen():
                        self._pass_on(message)
            except Exception as error:  # noqa: BLE001 - listeners poll anyway
                log.warning("listening to Redis was interrupted: %s", type(error).__name__)
                await asyncio.sleep(1)

    def _pass_on(self, message: dict[str, bytes | str]) -> None:
        if message.get("type") not in ("pmessage", b"pmessage"):
            return
        channel, sender = _text(message["channel"]), _text(message["data"])
        if sender != self._mine:
            super().ring(channel.removeprefix(PREFIX))


def _text(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value
