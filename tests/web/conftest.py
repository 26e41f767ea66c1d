"""A console on loopback over a database of its own, and the browser that opens its pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from bot.store.session import Store
from tests.clinic import a_store
from tests.console import House, a_house
from tests.web.browsing import a_chromium, steered


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with a_store(f"sqlite:///{tmp_path / 't.db'}") as opened:
        yield opened


@pytest.fixture
async def house(store: Store) -> AsyncIterator[House]:
    async with a_house(store) as running:
        yield running


@pytest.fixture(scope="session")
def chromium(chromium_path: str) -> Iterator[str]:
    """The address of the browser that all tests of this process share."""
    with a_chromium(chromium_path) as address:
        yield address


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """What a test opens in it is its own, and gone afterwards."""
    async with steered(chromium) as opened:
        yield opened
