"""The platform of a rehearsal tells refusals it made up from those that the sender earned."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.app.announcing import by_files
from bot.channel import Gate, passed
from bot.rehearsal.loopback import Loopback, Mishap

LIMIT, CALLS = 30, 45


async def send(client: ClientSession, platform: Loopback, chat: int) -> int:
    address = f"{platform.url}/bot1:R/sendMessage"
    async with client.post(address, json={"chat_id": chat, "text": "x"}) as answer:
        return answer.status


async def test_a_refusal_it_made_up_is_not_the_senders_and_one_over_the_limit_is() -> None:
    mishaps = {3: Mishap.pause}
    async with (
        Loopback(limit=10, blocked=frozenset(), mishaps=mishaps) as platform,
        ClientSession() as client,
    ):
        first = [await send(client, platform, chat) for chat in range(3)]
        assert first == [200, 200, 429]
        assert platform.self_inflicted == 0
        platform.mishaps = {}
        await asyncio.sleep(1.1)  # the pause it imposed
        second = await asyncio.gather(*(send(client, platform, chat) for chat in range(12)))
        assert sorted(second) == [200] * 10 + [429] * 2
        assert platform.self_inflicted == 2


@pytest.mark.parametrize(("rate", "kept"), [(28.0, True), (120.0, False)])
async def test_the_pace_of_two_workers_earns_no_refusal_and_a_looser_one_does(
    tmp_path: Path, rate: float, kept: bool
) -> None:
    gates = [by_files(tmp_path / "pace", rate) for _ in range(2)]

    async def worker(gate: Gate, chats: range) -> None:
        async def one(chat: int) -> None:
            async with passed(gate, bulk=True):
                await send(client, platform, chat)

        await asyncio.gather(*(one(chat) for chat in chats))
        await gate.close()

    async with (
        Loopback(limit=LIMIT, blocked=frozenset(), mishaps={}) as platform,
        ClientSession() as client,
    ):
        await asyncio.gather(
            worker(gates[0], range(CALLS)), worker(gates[1], range(CALLS, 2 * CALLS))
        )
        assert (platform.self_inflicted == 0) is kept
        assert (platform.answered == 2 * CALLS) is kept
