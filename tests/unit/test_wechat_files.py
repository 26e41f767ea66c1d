"""Pictures, voices and videos, both ways."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiohttp import web

from bot.channel import Channel, SendError, Verdict
from bot.messages import Form, Kind, Media, Outbound
from handlers.wechat.wire import Wire
from tests.platforms.clock import HandClock
from tests.platforms.loopback import Loopback
from tests.platforms.samples import AMR
from tests.platforms.wechat import FakeWechat
from tests.platforms.wechat_ledger import MESSAGE
from tests.unit.wechat_rig import ANN, PICTURE, SEND, STORED, Rig, build


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
