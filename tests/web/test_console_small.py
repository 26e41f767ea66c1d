"""The workstation on a phone: the bar on top, the menu of the account, the talk and its end."""

from __future__ import annotations

import pytest
from playwright.async_api import (
    Browser,
    Locator,
    Page,
    Route,
    ViewportSize,
    expect,
)

from bot.clinic import cases, presence
from tests.clinic import NOON
from tests.console import House
from tests.web.browsing import fits
from tests.web.case_desk import SUMMARY, accepted
from tests.web.test_console_browser import DESK, log_in, unharmed

pytestmark = pytest.mark.browser
PHONE: ViewportSize = {"width": 390, "height": 844}
ROW = 56  # pixels of one row of the bar, with room for its border
NAMES = {"zh-CN": ("li医生", "退出登录"), "en-GB": ("li医生", "Log out")}


async def height(page: Page) -> float:
    box = await page.locator(".top").bounding_box()
    assert box is not None
    return box["height"]


async def within(page: Page, one: Locator) -> bool:
    """Whether all of it is in the window."""
    box, size = await one.bounding_box(), page.viewport_size
    assert box is not None and size is not None
    right, low = box["x"] + box["width"], box["y"] + box["height"]
    return box["x"] >= 0 and box["y"] >= 0 and right <= size["width"] and low <= size["height"]


@pytest.mark.parametrize("locale", list(NAMES))
async def test_the_bar_of_a_supervisor_is_two_rows_on_a_phone_and_one_on_the_board(
    house: House, browser: Browser, locale: str
) -> None:
    await house.hire("li", role="supervisor", name="欧阳娜娜娜")
    context = await browser.new_context(viewport=PHONE, locale=locale)
    page = await log_in(context, house, "li")
    assert await height(page) <= 2 * ROW
    await fits(page)
    for place in ("board", "review"):
        await page.goto(f"{house.url}/console/{place}")
        assert await height(page) <= ROW
        await fits(page)
    unharmed(page)


@pytest.mark.parametrize("locale", list(NAMES))
async def test_the_menu_of_the_account_opens_in_the_window_and_shuts_by_itself(
    house: House, browser: Browser, locale: str
) -> None:
    await house.hire("li")
    name, leave = NAMES[locale]
    for viewport in (PHONE, DESK):
        context = await browser.new_context(viewport=viewport, locale=locale)
        page = await log_in(context, house, "li")
        menu, opener = page.locator(".me .menu"), page.locator(".me summary")
        await expect(opener).to_contain_text(name)
        await expect(menu).to_be_hidden()
        await opener.focus()
        await page.keyboard.press("Enter")
        await expect(menu).to_be_visible()
        assert await within(page, menu)
        await fits(page)
        await page.keyboard.press("Tab")
        await page.keyboard.press("Escape")
        await expect(menu).to_be_hidden()
        await expect(opener).to_be_focused()
        await opener.click()
        await page.locator("#main").click(position={"x": 5, "y": 200})
        await expect(menu).to_be_hidden()
        await opener.click()
        await page.get_by_role("button", name=leave).click()
        await page.wait_for_url("**/console/login*")
        unharmed(page)


async def talked(house: House) -> int:
    """A case of li's whose talk is longer than the window."""
    li = await house.hire("li")
    case_id = await accepted(house, li)
    for n in range(30):
        await house.store.write(
            lambda conn, n=n: cases.speak(  # type: ignore[misc]
                conn, case_id=case_id, staff_id=li, text=f"第 {n} 句", media_id=None, now=NOON
            )
        )
    return case_id


async def test_on_a_phone_one_writes_without_scrolling_to_the_end_of_the_page(
    house: House, browser: Browser
) -> None:
    case_id = await talked(house)
    context = await browser.new_context(viewport=PHONE, locale="zh-CN")
    page = await log_in(context, house, "li")
    await page.goto(f"{house.url}/console/case/{case_id}")
    for name in ("照片、文件", "录音", "模板", "发送"):
        one = page.locator(".say").get_by_text(name, exact=True).locator("xpath=..")
        assert await within(page, page.locator("#send") if name == "发送" else one)
    await fits(page)
    unharmed(page)


@pytest.mark.parametrize("how", ["no answer", "a busy server"])
async def test_what_did_not_arrive_says_so_stays_and_is_sent_once_by_the_next_press(
    house: House, browser: Browser, how: str
) -> None:
    case_id = await accepted(house, await house.hire("li"))
    context = await browser.new_context(viewport=DESK, locale="zh-CN")
    page = await log_in(context, house, "li")
    await page.goto(f"{house.url}/console/case/{case_id}")

    async def lose(route: Route) -> None:
        await (route.abort() if how == "no answer" else route.fulfill(status=502))

    await page.route("**/say", lose)
    await page.locator("#text").fill("多喝水")
    await page.keyboard.press("Enter")
    await expect(page.locator("#say-error")).to_contain_text("没有发出去")
    await expect(page.locator("#text")).to_have_value("多喝水")
    await page.unroute("**/say")
    await page.locator("#send").click()
    await expect(page.locator(".bubble.clinician .said")).to_have_text(["多喝水"])
    await expect(page.locator("#say-error")).to_be_empty()
    await expect(page.locator("#text")).to_have_value("")


async def test_on_a_phone_the_bar_of_who_counts_as_away_is_three_short_rows_at_most(
    house: House, browser: Browser
) -> None:
    li = await house.hire("li")
    context = await browser.new_context(viewport=PHONE, locale="zh-CN")
    page = await log_in(context, house, "li")
    assert await height(page) <= 2 * ROW  # the second: the pages one may open
    for to in (presence.At.online, presence.At.away):
        await house.store.write(
            lambda conn, to=to: presence.go(  # type: ignore[misc]
                conn, staff_id=li, to=to, now=house.clock()
            )
        )
    await page.reload()
    await expect(page.locator(".away")).to_be_visible()
    assert await height(page) <= 3 * ROW - 20


async def test_the_last_words_stay_in_sight_when_the_form_below_the_talk_opens(
    house: House, browser: Browser
) -> None:
    case_id = await talked(house)
    context = await browser.new_context(viewport=DESK, locale="zh-CN")
    page = await log_in(context, house, "li")
    await page.goto(f"{house.url}/console/case/{case_id}")
    last = page.locator(".bubble").last
    await expect(last).to_be_in_viewport()
    await page.locator("#close summary").click()
    await expect(page.locator("#complaint")).to_be_visible()
    await expect(last).to_be_in_viewport(ratio=1)
    unharmed(page)


async def test_a_double_click_closes_a_case_and_leads_back_to_the_list(
    house: House, browser: Browser
) -> None:
    case_id = await accepted(house, await house.hire("li"))
    context = await browser.new_context(viewport=DESK, locale="zh-CN")
    page = await log_in(context, house, "li")
    await page.goto(f"{house.url}/console/case/{case_id}")
    await page.locator("#close summary").click()
    for name, text in SUMMARY.items():
        await page.locator(f"#{name}").fill(text)
    await page.locator("#outcome").select_option("advice")
    await page.get_by_role("button", name="发送小结并结束").dblclick()
    await page.wait_for_url(f"{house.url}/console")
    await expect(page.get_by_text("您还没有接诊中的患者")).to_be_visible()
    assert len(house.turns.told) == 1
    unharmed(page)
