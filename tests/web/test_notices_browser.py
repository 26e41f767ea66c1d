"""A notice in a browser: written, tested, approved by another, sent before one's eyes."""

from __future__ import annotations

import asyncio
import csv
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import (
    Browser,
    BrowserContext,
    FilePayload,
    Page,
    expect,
)
from sqlalchemy import func, select, update

from bot import fetcher
from bot.announcing import Announcer
from bot.clinic.notices import Reach
from bot.clinic.notices.recipients import RECIPIENT
from bot.pace import LocalPace
from bot.window import Guarded, LocalWindow
from handlers.telegram.channel import TelegramChannel
from tests.clinic import add_person
from tests.console import House, kit
from tests.contract.notice_parts import ZONE
from tests.platforms.samples import picture
from tests.platforms.telegram import FakeTelegram
from tests.web.browsing import fits, logged_in
from tests.web.notice_desk import FORM, PAGE, followed, staffed
from tests.web.test_console_axe import LOOKS
from tests.web.test_notices_pages import _sent

pytestmark = pytest.mark.browser
PEOPLE = 30
FIRST = 5000


async def comes(context: BrowserContext, house: House, login: str) -> Page:
    """Somebody of the staff, logged in."""
    return await logged_in(context, house.url, login)


@asynccontextmanager
async def sending(house: House, fake: FakeTelegram, rate: float) -> AsyncIterator[None]:
    """A worker that sends to the fake platform, at a pace one can watch."""
    channel = TelegramChannel(
        token=fake.token, api_root=fake.url, load_media=partial(fetcher.load, house.store)
    )
    announcer = Announcer(
        store=house.store,
        channels={"telegram": channel},
        gates={"telegram": Guarded(LocalPace(rate), LocalWindow(30))},
        reaches={"telegram": Reach(rate=rate)},
        script=kit().script,
        bell=house.bell,
        clock=house.clock,
        zone=ZONE,
        tally=lambda channel, state: None,
    )
    task = asyncio.create_task(announcer.run())
    try:
        yield
    finally:
        await announcer.stop(5.0)
        await task
        await channel.close()


async def crowd(house: House, fake: FakeTelegram) -> None:
    for n in range(PEOPLE):
        fake.user(FIRST + n)
    await house.store.write(
        lambda conn: (
            [add_person(conn, str(FIRST + n), channel="telegram") for n in range(PEOPLE)] and None
        )
    )


async def written(li: Page, house: House) -> None:
    """From nothing to a draft with a picture, tested and handed in."""
    await li.goto(f"{house.url}{PAGE}/new")
    await li.get_by_label("名称").fill("秋季流感疫苗")
    await li.locator("#text-zh-CN").fill(FORM["text:zh-CN:normal"])
    await li.locator("#elder-zh-CN").fill(FORM["text:zh-CN:elder"])
    await li.locator("#flow1").select_option("respiratory")
    await li.locator("[name='channels:telegram']").check()
    await expect(li.locator("section:has(#h-count) .big")).to_contain_text(str(PEOPLE))
    await expect(li.locator(".look-telegram .said").first).to_contain_text("秋季流感疫苗")
    await li.get_by_role("button", name="保存").click()
    await expect(li.locator("h1")).to_have_text("秋季流感疫苗")
    photo: FilePayload = {"name": "p.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    await li.locator("#photo").set_input_files(photo)
    await li.get_by_role("button", name="放入").click()
    await expect(li.locator(".balloon img").first).to_be_visible()
    await li.get_by_role("button", name="试发到 Telegram").click()
    await expect(li.locator(".done")).to_contain_text("试发已发出")
    await li.get_by_role("button", name="提交批准").click()
    await expect(li.locator(".steps-of")).to_contain_text("请由他人批准")


async def judged(wang: Page, house: House) -> None:
    await wang.goto(f"{house.url}{PAGE}")
    await wang.get_by_role("link", name="秋季流感疫苗").click()
    await wang.get_by_role("button", name="批准第 2 版").click()
    await expect(wang.locator(".marks").first).to_contain_text("已批准")


async def held(li: Page, house: House) -> None:
    """The bar moves; it is paused, nothing more goes out, and it goes on."""
    await li.get_by_role("button", name="现在开始").click()
    done = li.locator("[sse-swap=progress] .sub")
    await expect(done).to_have_text(re.compile(rf"已处理 [1-9]\d* / {PEOPLE}"), timeout=30_000)
    await li.get_by_role("button", name="暂停").click()
    await expect(li.get_by_role("button", name="继续")).to_be_visible()
    await asyncio.sleep(1.0)
    before = await sent(house)
    await fits(li)
    assert await sent(house) == before < PEOPLE
    await li.get_by_role("button", name="继续").click()
    await expect(li.locator(".marks").first).to_contain_text("已完成", timeout=60_000)


async def taken_away(li: Page, folder: Path) -> list[dict[str, str]]:
    """The rows of the export."""
    async with li.expect_download() as waiting:
        await li.get_by_role("link", name="导出 CSV").click()
    await (await waiting.value).save_as(folder / "n.csv")
    return list(csv.DictReader((folder / "n.csv").read_text().splitlines()))


@pytest.mark.timeout(280)
async def test_a_notice_goes_its_whole_way_before_ones_eyes(
    house: House, browser: Browser, tmp_path: Path
) -> None:
    await staffed(house)
    context = await browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900})
    li = await comes(context, house, "li")
    li.on("dialog", lambda dialog: asyncio.ensure_future(dialog.accept()))
    wang = await comes(await browser.new_context(locale="zh-CN"), house, "wang")
    async with FakeTelegram() as fake:
        await crowd(house, fake)
        await written(li, house)
        await judged(wang, house)
        await li.reload()
        async with sending(house, fake, rate=2.0):
            await held(li, house)
        assert len(fake.calls_of("sendPhoto")) == PEOPLE == await sent(house)
        await expect(li.locator("#f-reached + .big")).to_have_text(str(PEOPLE))
        await fits(li)
        rows = await taken_away(li, tmp_path)
        assert len(rows) == PEOPLE and {row["state"] for row in rows} == {"sent"}
    assert li.faults == [] and wang.faults == []  # type: ignore[attr-defined]


async def sent(house: House) -> int:
    query = select(func.count()).select_from(RECIPIENT).where(RECIPIENT.c.state == "sent")
    return int(await house.store.read(lambda conn: conn.execute(query).scalar_one()))


@pytest.mark.timeout(200)
@pytest.mark.parametrize("look", LOOKS, ids=["wide", "phone", "middle"])
async def test_every_page_of_notices_is_accessible_in_every_look(
    house: House, browser: Browser, look: dict[str, Any]
) -> None:
    await staffed(house)
    await followed(house)
    async with house.inside("li") as visitor:
        await visitor.get(f"{PAGE}/new")
        _, _, one = await visitor.post(f"{PAGE}/new", **(FORM | {"channels:wechat": "on"}))
        _, _, other = await visitor.post(f"{PAGE}/new", **(FORM | {"name": "冬季提醒"}))
    await begun(house, int(other.rpartition("/")[2]))
    context = await browser.new_context(**({"locale": "zh-CN"} | look))
    page = await comes(context, house, "li")
    for path in (PAGE, f"{PAGE}/new", f"{one}/edit", one, other, f"{PAGE}/rules"):
        await page.goto(house.url + path)
        if path.endswith(("/new", "/edit")):
            await expect(page.locator("section:has(#h-count) .big")).to_be_visible()
            await page.locator("#draft .tongue").evaluate_all("l => l.forEach(d => d.open = true)")
        await page.locator("details.numbers").evaluate_all("l => l.forEach(d => d.open = true)")
        await fits(page)
    assert page.faults == []  # type: ignore[attr-defined]


async def begun(house: House, number: int) -> None:
    """It was sent to some, and some of it failed."""

    def work(conn: Any) -> None:
        _sent(conn, number, house)
        ids = list(conn.execute(RECIPIENT.select()).all())
        for row, state, reason in (
            (ids[0], "failed", "telegram-400"),
            (ids[1], "unknown", "sender-died"),
            (ids[2], "skipped", "consult"),
            (ids[3], "planned", ""),
        ):
            conn.execute(
                update(RECIPIENT).where(RECIPIENT.c.id == row.id).values(state=state, reason=reason)
            )
        conn.execute(
            update(RECIPIENT).where(RECIPIENT.c.id == ids[4].id).values(tapped_at=house.clock())
        )

    await house.store.write(work)
