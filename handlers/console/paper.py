"""Prints the console's pages: templates, static files, and the headers that keep strangers out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.clinic import cases, rights
from bot.clinic.hometest import paper as reports
from bot.clinic.hometest.sheet import Sheet
from bot.clinic.logins import Login
from bot.clock import Clock
from bot.i18n import Catalogue
from handlers.console.paths import menu
from handlers.console.words import Words

HERE = Path(__file__).parent
LANGUAGE = "qianmen-console-language"
YEAR = 365 * 24 * 3600
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "media-src 'self' blob:; "  # blob: a recording is listened to before it is sent
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@dataclass(frozen=True, slots=True)
class Asset:
    body: bytes
    mime: str
    mark: str  # of its content, in the address: a new release is fetched anew


class Paper:
    """Prints pages in the reader's language."""

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        locale: str,
        timezone: str,
        clinic: str,
        clock: Clock,
        phones: bool = False,
    ) -> None:
        self._catalogue, self._locale, self._clock = catalogue, locale, clock
        self.zone, self._clinic = ZoneInfo(timezone), clinic
        self._phones = phones  # whether clinicians may bind a chat of their own

    def words(self, request: web.Request) -> Words:
        return Words(self._catalogue, self._language(request), self.zone, self._clock())

    def clinic(self, request: web.Request) -> str:
        """What the house is called."""
        return self._clinic or self.words(request).t("title")

    def filed(self, sheet: Sheet) -> web.Response:
        """The report of a laboratory, as whoever ordered the test gets it."""
        zone = self.zone.key
        body, way = reports.filed(sheet, self._catalogue, zone=zone, clinic=self._clinic)
        headers = HEADERS | {"Content-Disposition": way, "Content-Security-Policy": "sandbox"}
        return web.Response(body=body, content_type=reports.MIME, headers=headers)

    def part(self, template: str, words: Words, **values: Any) -> str:
        """A piece of a page."""
        known = {"w": words, "t": words.t, "clinic": self._clinic or words.t("title")}
        known["phones"] = self._phones
        return _templates().get_template(template).render(known | values)

    def page(
        self,
        request: web.Request,
        template: str,
        *,
        login: Login | None,
        status: int = 200,
        **values: Any,
    ) -> web.Response:
        known = {"login": login, "path": request.path, "csrf": login.csrf if login else ""}
        text = self.part(template, self.words(request), **(known | values))
        return web.Response(text=text, status=status, content_type="text/html", headers=HEADERS)

    async def static(self, request: web.Request) -> web.Response:
        asset = _assets().get(request.match_info["name"])
        if asset is None:
            raise web.HTTPNotFound
        kept = f"public, max-age={YEAR}, immutable"
        if request.query.get("v") != asset.mark:
            kept = "no-cache"
        headers = {"Cache-Control": kept, "X-Content-Type-Options": "nosniff"}
        return web.Response(
            body=asset.body, content_type=asset.mime, charset="utf-8", headers=headers
        )

    async def language(self, request: web.Request) -> web.Response:
        """Keep the language chosen and go back to the page it was chosen on."""
        back = request.query.get("next", "")
        response = web.Response(status=303)
        response.headers["Location"] = back if _ours(back) else "/console"
        chosen = self._catalogue.locale_for(request.match_info["locale"])
        response.set_cookie(LANGUAGE, chosen, max_age=YEAR, path="/console", samesite="Lax")
        return response

    def _language(self, request: web.Request) -> str:
        chosen = request.cookies.get(LANGUAGE)
        if chosen:
            return self._catalogue.locale_for(chosen)
        accepted = request.headers.get("Accept-Language", "").partition(",")[0].partition(";")[0]
        return self._catalogue.locale_for(accepted.strip() or self._locale)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    """Each is compiled once in a process, when a page first needs it."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"asset": _address, "cases": cases, "serves": rights.serves, "menu": menu}
    return made


@lru_cache(maxsize=1)
def _assets() -> dict[str, Asset]:
    return {file.name: _asset(file) for file in sorted((HERE / "static").iterdir())}


def _address(name: str) -> str:
    return f"/console/static/{name}?v={_assets()[name].mark}"


def _asset(file: Path) -> Asset:
    body = file.read_bytes()
    mime = TYPES.get(file.suffix, "text/plain")
    return Asset(body, mime, hashlib.sha256(body).hexdigest()[:12])


def _ours(path: str) -> bool:
    return path.startswith("/console") and not set(path) & set("\\\r\n") and "//" not in path
