"""The elder view in a real browser, as the national standard wants it: large, plain, in step."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from tests.web.webchat_house import House, a_house
from tests.web.webchat_window import begin, no_sideways_scroll, small_targets, unharmed

pytestmark = pytest.mark.browser
SPEECH = """
window.spoken = [];
speechSynthesis.speak = (words) => window.spoken.push([words.text, words.lang, words]);
speechSynthesis.cancel = () => window.spoken.push("hush");
"""


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with a_house(tmp_path) as made:
        yield made


async def elder_page(
    browser: Browser, house: House, *, width: int, height: int, locale: str = "zh-CN"
) -> Page:
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=2,
        locale=locale,
        reduced_motion="reduce",
    )
    await context.add_init_script(SPEECH)
    page = await begin(context, house)
    await page.locator("#larger").click()
    await expect(page.locator("html")).to_have_class("elder")
    await expect(page.locator(".option:enabled").first).to_be_visible()
    return page


async def font_size(page: Page) -> float:
    return float(await page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))


async def too_small(page: Page) -> list[str]:
    """Texts below 18 px, or with lines closer than 1.3 of their height."""
    found: list[str] = await page.evaluate(
        """() => [...document.querySelectorAll("body *")]
           .filter((e) => e.checkVisibility() && !e.closest(".hidden, .skip, svg"))
           .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
           .map((e) => [e, getComputedStyle(e)])
           .filter(([, s]) => parseFloat(s.fontSize) < 18 ||
                              parseFloat(s.lineHeight) < 1.24 * parseFloat(s.fontSize))
           .map(([e, s]) => `${e.id || e.className} ${s.fontSize} ${s.lineHeight}`)"""
    )
    return found


def keep(name: str, picture: bytes) -> None:
    """For whoever wants to look: the folder is named in QIANMEN_PICTURES."""
    if folder := os.environ.get("QIANMEN_PICTURES"):
        (Path(folder) / name).write_bytes(picture)


async def test_the_type_grows_to_thirty_pixels_and_is_remembered(
    house: House, browser: Browser
) -> None:
    page = await elder_page(browser, house, width=320, height=640)
    seen = [await font_size(page)]
    for _ in range(2):
        await page.locator("#size").click()
        seen.append(await font_size(page))
    assert seen == [24, 27, 30]
    await page.reload()
    await expect(page.locator(".option:enabled").first).to_be_visible()
    assert await font_size(page) == 30
    await no_sideways_scroll(page)
    assert await small_targets(page, 60) == []
    assert await too_small(page) == []
    keep("elder-30.png", await page.screenshot())
    await page.locator("#size").click()
    assert await font_size(page) == 24
    unharmed(page)


@pytest.mark.parametrize("locale", ["zh-CN", "zh-TW", "en"])
async def test_the_largest_type_leaves_half_of_a_small_phone_to_what_is_asked(
    house: House, browser: Browser, locale: str
) -> None:
    page = await elder_page(browser, house, width=320, height=640, locale=locale)
    for _ in range(2):
        await page.locator("#size").click()
    assert await font_size(page) == 30
    room = await page.locator("#log").bounding_box()
    assert room and room["height"] >= 320
    cut = "(found) => found.filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.innerText)"
    assert await page.locator(".key").evaluate_all(cut) == []
    assert await small_targets(page, 60) == []
    assert await too_small(page) == []
    keep(f"elder-30-{locale}.png", await page.screenshot())
    unharmed(page)


async def test_at_twice_the_zoom_the_page_is_whole_and_accessible(
    house: House, browser: Browser
) -> None:
    """A window of 640 x 1280 at 200 % shows 320 x 640 px of the page, twice as large."""
    page = await elder_page(browser, house, width=320, height=640)
    result = await Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    await no_sideways_scroll(page)
    assert await small_targets(page, 60) == []
    assert await too_small(page) == []
    for place in ("#words", ".send", ".key.danger", "#larger"):
        await expect(page.locator(place).first).to_be_in_viewport()
    room = await page.locator("#log").bounding_box()
    assert room and room["height"] >= 150
    keep("elder-zoom-200.png", await page.screenshot())
    unharmed(page)


async def test_a_message_is_read_aloud_and_stops(house: House, browser: Browser) -> None:
    page = await elder_page(browser, house, width=480, height=800)
    button = page.locator(".theirs .speak").last
    await expect(button).to_have_text("朗读")
    text = await page.locator(".theirs .text").last.inner_text()
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "true")
    said = await page.evaluate(
        "window.spoken.filter((s) => s !== 'hush').map((s) => s.slice(0, 2))"
    )
    assert said == [[text, "zh-CN"]]
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "false")
    assert await page.evaluate("window.spoken.at(-1)") == "hush"
    await page.locator("#larger").click()
    await expect(button).to_be_hidden()
    unharmed(page)
