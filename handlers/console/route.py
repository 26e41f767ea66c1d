"""A sampler's day on a phone: where to go, the bar code of each sample, what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import audit
from bot.clinic.casefile import Tell
from bot.clinic.hometest import orders, panels, parcels, report, reports, route
from bot.clinic.hometest.orders import Order
from bot.clinic.hometest.parcels import Way
from bot.clinic.hometest.report import Found, Malformed
from bot.clinic.hometest.reports import Taken
from bot.clinic.logins import Login
from bot.clinic.staff import Member
from handlers.console.desk import Desk
from handlers.console.forms import Form

PAGE, RESULTS = "/console/route", "/console/results"
Step = Callable[..., "list[Tell] | None"]
STEPS: dict[str, Step] = {
    "take": route.take,
    "back": route.give_back,
    "out": route.set_out,
    "arrived": route.arrive,
    "nobody": route.nobody,
}


@dataclass(frozen=True, slots=True)
class Route:
    """The pages of home tests."""

    desk: Desk

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """Today's visits: those of whoever looks, and those nobody has."""
        return await self._page(request, login)

    async def _page(
        self, request: web.Request, login: Login, *, error: str = "", status: int = 200
    ) -> web.Response:
        desk, now = self.desk, self.desk.clock()
        zone = desk.paper.zone

        def work(conn: Connection) -> dict[str, Any]:
            actor = f"staff:{login.staff.id}"
            audit.record(conn, actor=actor, action="route.read", subject="visits", now=now)
            visits = route.today(conn, login.staff, now=now, zone=str(zone))
            numbers = parcels.of(conn, [order.id for visit in visits for order in visit])
            return {"visits": visits, "parcels": numbers}

        values = await desk.store.write(work)
        values |= {"error": error, "zone": zone, "me": login.staff.id, "ways": ways(login)}
        values["panel"] = self._panel(request)
        return desk.paper.page(request, "route.html", login=login, status=status, **values)

    async def step(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Take a visit, give it back, set out, arrive, find nobody at home."""
        act, visit = STEPS[request.match_info["step"]], int(request.match_info["visit"])
        now = self.desk.clock()

        def work(conn: Connection) -> bool:
            tells = act(conn, visit, login.staff, now=now)
            self.desk.tell(conn, tells or [])
            return tells is not None

        if not await self.desk.store.write(work):
            return await self._page(request, login, error="visit-changed", status=409)
        return self._again(f"#visit-{visit}")

    async def kits(self, request: web.Request, login: Login) -> web.Response:
        """The kits that go by post, of whichever day, with the numbers of their parcels."""
        return await self._kits(request, login)

    async def _kits(
        self, request: web.Request, login: Login, *, error: str = "", status: int = 200
    ) -> web.Response:
        now, by = self.desk.clock(), f"staff:{login.staff.id}"

        def work(conn: Connection) -> dict[str, Any]:
            audit.record(conn, actor=by, action="route.read", subject="kits", now=now)
            kits = parcels.kits(conn, login.staff, now=now)
            return {"kits": kits, "parcels": parcels.of(conn, [order.id for order in kits])}

        values = await self.desk.store.write(work)
        values |= {"error": error, "ways": ways(login), "panel": self._panel(request)}
        values["zone"] = self.desk.paper.zone
        return self.desk.paper.page(request, "kits.html", login=login, status=status, **values)

    async def sample(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """A sample in its tube: the bar code typed, or sent by a scanner with a return."""
        order, code = int(request.match_info["order"]), form.text("barcode")
        now = self.desk.clock()
        done = await self.desk.store.write(
            lambda conn: route.sample(conn, order, code, login.staff, now=now)
        )
        if isinstance(done, str):
            return await self._page(request, login, error=f"sample-{done}", status=422)
        return self._again(f"#visit-{done.visit_id}")

    async def parcel(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """The number of a kit's parcel, on its way to the patient or back; then the same page."""
        order, way = int(request.match_info["order"]), Way(request.match_info["way"])
        kits = bool(form.text("kits"))
        number, now = form.text("number"), self.desk.clock()
        done = await self.desk.store.write(
            lambda conn: parcels.enter(conn, order, way, number, login.staff, now=now)
        )
        if isinstance(done, str):
            page = self._kits if kits else self._page
            return await page(request, login, error=f"parcel-{done}", status=422)
        return self._again(f"/kits#order-{order}" if kits else f"#visit-{done.visit_id}")

    async def lab(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """The sample was handed over, or is of no use."""
        order, spoils = int(request.match_info["order"]), request.match_info["step"] == "spoil"
        now = self.desk.clock()
        done = await self.desk.store.write(
            lambda conn: self._lab(conn, order, login.staff, now, spoils=spoils)
        )
        if not done:
            return await self._page(request, login, error="visit-changed", status=409)
        return self._again("")

    def _lab(
        self, conn: Connection, order: int, member: Member, now: datetime, *, spoils: bool
    ) -> bool:
        if orders.get(conn, order) is None:
            return False
        if not spoils:
            return route.send(conn, order, member, now=now) is not None
        tell = route.spoil(conn, order, member, now=now)
        self.desk.tell(conn, [tell] if tell else [])
        return tell is not None

    async def results(self, request: web.Request, login: Login) -> web.Response:
        """The form of a report: first the bar code, then a word for each target."""
        return await self._form(request, login, request.query.get("barcode", ""))

    async def _form(
        self,
        request: web.Request,
        login: Login,
        barcode: str,
        *,
        error: str = "",
        status: int = 200,
        said: str = "",
    ) -> web.Response:
        code = route.read_barcode(barcode)
        order = await self.desk.store.read(lambda conn: orders.by_barcode(conn, code))
        panel = panels.load().panel(order.panel) if order is not None else None
        if code and order is None and not error:
            error = "sample-unknown"
        values: dict[str, Any] = {"barcode": code, "order": order, "error": error, "said": said}
        values |= {"targets": panel.targets if panel else (), "found": list(Found)}
        values["panel"] = self._panel(request)
        return self.desk.paper.page(request, "results.html", login=login, status=status, **values)

    async def report(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """A report somebody types; wrong ones are refused as those of a laboratory are."""
        given = {target.id: form.text(target.id) for target in panels.load().targets}
        plain = {
            "barcode": form.text("barcode"),
            "report": form.text("number"),
            "status": form.text("status"),
            "results": {target: word for target, word in given.items() if word},
            "patient": {"birth": form.text("birth")},
        }
        by, now, zone = f"staff:{login.staff.id}", self.desk.clock(), str(self.desk.paper.zone)

        def work(conn: Connection) -> str:
            try:
                taken = reports.take(conn, report.read(plain), by=by, now=now, zone=zone)
            except Malformed as wrong:
                return f"report-{wrong.why}"
            if not isinstance(taken, Taken):
                return f"report-{taken}"
            self.desk.tell(conn, taken.tells)
            return ""

        error = await self.desk.store.write(work)
        self.desk.changed("visits", "board")
        status, said = (422, "") if error else (200, "kept")
        barcode = plain["barcode"] if error else ""
        return await self._form(request, login, str(barcode), error=error, status=status, said=said)

    def _panel(self, request: web.Request) -> Callable[[str], str]:
        """The name of a panel in the language of the page."""
        locale = self.desk.paper.words(request).locale

        def named(panel_id: str) -> str:
            found = panels.load().panel(panel_id)
            return found.name(locale) if found is not None else panel_id

        return named

    def _again(self, place: str) -> web.Response:
        self.desk.changed("visits")
        raise web.HTTPSeeOther(PAGE + place)


def ways(login: Login) -> Callable[[Order, Mapping[Way, str]], list[Way]]:
    """Which numbers whoever looks may enter of a kit, by those that are known."""
    return lambda order, known: parcels.open_to(order, login.staff, known)
