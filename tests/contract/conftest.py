"""A store on each database, for the tests of what both must keep."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.session import Store
from tests.clinic import a_store
from tests.contract.slot_parts import Play, player
from tests.contract.turn_parts import prepare


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """A migrated database, with the tally that the small talk counts in."""
    url = f"sqlite:///{tmp_path / 't.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with a_store(url) as opened:
        await opened.write(prepare)
        yield opened


@pytest.fixture
def play(store: Store) -> Play:
    """Plays a story of the slot engine; see `slot_parts`."""
    return player(store)
