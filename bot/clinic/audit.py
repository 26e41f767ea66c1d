"""The append-only record of who read or changed what; triggers refuse every later change."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import SQLModel

import bot.store.tables  # noqa: F401 - fills the metadata

AUDIT = SQLModel.metadata.tables["audit"]
RECORD = insert(AUDIT)
OF_SUBJECT = (
    select(AUDIT.c.at, AUDIT.c.actor, AUDIT.c.action, AUDIT.c.detail)
    .where(AUDIT.c.subject == bindparam("subject"))
    .order_by(AUDIT.c.id)
)

SQLITE_GUARD = (
    """CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
    """CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
)
SQLITE_UNGUARD = ("DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete")

POSTGRES_GUARD = (
    """CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$""",
    # For each statement, so that TRUNCATE and a change that matches no row are refused too.
    """CREATE TRIGGER audit_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
)
POSTGRES_UNGUARD = ("DROP TRIGGER audit_guard ON audit", "DROP FUNCTION audit_refuse()")


def guard(conn: Connection) -> None:
    """Put the triggers on the audit table; the migration and tests call it once."""
    for statement in SQLITE_GUARD if conn.dialect.name == "sqlite" else POSTGRES_GUARD:
        conn.exec_driver_sql(statement)


def unguard(conn: Connection) -> None:
    """Take the triggers away again: the way back of the migration."""
    for statement in SQLITE_UNGUARD if conn.dialect.name == "sqlite" else POSTGRES_UNGUARD:
        conn.exec_driver_sql(statement)


def record(
    conn: Connection, *, actor: str, action: str, subject: str, now: datetime, detail: str = ""
) -> None:
    """Note that *actor* ("staff:3") did *action* ("case.read") to *subject* ("case:7").

    Ids and codes only: never a name or what was said.
    """
    row = {"at": now, "actor": actor, "action": action, "subject": subject, "detail": detail}
    conn.execute(RECORD, row)
