"""The report as a page: whom and what it is about, what was found, in words; and as a PDF.

Chinese is set in the fonts that every reader of PDF brings along (STSong-Light, MSung-Light), so
that a file has 4 KB and no font has to be installed (docs/decisions/039-a-report-as-a-file.md).
"""

from __future__ import annotations

import io
from datetime import date, datetime
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.clinic.hometest import panels
from bot.clinic.hometest.sheet import Sheet
from bot.i18n import Catalogue
from bot.render import Voice

SHOWN = "%Y-%m-%d %H:%M"
MIME = "application/pdf"
PLAIN = "report.pdf"  # for a browser that reads no other name
FONTS = {"zh-TW": "MSung-Light"}
FONT = "STSong-Light"  # has Latin letters too, so that a Chinese name stands in an English report
MARGIN, TITLE, TEXT, LEAD = 56, 20, 12, 1.5  # points; the last is lines apart
SHADE = 0.92  # of the rows of what was found: a hint beside the word, never the only sign


def head(sheet: Sheet, voice: Voice, zone: ZoneInfo) -> list[tuple[str, str]]:
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


def results(sheet: Sheet, voice: Voice) -> list[tuple[str, str, str]]:
    """(target, what was found of it in words, the word of the results)."""
    return [
        (voice.text(f"pathogen-{target}"), voice.text(f"webchat-report-{word}"), word)
        for target, word in sheet.results.items()
    ]


def name(sheet: Sheet, voice: Voice, zone: ZoneInfo) -> str:
    """What the file is called: nobody's name is in it."""
    day: date = sheet.version.at.astimezone(zone).date()
    return f"{voice.text('webchat-report-title')} {day.isoformat()}.pdf"


def filed(sheet: Sheet, catalogue: Catalogue, *, zone: str, clinic: str) -> tuple[bytes, str]:
    """The file in the language of whoever ordered the test, and its Content-Disposition."""
    voice = Voice(catalogue, catalogue.locale_for(sheet.locale), elder=False)
    where = ZoneInfo(zone)
    body = pdf(sheet, voice, where, clinic=clinic or voice.text("webchat-title"))
    named = quote(name(sheet, voice, where))
    return body, f"inline; filename=\"{PLAIN}\"; filename*=UTF-8''{named}"


def pdf(sheet: Sheet, voice: Voice, zone: ZoneInfo, *, clinic: str) -> bytes:
    """The report as a file to keep, to show and to print."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    styles = _styles(FONTS.get(voice.locale, FONT))
    title = voice.text("webchat-report-title")
    story: list[Any] = [Paragraph(escape(title), styles["title"])]
    if sheet.version.version > 1:
        amended = voice.text("webchat-report-amended", version=sheet.version.version)
        story.append(Paragraph(escape(amended), styles["text"]))
    story.append(_table([*head(sheet, voice, zone)], styles, marked=()))
    story.append(Paragraph(escape(voice.text("webchat-report-results")), styles["part"]))
    rows = results(sheet, voice)
    marked = [at for at, (*_, word) in enumerate(rows) if word == "positive"]
    story.append(_table([(target, said) for target, said, _ in rows], styles, marked=marked))
    story.append(Spacer(1, TEXT))
    by = voice.text("webchat-report-by", clinic=clinic)
    last = (voice.text("webchat-report-limits"), by)
    story += [Paragraph(escape(said), styles["text"]) for said in last]
    made = io.BytesIO()
    margins = {f"{side}Margin": MARGIN for side in ("left", "right", "top", "bottom")}
    SimpleDocTemplate(
        made, pagesize=A4, title=title, author=clinic, lang=voice.locale, **margins
    ).build(story)
    return made.getvalue()


def _table(rows: list[tuple[str, str]], styles: dict[str, Any], *, marked: Any) -> Any:
    from reportlab.lib.colors import Color, grey
    from reportlab.platypus import Paragraph, Table, TableStyle

    cells = [[Paragraph(escape(cell), styles["text"]) for cell in row] for row in rows]
    shade = Color(SHADE, SHADE, SHADE)
    looks: list[Any] = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, grey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    looks += [("BACKGROUND", (0, at), (-1, at), shade) for at in marked]
    return Table(cells, colWidths=["40%", "60%"], style=TableStyle(looks), hAlign="LEFT")


@lru_cache(maxsize=4)
def _styles(font: str) -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont(font))

    def style(of: str, size: float, before: float = 0) -> Any:
        return ParagraphStyle(
            of,
            fontName=font,
            fontSize=size,
            leading=size * LEAD,
            spaceBefore=before,
            spaceAfter=size / 2,
            wordWrap="CJK",
        )

    return {
        "title": style("title", TITLE),
        "part": style("part", TEXT + 3, TEXT),
        "text": style("text", TEXT),
    }


def _moment(at: datetime | None, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime(SHOWN) if at else ""
