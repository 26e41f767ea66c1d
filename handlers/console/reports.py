"""Opens the report of a patient's test as a file, from their case; each opening is audited."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import audit, cases, rights
from bot.clinic.cases import CaseView
from bot.clinic.hometest import findings
from bot.clinic.hometest.sheet import Sheet
from bot.clinic.logins import Login
from handlers.console.desk import Desk, case_of


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of laboratories as files."""

    desk: Desk

    async def file(self, request: web.Request, login: Login) -> web.Response:
        """The PDF; who has the case for those who may not read it, nothing for another patient's
        report."""
        case_id, order_id = case_of(request), int(request.match_info["order"])
        case, allowed, sheet = await self.desk.store.write(
            lambda conn: self._open(conn, case_id, order_id, login)
        )
        paper = self.desk.paper
        if not allowed:
            return paper.page(request, "refused.html", login=login, status=403, case=case)
        if sheet is None:
            raise web.HTTPNotFound
        return paper.filed(sheet)

    def _open(
        self, conn: Connection, case_id: int, order_id: int, login: Login
    ) -> tuple[CaseView, bool, Sheet | None]:
        """(the case, whether they may read it, the report if it is of its patient)."""
        case = cases.get(conn, case_id)
        if case is None:
            raise web.HTTPNotFound
        allowed = rights.may_read(conn, case, login.staff)
        found = findings.file_of(conn, case, order_id) if allowed else None
        audit.record(
            conn,
            actor=f"staff:{login.staff.id}",
            action="report.refused" if found is None else "report.read",
            subject=f"case:{case_id}",
            now=self.desk.clock(),
            detail=f"order:{order_id}",
        )
        return case, allowed, found
