"""The page of a laboratory's report: what was looked for and what was found, to show or print."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bot.clinic.hometest import panels
from bot.clinic.hometest.sheet import Sheet
from bot.i18n import Catalogue
from bot.render import Voice
from handlers.webchat.sheet import HEADERS, SHOWN

HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def _template() -> Template:
    loader = FileSystemLoader(HERE / "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return made.get_template("report.html")


def printed(sheet: Sheet, catalogue: Catalogue, *, zone: str, clinic: str) -> web.Response:
    """The page in the language of whoever ordered the test."""
    locale = catalogue.locale_for(sheet.locale)
    voice = Voice(catalogue, locale, elder=False)
    text = _template().render(
        locale=locale,
        t=lambda key, **args: voice.text(f"webchat-report-{key}", **args),
        print_text=voice.text("webchat-sheet-print"),
        clinic=clinic or voice.text("webchat-title"),
        head=_head(sheet, voice, ZoneInfo(zone)),
        rows=[
            (voice.text(f"pathogen-{target}"), voice.text(f"webchat-report-{word}"), word)
            for target, word in sheet.results.items()
        ],
        version=sheet.version.version,
    )
    return web.Response(text=text, content_type="text/html", headers=HEADERS)


def _head(sheet: Sheet, voice: Voice, zone: ZoneInfo) -> list[tuple[str, str]]:
    """(title, value) of whom and what it is about; what is not known has no line."""
    panel = panels.load().panel(sheet.order.panel)
    found = {
        "name": sheet.name,
        "birth": sheet.birth.isoformat() if sheet.birth else "",
        "panel": panel.name(voice.locale) if panel else "",
        "specimen": voice.text(f"webchat-report-{panel.specimen}") if panel else "",
        "barcode": sheet.order.barcode or "",
        "sampled": _moment(sheet.sampled_at, zone),
        "reported": _moment(sheet.version.at, zone),
        "number": str(sheet.version.body.get("report", "")),
    }
    return [(voice.text(f"webchat-report-{key}"), value) for key, value in found.items() if value]


def _moment(at: datetime | None, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime(SHOWN) if at else ""
