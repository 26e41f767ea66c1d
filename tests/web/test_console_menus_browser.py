"""The page of WeChat's menus in a browser: readable in every look, pushed by the keyboard alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from bot.store.session import Store
from tests.contract.test_wechat_menus import ADD, CREATE
from tests.platforms.faults import FaultKind
from tests.web.browsing import fits
from tests.web.test_console_axe import LOOKS
from tests.web.test_console_browser import DESK, unharmed
from tests.web.test_console_menus import PAGE, seated
from tests.web.test_console_operating_browser import log_in

pytestmark = pytest.mark.browser


async def pictured(page: Page, name: str) -> None:
    """It fits and passes axe; a picture where one is wanted."""
    if kept := os.environ.get("QIANMEN_PICTURES"):
        await page.screenshot(path=Path(kept) / f"menus-{name}.png", full_page=True)
    await fits(page)


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "phone", "middle"])
async def test_the_page_is_readable_in_every_state_and_look(
    store: Store, browser: Browser, look: dict[str, Any]
) -> None:
    async with seated(store) as (house, here, _):
        page = await log_in(await browser.new_context(**({"locale": "zh-CN"} | look)), house)
        wide = str(look.get("viewport", {}).get("width", 0))
        await page.goto(house.url + PAGE)
        await pictured(page, f"first-{wide}")
        await here.push()
        await page.reload()
        await pictured(page, f"same-{wide}")
        here.fake.faults.add(FaultKind.RESET_BEFORE, method=ADD)
        await here.push()
        await page.reload()
        await pictured(page, f"lost-{wide}")
        unharmed(page)


@pytest.mark.parametrize("locale", ["zh-CN", "zh-TW", "en"])
async def test_menus_are_pushed_by_the_keyboard_alone(
    store: Store, browser: Browser, locale: str
) -> None:
    async with seated(store) as (house, here, _):
        context = await browser.new_context(viewport=DESK, locale="zh-CN")
        page = await log_in(context, house)
        await page.goto(f"{house.url}/console/language/{locale}")
        await page.goto(house.url + PAGE)
        await page.locator(f"form[action='{PAGE}/push'] button").focus()
        await page.keyboard.press("Enter")
        await expect(page.locator("#h-stand .chip.good")).to_be_visible()
        assert len(here.fake.calls_of(CREATE)) == 1
        await pictured(page, locale)
        unharmed(page)
