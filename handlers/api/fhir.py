"""The FHIR R4 addresses: read, search, book, move and cancel, with an OperationOutcome on error."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

import orjson
from aiohttp import web
from sqlalchemy import Connection

from bot.bell import Bell
from bot.clinic.exchange import asking, booking, kinds
from bot.clinic.exchange.asking import Desk
from bot.clinic.exchange.parts import BASE, Json, outcome, searchset
from bot.clinic.exchange.refused import Code, Refused
from handlers.api.gate import Call, Gate
from handlers.api.lab import Events

ID = r"[A-Za-z0-9\-.]{1,64}"
STATUS: dict[str, tuple[HTTPStatus, str]] = {
    Code.scope: (HTTPStatus.FORBIDDEN, "forbidden"),
    Code.unknown: (HTTPStatus.NOT_FOUND, "not-found"),
    Code.parameter: (HTTPStatus.BAD_REQUEST, "invalid"),
    Code.unsupported: (HTTPStatus.BAD_REQUEST, "not-supported"),
    Code.required: (HTTPStatus.UNPROCESSABLE_ENTITY, "required"),
    Code.content: (HTTPStatus.UNPROCESSABLE_ENTITY, "value"),
    Code.differs: (HTTPStatus.UNPROCESSABLE_ENTITY, "business-rule"),
    Code.home: (HTTPStatus.UNPROCESSABLE_ENTITY, "business-rule"),
}
CONFLICT = (HTTPStatus.CONFLICT, "conflict")
ISSUES = {
    HTTPStatus.UNAUTHORIZED: "login",
    HTTPStatus.CONFLICT: "duplicate",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too-long",
    HTTPStatus.BAD_REQUEST: "structure",
}
FORM_FIELDS = 40
Does = Callable[[Desk, Call], web.Response]


class Fhir:
    """The FHIR addresses. *turns* is woken when a patient is to be told of something."""

    def __init__(self, *, gate: Gate, turns: Events, bell: Bell, timezone: str) -> None:
        self._gate, self._turns, self._bell, self._zone = gate, turns, bell, timezone

    def routes(self) -> list[web.AbstractRouteDef]:
        kind, one = f"{BASE}/{{kind:[A-Za-z]{{1,40}}}}", f"{{id:{ID}}}"
        visit = f"{BASE}/Appointment"
        return [
            web.get(f"{BASE}/metadata", self._metadata),
            web.post(visit, self._open(_create, changes=True)),
            web.post(f"{visit}/{one}/$cancel", self._open(_cancel, changes=True)),
            web.post(f"{visit}/{one}/$move", self._open(_move, changes=True)),
            web.post(f"{kind}/_search", self._open(_searched, json=False)),
            web.get(kind, self._open(_search)),
            web.get(f"{kind}/{one}", self._open(_read)),
        ]

    async def _metadata(self, request: web.Request) -> web.Response:
        base = self._gate.public_url.rstrip("/") or str(request.url.origin())
        return _answer(kinds.capability(f"{base}{BASE}", self._gate.clock()))

    def _open(self, does: Does, *, changes: bool = False, json: bool = True) -> Any:
        """A signed call. What is refused half-way is undone; its nonce stays used."""

        def work(conn: Connection, call: Call) -> web.Response:
            part = conn.begin_nested()
            try:
                made = does(Desk(conn, call.access, call.now, self._zone), call)
            except Refused as refused:
                part.rollback()
                status, issue = STATUS.get(refused.code, CONFLICT)
                return _answer(outcome(issue, refused.code, refused.where), status)
            part.commit()
            return made

        after = self._changed if changes else lambda: None
        return self._gate.open(work, fault=_fault, json=json, after=after)

    def _changed(self) -> None:
        self._turns.wake()
        self._bell.ring("board", "visits", "outbox")


def _fault(code: str, status: HTTPStatus) -> web.Response:
    return _answer(outcome(ISSUES.get(status, "processing"), code), status)


def _answer(made: Json, status: HTTPStatus = HTTPStatus.OK, **headers: str) -> web.Response:
    body = orjson.dumps(made)
    return web.Response(body=body, status=status, content_type=kinds.JSON, headers=headers)


def _create(desk: Desk, call: Call) -> web.Response:
    made, fresh = booking.create(desk, call.data, call.headers.get("Idempotency-Key", ""))
    where = f"{call.base}{BASE}/Appointment/{made['id']}"
    return _answer(made, HTTPStatus.CREATED if fresh else HTTPStatus.OK, Location=where)


def _cancel(desk: Desk, call: Call) -> web.Response:
    return _answer(booking.cancel(desk, call.path["id"], call.data))


def _move(desk: Desk, call: Call) -> web.Response:
    return _answer(booking.move(desk, call.path["id"], call.data))


def _read(desk: Desk, call: Call) -> web.Response:
    name = call.path["kind"]
    kind = kinds.of(name, desk)
    made = kind.read(desk, call.path["id"])
    if kind.personal:
        kinds.note(desk, name, "read", str(made["id"]))
    return _answer(made)


def _search(desk: Desk, call: Call) -> web.Response:
    if call.path["kind"] == "Patient":  # a name in an address ends up in the logs of others
        raise Refused(Code.unsupported, "POST Patient/_search")
    return _found(desk, call, call.query)


def _searched(desk: Desk, call: Call) -> web.Response:
    """The same with the parameters in the body."""
    try:
        said = parse_qsl(
            call.data.decode("utf-8"),
            keep_blank_values=True,
            strict_parsing=bool(call.data),
            errors="strict",
            max_num_fields=FORM_FIELDS,
        )
    except ValueError:
        raise Refused(Code.parameter, "_search") from None
    return _found(desk, call, (*call.query, *said))


def _found(desk: Desk, call: Call, query: tuple[tuple[str, str], ...]) -> web.Response:
    name = call.path["kind"]
    kind = kinds.of(name, desk)
    ask = asking.read(query, kind.params)
    page = kind.search(desk, ask)
    if kind.personal:
        kinds.note(desk, name, "search", str(len(page.items)))
    path = f"{BASE}/{name}"
    following = ask.next(path, page.after) if page.after else ""
    return _answer(searchset(call.base, ask.own(path), page.items, following=following))
