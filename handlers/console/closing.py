"""How a case ends: the summary the patient gets, the outcome, and the day to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import cases, ending
from bot.clinic.casefile import State
from bot.clinic.logins import Login
from handlers.console.desk import Desk, case_of
from handlers.console.forms import Form
from handlers.console.talk import Talk

GIVEN = (*ending.FIELDS, "outcome", "follow_up")


@dataclass(frozen=True, slots=True)
class Closing:
    """The form at the end of a case."""

    desk: Desk
    talk: Talk

    async def close(self, request: web.Request, login: Login, form: Form) -> web.Response:
        case_id, desk = case_of(request), self.desk
        given = {name: form.text(name) for name in GIVEN}
        if error := incomplete(given, today=desk.clock().astimezone(desk.paper.zone).date()):
            return await self.talk.printed(request, login, status=422, error=error, given=given)
        if not await desk.store.write(lambda conn: self._close(conn, case_id, login, given)):
            return await self.talk.printed(request, login, status=409, error="not-active")
        desk.changed(f"case:{case_id}", f"staff:{login.staff.id}")
        raise web.HTTPSeeOther("/console")

    def _close(self, conn: Connection, case_id: int, login: Login, given: dict[str, str]) -> bool:
        now, staff_id = self.desk.clock(), login.staff.id
        tells = ending.close(conn, case_id=case_id, staff_id=staff_id, given=given, now=now)
        self.desk.tell(conn, tells or [])
        if tells is not None:
            return True
        case = cases.get(conn, case_id)
        if case is None or case.state is not State.closed or case.staff_id != staff_id:
            return False
        kept = case.summary | {"outcome": case.outcome, "follow_up": case.follow_up}
        return kept == given  # the same press, sent twice


def incomplete(given: dict[str, str], *, today: date) -> str:
    """A short code for what is missing or wrong, or empty."""
    if any(not given[name] for name in ending.FIELDS):
        return "summary-missing"
    if any(len(given[name]) > ending.LONGEST for name in ending.FIELDS):
        return "too-long"
    if given["outcome"] not in cases.OUTCOMES:
        return "outcome-missing"
    return "" if _day(given["follow_up"], today) else "follow-up"


def _day(text: str, today: date) -> bool:
    """Empty, or a day to come."""
    try:
        return not text or date.fromisoformat(text) >= today
    except ValueError:
        return False
