"""Sends the report as a PDF to a chat that takes files."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import outbox
from bot.clinic import files
from bot.clinic.context import Context
from bot.clinic.hometest import paper, sheet
from bot.clinic.hometest.orders import Order
from bot.i18n import HOME, Catalogue
from bot.messages import Form, Kind, Media, Outbound
from bot.render import Voice

TAKES = ("web", "telegram")  # WeChat: a bubble of an account can be no file; the link has it
PARTS = ("hometest", "zone", "webchat")  # where the texts of a report stand


def send(conn: Connection, context: Context, order: Order) -> None:
    """Put the file into the outbox, after what is said in this turn."""
    found = sheet.of(conn, order) if context.channel in TAKES else None
    if found is None:
        return
    texts = _texts()
    voice, zone = (
        Voice(texts, texts.locale_for(context.locale), elder=False),
        ZoneInfo(context.zone),
    )
    clinic = context.clinic or voice.text("webchat-title")
    body, now = paper.pdf(found, voice, zone, clinic=clinic), context.now
    media_id = files.keep(
        conn, person_id=context.person_id, mime=paper.MIME, body=body, now=now, kind="file"
    )
    name = paper.name(found, voice, zone)
    media = Media(Kind.FILE, str(media_id), paper.MIME, len(body), name=name, stored=True)
    out, key = Outbound(form=Form.MEDIA, media=media), f"lab-report:{media_id}"
    outbox.queue(
        conn, outbox.Slip(context.person_id, context.channel, context.address, out, key, now)
    )
    context.rings |= {"outbox", f"web:{context.address}"}


@lru_cache(maxsize=1)
def _texts() -> Catalogue:
    spoken = sorted(folder for folder in HOME.iterdir() if (folder / "hometest.ftl").is_file())
    return Catalogue(
        {
            folder.name: "\n".join((folder / f"{part}.ftl").read_text("utf-8") for part in PARTS)
            for folder in spoken
        }
    )
