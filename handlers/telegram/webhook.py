"""Takes updates from Telegram's webhook: secret first, answer after the commit."""

from __future__ import annotations

import hmac
import json
import logging
from typing import Protocol

from aiohttp import web

from bot.clock import Clock
from bot.messages import Inbound
from bot.metrics import Metrics
from bot.store.columns import parse
from handlers.telegram.extract import CHANNEL, callback_id, extract

PATH = "/webhooks/telegram"
SECRET = "X-Telegram-Bot-Api-Secret-Token"
MOST_BYTES = 1024 * 1024  # an update is a few kilobytes
RETRY_AFTER = "3"  # seconds; Telegram honours it, and drops a press after 150 s
log = logging.getLogger(__name__)


class Takes(Protocol):
    """Takes a message and returns after the commit, as `bot.turn.Turns` does; else it raises."""

    async def take(self, inbound: Inbound) -> object: ...


class Webhook:
    """The route Telegram calls.

    Telegram repeats an update until it is answered 2xx and holds back its chat meanwhile. So
    whatever is authentic is answered 200, however odd; only without a database it is asked to come
    again (503), and nothing is acknowledged that is not committed.
    """

    def __init__(
        self, *, turns: Takes, secret: str, clock: Clock, metrics: Metrics | None = None
    ) -> None:
        if not secret:
            raise ValueError("the webhook needs a secret")
        self._turns, self._clock, self._metrics = turns, clock, metrics
        self._secret = secret.encode()

    def routes(self) -> list[web.RouteDef]:
        return [web.post(PATH, self.answer)]

    async def answer(self, request: web.Request) -> web.Response:
        """401 without the secret, 503 without a database, else 200."""
        if not self._authentic(request):
            return self._refuse("secret", 401)
        body = await _read(request)
        if body is None:
            return self._refuse("size", 200)
        try:
            update = parse(body)
        except (ValueError, RecursionError):
            return self._refuse("json", 200)
        return await self._take(update)

    def _authentic(self, request: web.Request) -> bool:
        # Bytes, because comparing strings fails on what is not ASCII.
        given = request.headers.get(SECRET, "").encode("utf-8", "surrogateescape")
        return hmac.compare_digest(given, self._secret)

    async def _take(self, update: object) -> web.Response:
        inbound = extract(update, received=self._clock())
        if inbound is not None:
            try:
                await self._turns.take(inbound)
            except Exception:
                log.exception("update %s was not taken", inbound.message_id)
                return web.Response(status=503, headers={"Retry-After": RETRY_AFTER})
        return _done(callback_id(update))

    def _refuse(self, why: str, status: int) -> web.Response:
        if self._metrics:
            self._metrics.count("refused", CHANNEL, why)
        return web.Response(status=status)


async def _read(request: web.Request) -> bytes | None:
    """The body, or None when it is larger than an update can be."""
    if request.content_length is not None and request.content_length <= MOST_BYTES:
        return await request.read()
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


def _done(query_id: str) -> web.Response:
    """200; a press is answered in the same breath, by a call that Telegram reads from the body."""
    if not query_id:
        return web.Response()
    call = {"method": "answerCallbackQuery", "callback_query_id": query_id}
    return web.Response(body=json.dumps(call).encode(), content_type="application/json")
