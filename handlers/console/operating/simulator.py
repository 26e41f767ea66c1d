"""Trying a conversation as any channel, with the texts that are still drafts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import web

from bot.check.wording import Texts as Release
from bot.clinic.duties import Right
from bot.clinic.logins import Login
from bot.operating import wordings
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.gate import Gate
from handlers.console.operating.rooms import LONGEST, Gone, Rooms

PAGE = "/console/simulator"
CHANNELS = ("wechat", "telegram", "web")
ACTS: Mapping[str, str] = {  # what can be done besides typing and pressing
    "photo": "! photo",
    "voice": "! voice",
    "wait": "! wait 10m",
    "restart": "! restart",
    "accept": "! accept",
    "close": "! close",
}


@dataclass(frozen=True, slots=True)
class Simulator:
    """The page of a tried conversation."""

    desk: Desk
    release: Release
    rooms: Rooms

    async def page(self, request: web.Request, login: Login) -> web.Response:
        return self._page(request, login)

    def _page(
        self, request: web.Request, login: Login, *, status: int = 200, error: str = ""
    ) -> web.Response:
        room = self.rooms.of(login.staff.id)
        return self.desk.paper.page(
            request,
            "simulator.html",
            login=login,
            status=status,
            error=error,
            room=room,
            flows=self.release.flows(),
            channels=CHANNELS,
            locales=self.release.locales,
            acts=tuple(ACTS),
            longest=LONGEST,
        )

    async def begin(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """A new talk; what is no flow, channel or language of ours is refused."""
        flow, channel, locale = (form.text(name) for name in ("flow", "channel", "locale"))
        known = channel in CHANNELS and locale in self.release.locales
        if not known or (flow and flow not in self.release.flows()):
            raise web.HTTPBadRequest(text="simulator")
        texts = await self._texts(drafts=bool(form.text("drafts")))
        try:
            await self.rooms.open(
                login.staff.id, flow=flow, channel=channel, locale=locale, texts=texts
            )
        except Gone:
            return await self._gone(request, login)
        raise web.HTTPSeeOther(PAGE + "#last")

    async def _texts(self, *, drafts: bool) -> list[list[str]]:
        """What is live, and with *drafts* what is open, as far as it can be said."""
        found = await self.desk.store.read(wordings.open_ones)
        states = {wordings.State.LIVE, *(wordings.OPEN if drafts else ())}
        rows = {(o.locale, o.key): o.body for o in reversed(found) if o.state in states}
        return [[*which, body] for which, body in rows.items() if self.release.speaks(*which, body)]

    async def act(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Type, press, or let something happen."""
        typed, pressed = form.text("text")[:LONGEST], form.text("press")[:LONGEST]
        act = ACTS.get(form.text("do"), "")
        if pressed:
            act = f"> [{pressed}]"
        elif typed and not act:
            act = "> " + " ".join(typed.splitlines())
        room = self.rooms.of(login.staff.id)
        if room is None or not act:
            raise web.HTTPSeeOther(PAGE)
        try:
            await room.act(act)
        except Gone:
            return await self._gone(request, login)
        raise web.HTTPSeeOther(PAGE + "#last")

    async def end(self, request: web.Request, login: Login, form: Form) -> web.Response:
        await self.rooms.end(login.staff.id)
        raise web.HTTPSeeOther(PAGE)

    async def _gone(self, request: web.Request, login: Login) -> web.Response:
        await self.rooms.end(login.staff.id)
        return self._page(request, login, status=409, error="simulator-gone")


def routes(desk: Desk, release: Release, rooms: Rooms, gate: Gate) -> list[web.AbstractRouteDef]:
    pages, right = Simulator(desk, release, rooms), Right.simulator
    return [
        web.get(PAGE, gate.see(pages.page, right)),
        web.post(PAGE, gate.change(pages.begin, right)),
        web.post(PAGE + "/act", gate.change(pages.act, right)),
        web.post(PAGE + "/end", gate.change(pages.end, right)),
    ]
