"""A store with people, patients and staff in it, for the tests of what happens around a case."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert
from sqlmodel import SQLModel

from bot.clinic import cases
from bot.crypto import Vault
from bot.operating import wordings
from bot.store.columns import unlock
from bot.store.session import Store, connect
from tests.databases import migrated

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TABLES = SQLModel.metadata.tables
NOTE = {"lines": [{"title": "note-sentence", "values": ["咳嗽三天"]}]}


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


@asynccontextmanager
async def a_store(url: str) -> AsyncIterator[Store]:
    """A store on a migrated database."""
    unlock(Vault([b"k" * 32]))
    await migrated(url)
    store = connect(url)
    try:
        yield store
    finally:
        await store.close()


def add(conn: Connection, table: str, **values: Any) -> int:
    """Insert a row; returns its id."""
    into = TABLES[table]
    return int(conn.execute(insert(into).values(**values).returning(into.c.id)).scalar_one())


def add_person(conn: Connection, name: str, *, channel: str = "telegram") -> int:
    """A person with one account, whose address is *name*."""
    person_id = add(
        conn,
        "person",
        alias=name,
        locale="zh-CN",
        elder=False,
        consent="1",
        notices=True,
        created_at=NOON,
    )
    add_account(conn, person_id, channel=channel, address=name, seen_at=NOON)
    return person_id


def add_account(conn: Connection, person_id: int, **values: Any) -> int:
    return add(conn, "account", **({"person_id": person_id, "reachable": True} | values))


def add_patient(
    conn: Connection, person_id: int, name: str = "王小明", *, birth: str = "2019-05-04"
) -> int:
    body = {"name": name, "sex": "male", "birth": birth}
    return add(
        conn,
        "patient",
        person_id=person_id,
        relation="child",
        seek=name.encode()[:16].ljust(16),
        body=body,
        created_at=NOON,
    )


def add_staff(
    conn: Connection,
    login: str,
    *,
    licence: str = "110000000012345",
    role: str = "doctor",
    **more: Any,
) -> int:
    """Somebody of the staff, not at work; *more*: `also`, `capacity`."""
    return add(
        conn,
        "staff",
        login=login,
        name=f"{login} 医生",
        title="主治医师",
        licence=licence,
        role=role,
        password="-",
        once=False,
        active=True,
        created_at=NOON,
        **more,
    )


def open_case(
    conn: Connection,
    person_id: int,
    patient_id: int | None = None,
    *,
    level: str = "L3",
    role: str = "doctor",
    now: datetime = NOON,
    rules: list[Any] | None = None,
    **more: Any,
) -> int:
    return cases.open(
        conn,
        person_id=person_id,
        patient_id=patient_id,
        role=role,
        level=level,
        note=NOTE,
        rules=["cough-3-days"] if rules is None else rules,
        now=now,
        **more,
    )


def reword(conn: Connection, key: str, body: str) -> None:
    """A text of the site's own in Chinese, written by one, approved by another, and live."""
    one, two = add_staff(conn, "writer"), add_staff(conn, "reader")
    given = {"locale": "zh-CN", "key": key, "body": body, "base": ""}
    made = wordings.draft(conn, **given, staff_id=one, now=NOON)
    wordings.propose(conn, made, staff_id=one, now=NOON)
    wordings.approve(conn, made, body=body, staff_id=two, now=NOON)
