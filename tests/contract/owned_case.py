"""A case that a clinician has accepted, for the tests of what happens to it from there on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.clinic import cases, silence
from bot.clinic.casefile import Tell
from bot.crypto import Vault
from bot.store.columns import unlock
from bot.store.session import Store, connect
from tests.clinic import NOON, TABLES, add, add_patient, add_person, add_staff, after, open_case

CASE, EVENT, ALARM = TABLES["case"], TABLES["case_event"], TABLES["alarm"]
SUMMARY = {"complaint": "咳嗽", "assessment": "感冒", "advice": "休息", "seek_help": "气促"}


@dataclass(frozen=True)
class Owned:
    """The ids of an accepted case and of those in it."""

    person: int
    staff: int
    case: int


def an_owned_case(
    conn: Connection, *, channel: str = "telegram", role: str = "doctor", patient: bool = False
) -> Owned:
    """Opened and accepted at NOON by "li"; nobody has said anything."""
    person = add_person(conn, "ann", channel=channel)
    staff = clinician(conn, "li", role)
    whose = add_patient(conn, person) if patient else None
    case_id = open_case(conn, person, whose, role=role)
    assert cases.accept(conn, case_id=case_id, staff_id=staff, now=NOON)
    return Owned(person, staff, case_id)


def clinician(
    conn: Connection, login: str, role: str = "doctor", *, licence: str = "11", also: str = ""
) -> int:
    staff = add_staff(conn, login, licence=licence)
    table = TABLES["staff"]
    conn.execute(update(table).where(table.c.id == staff).values(role=role, also=also))
    return staff


def at_work(conn: Connection, staff_id: int, state: str, *, seen_at: datetime) -> None:
    moments = {"since": NOON, "seen_at": seen_at, "idle_at": NOON}
    table = TABLES["presence"]
    conn.execute(table.insert().values(staff_id=staff_id, state=state, missed=0, **moments))


def write(conn: Connection, at: Owned, seconds: float, text: str = "还在咳", key: str = "") -> int:
    """The patient writes; with *key* it is the program's note instead."""
    return cases.relay(
        conn,
        case_id=at.case,
        kind="note" if key else "text",
        body={"key": key} if key else {"text": text},
        media_id=None,
        platform_id="",
        now=after(seconds),
    )


def say(
    conn: Connection, at: Owned, seconds: float, text: str | None = "多喝水", **more: Any
) -> int:
    """The clinician writes."""
    values = {"staff_id": at.staff, "media_id": None} | more
    return cases.speak(conn, case_id=at.case, text=text, now=after(seconds), **values)


def shut(conn: Connection, at: Owned, seconds: float) -> bool:
    """The clinician closes the case."""
    return cases.close(
        conn,
        case_id=at.case,
        staff_id=at.staff,
        summary=SUMMARY,
        outcome="advice",
        now=after(seconds),
    )


def row(conn: Connection, case_id: int) -> Row[Any]:
    return conn.execute(select(CASE).where(CASE.c.id == case_id)).one()


def wake(conn: Connection, case_id: int) -> float:
    """Seconds after NOON at which the queue looks at the case again."""
    wake_at = row(conn, case_id).wake_at
    assert wake_at is not None
    return float((wake_at - NOON).total_seconds())


def events(conn: Connection, case_id: int) -> list[str]:
    found = select(EVENT.c.name).where(EVENT.c.case_id == case_id).order_by(EVENT.c.id)
    return list(conn.execute(found).scalars())


def sounding(conn: Connection) -> list[str]:
    found = select(ALARM.c.name).where(ALARM.c.cleared_at.is_(None)).order_by(ALARM.c.id)
    return list(conn.execute(found).scalars())


def bubbles(conn: Connection) -> list[Any]:
    out = TABLES["outbox"]
    return list(conn.execute(select(out).order_by(out.c.id)))


def talks_to(conn: Connection, person_id: int) -> int | None:
    person = TABLES["person"]
    found = conn.execute(select(person.c.case_id).where(person.c.id == person_id))
    value: int | None = found.scalar_one()
    return value


def a_file(conn: Connection, person_id: int, kind: str, mime: str) -> int:
    values: dict[str, Any] = {"person_id": person_id, "kind": kind, "mime": mime, "size": 3}
    values |= {"channel": "console", "state": "kept", "attempts": 0, "body": b"abc"}
    return add(conn, "media", created_at=NOON, **values)


def look(conn: Connection, at: Owned, seconds: float, **more: Any) -> list[Tell]:
    """The queue looks at the case."""
    return silence.step(conn, case_id=at.case, now=after(seconds), **more)


def state(conn: Connection, at: Owned) -> tuple[str, int]:
    """(state, how far its silence has been carried)"""
    found = row(conn, at.case)
    return found.state, found.nudges


@asynccontextmanager
async def processes(url: str, count: int = 2) -> AsyncIterator[list[Store]]:
    """A store with a pool of its own for each of *count* processes, on a migrated PostgreSQL."""
    unlock(Vault([b"k" * 32]))
    stores = [connect(url) for _ in range(count)]
    try:
        yield stores
    finally:
        for store in stores:
            await store.close()
