"""The append-only record of who read or changed what; the migrations forbid any later change."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import SQLModel

import bot.store.tables  # noqa: F401 - fills the metadata
from bot.store.statement import Prepared

AUDIT = SQLModel.metadata.tables["audit"]
NAMES = ("at", "actor", "action", "subject", "detail")
RECORD = Prepared(insert(AUDIT).values({name: bindparam(name) for name in NAMES}))
OF_SUBJECT = (
    select(AUDIT.c.at, AUDIT.c.actor, AUDIT.c.action, AUDIT.c.detail)
    .where(AUDIT.c.subject == bindparam("subject"))
    .order_by(AUDIT.c.id)
)


def record(
    conn: Connection, *, actor: str, action: str, subject: str, now: datetime, detail: str = ""
) -> None:
    """Note that *actor* ("staff:3") did *action* ("case.read") to *subject* ("case:7").

    Ids and codes only: never a name or what was said.
    """
    row = {"at": now, "actor": actor, "action": action, "subject": subject, "detail": detail}
    RECORD.changed(conn, row)
