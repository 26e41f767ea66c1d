"""Opens the store of the settings for one command."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from sqlalchemy import Connection

from bot import config
from bot.app import secret_key
from bot.cli.refusing import Refusal
from bot.crypto import Vault
from bot.store import columns, migrate
from bot.store.session import Store, connect

T = TypeVar("T")


def run(work: Callable[[Store], Awaitable[T]]) -> T:
    """Do a piece of work with the store; raises Refusal when it cannot be opened."""

    async def whole() -> T:
        async with _store() as store:
            return await work(store)

    return asyncio.run(whole())


def read(work: Callable[[Connection], T]) -> T:
    return run(lambda store: store.read(work))


def write(work: Callable[[Connection], T]) -> T:
    """One transaction."""
    return run(lambda store: store.write(work))


def settings() -> config.Settings:
    """The settings; raises Refusal that names what is wrong."""
    try:
        return secret_key(config.load())
    except config.ConfigError as error:
        raise Refusal("settings", str(error)) from None


@asynccontextmanager
async def _store() -> AsyncIterator[Store]:
    found = settings()
    columns.unlock(Vault(found.keys()))
    store = connect(found.database_url)
    try:
        if not await store.read(migrate.at_head):
            raise Refusal("not-migrated", "The database is not ready: run `qianmen migrate` first.")
        yield store
    except OSError as error:
        raise Refusal("unreachable", f"The database cannot be reached: {error}") from None
    finally:
        await store.close()
