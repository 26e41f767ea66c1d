"""The time between two moments, computed in the database, whose dialects write it apart."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class milliseconds(FunctionElement[int]):  # noqa: N801 - a function of SQL
    """`milliseconds(from, until)` as a whole number; NULL when one of them is."""

    type = BigInteger()
    inherit_cache = True
    name = "milliseconds"


@compiles(milliseconds, "sqlite")
def _sqlite(element: milliseconds, compiler: SQLCompiler, **kw: Any) -> str:
    start, until = (compiler.process(moment, **kw) for moment in element.clauses)
    days = f"(julianday({until}) - julianday({start}))"
    return f"CAST(round({days} * 86400000.0) AS INTEGER)"


@compiles(milliseconds, "postgresql")
def _postgresql(element: milliseconds, compiler: SQLCompiler, **kw: Any) -> str:
    start, until = (compiler.process(moment, **kw) for moment in element.clauses)
    return f"CAST(round(extract(epoch FROM {until} - {start}) * 1000) AS BIGINT)"
