"""Tells what a failed transaction means: the database is away, it lost a race, or our fault."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

LOST = {"40001", "40P01", "55P03"}  # serialization, deadlock, lock not available
AWAY = ("08", "53", "57", "58")  # connection, resources, operator intervention, system


def lost_race(error: BaseException) -> bool:
    """PostgreSQL gave way to another transaction: the same work may succeed at once."""
    return isinstance(error, DBAPIError) and _sqlstate(error) in LOST


def away(error: BaseException) -> bool:
    """The database could not be asked, or not now; nothing is known to be wrong with the work."""
    if isinstance(error, DBAPIError):
        if isinstance(error, InterfaceError | OperationalError) or error.connection_invalidated:
            return True
        return lost_race(error) or _sqlstate(error).startswith(AWAY)
    # A plain sqlite3 error comes from BEGIN or COMMIT: the disk is full, the file is locked.
    return isinstance(error, OSError | TimeoutError | PoolTimeout | sqlite3.Error)


def told(error: BaseException) -> str:
    """For a log: what it is, and PostgreSQL's code for it, which alone tells one from another."""
    state = _sqlstate(error) if isinstance(error, DBAPIError) else ""
    return f"{type(error).__name__} {state}".rstrip()


def _sqlstate(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlstate", "") or getattr(error.orig, "pgcode", "") or "")
