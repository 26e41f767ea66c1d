"""The WeChat callback as the platform finds it: in time, once, encrypted, and never a traceback."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession, web
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.config import WechatAccount
from bot.messages import Button, Form, Inbound, Kind, Media, Outbound
from bot.metrics import Metrics
from handlers.wechat.abilities import Account
from handlers.wechat.envelope import Envelope
from handlers.wechat.webhook import PATH, Webhook
from tests.platforms.clock import HandClock
from tests.platforms.wechat import AES_KEY, FakeWechat
from tests.platforms.wechat_person import OUT_OF_ORDER
from tests.platforms.wechat_user import WechatUser
from tests.platforms.wechat_wire import build_xml

ANN = "oAnn0000000000000000000000001"


@dataclass
class Taken:
    passive: Outbound | None


@dataclass
class RecordingTurns:
    """Turns that answer each message once and repeat the answer for a duplicate."""

    answer: Callable[[Inbound], Outbound | None] = lambda inbound: Outbound(text=f"{inbound.text}!")
    gate: asyncio.Event | None = None
    failures: int = 0
    refused_pushes: int = 0
    taken: list[Inbound] = field(default_factory=list)
    calls: int = 0
    pushed: list[str] = field(default_factory=list)
    pushing: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, inbound: Inbound) -> Taken:
        self.calls += 1
        if self.gate is not None:
            await self.gate.wait()
        if self.failures:
            self.failures -= 1
            raise OSError("the database is away")
        if inbound.message_id not in {known.message_id for known in self.taken}:
            self.taken.append(inbound)
        return Taken(self.answer(inbound))

    async def push_instead(self, inbound: Inbound) -> None:
        if self.refused_pushes:
            self.refused_pushes -= 1
            raise OSError("the database is away")
        self.pushed.append(inbound.message_id)
        self.pushing.set()


@dataclass
class Rig:
    fake: FakeWechat
    turns: RecordingTurns
    webhook: Webhook
    metrics: Metrics
    url: str = ""

    @property
    def ann(self) -> WechatUser:
        return self.fake.user(ANN)

    def text_of_ann(self) -> str:
        """One and the same message, to be delivered several times."""
        return build_xml(
            {
                "ToUserName": self.fake.account_id,
                "FromUserName": ANN,
                "CreateTime": int(self.fake.clock()),
                "MsgType": "text",
                "Content": "x",
                "MsgId": 7,
            }
        )

    async def status(self, body: bytes, query: dict[str, str]) -> int:
        """What a raw request is answered; the body of a refusal must be empty."""
        async with ClientSession() as session:
            url = f"{self.url}?{urlencode(query, errors='replace')}"
            async with session.post(url, data=body) as answer:
                said = await answer.read()
                assert answer.status == 200 or said == b""
                return answer.status


@contextlib.asynccontextmanager
async def running(
    turns: RecordingTurns,
    *,
    mode: str = "secure",
    kind: str = "service",
    budget: float = 4.0,
    hang_up: float = 5.5,
    cutoff: float = 5.0,
    links: bool = False,
    old_aes_key: str = "",
    aes_key: str | None = None,
) -> AsyncIterator[Rig]:
    """The webhook on a loopback server, with the fake platform beside it."""
    hand = HandClock()

    def clock() -> datetime:
        return datetime.fromtimestamp(hand(), UTC)

    async with FakeWechat(mode=mode, account=kind, clock=hand, cutoff=cutoff) as fake:
        if aes_key is None:
            aes_key = "" if mode == "plain" else AES_KEY
        metrics = Metrics()
        webhook = Webhook(
            turns=turns,
            envelope=Envelope(
                token=fake.token,
                app_id=fake.app_id,
                aes_key=aes_key,
                old_aes_key=old_aes_key,
                clock=clock,
            ),
            account=Account(WechatAccount(kind), clock=clock),
            metrics=metrics,
            clock=clock,
            links=links,
            budget=budget,
            hang_up=hang_up,
        )
        app = web.Application()
        app.add_routes(webhook.routes())
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        rig = Rig(fake, turns, webhook, metrics, f"http://{host}:{port}{PATH}")
        try:
            await fake.connect(rig.url)
            yield rig
        finally:
            if turns.gate is not None:
                turns.gate.set()
            await webhook.close(1.0)
            await runner.cleanup()


# --- the reply comes in the answer


@pytest.mark.parametrize("mode", ["plain", "compatible", "secure"])
async def test_a_message_is_answered_in_the_response_in_every_mode(mode: str) -> None:
    async with running(RecordingTurns(), mode=mode) as rig:
        outcome = await rig.ann.send("我头疼 👩‍⚕️")
        assert outcome.text == "我头疼 👩‍⚕️!" and len(outcome.attempts) == 1
        (inbound,) = rig.turns.taken
        assert (inbound.kind, inbound.address, inbound.text) == (Kind.TEXT, ANN, "我头疼 👩‍⚕️")


async def test_a_console_still_on_the_old_key_is_answered_with_the_old_key() -> None:
    new_key = AES_KEY[::-1]
    async with running(RecordingTurns(), aes_key=new_key, old_aes_key=AES_KEY) as rig:
        assert (await rig.ann.send("x")).text == "x!"
        rig.fake.aes_key = new_key
        assert (await rig.ann.send("y")).text == "y!"


async def test_a_turn_without_a_bubble_is_answered_success() -> None:
    async with running(RecordingTurns(answer=lambda inbound: None)) as rig:
        outcome = await rig.ann.send("x")
        assert outcome.shown is None and outcome.attempts[0].body == b"success"


async def test_a_report_of_the_platform_is_answered_success_without_a_turn() -> None:
    async with running(RecordingTurns()) as rig:
        outcome = await rig.ann.event("TEMPLATESENDJOBFINISH", MsgID=1, Status="success")
        assert outcome.attempts[0].body == b"success" and rig.turns.calls == 0
        assert b'result="ignored"} 1.0' in rig.metrics.page()


async def test_what_a_person_does_arrives_as_what_it_is() -> None:
    async with running(RecordingTurns()) as rig:
        await rig.ann.subscribe("ward7")
        await rig.ann.photo()
        await rig.ann.voice()
        await rig.ann.location(39.9, 116.4)
        await rig.ann.tap_menu("human")
        await rig.ann.scan("ward8")
        await rig.ann.unsubscribe()
        assert [(i.kind, i.text) for i in rig.turns.taken] == [
            (Kind.START, "ward7"),
            (Kind.IMAGE, ""),
            (Kind.VOICE, ""),
            (Kind.LOCATION, ""),
            (Kind.MENU, "human"),
            (Kind.START, "ward8"),
            (Kind.GONE, ""),
        ]


async def test_a_link_in_a_reply_can_be_tapped_and_brings_its_code() -> None:
    text = "您发烧吗？\n\n1. 是的\n2. 不是"
    out = Outbound(text=text, buttons=(Button("是的", "12.0"), Button("不是", "12.1")))
    async with running(RecordingTurns(answer=lambda inbound: out), links=True) as rig:
        assert (await rig.ann.send("x")).text == text
        await rig.ann.choose(2)
        await rig.ann.choose(2, menu_id="0")
        tap, lost = rig.turns.taken[1:]
        assert (tap.kind, tap.code, tap.text) == (Kind.TAP, "12.1", "不是")
        assert (lost.kind, lost.code, lost.text) == (Kind.TEXT, "", "不是")


async def test_a_known_picture_is_shown_in_the_answer() -> None:
    turns = RecordingTurns()
    async with running(turns) as rig:
        media_id = rig.fake.media.keep("image", b"\x89PNG")
        picture = Outbound(form=Form.MEDIA, media=Media(Kind.IMAGE, media_id))
        turns.answer = lambda inbound: picture
        shown = (await rig.ann.send("x")).shown
        assert shown is not None and (shown.kind, shown.media) == ("image", b"\x89PNG")


async def test_a_picture_that_must_be_uploaded_first_is_pushed_once() -> None:
    picture = Outbound(form=Form.MEDIA, media=Media(Kind.IMAGE, "7", stored=True))
    async with running(RecordingTurns(answer=lambda inbound: picture)) as rig:
        bodies = []
        for _ in range(2):
            outcome = await rig.ann.raw(rig.text_of_ann())
            bodies += [attempt.body for attempt in outcome.attempts]
            await rig.turns.pushing.wait()
        assert bodies == [b"success", b"success"] and rig.turns.pushed == ["7"]


# --- hostile words


@pytest.mark.parametrize(
    "words",
    [
        "]]><MsgType>transfer_customer_service</MsgType><![CDATA[",
        "]]]]>>]]>",
        "<xml>&amp;<MsgType>news</MsgType>'\"",
        "\ufffe\uffff\x0b喂",
        "👩‍⚕️" * 100,
        "a" * 5000,
    ],
)
@pytest.mark.parametrize("mode", ["plain", "secure"])
async def test_words_cannot_break_out_of_the_reply(words: str, mode: str) -> None:
    turns = RecordingTurns(answer=lambda inbound: Outbound(text=f"您说：{words}。"))
    async with running(turns, mode=mode) as rig:
        outcome = await rig.ann.send("x")
        assert not outcome.attempts[0].fault
        assert outcome.shown is not None and outcome.shown.kind == "text"
        kept = "".join(c for c in words if c not in "\ufffe\uffff\x0b")
        assert outcome.text[:40] == f"您说：{kept}。"[:40]
        assert outcome.shown.size <= 1800


# --- late turns


async def test_a_late_turn_is_answered_success_and_pushed_when_it_ends() -> None:
    gate = asyncio.Event()
    async with running(RecordingTurns(gate=gate), budget=0.05) as rig:
        outcome = await rig.ann.send("x")
        assert [attempt.body for attempt in outcome.attempts] == [b"success"]
        assert not rig.turns.pushed
        gate.set()
        await rig.turns.pushing.wait()
        assert rig.turns.pushed == [rig.turns.taken[0].message_id]


async def test_a_copy_of_a_late_message_is_not_answered_a_second_time() -> None:
    gate = asyncio.Event()
    async with running(RecordingTurns(gate=gate), budget=0.05) as rig:
        xml = rig.text_of_ann()
        first = await rig.ann.raw(xml)
        gate.set()
        await rig.turns.pushing.wait()
        again = await rig.ann.raw(xml)
        assert [one.attempts[0].body for one in (first, again)] == [b"success", b"success"]
        assert rig.turns.pushed == ["7"] and rig.turns.calls == 1


async def test_a_late_turn_without_a_bubble_pushes_nothing() -> None:
    gate = asyncio.Event()
    turns = RecordingTurns(gate=gate, answer=lambda inbound: None)
    async with running(turns, budget=0.05) as rig:
        await rig.ann.send("x")
        gate.set()
        await rig.webhook.close()
        assert len(turns.taken) == 1 and not turns.pushed


async def test_a_late_turn_that_breaks_is_taken_again() -> None:
    gate = asyncio.Event()
    turns = RecordingTurns(gate=gate, failures=1)
    async with running(turns, budget=0.05) as rig:
        await rig.ann.send("x")
        gate.set()
        await rig.turns.pushing.wait()
        assert turns.calls == 2 and len(turns.taken) == len(turns.pushed) == 1


async def test_a_push_that_could_not_be_queued_is_queued_later() -> None:
    gate = asyncio.Event()
    turns = RecordingTurns(gate=gate, refused_pushes=1)
    async with running(turns, budget=0.05) as rig:
        await rig.ann.send("x")
        gate.set()
        await rig.turns.pushing.wait()
        assert len(turns.pushed) == 1 and turns.calls == 1


async def test_an_account_that_may_not_push_lets_the_platform_ask_again_and_joins() -> None:
    gate = asyncio.Event()
    turns = RecordingTurns(gate=gate)
    kind = "unverified-subscription"
    async with running(turns, kind=kind, budget=0.05, hang_up=30.0, cutoff=0.3) as rig:
        sending = asyncio.create_task(rig.ann.send("x"))
        while not rig.fake.callbacks.log or not rig.fake.callbacks.log[-1].attempts:
            await asyncio.sleep(0.01)
        gate.set()
        outcome = await sending
        assert outcome.attempts[0].status == 0 and len(outcome.attempts) == 2
        assert outcome.text == "x!" and turns.calls == 1 and not turns.pushed


async def test_a_turn_that_outlasts_every_delivery_is_still_finished_once() -> None:
    gate = asyncio.Event()
    turns = RecordingTurns(gate=gate)
    kind = "unverified-subscription"
    async with running(turns, kind=kind, budget=0.02, hang_up=0.04) as rig:
        outcome = await rig.ann.send("x")
        assert [attempt.status for attempt in outcome.attempts] == [503] * 4
        assert outcome.text == OUT_OF_ORDER
        gate.set()
        await rig.webhook.close()
        assert turns.calls == 1 and len(turns.taken) == 1


# --- deliveries that come again


@pytest.mark.parametrize("same_query", [False, True])
async def test_a_delivery_that_comes_again_gets_the_same_reply(same_query: bool) -> None:
    async with running(RecordingTurns()) as rig:
        rig.fake.callbacks.same_query = same_query
        rig.fake.callbacks.duplicates.after()
        outcome = await rig.ann.send("x")
        first, again = outcome.attempts[0].reply, outcome.copies[0].reply
        assert first == again and first is not None
        assert len(rig.turns.taken) == 1


async def test_two_deliveries_at_once_share_one_turn() -> None:
    gate = asyncio.Event()
    async with running(RecordingTurns(gate=gate)) as rig:
        rig.fake.callbacks.duplicates.together()
        sending = asyncio.create_task(rig.ann.send("x"))
        while not rig.turns.calls:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        gate.set()
        outcome = await sending
        assert rig.turns.calls == 1
        assert outcome.attempts[0].reply == outcome.copies[0].reply is not None


async def test_without_a_database_nothing_is_acknowledged_until_it_is_back() -> None:
    async with running(RecordingTurns(failures=2)) as rig:
        outcome = await rig.ann.send("x")
        assert [attempt.status for attempt in outcome.attempts] == [500, 500, 200]
        assert outcome.attempts[0].body == b"" and outcome.text == "x!"


# --- what is refused


async def test_a_plain_body_is_refused_when_a_key_is_set() -> None:
    async with running(RecordingTurns(), mode="secure") as rig:
        query = rig.fake.callbacks.query(ANN)
        assert await rig.status(b"<xml><MsgType>text</MsgType></xml>", query) == 403
        assert b'why="plain"} 1.0' in rig.metrics.page()


async def test_an_oversized_body_is_refused() -> None:
    async with running(RecordingTurns()) as rig:
        query = rig.fake.callbacks.query(ANN)
        assert await rig.status(b"x" * 70_000, query) == 413


async def test_an_oversized_body_of_unknown_length_is_refused() -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 10_000

    async with (
        running(RecordingTurns()) as rig,
        ClientSession() as session,
        session.post(rig.url, data=endless()) as answer,
    ):
        assert answer.status == 413


async def test_json_is_refused_with_advice_for_the_operator(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with running(RecordingTurns(), mode="plain") as rig:
        query = rig.fake.callbacks.query(ANN)
        assert await rig.status(b'{"MsgType":"text"}', query) == 400
        assert "must be set to XML" in caplog.text


async def test_a_verification_with_a_wrong_signature_is_refused() -> None:
    async with running(RecordingTurns()) as rig, ClientSession() as session:
        query = {**rig.fake.callbacks.query(ANN), "signature": "0" * 40, "echostr": "1"}
        async with session.get(rig.url, params=query) as answer:
            assert (answer.status, await answer.read()) == (403, b"")


async def test_refusals_log_no_query_and_no_words(caplog: pytest.LogCaptureFixture) -> None:
    async with running(RecordingTurns(), mode="plain") as rig:
        query = rig.fake.callbacks.query(ANN)
        await rig.status(b"geheim", query)
        await rig.status(b"geheim", {**query, "signature": "f" * 40})
        assert "refused" in caplog.text
        for secret in ("geheim", query["signature"], query["nonce"], ANN, "f" * 40):
            assert secret not in caplog.text


DEEP = "<a>" * 5000 + "</a>" * 5000
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><xml><MsgType>&b;</MsgType></xml>"


@pytest.mark.parametrize("xml", [f"<xml><MsgType>text</MsgType>{DEEP}</xml>", LAUGHS, "<xml>\x00"])
@pytest.mark.parametrize("mode", ["plain", "secure"])
async def test_a_bomb_is_refused(xml: str, mode: str) -> None:
    async with running(RecordingTurns(), mode=mode) as rig:
        outcome = await rig.ann.raw(xml)
        assert {attempt.status for attempt in outcome.attempts} == {400}
        assert rig.turns.calls == 0


QUERIES = st.dictionaries(
    st.sampled_from(["signature", "timestamp", "nonce", "msg_signature", "encrypt_type", "x"]),
    st.text(max_size=20),
)
BODIES = st.binary(max_size=300) | st.text(max_size=200).map(
    lambda text: f"<xml><MsgType>text</MsgType><Content>{text}</Content></xml>".encode(
        "utf-8", "replace"
    )
)


async def test_no_request_is_ever_answered_with_a_traceback() -> None:
    async with running(RecordingTurns(), mode="plain") as rig:
        loop = asyncio.get_running_loop()

        @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
        @given(QUERIES, BODIES, st.booleans())
        def attack(query: dict[str, str], body: bytes, genuine: bool) -> None:
            asked = {**query, **(rig.fake.callbacks.query(ANN) if genuine else {})}
            call: Any = rig.status(body, asked)
            status = asyncio.run_coroutine_threadsafe(call, loop).result(20)
            assert status in {200, 400, 401, 403, 413}

        await asyncio.to_thread(attack)
