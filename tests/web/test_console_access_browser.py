"""Sign-in with a second step, and the staff's page, in a real browser and by keys alone."""

from __future__ import annotations

from typing import Any

import pyotp
import pytest
from playwright.async_api import Browser, Page, expect

from bot.clinic.factors import PERIOD
from tests.console import PASSWORD, House
from tests.web.browsing import fits
from tests.web.test_console_browser import DESK, unharmed
from tests.web.test_console_menu import PHONE, enter, picture

pytestmark = pytest.mark.browser
LOOKS: list[Any] = [
    pytest.param("wide", {"viewport": DESK}, id="wide"),
    pytest.param(
        "phone", {"viewport": PHONE, "locale": "en-GB", "color_scheme": "dark"}, id="phone"
    ),
]


def code(house: House, key: str) -> str:
    return pyotp.TOTP(key.replace(" ", "")).at(house.clock())


async def seen(page: Page, name: str) -> None:
    await fits(page)
    await picture(page, name)


@pytest.mark.parametrize(("name", "look"), LOOKS)
async def test_the_second_step_is_set_up_and_given_by_keys_alone(
    house: House, browser: Browser, name: str, look: dict[str, Any]
) -> None:
    await house.hire("li")
    page = await enter(browser, house, "li", **look)
    await page.goto(house.url + "/console/factor")
    await seen(page, f"factor-{name}")
    key = await page.locator("#key").inner_text()
    await page.locator("#code").focus()
    await page.keyboard.type(code(house, key))
    await page.keyboard.press("Enter")
    await expect(page.locator(".codes li")).to_have_count(10)
    await seen(page, f"codes-{name}")
    paper = await page.locator(".codes code").first.inner_text()
    await page.goto(house.url + "/console/factor")
    await seen(page, f"factor-on-{name}")
    await page.goto(house.url + "/console/sessions")
    await seen(page, f"logins-{name}")
    house.clock.pass_by(seconds=PERIOD)
    context = await browser.new_context(**({"locale": "zh-CN"} | look))
    second = await context.new_page()
    await second.goto(house.url + "/console/login")
    await expect(second.locator("[autofocus]")).to_be_focused()
    await second.keyboard.type("li")
    await second.keyboard.press("Tab")
    await second.keyboard.type(PASSWORD)
    await second.keyboard.press("Enter")
    field = second.locator("[autocomplete=one-time-code]")
    await expect(field).to_be_focused()
    await seen(second, f"second-{name}")
    await second.keyboard.type("000000")
    await second.keyboard.press("Enter")
    await expect(second.get_by_role("alert")).to_be_visible()
    await expect(field).to_be_focused()
    await fits(second)
    await second.keyboard.type(paper)
    await second.keyboard.press("Enter")
    await expect(second.locator("#tally")).to_be_visible()
    unharmed(page)


@pytest.mark.parametrize(("name", "look"), LOOKS)
async def test_an_administrator_adds_somebody_and_gives_them_a_role(
    house: House, browser: Browser, name: str, look: dict[str, Any]
) -> None:
    await house.hire("ma", role="administrator", licence="", name="马明", title="系统管理员")
    await house.hire("li", name="李敏", also="supervisor", departments="03.01")
    await house.hire("he", role="pharmacist", name="何静", title="主管药师", once=True)
    page = await enter(browser, house, "ma", **look)
    await page.goto(house.url + "/console/staff")
    await seen(page, f"staff-{name}")
    await page.locator("a[href='/console/staff/new']").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#login")).to_be_focused()
    await page.keyboard.type("wu")
    await page.locator("#name").fill("吴强")
    await page.locator("#role").select_option("sampler")
    await page.locator("#email").fill("nowhere")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_be_visible()
    await seen(page, f"staff-new-{name}")
    await page.locator("#email").fill("wu@clinic.example")
    await page.keyboard.press("Enter")
    await expect(page.locator("#password")).to_be_visible()
    await seen(page, f"staff-password-{name}")
    await page.goto(house.url + "/console/staff")
    await page.get_by_role("link", name="李敏").click()
    await expect(page.locator("#name")).to_have_value("李敏")
    await seen(page, f"staff-one-{name}")
    await page.goto(house.url + "/console/audit")
    await seen(page, f"audit-{name}")
    await page.locator("#action").fill("staff.added")
    await page.keyboard.press("Enter")
    await expect(page.locator(".trail tbody tr")).to_have_count(4)
    await expect(page.locator(".trail tbody tr").first).to_contain_text("roles:sampler")
    # The browser itself notes that a form was refused.
    noted = page.faults  # type: ignore[attr-defined]
    assert [fault for fault in noted if "422" not in fault] == []
