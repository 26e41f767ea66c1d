"""How the access tokens of the fake live and die."""

from collections.abc import AsyncIterator

import pytest

from tests.platforms.clock import HandClock
from tests.platforms.wechat import FakeWechat
from tests.platforms.wechat_caller import Caller


@pytest.fixture
def clock() -> HandClock:
    return HandClock(1_700_000_000)


@pytest.fixture
async def fake(clock: HandClock) -> AsyncIterator[FakeWechat]:
    async with FakeWechat(clock=clock) as server:
        yield server


@pytest.fixture
async def client(fake: FakeWechat) -> Caller:
    client = Caller(fake)
    await client.fetch()
    return client


async def test_a_stable_token_stays_until_shortly_before_its_end(
    fake: FakeWechat, client: Caller, clock: HandClock
) -> None:
    first = client.token
    clock.advance(6800)
    assert (await client.fetch())["expires_in"] == 400
    assert client.token == first
    clock.advance(200)
    await client.fetch()
    assert client.token != first
    client.token = first
    assert "ip_list" in await client.get("/cgi-bin/getcallbackip")
    clock.advance(200)
    assert (await client.get("/cgi-bin/getcallbackip"))["errcode"] == 42001


async def test_a_forced_token_kills_the_one_before_and_is_rationed(
    client: Caller, clock: HandClock
) -> None:
    first = client.token
    await client.fetch(force=True)
    assert (await client.fetch(force=True))["errcode"] == 45011
    client.token = first
    assert (await client.get("/cgi-bin/getcallbackip"))["errcode"] == 40001
    for _ in range(19):
        clock.advance(30)
        assert "access_token" in await client.fetch(force=True)
    clock.advance(30)
    assert (await client.fetch(force=True))["errcode"] == 45009


async def test_wrong_credentials_and_tokens_have_their_own_codes(
    fake: FakeWechat, client: Caller
) -> None:
    assert (await client.fetch(secret="wrong"))["errcode"] == 40001
    client.token = ""
    assert (await client.get("/cgi-bin/getcallbackip"))["errcode"] == 41001
    client.token = "made up"
    refused = await client.get("/cgi-bin/getcallbackip")
    assert refused["errcode"] == 40001
    assert "rid: " in refused["errmsg"]


async def test_legacy_tokens_replace_each_other_within_five_minutes(
    fake: FakeWechat, client: Caller, clock: HandClock
) -> None:
    query = {"grant_type": "client_credential", "appid": fake.app_id, "secret": fake.secret}
    first = (await client.get("/cgi-bin/token", **query))["access_token"]
    second = (await client.get("/cgi-bin/token", **query))["access_token"]
    clock.advance(299)
    client.token = first
    assert "ip_list" in await client.get("/cgi-bin/getcallbackip")
    clock.advance(2)
    assert (await client.get("/cgi-bin/getcallbackip"))["errcode"] == 42001
    client.token = second
    assert "ip_list" in await client.get("/cgi-bin/getcallbackip")
