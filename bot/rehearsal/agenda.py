"""What is still to happen on a day that is played, in the order of its own clock."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count

Act = Callable[[], object]  # what it returns is of no interest


class Agenda:
    """Events by their time, in seconds from midnight; of two at one time, the first entered."""

    def __init__(self) -> None:
        self._line: list[tuple[float, int, Act]] = []
        self._number = count()
        self.now = 0.0

    def at(self, when: float, act: Act) -> None:
        """Have *act* done at *when*, or at once if that has passed."""
        heappush(self._line, (max(when, self.now), next(self._number), act))

    def after(self, seconds: float, act: Act) -> None:
        self.at(self.now + seconds, act)

    def step(self, until: float) -> bool:
        """Bring the clock to the next event and do it; False when there is none before *until*."""
        if not self._line or self._line[0][0] > until:
            self.now = max(self.now, until)
            return False
        self.now, _, act = heappop(self._line)
        act()
        return True
