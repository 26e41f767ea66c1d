"""Joins the pages by which a clinic is run: which address leads where, and whose right it is."""

from __future__ import annotations

from aiohttp import web

from bot.clinic.duties import Right
from handlers.console.desk import Desk
from handlers.console.gate import Gate
from handlers.console.operating.auditing import Auditing
from handlers.console.operating.retaining import Retaining
from handlers.console.operating.sessions import Sessions
from handlers.console.operating.staffing import Staffing
from handlers.console.paths import FACTOR, SECOND, SESSIONS
from handlers.console.second import Second


class Administration:
    """Staff, second factors, logins and the audit."""

    def __init__(self, desk: Desk, gate: Gate) -> None:
        self._desk, self._demands = desk, gate.demanded
        self._see, self._change = gate.see, gate.change

    def routes(self) -> list[web.AbstractRouteDef]:
        return [*self._second(), *self._sessions(), *self._staff(), *self._audit()]

    def _second(self) -> list[web.AbstractRouteDef]:
        second, own = Second(self._desk, self._demands), Right.own
        return [
            web.get(SECOND, second.asked),
            web.post(SECOND, second.given),
            web.get(FACTOR, self._see(second.page, own, unproven=True)),
            web.post(f"{FACTOR}/confirm", self._change(second.confirm, own, unproven=True)),
            web.post(f"{FACTOR}/codes", self._change(second.codes, own)),
            web.post(f"{FACTOR}/remove", self._change(second.remove, own)),
        ]

    def _sessions(self) -> list[web.AbstractRouteDef]:
        sessions = Sessions(self._desk)
        return [
            web.get(SESSIONS, self._see(sessions.page, Right.own)),
            web.post(SESSIONS, self._change(sessions.end, Right.own)),
        ]

    def _staff(self) -> list[web.AbstractRouteDef]:
        staffing, one = Staffing(self._desk), r"/console/staff/{staff:\d{1,18}}"
        deeds = {
            "disable": staffing.disable,
            "enable": staffing.enable,
            "password": staffing.password,
            "factor": staffing.factor,
            "unlink": staffing.unlink,
            "logins": staffing.end,
        }
        return [
            web.get("/console/staff", self._see(staffing.page, Right.staff)),
            web.get("/console/staff/new", self._see(staffing.blank, Right.staff)),
            web.post("/console/staff/new", self._change(staffing.add, Right.staff)),
            web.get(one, self._see(staffing.one, Right.staff)),
            web.post(one, self._change(staffing.change, Right.staff)),
            *(
                web.post(f"{one}/{name}", self._change(deed, Right.staff))
                for name, deed in deeds.items()
            ),
        ]

    def _audit(self) -> list[web.AbstractRouteDef]:
        auditing = Auditing(self._desk)
        return [
            web.get("/console/audit", self._see(auditing.page, Right.audit)),
            web.get("/console/audit.csv", self._see(auditing.table, Right.audit)),
            web.get("/console/retention", self._see(Retaining(self._desk).page, Right.audit)),
        ]
