"""Limiting somebody in a browser, by the keyboard: readable in every look, and lifted again."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.console import House
from tests.web.browsing import fits
from tests.web.case_desk import accepted
from tests.web.test_console_axe import LOOKS
from tests.web.test_console_browser import log_in, unharmed

ASKED = re.compile("已请主管限制|A supervisor is asked")
pytestmark = pytest.mark.browser


async def picture(page: Page, name: str, width: int) -> None:
    if kept := os.environ.get("QIANMEN_PICTURES"):
        await page.screenshot(path=Path(kept) / f"limit-{name}-{width}.png")


async def submit(page: Page, reason: str) -> None:
    """Open the dialog, write why, and send it without the mouse."""
    await page.locator("[data-opens=limit]").click()
    await expect(page.locator("#limit-reason")).to_be_focused()
    await page.keyboard.type(reason)
    await fits(page)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "phone", "middle"])
async def test_a_limit_is_set_and_lifted_in_every_look(
    house: House, browser: Browser, look: dict[str, Any]
) -> None:
    li = await house.hire("li")
    await house.hire("boss", role="supervisor")
    case_id, width = await accepted(house, li, "wang"), look["viewport"]["width"]
    page = await log_in(await browser.new_context(**({"locale": "zh-CN"} | look)), house, "boss")
    await page.goto(f"{house.url}/console/case/{case_id}")
    await page.locator("[data-opens=limit]").click()
    await picture(page, "asked", width)
    await page.keyboard.press("Escape")
    await submit(page, "骂人")
    await expect(page.locator("#head .chip.bad")).to_be_visible()
    await fits(page)
    await picture(page, "case", width)
    await page.goto(f"{house.url}/console/people/wang")
    await fits(page)
    await picture(page, "person", width)
    await page.goto(f"{house.url}/console/case/{case_id}")
    await submit(page, "道歉了")
    await expect(page.locator("#head .chip.bad")).to_have_count(0)
    unharmed(page)


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "phone", "middle"])
async def test_a_supervisor_is_asked_for_a_limit_in_every_look(
    house: House, browser: Browser, look: dict[str, Any]
) -> None:
    case_id, width = (
        await accepted(house, await house.hire("li"), "wang"),
        look["viewport"]["width"],
    )
    page = await log_in(await browser.new_context(**({"locale": "zh-CN"} | look)), house, "li")
    await page.goto(f"{house.url}/console/case/{case_id}")
    await page.locator("[data-opens=limit]").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#limit-reason")).to_be_focused()
    await picture(page, "ask", width)
    await page.keyboard.press("Escape")
    await submit(page, "骂人")
    await expect(page.locator("#head .chip", has_text=ASKED)).to_be_visible()
    await expect(page.locator("[data-opens=limit]")).to_have_count(0)
    await fits(page)
    await picture(page, "asked-for", width)
    unharmed(page)
