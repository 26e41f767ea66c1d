"""The way in through the house's own sign-in: off to the provider, and back with a code.

What must come back unchanged (state, nonce, the PKCE verifier, the page wanted) waits in a sealed
cookie of the very browser that was sent off, for ten minutes, and serves once.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import logging
import re
import secrets
from binascii import Error as NotBase64
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from aiohttp import web
from sqlalchemy import Connection

from bot.clinic import identities
from bot.clinic.identities import Stranger
from bot.clinic.logins import Stage
from bot.crypto import Unreadable
from bot.store.columns import vault
from handlers.console.desk import Desk
from handlers.console.door import Entered, next_page
from handlers.console.entrance import Entrance, onward
from handlers.console.gate import see_other
from handlers.console.paths import SIGN_IN
from handlers.console.provider import Provider, Refused

PLACE = b"console.sign-in"
LASTS = 600  # seconds
CODE = re.compile(r"[\x21-\x7e]{1,2048}")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SignIn:
    """The two addresses of the sign-in."""

    desk: Desk
    entrance: Entrance
    provider: Provider

    @property
    def back(self) -> str:
        """Where the provider sends browsers: to be entered there."""
        return f"{self.desk.public_url.rstrip('/')}{SIGN_IN}/back"

    @property
    def cookie(self) -> str:
        return "__Host-qianmen-sign-in" if self.desk.door.secure else "qianmen-sign-in"

    async def begin(self, request: web.Request) -> web.StreamResponse:
        """Off to the provider."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        digest = hashlib.sha256(verifier.encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        try:
            where = await self.provider.address(
                back=self.back, state=state, nonce=nonce, challenge=challenge
            )
        except Refused as refused:
            return self._failed(request, refused)
        kept = {"state": state, "nonce": nonce, "verifier": verifier, "next": next_page(request)}
        kept["at"] = str(int(self.desk.clock().timestamp()))
        sealed = vault().seal(json.dumps(kept).encode(), PLACE)
        response = see_other(where)
        self.desk.door.keep(response, self.cookie, base64.urlsafe_b64encode(sealed).decode())
        return response

    async def returned(self, request: web.Request) -> web.StreamResponse:
        """Back from the provider, with a code or with what it has against it."""
        try:
            kept = self._kept(request)
            entered = await self._enter(request, kept)
        except Refused as refused:
            return self._failed(request, refused)
        response = see_other(onward(kept["next"], entered.stage))
        self.desk.door.admit(response, entered.token)
        self._forget(response)
        return response

    async def _enter(self, request: web.Request, kept: dict[str, str]) -> Entered:
        query = request.query
        if not hmac.compare_digest(query.get("state", "").encode(), kept["state"].encode()):
            raise Refused("invalid", "state")
        if query.get("iss", self.provider.issuer) != self.provider.issuer:
            raise Refused("invalid", "iss")
        if "error" in query:
            raise Refused("refused", "the provider refused")
        if not CODE.fullmatch(query.get("code", "")):
            raise Refused("invalid", "code")
        claims = await self.provider.claims(
            code=query["code"], verifier=kept["verifier"], back=self.back, nonce=kept["nonce"]
        )

        def work(conn: Connection) -> Entered:
            staff_id = identities.recognise(conn, claims, now=self.desk.clock())
            return self.desk.door.begin(conn, request, staff_id, Stage.SSO)

        try:
            return await self.desk.store.write(work)
        except Stranger as stranger:
            raise Refused(stranger.reason, "nobody of the staff") from None

    def _kept(self, request: web.Request) -> dict[str, Any]:
        """What was kept in the browser. Raises Refused: it never began here, or too long ago."""
        try:
            sealed = base64.urlsafe_b64decode(request.cookies.get(self.cookie, ""))
            kept: dict[str, Any] = json.loads(vault().open(sealed, PLACE))
        except (Unreadable, NotBase64, ValueError):
            raise Refused("over", "no sign-in was begun") from None
        if not 0 <= self.desk.clock().timestamp() - int(kept["at"]) <= LASTS:
            raise Refused("over", "begun too long ago")
        return kept

    def _failed(self, request: web.Request, refused: Refused) -> web.StreamResponse:
        """The login page, with a sentence; the password still leads in."""
        log.warning("a sign-in by the provider failed: %s", refused)
        outside = refused.reason == "unreachable"
        status = HTTPStatus.BAD_GATEWAY if outside else HTTPStatus.UNAUTHORIZED
        response = self.entrance.print(request, f"sign-in-{refused.reason}", status)
        self._forget(response)
        return response

    def _forget(self, response: web.StreamResponse) -> None:
        response.del_cookie(self.cookie, path="/", secure=self.desk.door.secure, httponly=True)
