"""The supervisor's board: who waits, how soon cases are accepted, staff against load, alarms."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from aiohttp import web
from sqlalchemy import Connection, func, select

from bot.clinic import acceptance, alarms, calendar, figures, logins, reviews
from bot.clinic.duties import Right
from bot.clinic.lifecycle import CASE_EVENT
from bot.clinic.logins import Login
from bot.clinic.presence import PRESENCE
from bot.operating import incidents, telling
from handlers.console import charts
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.lists import Printed, still_here
from handlers.console.stream import OVER, Event
from handlers.console.words import Words

TICK = 10  # seconds after which the waits shown are counted on, though nothing happened
GAP = 1.0  # seconds between two looks at the whole clinic, however much happens
PARTS = ("tiles", "alarm_tally", "alarms", "incidents", "day", "day_table", "roles")


@dataclass(frozen=True, slots=True)
class Sight:
    """All that the board is printed from."""

    figures: figures.Figures
    alarms: list[alarms.AlarmView]
    to_review: int
    incidents: list[incidents.Incident]


@dataclass(slots=True)
class Shown:
    """What one open board has seen."""

    beat: Any = None
    looked: float = float("-inf")  # by the loop's clock


@dataclass(frozen=True, slots=True)
class Board:
    """The board, and clearing an alarm on it. *past* is shared by all who look."""

    desk: Desk
    past: figures.Past = field(default_factory=figures.Past)

    async def page(self, request: web.Request, login: Login) -> web.Response:
        now = self.desk.clock()
        sight = await self.desk.store.read(lambda conn: self._look(conn, now))
        return self.desk.paper.page(
            request,
            "board.html",
            login=login,
            **self._values(sight, self.desk.paper.words(request)),
        )

    async def seen(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Somebody has seen to an alarm."""
        alarm_id, now = int(request.match_info["alarm"]), self.desk.clock()
        await self.desk.store.write(
            lambda conn: alarms.clear(conn, alarm_id=alarm_id, staff_id=login.staff.id, now=now)
        )
        self.desk.bell.ring("board")
        raise web.HTTPSeeOther("/console/board#alarms")

    async def events(self, request: web.Request) -> web.StreamResponse:
        """The parts of the board that look different now."""
        desk, shown, sent = self.desk, Shown(), Printed()
        token, words = desk.door.token(request), desk.paper.words(request)

        async def news() -> Sequence[Event]:
            now, moment = desk.clock(), asyncio.get_running_loop().time()
            if moment - shown.looked < GAP:
                return []

            def work(conn: Connection) -> tuple[Login, Sight | None] | None:
                found = logins.find(conn, token, now)
                if found is None or not found[0].may(Right.board):
                    return None
                return found[0], self._changed(conn, shown, now)

            found = await desk.store.read(work)
            if found is None:
                return [OVER]
            login, sight = found
            if sight is None:
                return []
            shown.looked = moment
            return sent.news(self._print(words.at(now), login, sight))

        async def beat() -> None:
            await still_here(desk, token)

        return await desk.streams.serve(request, ["queue", "board", "incidents"], news, beat)

    def _changed(self, conn: Connection, shown: Shown, now: datetime) -> Sight | None:
        beat = pulse(conn, now)
        if beat == shown.beat:
            return None
        shown.beat = beat
        return self._look(conn, now)

    def _look(self, conn: Connection, now: datetime) -> Sight:
        found = figures.take(conn, now=now, zone=self.desk.paper.zone, past=self.past)
        return Sight(
            found, alarms.open_(conn), reviews.waiting(conn), incidents.open_(conn, now=now)
        )

    def _print(self, words: Words, login: Login, sight: Sight) -> dict[str, str]:
        values = self._values(sight, words) | {"login": login, "csrf": login.csrf}
        return {
            name: self.desk.paper.part(f"_board_{name}.html", words, **values) for name in PARTS
        }

    def _values(self, sight: Sight, words: Words) -> dict[str, Any]:
        found, hours = sight.figures, calendar.load()
        told: dict[str, Any] = {"texts": words.catalogue, "locale": words.locale}
        today = self.desk.clock().astimezone(self.desk.paper.zone).date()
        return {
            "plain_from": hours.expires.isoformat() if hours.ends_soon(today) else "",
            "found": found,
            "alarms": sight.alarms,
            "to_review": sight.to_review,
            "incidents": sight.incidents,
            "what": partial(telling.what, **told),
            "todo": partial(telling.todo, **told),
            "notice_of": telling.notice_of,
            "goals": acceptance.goals(),
            "whole": {
                "recent": acceptance.merged(found.recent.values()),
                "hour": acceptance.merged(found.hour.values()),
                "today": acceptance.merged(found.today.values()),
            },
            "day": charts.day(found.hours),
            "places": charts.places,
            "charts": charts,
        }


def pulse(conn: Connection, now: datetime) -> tuple[Any, ...]:
    """Differs whenever a figure of the board may have changed, and every few seconds."""
    at_work = select(PRESENCE.c.state, func.count(), func.max(PRESENCE.c.since)).group_by(
        PRESENCE.c.state
    )
    return (
        conn.execute(select(func.max(CASE_EVENT.c.id))).scalar_one(),
        sorted(tuple(row) for row in conn.execute(at_work)),
        [alarm.id for alarm in alarms.open_(conn)],
        [(one.id, one.acked_by) for one in incidents.open_(conn, now=now)],
        int(now.timestamp()) // TICK,
    )
