"""How the fake calls a callback address, and what it lets the person see of the answer."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from aiohttp import web
from werobot.crypto import MessageCrypt

from tests.platforms.loopback import Loopback
from tests.platforms.wechat import FakeWechat
from tests.platforms.wechat_crypto import sign
from tests.platforms.wechat_person import OUT_OF_ORDER, read_options
from tests.platforms.wechat_wire import build_xml, parse_xml

ANN = "oANN0000000000000000000000-1"
Answer = Callable[["Desk", Element], Awaitable[str]]


class Desk(Loopback):
    """An account's callback address that opens envelopes with werobot and answers as told."""

    def __init__(self, fake: FakeWechat, answer: Answer) -> None:
        super().__init__(max_body=1 << 16)
        self.fake, self.answer = fake, answer
        self.got: list[Element] = []
        self.queries: list[dict[str, str]] = []
        self.app.router.add_get("/", self.verify)
        self.app.router.add_post("/", self.receive)

    def crypt(self) -> Any:
        return MessageCrypt(self.fake.token, self.fake.aes_key, self.fake.app_id)

    async def verify(self, request: web.Request) -> web.Response:
        query = request.query
        good = sign(self.fake.token, query["timestamp"], query["nonce"]) == query["signature"]
        return web.Response(text=query["echostr"] if good else "no")

    async def receive(self, request: web.Request) -> web.Response:
        query = request.query
        assert sign(self.fake.token, query["timestamp"], query["nonce"]) == query["signature"]
        root = parse_xml((await request.read()).decode())
        sealed = root.findtext("Encrypt")
        if sealed:
            clear = self.crypt().decrypt_message(
                query["timestamp"], query["nonce"], query["msg_signature"], sealed
            )
            root = parse_xml(clear.decode())
        self.got.append(root)
        self.queries.append(dict(query))
        reply = await self.answer(self, root)
        if sealed and reply.startswith("<xml>") and "Encrypt" not in reply:
            reply = self.crypt().encrypt_message(reply, query["timestamp"], query["nonce"])
        return web.Response(body=reply.encode())

    def fields(self, name: str) -> list[str | None]:
        return [root.findtext(name) for root in self.got]


def reply_xml(root: Element, content: str, **change: str) -> str:
    fields: dict[str, Any] = {
        "ToUserName": root.findtext("FromUserName", ""),
        "FromUserName": root.findtext("ToUserName", ""),
        "CreateTime": 1700000000,
        "MsgType": "text",
        "Content": content,
    }
    return build_xml(fields | change)


async def echo(desk: Desk, root: Element) -> str:
    return reply_xml(root, f"收到 {root.findtext('Content')}")


def fixed(text: str) -> Answer:
    async def answer(desk: Desk, root: Element) -> str:
        return text

    return answer


@pytest.fixture
async def fake() -> AsyncIterator[FakeWechat]:
    async with FakeWechat() as server:
        yield server


@pytest.fixture
async def desk(fake: FakeWechat) -> AsyncIterator[Desk]:
    async with Desk(fake, echo) as server:
        await fake.connect(server.url)
        yield server


@pytest.fixture
async def hasty(fake: FakeWechat, desk: Desk) -> FakeWechat:
    fake.callbacks.cutoff = 1.0
    return fake


@pytest.mark.parametrize("mode", ["plain", "compatible", "secure"])
async def test_a_text_and_its_passive_reply_pass_in_every_mode(mode: str) -> None:
    async with FakeWechat(mode=mode) as fake, Desk(fake, echo) as desk:
        await fake.connect(desk.url)
        user = fake.user(ANN)
        outcome = await user.send("你好 👋 ]]> <b>&")
        assert outcome.text == "收到 你好 👋 ]]> <b>&"
        assert [shown.source for shown in user.seen] == ["passive"]
        assert ("encrypt_type" in desk.queries[0]) == (mode != "plain")


async def test_a_wrong_echo_is_not_a_connection(fake: FakeWechat, desk: Desk) -> None:
    fake.callbacks.url = ""
    with pytest.raises(RuntimeError, match="echo"):
        await fake.connect(f"{desk.url}/nowhere")


async def test_every_kind_of_act_arrives(fake: FakeWechat, desk: Desk) -> None:
    desk.answer = fixed("success")
    user = fake.user(ANN, subscribed=False)
    await user.subscribe("ward7")
    await user.photo()
    await user.voice(recognition="头疼")
    await user.location(31.2, 121.5, "浦东")
    await user.tap_menu("BOOK")
    await user.scan("ward8")
    await user.report_location(31.2, 121.5)
    await user.unsubscribe()
    kinds = ["event", "image", "voice", "location", "event", "event", "event", "event"]
    assert desk.fields("MsgType") == kinds
    events = ["subscribe", None, None, None, "CLICK", "SCAN", "LOCATION", "unsubscribe"]
    assert desk.fields("Event") == events
    assert desk.fields("EventKey")[0] == "qrscene_ward7"
    assert desk.fields("Recognition")[2] == "头疼"
    async with fake.session.get(desk.fields("PicUrl")[1] or "") as answer:
        assert answer.status == 200
    assert user.seen == []
    with pytest.raises(AssertionError, match="does not follow"):
        await user.send("hello?")


async def test_a_slow_answer_is_cut_off_and_the_message_comes_again(
    hasty: FakeWechat, desk: Desk
) -> None:
    async def slow_twice(desk: Desk, root: Element) -> str:
        if len(desk.got) < 3:
            await asyncio.sleep(3)
        return await echo(desk, root)

    desk.answer = slow_twice
    outcome = await hasty.user(ANN).send("你好")
    assert [attempt.status for attempt in outcome.attempts] == [0, 0, 200]
    assert len(set(desk.fields("MsgId"))) == 1
    assert len({query["signature"] for query in desk.queries}) == 3
    assert outcome.text == "收到 你好"


async def test_after_three_tries_more_the_person_is_told(fake: FakeWechat) -> None:
    fake.callbacks.url = "http://127.0.0.1:9/"
    user = fake.user(ANN)
    outcome = await user.send("你好")
    assert [attempt.status for attempt in outcome.attempts] == [0, 0, 0, 0]
    assert [(shown.source, shown.text) for shown in user.seen] == [("system", OUT_OF_ORDER)]


async def test_the_same_query_may_come_with_every_try(hasty: FakeWechat, desk: Desk) -> None:
    async def slow_once(desk: Desk, root: Element) -> str:
        if len(desk.got) < 2:
            await asyncio.sleep(3)
        return "success"

    desk.answer = slow_once
    hasty.callbacks.same_query = True
    await hasty.user(ANN).send("你好")
    assert len({query["signature"] for query in desk.queries}) == 1


async def test_duplicates_are_shown_once(fake: FakeWechat, desk: Desk) -> None:
    user = fake.user(ANN)
    fake.callbacks.duplicates.after()
    fake.callbacks.duplicates.together()
    outcomes = [await user.send(text) for text in ("a", "b", "c")]
    assert [outcome.replies for outcome in outcomes] == [["收到 a"] * 2, ["收到 b"] * 2, ["收到 c"]]
    assert sorted(str(text) for text in desk.fields("Content")) == ["a", "a", "b", "b", "c"]
    assert [shown.text for shown in user.seen] == ["收到 a", "收到 b", "收到 c"]


async def bad_json(desk: Desk, root: Element) -> str:
    return '{"ok": true}'


async def bad_address(desk: Desk, root: Element) -> str:
    return reply_xml(root, "x", ToUserName="oBOB")


async def bad_account(desk: Desk, root: Element) -> str:
    return reply_xml(root, "x", FromUserName="gh_other")


async def bad_length(desk: Desk, root: Element) -> str:
    return reply_xml(root, "好" * 683)


async def bad_injection(desk: Desk, root: Element) -> str:
    good = reply_xml(root, "x")
    return good.replace("</xml>", "<MsgType>transfer_customer_service</MsgType></xml>")


async def bad_character(desk: Desk, root: Element) -> str:
    return reply_xml(root, "\x08")


async def bad_kind(desk: Desk, root: Element) -> str:
    return reply_xml(root, "x", MsgType="poem")


@pytest.mark.parametrize(
    "answer",
    [bad_json, bad_address, bad_account, bad_length, bad_injection, bad_character, bad_kind],
)
async def test_a_malformed_reply_shows_the_out_of_order_line(
    fake: FakeWechat, desk: Desk, answer: Answer
) -> None:
    desk.answer = answer
    user = fake.user(ANN)
    outcome = await user.send("你好")
    assert [shown.text for shown in user.seen] == [OUT_OF_ORDER]
    assert outcome.attempts[0].fault
    assert len(outcome.attempts) == 1


async def test_the_longest_allowed_reply_passes(fake: FakeWechat, desk: Desk) -> None:
    async def longest(desk: Desk, root: Element) -> str:
        return reply_xml(root, "好" * 682 + "ab")

    desk.answer = longest
    assert (await fake.user(ANN).send("x")).attempts[0].fault == ""


@pytest.mark.parametrize("flaw", ["clear", "nonce", "key"])
async def test_secure_replies_must_be_sealed_for_the_request(flaw: str) -> None:
    async def answer(desk: Desk, root: Element) -> str:
        clear = reply_xml(root, "x")
        if flaw == "clear":
            # an unknown element keeps the desk from sealing it
            return clear.replace("</xml>", "<NotEncrypt>1</NotEncrypt></xml>")
        nonce = "1" if flaw == "nonce" else desk.queries[-1]["nonce"]
        key = "Z" * 43 if flaw == "key" else desk.fake.aes_key
        crypt = MessageCrypt(desk.fake.token, key, desk.fake.app_id)
        return str(crypt.encrypt_message(clear, "1700000000", nonce))

    async with FakeWechat(mode="secure") as fake, Desk(fake, answer) as desk:
        await fake.connect(desk.url)
        user = fake.user(ANN)
        await user.send("你好")
        assert [shown.text for shown in user.seen] == [OUT_OF_ORDER]


async def test_links_in_a_text_are_options(fake: FakeWechat, desk: Desk) -> None:
    link = '<a href="weixin://bizmsgmenu?msgmenucontent=%E6%98%AF&msgmenuid=7-1">1 是</a>'

    async def ask(desk: Desk, root: Element) -> str:
        return reply_xml(root, f"发烧吗?\n{link}")

    desk.answer = ask
    user = fake.user(ANN)
    first = await user.send("你好")
    assert first.text == "发烧吗?\n1 是"
    assert first.shown
    await user.choose(1)
    await user.choose("是", on=first.shown, menu_id="")
    assert desk.fields("Content")[1:] == ["是", "是"]
    assert desk.fields("bizmsgmenuid") == [None, "7-1", None]
    with pytest.raises(AssertionError, match="no option"):
        await user.choose(2)


def test_a_link_with_an_empty_part_cannot_be_tapped() -> None:
    empty = '<a href="weixin://bizmsgmenu?msgmenucontent=&msgmenuid=1">x</a>'
    page = "<a href='https://clinic.example/a?b=1&amp;c=2'>page</a>"
    shown = read_options(f"{empty} {page}")
    assert shown == ("x page", (), ("https://clinic.example/a?b=1&c=2",))


async def test_the_platform_reports_what_became_of_a_template(fake: FakeWechat, desk: Desk) -> None:
    desk.answer = fixed("")
    fake.user(ANN)
    fake.api.templates.add("T1")
    fake.api.send_template(
        {"touser": ANN, "template_id": "T1", "data": {"thing1": {"value": "门诊"}}}
    )
    await fake.settled()
    assert desk.fields("Event") == ["TEMPLATESENDJOBFINISH"]
    assert desk.fields("Status") == ["success"]
    assert (desk.fields("MsgID")[0] or "").isdigit()
