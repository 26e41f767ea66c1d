"""Fixtures that the unit tests share."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache

import pytest
from sqlalchemy import Connection
from sqlmodel import SQLModel

from bot.crypto import Vault
from bot.store.columns import unlock
from bot.store.engines import sqlite_engine


@cache
def _blank(tables: frozenset[str]) -> bytes:
    """A database with these *tables*, empty: to be copied, for making them takes long."""
    engine = sqlite_engine("sqlite:///:memory:")
    with engine.connect() as connection:
        SQLModel.metadata.create_all(connection)
        made = _raw(connection).serialize()
    engine.dispose()
    return made


def _raw(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


@pytest.fixture
def conn() -> Iterator[Connection]:
    unlock(Vault([b"k" * 32]))
    engine = sqlite_engine("sqlite:///:memory:")
    with engine.connect() as connection:
        _raw(connection).deserialize(_blank(frozenset(SQLModel.metadata.tables)))
        yield connection
    engine.dispose()
