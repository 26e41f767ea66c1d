"""Clinicians and patients on Telegram: the whole program joined over the strict fake Bot API."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot import app
from bot.app.parts import App
from bot.clinic import offers, presence, staffchat
from bot.clinic.casefile import CASE, PERSON, State
from bot.config import load
from bot.store.people import ACCOUNT
from handlers.telegram.polling import Polling
from tests.clinic import add_staff, open_case
from tests.contract.turn_parts import Hand
from tests.databases import migrated
from tests.platforms.telegram import FakeTelegram
from tests.platforms.telegram_chat import Seen
from tests.platforms.telegram_user import TelegramUser

LI, WU, ANN, BEN = 5_000_000_001, 5_000_000_002, 5_000_000_003, 5_000_000_004
SECONDS = 20.0


@dataclass
class Floor:
    """The running program, the platform, and the clock both go by."""

    app: App
    fake: FakeTelegram
    clock: Hand

    def phone(self, number: int) -> TelegramUser:
        return self.fake.user(number, language_code="zh-hans")

    async def code(self, staff_id: int) -> str:
        now = self.clock()
        return await self.app.store.write(
            lambda conn: staffchat.issue(conn, staff_id=staff_id, now=now)
        )

    async def hire(self, login: str, *, phone: int = 0, online: bool = True, **more: Any) -> int:
        """Somebody of the staff, with a bound chat when a phone is given."""
        now = self.clock()

        def work(conn: Connection) -> int:
            staff_id = add_staff(conn, login, **more)
            if online:
                presence.go(conn, staff_id=staff_id, to=presence.At.online, now=now)
            return staff_id

        staff_id = await self.app.store.write(work)
        if phone:
            await self.phone(phone).send(f"/start {await self.code(staff_id)}")
            await sees(self.phone(phone), "已绑定")
        return staff_id

    async def wait(self, number: int, **more: Any) -> int:
        """A patient who wrote to the bot, and whose case is in the queue now."""
        patient = self.phone(number)
        await patient.send("/start")
        await patient.wait(1, SECONDS)
        now = self.clock()

        def work(conn: Connection) -> int:
            return open_case(conn, person_of(conn, number), now=now, **more)

        case_id = await self.app.store.write(work)
        self.app.bell.ring("queue")
        return case_id

    async def takes(self, number: int, case_id: int) -> None:
        """Wait for the offer in this chat, and accept it."""
        chat = self.phone(number)
        await sees(chat, f"#{case_id} 请接诊")
        await press(chat, "接诊", of=f"#{case_id} 请接诊")
        await sees(chat, f"现在您打的字会发给 #{case_id} 的患者")

    async def row(self, case_id: int) -> Any:
        one = select(CASE).where(CASE.c.id == case_id)
        return await self.app.store.read(lambda conn: conn.execute(one).one())

    async def becomes(self, case_id: int, state: State) -> None:
        async with asyncio.timeout(SECONDS):
            while (await self.row(case_id)).state != state:
                await asyncio.sleep(0.02)

    async def asked(self, case_id: int, staff_id: int) -> None:
        """Wait until the case is held out to somebody."""

        def whom(conn: Connection) -> int:
            standing = offers.of_case(conn, case_id)
            return standing.staff_id if standing else 0

        async with asyncio.timeout(SECONDS):
            while await self.app.store.read(whom) != staff_id:
                self.app.bell.ring("queue")
                await asyncio.sleep(0.02)

    def pass_by(self, seconds: float) -> None:
        self.clock.forward(seconds)
        self.app.bell.ring("queue")


def person_of(conn: Connection, number: int) -> int:
    found = select(PERSON.c.id).join(ACCOUNT, ACCOUNT.c.person_id == PERSON.c.id)
    return int(conn.execute(found.where(ACCOUNT.c.address == str(number))).scalar_one())


async def sees(chat: TelegramUser, words: str) -> Seen:
    """Wait for a message with these words; the newest one."""
    seen = await chat.wait(words, SECONDS)
    return [one for one in seen if words in one.text][-1]


async def press(chat: TelegramUser, label: str, *, of: str) -> None:
    """Press a button below the newest message with the words *of*."""
    await chat.tap(label, on=await sees(chat, of))
    await chat.wait_answered(SECONDS)


@asynccontextmanager
async def a_floor(
    url: str, fake: FakeTelegram, clock: Hand, *, on: bool = True
) -> AsyncIterator[Floor]:
    """The program on the database *url*, until the end of the block: one life of it."""
    settings = load(
        database_url=url,
        secret_key="k" * 40,
        telegram_token=fake.token,
        telegram_api=fake.url,
        telegram_mode="polling",
        wechat_token="",
        redis_url="",
        staff_telegram=on,
    )
    made = app.build(settings, clock=clock)
    bot = getattr(made.channels["telegram"], "bot")  # noqa: B009 - the Protocol does not know it
    polling = Polling(turns=made.turns, bot=bot, store=made.store, clock=clock)
    async with made.running():
        task = asyncio.create_task(polling.run())
        try:
            yield Floor(made, fake, clock)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    found = f"sqlite+aiosqlite:///{tmp_path / 't.db'}"
    if request.param == "postgresql":
        found = request.getfixturevalue("postgres_url")
    await migrated(found)
    return found


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as made:
        yield made


@pytest.fixture
async def floor(url: str, fake: FakeTelegram) -> AsyncIterator[Floor]:
    async with a_floor(url, fake, Hand()) as made:
        yield made
