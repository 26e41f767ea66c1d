"""What becomes of rows that are to be sent, by one sender or several: on both databases."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.channel import SendError, Verdict
from bot.outbox import OUT
from bot.store.session import Ended, Store, Work
from tests.contract.sending_rows import PEOPLE, account, numbered, put
from tests.contract.turn_parts import (
    Desk,
    Hand,
    Letterbox,
    a_desk,
    all_sent,
    row_states,
    said,
    until,
)


def retry(seconds: float = 0.05) -> SendError:
    return SendError(Verdict.RETRY, "busy", retry_after=seconds)


async def test_senders_side_by_side_send_each_row_once_and_in_order_for_each_person(
    store: Store,
) -> None:
    box, clock = Letterbox(), Hand()
    desks = [a_desk(store, box=box, clock=clock) for _ in range(3)]
    await store.write(partial(numbered, count=12))
    async with desks[0].sending(), desks[1].sending(), desks[2].sending():
        async with asyncio.timeout(30):
            while await store.read(lambda conn: _open(conn)):
                for desk in desks:
                    desk.bell.ring("outbox")
                await asyncio.sleep(0.01)
    assert len(box.keys) == len(set(box.keys)) == 12 * len(PEOPLE)
    assert all(box.to(name) == [str(n) for n in range(12)] for name in PEOPLE)


def _open(conn: Connection) -> int:
    return sum(state in ("queued", "sending") for _, state, _ in row_states(conn))


async def test_a_row_to_be_tried_again_keeps_its_place_before_later_and_new_ones(
    store: Store,
) -> None:
    clock = Hand()
    desk = a_desk(store, clock=clock)
    desk.box.refusals["ann"] = [retry(0.3), retry(0.3)]
    async with desk.sending():
        for number in range(3):
            await desk.turns.take(said(desk, str(number), "Count"))
        await until(lambda: not desk.box.refusals["ann"] or len(desk.box.refusals["ann"]) == 1)
        await desk.turns.take(said(desk, "3", "Count"))
        moving = asyncio.create_task(_move(clock, desk))
        await desk.turns.take(said(desk, "4", "Count"))
        await all_sent(store)
        moving.cancel()
    heads = [words.partition("\n")[0] for words in desk.box.to("ann")]
    assert heads == [f"Counted to {n}." for n in range(1, 6)]


async def _move(clock: Hand, desk: Desk) -> None:
    while True:
        await asyncio.sleep(0.02)
        clock.forward(0.02)
        desk.bell.ring("outbox")


async def test_new_rows_queue_behind_one_put_back_until_that_is_written_down(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sender.PUT_BACK", 0.05)
    slow = Slow(store)
    desk = a_desk(store)
    sender = a_desk(slow, box=desk.box, clock=desk.clock).sender
    desk.turns._hand_over, desk.turns._owner = sender.hand_over, sender.owner
    desk.turns._answers._owner = sender.owner
    desk.box.refusals["ann"] = [retry(0.0)]
    slow.shut.clear()
    await desk.turns.take(said(desk, "1", "Count"))
    await until(lambda: not desk.box.refusals["ann"])
    await asyncio.sleep(0.2)  # longer than the slack after the writing
    await desk.turns.take(said(desk, "2", "Count"))
    await asyncio.sleep(0.1)
    assert desk.box.sent == []
    desk.clock.forward(5)
    slow.shut.set()
    task = asyncio.create_task(sender.run())
    await all_sent(store)
    await sender.stop(2.0)
    await asyncio.gather(task)
    assert [words.partition("\n")[0] for words in desk.box.to("ann")] == [
        "Counted to 1.",
        "Counted to 2.",
    ]


class Slow:
    """A store whose writes wait while *shut* is not set."""

    def __init__(self, store: Store) -> None:
        self._store, self.shut = store, asyncio.Event()
        self.shut.set()
        self.dialect = store.dialect

    async def write(self, work: Work[Any]) -> Any:
        await self.shut.wait()
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


async def test_a_closed_window_holds_the_row_until_the_person_writes(store: Store) -> None:
    desk = a_desk(store)
    await store.write(partial(put, name="ann", words="held"))
    desk.box.refusals["ann"] = [SendError(Verdict.OTHER_WAY, "window")]
    async with desk.sending():
        await until(lambda: not desk.box.refusals["ann"])
        await _rested(store, "held")
        assert await store.read(partial(account, name="ann")) == (True, 0)
        desk.clock.forward(86400)
        desk.bell.ring("outbox")
        await asyncio.sleep(0.1)
        assert desk.box.sent == []
        await desk.turns.take(said(desk, "1", "hello"))
        await all_sent(store)
    assert desk.box.to("ann")[0] == "held" and len(desk.box.to("ann")) == 2


async def _rested(store: Store, words: str) -> None:
    """Wait until the row is held: queued without a time."""

    def held(conn: Connection) -> bool:
        rows = conn.execute(select(OUT.c.state, OUT.c.due_at, OUT.c.key)).all()
        return any(
            row.key.endswith(words) and row.state == "queued" and row.due_at is None for row in rows
        )

    async with asyncio.timeout(10):
        while not await store.read(held):
            await asyncio.sleep(0.01)


async def test_who_blocked_us_is_marked_and_gets_the_rest_when_they_are_back(
    store: Store,
) -> None:
    desk = a_desk(store)
    await store.write(partial(put, name="ann", words="a"))
    await store.write(partial(put, name="ann", words="b"))
    desk.box.refusals["ann"] = [SendError(Verdict.UNREACHABLE, "blocked")]
    async with desk.sending():
        await until(lambda: not desk.box.refusals["ann"])
        await _rested(store, "a")
        assert await store.read(partial(account, name="ann")) == (False, None)
        await desk.turns.take(said(desk, "1", "hello"))
        await all_sent(store)
    assert desk.box.to("ann")[:2] == ["a", "b"] and len(desk.box.to("ann")) == 3
    assert await store.read(partial(account, name="ann")) == (True, None)


async def test_a_refusal_that_cannot_be_noted_strands_no_row(store: Store) -> None:
    failing = Failing(store)
    desk = a_desk(store)
    sender = a_desk(failing, box=desk.box, clock=desk.clock).sender
    await store.write(partial(put, name="ann", words="a"))
    desk.box.refusals["ann"] = [SendError(Verdict.UNREACHABLE, "blocked")]
    failing.refuses = "shut"
    task = asyncio.create_task(sender.run())
    await until(lambda: failing.refused > 0)
    desk.clock.forward(5)
    await all_sent(store)
    await sender.stop(2.0)
    await asyncio.gather(task)
    assert desk.box.to("ann") == ["a"]


class Failing:
    """A store that is away for one kind of work, by its function's name."""

    def __init__(self, store: Store) -> None:
        self._store, self.refuses, self.refused = store, "", 0
        self.dialect = store.dialect

    async def write(self, work: Work[Any]) -> Any:
        name = getattr(getattr(work, "func", work), "__name__", "")
        if name == self.refuses:
            self.refused += 1
            raise OSError("away")
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


async def test_a_result_that_cannot_be_written_is_kept_and_written_later(store: Store) -> None:
    failing = Failing(store)
    desk = a_desk(store)
    sender = a_desk(failing, box=desk.box, clock=desk.clock).sender
    await store.write(partial(put, name="ann", words="a"))
    await store.write(partial(put, name="ann", words="b"))
    failing.refuses = "finish"
    task = asyncio.create_task(sender.run())
    await until(lambda: failing.refused > 0)
    failing.refuses = ""
    await all_sent(store)
    await sender.stop(2.0)
    await asyncio.gather(task)
    assert desk.box.to("ann") == ["a", "b"]
