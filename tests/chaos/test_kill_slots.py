"""A process is killed before and after each commit of a visit, from the press to a closed day."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from pathlib import Path

import pytest

from tests.chaos.booker import POINTS, STEPS, live, prepare, whole
from tests.clinic import a_store

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(300)]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'chaos.db'}"
    return str(request.getfixturevalue("postgres_url"))


async def lived(url: str, point: str) -> int:
    """How a life ended: 0, or the number of the signal that killed it, negative."""
    context = multiprocessing.get_context("forkserver")  # which has all imported already
    context.set_forkserver_preload(["tests.chaos.booker"])
    process = context.Process(target=live, args=(url, point))
    process.start()
    await asyncio.to_thread(process.join)
    return process.exitcode or 0


async def test_killed_at_any_commit_a_visit_goes_on_as_if_nothing_had_been(url: str) -> None:
    async with a_store(url) as store:
        await store.write(prepare)
        for step, *_ in STEPS:
            assert await store.write(whole) == step
            for point in POINTS:  # the first undoes the step, the second loses its answer
                assert await lived(url, point) == -signal.SIGKILL
                left = await store.write(whole)
                assert (left == step) == (point == POINTS[0]), (step, point, left)
        assert await lived(url, "") == 0 and await store.write(whole) == ""
