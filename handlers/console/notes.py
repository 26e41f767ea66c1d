"""What staff write beside a case: notes to colleagues, adverse events, amendments of a record."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import cases, remarks, rights
from bot.clinic.logins import Login
from handlers.console.desk import Desk, case_of
from handlers.console.forms import Form

WRITTEN = {"note", "adverse", "amendment"}


@dataclass(frozen=True, slots=True)
class Notes:
    """Remarks of a case."""

    desk: Desk

    async def add(self, request: web.Request, login: Login, form: Form) -> web.Response:
        case_id, desk, kind = case_of(request), self.desk, form.text("kind")
        if kind not in WRITTEN:
            raise web.HTTPBadRequest(text="form")
        text = form.text("text")
        try:
            if len(text) > remarks.LONGEST:
                raise cases.Refused("too-long")
            await desk.store.write(lambda conn: self._add(conn, case_id, login, kind, text))
        except cases.Refused as refused:
            return desk.wrong(request, refused.reason)
        desk.changed(f"case:{case_id}", "board")
        return desk.done(request, f"/console/case/{case_id}")

    def _add(self, conn: Connection, case_id: int, login: Login, kind: str, text: str) -> None:
        case = cases.get(conn, case_id)
        if case is None:
            raise web.HTTPNotFound
        if not rights.may_read(conn, case, login.staff):
            raise cases.Refused("not-yours")
        remarks.add(
            conn,
            case_id=case_id,
            staff_id=login.staff.id,
            kind=kind,
            text=text,
            now=self.desk.clock(),
        )
