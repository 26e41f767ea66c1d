"""Entries for the calendar of a telephone (RFC 5545): a visit that is made, moved or taken off."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Connection

from bot.clinic import calendar, files, links
from bot.clinic.context import Context
from bot.clinic.slots import Booking
from bot.i18n import HOME, Catalogue

MIME = "text/calendar"
FORMAT = "%Y%m%dT%H%M%SZ"
WIDE = 74  # octets of a line of the file (RFC 5545, 3.1)
NOBODY = "invalid:nomail"  # an organizer without an address, where we have none


def link(
    conn: Connection,
    context: Context,
    booking: Booking,
    *,
    title: dict[str, Any],
    texts: str,
    where: str = "",
    off: bool = False,
) -> str:
    """A link to the entry of a visit; empty where we have no address of our own.

    *title* is a phrase of the catalogue's part *texts*. *off*: it takes the entry out again.
    """
    base = context.site.rstrip("/")
    if not base:
        return ""
    found = _texts(texts)
    said = calendar.text(title, partial(found.text, found.locale_for(context.locale)))
    body = entry(booking, title=said, where=where, now=context.now, off=off, organizer=base)
    media_id = files.keep(
        conn, person_id=context.person_id, mime=MIME, body=body, now=context.now, kind="file"
    )
    return f"{base}/chat/sent/{links.token(media_id, now=context.now)}"


def entry(
    booking: Booking,
    *,
    title: str,
    where: str,
    now: datetime,
    off: bool = False,
    organizer: str = NOBODY,
) -> bytes:
    """A calendar file of one visit. Of a visit that was moved the UID stays and SEQUENCE grows."""
    rows = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Qianmen//visits//EN",
        f"METHOD:{'CANCEL' if off else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:{booking.code}@qianmen",
        f"DTSTAMP:{now.astimezone(UTC):{FORMAT}}",
        f"SEQUENCE:{booking.moves + off}",
        f"STATUS:{'CANCELLED' if off else 'CONFIRMED'}",
        f"ORGANIZER:{organizer}",
        f"DTSTART:{booking.starts_at.astimezone(UTC):{FORMAT}}",
        f"DTEND:{booking.ends_at.astimezone(UTC):{FORMAT}}",
        f"SUMMARY:{_escaped(title)}",
        *([f"LOCATION:{_escaped(where)}"] if where else []),
        *([] if off else _alarm(title)),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(row)}\r\n" for row in rows).encode()


def _alarm(title: str) -> list[str]:
    """Two hours ahead the telephone rings."""
    said = f"DESCRIPTION:{_escaped(title)}"
    return ["BEGIN:VALARM", "ACTION:DISPLAY", said, "TRIGGER:-PT2H", "END:VALARM"]


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\r", "").replace("\n", "\\n")


def _folded(row: str) -> str:
    """A long line goes on in the next, after a blank; no character is cut in two."""
    lines, line = list[str](), ""
    for sign in row:
        if len((line + sign).encode()) > WIDE:
            lines.append(line)
            line = " "
        line += sign
    return "\r\n".join([*lines, line])


@lru_cache(maxsize=4)
def _texts(part: str) -> Catalogue:
    found = sorted(HOME.glob(f"*/{part}.ftl"))
    return Catalogue({file.parent.name: file.read_text("utf-8") for file in found})
