"""The webhook as Telegram and as strangers find it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientResponse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import now
from bot.messages import Inbound, Kind
from bot.metrics import Metrics
from handlers.telegram.webhook import MOST_BYTES, PATH, SECRET, Webhook
from tests.platforms.loopback import Loopback
from tests.platforms.samples import picture
from tests.platforms.telegram import FakeTelegram

ANN = 5_000_000_001
WORD = "s3cret_-"


class Away(Exception):
    """The database cannot be reached."""


class Recorder:
    """Takes messages as `Turns` does, each once; raises as often as it is told to."""

    def __init__(self) -> None:
        self.taken: list[Inbound] = []
        self.away = 0

    async def take(self, inbound: Inbound) -> object:
        await asyncio.sleep(0)
        if self.away:
            self.away -= 1
            raise Away
        if inbound.message_id not in {other.message_id for other in self.taken}:
            self.taken.append(inbound)
        return inbound


class Door(Loopback):
    """A server with nothing but the webhook."""

    def __init__(self) -> None:
        super().__init__(max_body=1 << 26)
        self.turns, self.metrics = Recorder(), Metrics()
        webhook = Webhook(turns=self.turns, secret=WORD, clock=now, metrics=self.metrics)
        self.app.add_routes(webhook.routes())

    async def post(self, body: bytes, **headers: str) -> ClientResponse:
        given = {SECRET: WORD} | headers
        async with self.session.post(self.url + PATH, data=BytesIO(body), headers=given) as answer:
            await answer.read()
            return answer


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    async with Door() as server:
        yield server


@pytest.fixture
async def fake(door: Door) -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        params = {"url": door.url + PATH, "secret_token": WORD}
        async with server.session.post(
            f"{server.url}/bot{server.token}/setWebhook", json=params
        ) as answer:
            assert answer.status == 200
        yield server
        await server.inbox.close()


def press(query_id: Any = "41", chat_type: str = "private") -> bytes:
    chat = {"id": ANN, "type": chat_type}
    below = {"message_id": 9, "chat": chat, "date": 1}
    query = {"id": query_id, "from": {"id": ANN}, "data": "a:1", "message": below}
    return json.dumps({"update_id": 7, "callback_query": query}).encode()


def text(words: str, update_id: int = 1) -> bytes:
    message = {"message_id": 1, "chat": {"id": ANN, "type": "private"}, "text": words}
    return json.dumps({"update_id": update_id, "message": message}).encode()


async def test_everything_a_person_does_comes_in_once_and_in_order(
    door: Door, fake: FakeTelegram
) -> None:
    ann = fake.user(ANN)
    fake.inbox.duplicates.after(times=None, rate=0.5)
    await ann.send("/start ward-3")
    await ann.send("头疼")
    await ann.photo(picture(), caption="看")
    await ann.voice()
    await ann.document()
    await ann.location(31.2, 121.5)
    await ann.contact("+8613800000000")
    await ann.edit("头很疼")
    await fake.settled()
    await ann.block()
    await ann.unblock()
    await ann.press("a:1", 1)
    await fake.settled()
    kinds = [inbound.kind for inbound in door.turns.taken]
    assert sorted(kinds[:8], key=str) == sorted(
        [
            Kind.START,
            Kind.TEXT,
            Kind.IMAGE,
            Kind.VOICE,
            Kind.FILE,
            Kind.LOCATION,
            Kind.CONTACT,
            Kind.EDIT,
        ],
        key=str,
    )
    assert kinds[:2] == [Kind.START, Kind.TEXT]
    assert set(kinds[8:]) == {Kind.GONE, Kind.BACK, Kind.TAP}
    assert {inbound.address for inbound in door.turns.taken} == {str(ANN)}


async def test_without_a_database_telegram_is_asked_to_come_again(
    door: Door, fake: FakeTelegram
) -> None:
    door.turns.away = 2
    await fake.user(ANN).send("头疼")
    await fake.settled()
    assert [delivery.status for delivery in fake.inbox.log] == [503, 503, 200]
    assert [inbound.text for inbound in door.turns.taken] == ["头疼"]


async def test_coming_again_has_a_time(door: Door) -> None:
    door.turns.away = 1
    answer = await door.post(text("x"))
    assert (answer.status, answer.headers["Retry-After"]) == (503, "3")


@pytest.mark.parametrize("given", [None, "", "x", "s3cret_", "s3cret_-x", "S3CRET_-", "密码", "é"])
async def test_nobody_comes_in_without_the_secret(door: Door, given: str | None) -> None:
    headers = {} if given is None else {SECRET: given}
    async with door.session.post(door.url + PATH, data=text("x"), headers=headers) as answer:
        assert answer.status == 401
    assert door.turns.taken == []


async def test_a_secret_of_raw_bytes_is_refused(door: Door) -> None:
    host, port = door.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n{SECRET}: ".encode()
    writer.write(head + b"\xff\xfe\xe9\r\n\r\n{}")
    assert b" 401 " in await reader.readline()
    writer.close()
    await writer.wait_closed()


def test_a_webhook_without_a_secret_is_not_built() -> None:
    with pytest.raises(ValueError, match="secret"):
        Webhook(turns=Recorder(), secret="", clock=now)


async def test_a_press_is_answered_in_the_same_breath(door: Door) -> None:
    async with door.session.post(
        door.url + PATH, data=press("4000000000000000001"), headers={SECRET: WORD}
    ) as answer:
        call = {"method": "answerCallbackQuery", "callback_query_id": "4000000000000000001"}
        assert (answer.status, await answer.json()) == (200, call)
    assert door.turns.taken[0].code == "a:1"


async def test_a_press_delivered_by_telegram_stops_spinning(door: Door, fake: FakeTelegram) -> None:
    ann = fake.user(ANN)
    await ann.press("a:1", 1)
    assert ann.spinners == 1
    await fake.settled()
    assert ann.spinners == 0
    assert [call.status for call in fake.calls_of("answerCallbackQuery")] == [200]


async def test_a_press_that_was_not_committed_is_not_answered(door: Door) -> None:
    door.turns.away = 1
    answer = await door.post(press())
    assert (answer.status, answer.content_length) == (503, 0)


async def test_a_press_in_a_group_is_answered_and_goes_nowhere(door: Door) -> None:
    assert (await door.post(press(chat_type="group"))).content_type == "application/json"
    assert door.turns.taken == []


BODIES = [
    b"",
    b"{",
    b"\xff\xfe\x00",
    b"null",
    b"[]",
    b'"x"',
    b"1e999",
    b"NaN",
    b"[" * 100_000,
    b"1" * 5000,
    b'{"update_id": 1, "message": null}',
    b'{"update_id": 1, "poll_of_the_future": {}}',
    press(query_id=5),
    press(query_id="\ud800"),
    b"x" * (MOST_BYTES + 1),
]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
async def test_whatever_is_authentic_is_acknowledged(door: Door, body: bytes) -> None:
    assert (await door.post(body)).status == 200
    assert (await door.post(text("next"))).status == 200
    assert door.turns.taken[-1].text == "next"


async def test_a_body_without_a_length_is_read_up_to_the_cap(door: Door) -> None:
    async def pieces(count: int) -> AsyncIterator[bytes]:
        for _ in range(count):
            yield b" " * 65_536
        yield text("end")

    for count, taken in ((4, 1), (40, 1)):
        async with door.session.post(
            door.url + PATH, data=pieces(count), headers={SECRET: WORD}
        ) as answer:
            assert answer.status == 200
        assert len(door.turns.taken) == taken


async def test_what_is_refused_is_counted(door: Door) -> None:
    await door.post(b"{")
    await door.post(text("x"), **{SECRET: "wrong"})
    page = door.metrics.page().decode()
    assert 'qianmen_refused_total{channel="telegram",why="json"} 1.0' in page
    assert 'qianmen_refused_total{channel="telegram",why="secret"} 1.0' in page


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)
KINDS = st.sampled_from(["message", "callback_query", "edited_message", "my_chat_member", "x"])
UPDATES = st.builds(
    lambda kind, body, number: json.dumps({"update_id": number, kind: body}).encode(),
    KINDS,
    JSON,
    st.integers(),
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(bodies=st.lists(st.binary(max_size=300) | UPDATES, min_size=1, max_size=8))
def test_no_body_brings_the_door_down(bodies: list[bytes]) -> None:
    async def knock() -> list[tuple[int, int]]:
        async with Door() as door:
            return [
                ((await door.post(body)).status, (await door.post(body, **{SECRET: "x"})).status)
                for body in bodies
            ]

    assert set(asyncio.run(knock())) == {(200, 401)}


async def test_the_moment_of_arrival_is_the_clocks(door: Door) -> None:
    before = datetime.now(UTC)
    await door.post(text("x"))
    assert before <= door.turns.taken[0].received <= datetime.now(UTC)
