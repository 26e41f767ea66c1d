"""Makes the pictures of docs/notices.md of a real notice: python -m tests.web.notice_pictures"""

from __future__ import annotations

import asyncio
import io
import re
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.clinic import a_store
from tests.console import House, a_house
from tests.platforms.telegram import FakeTelegram
from tests.web.notice_desk import staffed
from tests.web.pictures import OUT, save
from tests.web.test_notices_browser import PEOPLE, comes, crowd, judged, sending, written
from tests.web.two_sides import a_browser
from tools import browser

COLOURS = 64
MOST_BYTES = 90_000
HIGH = {"edit": 1000, "running": 800}  # pixels


async def scenes(house: House, opened: Browser, fake: FakeTelegram) -> dict[str, Image.Image]:
    """The same notice as it is written, and while it goes out."""
    view: ViewportSize = {"width": 1180, "height": 1000}
    context = await opened.new_context(locale="zh-CN", viewport=view, reduced_motion="reduce")
    li = await comes(context, house, "li")
    li.on("dialog", lambda dialog: asyncio.ensure_future(dialog.accept()))
    wang = await comes(await opened.new_context(locale="zh-CN"), house, "wang")
    await written(li, house)
    address = li.url
    await li.goto(f"{address}/edit")
    await expect(li.locator("section:has(#h-count) .big")).to_contain_text(str(PEOPLE))
    await expect(li.locator(".look-telegram .said").first).to_be_visible()
    found = {"edit": await _taken(li)}
    await judged(wang, house)
    await li.goto(address)
    async with sending(house, fake, rate=3.0):
        await li.get_by_role("button", name="现在开始").click()
        done = li.locator("[sse-swap=progress] .sub")
        for sent in (r"[1-9]\d?", r"[12]\d"):
            house.clock.pass_by(seconds=9)
            await expect(done).to_have_text(
                re.compile(rf"已处理 {sent} / {PEOPLE}"), timeout=60_000
            )
        found["running"] = await _taken(li)
    return {
        name: picture.crop((0, 0, view["width"], HIGH[name])) for name, picture in found.items()
    }


async def _taken(page: Page) -> Image.Image:
    await page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    return Image.open(io.BytesIO(await page.screenshot())).convert("RGB")


async def made(folder: Path, path: str) -> dict[str, Image.Image]:
    async with (
        a_store(f"sqlite:///{folder / 'pictures.db'}") as store,
        a_house(store) as house,
        a_browser(path) as opened,
        FakeTelegram() as fake,
    ):
        await staffed(house)
        await crowd(house, fake)
        return await scenes(house, opened, fake)


def main() -> None:
    path = browser.find()
    if path is None:
        raise SystemExit(browser.MISSING)
    with tempfile.TemporaryDirectory(prefix="qianmen-pictures-") as folder:
        found = asyncio.run(made(Path(folder), path))
    for name, picture in found.items():
        out = OUT.with_name(f"notice-{name}.png")
        size = save(picture.quantize(COLOURS), out)
        if size > MOST_BYTES:
            raise SystemExit(f"{out} has {size} bytes; it may have {MOST_BYTES}")


if __name__ == "__main__":
    main()
