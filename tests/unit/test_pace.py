"""The gate in front of a send limit: order, fairness, the pause, and life without Redis."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from bot.pace import Bucket, Line, LocalPace, Pace, RedisPace
from tests.platforms.clock import HandClock
from tests.platforms.telegram_limits import Pace as Judge
from tests.platforms.telegram_wire import Refused
from tests.servers import free_port

FAST = 2000.0


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    client = Redis.from_url(redis_url)
    yield client
    await client.aclose()


@pytest.fixture(params=["in process", "redis"])
async def pace(request: pytest.FixtureRequest) -> AsyncIterator[Pace]:
    if request.param == "in process":
        gate: Pace = LocalPace(FAST)
        yield gate
    else:
        client = Redis.from_url(request.getfixturevalue("redis_url"))
        gate = RedisPace(client, name="t", rate=FAST)
        yield gate
        await gate.close()
        await client.aclose()
        return
    await gate.close()


def test_a_platform_that_counts_thirty_a_second_never_sees_more_at_twenty_eight() -> None:
    bucket, clock = Bucket(28), HandClock()
    judge = Judge(rate=30, penalty=1, clock=clock)
    sent = 0
    for _ in range(10_000):
        for _ in range(bucket.take(clock(), 50)):
            judge.take()
            sent += 1
        clock.advance(0.001)
    assert 275 <= sent <= 282


def test_the_judge_of_the_test_above_does_refuse_a_faster_pace() -> None:
    bucket, clock = Bucket(40), HandClock()
    judge = Judge(rate=30, penalty=1, clock=clock)

    def send_for_two_seconds() -> None:
        for _ in range(2_000):
            for _ in range(bucket.take(clock(), 50)):
                judge.take()
            clock.advance(0.001)

    with pytest.raises(Refused):
        send_for_two_seconds()


def test_a_quiet_hour_saves_up_no_more_than_a_blink() -> None:
    bucket = Bucket(1000)
    assert bucket.take(3600.0, 10_000) == 50


def test_reserved_tokens_fall_due_one_after_another() -> None:
    bucket = Bucket(10)
    assert [round(bucket.reserve(5.0, 1), 3) for _ in range(3)] == [0.0, 0.1, 0.2]


def test_a_pause_holds_what_was_due() -> None:
    bucket = Bucket(10)
    bucket.pause(60.0)
    assert bucket.take(59.9) == 0
    assert round(bucket.delay(50.0), 3) == 10.0
    assert bucket.take(60.0, 5) == 1


async def test_interactive_goes_before_bulk_and_bulk_gets_every_eighth_place() -> None:
    line, order = Line(), []
    places = [(f"b{n}", line.join(bulk=True)) for n in range(3)]
    places += [(f"i{n}", line.join(bulk=False)) for n in range(16)]
    for _ in range(19):
        line.serve(1)
        order += [name for name, place in places if place.done() and name not in order]
    assert order[:8] == ["i0", "i1", "i2", "i3", "i4", "i5", "i6", "b0"]
    assert order.index("b1") == 15
    assert order[-1] == "b2"


async def test_everybody_passes_and_the_line_is_empty_again(pace: Pace) -> None:
    passed = []

    async def one(number: int) -> None:
        await pace.wait(bulk=number % 3 == 0)
        passed.append(number)

    async with asyncio.timeout(30):
        await asyncio.gather(*(one(number) for number in range(500)))
    assert sorted(passed) == list(range(500))


async def test_a_pause_holds_everybody_until_it_is_over(pace: Pace) -> None:
    await pace.pause(0.8)
    waiting = asyncio.create_task(pace.wait())
    await asyncio.sleep(0.1)
    assert not waiting.done()
    async with asyncio.timeout(30):
        await waiting


async def test_someone_who_stops_waiting_costs_nobody_their_place(pace: Pace) -> None:
    await pace.pause(0.2)
    gone = asyncio.create_task(pace.wait())
    stays = asyncio.create_task(pace.wait(bulk=True))
    await asyncio.sleep(0.05)
    gone.cancel()
    async with asyncio.timeout(30):
        await stays
    assert gone.cancelled()


async def test_two_processes_share_one_pace_and_one_pause(redis: Redis) -> None:
    ours, theirs = (RedisPace(redis, name="bot", rate=20) for _ in range(2))
    await theirs.pause(1.0)
    waiting = [asyncio.create_task(gate.wait()) for gate in (ours, ours, theirs)]
    await asyncio.sleep(0.2)
    assert not any(task.done() for task in waiting)
    async with asyncio.timeout(30):
        await asyncio.gather(*waiting)
    await ours.close()
    await theirs.close()


async def test_two_processes_together_stay_below_the_platforms_limit(redis: Redis) -> None:
    gates = [RedisPace(redis, name="bot", rate=80) for _ in range(2)]
    judge = Judge(rate=100, penalty=1, clock=asyncio.get_running_loop().time)

    async def send(gate: RedisPace, times: int) -> None:
        for _ in range(times):
            await gate.wait()
            judge.take()

    async with asyncio.timeout(60):
        await asyncio.gather(*(send(gate, 20) for gate in gates for _ in range(4)))
    for gate in gates:
        await gate.close()
    assert judge.shut_until == 0.0


async def test_the_bulk_of_one_process_gives_way_to_an_answer_of_another(redis: Redis) -> None:
    talks, notices = (RedisPace(redis, name="bot", rate=10) for _ in range(2))
    order: list[str] = []

    async def send(gate: RedisPace, name: str, *, bulk: bool) -> None:
        await gate.wait(bulk=bulk)
        order.append(name)

    jobs = [send(talks, "talk", bulk=False) for _ in range(10)]
    jobs += [send(notices, "notice", bulk=True) for _ in range(10)]
    async with asyncio.timeout(30):
        await asyncio.gather(*jobs)
    assert order[:10].count("talk") >= 7  # five by chance
    assert order.count("notice") == 10
    await talks.close()
    await notices.close()


async def test_without_redis_the_process_paces_alone_and_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = Redis.from_url(f"redis://127.0.0.1:{free_port()}/0")
    gate = RedisPace(client, name="bot", rate=FAST)
    with caplog.at_level(logging.WARNING):
        async with asyncio.timeout(30):
            await asyncio.gather(*(gate.wait() for _ in range(50)))
            await gate.pause(0.01)
            await gate.wait()
    assert "pacing alone" in caplog.text
    await gate.close()
    await client.aclose()


async def test_what_the_gate_keeps_in_redis_goes_away_by_itself(redis: Redis) -> None:
    gate = RedisPace(redis, name="bot", rate=FAST)
    await gate.wait()
    keys = await redis.keys("*")
    assert keys == [b"qianmen:pace:bot"]
    assert 0 < await redis.pttl(keys[0]) <= 3000
    await gate.close()
