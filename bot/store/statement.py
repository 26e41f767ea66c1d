"""A statement compiled once and run on the driver's own cursor, for what every message does.

Core spends three quarters of a short statement's time on building its result and parameters anew.
Here the SQL text, the order of its parameters and the converters of its columns are kept; types
(sealed values, times) convert exactly as through Core. See docs/performance.md for the figures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.selectable import Select
from sqlalchemy.types import TypeEngine

from bot.store.columns import Utc

Convert = Callable[[Any], Any] | None


@dataclass(slots=True)
class _Compiled:
    sql: str
    binds: list[tuple[str, Convert]]
    fixed: dict[str, Any]  # values written in the statement itself
    columns: list[Convert] | None


class Prepared:
    """One statement with named parameters, for any dialect it is run on."""

    def __init__(self, statement: Select[Any] | UpdateBase) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def first(self, conn: Connection, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """The first row, converted, or None."""
        compiled = self._compiled.get(conn.dialect.name) or self._compile(conn.dialect)
        if compiled.fixed:
            values = {**compiled.fixed, **values}
        given = tuple(
            [
                values[name] if convert is None else convert(values[name])
                for name, convert in compiled.binds
            ]
        )
        cursor = conn.connection.cursor()
        try:
            cursor.execute(compiled.sql, given)
            row = cursor.fetchone() if compiled.columns is not None else None
        except conn.dialect.loaded_dbapi.Error as error:
            raise _wrapped(conn, compiled.sql, error) from error
        finally:
            cursor.close()
        if row is None or compiled.columns is None:
            return None
        return tuple(
            [
                value if convert is None else convert(value)
                for value, convert in zip(row, compiled.columns, strict=True)
            ]
        )

    def _compile(self, dialect: Dialect) -> _Compiled:
        made = self._statement.compile(dialect=dialect)
        assert isinstance(made, SQLCompiler)
        names = list(made.positiontup or ())
        binds = [(name, _bind(made.binds[name].type, dialect)) for name in names]
        fixed = {name: value for name, value in made.params.items() if value is not None}
        compiled = _Compiled(str(made), binds, fixed, _columns(self._statement, dialect))
        self._compiled[dialect.name] = compiled
        return compiled


def _wrapped(conn: Connection, sql: str, error: Any) -> BaseException:
    """The error as Core raises it, without parameters, because they may be a person's."""
    dialect = conn.dialect
    if dialect.is_disconnect(error, conn.connection.dbapi_connection, None):
        conn.exec_driver_sql("SELECT 1")  # raises, and lets Core empty the pool
    wrapped: BaseException = DBAPIError.instance(
        sql, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect
    )
    return wrapped


def _columns(statement: Select[Any] | UpdateBase, dialect: Dialect) -> list[Convert] | None:
    if isinstance(statement, Select):
        columns = list(statement.selected_columns)
    else:
        columns = list(getattr(statement, "exported_columns", None) or ())
    if not columns:
        return None
    return [_result(column.type, dialect) for column in columns]


def _bind(kind: TypeEngine[Any], dialect: Dialect) -> Convert:
    if isinstance(kind, Utc) and dialect.name == "sqlite":
        return _moment  # the same text, written by the time itself
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _moment(value: datetime | None) -> str | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _result(kind: TypeEngine[Any], dialect: Dialect) -> Convert:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
