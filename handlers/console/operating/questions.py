"""The page of what was not understood: counts by step, texts where the site keeps them, and what
the step asks and nearly heard in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.check.sentences import listed, options, prefix_of
from bot.check.texts import ALSO
from bot.clinic import deskfile
from bot.clinic.logins import Login
from bot.i18n import Catalogue
from bot.operating import funnels, questions
from bot.operating.funnels import Asked
from bot.operating.nearness import near
from bot.steps import say_keys
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.words import Words

PAGE = "/console/questions"
DAYS = 28


@dataclass(frozen=True, slots=True)
class Questions:
    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        return await self._page(request, login)

    async def step(self, request: web.Request, login: Login) -> web.Response:
        """How a step asks, and what its options are called."""
        return await self._page(request, login, opened=self._step(request))

    async def read(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Some texts of a step are opened; who opened them is on record."""
        flow, step = self._step(request)
        by, now = f"staff:{login.staff.id}", self.desk.clock()
        found = await self.desk.store.write(
            lambda conn: questions.read(conn, flow=flow, step=step, by=by, now=now)
        )
        return await self._page(request, login, opened=(flow, step), texts=found)

    async def done(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """A text was looked at; its words go, and the next ones are shown."""
        text, by = int(request.match_info["text"]), f"staff:{login.staff.id}"
        now = self.desk.clock()
        await self.desk.store.write(lambda conn: questions.done(conn, text_id=text, by=by, now=now))
        return await self.read(request, login, form)

    async def _page(
        self,
        request: web.Request,
        login: Login,
        *,
        opened: tuple[str, str] | None = None,
        texts: list[tuple[int, str, str]] | None = None,
    ) -> web.Response:
        today = self.desk.clock().astimezone(self.desk.paper.zone).date()
        asked = Asked(today - timedelta(days=DAYS - 1), today)

        def work(conn: Connection) -> dict[str, Any]:
            return {
                "rows": funnels.unclear(conn, asked),
                "waiting": questions.waiting(conn),
            }

        values = await self.desk.store.read(work)
        data = deskfile.load()
        values |= {"opened": opened, "texts": None, "days": data.unclear_days}
        values |= {"least": data.least_shown, "span": DAYS}
        if opened:
            values |= self._opened(self.desk.paper.words(request), opened, texts)
        return self.desk.paper.page(request, "questions.html", login=login, **values)

    def _step(self, request: web.Request) -> tuple[str, str]:
        flow, step = request.match_info["flow"], request.match_info["step"]
        if flow not in self.desk.book or step not in self.desk.book[flow].steps:
            raise web.HTTPNotFound
        return flow, step

    def _opened(
        self, words: Words, at: tuple[str, str], texts: list[tuple[int, str, str]] | None
    ) -> dict[str, Any]:
        """How a step asks, what its options are called, and what each text nearly meant."""
        step, has = self.desk.book[at[0]].steps[at[1]], words.catalogue.has
        named = _names(words.catalogue, words.locale, step)
        values: dict[str, Any] = {
            "says": _says(words, step),
            "options": [
                (key, names, has(words.locale, key + ALSO)) for key, names in named.items()
            ],
        }
        if texts is not None:
            values["texts"] = [
                (number, locale, said, near(said, _names(words.catalogue, locale, step)))
                for number, locale, said in texts
            ]
        return values


def _says(words: Words, step: Any) -> list[tuple[str, list[str]]]:
    """(key, the ordinary wording and the larger one if it differs) of what a step asks."""
    given: dict[str, Any] = dict.fromkeys(getattr(step, "args", ()), "…")
    keys = [
        key for key in say_keys(getattr(step, "say", "")) if words.catalogue.has(words.locale, key)
    ]

    def said(key: str, *, elder: bool) -> str:
        return words.catalogue.text(words.locale, key, elder=elder, **given)

    return [(key, _once(said(key, elder=False), said(key, elder=True))) for key in keys]


def _names(catalogue: Catalogue, locale: str, step: Any) -> dict[str, list[str]]:
    """Key of an option's label -> what it is called in one language, first its label."""
    keys = [f"{prefix_of(step)}-{option}" for option in (*options(step), *listed(step))]
    say = partial(catalogue.text, locale)
    return {
        key: _once(say(key), say(key, elder=True), *catalogue.words(locale, key + ALSO))
        for key in keys
        if catalogue.has(locale, key)
    }


def _once(*texts: str) -> list[str]:
    return list(dict.fromkeys(texts))
