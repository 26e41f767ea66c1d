"""Photos and files of a case, kept sealed; `bot.clinic.rights` says who may read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select
from sqlmodel import SQLModel

import bot.store.tables  # noqa: F401 - fills the metadata

MEDIA = SQLModel.metadata.tables["media"]


@dataclass(frozen=True, slots=True)
class File:
    """A stored file; *state* is that of `media.state`: only a `kept` one has a body."""

    id: int
    person_id: int
    kind: str
    mime: str
    state: str
    body: bytes | None


def keep(
    conn: Connection,
    *,
    person_id: int,
    mime: str,
    body: bytes,
    now: datetime,
    kind: str = "image",
) -> int:
    """Store a photo, voice message or file that a clinician sends; returns its id."""
    row = {"person_id": person_id, "kind": kind, "channel": "console", "mime": mime}
    row |= {"size": len(body), "state": "kept", "attempts": 0, "body": body, "created_at": now}
    return int(conn.execute(insert(MEDIA).returning(MEDIA.c.id), row).scalar_one())


def find(conn: Connection, media_id: int) -> File | None:
    columns = (MEDIA.c[name] for name in File.__slots__)
    row = conn.execute(select(*columns).where(MEDIA.c.id == media_id)).one_or_none()
    return None if row is None else File(**row._mapping)
