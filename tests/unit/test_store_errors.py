"""What the database refuses is told without the values it was given."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot.store.session import Store, connect

SECRET = "13800138000"
WRONG = text("INSERT INTO nowhere VALUES (:phone)")


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite:///{tmp_path / 't.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    opened = connect(url)
    yield opened
    await opened.close()


async def test_an_error_of_the_database_does_not_repeat_what_it_was_given(store: Store) -> None:
    def work(conn: Connection) -> None:
        conn.execute(WRONG, {"phone": SECRET})

    with pytest.raises(DBAPIError) as raised:
        await store.write(work)
    assert "nowhere" in str(raised.value) and SECRET not in str(raised.value)
