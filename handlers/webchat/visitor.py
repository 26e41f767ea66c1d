"""Who is at the other end: a random key in a cookie, and the address made from it."""

from __future__ import annotations

import hashlib
import re
import secrets
from urllib.parse import urlsplit

from aiohttp import web

COOKIE = "qianmen_chat"
LANGUAGE_COOKIE = "qianmen_lang"
VIEW_COOKIE = "qianmen_view"
KEY = re.compile(r"[A-Za-z0-9_-]{43}")  # 256 bits, base64url
KEPT = 400 * 24 * 3600  # seconds; browsers keep no cookie longer


def key_of(request: web.Request) -> str:
    """The visitor's key, or empty."""
    key = request.cookies.get(COOKIE, "")
    return key if KEY.fullmatch(key) else ""


def new_key() -> str:
    return secrets.token_urlsafe(32)


def address_of(key: str) -> str:
    """The account's address: it does not give the key away, so a stored one opens nothing."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def remember(response: web.StreamResponse, key: str, *, secure: bool) -> None:
    """Set the key again at every visit, so that it lasts as long as the person comes back."""
    response.set_cookie(
        COOKIE, key, max_age=KEPT, path="/chat", httponly=True, samesite="Lax", secure=secure
    )


def is_secure(request: web.Request, public_url: str) -> bool:
    return request.secure or public_url.startswith("https://")


def from_our_page(request: web.Request, public_url: str) -> bool:
    """Whether the request's Origin is this site; a page of another site may not act in its name."""
    origin = urlsplit(request.headers.get("Origin", "")).netloc
    return bool(origin) and origin in (request.host, urlsplit(public_url).netloc)
