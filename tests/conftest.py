"""Fixtures that many tests share: throw-away servers, the way out barred, the browser."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any
from urllib.parse import urlsplit

import asyncpg
import pytest
import redis

from bot.store import migrate
from tests.network import confine
from tests.servers import running_postgres, running_redis
from tools import browser

ATTEMPTS = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[ATTEMPTS] = confine()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser its tests are skipped, unless REQUIRE_BROWSER=1 says that they count."""
    if browser.find() or browser.required():
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=browser.MISSING))


# --- the way out


@pytest.fixture
def ways_out(request: pytest.FixtureRequest) -> list[str]:
    """The refused attempts to leave this machine; a test that means to be refused clears it."""
    return request.config.stash[ATTEMPTS]


@pytest.fixture(autouse=True)
def stays_on_this_machine(ways_out: list[str]) -> Iterator[None]:
    """Fails a test that tried to leave, even when the code under test swallowed the refusal."""
    ways_out.clear()
    yield
    assert not ways_out


# --- servers


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL whose user may create databases: QIANMEN_TEST_DATABASE_URL or our own."""
    if url := os.environ.get("QIANMEN_TEST_DATABASE_URL"):
        yield url
        return
    with running_postgres() as server:
        yield server.url


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """A Redis database that tests may empty: QIANMEN_TEST_REDIS_URL or our own."""
    if url := os.environ.get("QIANMEN_TEST_REDIS_URL"):
        yield urlsplit(url)._replace(path=f"/{_worker()}").geturl()
        return
    with running_redis() as server:
        yield server.url


@pytest.fixture(scope="session")
def database_numbers() -> Iterator[int]:
    return count(1)


@pytest.fixture
def empty_postgres_url(postgres_server: str, database_numbers: Iterator[int]) -> Iterator[str]:
    """A new database with nothing in it, dropped after the test."""
    yield from _new_database(postgres_server, database_numbers, template="template1")


@pytest.fixture(scope="session")
def migrated_template(postgres_server: str, database_numbers: Iterator[int]) -> Iterator[str]:
    """The name of a database that stands at the newest migration, to be copied."""
    for url in _new_database(postgres_server, database_numbers, template="template1"):
        _complete(migrate.upgrade(url))
        yield _name(url)


@pytest.fixture
def postgres_url(
    postgres_server: str, database_numbers: Iterator[int], migrated_template: str
) -> Iterator[str]:
    """A new, migrated database without rows, dropped after the test."""
    yield from _new_database(postgres_server, database_numbers, template=migrated_template)


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """An emptied Redis database."""
    with redis.Redis.from_url(redis_server) as client:
        client.flushdb()
    return redis_server


def _new_database(server: str, numbers: Iterator[int], *, template: str) -> Iterator[str]:
    name = f"qianmen_test_{os.getpid()}_{next(numbers)}"
    _sql(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    yield urlsplit(server)._replace(path=f"/{name}").geturl()
    _sql(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _worker() -> int:
    """The number of this process among those that share the tests; each empties its own."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


def _name(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


def _sql(url: str, statement: str) -> None:
    async def run() -> None:
        connection = await asyncpg.connect(url.replace("+asyncpg", "", 1))
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    _complete(run())


def _complete(work: Coroutine[Any, Any, object]) -> None:
    """Run to the end in a thread of its own, so that no test's event loop is disturbed."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


# --- browser


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser's program; give it `--no-sandbox` when running as root."""
    path = browser.find()
    assert path, browser.MISSING
    return path
