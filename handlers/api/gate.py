"""Lets signed calls in: size, signature, replay and form, before any work is done."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

import orjson
from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import calls
from bot.clinic.exchange import access
from bot.clinic.exchange.access import Access
from bot.clock import Clock
from bot.store.session import Store
from handlers.api.signature import Unsigned, claimed, verify

MOST_BYTES = 1024 * 1024
log = logging.getLogger(__name__)
Handler = Callable[[web.Request], Awaitable[web.Response]]
Fault = Callable[[str, HTTPStatus], web.Response]


@dataclass(frozen=True, slots=True)
class Call:
    """A call that was let in. *data* is the JSON of its body, or the body where that is no JSON."""

    access: Access
    data: Any
    path: Mapping[str, str]
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    now: datetime
    base: str  # our own address, without a slash at its end


Work = Callable[[Connection, Call], web.Response]


def plain(code: str, status: HTTPStatus) -> web.Response:
    """An error of the plain addresses."""
    return web.json_response({"error": code}, status=status)


@dataclass(frozen=True, slots=True)
class Gate:
    """Where signed calls come in. *keys* are those of the settings; the others are in the store."""

    store: Store
    clock: Clock
    keys: Mapping[str, Access]
    public_url: str = ""
    most: int = MOST_BYTES

    def open(
        self,
        work: Work,
        *,
        fault: Fault = plain,
        bare: bool = False,
        json: bool = True,
        after: Callable[[], None] = lambda: None,
    ) -> Handler:
        """A handler that does *work* in one transaction with the nonce, then *after*.

        *bare*: a signature over time, nonce and body will do. *json*: a body is JSON; else bytes.
        """

        async def handle(request: web.Request) -> web.Response:
            try:
                body = await self._body(request)
                given = claimed(request.headers)
                known = await self._known(given["Key"])
                what = f"{request.method} {request.raw_path}"
                secret = known.secret if known is not None else None
                now = self.clock()
                verify(given, body, secret=secret, now=now, what=what, bare=bare)
                data = orjson.loads(body) if json and body else body
            except Unsigned as refused:
                log.warning("a signed call was refused: %s", refused.code)
                return fault(refused.code, HTTPStatus.UNAUTHORIZED)
            except _TooLarge:
                return fault("too-large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            except ValueError:
                return fault("no-json", HTTPStatus.BAD_REQUEST)
            assert known is not None
            call = self._call(request, known, data, now)
            nonce = given["Nonce"]
            answer = await self.store.write(lambda conn: _once(conn, call, nonce, work, fault))
            after()
            return answer

        return handle

    async def _known(self, name: str) -> Access | None:
        if name in self.keys:
            return self.keys[name]
        return await self.store.read(lambda conn: access.find(conn, name))

    def _call(self, request: web.Request, known: Access, data: Any, now: datetime) -> Call:
        return Call(
            access=known,
            data=data,
            path=dict(request.match_info),
            query=tuple(request.query.items()),
            headers=request.headers,
            now=now,
            base=self.public_url.rstrip("/") or str(request.url.origin()),
        )

    async def _body(self, request: web.Request) -> bytes:
        """The whole body; raises _TooLarge as soon as it is known to be too large."""
        if (request.content_length or 0) > self.most:
            raise _TooLarge
        read = bytearray()
        async for chunk in request.content.iter_chunked(1 << 16):
            read += chunk
            if len(read) > self.most:
                raise _TooLarge
        return bytes(read)


class _TooLarge(Exception):
    pass


def _once(conn: Connection, call: Call, nonce: str, work: Work, fault: Fault) -> web.Response:
    """The work, if this call was not made before."""
    if not calls.once(conn, caller=call.access.name, nonce=nonce, now=call.now):
        return fault("replayed", HTTPStatus.CONFLICT)
    return work(conn, call)
