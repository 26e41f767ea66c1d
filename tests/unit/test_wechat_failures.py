"""Customer-service messages that fail, and what each failure means for the sender."""

import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiohttp import web

from bot.channel import Channel, SendError, Verdict
from bot.messages import Outbound
from handlers.wechat.errors import TABLE
from handlers.wechat.wire import Wire
from tests.platforms.clock import HandClock
from tests.platforms.loopback import Loopback
from tests.platforms.wechat import FakeWechat
from tests.platforms.wechat_ledger import MESSAGE
from tests.unit.wechat_rig import ANN, SEND, Rig, build


@pytest.fixture
async def fake() -> AsyncIterator[FakeWechat]:
    async with FakeWechat(clock=HandClock()) as platform:
        platform.user(ANN).person.spoke(MESSAGE)
        yield platform


@pytest.fixture
async def rig(fake: FakeWechat) -> AsyncIterator[Rig]:
    made = build(fake)
    yield made
    channel: Channel = made.channel  # for the type checker, which compares the two
    await channel.close()


# --- failures


@pytest.mark.parametrize("errcode", sorted(set(TABLE) - {40001, 40014, 41001, 42001}))
async def test_every_errcode_of_the_table_reaches_the_sender(rig: Rig, errcode: int) -> None:
    rig.fake.faults.errcode(errcode, method=SEND)
    error = await rig.refused(Outbound(text="x"))
    assert (error.verdict, error.reason) == (TABLE[errcode].verdict, f"wechat-{errcode}")


async def test_a_used_up_daily_quota_is_not_asked_for_until_midnight_in_beijing(rig: Rig) -> None:
    fault = rig.fake.faults.errcode(45009, method=SEND, times=None)
    for _ in range(5):
        error = await rig.refused(Outbound(text="x"))
        assert (error.verdict, error.reason) == (Verdict.RETRY, "wechat-45009")
    assert fault.fired == 1
    rig.fake.faults.clear()
    rig.hand.advance(error.retry_after + 1)
    await rig.send(Outbound(text="x"))


async def test_a_closed_window_and_a_used_up_count_ask_for_another_way(rig: Rig) -> None:
    for _ in range(5):
        await rig.send(Outbound(text="x"))
    assert (await rig.refused(Outbound(text="x"))).reason == "wechat-45047"
    rig.hand.advance(48 * 3600)
    error = await rig.refused(Outbound(text="x"))
    assert (error.verdict, error.reason) == (Verdict.OTHER_WAY, "wechat-45015")


async def test_an_unknown_person_is_unreachable(rig: Rig) -> None:
    with pytest.raises(SendError) as caught:
        await rig.channel.send("oNobody", Outbound(text="x"), key="k")
    assert caught.value.verdict is Verdict.UNREACHABLE


@pytest.mark.parametrize("fault", ["reset_before", "reset_after", "html_502"])
async def test_a_message_without_an_answer_may_have_arrived(rig: Rig, fault: str) -> None:
    getattr(rig.fake.faults, fault)(method=SEND, times=None)
    assert (await rig.refused(Outbound(text="x"))).verdict is Verdict.UNKNOWN


async def test_a_platform_that_cannot_be_reached_makes_everybody_wait(fake: FakeWechat) -> None:
    rig = build(fake)
    await rig.send(Outbound(text="x"))
    await rig.channel.close()
    fake.url, url = "http://127.0.0.1:1", fake.url
    other = build(fake)
    error = await other.refused(Outbound(text="x"))
    assert (error.verdict, error.everybody) == (Verdict.RETRY, True)
    await other.channel.close()
    fake.url = url


async def test_no_error_holds_a_token_or_words(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    await rig.send(Outbound(text="x"))
    token = rig.fake.tokens.stable
    said = []
    for fault in ("reset_before", "html_502", "rate_limit"):
        getattr(rig.fake.faults, fault)(method=SEND)
        said.append(str(await rig.refused(Outbound(text="geheim"))))
    everything = caplog.text + " ".join(said)
    assert token[:12] not in everything and "geheim" not in everything
    assert "rid" in caplog.text and "45011" in caplog.text


async def test_a_message_the_platform_already_took_is_sent(rig: Rig) -> None:
    rig.fake.faults.errcode(45065, method=SEND)
    await rig.send(Outbound(text="x"))


async def test_an_endless_answer_is_not_read_to_its_end() -> None:
    sent = []

    async def endless(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        with contextlib.suppress(ConnectionError):
            for number in range(500):
                await answer.write(b" " * 100_000)
                sent.append(number)
        return answer

    server = Loopback(max_body=1024)
    server.app.router.add_route("*", "/{path:.*}", endless)
    async with server:
        wire = Wire(api=server.url, clock=lambda: datetime.now(UTC))
        with pytest.raises(SendError, match="too-large"):
            await wire.get("/cgi-bin/menu/get", token="t")
        await wire.close()
    assert len(sent) < 500


async def test_a_redirected_call_is_not_followed_with_its_token() -> None:
    asked = []

    async def elsewhere(request: web.Request) -> web.Response:
        asked.append(request.path)
        raise web.HTTPFound("/stolen")

    server = Loopback(max_body=1024)
    server.app.router.add_route("*", "/{path:.*}", elsewhere)
    async with server:
        wire = Wire(api=server.url, clock=lambda: datetime.now(UTC))
        with pytest.raises(SendError):
            await wire.post(SEND, {}, token="t")
        await wire.close()
    assert asked == [SEND]
