"""Texts of the program: found, changed, looked at as every channel shows them, approved, undone."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from aiohttp import web
from sqlalchemy import Connection, select

from bot import phrase
from bot.channel import PLAIN
from bot.check.wording import Texts as Release
from bot.clinic.duties import Right
from bot.clinic.logins import Login
from bot.clinic.staff import STAFF
from bot.operating import wordings
from bot.operating.wordings import OPEN, State, Version
from bot.phrase import Phrase
from bot.simulator.screen import printed
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.gate import Gate

PAGE = "/console/texts"
ONE = PAGE + r"/{locale:[A-Za-z-]{2,16}}/{key:[a-z][a-z0-9-]{0,79}}"
DEEDS = "{deed:propose|discard|withdraw|restore}"
MOST = 60  # texts a search shows


@dataclass(frozen=True, slots=True)
class Found:
    """A text of the list: what people read now, and whether a site changed it."""

    locale: str
    key: str
    said: str
    state: str


@dataclass(slots=True)
class Sheet:
    """What the page of one text shows besides what is stored."""

    written: Phrase
    status: int = 200
    error: str = ""
    faults: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Texts:
    """The pages of texts; *release* knows what may be changed and what a change would break."""

    desk: Desk
    release: Release

    async def index(self, request: web.Request, login: Login) -> web.Response:
        """A search by key or by words, and what is open or changed."""
        desk = self.desk
        asked = request.query.get("q", "").strip()[:80]
        locale = request.query.get("lang", "")
        locale = locale if locale in self.release.locales else desk.paper.words(request).locale
        changed = await desk.store.read(wordings.open_ones)
        states = {(one.locale, one.key): str(one.state) for one in reversed(changed)}
        found = await asyncio.to_thread(self._search, asked, locale, states) if asked else []
        return desk.paper.page(
            request,
            "texts.html",
            login=login,
            asked=asked,
            locale=locale,
            locales=self.release.locales,
            found=found,
            most=MOST,
            waiting=[self._line(one) for one in changed if one.state in OPEN],
            live=[self._line(one) for one in changed if one.state is State.LIVE],
        )

    def _search(self, asked: str, locale: str, states: dict[tuple[str, str], str]) -> list[Found]:
        found: list[Found] = []
        for key in self.release.open_keys():
            said = self._said(locale, key)
            if asked.casefold() in key or asked.casefold() in said.casefold():
                found.append(Found(locale, key, said, states.get((locale, key), "")))
            if len(found) == MOST:
                break
        return found

    def _said(self, locale: str, key: str) -> str:
        try:
            return phrase.sample(Phrase.read(self.release.source(locale, key)).normal)
        except KeyError:  # a text that only some languages need
            return ""

    def _line(self, one: Version) -> Found:
        return Found(one.locale, one.key, phrase.sample(Phrase.read(one.body).normal), one.state)

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """One text. 404 for a key that nobody may change."""
        return await self._page(request, login, None)

    async def _page(self, request: web.Request, login: Login, sheet: Sheet | None) -> web.Response:
        desk, (locale, key) = self.desk, _which(request)
        source = self._source(locale, key)
        versions, names = await desk.store.read(partial(_history, locale=locale, key=key))
        opened = next((one for one in versions if one.state in OPEN), None)
        live = next((one for one in versions if one.state is State.LIVE), None)
        now = opened or live
        said = Phrase.read(now.body if now else source)
        sheet = sheet or Sheet(said)
        shown, faults = await asyncio.to_thread(self._looks, locale, key, sheet.written)
        return desk.paper.page(
            request,
            "text.html",
            login=login,
            status=sheet.status,
            locale=locale,
            key=key,
            where=self.release.where(key),
            below_chat=bool(self.release.menus(key)),
            release=Phrase.read(source),
            base=wordings.base_of(source),
            versions=[(one, Phrase.read(one.body)) for one in versions],
            opened=opened,
            live=live,
            sheet=sheet,
            looks=shown,
            faults=sheet.faults or faults,
            here=f"{PAGE}/{locale}/{key}",
            names=names,
            seen=wordings.base_of(opened.body) if opened else "",
            may_approve=login.may(Right.approve),
            locales=self.release.locales,
        )

    def _looks(
        self, locale: str, key: str, written: Phrase
    ) -> tuple[list[tuple[str, bool, list[str]]], list[tuple[str, str]]]:
        """What each channel shows, (channel, elder, bubbles), and the faults of the text."""
        try:
            body = written.source()
        except phrase.Odd as odd:
            return [], [(odd.reason, "")]
        faults = self.release.faults(locale, key, body)
        if any(code not in ("long", "taken") for code, _ in faults):
            return [], faults
        shown = self.release.shown(locale, key, body)
        limits = self.desk.limits
        looks = [
            (channel, elder, [printed(out, limits.get(channel, PLAIN)) for out in bubbles])
            for (channel, elder), bubbles in shown.items()
        ]
        return looks, faults

    def _source(self, locale: str, key: str) -> str:
        try:
            return self.release.source(locale, key)
        except KeyError:
            raise web.HTTPNotFound from None

    async def save(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Keep a draft, with all its faults; only one without any can be proposed."""
        locale, key = _which(request)
        source = self._source(locale, key)
        written = Phrase(form.text("normal"), form.text("elder"))
        try:
            body = written.source()
            work = partial(
                wordings.draft,
                locale=locale,
                key=key,
                body=body,
                base=wordings.base_of(source),
                staff_id=login.staff.id,
                now=self.desk.clock(),
            )
            await self.desk.store.write(work)
        except phrase.Odd as odd:
            sheet = Sheet(written, 422, faults=[(odd.reason, "")])
            return await self._page(request, login, sheet)
        except wordings.Refused as refused:
            sheet = Sheet(written, 422, f"text-{refused.reason}")
            return await self._page(request, login, sheet)
        raise web.HTTPSeeOther(f"{PAGE}/{locale}/{key}#looks")

    async def step(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Propose, throw away, take back, or make an earlier version live again."""
        deed = request.match_info["deed"]
        if deed == "propose":
            await self._check(request, _number(form))
        make = {
            "propose": wordings.propose,
            "discard": wordings.discard,
            "withdraw": wordings.withdraw,
            "restore": wordings.restore,
        }[deed]
        who, now = login.staff.id, self.desk.clock()
        return await self._done(
            request, login, partial(make, version_id=_number(form), staff_id=who, now=now)
        )

    async def judge(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """A second person approves exactly what they saw, or sends it back with a remark."""
        number, who, now = _number(form), login.staff.id, self.desk.clock()
        if form.text("verdict") == "approve":
            found = await self._check(request, number)
            work = partial(wordings.approve, body=found.body)
            if wordings.base_of(found.body) != form.text("seen"):
                work = partial(wordings.approve, body="")  # it was changed since: refused as gone
        else:
            work = partial(wordings.refuse, remark=form.text("remark"))
        return await self._done(
            request, login, partial(work, version_id=number, staff_id=who, now=now)
        )

    async def _check(self, request: web.Request, number: int) -> Version:
        """The version, without a fault. Raises HTTPConflict: the page shows what is wrong."""
        locale, key = _which(request)
        found = await self.desk.store.read(partial(wordings.get, version_id=number))
        if found is None or (found.locale, found.key) != (locale, key):
            raise web.HTTPNotFound
        if await asyncio.to_thread(self.release.faults, locale, key, found.body):
            raise web.HTTPSeeOther(f"{PAGE}/{locale}/{key}#faults")
        return found

    async def _done(self, request: web.Request, login: Login, work: Any) -> web.Response:
        def run(conn: Connection) -> None:
            work(conn)

        try:
            await self.desk.store.write(run)
        except wordings.Refused as refused:
            locale, key = _which(request)
            said = Phrase.read(self._source(locale, key))
            sheet = Sheet(said, 409, f"text-{refused.reason}")
            return await self._page(request, login, sheet)
        raise web.HTTPSeeOther(request.path.rpartition("/")[0])


def routes(desk: Desk, release: Release, gate: Gate) -> list[web.AbstractRouteDef]:
    """Whoever approves may read, too: roles that have the one right have the other."""
    pages = Texts(desk, release)
    return [
        web.get(PAGE, gate.see(pages.index, Right.texts)),
        web.get(ONE, gate.see(pages.page, Right.texts)),
        web.post(ONE, gate.change(pages.save, Right.texts)),
        web.post(ONE + "/judge", gate.change(pages.judge, Right.approve)),
        web.post(f"{ONE}/{DEEDS}", gate.change(pages.step, Right.texts)),
    ]


def _history(conn: Connection, locale: str, key: str) -> tuple[list[Version], dict[int, str]]:
    """The versions of a text, and the names of whoever wrote and settled them."""
    versions = wordings.history(conn, locale, key)
    ids = {n for one in versions for n in (one.made_by, one.settled_by) if n is not None}
    rows = conn.execute(select(STAFF.c.id, STAFF.c.name).where(STAFF.c.id.in_(ids)))
    return versions, {row.id: row.name for row in rows}


def _which(request: web.Request) -> tuple[str, str]:
    return request.match_info["locale"], request.match_info["key"]


def _number(form: Form) -> int:
    """The version a form is about. Raises HTTPBadRequest."""
    typed = form.text("version")
    if not typed.isascii() or not typed.isdigit() or len(typed) > 18:
        raise web.HTTPBadRequest(text="version")
    return int(typed)
