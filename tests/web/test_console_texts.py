"""Texts in the console: found, drafted, refused with a reason, approved by another, undone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from bot.app.wording import Said
from bot.i18n import Catalogue
from bot.operating import wordings
from handlers.wechat.menu import build
from tests.console import PASSWORD, House, Visitor
from tests.web.browsing import fits
from tests.web.test_console_browser import DESK, unharmed

BIRTH = "/console/texts/zh-CN/patient-birth"
NEW = "请问出生日期？比如 1950年3月8日。"


async def staffed(house: House) -> None:
    await house.hire("writer", role="operator", licence="")
    await house.hire("reader", role="reviewer", licence="")


async def proposed(house: House, visitor: Visitor) -> str:
    """A draft without a fault, proposed; the number of its version."""
    await visitor.get(BIRTH)
    assert (await visitor.post(BIRTH, normal=NEW, elder=""))[0] == 303
    number = (await house.store.read(wordings.open_ones))[0].id
    assert (await visitor.post(BIRTH + "/propose", version=str(number)))[0] == 303
    return str(number)


async def test_a_text_is_found_by_its_words_and_by_its_key(house: House) -> None:
    await staffed(house)
    async with house.inside("writer") as visitor:
        for asked in ("patient-birth", "出生日期"):
            status, page = await visitor.get(f"/console/texts?lang=zh-CN&q={asked}")
            assert status == 200 and BIRTH in page
        assert "没有找到" in (await visitor.get("/console/texts?q=zzzz&lang=xx"))[1]


@pytest.mark.parametrize(
    "path",
    ["zh-CN/keys-human", "zh-CN/console-title", "xx/patient-birth", "zh-CN/no-such-text"],
)
async def test_what_nobody_may_change_has_no_page(house: House, path: str) -> None:
    await staffed(house)
    async with house.inside("writer") as visitor:
        await visitor.get("/console/texts")
        assert (await visitor.get(f"/console/texts/{path}"))[0] == 404
        assert (await visitor.post(f"/console/texts/{path}", normal="x"))[0] == 404


async def test_a_draft_with_a_fault_is_kept_and_cannot_be_proposed(house: House) -> None:
    await staffed(house)
    async with house.inside("writer") as visitor:
        await visitor.get(BIRTH)
        status, page, _ = await visitor.post(BIRTH, normal="{ $", elder="")
        assert status == 422 and "看不懂" in page and "{ $" in page
        await visitor.post(BIRTH, normal="哪天 { $when }", elder="")
        _, page = await visitor.get(BIRTH)
        assert "这里没有可以填入的" in page and "提交审核" not in page
        number = (await house.store.read(wordings.open_ones))[0].id
        status, _, where = await visitor.post(BIRTH + "/propose", version=str(number))
        assert status == 303 and where.endswith("#faults")
        assert (await house.store.read(wordings.open_ones))[0].state == "draft"


async def test_a_second_person_approves_exactly_what_they_saw(house: House) -> None:
    await staffed(house)
    async with house.inside("writer") as writer, house.inside("reader") as reader:
        number = await proposed(house, writer)
        assert "正在等另一位" in (await writer.get(BIRTH))[1]
        seen = wordings.base_of((await house.store.read(wordings.open_ones))[0].body)
        await reader.get(BIRTH)
        judged = {"version": number, "verdict": "approve"}
        assert (await reader.post(BIRTH + "/judge", seen="other", **judged))[0] == 409
        assert (await writer.post(BIRTH + "/judge", seen=seen, **judged))[0] == 403
        assert (await reader.post(BIRTH + "/judge", seen=seen, **judged))[0] == 303
        words = Catalogue.load()
        said = Said(store=house.store, catalogue=words)
        await said.look()
        assert words.text("zh-CN", "patient-birth", elder=True) == NEW
        assert (await writer.post(BIRTH + "/withdraw", version=number))[0] == 303
        await said.look()
        assert words.text("zh-CN", "patient-birth") != NEW
        await writer.get(BIRTH)
        assert (await writer.post(BIRTH + "/restore", version=number))[0] == 303
        assert (await writer.post(BIRTH + "/restore", version=number))[0] == 409
        await said.look()
        assert words.text("zh-CN", "patient-birth") == NEW


async def test_a_label_of_wechats_menu_is_held_to_its_bytes_and_approved_like_a_text(
    house: House,
) -> None:
    await staffed(house)
    path = "/console/texts/zh-CN/wechat-menu-human"
    async with house.inside("writer") as writer, house.inside("reader") as reader:
        assert path in (await writer.get("/console/texts?lang=zh-CN&q=wechat-menu-"))[1]
        _, page = await writer.get(path)
        assert "/console/channels/menus" in page
        await writer.post(path, normal="找医生或药师", elder="")
        _, page = await writer.get(path)
        assert "微信菜单里放不下" in page and "18 &gt; 16" in page and "提交审核" not in page
        await writer.post(path, normal="问医生", elder="")
        opened = (await house.store.read(wordings.open_ones))[0]
        number, seen = str(opened.id), wordings.base_of(opened.body)
        assert (await writer.post(path + "/propose", version=number))[0] == 303
        _, page = await reader.get(path)
        assert "问医生" in page and "/console/channels/menus" not in page
        judged = {"version": number, "verdict": "approve", "seen": seen}
        assert (await reader.post(path + "/judge", **judged))[0] == 303
    words = Catalogue.load()
    said = Said(store=house.store, catalogue=words)
    await said.look()
    menu, faults = build(words, "zh-CN")
    assert ([top.name for top in menu][1], faults) == ("问医生", [])


async def test_odd_versions_are_told_apart(house: House) -> None:
    await staffed(house)
    async with house.inside("writer") as visitor:
        await visitor.get(BIRTH)
        for version, status in (("", 400), ("x" * 30, 400), ("²", 400), ("999", 404)):
            assert (await visitor.post(BIRTH + "/propose", version=version))[0] == status


async def arrive(opened: Browser, house: House, login: str) -> Page:
    page = await (await opened.new_context(viewport=DESK, locale="zh-CN")).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.faults = faults  # type: ignore[attr-defined]
    await page.goto(house.url + "/console/login")
    await expect(page.locator("[autofocus]")).to_be_focused()
    await page.keyboard.type(login)
    await page.keyboard.press("Tab")
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.locator("details.me")).to_be_visible()
    return page


@pytest.mark.browser
async def test_one_writes_another_approves_and_every_look_is_accessible(
    house: House,
    browser: Browser,
    tmp_path: Path,
) -> None:
    await staffed(house)
    page = await arrive(browser, house, "writer")
    await page.goto(house.url + "/console/texts")
    await page.get_by_label("查找（文字或键名）").fill("出生日期")
    await page.keyboard.press("Enter")
    await expect(page.locator("#h-found")).to_be_visible()
    await fits(page)
    await page.locator(f'a[href="{BIRTH}"]').first.click()
    await page.get_by_label("平常的说法", exact=True).fill("您哪年哪月哪日生？")
    await page.get_by_label("大字简明的说法").fill("您的生日是哪天？")
    await page.get_by_role("button", name="保存草稿并预览").click()
    await expect(page.locator(".looks .bubble").first).to_contain_text("您哪年哪月哪日生？")
    await fits(page)
    await page.get_by_role("button", name="提交审核").click()
    await expect(page.get_by_text("正在等另一位有审核权限的同事")).to_be_visible()
    second = await arrive(browser, house, "reader")
    await second.goto(house.url + BIRTH)
    await expect(second.locator("#looks")).to_be_visible()
    await fits(second)
    if folder := os.environ.get("PICTURES"):
        await second.screenshot(path=f"{folder}/text.png", full_page=True)
    await second.get_by_role("button", name="同意，马上生效").click()
    await expect(second.locator("#h-versions ~ ul .chip").first).to_have_text("正在用")
    await second.set_viewport_size({"width": 360, "height": 740})
    await fits(second)
    if folder := os.environ.get("PICTURES"):
        await second.screenshot(path=f"{folder}/text-phone.png", full_page=True)
    unharmed(page)
    unharmed(second)
