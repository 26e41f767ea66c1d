"""The web chat in a real browser: keyboard, narrow windows, large type, a line that breaks."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, expect

from bot.messages import Outbound
from tests.web.webchat_house import House, a_house
from tests.web.webchat_window import (
    HOSTILE,
    begin,
    no_sideways_scroll,
    photo,
    small_targets,
    unharmed,
)

pytestmark = pytest.mark.browser


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with a_house(tmp_path) as made:
        yield made


@pytest.fixture
async def phone(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A narrow phone whose owner reads Chinese and wants nothing to move."""
    context = await browser.new_context(
        viewport={"width": 320, "height": 640}, locale="zh-CN", reduced_motion="reduce"
    )
    yield context
    await context.close()


async def test_a_talk_can_be_held_with_the_keyboard_alone(
    house: House, phone: BrowserContext
) -> None:
    page = await begin(phone, house)
    await page.keyboard.press("Tab")
    await expect(page.locator(".skip")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#words")).to_be_focused()
    await page.keyboard.type("第一行")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("第二行")
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine .text")).to_have_text("第一行\n第二行")
    await expect(page.locator("#words")).to_have_value("")
    await expect(page.locator(".option:enabled")).to_have_count(0)
    await page.locator(".key", has_text="主菜单").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(".option:enabled")).to_have_count(4)
    for _ in range(30):
        await page.keyboard.press("Shift+Tab")
        if await page.evaluate("document.activeElement.classList.contains('option')"):
            break
    await page.keyboard.press("Enter")
    # The next question's first option has the focus: the talk goes on without hunting for it.
    await expect(page.locator(".option:enabled").first).to_be_focused()
    await expect(page.locator(".option.chosen")).to_have_text(re.compile("都没有$"))
    unharmed(page)


async def test_the_answer_is_marked_and_older_questions_are_shut(
    house: House, phone: BrowserContext
) -> None:
    page = await begin(phone, house)
    await page.get_by_role("button", name="咳嗽", exact=True).click()
    await expect(page.locator(".option:enabled")).to_have_count(4)
    await expect(page.locator(".option:disabled")).to_have_count(4)
    await expect(page.locator(".option.chosen")).to_have_text(re.compile("已选.*咳嗽"))
    await expect(page.locator(".mine .text")).to_have_text("咳嗽")
    await page.reload()
    await expect(page.locator(".option.chosen")).to_have_text(re.compile("已选.*咳嗽"))
    await expect(page.locator(".mine .text")).to_have_text(["咳嗽"])
    await expect(page.locator(".option:enabled")).to_have_count(4)
    unharmed(page)


@pytest.mark.parametrize(
    ("view", "scheme", "locale"),
    [
        ("normal", "light", "zh-CN"),
        ("elder", "dark", "zh-CN"),
        ("elder", "light", "en"),
        ("normal", "dark", "en"),
    ],
)
async def test_the_page_is_accessible_and_fits_a_narrow_window(
    house: House, browser: Browser, view: str, scheme: str, locale: str
) -> None:
    context = await browser.new_context(
        viewport={"width": 320, "height": 640},
        locale=locale,
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = await begin(context, house)
    if view == "elder":
        await page.locator("#larger").click()
        await expect(page.locator(".option:enabled")).to_have_count(4)
    await page.locator("#words").fill(HOSTILE)
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine .text").last).to_have_text(HOSTILE)
    await expect(page.locator(".option:enabled")).to_have_count(0)
    await page.locator(".key", has_text=re.compile("主菜单|Menu")).click()
    await page.locator(".option:enabled").last.click()
    await page.locator("#photo").set_input_files(
        {"name": "p.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    await expect(page.locator(".theirs .photo")).to_be_visible()
    await page.locator(".key.danger").click()
    await expect(page.locator("#call")).to_be_visible()
    await expect(page.locator(".option:enabled")).to_have_count(4)
    result = await Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    await no_sideways_scroll(page)
    assert await small_targets(page, 60 if view == "elder" else 44) == []
    size = await page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert size == (24 if view == "elder" else 18)
    assert await page.title() != "taken" and await page.locator(".text b, .text img").count() == 0
    unharmed(page)
    await context.close()


async def test_what_is_written_without_a_line_is_sent_when_it_is_back_even_after_a_reload(
    house: House, phone: BrowserContext
) -> None:
    page = await begin(phone, house)
    house.turns.away = True
    await page.locator("#words").fill("发热两天")
    await page.keyboard.press("Enter")
    await expect(page.locator("#state")).to_have_text(re.compile("网络断开"))
    await expect(page.locator(".mine .mark")).to_have_text("等待发送")
    await page.reload()
    await expect(page.locator(".mine .text")).to_have_text(["发热两天"])
    house.turns.away = False
    await expect(page.get_by_text("收到：发热两天")).to_be_visible()
    await expect(page.locator(".mine .text")).to_have_text(["发热两天"])
    await expect(page.locator(".mine .mark")).to_have_text("")
    assert sum(row["kind"] == "text" for row in await house.own()) == 1


async def test_an_answer_in_words_shuts_the_question_and_a_notice_leaves_it_open(
    house: House, phone: BrowserContext
) -> None:
    page = await begin(phone, house)
    await house.say(Outbound(text="通知"), "notice")
    await expect(page.get_by_text("通知")).to_be_visible()
    await expect(page.locator(".option:enabled")).to_have_count(4)
    await page.locator("#words").fill("都有")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("收到：都有")).to_be_visible()
    await expect(page.locator(".option:enabled")).to_have_count(0)


async def test_two_windows_show_the_same_talk(house: House, phone: BrowserContext) -> None:
    one = await begin(phone, house)
    two = await begin(phone, house)
    await two.get_by_role("button", name="咳嗽", exact=True).click()
    await expect(one.locator(".option:enabled")).to_have_count(4)
    await expect(one.locator(".mine .text")).to_have_text(["咳嗽"])
    await one.locator("#words").press_sequentially("你好\n")
    for page in (one, two):
        await expect(page.get_by_text("收到：你好")).to_be_visible()
        await expect(page.locator(".option:enabled")).to_have_count(0)
        await expect(page.locator(".option.chosen")).to_have_count(1)
        await expect(page.locator(".mine .text")).to_have_text(["咳嗽", "你好"])
        await expect(page.locator(".theirs")).to_have_count(4)
        unharmed(page)


async def test_large_type_stays_and_reaches_the_conversation(
    house: House, phone: BrowserContext
) -> None:
    page = await begin(phone, house)
    await page.get_by_role("button", name="大字版").click()
    await expect(page.locator("html")).to_have_class("elder")
    await expect(page.locator("#larger")).to_have_attribute("aria-pressed", "true")
    async with asyncio.timeout(10):
        while not any(row["body"].get("code") == "k:larger" for row in await house.own()):
            await asyncio.sleep(0.02)
    await page.reload()
    await expect(page.locator("#state")).to_have_attribute("data-state", "online")
    await expect(page.locator("html")).to_have_class("elder")
    await page.locator("#larger").click()
    await expect(page.locator("html")).not_to_have_class("elder")
    await expect(page.locator(".mine .text")).to_have_text(["大字版", "标准版"])
    unharmed(page)


async def test_the_other_language_is_one_tap_away_and_asks_again(
    house: House, phone: BrowserContext
) -> None:
    page = await begin(phone, house)
    await page.get_by_role("link", name="English").click()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.locator(".theirs")).to_have_count(3)
    assert page.url == house.url + "/chat"
    assert (await house.own())[-1]["body"]["code"] == "k:repeat"
    await expect(page.locator(".mine")).to_have_count(0)
    unharmed(page)


async def test_a_deep_link_is_followed_once(house: House, phone: BrowserContext) -> None:
    page = await begin(phone, house, "/chat?to=vax")
    await expect(page.get_by_text("哪里不舒服？vax")).to_be_visible()
    await page.reload()
    await expect(page.locator("#state")).to_have_attribute("data-state", "online")
    assert [row["kind"] for row in await house.own()] == ["start"]


async def test_the_emergency_number_is_there_without_any_line(
    house: House, phone: BrowserContext
) -> None:
    page = await begin(phone, house)
    house.turns.away = True
    await page.get_by_role("button", name="急救").click()
    call = page.get_by_role("link", name="拨打急救电话 120")
    await expect(call).to_have_attribute("href", "tel:120")


async def test_a_photo_opens_large_and_escape_returns_to_it(
    house: House, phone: BrowserContext
) -> None:
    page = await begin(phone, house)
    await page.locator("#photo").set_input_files(
        {"name": "p.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    thumb = page.locator(".theirs .photo")
    await thumb.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#viewed")).to_have_attribute(
        "alt", re.compile("收到的照片 [0-9]{2}:")
    )
    assert await page.locator("#viewed").evaluate("(image) => image.decode().then(() => true)")
    await page.keyboard.press("Escape")
    await expect(page.locator("#viewer")).to_be_hidden()
    await expect(thumb).to_be_focused()
    spoilt = {"name": "p.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"}
    await page.locator("#photo").set_input_files(spoilt)  # type: ignore[arg-type]
    await expect(page.get_by_text("打不开这张照片，请换一张（JPG 或 PNG）。")).to_be_visible()


async def test_enter_that_ends_a_chinese_composition_does_not_send(
    house: House, phone: BrowserContext
) -> None:
    page = await begin(phone, house)
    await page.locator("#words").fill("ke sou")
    await page.locator("#words").dispatch_event(
        "keydown", {"key": "Enter", "isComposing": True, "bubbles": True}
    )
    await expect(page.locator("#words")).to_have_value("ke sou")
    assert [row["kind"] for row in await house.own()] == ["start"]


async def test_a_reader_of_old_messages_is_not_torn_away(
    house: House, phone: BrowserContext
) -> None:
    page = await begin(phone, house)
    for number in range(6):
        await house.say(Outbound(text=f"说明 {number}\n" * 4), f"n{number}")
    await expect((log := page.locator("#log")).locator(".theirs")).to_have_count(8)
    await log.evaluate("(l) => new Promise((d) => { l.onscroll = d; l.scrollTop = 0; })")
    await expect(page.locator("#below")).to_be_hidden()
    await house.say(Outbound(text="新的一句"), "new")
    await expect(page.locator("#below")).to_be_visible()
    assert await log.evaluate("(log) => log.scrollTop") == 0
    await page.locator("#below").click()
    await expect(page.get_by_text("新的一句")).to_be_in_viewport()


async def test_a_link_of_ours_can_be_followed_and_one_of_theirs_is_only_words(
    house: House, phone: BrowserContext
) -> None:
    page = await begin(phone, house)
    await page.locator("#words").fill("https://evil.example")
    await page.keyboard.press("Enter")
    await house.say(Outbound(text="全文：https://clinic.example/consent。"), "link")
    link = page.locator('.theirs .text a[href="https://clinic.example/consent"]')
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await expect(page.locator(".mine .text a")).to_have_count(0)
