"""What has been kept as long as the law asks is emptied, once a day, whichever process looks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

import bot.store.record  # noqa: F401 - fills the metadata
from bot.clinic import audit, erasure, retention
from bot.clinic.casefile import CASE, MESSAGE, PERSON
from bot.clinic.erasure import HOLD, INBOX, MEDIA, OUT
from bot.clinic.people import PATIENT

NOTE = SQLModel.metadata.tables["note"]
REMARK, REVIEW = (SQLModel.metadata.tables[name] for name in ("remark", "review"))
DAY = "retention"  # the note that says on which day this was done last
MOST = 500  # rows of a table in one round
ENDED = ("closed", "cancelled")


def daily(conn: Connection, *, now: datetime) -> dict[str, int] | None:
    """Everything due today; None when it was done today already. All of it or nothing."""
    if not _first_today(conn, now.date().isoformat()):
        return None
    done = {"left": erasure.forget_left(conn, now=now), "finished": erasure.finish(conn, now=now)}
    rules = retention.load()
    done["dialogue"] = _dialogue(conn, rules.dialogue_until(now))
    done["records"] = _records(conn, rules.records_until(now))
    detail = " ".join(f"{name}:{count}" for name, count in done.items())
    audit.record(
        conn, actor="program", action="retention.ran", subject="clinic", now=now, detail=detail
    )
    return done


def _first_today(conn: Connection, day: str) -> bool:
    """Whether nobody has done it today; the row is locked until the work is committed."""
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    conn.execute(make(NOTE).on_conflict_do_nothing(), {"name": DAY, "body": None, "until": None})
    row = conn.execute(select(NOTE.c.body).where(NOTE.c.name == DAY).with_for_update()).one()
    if row.body == day:
        return False
    conn.execute(update(NOTE).where(NOTE.c.name == DAY).values(body=day))
    return True


def _dialogue(conn: Connection, before: datetime) -> int:
    """Words and files of cases that ended so long ago, and raw messages as old."""
    old = _ended(before)
    said = (MESSAGE.c.case_id.in_(old), MESSAGE.c.body.is_not(None))
    rows = conn.execute(select(MESSAGE.c.id, MESSAGE.c.media_id).where(*said).limit(MOST)).all()
    ids = [row.id for row in rows]
    files = [row.media_id for row in rows if row.media_id is not None]
    conn.execute(update(MESSAGE).where(MESSAGE.c.id.in_(ids)).values(body=None, media_id=None))
    still = select(MESSAGE.c.media_id).where(MESSAGE.c.media_id.is_not(None))
    conn.execute(delete(MEDIA).where(MEDIA.c.id.in_(files), MEDIA.c.id.not_in(still)))
    held = select(HOLD.c.person_id)
    raw = (INBOX.c.received_at < before, INBOX.c.body.is_not(None), INBOX.c.person_id.not_in(held))
    count = conn.execute(update(INBOX).where(*raw).values(body=None)).rowcount
    sent = (OUT.c.created_at < before, OUT.c.body.is_not(None), OUT.c.person_id.not_in(held))
    unsent = OUT.c.state.not_in(("queued", "sending"))
    return (
        len(ids) + count + conn.execute(update(OUT).where(*sent, unsent).values(body=None)).rowcount
    )


def _records(conn: Connection, before: datetime) -> int:
    """The words of cases that ended so long ago; their codes and moments stay."""
    old = _ended(before)
    words = CASE.c.note.is_not(None) | CASE.c.summary.is_not(None) | CASE.c.rules.is_not(None)
    bare: dict[str, Any] = {"note": None, "rules": None, "summary": None}
    count = conn.execute(update(CASE).where(CASE.c.id.in_(old), words).values(bare)).rowcount
    for table in (REMARK, REVIEW):
        mine = (table.c.case_id.in_(old), table.c.body.is_not(None))
        count += conn.execute(update(table).where(*mine).values(body=None)).rowcount
    return count + _patients(conn)


def _patients(conn: Connection) -> int:
    """Patients of erased persons of whom no record is left any more."""
    needed = select(CASE.c.patient_id).where(
        CASE.c.patient_id.is_not(None), CASE.c.note.is_not(None)
    )
    erased = select(PERSON.c.id).where(PERSON.c.erased_at.is_not(None))
    free = (PATIENT.c.person_id.in_(erased), PATIENT.c.id.not_in(needed))
    old = select(PATIENT.c.id).where(*free, PATIENT.c.body.is_not(None)).limit(MOST)
    ids = list(conn.execute(old).scalars())
    for patient_id in ids:  # what finds them by name and birth date goes as well
        bare = {"body": None, "seek": f"{patient_id}".encode()}
        conn.execute(update(PATIENT).where(PATIENT.c.id == patient_id).values(bare))
    return len(ids)


def _ended(before: datetime) -> Any:
    held = select(HOLD.c.person_id)
    return select(CASE.c.id).where(
        CASE.c.state.in_(ENDED), CASE.c.closed_at < before, CASE.c.person_id.not_in(held)
    )
