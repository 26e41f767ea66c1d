"""The pages of calls and of findings to be reported in a browser: readable in every look."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect
from sqlalchemy import Connection

from tests.console import House
from tests.contract.lab_parts import LATER, a_report, sampled, taken
from tests.web.browsing import fits
from tests.web.test_console_axe import LOOKS
from tests.web.test_console_browser import log_in, unharmed
from tests.web.test_console_calls import CALLS, REPORTING, visited

pytestmark = pytest.mark.browser


async def seen(house: House, browser: Browser, look: dict[str, Any], path: str) -> None:
    """Open the page as somebody of the desk; nothing sticks out, nothing is found."""
    page = await log_in(await browser.new_context(**({"locale": "zh-CN"} | look)), house, "mei")
    await page.goto(house.url + path)
    await expect(page.locator(".cards .card")).to_have_count(1)
    if kept := os.environ.get("QIANMEN_PICTURES"):
        name = f"{path.rpartition('/')[2]}-{look['viewport']['width']}.png"
        await page.screenshot(path=Path(kept) / name, full_page=True)
    await fits(page)
    unharmed(page)


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "phone", "middle"])
async def test_calls_are_readable_in_every_look(
    house: House, browser: Browser, look: dict[str, Any]
) -> None:
    await visited(house, notices=False)
    await seen(house, browser, look, CALLS)


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "phone", "middle"])
async def test_findings_to_report_are_readable_in_every_look(
    house: House, browser: Browser, look: dict[str, Any]
) -> None:
    await house.hire("mei", role="desk")

    def work(conn: Connection) -> None:
        sampled(conn)
        taken(conn, a_report())

    await house.store.write(work)
    house.clock.now = LATER + timedelta(hours=30)
    await seen(house, browser, look, REPORTING)
