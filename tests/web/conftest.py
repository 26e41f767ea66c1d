"""A console on loopback over a database of its own, for the tests of the console."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.session import Store
from tests.clinic import a_store
from tests.console import House, a_house


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with a_store(f"sqlite:///{tmp_path / 't.db'}") as opened:
        yield opened


@pytest.fixture
async def house(store: Store) -> AsyncIterator[House]:
    async with a_house(store) as running:
        yield running
