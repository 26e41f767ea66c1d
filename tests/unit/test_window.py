"""A platform's limit is kept by what it must have seen, on however slow a machine."""

from __future__ import annotations

import asyncio
import random
import time
from bisect import bisect_left
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.pace import LocalPace
from bot.window import LEASE, FileWindow, Guarded, LocalWindow, RedisWindow, Window
from tests.servers import free_port

LIMIT = 30


def most_in_a_second(seen: list[float]) -> int:
    seen = sorted(seen)
    return max(n - bisect_left(seen, at - 1.0) + 1 for n, at in enumerate(seen))


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    client = Redis.from_url(redis_url)
    yield client
    await client.aclose()


@pytest.mark.parametrize("seed", range(5))
def test_however_late_calls_arrive_no_second_ever_sees_more_than_the_limit(seed: int) -> None:
    dice, window = random.Random(seed), LocalWindow(LIMIT)
    now = 0.0
    ends: list[float] = []
    seen: list[float] = []
    while len(seen) < 2000:
        now += dice.choice([0.0, 0.001, 0.02, 0.3])  # the machine stalls now and then
        for end in sorted(e for e in ends if e <= now):
            window.end(now)  # and notices answers late
            ends.remove(end)
        if window.delay(now) > 0:
            continue
        window.begin(now)
        takes = dice.uniform(0.0, 0.4)
        seen.append(now + dice.uniform(0.0, takes))
        ends.append(now + takes)
    assert most_in_a_second(seen) <= LIMIT


def test_a_window_that_is_never_full_lets_pass_nearly_the_limit() -> None:
    window, now, passed = LocalWindow(LIMIT), 0.0, 0
    while now < 20:
        if window.delay(now) == 0:
            window.begin(now)
            window.end(now + 0.003)
            passed += 1
        now += 0.001
    assert passed > 20 * LIMIT * 0.97


def test_what_is_never_answered_counts_until_its_lease_is_over() -> None:
    window = LocalWindow(1)
    window.begin(0.0)
    assert window.delay(LEASE - 0.01) > 0
    assert window.delay(LEASE) == 0
    window.end(LEASE)  # too late: it counts no more
    window.begin(LEASE)
    window.end(LEASE)
    assert window.delay(LEASE + 0.9) == pytest.approx(0.1)


async def passing(windows: list[Window], count: int) -> list[float]:
    """When each of *count* calls began, made by all windows at once."""
    begun: list[float] = []

    async def one(window: Window) -> None:
        await window.enter()
        begun.append(time.monotonic())
        await asyncio.sleep(0.005)
        window.leave()

    await asyncio.gather(*(one(windows[n % len(windows)]) for n in range(count)))
    return begun


async def test_processes_of_one_file_share_a_window(tmp_path: Path) -> None:
    two: list[Window] = [FileWindow(tmp_path / "w", 10) for _ in range(2)]
    begun = await passing(two, 25)
    assert most_in_a_second(begun) <= 10 and max(begun) - min(begun) < 6.0
    for one in two:
        await one.close()


async def test_a_broken_file_holds_nobody(tmp_path: Path) -> None:
    (tmp_path / "w").write_bytes(b"?")
    one = FileWindow(tmp_path / "w", 2)
    async with asyncio.timeout(1):
        await one.enter()
    one.leave()
    one.leave()
    await one.close()


async def test_processes_of_one_redis_share_a_window(redis: Redis) -> None:
    two: list[Window] = [RedisWindow(redis, name="w", limit=10) for _ in range(2)]
    begun = await passing(two, 25)
    assert most_in_a_second(begun) <= 10 and max(begun) - min(begun) < 6.0
    for one in two:
        await one.close()
    assert 0 < await redis.pttl("qianmen:pace:w:window") <= 10_000


async def test_without_redis_the_process_counts_alone() -> None:
    client = Redis.from_url(f"redis://127.0.0.1:{free_port()}/0")
    one = RedisWindow(client, name="w", limit=2)
    async with asyncio.timeout(20):
        await passing([one], 3)
    await one.close()
    await client.aclose()


async def test_the_gate_is_a_pace_and_a_window() -> None:
    gate = Guarded(LocalPace(1000.0), LocalWindow(2))
    await gate.wait()
    await gate.wait(bulk=True)
    late = asyncio.ensure_future(gate.wait())
    await asyncio.sleep(0.05)
    assert not late.done()
    gate.done()
    async with asyncio.timeout(3):
        await late
    await gate.pause(0.01)
    await gate.close()
