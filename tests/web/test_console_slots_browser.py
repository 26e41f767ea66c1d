"""The appointment book in a browser: readable in every look, and worked by the keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from bot.clinic import slots
from tests.clinic import NOON
from tests.console import House
from tests.contract.slot_parts import tend
from tests.web.browsing import fits
from tests.web.test_console_axe import LOOKS
from tests.web.test_console_browser import DESK, log_in, unharmed
from tests.web.test_console_slots import BOOK, LIST, furnish
from tests.web.test_console_stock import STOCK, free
from tests.web.test_console_waiting import LISTED, crowded, newcomer

pytestmark = pytest.mark.browser


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
    windows = await crowded(house)
    context = await browser.new_context(**({"locale": "zh-CN"} | look))
    page = await log_in(context, house, "boss")
    window = f"/console/slots/window/{windows[0]}"
    for path in (BOOK, LIST, STOCK, LISTED, window, "/console/slots/import"):
        await page.goto(house.url + path)
        await fits(page)
    await page.locator("#table").fill("resource,date\n1,2\n")
    await page.locator("form.sheet button").click()
    await expect(page.locator("#faults li")).to_have_count(1)
    await fits(page)
    page.faults.clear()  # type: ignore[attr-defined]  # the browser notes the 422 itself


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "phone", "middle"])
async def test_somebody_is_put_on_the_wait_list_by_the_keyboard_alone(
    house: House, browser: Browser, look: dict[str, Any]
) -> None:
    await crowded(house)
    alias, _ = await newcomer(house)
    page = await log_in(await browser.new_context(**({"locale": "zh-CN"} | look)), house, "boss")
    await page.goto(house.url + LISTED)
    await page.locator("#code").focus()
    await page.keyboard.type(alias)
    await page.keyboard.press("Enter")
    await expect(page.locator("#patient")).to_be_focused()
    await fits(page)
    await page.keyboard.press("Tab")
    await page.keyboard.press("ArrowDown")
    english = look.get("locale", "").startswith("en")
    await tab_to(page, "Put on, and tell them" if english else "加入候补并通知本人")
    await page.keyboard.press("Enter")
    await expect(page.locator("main li.card")).to_have_count(3)
    unharmed(page)


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


async def test_a_visit_is_taken_off_by_the_keyboard_alone(house: House, browser: Browser) -> None:
    _, visit = await furnish(house)
    page = await log_in(await browser.new_context(viewport=DESK, locale="zh-CN"), house, "mei")
    await page.goto(house.url + LIST)
    await tab_to(page, "已到")
    await page.keyboard.press("Tab")
    await page.keyboard.press("ArrowDown")
    await tab_to(page, "取消")
    await page.keyboard.press("Enter")
    await expect(page.locator(f"#visit-{visit.id}")).to_have_count(0)
    found = await house.store.read(lambda conn: slots.get(conn, visit.id))
    assert found is not None and (found.state, found.reason) == ("cancelled", "asked")
    unharmed(page)


async def test_what_came_is_entered_by_the_keyboard_alone(house: House, browser: Browser) -> None:
    await furnish(house)
    page = await log_in(await browser.new_context(viewport=DESK, locale="zh-CN"), house, "mei")
    await page.goto(house.url + BOOK)
    await tab_to(page, "库存")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/console/slots/stock**")
    await tab_to(page, "flu")
    for _ in ("another product", "show it", "how many came"):
        await page.keyboard.press("Tab")
    await page.keyboard.type("12")
    await page.keyboard.press("Enter")
    await expect(page.locator("#moves .hint")).to_contain_text("这里应有 15 份")
    assert await free(house) == 14
    unharmed(page)


async def test_a_window_gets_fewer_places_by_the_keyboard_alone(
    house: House, browser: Browser
) -> None:
    windows = await crowded(house)
    page = await log_in(await browser.new_context(viewport=DESK, locale="zh-CN"), house, "mei")
    await page.goto(house.url + LIST)
    await tab_to(page, "更改容量")
    await page.keyboard.press("Enter")
    await tab_to(page, "的预约")
    await page.keyboard.press("Tab")
    await page.keyboard.type("1")
    await page.keyboard.press("Tab")
    await page.keyboard.press("ArrowDown")
    await tab_to(page, "先看会怎样")
    await page.keyboard.press("Enter")
    await expect(page.locator("#follows")).to_contain_text("有 2 个算加号")
    await fits(page)
    await tab_to(page, "确认更改")
    await page.keyboard.press("Enter")
    await expect(page.locator(f"#slot-{windows[0]}")).to_contain_text("3 / 1 · 加号 2")
    unharmed(page)


async def test_somebody_is_taken_off_the_list_by_the_keyboard_alone(
    house: House, browser: Browser
) -> None:
    await crowded(house)
    page = await log_in(await browser.new_context(viewport=DESK, locale="zh-CN"), house, "mei")
    await page.goto(house.url + BOOK)
    await tab_to(page, "候补")
    await page.keyboard.press("Enter")
    await tab_to(page, "查看")
    await page.keyboard.press("Tab")
    await page.keyboard.press("ArrowDown")
    await tab_to(page, "从候补去掉")
    await page.keyboard.press("Enter")
    await expect(page.locator("#h-waiting .count")).to_have_text("1")
    unharmed(page)
