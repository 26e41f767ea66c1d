"""The house's sign-in as OpenID Connect knows it: discovery, code exchange, a verified id token.

What comes back is believed only when it is signed by a key of the provider with an algorithm of the
list, and is meant for us, for this sign-in, now. Keys are kept for an hour; one that is not among
them is looked for once more, as after a change of keys.
"""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from bot.clinic.identities import Claims
from bot.clock import Clock

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384")
TIMEOUT = ClientTimeout(total=10, connect=5)
MOST_BYTES = 256 * 1024
KEPT = 3600.0  # seconds that discovery and keys are kept
SLACK = 60  # seconds that two clocks may be apart
SCOPE = "openid email"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Refused(Exception):
    """The sign-in did not succeed: *reason* is a catalogue key's last word, *told* for the log."""

    def __init__(self, reason: str, told: str) -> None:
        super().__init__(f"{reason}: {told}")
        self.reason, self.told = reason, told


@dataclass(slots=True)
class Kept:
    """What was fetched from the provider last, and when."""

    about: dict[str, Any] = field(default_factory=dict)
    keys: KeySet | None = None
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider, and we as its client."""

    issuer: str
    client_id: str
    client_secret: str
    clock: Clock
    kept: Kept = field(default_factory=Kept)

    async def address(self, *, back: str, state: str, nonce: str, challenge: str) -> str:
        """Where a browser is sent to sign in. Raises Refused."""
        query = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": back,
            "scope": SCOPE,
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        where = (await self._about())["authorization_endpoint"]
        return f"{where}{'&' if '?' in where else '?'}{urlencode(query)}"

    async def claims(self, *, code: str, verifier: str, back: str, nonce: str) -> Claims:
        """Who signed in, by the code a browser brought back. Raises Refused."""
        about = await self._about()
        given = {"grant_type": "authorization_code", "code": code}
        given |= {"redirect_uri": back, "code_verifier": verifier}
        answer = await self._exchange(about, given)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise Refused("invalid", "no id token")
        return self._read(await self._verified(token), nonce)

    async def _exchange(self, about: dict[str, Any], given: dict[str, str]) -> dict[str, Any]:
        """The tokens for a code; the secret goes in the way that the provider takes."""
        ways = about.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        headers = {}
        if "client_secret_basic" in ways:
            pair = ":".join(quote(one, safe="") for one in (self.client_id, self.client_secret))
            headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
        else:
            given |= {"client_id": self.client_id, "client_secret": self.client_secret}
        return await self._call("POST", about["token_endpoint"], data=given, headers=headers)

    async def _verified(self, token: str) -> dict[str, Any]:
        """The claims of a token that the provider has signed."""
        for fresh in (False, True):
            keys = await self._keys(fresh=fresh)
            try:
                return dict(jwt.decode(token, keys, algorithms=list(ALGORITHMS)).claims)
            except InvalidKeyIdError:
                continue  # not among the keys: they may have been changed
            except (JoseError, ValueError) as error:
                raise Refused("invalid", type(error).__name__) from None
        raise Refused("invalid", "unknown key")

    def _read(self, claims: Mapping[str, Any], nonce: str) -> Claims:
        """What the claims say, when they are meant for us, for this sign-in, now."""
        now, meant = self.clock().timestamp(), claims.get("aud")
        audience = meant if isinstance(meant, list) else [meant]
        subject, given = claims.get("sub"), claims.get("nonce")
        wrong = {
            "iss": claims.get("iss") != self.issuer,
            "aud": self.client_id not in audience,
            "azp": claims.get("azp", self.client_id) != self.client_id
            or (len(audience) > 1 and "azp" not in claims),
            "exp": not _moment(claims, "exp") or claims["exp"] <= now - SLACK,
            "iat": not _moment(claims, "iat") or claims["iat"] > now + SLACK,
            "nonce": not isinstance(given, str)
            or not hmac.compare_digest(given.encode(), nonce.encode()),
            "sub": not isinstance(subject, str) or not 0 < len(subject) <= 255,
        }
        for name, found in wrong.items():
            if found:
                raise Refused("invalid", name)
        email = claims.get("email") if claims.get("email_verified") is True else ""
        return Claims(self.issuer, str(subject), email if isinstance(email, str) else "")

    async def _about(self) -> dict[str, Any]:
        """The provider's description of itself."""
        kept, now = self.kept, self.clock().timestamp()
        if kept.about and now - kept.at < KEPT:
            return kept.about
        about = await self._call("GET", f"{self.issuer}/.well-known/openid-configuration")
        if about.get("issuer") != self.issuer:
            raise Refused("unreachable", "another issuer")
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            if not _safe(about.get(name)):
                raise Refused("unreachable", name)
        kept.about, kept.keys, kept.at = about, None, now
        return about

    async def _keys(self, *, fresh: bool) -> KeySet:
        if self.kept.keys is None or fresh:
            found = await self._call("GET", (await self._about())["jwks_uri"])
            try:
                self.kept.keys = KeySet.import_key_set({"keys": found["keys"]})
            except (JoseError, KeyError, TypeError, ValueError):
                raise Refused("unreachable", "keys") from None
        return self.kept.keys

    async def _call(self, method: str, where: str, **more: Any) -> dict[str, Any]:
        """What the provider answers, as JSON. Raises Refused."""
        headers = {"Accept": "application/json"}
        try:
            async with (
                ClientSession(timeout=TIMEOUT, headers=headers) as session,
                session.request(method, where, allow_redirects=False, **more) as answer,
            ):
                body = await answer.content.read(MOST_BYTES + 1)
                status = answer.status
        except (ClientError, TimeoutError, OSError, ValueError) as error:
            raise Refused("unreachable", type(error).__name__) from None
        if status != 200 or len(body) > MOST_BYTES:
            reason = "refused" if method == "POST" and 400 <= status < 500 else "unreachable"
            raise Refused(reason, f"status {status}")
        try:
            found = json.loads(body)
        except (ValueError, RecursionError):
            raise Refused("unreachable", "no JSON") from None
        if not isinstance(found, dict):
            raise Refused("unreachable", "no JSON object")
        return found


def _moment(claims: Mapping[str, Any], name: str) -> bool:
    """Whether it is there, as a number."""
    value = claims.get(name)
    return isinstance(value, int | float) and not isinstance(value, bool)


def _safe(address: object) -> bool:
    """An address that nobody reads on the way: HTTPS, or this very machine."""
    if not isinstance(address, str):
        return False
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
