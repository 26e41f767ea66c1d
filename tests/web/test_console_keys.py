"""The workstation by keyboard alone, photos enlarged, ready replies, drafts that are not lost."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Dialog, Page, expect
from sqlalchemy import Connection

from bot.clinic import handing, staff, templates
from tests.clinic import NOON
from tests.console import House
from tests.web.browsing import fits
from tests.web.case_desk import accepted, photos, rows, waiting
from tests.web.test_console_browser import DESK, PHONE, log_in, unharmed
from tests.web.test_console_offers import offered

pytestmark = pytest.mark.browser


async def desk(browser: Browser, house: House, login: str = "li") -> Page:
    context = await browser.new_context(viewport=DESK, locale="zh-CN")
    return await log_in(context, house, login)


async def test_patients_are_gone_through_opened_and_accepted_by_keys(
    house: House, browser: Browser
) -> None:
    await house.hire("li")
    for name in ("甲", "乙", "丙"):
        await waiting(house, name)
    page = await desk(browser, house)
    await expect(page.locator(".card")).to_have_count(3)
    for key, name in (("j", "甲"), ("j", "乙"), ("j", "丙"), ("k", "乙")):
        await page.keyboard.press(key)
        await expect(page.locator("[data-step]:focus")).to_have_text(name)
    await page.keyboard.press("a")
    await expect(page.locator("h1")).to_have_text("乙")
    await expect(page.locator("#text")).to_be_focused()
    await page.keyboard.press("Escape")
    await page.keyboard.press("g")
    await expect(page.locator("#mine-2")).to_be_visible()
    await page.keyboard.press("?")
    await expect(page.locator("#keys")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.keyboard.press("j")
    await page.keyboard.press("Enter")
    await expect(page.locator("#say")).to_be_visible()
    unharmed(page)


async def test_a_ready_reply_is_sought_and_put_in_without_a_mouse(
    house: House, browser: Browser
) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)

    def work(conn: Connection) -> None:
        who = staff.get(conn, li)
        assert who is not None
        for title, body in (("多喝水", "多喝温水。"), ("复诊", "三天后再来。")):
            templates.add(conn, who, title=title, body=body, now=NOON)

    await house.store.write(work)
    page = await desk(browser, house)
    await page.goto(f"{house.url}/console/case/{case_id}")
    await expect(page.locator("#text")).to_be_focused()
    await page.keyboard.press("/")
    await expect(page.locator("#sought")).to_be_focused()
    await page.keyboard.type("三天")
    await expect(page.locator("[data-insert]:visible")).to_have_count(1)
    await page.keyboard.press("Enter")
    await expect(page.locator("#text")).to_have_value("三天后再来。")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".bubble.clinician .said")).to_have_text("三天后再来。")
    await page.keyboard.press("Escape")
    await page.keyboard.press("t")
    await page.keyboard.press("ArrowDown")
    await expect(page.locator("[data-insert]:focus")).to_contain_text("复诊")
    await page.keyboard.press("Escape")
    await expect(page.locator("#templates")).to_be_hidden()
    unharmed(page)


async def test_photos_are_enlarged_and_turned_by_keys(house: House, browser: Browser) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    await photos(house, case_id, 3)
    page = await desk(browser, house)
    await page.goto(f"{house.url}/console/case/{case_id}")
    await page.locator("a[data-photo]").first.focus()
    await page.keyboard.press("Enter")
    box, big = page.locator("#lightbox"), page.locator("#lightbox img")
    await expect(box).to_be_visible()
    for key, wide in (
        ("ArrowRight", 61),
        ("ArrowRight", 62),
        ("ArrowRight", 60),
        ("ArrowLeft", 62),
    ):
        await page.keyboard.press(key)
        await expect(big).to_have_js_property("naturalWidth", wide)
    await expect(page.locator("#lightbox .caption")).to_contain_text("(3/3)")
    await fits(page)
    await page.keyboard.press("Escape")
    await expect(box).to_be_hidden()
    await expect(page.locator("a[data-photo]").nth(2)).to_be_focused()
    unharmed(page)


async def test_what_is_written_is_not_lost_when_the_case_changes_hands(
    house: House, browser: Browser
) -> None:
    li, wu = await house.hire("li"), await house.hire("wu")
    case_id = await accepted(house, li)
    page = await desk(browser, house)
    await page.goto(f"{house.url}/console/case/{case_id}")
    await page.keyboard.type("还没写完")

    def take(conn: Connection) -> None:
        handing.takeover(conn, case_id=case_id, staff_id=wu, reason="x", now=house.clock())

    await house.store.write(take)
    house.bell.ring(f"case:{case_id}")
    await expect(page.locator("#moved")).to_be_visible()
    await expect(page.locator("#text")).to_have_value("还没写完")


async def test_leaving_with_an_unsent_draft_asks_first(house: House, browser: Browser) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    page = await desk(browser, house)
    await page.goto(f"{house.url}/console/case/{case_id}")
    await page.locator("#text").click()
    await page.keyboard.type("草稿")
    asked: list[str] = []

    async def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        await dialog.dismiss()

    page.on("dialog", stay)
    await page.locator(".crumb").click(no_wait_after=True)
    await expect(page.locator("#text")).to_have_value("草稿")
    await page.wait_for_timeout(300)
    assert asked == ["beforeunload"] and page.url.endswith(f"/case/{case_id}")


async def test_an_emergency_card_is_sent_only_when_confirmed(
    house: House, browser: Browser
) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    page = await desk(browser, house)
    await page.goto(f"{house.url}/console/case/{case_id}")
    answers = ["dismiss", "accept"]

    async def answer(dialog: Dialog) -> None:
        await getattr(dialog, answers.pop(0))()

    page.on("dialog", answer)
    for _ in range(2):
        await page.get_by_role("button", name="急救卡").click()
    await expect(page.locator("#done")).to_have_text("已发给患者。")
    assert [told[1] for told in house.turns.told] == ["case.emergency"]
    assert [row.name for row in await rows(house, "case_event")][-1] == "emergency"
    unharmed(page)


async def test_a_case_is_passed_on_from_its_dialog(house: House, browser: Browser) -> None:
    li = await house.hire("li")
    await house.hire("wu")
    case_id = await accepted(house, li)
    context = await browser.new_context(viewport=PHONE, locale="zh-CN")
    page = await log_in(context, house, "li")
    await page.goto(f"{house.url}/console/case/{case_id}")
    await page.get_by_role("button", name="转诊").click()
    box = page.locator("#transfer")
    await box.get_by_label("转给").select_option(label="wu医生 主治医师 · 医生")
    await box.get_by_label("原因").fill("   ")
    await box.get_by_role("button", name="转诊").click()
    await expect(page.locator("#transfer-error")).to_have_text("请写明原因。")
    await fits(page)
    await box.get_by_label("原因").fill("轮班")
    await box.get_by_role("button", name="转诊").click()
    await expect(page.locator("#tally")).to_be_visible()
    await expect(page.locator("#h-mine + div")).to_contain_text("您还没有接诊中的患者")


async def test_a_new_patient_is_named_in_the_title_and_heard_when_alerts_are_on(
    house: House, browser: Browser
) -> None:
    li = await house.hire("li")
    context = await browser.new_context(viewport=DESK, locale="zh-CN")
    await context.grant_permissions(["notifications"])
    await context.add_init_script(
        "window.tones = 0; const start = OscillatorNode.prototype.start;"
        "OscillatorNode.prototype.start = function (at) { window.tones += 1;"
        " return start.call(this, at); };"
    )
    page = await log_in(context, house, "li")
    await page.get_by_role("button", name="开启提醒").click()
    await expect(page.get_by_role("button", name="提醒已开")).to_have_attribute(
        "aria-pressed", "true"
    )
    before = await page.evaluate("window.tones")
    await offered(house, li)
    house.bell.ring("queue")
    await expect(page.locator(".offer")).to_be_visible()
    await expect(page).to_have_title("(1) 新患者 · 候诊与接诊 · 前门诊所")
    assert await page.evaluate("window.tones") == before + 2
    await page.keyboard.press("d")
    await expect(page.locator(".offer")).to_have_count(0)
    unharmed(page)
