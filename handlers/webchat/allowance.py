"""How fast one visitor may write and how many windows they may have open, in this process."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator

from bot.clock import Clock

BURST = 10.0  # messages at once
RATE = 2.0  # messages a second after that
SOCKETS = 5
REMEMBERED = 10_000  # visitors; beyond it those who have rested are forgotten


class Allowance:
    """A token bucket and a count of open sockets for each address."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}
        self._sockets: Counter[str] = Counter()

    def take(self, address: str) -> float:
        """Take one token; returns the seconds to wait until it is really there, 0.0 for none.

        A token may be owed: whoever waits as told is never refused and never overtaken.
        """
        now = self._clock().timestamp()
        left, at = self._buckets.get(address, (BURST, now))
        left = min(BURST, left + max(0.0, now - at) * RATE) - 1.0
        self._buckets[address] = (left, now)
        if len(self._buckets) > REMEMBERED:
            self._forget(now)
        return max(0.0, -left / RATE)

    def _forget(self, now: float) -> None:
        full = BURST / RATE
        self._buckets = {a: b for a, b in self._buckets.items() if now - b[1] < full}

    @contextlib.contextmanager
    def socket(self, address: str) -> Iterator[bool]:
        """Count a socket while it is open; False when there are too many."""
        self._sockets[address] += 1
        try:
            yield self._sockets[address] <= SOCKETS
        finally:
            self._sockets[address] -= 1
            if not self._sockets[address]:
                del self._sockets[address]
