"""Joins the pages of the console: which address leads where, and who may go there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import quote

from aiohttp import web

from bot.bell import Bell
from bot.channel import Limits
from bot.clinic.logins import Login
from bot.clinic.staff import Passwords
from bot.clock import Clock
from bot.i18n import Catalogue
from bot.store.session import Store
from handlers.console import forms
from handlers.console.asking import Asking
from handlers.console.attendance import Attendance
from handlers.console.board import Board
from handlers.console.closing import Closing
from handlers.console.desk import Desk, Tells
from handlers.console.door import Door
from handlers.console.doses import Doses
from handlers.console.entrance import Entrance
from handlers.console.forms import Form
from handlers.console.gallery import Gallery
from handlers.console.importing import Importing
from handlers.console.moving import Moving
from handlers.console.notes import Notes
from handlers.console.paper import HEADERS, Paper
from handlers.console.phone import Phone
from handlers.console.queue import Queue
from handlers.console.replies import Replies
from handlers.console.review import Review
from handlers.console.route import Route
from handlers.console.saying import Saying
from handlers.console.slots import Slots
from handlers.console.stream import OVER, STREAM, Streams
from handlers.console.talk import Talk

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
See = Callable[[web.Request, Login], Awaitable[web.StreamResponse]]
Change = Callable[[web.Request, Login, Form], Awaitable[web.StreamResponse]]
PASSWORD = "/console/password"
CASE = r"/console/case/{case:\d{1,18}}"


class Console:
    """The console's edge. *locale* is spoken to browsers that do not say what they want; *phones*
    says whether clinicians may bind a chat of their own."""

    def __init__(
        self,
        *,
        store: Store,
        turns: Tells,
        bell: Bell,
        catalogue: Catalogue,
        locale: str,
        timezone: str,
        public_url: str,
        clock: Clock,
        clinic_name: str = "",
        passwords: Passwords | None = None,
        phones: bool = False,
        limits: Mapping[str, Limits] | None = None,
    ) -> None:
        self._paper = Paper(
            catalogue=catalogue,
            locale=locale,
            timezone=timezone,
            clinic=clinic_name,
            clock=clock,
            phones=phones,
        )
        self._phones = phones
        self._door = Door(store, clock, passwords or Passwords(), public_url)
        self._streams = Streams(bell)
        self._desk = Desk(
            store,
            turns,
            bell,
            clock,
            self._door,
            self._paper,
            self._streams,
            limits or {},
            public_url,
        )

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            *self._entrance(),
            *self._lists(),
            *self._case(),
            *self._moving(),
            *self._replies(),
            *self._supervision(),
            *self._slots(),
            *self._tests(),
            *self._doses(),
            *(self._phone() if self._phones else ()),
        ]

    def _entrance(self) -> list[web.AbstractRouteDef]:
        entrance = Entrance(self._door, self._paper)
        return [
            web.get("/console/login", entrance.login_page),
            web.post("/console/login", entrance.log_in),
            web.post("/console/logout", self._change(entrance.log_out, once=True)),
            web.get(PASSWORD, self._see(entrance.password_page, once=True)),
            web.post(PASSWORD, self._change(entrance.set_password, once=True)),
            web.get(r"/console/language/{locale:[A-Za-z-]{2,16}}", self._paper.language),
            web.get("/console/static/{name}", self._paper.static),
            web.get("/console/alive", self._see(_alive)),
        ]

    def _lists(self) -> list[web.AbstractRouteDef]:
        queue = Queue(self._desk)
        return [
            web.get("/console", self._see(queue.page)),
            web.get("/console/", _home),
            web.get("/console/events", self._watch(queue.events)),
            web.post("/console/presence", self._change(Attendance(self._desk).go)),
            web.post(CASE + "/accept", self._change(_bare(queue.accept))),
            web.post(CASE + "/decline", self._change(_bare(queue.decline))),
        ]

    def _case(self) -> list[web.AbstractRouteDef]:
        desk = self._desk
        talk, saying = Talk(desk), Saying(desk, asyncio.Semaphore(1))
        asking, notes = Asking(desk), Notes(desk)
        gallery = Gallery(desk.store, desk.clock)
        return [
            web.get(CASE, self._see(talk.page)),
            web.get(CASE + "/events", self._watch(talk.events)),
            web.post(CASE + "/say", self._change(saying.say)),
            web.post(CASE + r"/again/{message:\d{1,18}}", self._change(saying.again)),
            web.post(CASE + "/ask", self._change(asking.ask)),
            web.post(CASE + "/remark", self._change(notes.add)),
            web.post(CASE + "/close", self._change(Closing(desk, talk).close)),
            web.get(r"/console/media/{media:\d{1,18}}", self._see(gallery.file)),
        ]

    def _moving(self) -> list[web.AbstractRouteDef]:
        moving = Moving(self._desk)
        return [
            web.post(CASE + "/transfer", self._change(moving.transfer)),
            web.post(CASE + "/takeover", self._change(moving.take_over)),
            web.post(CASE + "/invite", self._change(moving.invite)),
            web.post(CASE + "/join", self._change(moving.join)),
            web.post(CASE + "/leave", self._change(moving.leave)),
            web.post(CASE + "/withdraw", self._change(moving.withdraw)),
        ]

    def _replies(self) -> list[web.AbstractRouteDef]:
        replies = Replies(self._desk)
        remove = r"/console/replies/{reply:\d{1,18}}/remove"
        return [
            web.get("/console/replies", self._see(replies.page)),
            web.post("/console/replies", self._change(replies.add)),
            web.post(remove, self._change(replies.remove)),
        ]

    def _phone(self) -> list[web.AbstractRouteDef]:
        phone = Phone(self._desk)
        return [
            web.get("/console/phone", self._see(phone.page)),
            web.post("/console/phone", self._change(phone.issue)),
            web.post("/console/phone/unbind", self._change(phone.unbind)),
        ]

    def _supervision(self) -> list[web.AbstractRouteDef]:
        board, review = Board(self._desk), Review(self._desk)
        picked = r"/console/review/{case:\d{1,18}}"
        seen = r"/console/board/alarm/{alarm:\d{1,18}}/seen"
        return [
            web.get("/console/board", self._see(board.page)),
            web.get("/console/board/events", self._watch(board.events)),
            web.post(seen, self._change(board.seen)),
            web.get("/console/review", self._see(review.page)),
            web.get(picked, self._see(review.case)),
            web.post(picked, self._change(review.settle)),
        ]

    def _doses(self) -> list[web.AbstractRouteDef]:
        doses = Doses(self._desk)
        return [
            web.get("/console/doses", self._see(doses.page)),
            web.post("/console/doses/find", self._change(doses.find)),
            web.post("/console/doses/mark", self._change(doses.mark)),
        ]

    def _slots(self) -> list[web.AbstractRouteDef]:
        slots, table = Slots(self._desk), Importing(self._desk)
        return [
            web.get("/console/slots", self._see(slots.page)),
            web.get("/console/slots/day", self._see(slots.day)),
            web.post("/console/slots/mark", self._change(slots.mark)),
            web.post("/console/slots/enter", self._change(slots.enter)),
            web.post("/console/slots/close", self._change(slots.close)),
            web.post("/console/slots/reopen", self._change(slots.reopen)),
            web.get("/console/slots/import", self._see(table.page)),
            web.post("/console/slots/import", self._change(table.bring)),
        ]

    def _tests(self) -> list[web.AbstractRouteDef]:
        tests = Route(self._desk)
        visit = r"/console/route/visit/{visit:\d{1,18}}/{step:take|back|out|arrived|nobody}"
        order = r"/console/route/order/{order:\d{1,18}}"
        return [
            web.get("/console/route", self._see(tests.page)),
            web.post(visit, self._change(tests.step)),
            web.post(order + "/sample", self._change(tests.sample)),
            web.post(order + "/{step:sent|spoil}", self._change(tests.lab)),
            web.get("/console/results", self._see(tests.results)),
            web.post("/console/results", self._change(tests.report)),
        ]

    async def close(self) -> None:
        """End the live streams; each page comes back by itself when the program does."""
        await self._streams.close()

    def _see(self, see: See, *, once: bool = False) -> Handler:
        """A page for staff. *once*: also for those who must still change their password."""

        async def handle(request: web.Request) -> web.StreamResponse:
            login = await self._door.who(request)
            if login is None:
                return _to_login(request)
            if login.staff.once and not once:
                raise web.HTTPSeeOther(PASSWORD)
            return await see(request, login)

        return handle

    def _watch(self, serve: Handler) -> Handler:
        """A live stream for staff; it does not keep their login alive.

        A browser's stream cannot see a status: it is told in the stream that the login is over.
        """

        async def handle(request: web.Request) -> web.StreamResponse:
            login = await self._door.who(request, acts=False)
            if login is not None and not login.staff.once:
                return await serve(request)
            if request.headers.get("Accept") == STREAM:
                return web.Response(body=OVER.encode(), headers=HEADERS | {"Content-Type": STREAM})
            return web.Response(status=401, headers=HEADERS)

        return handle

    def _change(self, change: Change, *, once: bool = False) -> Handler:
        """Something staff do: from our own page, with the session's token."""

        async def see(request: web.Request, login: Login) -> web.StreamResponse:
            self._door.check_site(request)
            try:
                form = await forms.read(request)
            except forms.TooLarge:
                return self._desk.wrong(request, "too-large")
            self._door.check(request, login, form.text("csrf"))
            return await change(request, login, form)

        return self._see(see, once=once)


async def _home(request: web.Request) -> web.Response:
    raise web.HTTPSeeOther("/console")


async def _alive(request: web.Request, login: Login) -> web.Response:
    """Whoever moves the mouse is still there: their login goes on."""
    return web.Response(status=204, headers=HEADERS)


def _bare(see: See) -> Change:
    """A change whose form says nothing but that it is meant."""

    async def change(request: web.Request, login: Login, form: Form) -> web.StreamResponse:
        return await see(request, login)

    return change


def _see_other(path: str) -> web.Response:
    return web.Response(status=303, headers=HEADERS | {"Location": path})


def _to_login(request: web.Request) -> web.Response:
    """To the login page, and back afterwards; a script's request is told to change the page."""
    if "HX-Request" in request.headers:
        return web.Response(status=200, headers=HEADERS | {"HX-Redirect": "/console/login"})
    if "/media/" in request.path or request.path.endswith("/alive"):
        return web.Response(status=401, headers=HEADERS)
    back = f"?next={quote(request.path)}" if request.method == "GET" else ""
    return _see_other(f"/console/login{back}")
