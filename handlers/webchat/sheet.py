"""The page a patient shows or prints at a clinic: their own words in a table, and nothing else."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bot.clinic.sheets import Sheet
from bot.i18n import Catalogue
from bot.render import Voice, shown

HERE = Path(__file__).parent
OWN = frozenset({"note-remarks"})  # lines a clinician reads, not the patient's own
SHOWN = "%Y-%m-%d %H:%M"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


@lru_cache
def template(name: str) -> Template:
    """A page that is printed."""
    loader = FileSystemLoader(HERE / "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return made.get_template(name)


def printed(sheet: Sheet, catalogue: Catalogue, *, zone: str, clinic: str) -> web.Response:
    """The page in the patient's own language."""
    locale = catalogue.locale_for(sheet.locale)
    voice = Voice(catalogue, locale, elder=False)
    at = sheet.at.astimezone(ZoneInfo(zone))
    rows = [
        (voice.text(line["title"]), shown(line["values"], voice))
        for line in sheet.lines
        if line["title"] not in OWN
    ]
    text = template("sheet.html").render(
        locale=locale,
        t=lambda key, **args: voice.text(f"webchat-sheet-{key}", **args),
        clinic=clinic or voice.text("webchat-title"),
        rows=rows,
        at=at.strftime(SHOWN),
    )
    return web.Response(text=text, content_type="text/html", headers=HEADERS)
