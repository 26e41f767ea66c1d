"""Makes the README's picture from a real conversation: python -m tests.web.pictures"""

from __future__ import annotations

import asyncio
import io
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter
from playwright.async_api import Page, expect

from tests.web.two_sides import Clinician, Patient, a_browser, a_clinic, thermometer
from tools import browser

OUT = Path(__file__).parents[2] / "docs/images/side-by-side.png"
MARGIN = 28  # pixels around and between the two windows
CORNER = 14
GROUND = "#dfe7e3"
MOST_BYTES = 400_000


async def scene(folder: Path, path: str) -> tuple[Image.Image, Image.Image]:
    """A talk in which both have written and a photo has arrived, seen from both sides."""
    async with a_clinic(folder) as clinic, a_browser(path) as opened:
        doctor = await Clinician.comes(opened, clinic, "doctor")
        patient = await Patient.comes(opened, clinic)
        await patient.agrees()
        await patient.press("我不舒服")
        await patient.says_who()
        await patient.tells_of_a_cough()
        await patient.press("没问题，发送")
        await patient.press("找医生")
        await doctor.page.locator("#presence-online").click()
        await doctor.page.locator(".card").get_by_role("button", name="接诊").click()
        await patient.sees("已接诊")
        await doctor.write("您好，我是李医生。现在体温多少？可以拍一张照片发来。")
        await patient.sees("现在体温多少")
        await patient.write("刚量的，咳得比昨天少一点。")
        await patient.send_photo(thermometer())
        await expect(doctor.page.locator(".bubble.patient img")).to_have_js_property(
            "naturalWidth", 480
        )
        said = await doctor.write("看到了，38.5 度。先多喝温水、多休息，晚上八点再量一次告诉我。")
        await patient.sees("晚上八点再量一次")
        await expect(said.locator(".tick")).to_contain_text("已送达")
        await expect(patient.page.locator("#notice")).to_be_hidden()
        return await _taken(patient.page), await _taken(doctor.page)


async def _taken(page: Page) -> Image.Image:
    await page.evaluate("document.activeElement.blur()")
    return Image.open(io.BytesIO(await page.screenshot())).convert("RGB")


def joined(left: Image.Image, right: Image.Image) -> Image.Image:
    """Both windows with round corners and a soft shadow, on one ground."""
    wide = left.width + right.width + 3 * MARGIN
    whole = Image.new("RGB", (wide, max(left.height, right.height) + 2 * MARGIN), GROUND)
    for window, at in ((left, MARGIN), (right, 2 * MARGIN + left.width)):
        box = (at, MARGIN, at + window.width, MARGIN + window.height)
        shade = Image.new("L", whole.size)
        draw = ImageDraw.Draw(shade)
        draw.rounded_rectangle((box[0], box[1] + 6, box[2], box[3] + 6), CORNER, fill=70)
        whole.paste("#0c2b25", mask=shade.filter(ImageFilter.GaussianBlur(12)))
        mask = Image.new("L", window.size)
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, *window.size), CORNER, fill=255)
        whole.paste(window, (at, MARGIN), mask)
    return whole


def save(picture: Image.Image, out: Path) -> int:
    """Write it; returns its bytes."""
    out.parent.mkdir(parents=True, exist_ok=True)
    picture.save(out, optimize=True)
    return out.stat().st_size


def main() -> None:
    path = browser.find()
    if path is None:
        raise SystemExit(browser.MISSING)
    with tempfile.TemporaryDirectory(prefix="qianmen-pictures-") as folder:
        left, right = asyncio.run(scene(Path(folder), path))
    size = save(joined(left, right), OUT)
    if size > MOST_BYTES:
        raise SystemExit(f"{OUT} has {size} bytes; it may have {MOST_BYTES}")


if __name__ == "__main__":
    main()
