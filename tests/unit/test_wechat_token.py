"""The access token: fetched once, renewed without loops, and shut off when the account is wrong."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from redis.asyncio import Redis

from bot.channel import SendError, Verdict
from handlers.wechat.client import Client
from handlers.wechat.shelf import FORCED_A_DAY, LocalShelf, RedisShelf, Shelf
from handlers.wechat.token import Tokens
from handlers.wechat.wire import Wire
from tests.platforms.clock import HandClock
from tests.platforms.wechat import FakeWechat
from tests.platforms.wechat_ledger import Trigger

STABLE = "/cgi-bin/stable_token"
ANN = "oAnn0000000000000000000000001"


class Rig:
    """One process's tokens and client against a fake platform with a hand-moved clock."""

    def __init__(self, fake: FakeWechat, hand: HandClock, redis: Redis | None = None) -> None:
        def clock() -> datetime:
            return datetime.fromtimestamp(hand(), UTC)

        self.wire = Wire(api=fake.url, clock=clock)
        self.shelf: Shelf = LocalShelf(clock=clock)
        if redis is not None:
            self.shelf = RedisShelf(redis, app_id=fake.app_id, clock=clock)
        self.tokens = Tokens(
            wire=self.wire, app_id=fake.app_id, secret=fake.secret, shelf=self.shelf, clock=clock
        )
        self.client = Client(wire=self.wire, tokens=self.tokens)

    async def say(self, text: str = "x") -> None:
        await self.client.custom_send(ANN, "text", {"content": text})


@pytest.fixture
def hand() -> HandClock:
    return HandClock()


@pytest.fixture
async def fake(hand: HandClock) -> AsyncIterator[FakeWechat]:
    async with FakeWechat(clock=hand) as platform:
        platform.user(ANN).person.spoke(Trigger(10_000, 10**9))
        yield platform


@pytest.fixture
async def rig(fake: FakeWechat, hand: HandClock) -> AsyncIterator[Rig]:
    made = Rig(fake, hand)
    yield made
    await made.wire.close()


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    async with Redis.from_url(redis_url) as client:
        yield client


async def test_twenty_cold_calls_fetch_one_token(fake: FakeWechat, rig: Rig) -> None:
    tokens = await asyncio.gather(*(rig.tokens.get() for _ in range(20)))
    assert len(set(tokens)) == 1 and fake.tokens.asked == 1


async def test_a_token_is_used_until_five_minutes_before_its_end(
    fake: FakeWechat, rig: Rig, hand: HandClock
) -> None:
    first = await rig.tokens.get()
    hand.advance(6899)
    assert await rig.tokens.get() == first and fake.tokens.asked == 1
    hand.advance(2)
    assert await rig.tokens.get() != first
    assert fake.tokens.asked == 2


async def test_a_token_revoked_elsewhere_is_replaced_by_one_plain_fetch(
    fake: FakeWechat, rig: Rig
) -> None:
    await rig.tokens.get()
    fake.tokens.revoke()
    await asyncio.gather(*(rig.say(str(n)) for n in range(20)))
    assert fake.tokens.asked == 2
    assert [call.body["force_refresh"] for call in fake.calls_of(STABLE)] == [False, False]


async def test_an_expired_token_is_replaced(fake: FakeWechat, rig: Rig) -> None:
    await rig.tokens.get()
    fake.tokens.expire()
    await rig.say()
    assert fake.tokens.asked == 2


@pytest.mark.parametrize("errcode", [40001, 40014, 42001, 41001])
async def test_a_token_refused_though_it_is_the_newest_is_forced_once(
    fake: FakeWechat, rig: Rig, errcode: int
) -> None:
    fake.faults.errcode(errcode, method="*/custom/send", times=1)
    await rig.say()
    forced = [call.body["force_refresh"] for call in fake.calls_of(STABLE)]
    assert forced == [False, False, True]


async def test_a_token_refused_for_ever_is_never_a_loop(
    fake: FakeWechat, rig: Rig, hand: HandClock
) -> None:
    fault = fake.faults.errcode(40001, method="*/custom/send", times=None)
    for _ in range(50):
        with pytest.raises(SendError) as caught:
            await rig.say()
        assert caught.value.verdict is Verdict.RETRY and caught.value.everybody
    assert fake.tokens.asked <= 4 and fault.fired <= 4
    for _ in range(200):
        hand.advance(31)
        with pytest.raises(SendError):
            await rig.say()
    assert sum(call.body["force_refresh"] for call in fake.calls_of(STABLE)) == FORCED_A_DAY


async def test_after_a_bad_spell_sending_works_again(
    fake: FakeWechat, rig: Rig, hand: HandClock
) -> None:
    fake.faults.errcode(40001, method="*/custom/send", times=4)
    for _ in range(6):
        try:
            await rig.say()
            break
        except SendError:
            hand.advance(31)
    assert len(fake.user(ANN).seen) == 1


@pytest.mark.parametrize("errcode", [40001, 40125, 40013, 40164, 61004, 40243])
async def test_a_refused_account_is_misconfigured_and_asked_once_a_minute(
    fake: FakeWechat, rig: Rig, hand: HandClock, errcode: int
) -> None:
    fault = fake.faults.errcode(errcode, method=STABLE, times=None)
    for _ in range(20):
        with pytest.raises(SendError) as caught:
            await rig.tokens.get()
        assert caught.value.verdict is Verdict.MISCONFIGURED
        assert caught.value.reason == f"wechat-token-{errcode}"
        assert 0 < caught.value.retry_after <= 60
    assert fault.fired == 1
    fake.faults.clear()
    hand.advance(61)
    assert await rig.tokens.get()


async def test_a_wrong_secret_found_while_renewing_stops_all_calls(
    fake: FakeWechat, rig: Rig
) -> None:
    await rig.say()
    fake.tokens.revoke()
    fake.tokens.secret = "changed"
    calls = len(fake.calls)
    for _ in range(5):
        with pytest.raises(SendError) as caught:
            await rig.say()
        assert caught.value.verdict is Verdict.MISCONFIGURED
    assert len(fake.calls) == calls + 2  # one send, one token call


@pytest.mark.parametrize("fault", ["reset_before", "reset_after", "html_502"])
async def test_a_lost_token_call_is_told_to_all_who_wait_without_more_calls(
    fake: FakeWechat, rig: Rig, fault: str, hand: HandClock
) -> None:
    armed = getattr(fake.faults, fault)(method=STABLE, times=None)
    found = await asyncio.gather(*(rig.tokens.get() for _ in range(10)), return_exceptions=True)
    assert {type(error) for error in found} == {SendError}
    assert {error.verdict for error in found if isinstance(error, SendError)} == {Verdict.RETRY}
    assert armed.fired <= 2  # the HTTP client may repeat a call whose connection was dropped
    fake.faults.clear()
    hand.advance(10)
    assert await rig.tokens.get()


async def test_an_answer_without_a_token_is_an_error(fake: FakeWechat, rig: Rig) -> None:
    fake.faults.errcode(0, method=STABLE)
    with pytest.raises(SendError, match="wechat-no-token"):
        await rig.tokens.get()


# --- several processes


async def test_two_processes_share_one_fetch(
    fake: FakeWechat, hand: HandClock, redis: Redis
) -> None:
    one, two = Rig(fake, hand, redis), Rig(fake, hand, redis)
    calls = [rig.tokens.get() for rig in (one, two) for _ in range(10)]
    assert len(set(await asyncio.gather(*calls))) == 1
    assert fake.tokens.asked == 1
    await one.wire.close()
    await two.wire.close()


async def test_a_token_another_process_renewed_is_adopted_without_a_fetch(
    fake: FakeWechat, hand: HandClock, redis: Redis
) -> None:
    one, two = Rig(fake, hand, redis), Rig(fake, hand, redis)
    await one.say("1")
    await two.say("2")
    fake.tokens.revoke()
    await one.say("3")
    await two.say("4")
    assert fake.tokens.asked == 2
    assert [seen.text for seen in fake.user(ANN).seen] == ["1", "2", "3", "4"]
    await one.wire.close()
    await two.wire.close()


async def test_forced_refreshes_are_counted_for_all_processes(
    fake: FakeWechat, hand: HandClock, redis: Redis
) -> None:
    one, two = Rig(fake, hand, redis), Rig(fake, hand, redis)
    allowed = [await rig.shelf.may_force() for rig in (one, two, one)]
    assert allowed == [True, False, False]


async def test_no_more_than_twenty_forced_refreshes_a_day_are_made_by_all_processes(
    fake: FakeWechat, hand: HandClock, redis: Redis
) -> None:
    one, two = Rig(fake, hand, redis), Rig(fake, hand, redis)
    allowed = 0
    for turn in range(30):
        allowed += await (one if turn % 2 else two).shelf.may_force()
        await redis.delete(f"qianmen:wechat:{fake.app_id}:forced")  # as if 30 s had gone by
    assert allowed == FORCED_A_DAY


async def test_without_redis_each_process_goes_on_by_itself(
    fake: FakeWechat, hand: HandClock
) -> None:
    async with Redis.from_url("redis://127.0.0.1:1", socket_connect_timeout=1) as nowhere:
        rig = Rig(fake, hand, nowhere)
        await asyncio.gather(*(rig.say() for _ in range(5)))
        assert fake.tokens.asked == 1
        fake.faults.errcode(40001, method="*/custom/send", times=1)
        await rig.say()
        await rig.wire.close()


async def test_an_emptied_redis_costs_nothing_while_the_token_lives(
    fake: FakeWechat, hand: HandClock, redis: Redis
) -> None:
    rig = Rig(fake, hand, redis)
    await rig.say()
    await redis.flushdb()
    await rig.say()
    assert fake.tokens.asked == 1
    await rig.wire.close()
