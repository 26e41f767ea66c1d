"""A statement compiled once and run on the driver's own cursor, for what every message does.

Core spends three quarters of a short statement's time on building its result and parameters anew.
Here the SQL text, the order of its parameters and the converters of its columns are kept; types
(sealed values, times) convert exactly as through Core. See docs/performance.md for the figures.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any

from sqlalchemy import Boolean, Connection
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.selectable import Select
from sqlalchemy.types import TypeEngine

from bot.store.columns import Sealed, Utc

Convert = Callable[[Any], Any]
Places = list[tuple[int, Convert]]  # which values are converted, and how
Take = Callable[[Mapping[str, Any]], tuple[Any, ...]]
Fetch = Callable[[Any, "_Compiled"], Any]

ZONE = "+00:00"


@dataclass(slots=True)
class _Compiled:
    sql: str
    take: Take  # the parameters in the statement's order
    binds: Places
    fixed: dict[str, Any]  # values written in the statement itself
    columns: Places | None


class Prepared:
    """One statement with named parameters, for any dialect it is run on."""

    def __init__(self, statement: Select[Any] | UpdateBase) -> None:
        self.statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def first(self, conn: Connection, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """The first row, converted, or None."""
        compiled = self._compiled.get(conn.dialect.name) or self._compile(conn.dialect)
        row = _run(conn, compiled, values, _one)
        return None if row is None else _converted(row, compiled.columns)

    def all(self, conn: Connection, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Every row, converted."""
        compiled = self._compiled.get(conn.dialect.name) or self._compile(conn.dialect)
        return [_converted(row, compiled.columns) for row in _run(conn, compiled, values, _all)]

    def changed(self, conn: Connection, values: Mapping[str, Any]) -> int:
        """How many rows an insert, update or delete without RETURNING has touched."""
        compiled = self._compiled.get(conn.dialect.name) or self._compile(conn.dialect)
        return int(_run(conn, compiled, values, _count))

    def _compile(self, dialect: Dialect) -> _Compiled:
        made = self.statement.compile(dialect=dialect)
        assert isinstance(made, SQLCompiler)
        names = list(made.positiontup or ())
        binds = _places([_bind(made.binds[name].type, dialect) for name in names])
        fixed = {name: value for name, value in made.params.items() if value is not None}
        columns = _columns(self.statement, dialect)
        compiled = _Compiled(str(made), _taker(names), binds, fixed, columns)
        self._compiled[dialect.name] = compiled
        return compiled


def _run(conn: Connection, compiled: _Compiled, values: Mapping[str, Any], take: Fetch) -> Any:
    """Execute on the driver's own cursor, and *take* from it what is wanted."""
    given = _given(compiled, values)
    raw = conn.connection.dbapi_connection
    try:
        if isinstance(raw, sqlite3.Connection):
            return take(raw.execute(compiled.sql, given), compiled)
        cursor = conn.connection.cursor()
        try:
            cursor.execute(compiled.sql, tuple(given))
            return take(cursor, compiled)
        finally:
            cursor.close()
    except conn.dialect.loaded_dbapi.Error as error:
        raise _wrapped(conn, compiled.sql, error) from error


def _given(compiled: _Compiled, values: Mapping[str, Any]) -> list[Any]:
    """The parameters as the driver takes them, in the statement's order."""
    if compiled.fixed:
        values = {**compiled.fixed, **values}
    given = list(compiled.take(values))
    for at, convert in compiled.binds:
        given[at] = convert(given[at])
    return given


def _one(cursor: Any, compiled: _Compiled) -> Any:
    return None if compiled.columns is None else cursor.fetchone()


def _all(cursor: Any, compiled: _Compiled) -> Any:
    return () if compiled.columns is None else cursor.fetchall()


def _count(cursor: Any, compiled: _Compiled) -> Any:
    return cursor.rowcount


def _converted(row: Sequence[Any], columns: Places | None) -> tuple[Any, ...]:
    found = list(row)
    for at, convert in columns or ():
        found[at] = convert(found[at])
    return tuple(found)


def _taker(names: Sequence[str]) -> Take:
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple(values[name] for name in names)


def _places(converts: Sequence[Convert | None]) -> Places:
    return [(at, convert) for at, convert in enumerate(converts) if convert is not None]


def _wrapped(conn: Connection, sql: str, error: Any) -> BaseException:
    """The error as Core raises it, without parameters, because they may be a person's."""
    dialect = conn.dialect
    if dialect.is_disconnect(error, conn.connection.dbapi_connection, None):
        conn.exec_driver_sql("SELECT 1")  # raises, and lets Core empty the pool
    wrapped: BaseException = DBAPIError.instance(
        sql, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect
    )
    return wrapped


def _columns(statement: Select[Any] | UpdateBase, dialect: Dialect) -> Places | None:
    if isinstance(statement, Select):
        columns = list(statement.selected_columns)
    else:
        columns = list(getattr(statement, "exported_columns", None) or ())
    if not columns:
        return None
    return _places([_result(column.type, dialect) for column in columns])


def _bind(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    """How a parameter is converted; what the driver takes as it is needs nothing."""
    if isinstance(kind, Sealed):
        return partial(kind.process_bind_param, dialect=dialect)
    if dialect.name == "sqlite":
        if isinstance(kind, Utc):
            return _written
        if isinstance(kind, Boolean):
            return None
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _result(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    if isinstance(kind, Sealed):
        return partial(kind.process_result_value, dialect=dialect)
    if isinstance(kind, Utc) and dialect.name == "sqlite":
        return _read
    return kind.dialect_impl(dialect).result_processor(dialect, None)


@lru_cache(maxsize=64)  # one moment goes into several columns of a message's rows
def _written(value: datetime | None) -> str | None:
    """A time as Core writes it on SQLite."""
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return value.astimezone(UTC).isoformat(" ", "microseconds").removesuffix(ZONE)


def _read(value: str | None) -> datetime | None:
    """Read with its zone, for `replace` costs several times as much."""
    return None if value is None else datetime.fromisoformat(value + ZONE)


@contextmanager
def planned_anew(conn: Connection) -> Iterator[None]:
    """PostgreSQL keeps a plan: one made while a table was empty reads all of it for each row."""
    if conn.dialect.name == "sqlite":
        yield
        return
    conn.exec_driver_sql("SET LOCAL plan_cache_mode = force_custom_plan")
    yield
    conn.exec_driver_sql("SET LOCAL plan_cache_mode = auto")
