"""The pages of people: a search by codes, and one person's card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import limiting
from bot.clinic.casefile import Refused
from bot.clinic.erasure import Blocked
from bot.clinic.logins import Login
from bot.clinic.notices import topics
from bot.operating import people, tags
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.moving import MOST_REASON

PAGE = "/console/people"


class Stop(Exception):
    """It cannot be done; *reason* is the last word of a catalogue key."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class People:
    """Nobody is found here by a name, and no word of a talk is shown."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """The search, and the tags by which people are listed."""
        found = await self.desk.store.read(tags.every)
        values: dict[str, Any] = {"tags": found, "found": None, "asked": ""}
        return self.desk.paper.page(request, "people.html", login=login, **values)

    async def find(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Whom a code is of; the one there is, at once. The code stands in no address."""
        asked = form.text("code")[:40]

        def work(conn: Connection) -> tuple[list[people.Match], list[tags.Tag]]:
            return people.search(conn, asked), tags.every(conn)

        found, listed = await self.desk.store.read(work)
        if len(found) == 1:
            raise web.HTTPSeeOther(f"{PAGE}/{found[0].alias}")
        values: dict[str, Any] = {"tags": listed, "found": found, "asked": asked}
        return self.desk.paper.page(request, "people.html", login=login, **values)

    async def card(self, request: web.Request, login: Login) -> web.Response:
        return await self._card(request, login)

    async def change(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """A tag or topic given or taken, notices stopped or wanted again."""
        what, value, on = request.match_info["what"], form.text("value"), form.text("on") == "1"
        by, now = f"staff:{login.staff.id}", self.desk.clock()

        def work(conn: Connection) -> None:
            person = self._person(conn, request, by)
            if what == "notices":
                people.stop(conn, person.id, on=on, by=by, now=now)
            elif what == "topic":
                if not people.choose(conn, person.id, value, on=on, by=by, now=now):
                    raise Stop("topic-gone")
            else:
                self._tag(conn, person.id, value, on=on, by=by)

        return await self._done(request, login, work)

    def _tag(self, conn: Connection, person_id: int, value: str, *, on: bool, by: str) -> None:
        if not (value.isascii() and value.isdigit() and len(value) <= 18):
            raise Stop("tag-gone")
        put = tags.give if on else tags.take
        try:
            done = put(conn, tag_id=int(value), person_id=person_id, by=by, now=self.desk.clock())
        except tags.Wrong as wrong:
            raise Stop(wrong.reason) from None
        if not done:
            raise Stop("tag-gone")

    async def request(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """What somebody asked of the staff: everything erased, or a copy to their own chat."""
        what, by, now = request.match_info["what"], f"staff:{login.staff.id}", self.desk.clock()

        def work(conn: Connection) -> None:
            person = self._person(conn, request, by)
            if what == "copy":
                zone, on = str(self.desk.paper.zone), self.desk.limits
                if not people.copy(conn, person.id, by=by, now=now, zone=zone, on=on):
                    raise Stop("copy")
                return
            if form.text("sure") != person.alias:
                raise Stop("sure")
            try:
                people.erase(conn, person.id, by=by, now=now)
            except Blocked as blocked:
                raise Stop(f"blocked-{blocked.reason}") from None

        return await self._done(request, login, work)

    async def lift(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Who is limited to the service desk may reach clinicians again."""
        by, now, who = f"staff:{login.staff.id}", self.desk.clock(), login.staff.id
        reason = form.text("reason")[:MOST_REASON]

        def work(conn: Connection) -> None:
            person_id = self._person(conn, request, by).id
            asked: dict[str, Any] = {"staff_id": who, "reason": reason, "now": now}
            try:
                tells = limiting.lift(conn, person_id=person_id, **asked)
            except Refused as refused:
                raise Stop(refused.reason) from None
            if tells is None:
                raise Stop("not-limited")
            self.desk.tell(conn, tells)

        return await self._done(request, login, work)

    async def _done(self, request: web.Request, login: Login, work: Any) -> web.Response:
        try:
            await self.desk.store.write(work)
        except Stop as stop:
            return await self._card(request, login, error=stop.reason)
        self.desk.changed("people")
        raise web.HTTPSeeOther(f"{PAGE}/{request.match_info['alias']}")

    async def _card(self, request: web.Request, login: Login, *, error: str = "") -> web.Response:
        by, now = f"staff:{login.staff.id}", self.desk.clock()
        today = now.astimezone(self.desk.paper.zone).date()

        def work(conn: Connection) -> dict[str, Any]:
            return {
                "one": self._person(conn, request, by),
                "all_tags": tags.every(conn),
                "all_topics": topics.offered(conn, today=today),
                "known_topics": {topic.id: topic for topic in topics.every(conn)},
            }

        values = await self.desk.store.write(work)
        status = 422 if error else 200
        return self.desk.paper.page(
            request, "person.html", login=login, status=status, error=error, **values
        )

    def _person(self, conn: Connection, request: web.Request, by: str) -> people.Card:
        alias = request.match_info["alias"]
        found = people.card(conn, alias, by=by, now=self.desk.clock())
        if found is None:
            raise web.HTTPNotFound
        return found
