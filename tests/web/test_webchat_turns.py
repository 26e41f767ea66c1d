"""The web chat with the real turn, the real flows and the real store behind it."""

from __future__ import annotations

import contextlib
import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, CookieJar, web
from PIL import Image
from sqlalchemy import select

from bot.app import parts
from bot.config import load
from bot.store.tables import Inbox, Outbox
from handlers.webchat import WebChat
from tests.databases import migrated
from tests.web.webchat_house import Tab

IN, OUT = Inbox.__table__, Outbox.__table__  # type: ignore[attr-defined]


@dataclass
class Clinic:
    """The whole program, as far as a web visitor meets it."""

    url: str
    app: parts.App

    async def rows(self, table: Any) -> list[Any]:
        statement = select(table).order_by(table.c.id)
        return list(await self.app.store.read(lambda c: c.execute(statement).all()))


@pytest.fixture
async def clinic(tmp_path: Path) -> AsyncIterator[Clinic]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'clinic.db'}"
    await migrated(url)
    settings = load(database_url=url, secret_key="k" * 40, telegram_token="", wechat_token="")
    app = parts.build(settings)
    chat = WebChat(
        store=app.store,
        turns=app.turns,
        bell=app.bell,
        catalogue=app.catalogue,
        locale=settings.locale,
        public_url=settings.public_url,
        clock=app.clock,
    )
    served = web.Application()
    served.add_routes(chat.routes())
    async with app.running(), _listening(served) as port:
        yield Clinic(f"http://127.0.0.1:{port}", app)
        await chat.close()


@contextlib.asynccontextmanager
async def _listening(served: web.Application) -> AsyncIterator[int]:
    runner = web.AppRunner(served)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


@pytest.fixture
async def browser(clinic: Clinic) -> AsyncIterator[ClientSession]:
    async with ClientSession(clinic.url, cookie_jar=CookieJar(unsafe=True)) as session:
        async with session.get("/chat") as answer:
            assert answer.status == 200
        yield session


@contextlib.asynccontextmanager
async def a_tab(
    browser: ClientSession, clinic: Clinic, *, row: int = 0, own: int = 0
) -> AsyncIterator[Tab]:
    async with browser.ws_connect("/chat/ws", headers={"Origin": clinic.url}) as ws:
        tab = Tab(ws)
        await tab.send(kind="hello", row=row, own=own)
        await tab.frame("ready")
        yield tab


async def question(tab: Tab) -> dict[str, Any]:
    """The next reply that offers options."""
    return await tab.until(lambda f: f["type"] == "row" and bool(f["buttons"]))


async def begin(tab: Tab) -> dict[str, Any]:
    await tab.send(kind="start", id="start", lang="zh-CN")
    return await question(tab)


async def test_a_visitor_is_greeted_and_a_tap_leads_to_the_next_question(
    clinic: Clinic, browser: ClientSession
) -> None:
    async with a_tab(browser, clinic) as tab:
        first = await begin(tab)
        await tab.send(kind="tap", id="t1", code=first["buttons"][0][1])
        second = await question(tab)
        assert second["text"] != first["text"]
        assert second["answer"]


async def test_a_tap_repeated_over_a_broken_line_is_taken_once(
    clinic: Clinic, browser: ClientSession
) -> None:
    async with a_tab(browser, clinic) as tab:
        first = await begin(tab)
        tap = {"kind": "tap", "id": "t1", "code": first["buttons"][0][1]}
        await tab.send(**tap)
    async with a_tab(browser, clinic) as tab:
        await tab.send(**tap)
        await tab.frame("stored", id="t1")
        replies = await clinic.rows(OUT)
        await tab.send(**tap)
        await tab.frame("stored", id="t1")
    assert [row.kind for row in await clinic.rows(IN)] == ["start", "tap"]
    assert [row.id for row in await clinic.rows(OUT)] == [row.id for row in replies]


async def test_two_windows_that_tap_the_same_question_move_the_talk_once(
    clinic: Clinic, browser: ClientSession
) -> None:
    async with a_tab(browser, clinic) as one, a_tab(browser, clinic) as two:
        first = await begin(one)
        code = first["buttons"][0][1]
        await one.send(kind="tap", id="t1", code=code)
        await two.send(kind="tap", id="t2", code=code)
        await one.frame("stored", id="t1")
        await two.frame("stored", id="t2")
    first_tap, second_tap = (row.id for row in await clinic.rows(IN) if row.kind == "tap")
    answered = [row.inbox_id for row in await clinic.rows(OUT)]
    assert first_tap in answered and second_tap not in answered


async def test_the_emergency_key_works_before_any_answer(
    clinic: Clinic, browser: ClientSession
) -> None:
    async with a_tab(browser, clinic) as tab:
        await begin(tab)
        await tab.send(kind="tap", id="t1", code="k:emergency")
        assert "120" in (await question(tab))["text"]


async def test_the_question_is_put_again_in_the_other_language(
    clinic: Clinic, browser: ClientSession
) -> None:
    async with a_tab(browser, clinic) as tab:
        chinese = await begin(tab)
        await tab.send(kind="language", id="lang-1", lang="en")
        english = await question(tab)
        assert len(english["buttons"]) == len(chinese["buttons"])
        assert english["buttons"][0][0].isascii() and not chinese["buttons"][0][0].isascii()


async def test_large_type_changes_the_wording_too(clinic: Clinic, browser: ClientSession) -> None:
    async with a_tab(browser, clinic) as tab:
        await begin(tab)
        await tab.send(kind="tap", id="t1", code="k:larger")
        assert await tab.frame("person", elder=True)


async def test_a_photo_is_answered_and_can_be_opened(
    clinic: Clinic, browser: ClientSession
) -> None:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(out, "PNG")
    async with a_tab(browser, clinic) as tab:
        await begin(tab)
        headers = {"X-Message-Id": "p1", "Origin": clinic.url}
        async with browser.post("/chat/photo", data=out.getvalue(), headers=headers) as answer:
            assert await answer.json() == {"stored": "p1"}
        own = await tab.frame("own", id="p1")
        async with browser.get(own["files"][0]["url"]) as answer:
            assert answer.status == 200
        assert (await question(tab))["answer"]
