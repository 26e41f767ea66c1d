"""Notices: the list of them, the page of one, and the steps it goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.announcing import trying
from bot.clinic import staffchat
from bot.clinic.audit import OF_SUBJECT
from bot.clinic.duties import Right
from bot.clinic.logins import Login
from bot.clinic.notices import Notice, Refused, State, drafting, lifecycle, notice, planning, report
from bot.clinic.notices.freezing import sends_of
from bot.clinic.notices.planning import Plan
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.operating import notice_chart
from handlers.console.operating.notice_kit import PAGE, Kit
from handlers.console.operating.notice_looks import looks

GROUPS = {
    "open": (State.draft, State.testing, State.approved, State.scheduled),
    "running": (State.running, State.paused, State.stopped),
    "over": (State.done, State.cancelled),
}
BEGUN = (State.running, State.paused, State.stopped, State.done, State.cancelled)
STEPS: dict[str, Callable[..., object]] = {
    "pause": lifecycle.pause,
    "resume": lifecycle.resume,
    "cancel": lifecycle.cancel,
    "retry": lifecycle.retry,
    "settle": lifecycle.settle,
}
Step = Callable[[Connection], object]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page of a notice is printed from."""

    notice: Notice
    made: report.Report
    course: list[report.Point]
    plan: Plan | None
    versions: list[drafting.Saved]
    trail: list[Any]
    chats: list[str]  # channels on which whoever looks can be sent a test
    mine: bool  # whether they wrote at it: then they cannot approve it


@dataclass(frozen=True, slots=True)
class Notices:
    """The list and the page of one notice."""

    desk: Desk
    kit: Kit

    async def list(self, request: web.Request, login: Login) -> web.Response:
        """All, or those of a group; what waits for an approval first."""
        group = request.query.get("list", "")
        states = GROUPS.get(group, ())

        def work(conn: Connection) -> list[tuple[Notice, report.Report]]:
            return [(one, report.brief(conn, one)) for one in notice.every(conn, *states)]

        rows = await self.desk.store.read(work)
        rows.sort(key=lambda row: not waits(row[0]))
        values: dict[str, Any] = {"rows": rows, "group": group, "groups": GROUPS, "waits": waits}
        values |= {"writes": login.may(Right.notices), "channels": sorted(self.kit.reaches())}
        return self.desk.paper.page(request, "notices.html", login=login, **values)

    async def page(self, request: web.Request, login: Login) -> web.Response:
        return await self.show(request, login)

    async def show(
        self, request: web.Request, login: Login, *, error: str = "", status: int = 200
    ) -> web.Response:
        """The page of one notice, with what is wrong if something is."""
        notice_id = notice_of(request)
        facts = await self.desk.store.read(lambda conn: self._facts(conn, notice_id, login))
        if facts is None:
            raise web.HTTPNotFound
        values = shown(facts) | {
            "error": error,
            "said": request.query.get("said", ""),
            "looks": looks(self.kit, facts.notice),
            "picks": self._labels(request),
            "writes": login.may(Right.notices),
            "approves": login.may(Right.approve),
            "previews": sorted(self.kit.masses),
            "chart": notice_chart,
        }
        return self.desk.paper.page(request, "notice.html", login=login, status=status, **values)

    def _facts(self, conn: Connection, notice_id: int, login: Login) -> Facts | None:
        found = notice.get(conn, notice_id)
        if found is None:
            return None
        now, zone = self.desk.clock(), str(self.desk.paper.zone)
        begun = found.frozen_at is not None or found.state in BEGUN
        saved = drafting.versions(conn, notice_id)
        chat = staffchat.of_staff(conn, login.staff.id)
        authors = {found.made_by, *(one.by for one in saved)}
        return Facts(
            found,
            report.report(conn, found),
            report.course(conn, notice_id, now=now) if begun else [],
            None if begun else plan(conn, self.kit, found, now=now, zone=zone),
            saved,
            list(conn.execute(OF_SUBJECT, {"subject": f"notice:{notice_id}"})),
            own_channels(conn, self.kit, chat.person_id) if chat else [],
            login.staff.login in authors,
        )

    def _labels(self, request: web.Request) -> dict[str, str]:
        words = self.desk.paper.words(request)
        return {p: words.catalogue.text(words.locale, key) for p, key in self.kit.picks.items()}

    # --- steps

    async def submit(self, request: web.Request, login: Login, form: Form) -> web.Response:
        notice_id, by = notice_of(request), login.staff.login
        now = self.desk.clock()
        return await self._do(
            request, login, lambda conn: drafting.submit(conn, notice_id, by=by, now=now)
        )

    async def judge(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """A second person approves the version they read, or gives it back with a remark."""
        notice_id, by, now = notice_of(request), login.staff.login, self.desk.clock()
        version, remark = _number(form, "version"), form.text("remark")

        def work(conn: Connection) -> None:
            if form.text("verdict") == "approve":
                lifecycle.approve(
                    conn, notice_id, by=by, now=now, today=self._today(), version=version
                )
            else:
                drafting.refuse(conn, notice_id, version=version, remark=remark, by=by, now=now)

        return await self._do(request, login, work)

    async def start(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Now, or at a time by the clock of the clinic."""
        notice_id, by, now = notice_of(request), login.staff.login, self.desk.clock()
        try:
            at = self._moment(form.text("at")) if form.text("when") == "later" else None
        except (ValueError, OverflowError):
            return await self.show(request, login, error="notice-no-such-time", status=422)
        today = self._today()
        return await self._do(
            request,
            login,
            lambda conn: lifecycle.start(conn, notice_id, by=by, now=now, today=today, at=at),
        )

    async def step(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Hold, go on, end, try again, say what became of the unknown, copy."""
        notice_id, by, now = notice_of(request), login.staff.login, self.desk.clock()
        what = request.match_info["step"]
        if what == "copy":
            return await self._copy(request, login)
        more: dict[str, bool] = {}
        if what == "settle":
            more = {"arrived": form.text("became") == "arrived"}
        elif what == "retry":
            more = {"unknown": bool(form.text("unknown"))}
        work = partial(STEPS[what], notice_id=notice_id, by=by, now=now, **more)
        return await self._do(request, login, work)

    async def _copy(self, request: web.Request, login: Login) -> web.Response:
        by, now = login.staff.login, self.desk.clock()
        copy = partial(drafting.copy, notice_id=notice_of(request), by=by, now=now)
        try:
            made = await self.desk.store.write(copy)
        except Refused:
            raise web.HTTPNotFound from None
        raise web.HTTPSeeOther(f"{PAGE}/{made}/edit")

    async def _do(self, request: web.Request, login: Login, work: Step) -> web.Response:
        try:
            await self.desk.store.write(work)
        except Refused as refused:
            error = f"notice-{refused.reason}"
            return await self.show(request, login, error=error, status=409)
        self.desk.changed("notices", "board")
        raise web.HTTPSeeOther(f"{PAGE}/{notice_of(request)}")

    def _today(self) -> date:
        return self.desk.clock().astimezone(self.desk.paper.zone).date()

    def _moment(self, given: str) -> datetime:
        return datetime.fromisoformat(given).replace(tzinfo=self.desk.paper.zone).astimezone(UTC)


def notice_of(request: web.Request) -> int:
    return int(request.match_info["notice"])


def waits(found: Notice) -> bool:
    """Whether a second person is asked to approve it."""
    return found.state is State.testing and found.submitted_at is not None


def plan(conn: Connection, kit: Kit, found: Notice, *, now: datetime, zone: str) -> Plan:
    return planning.plan(
        conn,
        found.audience,
        reaches=kit.reaches(),
        now=now,
        zone=zone,
        template=found.template,
        sends=sends_of(found),
    )


def own_channels(conn: Connection, kit: Kit, person_id: int) -> list[str]:
    """Where a test can go to whoever has this chat."""
    reaches = kit.reaches()
    return [channel for channel, _ in trying.own(conn, person_id) if channel in reaches]


def shown(facts: Facts) -> dict[str, Any]:
    """The values of the page's parts, live or not."""
    values = {name: getattr(facts, name) for name in Facts.__slots__ if name != "notice"}
    return values | {"one": facts.notice, "waits": waits(facts.notice)}


def _number(form: Form, name: str) -> int:
    given = form.text(name)
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
