"""A place that a clinician sent, in the web chat: its name, its address, and a link to a map."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.messages import Form, Outbound
from tests.web.browsing import fits
from tests.web.webchat_house import a_house
from tests.web.webchat_window import begin

pytestmark = pytest.mark.browser


async def test_a_place_is_named_and_opens_the_devices_own_map(
    tmp_path: Path, browser: Browser
) -> None:
    place = Outbound(Form.LOCATION, "东门诊所\n环城东路 1 号", latitude=30.268, longitude=120.132)
    context = await browser.new_context(viewport={"width": 320, "height": 640}, locale="zh-CN")
    async with a_house(tmp_path) as house:
        page = await begin(context, house)
        await house.say(place, "place")
        await expect(page.locator(".theirs .text").last).to_have_text("东门诊所\n环城东路 1 号")
        link = page.get_by_role("link", name="位置: 30.26800, 120.13200")
        href = "geo:30.26800,120.13200?q=30.26800,120.13200"
        await expect(link).to_have_attribute("href", href)
        await fits(page)
        await context.close()
