"""Signed calls from outside: each is taken once, whoever sends it again."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

import bot.store.lab  # noqa: F401 - fills the metadata

CALL = SQLModel.metadata.tables["api_call"]
SKEW = timedelta(minutes=5)  # a signature is good for so long before and after its time
KEPT = 3 * SKEW  # a nonce is kept longer than any signature with it is good


def once(conn: Connection, *, caller: str, nonce: str, now: datetime) -> bool:
    """Whether this caller uses this nonce for the first time."""
    conn.execute(delete(CALL).where(CALL.c.caller == caller, CALL.c.at < now - KEPT))
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    row = {"caller": caller, "nonce": nonce, "at": now}
    written = make(CALL).values(row).on_conflict_do_nothing().returning(CALL.c.nonce)
    return conn.execute(written).scalar_one_or_none() is not None
