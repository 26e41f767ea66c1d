"""Quality review: the list of picked cases, a case read again beside its checklist, and scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import audit, cases, checklist, remarks, reviews, scores
from bot.clinic.logins import Login
from bot.clinic.reviews import Found, Item
from handlers.console.desk import Desk, case_of
from handlers.console.forms import Form

FIELDS = ("complaint", "assessment", "advice", "seek_help")
AGAIN = timedelta(minutes=10)  # an opened list draws anew, but no oftener


@dataclass(slots=True)
class Drawn:
    """When cases were drawn last by an open list of this process."""

    at: datetime | None = None

    def due(self, now: datetime) -> bool:
        return self.at is None or not timedelta(0) <= now - self.at < AGAIN


@dataclass(frozen=True, slots=True)
class Sight:
    """A picked case as its reviewer sees it: nothing on it can be changed."""

    item: Item
    found: Found | None
    own: bool
    case: cases.CaseView
    said: list[cases.MessageView]
    remarks: list[remarks.RemarkView]


@dataclass(frozen=True, slots=True)
class Review:
    """The pages of quality review."""

    desk: Desk
    drawn: Drawn = field(default_factory=Drawn)

    async def page(self, request: web.Request, login: Login) -> web.Response:
        """What waits for a reviewer, what was reviewed, and the averages."""
        desk, now, zone = self.desk, self.desk.clock(), self.desk.paper.zone
        await self._draw(now)

        def work(conn: Connection) -> dict[str, Any]:
            waiting = reviews.open_(conn)
            own = {item.case_id for item in waiting if _own(conn, item.case_id, login)}
            return {
                "waiting": [item for item in waiting if item.case_id not in own],
                "own": len(own),
                "done": reviews.done(conn),
                "scores": scores.averages(conn, now=now, zone=zone),
            }

        values = await desk.store.read(work) | {"rules": checklist.load()}
        return desk.paper.page(request, "review.html", login=login, **values)

    async def _draw(self, now: datetime) -> None:
        """Looked up beside the writers, so that drawing holds nobody up."""
        if not self.drawn.due(now):
            return
        self.drawn.at = now
        found = await self.desk.store.read(lambda conn: reviews.due(conn, now=now))
        if found:
            await self.desk.store.write(lambda conn: reviews.enter(conn, found, now=now))

    async def case(self, request: web.Request, login: Login) -> web.Response:
        return await self._case(request, login)

    async def _case(
        self,
        request: web.Request,
        login: Login,
        *,
        status: HTTPStatus = HTTPStatus.OK,
        error: str = "",
        given: Mapping[str, str] | None = None,
    ) -> web.Response:
        desk, case_id = self.desk, case_of(request)
        seen = await desk.store.write(lambda conn: self._read(conn, case_id, login))
        return desk.paper.page(
            request,
            "review_case.html",
            login=login,
            status=status,
            seen=seen,
            case=seen.case,
            rules=checklist.load(),
            verdicts=list(checklist.Verdict),
            fields=FIELDS,
            error=error,
            given=given or {},
        )

    def _read(self, conn: Connection, case_id: int, login: Login) -> Sight:
        picked, case = reviews.get(conn, case_id), cases.get(conn, case_id)
        if picked is None or case is None:
            raise web.HTTPNotFound
        actor, subject = f"staff:{login.staff.id}", f"case:{case_id}"
        now = self.desk.clock()
        audit.record(conn, actor=actor, action="case.read", subject=subject, now=now)
        return Sight(
            *picked,
            _own(conn, case_id, login),
            case,
            cases.messages(conn, case_id),
            remarks.of(conn, case_id),
        )

    async def settle(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """The verdicts of one case. What is wrong is said on the page, with all that was chosen."""
        case_id, now = case_of(request), self.desk.clock()
        questions = [question.id for question in checklist.load().questions]
        answers = {name: form.text(f"q-{name}") for name in questions}

        def work(conn: Connection) -> bool:
            return reviews.settle(
                conn,
                case_id=case_id,
                staff_id=login.staff.id,
                answers=answers,
                comment=form.text("comment"),
                now=now,
            )

        try:
            done = await self.desk.store.write(work)
        except cases.Refused as wrong:
            error, status = f"review-error-{wrong.reason}", HTTPStatus.UNPROCESSABLE_ENTITY
        else:
            if done:
                self.desk.bell.ring("board")
                raise web.HTTPSeeOther("/console/review")
            error, status = "review-error-over", HTTPStatus.CONFLICT
        given = answers | {"comment": form.text("comment")}
        return await self._case(request, login, status=status, error=error, given=given)


def _own(conn: Connection, case_id: int, login: Login) -> bool:
    return reviews.treated(conn, case_id=case_id, staff_id=login.staff.id)
