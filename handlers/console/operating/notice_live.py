"""The page of a notice kept live while it is sent, and its list as a table to take away."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import audit, logins
from bot.clinic.duties import Right
from bot.clinic.logins import Login
from bot.clinic.notices import Notice, State, notice, report
from handlers.console.desk import Desk
from handlers.console.lists import Printed, still_here
from handlers.console.operating import notice_chart
from handlers.console.operating.notices import notice_of
from handlers.console.paper import HEADERS
from handlers.console.stream import GONE, OVER, Event
from handlers.console.words import Words

PARTS = ("progress", "figures", "course")
GAP = 1.0  # seconds between two looks
DEAR = 20.0  # a look that took long is not repeated before so many times its length
MOVED = Event("moved", "")  # its state is another: the page has other buttons now


class Live:
    """The events of a notice's page, and the export."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def events(self, request: web.Request) -> web.StreamResponse:
        """The parts of the page that look different now."""
        desk, notice_id = self._desk, notice_of(request)
        sent, token, words = Printed(), desk.door.token(request), desk.paper.words(request)
        seen: dict[str, Any] = {"state": "", "due": 0.0}
        loop = asyncio.get_running_loop()

        async def news() -> Sequence[Event]:
            began = loop.time()
            if began < seen["due"]:
                return []
            now = desk.clock()
            found = await desk.store.read(lambda conn: _look(conn, token, notice_id, now))
            seen["due"] = loop.time() + max(GAP, DEAR * (loop.time() - began))
            if not isinstance(found, tuple):
                return [found]
            login, one, made, course = found
            before, seen["state"] = seen["state"], one.state
            if before and before != one.state:
                return [MOVED]
            return sent.news(self._print(words.at(now), login, one, made, course))

        async def beat() -> None:
            await still_here(desk, token)

        return await desk.streams.serve(request, ["notices"], news, beat)

    def _print(
        self,
        words: Words,
        login: Login,
        one: Notice,
        made: report.Report,
        course: list[report.Point],
    ) -> dict[str, str]:
        values = {"one": one, "made": made, "course": course, "chart": notice_chart}
        values |= {"login": login, "csrf": login.csrf}
        part = self._desk.paper.part
        return {name: part(f"_notice_{name}.html", words, **values) for name in PARTS}

    async def export(self, request: web.Request, login: Login) -> web.StreamResponse:
        """One line a recipient, without words, names, pseudonyms and addresses."""
        notice_id, now = notice_of(request), self._desk.clock()

        def work(conn: Connection) -> list[str] | None:
            if notice.get(conn, notice_id) is None:
                return None
            subject = f"notice:{notice_id}"
            by = login.staff.login
            audit.record(conn, actor=by, action="notice.exported", subject=subject, now=now)
            return list(_pages(report.rows(conn, notice_id)))

        pages = await self._desk.store.write(work)
        if pages is None:
            raise web.HTTPNotFound
        name = f"notice-{notice_id}.csv"
        headers = HEADERS | {"Content-Disposition": f'attachment; filename="{name}"'}
        response = web.StreamResponse(headers=headers | {"Content-Type": "text/csv; charset=utf-8"})
        await response.prepare(request)
        for page in pages:
            await response.write(page.encode())
        await response.write_eof()
        return response


def _look(
    conn: Connection, token: str, notice_id: int, now: datetime
) -> tuple[Login, Notice, report.Report, list[report.Point]] | Event:
    login = logins.find(conn, token, now)
    if login is None or not login[0].may(Right.notices):
        return OVER
    one = notice.get(conn, notice_id)
    if one is None:
        return GONE
    course = report.course(conn, notice_id, now=now) if one.began_at else []
    if one.state is State.running and course:  # the last moment is now: lines go on to the right
        course[-1] = course[-1]._replace(at=max(course[-1].at, now))
    return login[0], one, report.report(conn, one), course


def _pages(rows: Iterator[tuple[Any, ...]], most: int = 5000) -> Iterator[str]:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(report.COLUMNS)
    for n, row in enumerate(rows, 1):
        table.writerow([v.isoformat() if isinstance(v, datetime) else v or "" for v in row])
        if n % most == 0:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()
