"""The page of a laboratory's report, to show or print, and the same as a file."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.clinic.hometest import paper
from bot.clinic.hometest.sheet import Sheet
from bot.i18n import Catalogue
from bot.render import Voice
from handlers.webchat.sheet import HEADERS, template

HERE = Path(__file__).parent


def printed(
    sheet: Sheet, catalogue: Catalogue, *, zone: str, clinic: str, file: str
) -> web.Response:
    """The page in the language of whoever ordered the test; *file* is the address of the PDF."""
    voice = _voice(sheet, catalogue)
    text = template("report.html").render(
        locale=voice.locale,
        t=lambda key, **args: voice.text(f"webchat-report-{key}", **args),
        print_text=voice.text("webchat-sheet-print"),
        clinic=clinic or voice.text("webchat-title"),
        head=paper.head(sheet, voice, ZoneInfo(zone)),
        rows=paper.results(sheet, voice),
        version=sheet.version.version,
        file=file,
    )
    return web.Response(text=text, content_type="text/html", headers=HEADERS)


def filed(sheet: Sheet, catalogue: Catalogue, *, zone: str, clinic: str) -> web.Response:
    """The same as a PDF with a name that says what it is, and not whose."""
    body, way = paper.filed(sheet, catalogue, zone=zone, clinic=clinic)
    headers = HEADERS | {"Content-Disposition": way, "Content-Security-Policy": "sandbox"}
    return web.Response(body=body, content_type=paper.MIME, headers=headers)


def _voice(sheet: Sheet, catalogue: Catalogue) -> Voice:
    return Voice(catalogue, catalogue.locale_for(sheet.locale), elder=False)
