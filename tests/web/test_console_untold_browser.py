"""Visits nobody marked, and a home test entered at the desk, in a browser: readable everywhere."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.console import House
from tests.web import test_console_ordering as ordering
from tests.web import test_console_untold as untold
from tests.web.browsing import fits
from tests.web.test_console_axe import LOOKS
from tests.web.test_console_browser import DESK, log_in, unharmed
from tests.web.test_console_slots_browser import tab_to

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "phone", "middle"])
async def test_what_nobody_marked_is_readable_in_every_look(
    house: House, browser: Browser, look: dict[str, Any]
) -> None:
    visit = await untold.open_site(house)
    house.clock.pass_by(hours=24 * (untold.DAYS + 2))
    await untold.close(house)
    page = await log_in(await browser.new_context(**({"locale": "zh-CN"} | look)), house, "mei")
    day = visit.starts_at.date().isoformat()
    for path in (untold.BOOK, untold.SHEET, f"/console/slots/day?at={untold.SITE}&day={day}"):
        await page.goto(house.url + path)
        await fits(page)
    unharmed(page)


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "phone", "middle"])
async def test_the_form_of_a_home_test_is_readable_in_every_look(
    house: House, browser: Browser, look: dict[str, Any]
) -> None:
    await ordering.open_zone(house)
    page = await log_in(await browser.new_context(**({"locale": "zh-CN"} | look)), house, "mei")
    await page.goto(house.url + ordering.LIST)
    await fits(page)
    await page.locator("#code").fill(ordering.CODE)
    await page.locator(f"form[action='{ordering.ORDER}'] button").click()
    await expect(page.locator("#street")).to_be_visible()
    await fits(page)
    unharmed(page)


async def test_a_home_test_is_entered_by_the_keyboard_alone(house: House, browser: Browser) -> None:
    await ordering.open_zone(house)
    page = await log_in(await browser.new_context(viewport=DESK, locale="zh-CN"), house, "mei")
    await page.goto(house.url + ordering.LIST)
    await page.locator("#code").focus()
    await page.keyboard.type(ordering.CODE)
    await page.keyboard.press("Enter")
    await expect(page.locator("#patient")).to_be_focused()
    for name, value in (("panel", "panel-3"), ("district", ordering.HERE)):
        await page.locator(f"#{name}").select_option(value)
    await page.locator("#street").focus()
    await page.keyboard.type("文一路 1 号")
    await page.keyboard.press("Tab")
    await page.keyboard.type("13800138000")
    await tab_to(page, "登记")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**#visit-*")
    (order,) = await ordering.ordered(house)
    assert order.panel == "panel-3" and order.body["phone"] == "13800138000"
    unharmed(page)
