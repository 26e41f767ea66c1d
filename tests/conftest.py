"""Fixtures that many tests share: throw-away servers, the way out barred, the browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import redis
from hypothesis import settings

from bot.store import migrate
from tests.databases import Databases, LikeNew, name_of, share_compiled
from tests.hashes import hash_quickly
from tests.network import confine, share_authorities
from tests.servers import quick_place, running_postgres, running_redis
from tools import browser

ATTEMPTS = pytest.StashKey[list[str]]()
settings.register_profile("untimed", deadline=None)  # how fast the machine is is no fault
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[ATTEMPTS] = confine()
    share_compiled()
    share_authorities()
    hash_quickly()
    # Before any temporary folder is made, and in the processes that share the tests as well.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(quick_place()))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser its tests are skipped, unless REQUIRE_BROWSER=1 says that they count.

    Those that kill servers mostly wait, for minutes: they begin, so that nobody waits for them.
    """
    items.sort(key=lambda item: item.get_closest_marker("chaos") is None)
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
def databases(postgres_server: str) -> Iterator[Databases]:
    made = Databases(postgres_server)
    yield made
    made.close()


@pytest.fixture
def empty_postgres_url(databases: Databases) -> Iterator[str]:
    """A new database with nothing in it, dropped after the test."""
    with databases.new() as url:
        yield url


@pytest.fixture(scope="session")
def migrated_template(databases: Databases) -> Iterator[str]:
    """The name of a database that stands at the newest migration, to be copied."""
    with databases.new() as url:
        databases.run(migrate.upgrade(url))
        yield name_of(url)


@pytest.fixture
def new_postgres_url(databases: Databases, migrated_template: str) -> Iterator[str]:
    """A migrated database nobody used before: for what fills it, reads plans or is killed."""
    with databases.new(migrated_template) as url:
        yield url


@pytest.fixture(scope="session")
def like_new(databases: Databases, migrated_template: str) -> Iterator[LikeNew]:
    made = LikeNew(databases, migrated_template)
    yield made
    made.drop()


@pytest.fixture
def postgres_url(like_new: LikeNew) -> Iterator[str]:
    """A migrated database without rows, emptied after the test."""
    yield like_new.take()
    like_new.give_back()


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """An emptied Redis database."""
    with redis.Redis.from_url(redis_server) as client:
        client.flushdb()
    return redis_server


def _worker() -> int:
    """The number of this process among those that share the tests; each empties its own."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


# --- browser


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser's program; give it `--no-sandbox` when running as root."""
    path = browser.find()
    assert path, browser.MISSING
    return path
