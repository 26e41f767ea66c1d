"""Waiting for a turn, but not for ever: all wait equally long, so one timer serves them all."""

from __future__ import annotations

import asyncio
from collections import deque

Waiter = asyncio.Future[None]


class Patience:
    """Makes futures that are done after *seconds* at the latest, or when somebody sets them.

    A timer of its own for each request would be put into the loop's heap and taken out again
    thousands of times a second.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._line: deque[tuple[float, Waiter]] = deque()  # (moment to give up, who waits)
        self._timer: asyncio.TimerHandle | None = None

    def waiter(self) -> Waiter:
        """To be awaited, and to be `wake`d by what is waited for."""
        loop = asyncio.get_running_loop()
        waiter: Waiter = loop.create_future()
        self._line.append((loop.time() + self._seconds, waiter))
        if self._timer is None:
            self._timer = loop.call_later(self._seconds, self._look)
        return waiter

    def _look(self) -> None:
        """Wake who has waited long enough, forget who no longer waits, and look again in time."""
        loop, line = asyncio.get_running_loop(), self._line
        now = loop.time()
        while line and (line[0][1].done() or line[0][0] <= now):
            wake(line.popleft()[1])
        self._timer = loop.call_at(line[0][0], self._look) if line else None


def wake(waiter: Waiter) -> None:
    """Let go on who awaits this, if they still do."""
    if not waiter.done():
        waiter.set_result(None)
