"""The addresses for the staff system of a site: plain JSON, the same signatures and keys."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.bell import Bell
from bot.clinic.exchange import kinds, sitedesk, sitestock, sitewaits
from bot.clinic.exchange.asking import Desk
from bot.clinic.exchange.parts import Json
from bot.clinic.exchange.refused import Code, Refused
from handlers.api.fhir import CONFLICT, STATUS
from handlers.api.gate import Call, Gate
from handlers.api.lab import Events

SITE = r"/api/sites/{site:[a-z][a-z0-9-]{0,11}:[a-z0-9-]{1,27}}"
NUMBER = "{id:[0-9]{1,18}}"
PRODUCT = "{product:[a-z0-9][a-z0-9-]{0,39}}"
MARKS = "{mark:arrived|no-show|done}"
YES = {"1": True, "true": True, "": False, "0": False, "false": False}
Does = Callable[[Desk, Call], tuple[Json, HTTPStatus]]


class SiteDesk:
    """What a site's own system calls."""

    def __init__(self, *, gate: Gate, turns: Events, bell: Bell, timezone: str) -> None:
        self._gate, self._turns, self._bell, self._zone = gate, turns, bell, timezone

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get("/api/sites", self._open(lambda desk, call: _ok(sitedesk.sites(desk)))),
            web.get(f"{SITE}/windows", self._open(_windows)),
            web.get(f"{SITE}/bookings", self._open(_bookings)),
            web.post(f"{SITE}/closures", self._open(_close)),
            web.post(f"{SITE}/reopenings", self._open(_reopen)),
            web.post(f"/api/windows/{NUMBER}/capacity", self._open(_resize)),
            web.post(f"/api/bookings/{NUMBER}/{MARKS}", self._open(_mark)),
            web.post(f"/api/bookings/{NUMBER}/cancelled", self._open(_cancel)),
            web.get(f"{SITE}/stock", self._open(_stock)),
            web.post(f"{SITE}/stock", self._open(_enter)),
            web.get(f"{SITE}/stock/{PRODUCT}/moves", self._open(_moves)),
            web.get(f"{SITE}/waiting", self._open(_waiting)),
            web.post(f"{SITE}/waiting", self._open(_put_on)),
            web.post(f"/api/waiting/{NUMBER}/removed", self._open(_take_off)),
            web.post("/api/imports", self._open(_import, json=False)),
        ]

    def _open(self, does: Does, *, json: bool = True) -> Any:
        def work(conn: Connection, call: Call) -> web.Response:
            part = conn.begin_nested()
            try:
                said, status = does(Desk(conn, call.access, call.now, self._zone), call)
            except Refused as refused:
                part.rollback()
                status, _ = STATUS.get(refused.code, CONFLICT)
                wrong = {"error": refused.code, "where": refused.where}
                return web.json_response(wrong, status=status)
            part.commit()
            return web.json_response(said, status=status)

        return self._gate.open(work, json=json, after=self._changed)

    def _changed(self) -> None:
        self._turns.wake()
        self._bell.ring("board", "visits")


def _ok(said: Json) -> tuple[Json, HTTPStatus]:
    return said, HTTPStatus.OK


def _query(call: Call, *known: str) -> dict[str, str]:
    """The parameters, each once. Raises Refused."""
    found = dict(call.query)
    if odd := sorted(set(found) - set(known)):
        raise Refused(Code.unsupported, odd[0][:40])
    if len(found) != len(call.query):
        raise Refused(Code.parameter, "twice")
    return found


def _windows(desk: Desk, call: Call) -> tuple[Json, HTTPStatus]:
    return _ok(sitedesk.windows(desk, call.path["site"], _query(call, "from", "to")))


def _bookings(desk: Desk, call: Call) -> tuple[Json, HTTPStatus]:
    said = sitedesk.bookings(desk, call.path["site"], _query(call, "day"))
    kinds.note(desk, "Appointment", "list", str(len(said["bookings"])))
    return _ok(said)


def _close(desk: Desk, call: Call) -> tuple[Json, HTTPStatus]:
    return _ok(sitedesk.close(desk, call.path["site"], call.data))


def _reopen(desk: Desk, call: Call) -> tuple[Json, HTTPStatus]:
    return _ok(sitedesk.reopen(desk, call.path["site"], call.data))


def _resize(desk: Desk, call: Call) -> tuple[Json, HTTPStatus]:
    return _ok(sitedesk.resize(desk, call.path["id"], call.data))


def _mark(desk: Desk, call: Call) -> tuple[Json, HTTPStatus]:
    return _ok(sitedesk.mark(desk, call.path["id"], call.path["mark"], call.data))


def _cancel(desk: Desk, call: Call) -> tuple[Json, HTTPStatus]:
    return _ok(sitedesk.cancel(desk, call.path["id"], call.data))


def _stock(desk: Desk, call: Call) -> tuple[Json, HTTPStatus]:
    _query(call)
    return _ok(sitestock.shelves(desk, call.path["site"]))


def _moves(desk: Desk, call: Call) -> tuple[Json, HTTPStatus]:
    path, query = call.path, _query(call, "before")
    return _ok(sitestock.moves(desk, path["site"], path["product"], query))


def _enter(desk: Desk, call: Call) -> tuple[Json, HTTPStatus]:
    return _ok(sitestock.enter(desk, call.path["site"], call.data))


def _waiting(desk: Desk, call: Call) -> tuple[Json, HTTPStatus]:
    _query(call)
    return _ok(sitewaits.listed(desk, call.path["site"]))


def _put_on(desk: Desk, call: Call) -> tuple[Json, HTTPStatus]:
    return sitewaits.put_on(desk, call.path["site"], call.data), HTTPStatus.CREATED


def _take_off(desk: Desk, call: Call) -> tuple[Json, HTTPStatus]:
    return _ok(sitewaits.take_off(desk, call.path["id"], call.data))


def _import(desk: Desk, call: Call) -> tuple[Json, HTTPStatus]:
    """With dry_run only looked at; a table with a bad line is never taken."""
    said = _query(call, "dry_run").get("dry_run", "")
    if said not in YES:
        raise Refused(Code.parameter, "dry_run")
    found, fit = sitedesk.bring(desk, call.data, dry_run=YES[said])
    return found, HTTPStatus.OK if fit else HTTPStatus.UNPROCESSABLE_ENTITY
