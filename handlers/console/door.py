"""The door of the console: cookies, login, and whether a request is meant by who is logged in."""

from __future__ import annotations

import hmac
import re
import secrets
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import audit, factors, logins, presence, staff, staffchat
from bot.clinic.logins import Login, Stage
from bot.clock import Clock
from bot.store.session import Store

NEXT = re.compile(r"/console(/case/\d{1,18})?")
OURS = {"same-origin", "none"}  # `none`: typed or bookmarked, never sent by another site
TOKEN = re.compile(r"[A-Za-z0-9_-]{20,64}")


BROWSERS = ("MicroMessenger", "wxwork", "Edg", "OPR", "Firefox", "Chrome", "Safari")
SYSTEMS = ("Windows", "Android", "HarmonyOS", "iPhone", "iPad", "Mac OS", "Linux")


class Entered(NamedTuple):
    """A new cookie's value, and whether the second factor is still asked for."""

    token: str
    stage: Stage


class Wrong(Exception):
    """A login that did not succeed; *reason* is a catalogue key's last word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Door:
    """Lets staff in and out. *public_url* decides whether cookies are for HTTPS only."""

    store: Store
    clock: Clock
    passwords: staff.Passwords
    public_url: str

    @property
    def secure(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def cookie(self) -> str:
        # A browser takes a __Host- cookie only from this very host, over HTTPS.
        return "__Host-qianmen-staff" if self.secure else "qianmen-staff"

    @property
    def form_cookie(self) -> str:
        return "__Host-qianmen-form" if self.secure else "qianmen-form"

    def token(self, request: web.Request) -> str:
        value = request.cookies.get(self.cookie, "")
        return value if TOKEN.fullmatch(value) else ""

    async def who(self, request: web.Request, *, acts: bool = True) -> Login | None:
        """The login of a request; acting keeps it alive, watching a live page does not."""
        token = self.token(request)
        if not token:
            return None
        now = self.clock()
        found = await self.store.read(lambda conn: logins.find(conn, token, now))
        if found is None:
            return None
        login, stale = found
        if stale and acts:
            await self.store.write(lambda conn: logins.touch(conn, token, now))
        return login

    def check_site(self, request: web.Request) -> None:
        """Refuse what another site's page sent. Raises HTTPForbidden."""
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in OURS:
            raise web.HTTPForbidden(text="cross-site")
        origin = request.headers.get("Origin")
        hosts = {request.host, urlsplit(self.public_url).netloc} - {""}
        if origin is not None and urlsplit(origin).netloc not in hosts:
            raise web.HTTPForbidden(text="cross-origin")

    def check(self, request: web.Request, login: Login, token: str) -> None:
        """Refuse a change without the session's own token. Raises HTTPForbidden."""
        given = request.headers.get("X-CSRF-Token") or token
        if not hmac.compare_digest(given.encode(), login.csrf.encode()):
            raise web.HTTPForbidden(text="csrf")

    def form_token(self, request: web.Request) -> str:
        """The token of the login form, the same while its cookie lasts."""
        value = request.cookies.get(self.form_cookie, "")
        return value if TOKEN.fullmatch(value) else secrets.token_urlsafe(24)

    def remember_form(self, response: web.Response, token: str) -> None:
        self.keep(response, self.form_cookie, token)

    def check_form(self, request: web.Request, token: str) -> None:
        """Refuse a login that did not come from our form. Raises HTTPForbidden."""
        kept = request.cookies.get(self.form_cookie, "")
        if not kept or not hmac.compare_digest(kept.encode(), token.encode()):
            raise web.HTTPForbidden(text="csrf")

    async def enter(self, request: web.Request, name: str, password: str) -> Entered:
        """Log someone in by their password. Raises Wrong."""
        name, network, now = staff.fold(name)[:64], request.remote or "", self.clock()

        def reserve(conn: Connection) -> bool:
            return logins.reserve(conn, login=name, network=network, now=now)

        if not await self.store.write(reserve):
            raise Wrong("blocked")
        found = await self.store.read(lambda conn: staff.secret(conn, name))
        staff_id, hashed = found or (0, None)
        if not await self.passwords.match(hashed, password):
            await self._note_failure(staff_id)
            raise Wrong("wrong")

        def work(conn: Connection) -> Entered:
            logins.forgive(conn, login=name)
            return self.begin(conn, request, staff_id)

        return await self.store.write(work)

    def begin(
        self, conn: Connection, request: web.Request, staff_id: int, stage: Stage = Stage.IN
    ) -> Entered:
        """The first factor was right: they are in, or the second is asked."""
        stage = stage.asked if factors.enrolled(conn, staff_id) else stage
        return Entered(self._session(conn, request, staff_id, stage), stage)

    async def halfway(self, request: web.Request) -> Login | None:
        """Who has to give the second factor now."""
        token, now = self.token(request), self.clock()
        if not token:
            return None
        return await self.store.read(lambda conn: logins.halfway(conn, token, now))

    async def second(self, request: web.Request, login: Login, code: str) -> str:
        """Let in whoever gives the second factor; returns the new cookie's value. Raises Wrong."""
        who, now = login.staff.id, self.clock()

        def work(conn: Connection) -> tuple[str, str]:
            if not logins.reserve_code(conn, staff_id=who, now=now):
                return "", "blocked"
            if not factors.check(conn, staff_id=who, code=code, now=now):
                return "", "wrong"
            return self._session(conn, request, who, login.stage.whole), ""

        token, reason = await self.store.write(work)
        if reason:
            raise Wrong(reason)
        return token

    def admit(self, response: web.StreamResponse, token: str) -> None:
        self.keep(response, self.cookie, token)
        response.del_cookie(self.form_cookie, path="/", secure=self.secure, httponly=True)

    async def leave(self, request: web.Request, response: web.StreamResponse, login: Login) -> None:
        """Log out. Who has no other console open and no chat of their own is offered nothing."""
        token, who, now = self.token(request), login.staff.id, self.clock()

        def work(conn: Connection) -> None:
            logins.leave(conn, token, staff_id=who, now=now)
            if logins.here(conn, who, now) or staffchat.of_staff(conn, who) is not None:
                return
            if presence.get(conn, who).state is presence.At.online:
                presence.go(conn, staff_id=who, to=presence.At.break_, now=now)

        await self.store.write(work)
        response.del_cookie(self.cookie, path="/", secure=self.secure, httponly=True)

    async def change_password(self, request: web.Request, login: Login, old: str, new: str) -> str:
        """Set a new password and begin a new session; returns its cookie. Raises Wrong."""
        who = login.staff
        found = await self.store.read(lambda conn: staff.secret(conn, who.login))
        if not await self.passwords.match(found[1] if found else None, old):
            raise Wrong("wrong-old")
        weakness = "same" if old == new else staff.weakness(new, login=who.login)
        if weakness:
            raise Wrong(weakness)
        hashed, now = await self.passwords.hash(new), self.clock()

        def work(conn: Connection) -> str:
            staff.set_password(conn, staff_id=who.id, password=hashed, now=now)
            return self._session(conn, request, who.id, Stage.IN)

        return await self.store.write(work)

    def _session(self, conn: Connection, request: web.Request, staff_id: int, stage: Stage) -> str:
        return logins.begin(
            conn,
            staff_id=staff_id,
            old=self.token(request),
            now=self.clock(),
            stage=stage,
            agent=agent(request.headers.get("User-Agent", "")),
        )

    async def _note_failure(self, staff_id: int) -> None:
        if not staff_id:
            return
        subject, now = f"staff:{staff_id}", self.clock()
        await self.store.write(
            lambda conn: audit.record(
                conn, actor="unknown", action="login.failed", subject=subject, now=now
            )
        )

    def keep(self, response: web.StreamResponse, name: str, value: str) -> None:
        """Give the browser a cookie that ends with it."""
        response.set_cookie(
            name, value, path="/", httponly=True, samesite="Lax", secure=self.secure
        )


def agent(header: str) -> str:
    """A browser and its system, as far as one tells them apart in a list: "Chrome Windows"."""
    found = (next((n for n in names if n in header), "") for names in (BROWSERS, SYSTEMS))
    return " ".join(filter(None, found))


def next_page(request: web.Request) -> str:
    """Where to go after the login: only pages of the console."""
    wanted = request.query.get("next", "")
    return wanted if NEXT.fullmatch(wanted) else "/console"
