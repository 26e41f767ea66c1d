"""Hears what is asked of the database, through Core or prepared by `bot.store.statement`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection, event

from bot.store import statement


@contextmanager
def kept(conn: Connection) -> Iterator[list[tuple[str, Any]]]:
    """The statements run meanwhile, with their values."""
    found: list[tuple[str, Any]] = []
    run = statement._run

    def keep(_: Any, __: Any, sql: str, values: Any, ___: Any, many: bool) -> None:
        found.append((sql, values[0] if many else values))

    def note(on: Connection, compiled: Any, values: Mapping[str, Any], take: Any) -> Any:
        found.append((compiled.sql, tuple(statement._given(compiled, values))))
        return run(on, compiled, values, take)

    event.listen(conn, "before_cursor_execute", keep)
    try:
        with patch.object(statement, "_run", note):
            yield found
    finally:
        event.remove(conn, "before_cursor_execute", keep)
