"""Fixtures that the unit tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection
from sqlmodel import SQLModel

from bot.crypto import Vault
from bot.store.columns import unlock
from bot.store.session import sqlite_engine


@pytest.fixture
def conn() -> Iterator[Connection]:
    unlock(Vault([b"k" * 32]))
    engine = sqlite_engine("sqlite:///:memory:")
    with engine.connect() as connection:
        SQLModel.metadata.create_all(connection)
        yield connection
    engine.dispose()
