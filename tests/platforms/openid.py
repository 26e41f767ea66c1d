"""An OpenID Connect provider on loopback that is strict with its client, and lies on request.

A code is given once, for one client, one address to return to and one PKCE challenge. What a test
changes in `lies` goes into the next id token; `sign_with` makes it be signed by another key.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from aiohttp import web
from aiohttp.test_utils import TestServer
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

CLIENT, SECRET = "qianmen", "a secret: with / signs"
ASKED = {"response_type", "client_id", "redirect_uri", "scope", "state", "nonce"}
ASKED |= {"code_challenge", "code_challenge_method"}


def new_key(kid: str) -> ECKey:
    return ECKey.generate_key("P-256", {"kid": kid, "use": "sig", "alg": "ES256"})


@dataclass
class Openid:
    """The provider. *now* is its clock; *who* signs in."""

    now: Any
    back: str
    who: dict[str, Any] = field(default_factory=dict)
    lies: dict[str, Any] = field(default_factory=dict)
    published: list[ECKey] = field(default_factory=lambda: [new_key("one")])
    sign_with: ECKey | None = None
    plain: bool = False  # an id token that nobody has signed
    down: bool = False
    asked_for_keys: int = 0
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)
    _server: TestServer | None = None

    @property
    def issuer(self) -> str:
        assert self._server is not None
        return str(self._server.make_url("")).rstrip("/")

    async def __aenter__(self) -> Openid:
        app = web.Application()
        app.router.add_get("/.well-known/openid-configuration", self._about)
        app.router.add_get("/keys", self._keys)
        app.router.add_post("/token", self._token)
        self._server = TestServer(app)
        await self._server.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        await self._server.close()

    def sign_in(self, where: str) -> str:
        """What somebody does at the provider's own page; returns where their browser is sent."""
        asked = {name: value[0] for name, value in parse_qs(urlsplit(where).query).items()}
        assert set(asked) == ASKED, asked
        assert where.startswith(f"{self.issuer}/authorize?")
        assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT)
        assert asked["redirect_uri"] == self.back and "openid" in asked["scope"].split()
        assert asked["code_challenge_method"] == "S256" and len(asked["nonce"]) >= 22
        code = secrets.token_urlsafe(24)
        self._codes[code] = asked
        return f"{self.back}?code={code}&state={quote(asked['state'])}&iss={quote(self.issuer)}"

    async def _about(self, request: web.Request) -> web.Response:
        if self.down:
            return web.Response(status=503)
        return web.json_response(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            }
        )

    async def _keys(self, request: web.Request) -> web.Response:
        self.asked_for_keys += 1
        return web.json_response(dict(KeySet(list(self.published)).as_dict(private=False)))

    async def _token(self, request: web.Request) -> web.Response:
        form = await request.post()
        given = request.headers.get("Authorization", "").removeprefix("Basic ")
        asked = self._codes.pop(str(form.get("code")), None)
        verifier = str(form.get("code_verifier", "")).encode()
        digest = base64.urlsafe_b64encode(hashlib.sha256(verifier).digest()).decode().rstrip("=")
        if base64.b64decode(given).decode() != f"{quote(CLIENT, safe='')}:{quote(SECRET, safe='')}":
            return web.json_response({"error": "invalid_client"}, status=401)
        fits = asked is not None and asked["redirect_uri"] == form.get("redirect_uri")
        if asked is None or not fits or asked["code_challenge"] != digest:
            return web.json_response({"error": "invalid_grant"}, status=400)
        return web.json_response(
            {"access_token": "a", "token_type": "Bearer", "id_token": self._signed(asked["nonce"])}
        )

    def _signed(self, nonce: str) -> str:
        now = int(self.now().timestamp())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce}
        claims |= self.who | self.lies
        claims = {name: value for name, value in claims.items() if value is not None}
        if self.plain:
            parts = ({"alg": "none", "typ": "JWT"}, claims)
            texts = [base64.urlsafe_b64encode(json.dumps(one).encode()) for one in parts]
            return ".".join(text.decode().rstrip("=") for text in texts) + "."
        key = self.sign_with or self.published[0]
        return jwt.encode({"alg": "ES256", "kid": key.kid or ""}, claims, key)
