"""Answers WeChat's callbacks: verify, hand over, and reply passively while the platform waits."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar
from urllib.parse import parse_qsl

from aiohttp import web

from bot.answers import Taken
from bot.clock import Clock
from bot.messages import Inbound, Media
from bot.metrics import Metrics
from handlers.wechat.abilities import Ability, Account
from handlers.wechat.consent import Consented, consents
from handlers.wechat.envelope import MOST_BYTES, BadCallback, Envelope, Letter
from handlers.wechat.extract import NAME, extract
from handlers.wechat.mass import EndedMass, mass_end
from handlers.wechat.patience import Patience, Waiter, wake
from handlers.wechat.reply import render

PATH = "/webhooks/wechat"
BUDGET = 4.0  # seconds; WeChat hangs up after 5 and delivers again, three times
HANG_UP = 5.5  # seconds after which nobody listens any more
LAST_DELIVERY = 3  # WeChat delivers three or four times; after that it gives the message up
REMEMBERED = 60.0  # seconds a turn that was answered late is known as such
PAUSES = (1.0, 5.0, 15.0, 60.0)  # seconds between attempts of what was promised by `success`
ADVICE = {
    "json": "the console must be set to XML, not JSON",
    "plain": "the console must be set to secure mode, or QIANMEN_WECHAT_AES_KEY be unset",
    "key": "QIANMEN_WECHAT_AES_KEY or QIANMEN_WECHAT_APP_ID does not fit the console's",
    "signature": "QIANMEN_WECHAT_TOKEN does not fit the console's, or somebody is guessing",
    "stale": "the clock of this machine may be wrong, or somebody replays a callback",
    "xml": "if the console is set to secure mode, QIANMEN_WECHAT_AES_KEY must be set",
}
Body = TypeVar("Body", bytes, bytearray)
XML = {"Content-Type": "application/xml; charset=utf-8"}
log = logging.getLogger(__name__)


class Turns(Protocol):
    """What the webhook asks of the turns; `bot.turn.Turns` is one."""

    async def take(self, inbound: Inbound) -> Taken: ...

    def start(self, inbound: Inbound) -> asyncio.Future[Taken]: ...

    async def push_instead(self, inbound: Inbound) -> object: ...


def _as_platform_handle(media: Media) -> str:
    return "" if media.stored else media.ref


@dataclass(slots=True, eq=False)
class _Running:
    """A turn under way; *late* when its reply goes by push because `success` was answered."""

    task: asyncio.Future[Taken]
    late: bool = False
    deliveries: int = 0
    waiters: list[Waiter] = field(default_factory=list)  # one for each delivery that waits


class Webhook:
    """GET and POST /webhooks/wechat.

    A delivery joins the turn of the same message if it is under way. A turn slower than *budget*
    is not committed yet, so its connection is held until the platform hangs up and delivers again;
    only the last delivery is answered `success`, and the reply pushed, where the account may.
    """

    def __init__(
        self,
        *,
        turns: Turns,
        envelope: Envelope,
        account: Account,
        metrics: Metrics,
        clock: Clock,
        links: bool = False,
        media_id: Callable[[Media], str] = _as_platform_handle,
        ended_mass: EndedMass | None = None,
        consented: Consented | None = None,
        budget: float = BUDGET,
        hang_up: float = HANG_UP,
    ) -> None:
        self._turns, self._envelope, self._account = turns, envelope, account
        self._metrics, self._clock = metrics, clock
        self._links, self._media_id = links, media_id
        self._ended_mass, self._consented = ended_mass, consented
        self._budget, self._hang_up = budget, hang_up
        self._patience = Patience(budget)
        self._running: dict[str, _Running] = {}
        self._promised: set[asyncio.Task[None]] = set()

    def routes(self) -> list[web.RouteDef]:
        """For `app.add_routes`."""
        return [web.get(PATH, self._verify, allow_head=False), web.post(PATH, self._receive)]

    async def close(self, seconds: float = 10.0) -> None:
        """Let turns and promised pushes end, then give up on the rest."""
        tasks: set[asyncio.Future[Any]] = {
            *self._promised,
            *(running.task for running in self._running.values()),
        }
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
        for task in self._promised:
            task.cancel()
        await asyncio.gather(*self._promised, return_exceptions=True)

    async def _verify(self, request: web.Request) -> web.Response:
        try:
            return _text(self._envelope.echo(request.query))
        except BadCallback as bad:
            return self._refuse(bad)

    async def _receive(self, request: web.Request) -> web.Response:
        try:
            body = await _read(request, seconds=self._budget)
            letter = self._envelope.open(_query(request.rel_url.raw_query_string), body)
            inbound = extract(letter, received=self._clock())
        except BadCallback as bad:
            return self._refuse(bad)
        if inbound is None:
            if not await self._reported(letter):
                return web.Response(status=500)  # not written: let the platform deliver again
            self._metrics.turn(NAME, "ignored", 0.0)
            return _success()
        try:
            return await self._answer(letter, inbound)
        except Exception as error:
            log.exception("a turn could not be taken: %s", type(error).__name__)
            return web.Response(status=500)  # not committed: let the platform deliver again

    async def _reported(self, letter: Letter) -> bool:
        """Ends of mass sends and consents are written down; False when they could not be."""
        try:
            end, given = mass_end(letter), consents(letter)
            if end is not None and self._ended_mass is not None:
                await self._ended_mass(end)
            if given and self._consented is not None:
                await self._consented(given)
        except BadCallback as bad:
            log.warning("a report could not be read: %s", bad.reason)
        except Exception as error:
            log.exception("a report was not written: %s", type(error).__name__)
            return False
        return True

    def _refuse(self, bad: BadCallback) -> web.Response:
        self._metrics.count("refused", NAME, bad.reason)
        log.warning("refused a callback: %s. " + ADVICE.get(bad.reason, ""), bad.reason)
        return web.Response(status=bad.status)

    async def _answer(self, letter: Letter, inbound: Inbound) -> web.Response:
        running = self._running.get(inbound.message_id) or self._start(inbound)
        running.deliveries += 1
        if not running.late and not running.task.done():
            waiter = self._patience.waiter()
            running.waiters.append(waiter)
            await waiter
        if not running.task.done() and not self._may_promise(running):
            await asyncio.wait({running.task}, timeout=self._hang_up - self._budget)
            if not running.task.done():
                return web.Response(status=503)
        if running.late or not running.task.done():
            self._promise(inbound, running)
            return _success()
        return self._reply(letter, inbound, running)

    def _may_promise(self, running: _Running) -> bool:
        """Whether `success` may be said before the commit: nobody will ask again."""
        last = running.deliveries >= LAST_DELIVERY
        return running.late or (last and self._account.may(Ability.PUSH))

    def _reply(self, letter: Letter, inbound: Inbound, running: _Running) -> web.Response:
        out = running.task.result().passive
        if out is None:
            return _success()
        xml = render(out, letter, clock=self._clock, links=self._links, media_id=self._media_id)
        if xml is None:
            self._promise(inbound, running)
            return _success()
        return web.Response(body=xml.encode(), headers=XML)

    def _start(self, inbound: Inbound) -> _Running:
        task = self._turns.start(inbound)
        running = self._running[inbound.message_id] = _Running(task)
        task.add_done_callback(lambda done: self._ended(inbound.message_id, running))
        return running

    def _ended(self, key: str, running: _Running) -> None:
        if not running.task.cancelled():
            running.task.exception()  # asked for here, in case nobody waits any more
        for waiter in running.waiters:
            wake(waiter)
        if not running.late and self._running.get(key) is running:
            del self._running[key]

    def _promise(self, inbound: Inbound, running: _Running) -> None:
        """`success` is about to be said: see to it that the reply goes out by push."""
        if running.late:
            return
        running.late = True
        self._running[inbound.message_id] = running
        task = asyncio.create_task(self._keep(inbound, running))
        self._promised.add(task)
        task.add_done_callback(self._promised.discard)

    async def _keep(self, inbound: Inbound, running: _Running) -> None:
        """Push what `success` promised, also when the turn itself must be tried again."""
        await asyncio.wait({running.task})
        for pause in (0.0, *PAUSES):
            await asyncio.sleep(pause)
            if await self._pushed(inbound, running):
                break
        # A delivery that was already on its way must not be given the reply a second time.
        loop = asyncio.get_running_loop()
        loop.call_later(REMEMBERED, self._running.pop, inbound.message_id, None)

    async def _pushed(self, inbound: Inbound, running: _Running) -> bool:
        task = running.task
        broke = task.cancelled() or task.exception() is not None
        try:
            taken = await self._turns.take(inbound) if broke else task.result()
            if taken.passive is not None:
                await self._turns.push_instead(inbound)
        except Exception as error:  # noqa: BLE001 - tried again; the platform was told `success`
            log.error("a late turn was not finished: %s", type(error).__name__)
            return False
        return True


def _query(raw: str) -> Mapping[str, str]:
    """A callback's parameters; of one given twice the first counts. Only an echo is escaped."""
    if "%" in raw or "+" in raw:
        return dict(reversed(parse_qsl(raw, keep_blank_values=True)))
    return {name: value for name, _, value in (p.partition("=") for p in raw.split("&")[::-1])}


async def _read(request: web.Request, *, seconds: float) -> bytes:
    """The body, at most MOST_BYTES of it. Raises BadCallback."""
    if (request.content_length or 0) > MOST_BYTES:
        raise BadCallback("size", 413)
    if request.content.is_eof():  # it came together with the head, as it nearly always does
        return _short(request.content.read_nowait())
    parts = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for part in request.content.iter_any():
                parts += part
                _short(parts)
    except (TimeoutError, web.HTTPException, ConnectionError):
        raise BadCallback("body") from None
    return bytes(parts)


def _short(body: Body) -> Body:
    if len(body) > MOST_BYTES:
        raise BadCallback("size", 413)
    return body


def _success() -> web.Response:
    """WeChat: the word that ends a delivery without showing anything."""
    return _text("success")


def _text(text: str) -> web.Response:
    return web.Response(text=text, headers={"X-Content-Type-Options": "nosniff"})
