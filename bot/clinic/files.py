"""Photos and files of a case: kept sealed, given only to staff who may read a case of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select
from sqlmodel import SQLModel

import bot.store.tables  # noqa: F401 - fills the metadata
from bot.clinic.casefile import DESK, QUEUED, CaseView, get

MEDIA = SQLModel.metadata.tables["media"]
MESSAGE = SQLModel.metadata.tables["message"]
SUPERVISOR = "supervisor"  # the staff role that may read every case


@dataclass(frozen=True, slots=True)
class File:
    """A stored file; *state* is that of `media.state`: only a `kept` one has a body."""

    id: int
    person_id: int
    kind: str
    mime: str
    state: str
    body: bytes | None


def keep(conn: Connection, *, person_id: int, mime: str, body: bytes, now: datetime) -> int:
    """Store a photo that a clinician sends; returns its id."""
    row = {"person_id": person_id, "kind": "image", "channel": "console", "mime": mime}
    row |= {"size": len(body), "state": "kept", "attempts": 0, "body": body, "created_at": now}
    return int(conn.execute(insert(MEDIA).returning(MEDIA.c.id), row).scalar_one())


def find(conn: Connection, media_id: int) -> File | None:
    columns = (MEDIA.c[name] for name in File.__slots__)
    row = conn.execute(select(*columns).where(MEDIA.c.id == media_id)).one_or_none()
    return None if row is None else File(**row._mapping)


def may_read(case: CaseView, *, staff_id: int, role: str, licensed: bool) -> bool:
    """Their own case; a waiting one, if they might accept it; for a supervisor any."""
    if case.staff_id == staff_id or role == SUPERVISOR:
        return True
    return case.state in QUEUED and (licensed or case.role == DESK)


def reading(
    conn: Connection, media_id: int, *, staff_id: int, role: str, licensed: bool
) -> int | None:
    """A case in which this file was sent and that the staff member may read, the newest first."""
    sent = select(MESSAGE.c.case_id).where(MESSAGE.c.media_id == media_id).distinct()
    for case_id in conn.execute(sent.order_by(MESSAGE.c.case_id.desc())).scalars().all():
        case = get(conn, case_id)
        if case and may_read(case, staff_id=staff_id, role=role, licensed=licensed):
            return int(case_id)
    return None
