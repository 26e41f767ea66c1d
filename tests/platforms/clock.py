"""A clock that a test moves by hand, for windows of hours and days."""

import time
from collections.abc import Callable

Clock = Callable[[], float]
"""Returns the time as unix seconds."""


class HandClock:
    """Unix seconds that move only when told to; call it to read it."""

    def __init__(self, start: float | None = None) -> None:
        self.seconds = time.time() if start is None else start

    def __call__(self) -> float:
        return self.seconds

    def advance(self, seconds: float) -> None:
        """Move forward."""
        self.seconds += seconds
