"""The page of the audit: who did what, filtered, paged, and as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import audit, trail
from bot.clinic.logins import Login
from bot.clinic.trail import PAGE, Entry, Filter
from handlers.console import forms
from handlers.console.desk import Desk
from handlers.console.paper import HEADERS

FIELDS = ("who", "action", "case", "since", "until")
HEAD = ("at", "actor", "name", "action", "subject", "detail")
FORMULA = ("=", "+", "-", "@", "\t")  # what a spreadsheet would run


@dataclass(frozen=True, slots=True)
class Auditing:
    """The pages of the audit."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """The newest lines that fit the filter, fifty at a time."""
        given = self._given(request)
        wanted, before = self._filter(given), _number(request.query.get("before", ""))
        found = await self.desk.store.read(lambda conn: trail.page(conn, wanted, before=before))
        shown = found[:PAGE]
        more = urlencode(_told(given) | {"before": str(shown[-1].id)}) if found[PAGE:] else ""
        values: dict[str, Any] = {
            "entries": shown,
            "given": given,
            "more": more,
            "table": urlencode(_told(given)),
        }
        return self.desk.paper.page(request, "audit.html", login=login, **values)

    async def table(self, request: web.Request, login: Login) -> web.StreamResponse:
        """All of it as CSV, written as it is read; that it was taken is in the audit, too."""
        given, now, by = self._given(request), self.desk.clock(), f"staff:{login.staff.id}"
        wanted = self._filter(given)

        def note(conn: Connection) -> None:
            told = urlencode({name: value for name, value in _told(given).items() if name != "who"})
            audit.record(conn, actor=by, action="audit.read", subject="audit", now=now, detail=told)

        await self.desk.store.write(note)
        name = f"audit-{now.astimezone(self.desk.paper.zone):%Y%m%d}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        response = web.StreamResponse(
            headers=HEADERS | headers | {"Content-Type": "text/csv; charset=utf-8"}
        )
        await response.prepare(request)
        await response.write("\ufeff".encode() + _lines([HEAD]))
        before: int | None = None
        while batch := await self._batch(wanted, before):
            await response.write(_lines([self._row(entry) for entry in batch]))
            before = batch[-1].id
        await response.write_eof()
        return response

    async def _batch(self, wanted: Filter, before: int | None) -> list[Entry]:
        return await self.desk.store.read(lambda conn: trail.batch(conn, wanted, before=before))

    def _row(self, one: Entry) -> tuple[str, ...]:
        at = one.at.astimezone(self.desk.paper.zone).isoformat(timespec="seconds")
        return (at, one.actor, one.who, one.action, one.subject, one.detail)

    def _given(self, request: web.Request) -> dict[str, str]:
        """The filter as typed; without a first day it is that of the last thirty days."""
        given = {name: request.query.get(name, "").strip()[:64] for name in FIELDS}
        today = self.desk.clock().astimezone(self.desk.paper.zone).date()
        given["since"] = forms.day(given["since"], today - timedelta(days=30)).isoformat()
        given["until"] = forms.day(given["until"], today).isoformat()
        return given

    def _filter(self, given: dict[str, str]) -> Filter:
        first, last = (date.fromisoformat(given[name]) for name in ("since", "until"))
        return Filter(
            who=given["who"],
            action=given["action"].rstrip("."),
            case=_number(given["case"]),
            since=self._moment(first),
            until=self._moment(last + timedelta(days=1)),
        )

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, time(), tzinfo=self.desk.paper.zone).astimezone(UTC)


def _told(given: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in given.items() if value}


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def _lines(rows: list[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([[_plain(cell) for cell in row] for row in rows])
    return out.getvalue().encode()


def _plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
