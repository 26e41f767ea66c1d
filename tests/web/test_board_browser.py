"""The supervisor's pages in a real browser: live without a reload, by keyboard, for everybody."""

from __future__ import annotations

from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect
from sqlalchemy import Connection

from bot.clinic import alarms, checklist, reviews
from tests.clinic import NOON, add_person, after, open_case
from tests.console import House
from tests.web import busy_day
from tests.web.browsing import fits, logged_in
from tests.web.case_desk import photos
from tests.web.webchat_window import unharmed

pytestmark = pytest.mark.browser
DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
Scheme = Literal["light", "dark"]


async def supervisor(
    browser: Browser,
    house: House,
    *,
    view: ViewportSize = DESK,
    scheme: Scheme = "light",
    locale: str = "zh-CN",
    login: str = "chief",
) -> Page:
    """A page of someone logged in; a fault of its scripts or its policy fails the test."""
    context = await browser.new_context(
        viewport=view, color_scheme=scheme, locale=locale, reduced_motion="reduce"
    )
    return await logged_in(context, house.url, login)


async def a_busy_day(house: House) -> int:
    """An evening with everything on the pages; returns a case to be reviewed."""
    reviewer = await house.hire("chief", role="supervisor", licence="")
    zone = ZoneInfo("Asia/Shanghai")
    house.clock.now = now = NOON.astimezone(zone).replace(hour=20, minute=47)

    def work(conn: Connection) -> int:
        ids = busy_day.fill(conn, now=now, midnight=now.replace(hour=0, minute=0))
        owners = [ids["doctor"], ids["paediatric"]]
        busy_day.reviewed(conn, now=now, owners=owners, reviewer=reviewer)
        return busy_day.to_review(conn, now)

    return await house.store.write(work)


@pytest.mark.parametrize(
    ("view", "scheme", "locale"),
    [(DESK, "light", "zh-CN"), (DESK, "dark", "en"), (PHONE, "light", "en")],
)
async def test_every_page_fits_its_window_and_is_accessible(
    house: House, browser: Browser, view: ViewportSize, scheme: Scheme, locale: str
) -> None:
    case_id = await a_busy_day(house)
    await house.hire("li")
    page = await supervisor(browser, house, view=view, scheme=scheme, locale=locale)
    await page.goto(house.url + "/console/board")
    await expect(page.locator(".chart .bar.later").first).to_be_visible()
    await page.locator(".numbers summary").click()
    await expect(page.locator(".numbers table")).to_be_visible()
    await fits(page)
    done = await house.store.read(lambda conn: reviews.done(conn)[0].case_id)
    for path in ("review", f"review/{case_id}", f"review/{done}"):
        await page.goto(f"{house.url}/console/{path}")
        await fits(page)
    unharmed(page)
    other = await supervisor(browser, house, view=view, scheme=scheme, login="li")
    await other.goto(house.url + "/console/board")
    await expect(other.locator("h1")).to_have_text("您的角色不能打开这一页")
    await fits(other)


async def test_the_board_moves_without_a_reload_and_keeps_what_was_opened(
    house: House, browser: Browser
) -> None:
    await house.hire("chief", role="supervisor", licence="")
    page = await supervisor(browser, house)
    await page.goto(house.url + "/console/board")
    waiting = page.locator("section", has=page.locator("#h-tile-waiting"))
    await expect(waiting.locator(".big")).to_have_text("0")
    await page.locator(".numbers summary").click()
    await page.evaluate("window.kept = true")

    def comes(conn: Connection) -> None:
        case_id = open_case(conn, add_person(conn, "a"), level="E1", now=NOON)
        alarms.sound(conn, key="k", name="unaccepted", case_id=case_id, role="doctor", now=NOON)

    house.clock.pass_by(seconds=45)
    await house.store.write(comes)
    house.bell.ring("queue", "board")
    await expect(waiting.locator(".big")).to_have_text("1")
    await expect(waiting).to_contain_text("最久 45 秒")
    await expect(page.locator(".alarm")).to_contain_text("有患者久等无人接诊")
    await expect(page.get_by_role("status").first).to_have_text("1 条警报。")
    await expect(page.locator(".roles .level-E1")).to_contain_text("1")
    await expect(page.locator(".bar.missed").last).to_be_visible()
    await expect(page.locator(".numbers table")).to_be_visible()
    assert await page.evaluate("window.kept")
    unharmed(page)


async def test_an_alarm_is_cleared_with_the_keyboard_and_the_place_is_kept(
    house: House, browser: Browser
) -> None:
    await house.hire("chief", role="supervisor", licence="")

    def sound(conn: Connection) -> None:
        for n, name in enumerate(("silent", "rating")):
            alarms.sound(conn, key=name, name=name, case_id=None, role="doctor", now=after(n))

    await house.store.write(sound)
    page = await supervisor(browser, house)
    await page.goto(house.url + "/console/board")
    await expect(page.locator(".alarm")).to_have_count(2)
    await page.locator("#to-review").focus()
    for _ in range(6):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.id") == "seen-2":
            break
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/console/board#alarms")
    await expect(page.locator(".alarm")).to_have_count(1)
    await page.keyboard.press("Tab")
    await expect(page.locator("#seen-1")).to_be_focused()
    unharmed(page)


async def test_a_focused_button_stays_focused_while_the_alarms_change(
    house: House, browser: Browser
) -> None:
    await house.hire("chief", role="supervisor", licence="")
    page = await supervisor(browser, house)

    async def another(key: str) -> None:
        await house.store.write(
            lambda conn: alarms.sound(
                conn, key=key, name="silent", case_id=None, role="doctor", now=NOON
            )
        )
        house.bell.ring("board")

    await another("one")
    await page.goto(house.url + "/console/board")
    await page.locator("#seen-1").focus()
    await another("two")
    await expect(page.locator(".alarm")).to_have_count(2)
    await expect(page.locator("#seen-1")).to_be_focused()


async def test_a_review_is_written_with_the_keyboard_alone(house: House, browser: Browser) -> None:
    case_id = await a_busy_day(house)
    page = await supervisor(browser, house)
    await page.goto(house.url + "/console/review")
    await page.locator(f"#review-{case_id}").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#h-check")).to_have_text("检查表")
    first, *others = checklist.load().questions
    await page.locator(f"#q-{first.id}-yes").focus()
    await page.keyboard.press("Space")
    for question in others:
        await page.keyboard.press("Tab")
        await expect(page.locator(f"#q-{question.id}-yes")).to_be_focused()
        await page.keyboard.press("ArrowRight")
        await expect(page.locator(f"#q-{question.id}-no")).to_be_checked()
    await page.keyboard.press("Tab")
    await page.keyboard.type("请写明就医信号")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/console/review")
    await expect(page.locator(f"#picked-{case_id}")).to_have_count(0)
    found = await house.store.read(lambda conn: reviews.get(conn, case_id))
    assert found is not None and found[0].score == 10
    assert found[1] is not None and found[1].comment == "请写明就医信号"
    unharmed(page)


async def test_a_reviewer_enlarges_photos_beside_the_answers_already_given(
    house: House, browser: Browser
) -> None:
    case_id = await a_busy_day(house)
    await photos(house, case_id, 2)
    page = await supervisor(browser, house)
    await page.goto(f"{house.url}/console/review/{case_id}")
    answer = page.locator(".check input[type=radio]").first
    await answer.check()
    await page.locator("a[data-photo]").first.click()
    await expect(page.locator("#lightbox")).to_be_visible()
    await page.keyboard.press("ArrowRight")
    await expect(page.locator("#lightbox .caption")).to_contain_text("(2/2)")
    await fits(page)
    await page.keyboard.press("Escape")
    await expect(page.locator("#lightbox")).to_be_hidden()
    await expect(answer).to_be_checked()
    assert len(page.context.pages) == 1
    unharmed(page)
