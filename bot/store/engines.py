"""Engines for the databases: SQLite that syncs each commit, PostgreSQL over asyncpg."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event, make_url
from sqlalchemy.engine import Engine
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine


def sync_url(url: str) -> str:
    """The same database for plain `sqlite3`, with the folder of its file made."""
    plain = url.replace("sqlite+aiosqlite:", "sqlite:", 1)
    path = plain.removeprefix("sqlite:///").partition("?")[0]
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    return plain


def sqlite_engine(url: str, *, patience: int = 10_000) -> Engine:
    """An engine that says BEGIN itself and syncs every commit to disk.

    *patience* is how many milliseconds a statement waits for another process's lock.
    """
    engine = create_engine(
        sync_url(url), connect_args={"check_same_thread": False}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            f"busy_timeout={patience}",
            "foreign_keys=ON",
            "cache_size=-16384",
            "wal_autocheckpoint=4000",
        ):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def postgres_engine(url: str, **more: Any) -> AsyncEngine:
    """An engine over asyncpg; with `?schema=` in the URL for the tables of that schema."""
    made = make_url(url).set(drivername="postgresql+asyncpg")
    schema = made.query.get("schema", "")
    if schema:
        more["connect_args"] = {"server_settings": {"search_path": schema}}
    made = made.difference_update_query(["schema"])
    return create_async_engine(made, hide_parameters=True, **more)
