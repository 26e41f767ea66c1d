"""Waiting for a turn, but not for ever: all wait equally long, so one timer serves them all."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

Waiter = asyncio.Future[None]


class Patience:
    """Waits up to *seconds* for a future, which goes on by itself.

    A timer of its own for each request would be put into the loop's heap and taken out again
    thousands of times a second.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._line: deque[tuple[float, Waiter]] = deque()  # (moment to give up, who waits)
        self._timer: asyncio.TimerHandle | None = None

    async def wait(self, future: asyncio.Future[Any]) -> None:
        """Until *future* is done or the time is over; raises nothing of what became of it."""
        if future.done():
            return
        loop = asyncio.get_running_loop()
        waiter: Waiter = loop.create_future()

        def wake(_: object) -> None:
            if not waiter.done():
                waiter.set_result(None)

        future.add_done_callback(wake)
        self._line.append((loop.time() + self._seconds, waiter))
        if self._timer is None:
            self._timer = loop.call_later(self._seconds, self._look)
        try:
            await waiter
        finally:
            future.remove_done_callback(wake)

    def _look(self) -> None:
        """Wake who has waited long enough, forget who no longer waits, and look again in time."""
        loop, line = asyncio.get_running_loop(), self._line
        now = loop.time()
        while line and (line[0][1].done() or line[0][0] <= now):
            waiter = line.popleft()[1]
            if not waiter.done():
                waiter.set_result(None)
        self._timer = loop.call_at(line[0][0], self._look) if line else None
