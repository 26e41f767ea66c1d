"""What a person is given of a visit: a code as a picture, and an entry for their calendar."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import segno

from bot.clinic.slots import Booking

FORMAT = "%Y%m%dT%H%M%SZ"
SCALE = 8  # pixels a module of the picture
WIDE = 74  # octets of a line of the file (RFC 5545, 3.1)
GROUP = 5  # letters of a code that are read at once


def picture(code: str) -> bytes:
    """The code as a QR picture (PNG)."""
    made = io.BytesIO()
    segno.make(code, error="m", micro=False).save(made, kind="png", scale=SCALE, border=4)
    return made.getvalue()


def spelt(code: str) -> str:
    """A code as it is read aloud."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def entry(booking: Booking, *, title: str, where: str, now: datetime) -> bytes:
    """A calendar file (RFC 5545) of one visit. A visit that was moved has the same UID."""
    rows = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Qianmen//visits//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{booking.code}@qianmen",
        f"DTSTAMP:{now.astimezone(UTC):{FORMAT}}",
        f"SEQUENCE:{booking.moves}",
        f"DTSTART:{booking.starts_at.astimezone(UTC):{FORMAT}}",
        f"DTEND:{booking.ends_at.astimezone(UTC):{FORMAT}}",
        f"SUMMARY:{_escaped(title)}",
        f"LOCATION:{_escaped(where)}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(title)}",
        "TRIGGER:-PT2H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(row)}\r\n" for row in rows).encode()


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "\\n")


def _folded(row: str) -> str:
    """A long line goes on in the next, after a blank; no character is cut in two."""
    lines, line = list[str](), ""
    for sign in row:
        if len((line + sign).encode()) > WIDE:
            lines.append(line)
            line = " "
        line += sign
    return "\r\n".join([*lines, line])
