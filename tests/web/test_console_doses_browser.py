"""The page of a vaccination site in a browser: in every look, on a phone, by the keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Browser, expect

from bot.clinic.vaccinating import doses
from tests.console import House
from tests.web.browsing import fits
from tests.web.test_console_axe import LOOKS
from tests.web.test_console_browser import DESK, log_in, unharmed
from tests.web.test_console_doses import PAGE, open_site
from tests.web.test_console_slots_browser import tab_to

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "phone", "middle"])
async def test_the_page_is_readable_in_every_look(
    house: House, browser: Browser, look: dict[str, Any]
) -> None:
    await open_site(house)
    page = await log_in(await browser.new_context(**({"locale": "zh-CN"} | look)), house, "mei")
    await page.goto(house.url + PAGE)
    await expect(page.locator("#h-today")).to_be_visible()
    await fits(page)
    unharmed(page)


async def test_a_dose_is_written_down_by_the_keyboard_alone(house: House, browser: Browser) -> None:
    visit = await open_site(house)
    page = await log_in(await browser.new_context(viewport=DESK, locale="zh-CN"), house, "mei")
    await page.goto(house.url + PAGE)
    await page.locator("#code").focus()
    await page.keyboard.type(visit.code)
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"**#visit-{visit.id}")
    await tab_to(page, "到了")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.type("A1-77")
    await page.keyboard.press("Enter")
    await expect(page.locator(f"#visit-{visit.id} .chip")).to_have_text("已接种")
    kept = await house.store.read(lambda conn: doses.of_booking(conn, visit.id))
    assert kept is not None and kept.lot == "A1-77"
    unharmed(page)
