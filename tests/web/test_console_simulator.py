"""A conversation tried in the console: the real program, thrown away, with the drafts of texts."""

from __future__ import annotations

import os

import pytest
from playwright.async_api import Browser, expect

from tests.console import House
from tests.web.browsing import fits
from tests.web.test_console_browser import unharmed
from tests.web.test_console_texts import arrive

PAGE = "/console/simulator"
DRAFT = "/console/texts/zh-CN/menu-main"


@pytest.mark.timeout(240)
async def test_a_talk_goes_on_from_act_to_act_and_is_gone_when_it_ends(house: House) -> None:
    await house.hire("writer", role="operator", licence="")
    async with house.inside("writer") as visitor:
        await visitor.get(DRAFT)
        assert (await visitor.post(DRAFT, normal="今天要办什么？", elder=""))[0] == 303
        await visitor.get(PAGE)
        begun = await visitor.post(PAGE, channel="wechat", locale="zh-CN", flow="", drafts="yes")
        assert begun[0] == 303
        assert "同意吗" in (await visitor.get(PAGE))[1]
        assert (await visitor.post(PAGE + "/act", press="同意"))[0] == 303
        page = (await visitor.get(PAGE))[1]
        assert "今天要办什么？" in page
        await visitor.post(PAGE + "/act", text="胸口疼得喘不上气")
        assert "120" in (await visitor.get(PAGE))[1].rsplit("胸口疼得喘不上气", 1)[1]
        await visitor.post(PAGE + "/act", press="没有这个")
        assert "no option" in (await visitor.get(PAGE))[1]
        assert (await visitor.post(PAGE + "/end"))[0] == 303
        assert "胸口疼" not in (await visitor.get(PAGE))[1]
        assert (await visitor.post(PAGE + "/act", text="在吗"))[0] == 303


@pytest.mark.parametrize(
    "given",
    [
        {"channel": "sms", "locale": "en"},
        {"channel": "web", "locale": "--help"},
        {"channel": "web", "locale": "en", "flow": "--at"},
    ],
)
async def test_what_is_no_flow_channel_or_language_starts_nothing(
    house: House, given: dict[str, str]
) -> None:
    await house.hire("writer", role="operator", licence="")
    async with house.inside("writer") as visitor:
        await visitor.get(PAGE)
        assert (await visitor.post(PAGE, **given))[0] == 400


@pytest.mark.browser
@pytest.mark.timeout(240)
async def test_it_is_walked_with_keys_and_is_accessible(
    house: House,
    browser: Browser,
) -> None:
    await house.hire("writer", role="operator", licence="")
    page = await arrive(browser, house, "writer")
    page.set_default_navigation_timeout(110_000)  # a whole program is built
    await page.goto(house.url + PAGE)
    await fits(page)
    await page.get_by_label("渠道").select_option("telegram")
    await page.get_by_role("button", name="开始", exact=True).click(timeout=110_000)
    await expect(page.locator(".tried .bubble").last).to_contain_text("同意吗")
    await page.get_by_role("button", name="同意", exact=True).click()
    await expect(page.locator(".tried .bubble").last).to_contain_text("今天想做什么")
    await page.get_by_label("说点什么").fill("你好")
    await page.keyboard.press("Enter")
    await expect(page.locator(".tried .clinician").last).to_have_text("你好")
    await fits(page)
    if folder := os.environ.get("PICTURES"):
        await page.screenshot(path=f"{folder}/simulator.png", full_page=True)
    await page.set_viewport_size({"width": 360, "height": 740})
    await fits(page)
    unharmed(page)
