"""The whole program behind its own server, and what a patient and a clinician do in two windows."""

from __future__ import annotations

import contextlib
import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw, ImageFont
from playwright.async_api import (
    Browser,
    FilePayload,
    Locator,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)

from bot import app
from bot.app import doors
from bot.bell import Bell
from bot.clinic import demo
from bot.config import load
from bot.store.session import Store
from handlers import server
from tests.databases import migrated
from tests.web.browsing import FLAGS

PHONE: ViewportSize = {"width": 420, "height": 760}
DESK: ViewportSize = {"width": 1180, "height": 760}
OWN_PASSWORD = "teekanne im regal"


@dataclass
class Clinic:
    """The running program: its address and the one-time passwords of its made-up staff."""

    url: str
    passwords: dict[str, str]
    store: Store
    bell: Bell


@contextlib.asynccontextmanager
async def a_clinic(folder: Path) -> AsyncIterator[Clinic]:
    """Everything `serve --demo` joins, on a free port, with its database in *folder*."""
    settings = load(
        database_url=f"sqlite+aiosqlite:///{folder / 'clinic.db'}",
        secret_key="k" * 40,
        telegram_token="",
        wechat_token="",
        public_url="",
        redis_url="",
        clinic_name="前门诊所",
    )
    await migrated(settings.database_url)
    made = app.build(settings)
    given = await demo.plant(made.store, now=made.clock())
    served = doors.build(made).web
    async with made.running(), server.listening(served, host="127.0.0.1", port=0) as url:
        yield Clinic(url, given, made.store, made.bell)


@contextlib.asynccontextmanager
async def a_browser(path: str) -> AsyncIterator[Browser]:
    async with async_playwright() as driver:
        opened = await driver.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        await opened.close()


async def _open(browser: Browser, view: ViewportSize) -> Page:
    context = await browser.new_context(
        viewport=view,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
    )
    page = await context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.faults = faults  # type: ignore[attr-defined]
    return page


def thermometer() -> FilePayload:
    """A drawing of a thermometer that shows 38.5, as a phone would send it."""
    picture = Image.new("RGB", (480, 270), "#8d9dab")
    draw = ImageDraw.Draw(picture)
    for x in range(-270, 480, 18):  # the cloth it lies on
        draw.line((x, 0, x + 270, 270), fill="#97a7b4", width=6)
    draw.rounded_rectangle((46, 98, 436, 200), 40, fill="#6f7f8d")  # its shadow
    draw.rounded_rectangle((40, 86, 360, 188), 40, fill="#f7f8f8")
    draw.polygon(((350, 104), (440, 126), (440, 148), (350, 170)), fill="#f7f8f8")
    draw.rounded_rectangle((424, 124, 456, 150), 12, fill="#c4ccd2")
    draw.rounded_rectangle((110, 104, 270, 170), 8, fill="#b9c9ae")
    draw.text((126, 106), "38.5", fill="#1d2a1f", font=ImageFont.load_default(58))
    draw.ellipse((60, 120, 92, 152), fill="#3f7fb0")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88)
    return {"name": "thermometer.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


@dataclass
class Patient:
    """Someone on the web chat."""

    page: Page

    @classmethod
    async def comes(cls, browser: Browser, clinic: Clinic) -> Patient:
        page = await _open(browser, PHONE)
        await page.goto(clinic.url + "/chat")
        await expect(page.locator("#state")).to_have_attribute("data-state", "online")
        return cls(page)

    async def sees(self, text: str) -> None:
        """The newest reply shows this."""
        await expect(self.page.locator(".theirs").last).to_contain_text(text)

    def options(self) -> Locator:
        return self.page.locator(".option:enabled")

    async def press(self, label: str) -> None:
        """Press an option of the newest question; it is marked, and nothing else can be pressed."""
        pressed = self.options().and_(self.page.get_by_role("button", name=label, exact=True))
        await expect(pressed).to_have_count(1)
        await pressed.click()
        await expect(self.page.locator(".option.chosen").last).to_contain_text(label)

    async def presses(self, asked: str, label: str) -> None:
        """Press an option when this is asked: several questions have the same options."""
        await self.sees(asked)
        await self.press(label)

    async def write(self, text: str) -> None:
        await self.page.locator("#words").fill(text)
        await self.page.keyboard.press("Enter")
        await expect(self.page.locator(".mine .text").last).to_have_text(text)

    async def send_photo(self, photo: FilePayload) -> None:
        await self.page.locator("#photo").set_input_files(photo)
        await expect(self.page.locator(".mine .photo img")).to_be_visible()

    async def agrees(self) -> None:
        await self.sees("同意吗")
        await self.press("同意")
        await self.sees("您今天想做什么")

    async def says_who(self) -> None:
        """Herself, 68 years old, in the ordinary wording."""
        year = datetime.now(ZoneInfo("Asia/Shanghai")).year - 68
        await self.press("我自己")
        await self.sees("怎么称呼您")
        await self.write("桂芳")
        await self.sees("您是男士还是女士")
        await self.press("女")
        await self.sees("您的出生日期")
        await self.write(f"{year}年1月1日")
        await self.sees("大字版")
        await self.press("不用")
        await self.sees("现在有下面任何一种吗")

    async def tells_of_a_cough(self) -> None:
        """No danger sign, a cough for three days, a temperature in words, diabetes."""
        await self.press("都没有")
        await self.press("咳嗽")
        await self.press("选好了")
        await self.press("三四天")
        await self.sees("体温多少度")
        await self.write("三十八度五")
        await self.press("腋下")
        await self.presses("还有下面的情况吗", "都没有")
        await self.sees("量过血氧吗")
        await self.write("九十六")
        await self.presses("还有下面的情况吗", "都没有")
        await self.presses("平时有这些长期的病吗", "糖尿病")
        await self.press("选好了")
        await self._tells_of_diabetes()

    async def _tells_of_diabetes(self) -> None:
        """Nothing new, blood sugar not measured; no medicines, and advice is wanted."""
        await self.presses("有下面的情况吗", "都没有")
        await self.presses("量过血糖吗", "没量")
        await self.presses("对药或食物过敏吗", "都没有")
        await self.presses("现在最想要什么", "听听怎么办")


@dataclass
class Clinician:
    """Someone at the console."""

    page: Page

    @classmethod
    async def comes(cls, browser: Browser, clinic: Clinic, login: str) -> Clinician:
        """Logs in with the one-time password and is made to choose one of their own."""
        page = await _open(browser, DESK)
        await page.goto(clinic.url + "/console")
        await page.get_by_label("账号").fill(login)
        await page.get_by_label("密码").fill(clinic.passwords[login])
        await page.get_by_role("button", name="登录").click()
        await expect(page.get_by_text("这是一次性密码")).to_be_visible()
        await page.get_by_label("当前密码").fill(clinic.passwords[login])
        await page.locator("#new").fill(OWN_PASSWORD)
        await page.locator("#again").fill(OWN_PASSWORD)
        await page.get_by_role("button", name="保存新密码").click()
        await expect(page.locator("#tally")).to_contain_text("候诊")
        return cls(page)

    async def write(self, text: str) -> Locator:
        """Write to the patient; returns the bubble."""
        await self.page.locator("#text").fill(text)
        await self.page.keyboard.press("Enter")
        bubble = self.page.locator(".bubble.clinician").last
        await expect(bubble.locator(".said")).to_have_text(text)
        return bubble

    async def close(self, **summary: str) -> None:
        """Close with the four parts of a summary."""
        await self.page.get_by_text("结束接诊并写小结").click()
        for name, text in summary.items():
            await self.page.locator(f"#{name}").fill(text)
        await self.page.get_by_label("处理结果").select_option("advice")
        await self.page.get_by_role("button", name="发送小结并结束").click()
