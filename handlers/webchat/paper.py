"""The page itself: its texts in the visitor's language and the headers that keep strangers out."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bot.i18n import Catalogue
from handlers.webchat import visitor

HERE = Path(__file__).parent
HOST = re.compile(r"[\w.:\[\]-]{1,255}", re.ASCII)
# What the page's script says by itself. Everything else stands in the template.
SCRIPT_TEXTS = (
    "online", "connecting", "offline", "no-cookie", "too-many", "waiting", "refused", "too-long",
    "empty-photo", "large-photo", "bad-photo", "photo-sending", "photo-failed", "again", "slow",
    "today", "yesterday", "you", "us", "your-photo", "our-photo", "file", "voice", "video",
    "place", "chosen", "options", "new-below", "more-below", "emergency", "menu", "human", "speak",
    "hush",
    "larger",
    "normal", "repeat", "back",
)  # fmt: skip


@lru_cache(maxsize=1)
def _template() -> Template:
    loader = FileSystemLoader(HERE / "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return made.get_template("chat.html")


class Paper:
    """Prints the page."""

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        locale: str,
        public_url: str,
        clinic: str,
        emergency_number: str,
    ) -> None:
        self._catalogue = catalogue
        self._locale = catalogue.locale_for(locale)
        self._public_host = urlsplit(public_url).netloc
        self._clinic = clinic
        self._emergency_number = emergency_number

    def page(self, request: web.Request, address: str) -> web.Response:
        locale = self.locale_of(request)
        text = _template().render(
            locale=locale,
            languages=[(name, self._say(name, "language-name")) for name in self._locales()],
            t=lambda key: self._say(locale, key),
            texts=json.dumps(
                {key: self._say(locale, key) for key in SCRIPT_TEXTS}, ensure_ascii=False
            ),
            clinic=self._clinic or self._say(locale, "title"),
            elder=request.cookies.get(visitor.VIEW_COOKIE) == "elder",
            me=address[:8],
            emergency_number=self._emergency_number,
            call=self._catalogue.text(locale, "webchat-call", number=self._emergency_number),
        )
        response = web.Response(text=text, content_type="text/html", headers=self._headers(request))
        if request.query.get("lang"):
            response.set_cookie(
                visitor.LANGUAGE_COOKIE,
                locale,
                max_age=visitor.KEPT,
                path="/chat",
                samesite="Lax",
            )
        return response

    def locale_of(self, request: web.Request) -> str:
        """The language asked for by the switch, kept from then on, or else by the browser."""
        chosen = request.query.get("lang") or request.cookies.get(visitor.LANGUAGE_COOKIE)
        if chosen:
            return self._catalogue.locale_for(chosen)
        wanted = accepted(request.headers.get("Accept-Language", ""))
        for tag in wanted:
            if locale := self._spoken(tag):
                return locale
        return self._catalogue.locale_for(wanted[0]) if wanted else self._locale

    def _spoken(self, tag: str) -> str:
        """The catalogue's locale for a tag, or empty when it speaks nothing like it."""
        locale = self._catalogue.locale_for(tag)
        return locale if _language(locale) == _language(tag) else ""

    def _locales(self) -> list[str]:
        """The languages the page can be shown in, the house's own first."""
        known = [n for n in self._catalogue.locales if self._catalogue.has(n, "webchat-title")]
        return sorted(known, key=lambda name: (name != self._locale, name))

    def _say(self, locale: str, key: str) -> str:
        return self._catalogue.text(locale, f"webchat-{key}")

    def _headers(self, request: web.Request) -> dict[str, str]:
        # Safari before 15.4 does not count a WebSocket of the same host as 'self'.
        hosts = {h for h in (request.host, self._public_host) if HOST.fullmatch(h)}
        sockets = " ".join(f"{s}://{host}" for host in sorted(hosts) for s in ("ws", "wss"))
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
            f"media-src 'self'; connect-src 'self' {sockets}; "
            "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        )
        return {
            "Content-Security-Policy": policy,
            "Cache-Control": "no-store",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": "geolocation=(), microphone=()",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Vary": "Accept-Language, Cookie",
        }


def accepted(header: str) -> list[str]:
    """The tags of an Accept-Language header, most wanted first; malformed ones are skipped."""
    found: list[tuple[float, str]] = []
    for part in header.split(",")[:20]:
        tag, _, quality = part.partition(";")
        try:
            weight = float(quality.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if weight > 0 and tag.strip():
            found.append((weight, tag.strip()))
    return [tag for _, tag in sorted(found, key=lambda item: -item[0])]


def _language(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].casefold()
