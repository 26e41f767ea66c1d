"""Triggers that keep append-only tables append-only, on SQLite and PostgreSQL."""

from __future__ import annotations

from alembic import op

SQLITE = """CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON "{table}"
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""

POSTGRES_FUNCTION = """CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"""

POSTGRES = """CREATE TRIGGER {table}_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}"
FOR EACH STATEMENT EXECUTE FUNCTION append_only()"""


def forbid_changes(*tables: str) -> None:
    """Have the database refuse every change and removal of a row of these tables."""
    postgres = op.get_bind().dialect.name == "postgresql"
    if postgres:
        op.execute(POSTGRES_FUNCTION)
    for table in tables:
        if postgres:
            op.execute(POSTGRES.format(table=table))
            continue
        for verb in ("update", "delete"):
            op.execute(SQLITE.format(table=table, verb=verb, VERB=verb.upper()))
