"""What happens while a question waits in the web chat leaves its buttons to be pressed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect
from sqlalchemy import Connection, update

from bot.clock import now
from bot.messages import Inbound, Kind, Outbound
from bot.outbox import OUT
from bot.store import people
from bot.turn import EVENTS
from tests.web.webchat_house import House, a_house
from tests.web.webchat_window import begin

pytestmark = pytest.mark.browser


async def happened(house: House, text: str) -> None:
    """An event enters the talk and says something, without a question of its own."""
    row = await house.say(Outbound(text=text), text)
    person_id = (await house.own())[-1]["person_id"]

    def enter(conn: Connection) -> None:
        inbound = Inbound(EVENTS, "", text, Kind.EVENT, now(), now(), text="lab.underway")
        inbox_id = people.keep(conn, inbound, person_id=person_id, state="done")
        conn.execute(update(OUT).where(OUT.c.id == row).values(inbox_id=inbox_id))

    await house.store.write(enter)


@pytest.mark.parametrize("again", [False, True], ids=["live", "reloaded"])
async def test_what_happens_meanwhile_leaves_the_question_open(
    tmp_path: Path, browser: Browser, again: bool
) -> None:
    context = await browser.new_context(locale="zh-CN")
    async with a_house(tmp_path) as house:
        page = await begin(context, house)
        await happened(house, "采样员出发了")
        if again:
            await page.reload()
        await expect(page.get_by_text("采样员出发了")).to_be_visible()
        await expect(page.locator(".option:enabled")).to_have_count(4)
        await page.locator("#words").fill("都有")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("收到：都有")).to_be_visible()
        await expect(page.locator(".option:enabled")).to_have_count(0)
        if again:
            await page.reload()
            await expect(page.get_by_text("收到：都有")).to_be_visible()
            await expect(page.locator(".option:enabled")).to_have_count(0)
        await context.close()
