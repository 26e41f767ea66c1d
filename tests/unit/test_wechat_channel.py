"""Customer-service messages: what is sent, what is not even tried, and what each failure means."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from aiohttp import web

from bot.channel import Channel, SendError, Verdict
from bot.config import WechatAccount
from bot.messages import Button, Form, Kind, Media, Outbound
from handlers.wechat.abilities import Account
from handlers.wechat.channel import WechatChannel, msgmenu, shown
from handlers.wechat.client import Client
from handlers.wechat.errors import NOT_ALLOWED, TABLE
from handlers.wechat.shelf import LocalShelf
from handlers.wechat.token import Tokens
from handlers.wechat.wire import Wire
from tests.platforms.clock import HandClock
from tests.platforms.loopback import Loopback
from tests.platforms.samples import AMR, picture
from tests.platforms.wechat import FakeWechat
from tests.platforms.wechat_ledger import MESSAGE
from tests.platforms.wechat_person import Seen

ANN = "oAnn0000000000000000000000001"
SEND = "/cgi-bin/message/custom/send"
QUESTION = Outbound(
    text="您发烧吗？\n\n1. 是的\n2. 不是\n\n0 返回",
    buttons=(Button("是的", "12.0"), Button("不是", "12.1")),
)
STORED = {"7": (picture(), "image/jpeg"), "8": (AMR, "audio/amr"), "9": (b"x" * 11_000_000, "x/y")}
PICTURE = Outbound(form=Form.MEDIA, media=Media(Kind.IMAGE, "7", stored=True))


@dataclass
class Rig:
    fake: FakeWechat
    channel: WechatChannel
    account: Account
    hand: HandClock

    async def send(self, out: Outbound) -> None:
        await self.channel.send(ANN, out, key="k1")

    async def refused(self, out: Outbound) -> SendError:
        with pytest.raises(SendError) as caught:
            await self.send(out)
        return caught.value

    @property
    def calls(self) -> list[str]:
        return [str(call.body["msgtype"]) for call in self.fake.calls_of(SEND)]

    @property
    def seen(self) -> Seen:
        return self.fake.user(ANN).seen[-1]


async def load(media: Media) -> tuple[bytes, str]:
    return STORED[media.ref]


def build(
    fake: FakeWechat, *, kind: str = "service", links: bool = False, secret: bool = True
) -> Rig:
    hand = fake.clock
    assert isinstance(hand, HandClock)

    def clock() -> datetime:
        return datetime.fromtimestamp(hand(), UTC)

    wire = Wire(api=fake.url, clock=clock)
    shelf = LocalShelf(clock=clock)
    tokens = Tokens(wire=wire, app_id=fake.app_id, secret=fake.secret, shelf=shelf, clock=clock)
    account = Account(
        WechatAccount(kind),
        clock=clock,
        sandbox=fake.account.sandbox,
        overseas=fake.account.overseas,
        calls=secret,
    )
    channel = WechatChannel(
        client=Client(wire=wire, tokens=tokens),
        account=account,
        load_media=load,
        clock=clock,
        links=links,
    )
    return Rig(fake, channel, account, hand)


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


# --- texts and options


async def test_chinese_and_emoji_arrive_as_they_were(rig: Rig) -> None:
    await rig.send(Outbound(text='您好 👩‍⚕️ \\u4f60 "<&>\x00'))
    assert rig.seen.text == '您好 👩‍⚕️ \\u4f60 "<&>'


async def test_options_become_a_menu_whose_ids_bring_the_codes_back(rig: Rig) -> None:
    await rig.send(QUESTION)
    assert rig.calls == ["msgmenu"]
    assert [(o.content, o.menu_id) for o in rig.seen.options] == [
        ("1. 是的", "12000"),
        ("2. 不是", "12001"),
    ]
    assert rig.seen.text == "您发烧吗？\n1. 是的\n2. 不是\n0 返回"


async def test_an_account_without_menus_gets_the_numbered_text(fake: FakeWechat) -> None:
    fake.account.kind = "subscription"
    rig = build(fake, kind="subscription")
    await rig.send(QUESTION)
    assert rig.calls == ["text"] and rig.seen.text == QUESTION.text
    await rig.channel.close()


async def test_a_refused_menu_is_sent_as_text_and_not_tried_again_for_an_hour(rig: Rig) -> None:
    fault = rig.fake.faults.errcode(40200, method=SEND, times=1)
    await rig.send(QUESTION)
    assert rig.seen.text == QUESTION.text
    await rig.send(QUESTION)
    assert fault.fired == 1 and rig.calls == ["text", "text"]
    rig.hand.advance(3601)
    await rig.send(QUESTION)
    assert rig.calls[-1] == "msgmenu"


async def test_with_links_the_options_are_tappable_inside_the_text(fake: FakeWechat) -> None:
    rig = build(fake, links=True)
    await rig.send(QUESTION)
    assert rig.calls == ["text"] and rig.seen.text == QUESTION.text
    assert [(o.content, o.menu_id) for o in rig.seen.options] == [
        ("是的", "12000"),
        ("不是", "12001"),
    ]
    await rig.channel.close()


async def test_a_text_over_the_limit_is_cut_between_graphemes(rig: Rig) -> None:
    await rig.send(Outbound(text="👩‍⚕️" * 300))
    sent = rig.seen.text.removesuffix("…")
    assert rig.seen.size <= 1800
    assert sent == "👩‍⚕️" * (len(sent) // 4) and len(sent) > 4 * 100


@pytest.mark.parametrize(
    "out",
    [
        Outbound(text="问？", buttons=QUESTION.buttons),
        Outbound(text="1. 是的", buttons=(Button("是的", "12.0"),)),
        Outbound(text="问\n\n1. 是的", buttons=(Button("是的", "opaque"),)),
        Outbound(text="问" * 400 + "\n\n1. 是的", buttons=(Button("是的", "1.0"),)),
        Outbound(text="问\n\n1. " + "长" * 43, buttons=(Button("长" * 43, "1.0"),)),
    ],
)
def test_what_does_not_fit_into_a_menu_stays_text(out: Outbound) -> None:
    assert msgmenu(out) is None
    assert shown(out, links=True)


async def test_nothing_to_say_is_dropped_without_a_call(rig: Rig) -> None:
    error = await rig.refused(Outbound(text="\x00\n"))
    assert error.verdict is Verdict.DROP and not rig.calls


async def test_a_choice_to_be_shown_in_an_old_message_needs_no_call(rig: Rig) -> None:
    await rig.send(Outbound(form=Form.CHOSEN, text="是的", origin="1"))
    assert not rig.calls


# --- what accounts may do


@pytest.mark.parametrize("kind", ["unverified-subscription", "unverified-service"])
async def test_an_account_that_may_not_push_makes_no_call(fake: FakeWechat, kind: str) -> None:
    rig = build(fake, kind=kind)
    assert (await rig.refused(QUESTION)).verdict is Verdict.OTHER_WAY
    assert not fake.calls


async def test_an_overseas_account_makes_no_call() -> None:
    async with FakeWechat(clock=HandClock(), overseas=True) as fake:
        assert (await build(fake).refused(QUESTION)).verdict is Verdict.OTHER_WAY
        assert not fake.calls


async def test_without_an_app_secret_no_call_is_made(fake: FakeWechat) -> None:
    assert (await build(fake, secret=False).refused(QUESTION)).verdict is Verdict.OTHER_WAY
    assert not fake.calls


async def test_a_sandbox_account_pushes_numbered_text() -> None:
    async with FakeWechat(clock=HandClock(), sandbox=True) as fake:
        fake.user(ANN).person.spoke(MESSAGE)
        rig = build(fake)
        await rig.send(QUESTION)
        assert rig.calls == ["text"]
        await rig.channel.close()


@pytest.mark.parametrize("errcode", sorted(NOT_ALLOWED))
async def test_a_refused_push_is_remembered_for_an_hour(rig: Rig, errcode: int) -> None:
    fault = rig.fake.faults.errcode(errcode, method=SEND, times=None)
    for _ in range(5):
        assert (await rig.refused(Outbound(text="x"))).verdict is Verdict.OTHER_WAY
    assert fault.fired == 1
    rig.fake.faults.clear()
    rig.hand.advance(3601)
    await rig.send(Outbound(text="x"))


# --- failures


@pytest.mark.parametrize("errcode", sorted(set(TABLE) - {40001, 40014, 41001, 42001}))
async def test_every_errcode_of_the_table_reaches_the_sender(rig: Rig, errcode: int) -> None:
    rig.fake.faults.errcode(errcode, method=SEND)
    error = await rig.refused(Outbound(text="x"))
    assert (error.verdict, error.reason) == (TABLE[errcode].verdict, f"wechat-{errcode}")


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


# --- files


async def test_a_stored_picture_is_uploaded_once_and_shown(rig: Rig) -> None:
    await rig.send(PICTURE)
    await rig.send(PICTURE)
    assert rig.seen.media == STORED["7"][0] and rig.calls == ["image", "image"]
    assert len(rig.fake.media.stored) == 1
    assert PICTURE.media is not None and rig.channel.media_id(PICTURE.media)


async def test_a_stored_voice_is_sent_as_voice(rig: Rig) -> None:
    await rig.send(Outbound(form=Form.MEDIA, media=Media(Kind.VOICE, "8", stored=True)))
    assert (rig.seen.kind, rig.seen.media) == ("voice", AMR)


async def test_a_picture_with_words_is_two_messages(rig: Rig) -> None:
    await rig.send(Outbound(form=Form.MEDIA, text="看图", media=PICTURE.media))
    assert rig.calls == ["text", "image"]


async def test_a_picture_the_platform_forgot_is_uploaded_again(rig: Rig) -> None:
    await rig.send(PICTURE)
    rig.fake.media.stored.clear()
    await rig.send(PICTURE)
    assert rig.seen.media == STORED["7"][0]


async def test_a_picture_that_is_refused_twice_is_dropped(rig: Rig) -> None:
    fault = rig.fake.faults.errcode(40007, method=SEND, times=None)
    assert (await rig.refused(PICTURE)).verdict is Verdict.DROP
    assert fault.fired == 2


@pytest.mark.parametrize(
    "media", [Media(Kind.IMAGE, "9", stored=True), Media(Kind.FILE, "7", stored=True)]
)
async def test_a_file_that_cannot_be_sent_is_dropped_before_any_words(
    rig: Rig, media: Media
) -> None:
    error = await rig.refused(Outbound(form=Form.MEDIA, text="看图", media=media))
    assert error.verdict is Verdict.DROP and not rig.calls


async def test_a_picture_a_person_sent_is_fetched(rig: Rig) -> None:
    media_id = rig.fake.media.keep("image", b"\x89PNG...")
    data, mime = await rig.channel.fetch(Media(Kind.IMAGE, media_id, mime="image/jpeg"))
    assert (data, mime) == (b"\x89PNG...", "image/jpeg")


async def test_a_picture_that_is_gone_is_an_error_and_no_picture(rig: Rig) -> None:
    with pytest.raises(SendError) as caught:
        await rig.channel.fetch(Media(Kind.IMAGE, "unknown"))
    assert (caught.value.verdict, caught.value.reason) == (Verdict.DROP, "wechat-40007")


@pytest.mark.parametrize("media", [Media(Kind.FILE, "key"), Media(Kind.IMAGE, "")])
async def test_what_cannot_be_fetched_is_not_asked_for(rig: Rig, media: Media) -> None:
    with pytest.raises(SendError):
        await rig.channel.fetch(media)
    assert not rig.fake.calls


async def test_a_video_is_fetched_from_the_address_it_is_at() -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.path == "/cgi-bin/media/get":
            return web.json_response({"video_url": f"http://{request.host}/elsewhere"})
        if request.path == "/elsewhere":
            raise web.HTTPFound("/film")
        assert "access_token" not in request.query
        return web.Response(body=b"film", content_type="video/mp4")

    server = Loopback(max_body=1024)
    server.app.router.add_route("*", "/{path:.*}", answer)
    async with server:
        wire = Wire(api=server.url, clock=lambda: datetime.now(UTC))
        said = await wire.download("/cgi-bin/media/get", token="t", media_id="v1")
        assert said == (b"film", "video/mp4")
        await wire.close()


async def test_a_fetch_with_a_dead_token_renews_it(rig: Rig) -> None:
    media_id = rig.fake.media.keep("voice", AMR)
    await rig.send(Outbound(text="x"))
    rig.fake.tokens.revoke()
    assert (await rig.channel.fetch(Media(Kind.VOICE, media_id)))[0] == AMR
