"""A turn that is under way without a task of its own ends as one that was awaited."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.store.session import Ended, Store, Work
from tests.clinic import a_store
from tests.contract.turn_parts import Letterbox, a_desk, inbox_states, prepare, said, total


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite:///{tmp_path / 't.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with a_store(url) as opened:
        await opened.write(prepare)
        yield opened


class Away:
    """A database that is away until it is let back."""

    def __init__(self, store: Store) -> None:
        self._store, self.back, self.dialect = store, False, store.dialect

    async def write(self, work: Work[Any]) -> Any:
        if not self.back:
            raise ConnectionRefusedError("away")
        return await self._store.write(work)

    def begin(self, work: Work[Any], ended: Ended[Any] | None = None) -> asyncio.Future[Any]:
        begun = asyncio.ensure_future(self.write(work))
        if ended is not None:
            begun.add_done_callback(ended)
        return begun

    async def read(self, work: Work[Any]) -> Any:
        return await self._store.read(work)

    async def close(self) -> None:
        pass


async def test_twenty_copies_at_once_have_one_effect_and_the_same_passive_reply(
    store: Store,
) -> None:
    desk = a_desk(store, box=Letterbox(passive=True))
    taken = await asyncio.gather(*(desk.turns.start(said(desk, "1", "Count")) for _ in range(20)))
    assert [t.duplicate for t in taken].count(False) == 1
    assert len({t.passive for t in taken}) == 1
    assert await store.read(total) == 1


async def test_a_turn_that_breaks_is_kept_as_failed_and_told_and_the_next_works(
    store: Store,
) -> None:
    desk = a_desk(store, box=Letterbox(passive=True))
    await desk.turns.start(said(desk, "0", "Count"))
    broken = await desk.turns.start(said(desk, "1", "Burst"))
    after = await desk.turns.start(said(desk, "2", "Count"))
    assert broken.failed and broken.passive
    assert after.passive and after.passive.text.startswith("Counted to 2.")
    assert dict(await store.read(inbox_states)) == {"0": "done", "1": "failed", "2": "done"}


async def test_when_nobody_waits_any_more_the_message_is_taken_all_the_same(store: Store) -> None:
    desk = a_desk(store, box=Letterbox(passive=True))
    left = desk.turns.start(said(desk, "1", "Count"))
    left.cancel()
    after = await desk.turns.start(said(desk, "2", "Count"))
    assert after.passive and after.passive.text.startswith("Counted to 2.")
    assert len(await store.read(inbox_states)) == 2


async def test_a_database_that_is_away_is_told_to_the_caller_and_nothing_is_kept(
    store: Store,
) -> None:
    away = Away(store)
    desk = a_desk(away, box=Letterbox(passive=True))
    with pytest.raises(ConnectionRefusedError):
        await desk.turns.start(said(desk, "1", "Count"))
    away.back = True
    again = await desk.turns.start(said(desk, "1", "Count"))
    assert not again.duplicate and again.passive
    assert await store.read(total) == 1
