"""The throw-away servers are real, separate for each test, and leave nothing behind."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import asyncpg
import pytest
import redis

from bot.store import migrate
from bot.store.session import connect
from tests.servers import ServerError, running_postgres, running_redis


async def _fetch(url: str, question: str) -> object:
    connection = await asyncpg.connect(url.replace("+asyncpg", "", 1))
    try:
        return await connection.fetchval(question)
    finally:
        await connection.close()


@pytest.mark.parametrize("turn", ["first", "second"])
async def test_each_test_gets_a_postgres_database_without_the_others_tables(
    empty_postgres_url: str, turn: str
) -> None:
    await _fetch(empty_postgres_url, "CREATE TABLE visited (id int)")
    assert await _fetch(empty_postgres_url, "SELECT count(*) FROM visited") == 0
    names = await _fetch(
        empty_postgres_url, "SELECT count(*) FROM pg_tables WHERE tablename = $$visited$$"
    )
    assert names == 1, turn


async def test_postgres_keeps_chinese_words_and_aware_times(empty_postgres_url: str) -> None:
    assert await _fetch(empty_postgres_url, "SELECT length('血常规检查')") == 5
    assert await _fetch(empty_postgres_url, "SHOW timezone") in {"UTC", "Etc/UTC", "GMT"}


async def test_a_migrated_database_needs_no_migration(postgres_url: str) -> None:
    store = connect(postgres_url)
    try:
        assert await store.read(migrate.at_head)
    finally:
        await store.close()


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_test_gets_an_emptied_redis(redis_url: str, turn: str) -> None:
    with redis.Redis.from_url(redis_url, decode_responses=True) as client:
        assert client.dbsize() == 0, turn
        client.set("visited", turn)
        assert client.get("visited") == turn


def test_a_redis_that_was_killed_comes_back_empty_on_the_same_port() -> None:
    with running_redis() as server:
        with redis.Redis.from_url(server.url) as client:
            client.set("token", "old")
        server.process.kill()
        server.process.wait()
    with running_redis(port=server.port) as again, redis.Redis.from_url(again.url) as client:
        assert again.url == server.url
        assert client.get("token") is None


def test_a_server_that_cannot_start_says_why() -> None:
    with (
        running_redis() as server,
        pytest.raises(ServerError, match="in use"),
        running_redis(port=server.port),
    ):
        pytest.fail("two servers cannot hold one port")


def test_a_server_dies_with_the_test_run_that_started_it() -> None:
    code = (
        "import os, signal; from tests.servers import running_redis\n"
        "with running_redis() as server:\n"
        "    print(server.url, server.process.args[-1], flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False)
    url, folder = run.stdout.decode().split()
    # The kernel's signal is under way; the port must close, however long the machine takes.
    with redis.Redis.from_url(url, retry=None) as client:
        while True:
            try:
                client.ping()
            except redis.ConnectionError:
                break
    shutil.rmtree(folder)


def test_a_stopped_postgres_leaves_no_folder_behind() -> None:
    with running_postgres() as server:
        folder = Path(str(server.process.args[2])).parent  # type: ignore[index]
        assert folder.is_dir()
    assert not folder.exists()
    assert server.process.returncode == 0
