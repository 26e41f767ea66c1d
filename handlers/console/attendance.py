"""Coming and going: the switch by which a clinician takes offers, pauses or goes off duty."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.clinic import cases, presence
from bot.clinic.logins import Login
from bot.clinic.presence import At
from handlers.console.desk import Desk
from handlers.console.forms import Form

CHOICES = (At.online, At.break_, At.off)


@dataclass(frozen=True, slots=True)
class Attendance:
    """The presence switch."""

    desk: Desk

    async def go(self, request: web.Request, login: Login, form: Form) -> web.Response:
        """Switch, and come back to the page; without a licence one is told why not."""
        desk, to, staff_id = self.desk, form.text("to"), login.staff.id
        if to not in [str(choice) for choice in CHOICES]:
            raise web.HTTPBadRequest(text="form")
        try:
            await desk.store.write(
                lambda conn: presence.go(conn, staff_id=staff_id, to=At(to), now=desk.clock())
            )
        except cases.Refused as refused:
            if "HX-Request" in request.headers:
                return desk.wrong(request, refused.reason)
            raise web.HTTPSeeOther(f"/console?stays={refused.reason}") from None
        desk.changed(f"staff:{staff_id}", "board")
        return desk.done(request, "/console")
