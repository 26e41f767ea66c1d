"""How many customer-service messages may go to one person, and until when."""

from dataclasses import dataclass

from tests.platforms.clock import Clock
from tests.platforms.wechat_wire import Refused


@dataclass(frozen=True)
class Trigger:
    """What opens a window: so many messages within so many seconds."""

    messages: int
    seconds: float


# WeChat's customer-service rules since 2023-06; a msgmenu tap counts as a click
MESSAGE = Trigger(5, 48 * 3600)
CLICK = FOLLOW = SCAN = MENU_TAP = Trigger(3, 60)


@dataclass
class Ledger:
    """One person's window; a new trigger replaces the old allowance, they do not add up."""

    clock: Clock
    left: int = 0
    until: float = 0.0

    def open(self, trigger: Trigger) -> None:
        """Begin the window of a trigger."""
        self.left, self.until = trigger.messages, self.clock() + trigger.seconds

    @property
    def is_open(self) -> bool:
        """Whether the window has not run out."""
        return self.clock() < self.until

    def spend(self) -> None:
        """Count one message; 45015 outside a window, 45047 when the count is used up."""
        if not self.is_open:
            raise Refused(45015, "response out of time limit or subscription is canceled")
        if self.left <= 0:
            raise Refused(45047, "out of response count limit")
        self.left -= 1

    def shut(self) -> None:
        """Close the window, as unfollowing does."""
        self.until = 0.0
