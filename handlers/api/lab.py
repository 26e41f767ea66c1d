"""What laboratories call: report results, fetch an order, say where a sample stands."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, Protocol

import yaml
from aiohttp import web
from sqlalchemy import Connection

from bot.bell import Bell
from bot.clinic import calls
from bot.clinic.casefile import Tell
from bot.clinic.hometest import fhir, orders, report, reports, route
from bot.clinic.hometest.orders import LAB, State
from bot.clinic.hometest.report import Malformed
from bot.clinic.hometest.reports import Refusal, Taken
from bot.clock import Clock
from bot.store.session import Store
from handlers.api.signature import Caller, Unsigned, verify

MOST_BYTES = 1024 * 1024
DESCRIPTION = Path(__file__).with_name("openapi.yaml")
STATUS = {
    Refusal.unknown: HTTPStatus.NOT_FOUND,
    Refusal.patient: HTTPStatus.CONFLICT,
    Refusal.target: HTTPStatus.UNPROCESSABLE_ENTITY,
    Refusal.state: HTTPStatus.CONFLICT,
    Refusal.differs: HTTPStatus.CONFLICT,
    Refusal.first: HTTPStatus.CONFLICT,
}
STATES = {"testing": State.testing, "spoiled": State.spoiled}
Answer = tuple[dict[str, Any], HTTPStatus]
Work = Callable[[Connection, Caller, Any], Answer]
log = logging.getLogger(__name__)


class Events(Protocol):
    """The part of `bot.turn.Turns` by which something enters a person's talk."""

    def event(
        self, conn: Connection, *, person_id: int, name: str, data: dict[str, Any], key: str
    ) -> bool: ...

    def wake(self) -> None: ...


class Lab:
    """The addresses for laboratories. *keys* are the callers' names and secrets."""

    def __init__(
        self,
        *,
        store: Store,
        turns: Events,
        bell: Bell,
        clock: Clock,
        keys: Mapping[str, bytes],
        timezone: str,
    ) -> None:
        self._store, self._turns, self._bell, self._clock = store, turns, bell, clock
        self._keys, self._zone = keys, timezone

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.post("/api/results", self._signed(self._report)),
            web.post("/api/orders", self._signed(self._order)),
            web.post("/api/reports", self._signed(self._latest)),
            web.post("/api/samples", self._signed(self._sample)),
            web.get("/api/openapi.json", _description),
        ]

    def _signed(self, work: Work) -> Callable[[web.Request], Awaitable[web.Response]]:
        """The signature first, then the nonce and the work in one transaction."""

        async def handle(request: web.Request) -> web.Response:
            if (request.content_length or 0) > MOST_BYTES:
                return _error("too-large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            body = await request.read()
            if len(body) > MOST_BYTES:
                return _error("too-large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            try:
                caller = verify(request.headers, body, keys=self._keys, now=self._clock())
                data = json.loads(body)
            except Unsigned as refused:
                log.warning("a call to the laboratory's addresses was refused: %s", refused.code)
                return _error(refused.code, HTTPStatus.UNAUTHORIZED)
            except (ValueError, RecursionError):
                return _error("no-json", HTTPStatus.BAD_REQUEST)
            answer, status = await self._store.write(
                lambda conn: self._once(conn, caller, data, work)
            )
            self._turns.wake()
            self._bell.ring("board", "visits")
            return web.json_response(answer, status=status)

        return handle

    def _once(self, conn: Connection, caller: Caller, data: Any, work: Work) -> Answer:
        if not calls.once(conn, caller=caller.name, nonce=caller.nonce, now=self._clock()):
            return {"error": "replayed"}, HTTPStatus.CONFLICT
        try:
            return work(conn, caller, data)
        except Malformed as wrong:
            answer = {"error": wrong.why, "where": wrong.where}
            return answer, HTTPStatus.UNPROCESSABLE_ENTITY

    def _report(self, conn: Connection, caller: Caller, data: Any) -> Answer:
        """A FHIR bundle, or the plain form."""
        bundle = isinstance(data, Mapping) and "resourceType" in data
        read = fhir.read(data) if bundle else report.read(data)
        now = self._clock()
        taken = reports.take(conn, read, by=f"lab:{caller.name}", now=now, zone=self._zone)
        if not isinstance(taken, Taken):
            return {"error": str(taken)}, STATUS[taken]
        self._tell(conn, taken.tells)
        said = {"order": taken.order.id, "version": taken.version, "repeated": taken.again}
        return said, HTTPStatus.OK

    def _order(self, conn: Connection, caller: Caller, data: Any) -> Answer:
        found = orders.by_barcode(conn, _barcode(data))
        if found is None:
            return {"error": str(Refusal.unknown)}, HTTPStatus.NOT_FOUND
        return fhir.order(found), HTTPStatus.OK

    def _latest(self, conn: Connection, caller: Caller, data: Any) -> Answer:
        found = orders.by_barcode(conn, _barcode(data))
        last = reports.latest(conn, found.id) if found is not None else None
        if found is None or last is None:
            return {"error": str(Refusal.unknown)}, HTTPStatus.NOT_FOUND
        made = fhir.report(found, version=last.version, body=last.body, at=last.at)
        return made, HTTPStatus.OK

    def _sample(self, conn: Connection, caller: Caller, data: Any) -> Answer:
        """testing: the laboratory has it; spoiled: it is of no use and is taken again."""
        found = orders.by_barcode(conn, _barcode(data))
        state = STATES.get(str(data.get("state")))
        if state is None:
            raise Malformed("state", "testing-or-spoiled")
        if found is None:
            return {"error": str(Refusal.unknown)}, HTTPStatus.NOT_FOUND
        if found.state is not state:
            actor, now = f"lab:{caller.name}", self._clock()
            done = orders.change(conn, found.id, state, actor=actor, now=now, since=LAB)
            if done is None:
                return {"error": str(Refusal.state)}, HTTPStatus.CONFLICT
            if state is State.spoiled:
                self._tell(conn, [route.tell(done, "lab.redo", key="spoiled")])
        return {"order": found.id, "state": str(state)}, HTTPStatus.OK

    def _tell(self, conn: Connection, tells: list[Tell]) -> None:
        for tell in tells:
            self._turns.event(
                conn, person_id=tell.person_id, name=tell.name, data=tell.data, key=tell.key
            )


def _barcode(data: Any) -> str:
    """The bar code of a request about one sample. Raises Malformed."""
    given = data.get("barcode") if isinstance(data, Mapping) else None
    code = route.read_barcode(given) if isinstance(given, str) else ""
    if not code:
        raise Malformed("barcode", "no-barcode")
    return code


def _error(code: str, status: HTTPStatus) -> web.Response:
    return web.json_response({"error": code}, status=status)


@lru_cache(maxsize=1)
def described() -> dict[str, Any]:
    """The description of these addresses, as OpenAPI 3.1."""
    found: dict[str, Any] = yaml.safe_load(DESCRIPTION.read_text(encoding="utf-8"))
    return found


async def _description(request: web.Request) -> web.Response:
    return web.json_response(described())
