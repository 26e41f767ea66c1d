"""What the WeChat callback refuses: forged, oversized, broken and hostile requests."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contract.wechat_rig import ANN, RecordingTurns, running

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
