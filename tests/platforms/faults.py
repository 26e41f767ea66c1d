"""One box of faults for both platforms: what the network and the platform may do to a call."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from aiohttp import web

from tests.platforms.loopback import abort


class FaultKind(StrEnum):
    """What goes wrong with one call."""

    RATE_LIMIT = "rate_limit"
    FORBIDDEN = "forbidden"
    HTML_502 = "html_502"
    RESET_BEFORE = "reset_before"
    RESET_AFTER = "reset_after"
    SLOW = "slow"
    EXPIRED_TOKEN = "expired_token"
    ERRCODE = "errcode"


@dataclass
class Fault:
    """One armed fault; `fired` counts the calls it has hit, `times` None means without end."""

    kind: FaultKind
    method: str
    times: int | None
    rate: float
    seconds: float = 0.0
    code: int = 0
    fired: int = 0

    def fits(self, method: str) -> bool:
        """Whether it is still armed for this method (a glob over method name or path)."""
        spent = self.times is not None and self.fired >= self.times
        return not spent and fnmatchcase(method, self.method)


class FaultBox:
    """Faults in the order they were armed; each call is hit by the first that fits and fires.

    Every adder takes `method` (a glob: `sendMessage`, `send*`, `*/custom/send`), `times`
    (how many calls it hits, None without end) and `rate` (share of fitting calls, seeded).
    """

    def __init__(self, *, seed: int = 0) -> None:
        self._dice = random.Random(seed)
        self.armed: list[Fault] = []

    def add(
        self,
        kind: FaultKind,
        *,
        method: str = "*",
        times: int | None = 1,
        rate: float = 1.0,
        seconds: float = 0.0,
        code: int = 0,
    ) -> Fault:
        """Arm any fault."""
        fault = Fault(kind, method, times, rate, seconds, code)
        self.armed.append(fault)
        return fault

    def rate_limit(
        self,
        retry_after: int = 1,
        *,
        method: str = "*",
        times: int | None = 1,
        rate: float = 1.0,
    ) -> Fault:
        """Telegram: 429 with `retry_after` seconds. WeChat: 45011."""
        return self.add(
            FaultKind.RATE_LIMIT, method=method, times=times, rate=rate, seconds=retry_after
        )

    def forbidden(self, *, method: str = "*", times: int | None = 1, rate: float = 1.0) -> Fault:
        """Telegram: 403 blocked by the user. WeChat: 48002, the user refuses messages."""
        return self.add(FaultKind.FORBIDDEN, method=method, times=times, rate=rate)

    def html_502(self, *, method: str = "*", times: int | None = 1, rate: float = 1.0) -> Fault:
        """A proxy's HTML page with status 502; the call took no effect."""
        return self.add(FaultKind.HTML_502, method=method, times=times, rate=rate)

    def reset_before(self, *, method: str = "*", times: int | None = 1, rate: float = 1.0) -> Fault:
        """The connection drops before the call took effect."""
        return self.add(FaultKind.RESET_BEFORE, method=method, times=times, rate=rate)

    def reset_after(self, *, method: str = "*", times: int | None = 1, rate: float = 1.0) -> Fault:
        """The call took effect, the connection drops before the answer."""
        return self.add(FaultKind.RESET_AFTER, method=method, times=times, rate=rate)

    def slow(
        self, seconds: float, *, method: str = "*", times: int | None = 1, rate: float = 1.0
    ) -> Fault:
        """The call takes effect after so many seconds."""
        return self.add(FaultKind.SLOW, method=method, times=times, rate=rate, seconds=seconds)

    def expired_token(
        self, *, method: str = "*", times: int | None = 1, rate: float = 1.0
    ) -> Fault:
        """WeChat: 40001 though the token looks valid. Telegram: 401."""
        return self.add(FaultKind.EXPIRED_TOKEN, method=method, times=times, rate=rate)

    def errcode(
        self, code: int, *, method: str = "*", times: int | None = 1, rate: float = 1.0
    ) -> Fault:
        """WeChat: this errcode. Telegram: this error_code and status."""
        return self.add(FaultKind.ERRCODE, method=method, times=times, rate=rate, code=code)

    def draw(self, method: str) -> Fault | None:
        """The fault that hits this call, counted as fired; None for most calls."""
        for fault in self.armed:
            if fault.fits(method) and self._dice.random() < fault.rate:
                fault.fired += 1
                return fault
        return None

    def clear(self) -> None:
        """Disarm all."""
        self.armed.clear()


async def suffer(
    fault: Fault | None,
    request: web.Request,
    *,
    serve: Callable[[], Awaitable[web.StreamResponse]],
    refuse: Callable[[Fault], web.StreamResponse],
) -> web.StreamResponse:
    """Answer a call under a fault: `serve` does the work, `refuse` words a platform error."""
    if fault is None:
        return await serve()
    if fault.kind is FaultKind.RESET_BEFORE:
        return abort(request)
    if fault.kind is FaultKind.RESET_AFTER:
        await serve()
        return abort(request)
    if fault.kind is FaultKind.SLOW:
        await asyncio.sleep(fault.seconds)
        return await serve()
    if fault.kind is FaultKind.HTML_502:
        page = "<html><head><title>502 Bad Gateway</title></head></html>"
        return web.Response(status=502, text=page, content_type="text/html")
    return refuse(fault)


class Moment(StrEnum):
    """When a duplicate of an inbound delivery arrives."""

    AFTER = "after"
    TOGETHER = "together"


class Duplicates:
    """Says which inbound deliveries arrive twice, and when the copy comes."""

    def __init__(self, *, seed: int = 0) -> None:
        self._dice = random.Random(seed)
        self._plans: list[tuple[Moment, int | None, float]] = []
        self.made = 0

    def after(self, *, times: int | None = 1, rate: float = 1.0) -> None:
        """The same delivery once more after its answer."""
        self._plans.append((Moment.AFTER, times, rate))

    def together(self, *, times: int | None = 1, rate: float = 1.0) -> None:
        """The same delivery twice at the same moment."""
        self._plans.append((Moment.TOGETHER, times, rate))

    def draw(self) -> Moment | None:
        """What happens to the next delivery."""
        for place, (moment, left, rate) in enumerate(self._plans):
            if left == 0 or self._dice.random() >= rate:
                continue
            self._plans[place] = (moment, None if left is None else left - 1, rate)
            self.made += 1
            return moment
        return None
