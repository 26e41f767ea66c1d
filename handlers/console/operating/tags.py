"""The pages of tags and topics: what there is, who has it, by what rule, and how a copy stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import places, rules, seasons
from bot.clinic.logins import Login
from bot.clinic.notices import topics
from bot.operating import tags
from handlers.console.desk import Desk
from handlers.console.forms import Form

PAGE = "/console/tags"
LANGUAGES = ("zh-CN", "en")  # a topic is named in; Taiwan's is read from the first


@dataclass(frozen=True, slots=True)
class Tags:
    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        return await self._page(request, login)

    async def make(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """A new tag."""
        by, now = f"staff:{login.staff.id}", self.desk.clock()
        told: dict[str, Any] = {"name": form.text("name"), **_told(form)}
        try:
            await self.desk.store.write(lambda conn: tags.make(conn, **told, by=by, now=now))
        except tags.Wrong as wrong:
            return await self._page(request, login, error=wrong.reason, given=form.fields)
        raise web.HTTPSeeOther(PAGE)

    async def topic(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """A topic changed, or a new one."""
        by, now = f"staff:{login.staff.id}", self.desk.clock()
        topic = topics.Topic(
            id=form.text("id"),
            names={one: said for one in LANGUAGES if (said := form.text(f"name-{one}"))},
            about={one: said for one in LANGUAGES if (said := form.text(f"about-{one}"))},
            season=form.text("season"),
            open=form.text("open") == "1",
        )
        try:
            await self.desk.store.write(lambda conn: topics.keep(conn, topic, by=by, now=now))
        except topics.Wrong as wrong:
            return await self._page(request, login, error=wrong.reason, given=form.fields)
        raise web.HTTPSeeOther(f"{PAGE}#topics")

    async def one(self, request: web.Request, login: Login) -> web.Response:
        return await self._one(request, login)

    async def change(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """What a tag is for, who gets it, whether the platform has a copy."""
        tag_id, by, now = _tag(request), f"staff:{login.staff.id}", self.desk.clock()
        told = _told(form)
        try:
            await self.desk.store.write(
                lambda conn: tags.change(conn, tag_id, **told, by=by, now=now)
            )
        except tags.Wrong as wrong:
            return await self._one(request, login, error=wrong.reason)
        raise web.HTTPSeeOther(f"{PAGE}/{tag_id}")

    async def drop(self, request: web.Request, login: Login, form: Form) -> web.Response:
        tag_id, by, now = _tag(request), f"staff:{login.staff.id}", self.desk.clock()
        try:
            await self.desk.store.write(lambda conn: tags.drop(conn, tag_id, by=by, now=now))
        except tags.Wrong as wrong:
            return await self._one(request, login, error=wrong.reason)
        raise web.HTTPSeeOther(PAGE)

    async def _page(
        self, request: web.Request, login: Login, *, error: str = "", given: Any = None
    ) -> web.Response:
        def work(conn: Connection) -> dict[str, Any]:
            return {
                "tags": tags.every(conn),
                "topics": topics.every(conn),
                "wanted": topics.counts(conn),
                "seasons": [state.season.id for state in seasons.states(conn)],
            }

        values = await self.desk.store.read(work)
        values |= _choices() | {"error": error, "given": given or {}, "tongues": LANGUAGES}
        status = 422 if error else 200
        return self.desk.paper.page(request, "tags.html", login=login, status=status, **values)

    async def _one(self, request: web.Request, login: Login, *, error: str = "") -> web.Response:
        tag_id, after = _tag(request), request.query.get("after", "0")
        start = int(after) if after.isascii() and after.isdigit() and len(after) <= 18 else 0

        def work(conn: Connection) -> dict[str, Any]:
            known = {tag.id: tag for tag in tags.every(conn)}
            if tag_id not in known:
                raise web.HTTPNotFound
            people = tags.members(conn, tag_id, after=start)
            return {"tag": known[tag_id], "people": people, "topics": topics.every(conn)}

        values = await self.desk.store.read(work)
        more = len(values["people"]) == tags.PAGE
        values |= _choices() | {"error": error, "more": more, "start": start}
        status = 422 if error else 200
        return self.desk.paper.page(request, "tag.html", login=login, status=status, **values)


def _tag(request: web.Request) -> int:
    return int(request.match_info["tag"])


def _told(form: Form) -> dict[str, Any]:
    """What a tag's form says beside its name."""
    pushed = form.text("pushed") == "1"
    return {"about": form.text("about"), "rule": _rule(form), "pushed": pushed}


def _choices() -> dict[str, Any]:
    """What a rule may name."""
    bands = [band.id for band in rules.load().ages.bands]
    return {"bands": bands, "areas": places.load().areas}


def _rule(form: Form) -> dict[str, Any] | None:
    """The audience a form describes, or None where nothing is chosen."""
    found: dict[str, Any] = {}
    for name, key in (("band", "bands"), ("topic", "topics"), ("channel", "channels")):
        if value := form.text(name):
            found[key] = [value]
    if region := form.text("region"):
        found["regions"] = [region.rstrip("0") or region]
    if locale := form.text("locale"):
        found["locales"] = [locale]
    if form.text("wording"):
        found["elder"] = form.text("wording") == "larger"
    return found or None
