"""The console's menu: few pages stand in the bar, many fold into sections, by eye, keys and ear."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.console import House
from tests.web.browsing import fits, logged_in
from tests.web.test_console_browser import DESK, unharmed

pytestmark = pytest.mark.browser
PHONE: ViewportSize = {"width": 390, "height": 844}
SHOTS = os.environ.get("KEEP_PICTURES", "")  # a folder for those who want to look
ROW = 56  # pixels of one row of the bar, with room for its border


async def enter(browser: Browser, house: House, login: str, **look: Any) -> Page:
    """A page inside, on whatever the login begins with."""
    context = await browser.new_context(**({"locale": "zh-CN", "viewport": DESK} | look))
    return await logged_in(context, house.url, login)


async def picture(page: Page, name: str) -> None:
    if SHOTS:
        await page.screenshot(path=Path(SHOTS) / f"{name}.png")


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("wide", {"viewport": DESK}),
        ("phone", {"viewport": PHONE}),
        ("dark", {"viewport": DESK, "color_scheme": "dark", "locale": "en-GB"}),
    ],
)
async def test_whoever_opens_much_finds_it_all_in_one_menu_by_keys(
    house: House, browser: Browser, name: str, look: dict[str, Any]
) -> None:
    await house.hire("ma", role="administrator", also="supervisor,operator", licence="")
    page = await enter(browser, house, "ma", **look)
    await page.goto(house.url + "/console/slots")
    await fits(page)
    bar = await page.locator(".top").bounding_box()
    assert bar is not None and bar["height"] <= ROW
    near = page.locator(".near a[aria-current]")
    await expect(near).to_have_count(1)
    await page.locator(".all summary").focus()
    await page.keyboard.press("Enter")
    panel = page.locator(".atlas")
    await expect(panel).to_be_visible()
    await fits(page)
    await picture(page, f"menu-{name}")
    box, size = await panel.bounding_box(), page.viewport_size
    assert box is not None and size is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    await expect(panel.locator("a[aria-current]")).to_have_attribute("href", "/console/slots")
    await page.keyboard.press("Escape")
    await expect(panel).to_be_hidden()
    await expect(page.locator(".all summary")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")  # the first of all pages
    await expect(page.locator("#tally")).to_be_visible()
    unharmed(page)


async def test_whoever_opens_little_needs_no_menu(house: House, browser: Browser) -> None:
    await house.hire("mei", role="site", licence="")
    page = await enter(browser, house, "mei")
    await expect(page.locator(".all")).to_have_count(0)
    await expect(page.locator(".near a")).to_have_count(3)
    await fits(page)
    await picture(page, "menu-site")
    unharmed(page)


async def test_a_page_without_the_right_says_so_and_leads_back(
    house: House, browser: Browser
) -> None:
    await house.hire("wu", role="sampler", licence="")
    page = await enter(browser, house, "wu", viewport=PHONE)
    await expect(page).to_have_url(house.url + "/console/route")
    await page.goto(house.url + "/console/board")
    await expect(page.get_by_role("heading", name="您的角色不能打开这一页")).to_be_visible()
    await expect(page.locator("main")).to_contain_text("采样员")
    await fits(page)
    await picture(page, "forbidden")
    await page.get_by_role("link", name="返回").click()
    await expect(page).to_have_url(house.url + "/console/route")
