"""Joins the pages of the console: which address leads where, and who may go there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Unpack

from aiohttp import web

from bot.check.wording import Texts as Release
from bot.clinic import duties
from bot.clinic.duties import Right
from bot.clinic.logins import Login
from bot.metrics import Metrics
from bot.operating.pushing import Keeper
from handlers.console.asking import Asking
from handlers.console.attendance import Attendance
from handlers.console.board import Board
from handlers.console.calls import Calls, Reporting
from handlers.console.capacity import Capacity
from handlers.console.closing import Closing
from handlers.console.desk import Parts, furnish
from handlers.console.doses import Doses
from handlers.console.entrance import Entrance
from handlers.console.gallery import Gallery
from handlers.console.gate import Gate, bare
from handlers.console.importing import Importing
from handlers.console.limiting import Limiting
from handlers.console.moving import Moving
from handlers.console.notes import Notes
from handlers.console.operating import addresses, noticing, simulator, texts
from handlers.console.operating.notice_kit import Kit
from handlers.console.operating.rooms import Rooms
from handlers.console.operating.site import Administration
from handlers.console.ordering import Ordering
from handlers.console.paper import HEADERS
from handlers.console.paths import CASE, HOME, PASSWORD, SIGN_IN
from handlers.console.phone import Phone
from handlers.console.provider import Provider
from handlers.console.queue import Queue
from handlers.console.replies import Replies
from handlers.console.reports import Reports
from handlers.console.review import Review
from handlers.console.route import Route
from handlers.console.saying import Saying
from handlers.console.signin import SignIn
from handlers.console.slots import Slots
from handlers.console.stock import Stocks
from handlers.console.talk import Talk
from handlers.console.waiting import Waiting


class Console:
    """The console's edge, made of *parts*. *second_factor*: roles that cannot do without one,
    besides those of `flows/data/rights.yaml`."""

    def __init__(
        self,
        *,
        metrics: Metrics | None = None,
        notices: Kit | None = None,
        release: Release | None = None,
        second_factor: Iterable[str] = (),
        provider: Provider | None = None,
        menus: Keeper | None = None,
        **parts: Unpack[Parts],
    ) -> None:
        self._desk, self._notices = furnish(**parts), notices
        self._release, self._provider, self._rooms = release, provider, Rooms()
        self._menus = menus
        demands = frozenset((*duties.load().second_factor, *second_factor))
        gate = self._gate = Gate(self._desk, metrics or Metrics(), demands)
        self._see, self._change, self._watch = gate.see, gate.change, gate.watch

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
            *self._calls(),
            *addresses.routes(self._desk, self._gate, self._menus),
            *(self._wording(self._release) if self._release else ()),
            *Administration(self._desk, self._gate).routes(),
            *(self._phone() if self._desk.phones else ()),
            *(noticing.routes(self._desk, self._notices, self._gate) if self._notices else ()),
        ]

    def _entrance(self) -> list[web.AbstractRouteDef]:
        paper = self._desk.paper
        entrance = Entrance(self._desk.door, paper, self._provider is not None)
        return [
            web.get("/console/login", entrance.login_page),
            web.post("/console/login", entrance.log_in),
            web.post("/console/logout", self._change(entrance.log_out, Right.own, once=True)),
            web.get(PASSWORD, self._see(entrance.password_page, Right.own, once=True)),
            web.post(PASSWORD, self._change(entrance.set_password, Right.own, once=True)),
            web.get(r"/console/language/{locale:[A-Za-z-]{2,16}}", paper.language),
            web.get("/console/static/{name}", paper.static),
            web.get("/console/alive", self._see(_alive, Right.own)),
            *self._sign_in(entrance),
        ]

    def _sign_in(self, entrance: Entrance) -> list[web.AbstractRouteDef]:
        if self._provider is None:
            return []
        sign_in = SignIn(self._desk, entrance, self._provider)
        return [
            web.get(SIGN_IN, sign_in.begin),
            web.get(f"{SIGN_IN}/back", sign_in.returned),
        ]

    def _lists(self) -> list[web.AbstractRouteDef]:
        queue = Queue(self._desk)
        return [
            web.get(HOME, self._see(queue.home, Right.own)),
            web.get("/console/", self._see(queue.home, Right.own)),
            web.get("/console/events", self._watch(queue.events, Right.cases)),
            web.post("/console/presence", self._change(Attendance(self._desk).go, Right.cases)),
            web.post(CASE + "/accept", self._change(bare(queue.accept), Right.cases)),
            web.post(CASE + "/decline", self._change(bare(queue.decline), Right.cases)),
        ]

    def _case(self) -> list[web.AbstractRouteDef]:
        desk = self._desk
        talk, saying = Talk(desk), Saying(desk, asyncio.Semaphore(1))
        asking, notes = Asking(desk), Notes(desk)
        gallery, reports = Gallery(desk.store, desk.clock), Reports(desk)
        return [
            web.get(CASE, self._see(talk.page, Right.cases)),
            web.get(CASE + "/events", self._watch(talk.events, Right.cases)),
            web.post(CASE + "/say", self._change(saying.say, Right.cases)),
            web.post(CASE + "/place", self._change(saying.place, Right.cases)),
            web.post(CASE + r"/again/{message:\d{1,18}}", self._change(saying.again, Right.cases)),
            web.post(CASE + "/ask", self._change(asking.ask, Right.cases)),
            web.post(CASE + "/remark", self._change(notes.add, Right.cases)),
            web.get(CASE + r"/report/{order:\d{1,18}}", self._see(reports.file, Right.cases)),
            web.post(CASE + "/close", self._change(Closing(desk, talk).close, Right.cases)),
            web.get(r"/console/media/{media:\d{1,18}}", self._see(gallery.file, Right.cases)),
        ]

    def _moving(self) -> list[web.AbstractRouteDef]:
        moving, limiting = Moving(self._desk), Limiting(self._desk)
        return [
            web.post(CASE + "/limit", self._change(limiting.limit, Right.limits)),
            web.post(CASE + "/limit-ask", self._change(limiting.ask, Right.cases)),
            web.post(CASE + "/unlimit", self._change(limiting.lift, Right.limits)),
            web.post(CASE + "/transfer", self._change(moving.transfer, Right.cases)),
            web.post(CASE + "/takeover", self._change(moving.take_over, Right.cases)),
            web.post(CASE + "/invite", self._change(moving.invite, Right.cases)),
            web.post(CASE + "/join", self._change(moving.join, Right.cases)),
            web.post(CASE + "/leave", self._change(moving.leave, Right.cases)),
            web.post(CASE + "/withdraw", self._change(moving.withdraw, Right.cases)),
        ]

    def _replies(self) -> list[web.AbstractRouteDef]:
        replies = Replies(self._desk)
        remove = r"/console/replies/{reply:\d{1,18}}/remove"
        return [
            web.get("/console/replies", self._see(replies.page, Right.replies)),
            web.post("/console/replies", self._change(replies.add, Right.replies)),
            web.post(remove, self._change(replies.remove, Right.replies)),
        ]

    def _phone(self) -> list[web.AbstractRouteDef]:
        phone = Phone(self._desk)
        return [
            web.get("/console/phone", self._see(phone.page, Right.own)),
            web.post("/console/phone", self._change(phone.issue, Right.own)),
            web.post("/console/phone/unbind", self._change(phone.unbind, Right.own)),
        ]

    def _supervision(self) -> list[web.AbstractRouteDef]:
        board, review = Board(self._desk), Review(self._desk)
        picked = r"/console/review/{case:\d{1,18}}"
        seen = r"/console/board/alarm/{alarm:\d{1,18}}/seen"
        return [
            web.get("/console/board", self._see(board.page, Right.board)),
            web.get("/console/board/events", self._watch(board.events, Right.board)),
            web.post(seen, self._change(board.seen, Right.board)),
            web.get("/console/review", self._see(review.page, Right.review)),
            web.get(picked, self._see(review.case, Right.review)),
            web.post(picked, self._change(review.settle, Right.review)),
        ]

    def _doses(self) -> list[web.AbstractRouteDef]:
        doses = Doses(self._desk)
        return [
            web.get("/console/doses", self._see(doses.page, Right.doses)),
            web.post("/console/doses/find", self._change(doses.find, Right.doses)),
            web.post("/console/doses/mark", self._change(doses.mark, Right.doses)),
        ]

    def _wording(self, release: Release) -> list[web.AbstractRouteDef]:
        desk, gate = self._desk, self._gate
        return [
            *texts.routes(desk, release, gate),
            *simulator.routes(desk, release, self._rooms, gate),
        ]

    def _calls(self) -> list[web.AbstractRouteDef]:
        calls, reporting = Calls(self._desk), Reporting(self._desk)
        return [
            web.get("/console/calls", self._see(calls.page, Right.slots)),
            web.post("/console/calls", self._change(calls.mark, Right.slots)),
            web.get("/console/reporting", self._see(reporting.page, Right.results)),
            web.post("/console/reporting", self._change(reporting.done, Right.results)),
        ]

    def _slots(self) -> list[web.AbstractRouteDef]:
        slots, table = Slots(self._desk), Importing(self._desk)
        ordering = Ordering(self._desk)
        return [
            web.get("/console/slots", self._see(slots.page, Right.slots)),
            web.get("/console/slots/day", self._see(slots.day, Right.slots)),
            web.post("/console/slots/mark", self._change(slots.mark, Right.slots)),
            web.post("/console/slots/enter", self._change(slots.enter, Right.slots)),
            web.post("/console/slots/order", self._change(ordering.enter, Right.slots)),
            web.post("/console/slots/close", self._change(slots.close, Right.slots)),
            web.post("/console/slots/reopen", self._change(slots.reopen, Right.slots)),
            web.get("/console/slots/import", self._see(table.page, Right.slots)),
            web.post("/console/slots/import", self._change(table.bring, Right.slots)),
            *self._ledgers(),
        ]

    def _ledgers(self) -> list[web.AbstractRouteDef]:
        """What is beside the book: stock, the wait list, how many a window takes."""
        stock, waiting = Stocks(self._desk), Waiting(self._desk)
        room, window = Capacity(self._desk), r"/console/slots/window/{slot:\d{1,18}}"
        return [
            web.get("/console/slots/stock", self._see(stock.page, Right.slots)),
            web.post("/console/slots/stock", self._change(stock.enter, Right.slots)),
            web.get("/console/slots/waiting", self._see(waiting.page, Right.slots)),
            web.post("/console/slots/waiting", self._change(waiting.remove, Right.slots)),
            web.post("/console/slots/waiting/add", self._change(waiting.add, Right.slots)),
            web.get(window, self._see(room.page, Right.slots)),
            web.post(window, self._change(room.change, Right.slots)),
        ]

    def _tests(self) -> list[web.AbstractRouteDef]:
        tests = Route(self._desk)
        visit = r"/console/route/visit/{visit:\d{1,18}}/{step:take|back|out|arrived|nobody}"
        order = r"/console/route/order/{order:\d{1,18}}"
        parcel = order + "/parcel/{way:shipped|returned}"
        return [
            web.get("/console/route", self._see(tests.page, Right.route)),
            web.get("/console/route/kits", self._see(tests.kits, Right.route)),
            web.post(visit, self._change(tests.step, Right.route)),
            web.post(order + "/sample", self._change(tests.sample, Right.route)),
            web.post(parcel, self._change(tests.parcel, Right.route)),
            web.post(order + "/{step:sent|spoil}", self._change(tests.lab, Right.route)),
            web.get("/console/results", self._see(tests.results, Right.results)),
            web.post("/console/results", self._change(tests.report, Right.results)),
        ]

    async def close(self) -> None:
        """End the live streams; each page comes back by itself when the program does."""
        await self._desk.streams.close()
        await self._rooms.close()


async def _alive(request: web.Request, login: Login) -> web.Response:
    """Whoever moves the mouse is still there: their login goes on."""
    return web.Response(status=204, headers=HEADERS)
