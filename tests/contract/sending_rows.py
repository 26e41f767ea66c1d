"""Rows to be sent and the people they are for, for the tests of the sender and its claims."""

from __future__ import annotations

from sqlalchemy import Connection, select

from bot import outbox
from bot.messages import Outbound
from bot.store.people import ACCOUNT
from tests.clinic import NOON, add_person

PEOPLE = ("ann", "bob", "cleo", "dora")


def put(conn: Connection, name: str, words: str, *, again: bool = True) -> int:
    """One row for somebody who is made when they are not there yet."""
    found = select(ACCOUNT.c.person_id).where(ACCOUNT.c.address == name)
    person = conn.execute(found).scalar_one_or_none() or add_person(conn, name)
    return outbox.put(
        conn,
        person_id=person,
        channel="telegram",
        address=name,
        out=Outbound(text=words),
        key=f"{name}:{words}",
        now=NOON,
        again=again,
    )


def numbered(conn: Connection, count: int) -> None:
    """Rows for everybody, in turn."""
    for number in range(count):
        for name in PEOPLE:
            put(conn, name, str(number))


def account(conn: Connection, name: str) -> tuple[bool, int | None]:
    row = conn.execute(
        select(ACCOUNT.c.reachable, ACCOUNT.c.allowed).where(ACCOUNT.c.address == name)
    ).one()
    return row.reachable, row.allowed
