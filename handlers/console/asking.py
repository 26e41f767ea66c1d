"""What a clinician asks the patient for by one press: a photo, a temperature, proof of a diagnosis,
or to seek help; and what is proposed to them by a card."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import cases, lifecycle
from bot.clinic.casefile import Tell
from bot.clinic.logins import Login
from bot.clinic.proposals import EVENT, Proposal
from handlers.console.desk import Desk, case_of
from handlers.console.forms import Form
from handlers.console.sight import standing

# What a press sends into the talk, where the patient's program words it and offers what fits.
PROPOSALS = tuple(EVENT + kind for kind in Proposal)
EVENTS = (
    *("photo-asked", "temperature-asked", "proof-asked", "hospital", "emergency"),
    *PROPOSALS,
)


@dataclass(frozen=True, slots=True)
class Asking:
    """The keys beside the talk."""

    desk: Desk

    async def ask(self, request: web.Request, login: Login, form: Form) -> web.Response:
        case_id, desk, what = case_of(request), self.desk, form.text("what")
        if what not in EVENTS:
            raise web.HTTPBadRequest(text="form")
        once = form.text("once")[:24]
        try:
            await desk.store.write(lambda conn: self._ask(conn, case_id, login, what, once))
        except cases.Refused as refused:
            return desk.wrong(request, refused.reason)
        desk.changed(f"case:{case_id}")
        return desk.done(request, f"/console/case/{case_id}")

    def _ask(self, conn: Connection, case_id: int, login: Login, what: str, once: str) -> None:
        person_id, now = lifecycle.lock(conn, case_id), self.desk.clock()
        case = cases.get(conn, case_id)
        if case is None:
            raise web.HTTPNotFound
        if standing(conn, case, login) not in ("own", "guest"):
            raise cases.Refused("not-yours" if case.owned else "not-active")
        actor, key = f"staff:{login.staff.id}", once or f"{now.timestamp():.0f}"
        told = Tell(person_id, f"case.{what}", {"case": case_id}, f"case:{case_id}:{what}:{key}")
        if self.desk.tell(conn, [told]):
            lifecycle.record(conn, case_id, what, actor=actor, now=now)
