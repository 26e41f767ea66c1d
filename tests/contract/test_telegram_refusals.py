"""What every failure of the Bot API means, for sends and for files."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.channel import SendError, Verdict
from bot.messages import Button, Form, Kind, Media, Outbound
from handlers.telegram.api import download
from handlers.telegram.channel import TelegramChannel
from tests.contract.telegram_channel import ANN, TO, channel_at, load, stored
from tests.platforms.loopback import Loopback
from tests.platforms.telegram import FakeTelegram
from tests.servers import free_port


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        server.user(ANN)
        yield server


@pytest.fixture
async def channel(fake: FakeTelegram) -> AsyncIterator[TelegramChannel]:
    made = channel_at(fake.url, fake.token)
    yield made
    await made.close()


async def refused(channel: TelegramChannel, out: Outbound, to: str = TO) -> SendError:
    with pytest.raises(SendError) as caught:
        await channel.send(to, out, key="k")
    return caught.value


HELLO = Outbound(text="您好")


async def test_a_rate_limit_pauses_everybody_for_as_long_as_told(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    fake.faults.rate_limit(7)
    error = await refused(channel, HELLO)
    assert (error.verdict, error.retry_after, error.everybody) == (Verdict.RETRY, 7.0, True)


async def test_somebody_who_blocked_us_or_never_wrote_is_unreachable(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    await fake.user(ANN).block()
    assert (await refused(channel, HELLO)).verdict is Verdict.UNREACHABLE
    fake.user(ANN + 1, started=False)
    assert (await refused(channel, HELLO, str(ANN + 1))).verdict is Verdict.UNREACHABLE
    assert (await refused(channel, HELLO, "77")).verdict is Verdict.UNREACHABLE


async def test_a_wrong_token_is_for_an_operator(fake: FakeTelegram) -> None:
    stranger = channel_at(fake.url, "1:wrong-token")
    error = await refused(stranger, HELLO)
    await stranger.close()
    assert error.verdict is Verdict.MISCONFIGURED


@pytest.mark.parametrize("text", ["", " \n", "a\ud800", "a\x00b"])
async def test_a_text_that_cannot_be_sent_is_dropped(
    fake: FakeTelegram, channel: TelegramChannel, text: str
) -> None:
    assert (await refused(channel, Outbound(text=text))).verdict is Verdict.DROP
    assert fake.user(ANN).seen == []


@pytest.mark.parametrize(
    "out",
    [
        Outbound(form=Form.MEDIA),
        Outbound(form=Form.MEDIA, media=Media(kind=Kind.IMAGE, ref="unknown")),
        stored(Kind.IMAGE, "5"),
        Outbound(form=Form.LOCATION),
        Outbound(form=Form.CHOSEN, text="是"),
        Outbound(form=Form.CHOSEN, text="是", origin="x"),
        Outbound(text="?", buttons=(Button("是", "x" * 65),)),
    ],
)
async def test_a_bubble_with_a_part_missing_or_wrong_is_dropped(
    channel: TelegramChannel, out: Outbound
) -> None:
    assert (await refused(channel, out)).verdict is Verdict.DROP


@pytest.mark.parametrize("to", ["", "-100123", "abc", "１２", "1.5"])
async def test_an_address_that_is_no_private_chat_is_dropped(
    channel: TelegramChannel, to: str
) -> None:
    assert (await refused(channel, HELLO, to)).verdict is Verdict.DROP


async def test_a_proxys_error_page_is_tried_again(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    fake.faults.html_502()
    assert (await refused(channel, HELLO)).verdict is Verdict.RETRY
    assert (await channel.send(TO, HELLO, key="k")).message_id


async def test_a_lost_answer_leaves_it_open_whether_the_message_came(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    fake.faults.reset_after()
    assert (await refused(channel, HELLO)).verdict is Verdict.UNKNOWN
    assert len(fake.user(ANN).seen) == 1


async def test_an_edit_without_an_answer_is_simply_made_again(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    sent = await channel.send(TO, Outbound(text="?", buttons=(Button("是", "a"),)), key="k")
    choice = Outbound(form=Form.CHOSEN, text="是", origin=sent.message_id)
    fake.faults.reset_after()
    assert (await refused(channel, choice)).verdict is Verdict.RETRY
    assert (await channel.send(TO, choice, key="k")).message_id == sent.message_id


async def test_a_server_that_is_not_there_got_nothing() -> None:
    nowhere = channel_at(f"http://127.0.0.1:{free_port()}", "1:token")
    error = await refused(nowhere, HELLO)
    await nowhere.close()
    assert error.verdict is Verdict.RETRY


class Oracle(Loopback):
    """Answers every call with one status and body."""

    def __init__(self) -> None:
        super().__init__(max_body=1 << 26)
        self.status, self.body, self.silent = 200, b"", False
        self.app.router.add_route("*", "/{rest:.*}", self.answer)

    async def answer(self, request: web.Request) -> web.Response:
        if self.silent:
            await asyncio.sleep(60)
        return web.Response(status=self.status, body=self.body)


@pytest.fixture
async def oracle() -> AsyncIterator[Oracle]:
    async with Oracle() as server:
        yield server


@pytest.fixture
async def asking(oracle: Oracle) -> AsyncIterator[TelegramChannel]:
    made = channel_at(oracle.url, "1:token")
    yield made
    await made.close()


def no(description: str | None, **parameters: int) -> str:
    body = {"ok": False, "description": description}
    return json.dumps(body | ({"parameters": parameters} if parameters else {}))


@pytest.mark.parametrize(
    ("status", "body", "verdict"),
    [
        (400, no("Bad Request: chat not found"), Verdict.UNREACHABLE),
        (400, no("Bad Request: PEER_ID_INVALID"), Verdict.UNREACHABLE),
        (400, no("Bad Request: x", migrate_to_chat_id=-1001), Verdict.DROP),
        (400, no("Bad Request: message is too long"), Verdict.DROP),
        (400, no(None), Verdict.DROP),
        (401, no("Unauthorized"), Verdict.MISCONFIGURED),
        (404, no("Not Found"), Verdict.MISCONFIGURED),
        (403, no("Forbidden: user is deactivated"), Verdict.UNREACHABLE),
        (403, no("Forbidden: bot can't initiate conversation"), Verdict.UNREACHABLE),
        (409, no("Conflict"), Verdict.RETRY),
        (413, no("Request Entity Too Large"), Verdict.DROP),
        (413, "<html>nginx</html>", Verdict.DROP),
        (429, no("Too Many Requests"), Verdict.RETRY),
        (429, no("Too Many Requests", retry_after=3), Verdict.RETRY),
        (500, no("Internal Server Error: restart"), Verdict.RETRY),
        (500, "{}", Verdict.RETRY),
        (502, "", Verdict.RETRY),
        (504, "<html>", Verdict.RETRY),
        (502, "[]", Verdict.RETRY),
        (400, '{"ok": false, "parameters": 5}', Verdict.RETRY),
        (200, "", Verdict.UNKNOWN),
        (200, "<html>", Verdict.UNKNOWN),
        (200, "null", Verdict.UNKNOWN),
        (200, no("an error of the future"), Verdict.DROP),
        (418, no("an error of the future"), Verdict.DROP),
    ],
)
async def test_every_answer_has_its_verdict(
    oracle: Oracle, asking: TelegramChannel, status: int, body: str, verdict: Verdict
) -> None:
    oracle.status, oracle.body = status, body.encode()
    error = await refused(asking, HELLO)
    assert error.verdict is verdict
    assert error.everybody is (status == 429)


async def test_a_message_that_was_sent_counts_though_its_description_is_strange(
    oracle: Oracle, asking: TelegramChannel
) -> None:
    for result, number in (({"message_id": 5, "chat": "?"}, "5"), ([], ""), (None, "")):
        oracle.body = json.dumps({"ok": True, "result": result}).encode()
        assert (await asking.send(TO, HELLO, key="k")).message_id == number


async def test_a_server_that_says_nothing_leaves_it_open(oracle: Oracle) -> None:
    oracle.silent = True
    made = TelegramChannel(token="1:t", api_root=oracle.url, load_media=load, seconds=0.2)
    error = await refused(made, HELLO)
    await made.close()
    assert error.verdict is Verdict.UNKNOWN


# --- files


async def not_fetched(channel: TelegramChannel, media: Media) -> SendError:
    with pytest.raises(SendError) as caught:
        await channel.fetch(media)
    return caught.value


async def test_a_file_over_twenty_megabytes_cannot_be_fetched(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    known = fake.files.add("document", bytes(20 * 1024 * 1024 + 1))
    for size in (0, 20 * 1024 * 1024 + 1):
        media = Media(kind=Kind.FILE, ref=known.file_id, size=size)
        assert (await not_fetched(channel, media)).verdict is Verdict.DROP


async def test_a_file_larger_than_it_said_is_given_up(
    oracle: Oracle, asking: TelegramChannel
) -> None:
    oracle.body = bytes(1001)
    assert len(await download(asking.bot, "x", most=1001)) == 1001
    with pytest.raises(SendError) as caught:
        await download(asking.bot, "x", most=1000)
    assert caught.value.verdict is Verdict.DROP


async def test_an_unknown_file_is_dropped_and_a_broken_download_is_tried_again(
    fake: FakeTelegram, channel: TelegramChannel
) -> None:
    assert (await not_fetched(channel, Media(Kind.FILE, "no"))).verdict is Verdict.DROP
    media = Media(Kind.FILE, fake.files.add("document", b"x").file_id)
    for arm in (fake.faults.html_502, fake.faults.reset_before):
        arm(method="download", times=2)  # the client itself tries a download twice
        assert (await not_fetched(channel, media)).verdict is Verdict.RETRY
        fake.faults.clear()
    fake.faults.reset_before(method="getFile")
    assert (await not_fetched(channel, media)).verdict is Verdict.RETRY
    fake.faults.expired_token(method="download")
    assert (await not_fetched(channel, media)).verdict is Verdict.MISCONFIGURED
    assert (await channel.fetch(media))[0] == b"x"


async def test_neither_errors_nor_logs_name_the_token_or_the_words(
    fake: FakeTelegram, channel: TelegramChannel, caplog: pytest.LogCaptureFixture
) -> None:
    media = Media(Kind.FILE, fake.files.add("document", b"x").file_id)
    nowhere = channel_at(f"http://127.0.0.1:{free_port()}", fake.token)
    with caplog.at_level(logging.DEBUG):
        fake.faults.reset_before(method="download", times=2)
        errors = [await not_fetched(channel, media), await refused(nowhere, HELLO)]
        for arm in (fake.faults.html_502, fake.faults.reset_before, fake.faults.forbidden):
            arm()
            errors.append(await refused(channel, HELLO))
    await nowhere.close()
    for error in errors:
        assert error.__suppress_context__ and error.__cause__ is None
    said = " ".join([*map(str, errors), caplog.text])
    assert fake.token.partition(":")[2] not in said
    assert "您好" not in said
