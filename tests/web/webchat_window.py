"""A page of the web chat in a real browser: opened, watched for faults, and measured."""

from __future__ import annotations

import io

from PIL import Image
from playwright.async_api import BrowserContext, Page, expect

from tests.web.webchat_house import House

HOSTILE = (
    "<img src=x onerror=\"document.title='taken'\"><b>粗</b> 👩‍👩‍👧‍👦 " + "长" * 400 + "w" * 400
)


async def begin(context: BrowserContext, house: House, path: str = "/chat") -> Page:
    """An open page on which the first question stands. A fault of its script fails the test."""
    page = await context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.faults = faults  # type: ignore[attr-defined]
    await page.goto(house.url + path)
    await expect(page.locator("#state")).to_have_attribute("data-state", "online")
    await expect(page.locator(".option:enabled").first).to_be_visible()
    return page


def unharmed(page: Page) -> None:
    assert page.faults == []  # type: ignore[attr-defined]


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "brown").save(out, "JPEG")
    return out.getvalue()


async def no_sideways_scroll(page: Page) -> None:
    wide = await page.evaluate(
        "[document.documentElement, document.getElementById('log')]"
        ".map((e) => e.scrollWidth - e.clientWidth)"
    )
    assert wide == [0, 0]


async def small_targets(page: Page, least: int) -> list[str]:
    """What can be pressed and is smaller than *least* px, links inside sentences left out."""
    found: list[str] = await page.evaluate(
        """(least) => [...document.querySelectorAll("button, textarea, a:not(.skip):not(.text a),"
             + " .photo-button")]
           .map((e) => [e, e.getBoundingClientRect()])
           .filter(([, r]) => r.width && (r.width < least - 0.5 || r.height < least - 0.5))
           .map(([e, r]) => `${e.id || e.className} ${r.width}x${r.height}`)""",
        least,
    )
    return found
