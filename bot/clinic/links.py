"""Links by which a patient opens one file of a clinician's, where their channel cannot carry it."""

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


def token(media_id: int, *, now: datetime) -> str:
    """What opens a file until VALID is over, and nothing else; nobody can make one up."""
    until = int((now + VALID).timestamp())
    sealed = vault().seal(f"{media_id}.{until}".encode(), PLACE)
    return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()


def follow(conn: Connection, given: str, *, now: datetime) -> files.File | None:
    """The file behind a token, its opening recorded; None when it is none, or is over."""
    try:
        sealed = base64.urlsafe_b64decode(given + "=" * (-len(given) % 4))
        media_id, until = map(int, vault().open(sealed, PLACE).split(b"."))
    except (Unreadable, ValueError, binascii.Error):
        return None
    found = files.find(conn, media_id) if now.timestamp() < until else None
    if found is None or found.body is None:
        return None
    actor, subject = f"person:{found.person_id}", f"media:{media_id}"
    audit.record(conn, actor=actor, action="media.opened", subject=subject, now=now)
    return found
