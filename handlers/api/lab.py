"""What laboratories call: report results, fetch an order, say where a sample stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, Protocol

from aiohttp import web
from sqlalchemy import Connection

from bot.bell import Bell
from bot.clinic.casefile import Tell
from bot.clinic.exchange.access import Access, Scope
from bot.clinic.exchange.refused import Refused
from bot.clinic.hometest import fhir, orders, report, reports, route
from bot.clinic.hometest.orders import LAB, Order, State
from bot.clinic.hometest.report import Malformed
from bot.clinic.hometest.reports import Refusal, Taken
from bot.clock import Clock
from handlers.api.gate import Call, Gate, Handler

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
Work = Callable[[Connection, Access, Any], Answer]


class Events(Protocol):
    """The part of `bot.turn.Turns` by which something enters a person's talk."""

    def event(
        self, conn: Connection, *, person_id: int, name: str, data: dict[str, Any], key: str
    ) -> bool: ...

    def wake(self) -> None: ...


class Lab:
    """The addresses for laboratories."""

    def __init__(
        self, *, gate: Gate, turns: Events, bell: Bell, clock: Clock, timezone: str
    ) -> None:
        self._gate, self._turns, self._bell = gate, turns, bell
        self._clock, self._zone = clock, timezone

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.post("/api/results", self._signed(self._report)),
            web.post("/api/orders", self._signed(self._order)),
            web.post("/api/reports", self._signed(self._latest)),
            web.post("/api/samples", self._signed(self._sample)),
        ]

    def _signed(self, work: Work) -> Handler:
        """A signed call of a key for laboratories; what is wrong with its body is said."""

        def handle(conn: Connection, call: Call) -> web.Response:
            try:
                call.access.need(Scope.lab)
                if call.data == b"":
                    raise Malformed("$", "object-expected")
                answer, status = work(conn, call.access, call.data)
            except Refused as refused:
                answer, status = {"error": refused.code}, HTTPStatus.FORBIDDEN
            except Malformed as wrong:
                answer = {"error": wrong.why, "where": wrong.where}
                status = HTTPStatus.UNPROCESSABLE_ENTITY
            return web.json_response(answer, status=status)

        return self._gate.open(handle, bare=True, after=self._after)

    def _after(self) -> None:
        self._turns.wake()
        self._bell.ring("board", "visits")

    def _report(self, conn: Connection, caller: Access, data: Any) -> Answer:
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

    def _order(self, conn: Connection, caller: Access, data: Any) -> Answer:
        found = _sample(conn, caller, data)
        if found is None:
            return {"error": str(Refusal.unknown)}, HTTPStatus.NOT_FOUND
        return fhir.order(found), HTTPStatus.OK

    def _latest(self, conn: Connection, caller: Access, data: Any) -> Answer:
        found = _sample(conn, caller, data)
        last = reports.latest(conn, found.id) if found is not None else None
        if found is None or last is None:
            return {"error": str(Refusal.unknown)}, HTTPStatus.NOT_FOUND
        made = fhir.report(found, version=last.version, body=last.body, at=last.at)
        return made, HTTPStatus.OK

    def _sample(self, conn: Connection, caller: Access, data: Any) -> Answer:
        """testing: the laboratory has it; spoiled: it is of no use and is taken again."""
        found = _sample(conn, caller, data)
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


def _sample(conn: Connection, caller: Access, data: Any) -> Order | None:
    """The order of the bar code that is asked about, if this key sees its zone."""
    found = orders.by_barcode(conn, _barcode(data))
    return found if found is not None and caller.sees(found.resource) else None


def _barcode(data: Any) -> str:
    """The bar code of a request about one sample. Raises Malformed."""
    given = data.get("barcode") if isinstance(data, Mapping) else None
    code = route.read_barcode(given) if isinstance(given, str) else ""
    if not code:
        raise Malformed("barcode", "no-barcode")
    return code
