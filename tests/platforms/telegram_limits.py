"""The sending limits of a bot: so many messages a second in all and to one chat."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.platforms.telegram_wire import Refused


@dataclass
class Pace:
    """At most `rate` calls in any second; a refused call starts a penalty."""

    rate: float
    penalty: float
    clock: Callable[[], float]
    spent: deque[float] = field(default_factory=deque)
    shut_until: float = 0.0

    def take(self) -> None:
        """Count one call, or refuse it with 429 and the seconds left to wait."""
        now = self.clock()
        while self.spent and self.spent[0] <= now - 1:
            self.spent.popleft()
        if now >= self.shut_until:
            if len(self.spent) < self.rate:
                self.spent.append(now)
                return
            self.shut_until = now + self.penalty
        wait = max(1, math.ceil(self.shut_until - now))
        raise Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)


class Limits:
    """Global and per-chat pace; None switches one off. Only what puts up a message counts."""

    def __init__(
        self,
        *,
        global_rate: float | None,
        chat_rate: float | None,
        penalty: float,
        clock: Callable[[], float],
    ) -> None:
        self._chat_rate, self._penalty, self._clock = chat_rate, penalty, clock
        self._global = Pace(global_rate, penalty, clock) if global_rate else None
        self._chats: dict[str, Pace] = {}

    def take(self, method: str, chat_id: str) -> None:
        """Count one call of a method; 429 when it comes too fast."""
        if not method.startswith(("send", "edit")) or method == "sendchataction":
            return
        if self._chat_rate:
            pace = Pace(self._chat_rate, self._penalty, self._clock)
            self._chats.setdefault(chat_id, pace).take()
        if self._global:
            self._global.take()
