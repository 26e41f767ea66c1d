"""Links by which a patient opens one thing of theirs without a page of ours to sign in to."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.clinic import audit, files
from bot.crypto import Unreadable
from bot.store.columns import vault

PLACE = b"link"
VALID = timedelta(days=3)


def sealed(what: str, *, place: bytes, until: datetime) -> str:
    """What opens *what* until a moment, and nothing else; nobody can make one up."""
    found = vault().seal(f"{what}.{int(until.timestamp())}".encode(), place)
    return base64.urlsafe_b64encode(found).rstrip(b"=").decode()


def opened(given: str, *, place: bytes, now: datetime) -> str | None:
    """What a token opens; None when it is none of that place, or is over."""
    try:
        found = base64.urlsafe_b64decode(given + "=" * (-len(given) % 4))
        what, _, until = vault().open(found, place).decode().rpartition(".")
        over = now.timestamp() >= int(until)
    except (Unreadable, ValueError, binascii.Error):
        return None
    return None if over else what


def token(media_id: int, *, now: datetime) -> str:
    """Opens a clinician's file, for a patient whose channel cannot carry it."""
    return sealed(str(media_id), place=PLACE, until=now + VALID)


def follow(conn: Connection, given: str, *, now: datetime) -> files.File | None:
    """The file behind a token, its opening recorded; None when there is none."""
    what = opened(given, place=PLACE, now=now)
    found = files.find(conn, int(what)) if what else None
    if found is None or found.body is None:
        return None
    actor, subject = f"person:{found.person_id}", f"media:{what}"
    audit.record(conn, actor=actor, action="media.opened", subject=subject, now=now)
    return found
