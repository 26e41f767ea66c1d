"""What the fake api.weixin.qq.com allows, counts and refuses."""

import json
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientError, FormData

from tests.platforms.clock import HandClock
from tests.platforms.samples import AMR, picture
from tests.platforms.wechat import FakeWechat
from tests.platforms.wechat_caller import SEND, Caller

ANN = "oANN0000000000000000000000-1"
TYPING = "/cgi-bin/message/custom/typing"


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


async def test_a_written_message_opens_five_sends_for_two_days(
    fake: FakeWechat, client: Caller, clock: HandClock
) -> None:
    user = fake.user(ANN)
    assert await client.text("too early", ANN) == 45015
    await user.send("你好")
    assert [await client.text("x", ANN) for _ in range(6)] == [0] * 5 + [45047]
    await user.send("再来")
    clock.advance(48 * 3600)
    await client.fetch()
    assert await client.text("too late", ANN) == 45015
    assert [shown.source for shown in user.seen].count("kf") == 5


async def test_a_click_opens_three_sends_for_a_minute_and_does_not_add_up(
    fake: FakeWechat, client: Caller, clock: HandClock
) -> None:
    user = fake.user(ANN)
    await user.send("你好")
    await user.tap_menu("MENU")
    assert [await client.text("x", ANN) for _ in range(4)] == [0, 0, 0, 45047]
    await user.scan("ward7")
    clock.advance(60)
    assert await client.text("x", ANN) == 45015


async def test_a_tapped_option_counts_as_a_click(fake: FakeWechat, client: Caller) -> None:
    user = fake.user(ANN)
    await user.send("你好")
    menu = {"head_content": "发烧吗?", "list": [{"id": "11", "content": "是"}]}
    body = {"touser": ANN, "msgtype": "msgmenu", "msgmenu": menu}
    assert (await client.post(SEND, body))["errcode"] == 0
    assert user.seen[-1].text == "发烧吗?\n是"
    await user.choose(1)
    assert user.ledger.left == 3
    assert user.ledger.until == fake.clock() + 60


async def test_who_left_or_refuses_is_not_reached(fake: FakeWechat, client: Caller) -> None:
    user = fake.user(ANN)
    await user.send("你好")
    user.person.refuses = True
    assert await client.text("x", ANN) == 48002
    user.person.blacklisted = True
    assert await client.text("x", ANN) == 43019
    user.person.refuses = user.person.blacklisted = False
    await user.unsubscribe()
    assert await client.text("x", ANN) == 45015
    assert await client.text("x", to="oNobody") == 40003


async def test_texts_are_measured_in_bytes_and_must_be_raw_utf8(
    fake: FakeWechat, client: Caller
) -> None:
    user = fake.user(ANN)
    await user.send("你好")
    assert await client.text("好" * 682 + "ab", ANN) == 0
    assert await client.text("好" * 683, ANN) == 45002
    assert await client.text("", ANN) == 44004
    body = {"touser": ANN, "msgtype": "text", "text": {"content": "你好"}}
    assert (await client.post(SEND, body, escape=True))["errcode"] == 40033
    assert await client.text("a backslash \\u4f60 is not an escape", ANN) == 0
    assert (await client.post(SEND, b"{"))["errcode"] == 47001
    assert user.ledger.left == 3


@pytest.mark.parametrize(
    ("account", "text", "menu", "template"),
    [
        ("unverified-subscription", 48001, 48001, 48001),
        ("subscription", 0, 40200, 48001),
        ("unverified-service", 48001, 48001, 48001),
        ("service", 0, 0, 40037),
    ],
)
async def test_the_kind_of_account_decides_what_it_may_send(
    account: str, text: int, menu: int, template: int
) -> None:
    async with FakeWechat(account=account) as fake:
        client = Caller(fake)
        await client.fetch()
        await fake.user(ANN).send("你好")
        part = {"head_content": "?", "list": [{"id": "1", "content": "是"}]}
        body = {"touser": ANN, "msgtype": "msgmenu", "msgmenu": part}
        assert await client.text("x", ANN) == text
        assert (await client.post(SEND, body))["errcode"] == menu
        told = {"touser": ANN, "template_id": "T", "data": {}}
        assert (await client.post("/cgi-bin/message/template/send", told))["errcode"] == template


async def test_media_go_up_come_down_and_are_sent(
    fake: FakeWechat, client: Caller, clock: HandClock
) -> None:
    user, data = fake.user(ANN), picture()
    await user.send("你好")
    url = f"{fake.url}/cgi-bin/media/upload"

    async def upload(kind: str, content: bytes) -> dict[str, Any]:
        form = FormData()
        form.add_field("media", BytesIO(content), filename="f.jpg", content_type="image/jpeg")
        query = {"access_token": client.token, "type": kind}
        async with fake.session.post(url, data=form, params=query) as answer:
            return dict(json.loads(await answer.read()))

    media_id = (await upload("image", data))["media_id"]
    assert (await upload("image", b"no picture"))["errcode"] == 40005
    assert (await upload("voice", AMR + bytes(2 * 1024 * 1024)))["errcode"] == 40006
    assert (await upload("film", data))["errcode"] == 40004
    body = {"touser": ANN, "msgtype": "image", "image": {"media_id": media_id}}
    assert (await client.post(SEND, body))["errcode"] == 0
    assert user.seen[-1].media == data
    query = {"access_token": client.token, "media_id": media_id}
    async with fake.session.get(f"{fake.url}/cgi-bin/media/get", params=query) as answer:
        assert await answer.read() == data
    clock.advance(3 * 86400)
    await client.fetch()
    assert (await client.get("/cgi-bin/media/get", media_id=media_id))["errcode"] == 40007


async def test_typing_needs_a_fresh_exchange(
    fake: FakeWechat, client: Caller, clock: HandClock
) -> None:
    user = fake.user(ANN)
    await user.send("你好")
    body = {"touser": ANN, "command": "Typing"}
    assert [(await client.post(TYPING, body))["errcode"] for _ in range(2)] == [0, 45081]
    assert user.person.typing
    assert (await client.post(TYPING, {"touser": ANN, "command": "Sing"}))["errcode"] == 45072
    clock.advance(31)
    assert (await client.post(TYPING, body))["errcode"] == 45080


async def test_people_have_tags_but_no_names(fake: FakeWechat, client: Caller) -> None:
    fake.user(ANN)
    tag = (await client.post("/cgi-bin/tags/create", {"tag": {"name": "english"}}))["tag"]["id"]
    body = {"openid_list": [ANN], "tagid": tag}
    assert (await client.post("/cgi-bin/tags/members/batchtagging", body))["errcode"] == 0
    info = await client.get("/cgi-bin/user/info", openid=ANN)
    assert info["tagid_list"] == [tag]
    assert "nickname" not in info
    assert (await client.post("/cgi-bin/tags/members/batchuntagging", body))["errcode"] == 0
    assert (await client.get("/cgi-bin/user/info", openid=ANN))["tagid_list"] == []


async def test_a_template_with_the_same_id_reaches_the_person_once(
    fake: FakeWechat, client: Caller
) -> None:
    user = fake.user(ANN)
    fake.api.templates.add("T1")
    body = {
        "touser": ANN,
        "template_id": "T1",
        "client_msg_id": "n1",
        "data": {"first": {"value": "x"}, "thing1": {"value": "门诊"}},
    }
    path = "/cgi-bin/message/template/send"
    first, second = await client.post(path, body), await client.post(path, body)
    assert first["msgid"] == second["msgid"]
    assert [shown.text for shown in user.seen] == ["thing1: 门诊"]
    body["data"] = {"thing1": {"value": "字" * 21}}
    assert (await client.post(path, body))["errcode"] == 47003


async def test_each_fault_hits_the_call_it_was_armed_for(fake: FakeWechat, client: Caller) -> None:
    user = fake.user(ANN)
    await user.send("你好")
    fake.faults.expired_token(method="*/custom/send")
    fake.faults.errcode(-1)
    fake.faults.rate_limit()
    assert [await client.text("x", ANN) for _ in range(3)] == [40001, -1, 45011]
    fake.faults.reset_before()
    fake.faults.reset_after()
    for _ in range(2):
        with pytest.raises(ClientError):
            await client.text("reset", ANN)
    fake.faults.html_502()
    async with fake.session.post(fake.url + SEND) as answer:
        assert answer.status == 502
    assert [shown.text for shown in user.seen if shown.source == "kf"] == ["reset"]
