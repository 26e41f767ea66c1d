"""Home tests that staff enter for whoever telephones: first whose code it is, then the order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic.hometest import entering
from bot.clinic.hometest.entering import Wanted
from bot.clinic.hometest.orders import Order
from bot.clinic.logins import Login
from handlers.console.desk import Desk
from handlers.console.forms import Form
from handlers.console.resources import patients_of
from handlers.console.slots import BEYOND, Slots, address

FIELDS = {"street": 120, "phone": 30, "panel": 40, "mode": 12, "district": 6}


@dataclass(frozen=True, slots=True)
class Ordering:
    """The form of a home visit, on the day of its window."""

    desk: Desk

    async def enter(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Their patients, then the visit and its order; or what is wrong with them."""
        by, now = f"staff:{login.staff.id}", self.desk.clock()

        def work(conn: Connection) -> Order | tuple[str, list[dict[str, str]]]:
            person, theirs = patients_of(conn, form.text("code"), by=by, now=now)
            if person is None or not theirs:
                return "nobody", []
            if form.text("patient") not in [one["value"] for one in theirs]:
                return "", theirs
            if (reason := form.text("reason")) not in ("", *BEYOND):
                return "reason", theirs
            wanted = self._wanted(form, person.id, person.locale)
            today = now.astimezone(self.desk.paper.zone).date()
            asked: dict[str, Any] = {"reason": reason, "by": by, "now": now, "today": today}
            made = entering.enter(conn, wanted=wanted, **asked)
            return made if isinstance(made, Order) else (str(made), theirs)

        done, book = await self.desk.store.write(work), Slots(self.desk)
        if isinstance(done, tuple):
            return await book.again(request, login, form, done[0], patients=done[1])
        self.desk.changed("visits")
        day = book.day_of(form.text("day"))
        raise web.HTTPSeeOther(f"{address(form.text('at'), day)}#visit-{done.visit_id}")

    def _wanted(self, form: Form, person_id: int, locale: str) -> Wanted:
        said: dict[str, Any] = {name: form.text(name)[:most] for name, most in FIELDS.items()}
        said["phone"] = normalize("NFKC", said["phone"])
        said["door"] = tuple(one for one in entering.DOORS if form.text(f"door-{one}"))
        said |= {"slot_id": form.number("slot"), "patient_id": form.number("patient")}
        return Wanted(**said, person_id=person_id, locale=locale)
