"""Incidents: what of the service is broken, one row a time, told once and cleared by itself.

`settle` compares what was found broken at one look with the rows that are open: new ones begin,
those that go on are seen, those not found any more are over. The partial unique index keeps two
processes from opening one twice. What it is about are codes and the title of
a notice, never a patient.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

import bot.store.operating  # noqa: F401 - fills the metadata
from bot.clinic import audit, deskfile

INCIDENT = SQLModel.metadata.tables["incident"]
STILL = INCIDENT.c.over_at.is_(None)
MOST = 200


class Kind(StrEnum):
    """What may be broken; each has its words in the catalogue: what it is, and what to do."""

    channel = auto()  # a channel does not answer, or answers that it will not work
    webhook = auto()  # a platform brings messages elsewhere, or has many waiting
    outbox = auto()  # rows that should have left
    timers = auto()  # rows that are due and not done
    expiring = auto()  # a data file will soon be past its day
    expired = auto()  # and is
    stock = auto()  # few doses left at a site
    staffing = auto()  # fewer at work than the shifts say
    notice = auto()  # a notice stopped by itself
    quiet = auto()  # nothing came in on a channel for long
    mail = auto()  # letters about incidents do not leave


NOTICE = "notice:"  # how the subject of a notice begins
PATIENCE = {Kind.channel, Kind.webhook, Kind.staffing}  # counted only after a while


@dataclass(frozen=True, slots=True)
class Found:
    """Something broken at one look. *detail* are codes, numbers, names for the words about it."""

    kind: Kind
    subject: str
    detail: Mapping[str, Any] = field(default_factory=dict)
    since: datetime | None = None  # when it began, where that is known


@dataclass(frozen=True, slots=True)
class Incident:
    id: int
    kind: str
    subject: str
    detail: Mapping[str, Any]
    began_at: datetime
    seen_at: datetime
    acked_by: str
    acked_at: datetime | None
    over_at: datetime | None
    told_at: datetime | None
    tellings: int
    mail_due: datetime | None
    mail_tries: int


COLUMNS = [INCIDENT.c[name] for name in Incident.__dataclass_fields__]


def settle(
    conn: Connection, found: Iterable[Found], *, kinds: Iterable[Kind], now: datetime
) -> list[int]:
    """Bring the rows of these *kinds* up to what was *found*; the ids of those now over."""
    looked = [str(kind) for kind in kinds]
    here = {(str(one.kind), one.subject[:80]): one for one in found}
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    for (kind, subject), one in here.items():
        conn.execute(
            make(INCIDENT).on_conflict_do_nothing(),
            {
                "kind": kind,
                "subject": subject,
                "detail": dict(one.detail),
                "began_at": min(one.since or now, now),
                "seen_at": now,
                "acked_by": "",
                "tellings": 0,
                "mail_tries": 0,
            },
        )
    rows = conn.execute(select(*COLUMNS).where(STILL, INCIDENT.c.kind.in_(looked))).all()
    over = []
    for row in rows:
        still = here.get((row.kind, row.subject))
        if still is None:
            over += _end(conn, row, now)
            continue
        values: dict[str, Any] = {"seen_at": now, "detail": dict(still.detail)}
        conn.execute(update(INCIDENT).where(INCIDENT.c.id == row.id, STILL).values(values))
    return over


def _end(conn: Connection, row: Any, now: datetime) -> list[int]:
    """It is over; a letter says so where one said that it began."""
    values: dict[str, Any] = {"over_at": now, "mail_tries": 0}
    values["mail_due"] = now if row.told_at is not None else None
    mine = (INCIDENT.c.id == row.id, STILL)
    done = conn.execute(update(INCIDENT).where(*mine).values(values)).rowcount
    return [row.id] if done and row.told_at is not None else []


def ripe(conn: Connection, *, now: datetime) -> list[Incident]:
    """Those to be told now, marked as told: new ones after their patience, others once in hours.

    Whoever marks a row tells it: two processes do not tell it twice.
    """
    data, told = deskfile.load(), []
    for row in conn.execute(select(*COLUMNS).where(STILL).order_by(INCIDENT.c.id)).all():
        wait = data.broken if row.kind in PATIENCE else timedelta(0)
        if row.told_at is None and now - row.began_at < wait:
            continue
        if row.told_at is not None and (row.acked_by or now - row.told_at < data.again):
            continue
        told_at: Any = INCIDENT.c.told_at
        before = told_at.is_(None) if row.told_at is None else told_at == row.told_at
        values = {"told_at": now, "tellings": row.tellings + 1, "mail_due": now, "mail_tries": 0}
        marked = update(INCIDENT).where(INCIDENT.c.id == row.id, STILL, before).values(values)
        if conn.execute(marked).rowcount:
            told.append(Incident(**(dict(row._mapping) | values)))
    return told


def open_(conn: Connection, *, now: datetime) -> list[Incident]:
    """What is broken now and has been long enough to count, the newest first."""
    data = deskfile.load()
    found = conn.execute(select(*COLUMNS).where(STILL).order_by(INCIDENT.c.id.desc()).limit(MOST))
    rows = [Incident(**row._mapping) for row in found]
    return [one for one in rows if one.kind not in PATIENCE or now - one.began_at >= data.broken]


def past(conn: Connection, *, most: int = 30) -> list[Incident]:
    """What was broken lately and was told."""
    ended = (INCIDENT.c.over_at.is_not(None), INCIDENT.c.told_at.is_not(None))
    found = select(*COLUMNS).where(*ended).order_by(INCIDENT.c.over_at.desc()).limit(most)
    return [Incident(**row._mapping) for row in conn.execute(found)]


def get(conn: Connection, incident_id: int) -> Incident | None:
    row = conn.execute(select(*COLUMNS).where(INCIDENT.c.id == incident_id)).first()
    return None if row is None else Incident(**row._mapping)


def acknowledge(conn: Connection, incident_id: int, *, by: str, now: datetime) -> bool:
    """Somebody looks after it: it is not told again. False when over, or somebody's already."""
    mine = (INCIDENT.c.id == incident_id, STILL, INCIDENT.c.acked_by == "")
    values = {"acked_by": by, "acked_at": now}
    if not conn.execute(update(INCIDENT).where(*mine).values(values)).rowcount:
        return False
    audit.record(
        conn, actor=by, action="incident.taken", subject=f"incident:{incident_id}", now=now
    )
    return True


# --- letters


def to_mail(conn: Connection, *, now: datetime) -> Incident | None:
    """The next incident a letter is to be sent about, leased for some minutes; or None."""
    data = deskfile.load()
    due = (
        select(*COLUMNS)
        .where(INCIDENT.c.mail_due <= now)
        .order_by(INCIDENT.c.mail_due)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = conn.execute(due).first()
    if row is None:
        return None
    tries = row.mail_tries + 1
    later = now + timedelta(minutes=data.mail_retry_minutes)
    values = {"mail_tries": tries, "mail_due": later if tries < data.mail_tries else None}
    conn.execute(update(INCIDENT).where(INCIDENT.c.id == row.id).values(values))
    return Incident(**(dict(row._mapping) | values))


def mailed(conn: Connection, incident: Incident) -> None:
    """The letter left; one that fell due meanwhile (it is over) stays due."""
    mine = (INCIDENT.c.id == incident.id, INCIDENT.c.mail_tries == incident.mail_tries)
    over = incident.over_at
    same: Any = INCIDENT.c.over_at.is_(None) if over is None else INCIDENT.c.over_at == over
    conn.execute(update(INCIDENT).where(*mine, same).values(mail_due=None))
