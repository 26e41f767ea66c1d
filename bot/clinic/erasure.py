"""Erases a person: what may go goes at once, what the law keeps stays without their address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Column, Connection, Table, and_, delete, func, insert, or_, select, update
from sqlmodel import SQLModel

import bot.store.access
import bot.store.aftervisit
import bot.store.campaign
import bot.store.family
import bot.store.notice
import bot.store.operating
import bot.store.record
import bot.store.vaccination  # noqa: F401 - these fill the metadata
from bot.clinic import audit, hometest, lifecycle, retention, slots
from bot.clinic.casefile import CASE, IS_OPEN, MESSAGE, PERSON
from bot.clinic.people import PATIENT
from bot.clinic.retention import Fate

TABLES = SQLModel.metadata.tables
ACCOUNT, MEDIA, INBOX, OUT = (TABLES[name] for name in ("account", "media", "inbox", "outbox"))
HOLD = TABLES["hold"]
NOBODY = "erased"  # in place of an address
MOST = 200  # persons looked at in one round of a job


class Blocked(Exception):
    """Erasure has to wait; *reason* is `case` (one is open) or `hold` (somebody needs it kept)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Erased:
    """How many cases stay as the law asks, and how many rows went or were emptied."""

    kept: int
    gone: int


def erase(conn: Connection, *, person_id: int, actor: str, now: datetime) -> Erased:
    """Erase what may go at once. Raises Blocked. The address goes later, by `finish`.

    Locks the person first, so that no case can be opened meanwhile.
    """
    lifecycle.lock_person(conn, person_id)
    block(conn, person_id)
    left = kept(conn, person_id)
    mine = partial(about, person_id=person_id)
    gone = hometest.forget(conn, mine, now=now) + slots.forget(conn, mine, now=now)
    gone += _raw(conn, person_id) + _dialogue(conn, person_id, left) + _own(conn, person_id)
    gone += _media(conn, person_id) + _records(conn, person_id, left)
    empty: dict[str, Any] = {
        "talk": None,
        "asked_at": None,
        "consent": "",
        "elder": False,
        "notices": False,
    }
    empty |= {"sorry_at": None, "erased_at": now}
    conn.execute(update(PERSON).where(PERSON.c.id == person_id).values(empty))
    detail = f"kept:{len(left)} gone:{gone}"
    subject = f"person:{person_id}"
    audit.record(conn, actor=actor, action="person.erased", subject=subject, now=now, detail=detail)
    return Erased(len(left), gone)


def block(conn: Connection, person_id: int) -> None:
    """Raise Blocked when nothing of this person may be erased now."""
    if conn.execute(select(HOLD.c.person_id).where(HOLD.c.person_id == person_id)).first():
        raise Blocked("hold")
    whose = or_(CASE.c.person_id == person_id, CASE.c.patient_id.in_(_patients(person_id)))
    if conn.execute(select(CASE.c.id).where(whose, IS_OPEN)).first():
        raise Blocked("case")


def _patients(person_id: int) -> Any:
    return select(PATIENT.c.id).where(PATIENT.c.person_id == person_id)


def about(table: Table, person_id: int) -> Any:
    """Rows about this person's patients, whoever wrote them, and their own about nobody.

    What somebody wrote for the patient of somebody else is that one's.
    """
    nobody = and_(table.c.person_id == person_id, table.c.patient_id.is_(None))
    return or_(nobody, table.c.patient_id.in_(_patients(person_id)))


def kept(conn: Connection, person_id: int, patient_id: int | None = None) -> list[int]:
    """The cases a clinician had: they are the medical record, and not emptied before its time."""
    had = or_(CASE.c.accepted_at.is_not(None), CASE.c.staff_id.is_not(None))
    whose = about(CASE, person_id) if patient_id is None else CASE.c.patient_id == patient_id
    return list(conn.execute(select(CASE.c.id).where(whose, had)).scalars())


def remove(conn: Connection, *, person_id: int, patient_id: int, now: datetime) -> Erased | None:
    """Erase one patient of a person; None when there is none. Raises Blocked."""
    lifecycle.lock_person(conn, person_id)
    block(conn, person_id)
    mine = (PATIENT.c.id == patient_id, PATIENT.c.person_id == person_id)
    if conn.execute(select(PATIENT.c.id).where(*mine)).first() is None:
        return None
    left = kept(conn, person_id, patient_id)

    def of_patient(table: Table) -> Any:
        return table.c.patient_id == patient_id

    gone = hometest.forget(conn, of_patient, now=now) + slots.forget(conn, of_patient, now=now)
    for table in _tables(Fate.own, Fate.link):
        if "patient_id" in table.c:
            gone += _with_parts(conn, table, patient_id)
    others = (CASE.c.patient_id == patient_id, CASE.c.id.not_in(left))
    said = (MESSAGE.c.case_id.in_(select(CASE.c.id).where(*others)),)
    gone += conn.execute(delete(MESSAGE).where(*said)).rowcount
    bare = {"note": None, "rules": None, "summary": None, "patient_id": None}
    gone += conn.execute(update(CASE).where(*others).values(bare)).rowcount
    if not left:
        conn.execute(delete(PATIENT).where(*mine))
    actor, subject = f"person:{person_id}", f"patient:{patient_id}"
    detail = f"kept:{len(left)} gone:{gone}"
    audit.record(
        conn, actor=actor, action="patient.erased", subject=subject, now=now, detail=detail
    )
    return Erased(len(left), gone)


def _with_parts(conn: Connection, table: Table, patient_id: int) -> int:
    """A table's rows of one patient, with the rows of other tables that hang on them."""
    for part in _tables(Fate.own):
        for column in _references(part):
            to = next(iter(column.foreign_keys)).column
            if to.table is table:
                ids = select(to).where(table.c.patient_id == patient_id)
                conn.execute(delete(part).where(column.in_(ids)))
    return conn.execute(delete(table).where(table.c.patient_id == patient_id)).rowcount


def _tables(*fates: Fate) -> list[Table]:
    """The tables of these classes, those that point at others first."""
    names = {name for fate in fates for name in retention.load().of(fate)}
    return [table for table in reversed(SQLModel.metadata.sorted_tables) if table.name in names]


def _raw(conn: Connection, person_id: int) -> int:
    """Messages as they came and went. Rows stay, emptied: readers go by their numbers."""
    mine = (INBOX.c.person_id == person_id, INBOX.c.body.is_not(None))
    count = conn.execute(update(INBOX).where(*mine).values(body=None, error="")).rowcount
    done = (OUT.c.person_id == person_id, OUT.c.state != "sending", OUT.c.body.is_not(None))
    waits = (*done, OUT.c.state == "queued")
    never = {"state": "skipped", "reason": "erased", "body": None}
    count += conn.execute(update(OUT).where(*waits).values(never)).rowcount
    return count + conn.execute(update(OUT).where(*done).values(body=None)).rowcount


def _dialogue(conn: Connection, person_id: int, kept: list[int]) -> int:
    """What was said in cases that no clinician had."""
    others = select(CASE.c.id).where(about(CASE, person_id), CASE.c.id.not_in(kept))
    return conn.execute(delete(MESSAGE).where(MESSAGE.c.case_id.in_(others))).rowcount


def _own(conn: Connection, person_id: int) -> int:
    """Every table that is the person's alone, the ones that point at others first."""
    return sum(
        conn.execute(delete(table).where(belongs(table, person_id))).rowcount
        for table in _tables(Fate.own, Fate.link)
    )


def belongs(table: Table, person_id: int) -> Any:
    """Which rows of a table are this person's, by whatever column leads to them."""
    if table.name in retention.load().of(Fate.link):
        whose = table.c.person_id == person_id
        return or_(whose, table.c.patient_id.in_(_patients(person_id)))
    if {"person_id", "patient_id"} <= set(table.c.keys()):
        return about(table, person_id)
    if "person_id" in table.c:
        return table.c.person_id == person_id
    for column in _references(table):
        to = next(iter(column.foreign_keys)).column.table
        if "person_id" in to.c:
            return column.in_(select(to.c.id).where(belongs(to, person_id)))
    raise LookupError(f"nothing in {table.name} leads to a person")


def _references(table: Table) -> Iterable[Column[Any]]:
    return [column for column in table.c if column.foreign_keys]


def _media(conn: Connection, person_id: int) -> int:
    """Files that nothing has any more: no kept dialogue, nobody else's diary."""
    used = [
        select(column).where(column.is_not(None))
        for table in SQLModel.metadata.sorted_tables
        for column in _references(table)
        if next(iter(column.foreign_keys)).column.table is MEDIA
    ]
    free = (MEDIA.c.person_id == person_id, *(MEDIA.c.id.not_in(one) for one in used))
    return conn.execute(delete(MEDIA).where(*free)).rowcount


def _records(conn: Connection, person_id: int, kept: list[int]) -> int:
    """Cases without a clinician keep their codes and lose their words; so do their patients."""
    others = (about(CASE, person_id), CASE.c.id.not_in(kept))
    bare = {"note": None, "rules": None, "summary": None, "patient_id": None}
    count = conn.execute(update(CASE).where(*others).values(bare)).rowcount
    needed = select(CASE.c.patient_id).where(CASE.c.id.in_(kept), CASE.c.patient_id.is_not(None))
    free = (PATIENT.c.person_id == person_id, PATIENT.c.id.not_in(needed))
    return count + conn.execute(delete(PATIENT).where(*free)).rowcount


def finish(conn: Connection, *, now: datetime) -> int:
    """Take the address of those erased a while ago who have not come back; returns how many."""
    before = now - timedelta(hours=retention.load().finish_hours)
    due = (
        select(PERSON.c.id)
        .where(PERSON.c.erased_at <= before, PERSON.c.consent == "")
        .where(PERSON.c.id.in_(select(ACCOUNT.c.person_id)))
        .order_by(PERSON.c.id)
        .limit(MOST)
        .with_for_update(skip_locked=True)
    )
    found = list(conn.execute(due).scalars())
    return sum(_forget(conn, person_id) for person_id in found)


def _forget(conn: Connection, person_id: int) -> int:
    """No row leads from an address to this person any more. 0 while a word is on its way."""
    waiting = (OUT.c.person_id == person_id, OUT.c.state.in_(("queued", "sending")))
    if conn.execute(select(func.count()).select_from(OUT).where(*waiting)).scalar_one():
        return 0
    _raw(conn, person_id)
    for row_id in conn.execute(select(INBOX.c.id).where(INBOX.c.person_id == person_id)).scalars():
        values = {"address": NOBODY, "message_id": f"{NOBODY}:{row_id}", "body": None}
        conn.execute(update(INBOX).where(INBOX.c.id == row_id).values(values))
    conn.execute(update(OUT).where(OUT.c.person_id == person_id).values(address=NOBODY, body=None))
    conn.execute(update(PERSON).where(PERSON.c.id == person_id).values(talk=None))
    conn.execute(delete(ACCOUNT).where(ACCOUNT.c.person_id == person_id))
    return 1


def forget_left(conn: Connection, *, now: datetime) -> int:
    """Erase those who unfollowed where that means it; a case or a hold makes it wait."""
    rules = retention.load()
    before = now - timedelta(hours=rules.leave_hours)
    due = (
        select(ACCOUNT.c.person_id)
        .where(ACCOUNT.c.channel.in_(rules.leave_channels), ACCOUNT.c.left_at <= before)
        .join(PERSON, PERSON.c.id == ACCOUNT.c.person_id)
        .where(PERSON.c.erased_at.is_(None))
        .order_by(ACCOUNT.c.left_at)
        .limit(MOST)
    )
    count = 0
    for person_id in list(conn.execute(due).scalars()):
        try:
            erase(conn, person_id=person_id, actor="program:left", now=now)
        except Blocked:
            continue
        count += 1
    return count


def hold(conn: Connection, *, alias: str, reason: str | None, now: datetime) -> bool:
    """Keep all of a person from erasure, or (None) no longer; False for an unknown pseudonym."""
    found = select(PERSON.c.id).where(PERSON.c.alias == alias).with_for_update()
    person_id = conn.execute(found).scalar_one_or_none()
    if person_id is None:
        return False
    conn.execute(delete(HOLD).where(HOLD.c.person_id == person_id))
    if reason is not None:
        row = {"person_id": person_id, "reason": reason[:80], "at": now}
        conn.execute(insert(HOLD), row)
    action = "hold.ended" if reason is None else "hold.set"
    subject = f"person:{person_id}"
    audit.record(conn, actor="operator", action=action, subject=subject, now=now)
    return True
