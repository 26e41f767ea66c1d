"""The appointment book in a browser: readable in every look, and worked by the keyboard alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.clinic import slots
from tests.clinic import NOON
from tests.console import House
from tests.contract.slot_parts import tend
from tests.web.test_console_axe import LOOKS
from tests.web.test_console_browser import DESK, FLAGS, fits, log_in, unharmed
from tests.web.test_console_slots import BOOK, LIST, furnish

pytestmark = pytest.mark.browser


@pytest.fixture
async def browser(chromium_path: str) -> AsyncIterator[Browser]:
    async with async_playwright() as driver:
        opened = await driver.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield opened
        await opened.close()


async def tab_to(page: Page, name: str) -> None:
    """Press Tab until the link or button of this name has the focus."""
    at = page.locator("a:focus, button:focus").filter(has_text=name)
    for _ in range(80):
        await page.keyboard.press("Tab")
        if await at.count():
            return
    raise AssertionError(f"the keyboard does not reach {name}")


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "phone", "middle"])
async def test_the_book_is_readable_in_every_look(
    house: House, browser: Browser, look: dict[str, Any]
) -> None:
    await furnish(house)
    context = await browser.new_context(**({"locale": "zh-CN"} | look))
    page = await log_in(context, house, "boss")
    for path in (BOOK, LIST, "/console/slots/import"):
        await page.goto(house.url + path)
        await fits(page)
    await page.locator("#table").fill("resource,date\n1,2\n")
    await page.locator("form.sheet button").click()
    await expect(page.locator("#faults li")).to_have_count(1)
    await fits(page)
    page.faults.clear()  # type: ignore[attr-defined]  # the browser notes the 422 itself


async def test_a_day_is_closed_by_the_keyboard_alone(house: House, browser: Browser) -> None:
    _, visit = await furnish(house)
    page = await log_in(await browser.new_context(viewport=DESK, locale="zh-CN"), house, "boss")
    await page.goto(house.url + BOOK)
    await tab_to(page, "1 / 2")
    await page.keyboard.press("Enter")
    await expect(page.locator("#h-visits")).to_be_visible()
    await tab_to(page, "先看影响谁")
    await page.keyboard.press("Enter")
    await expect(page.locator("#affected")).to_contain_text("通知 1 个预约改期")
    await fits(page)
    await tab_to(page, "确认关闭")
    await page.keyboard.press("Enter")
    await expect(page.locator("#h-windows")).to_be_visible()
    await house.store.write(lambda conn: tend(conn, NOON))
    found = await house.store.read(lambda conn: slots.get(conn, visit.id))
    assert found is not None and found.state == "displaced"
    unharmed(page)
