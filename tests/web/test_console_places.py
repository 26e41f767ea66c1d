"""A clinician sends a place from the workstation: chosen or written, by keyboard, once."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect
from sqlalchemy import Connection, update

from bot.clinic import cases
from tests.clinic import NOON, TABLES
from tests.console import House
from tests.web.browsing import fits
from tests.web.case_desk import accepted, rows
from tests.web.test_console_browser import DESK, PHONE, log_in, unharmed

SCRIPT = {"HX-Request": "true"}
OWN = {"known": "own", "name": "东门诊所", "address": "环城东路 1 号"}


async def test_a_known_place_is_sent_in_the_language_of_the_patient(house: House) -> None:
    li = await house.hire("li")
    path = f"/console/case/{await accepted(house, li)}"
    await house.store.write(lambda conn: conn.execute(update(TABLES["person"]).values(locale="en")))
    async with house.inside("li") as visitor:
        page = (await visitor.get(path))[1]
        assert "演示湖西社区接种点" in page and "vaccine:lake" in page
        assert (await visitor.post(f"{path}/place", known="vaccine:lake"))[0] == 303
    (message,) = await rows(house, "message")
    assert message.body["text"].startswith("Demo Lakeside vaccination site\nXihu District")
    assert message.body["place"] == [30.268, 120.132]
    (out,) = await rows(house, "outbox")
    assert out.body["form"] == "location"


@pytest.mark.parametrize(
    ("given", "at", "said"),
    [
        ({}, "known", "请选一个地方"),
        ({"known": "place:gone"}, "known", "已经不在名单里"),
        (OWN | {"name": " "}, "name", "请写名称"),
        (OWN | {"address": ""}, "address", "请写地址"),
        (OWN | {"latitude": "91", "longitude": "120"}, "latitude", "纬度要是 -90 到 90"),
        (OWN | {"latitude": "30", "longitude": "x"}, "longitude", "经度要是 -180 到 180"),
        (OWN | {"latitude": "30"}, "longitude", "要么都填"),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_sent(
    house: House, given: dict[str, str], at: str, said: str
) -> None:
    li = await house.hire("li")
    path = f"{house.url}/console/case/{await accepted(house, li)}/place"
    async with house.inside("li") as visitor:
        body = {"csrf": visitor.csrf} | given
        async with visitor.session.post(path, data=body, headers=SCRIPT) as answer:
            assert answer.status == 422 and said in await answer.text()
            assert answer.headers["HX-Retarget"] == f"#place-{at}-error"
    assert await rows(house, "message") == []


async def test_a_place_written_by_hand_goes_once_and_a_number_in_it_is_asked_about(
    house: House,
) -> None:
    li = await house.hire("li")
    path = f"/console/case/{await accepted(house, li)}/place"
    given = OWN | {"once": "a" * 32, "address": "环城东路 1 号，找我 13812345678"}
    async with house.inside("li") as visitor:
        status, page, _ = await visitor.post(path, headers=SCRIPT, **given)
        assert status == 422 and 'form="place-form" name="way" value="sure"' in page
        for _ in range(2):
            assert (await visitor.post(path, headers=SCRIPT, way="sure", **given))[0] == 200
    (message,) = await rows(house, "message")
    assert message.body == {"text": f"东门诊所\n{given['address']}"}
    assert "contact-sent" in [row.name for row in await rows(house, "case_event")]


async def test_only_the_owner_sends_a_place(house: House) -> None:
    li = await house.hire("li")
    await house.hire("wu")
    case_id = await accepted(house, li)
    async with house.inside("wu") as visitor:
        assert 'id="place-form"' not in (await visitor.get(f"/console/case/{case_id}"))[1]
        status, page, _ = await visitor.post(f"/console/case/{case_id}/place", **OWN)
        assert status == 422 and "不是由您接诊" in page
        assert (await visitor.post("/console/case/999/place", **OWN))[0] == 404
    assert await rows(house, "message") == []


@pytest.mark.browser
async def test_a_place_is_sought_chosen_and_sent_without_a_mouse(
    house: House, browser: Browser
) -> None:
    page = await opened(house, browser)
    await page.keyboard.press("Escape")
    await page.keyboard.press("p")
    await expect(page.locator("#place-sought")).to_be_focused()
    await page.keyboard.type("湖西社区")
    await expect(page.locator(".spots li:visible")).to_have_count(1)
    await expect(page.locator("#place-count")).to_have_text("找到 1 个地方")
    await page.keyboard.press("ArrowDown")
    await expect(page.locator("[value='vaccine:lake']")).to_be_checked()
    await fits(page)
    await page.keyboard.press("Enter")
    await expect(page.locator(".bubble.clinician .said").first).to_contain_text(
        "演示湖西社区接种点"
    )
    await expect(page.locator(".bubble.clinician .place")).to_contain_text("30.26800, 120.13200")
    await expect(page.locator("#done")).to_have_text("位置已发送")
    await expect(page.locator("#text")).to_be_focused()
    unharmed(page)


@pytest.mark.browser
async def test_a_wrong_field_is_told_and_focused_and_what_was_written_stays(
    house: House, browser: Browser
) -> None:
    page = await opened(house, browser, narrow=True)
    await page.locator("[data-opens=place]").click()
    await expect(page.get_by_label("名称")).to_be_hidden()
    await page.get_by_label("另写一个地方").check()
    await page.get_by_label("名称").fill("东门诊所")
    await page.get_by_label("地址").fill("环城东路 1 号")
    await page.get_by_label("纬度").fill("130")
    await page.get_by_label("经度").fill("120.1")
    await page.get_by_role("button", name="发送位置").click()
    wrong = page.locator("#place-latitude")
    await expect(wrong).to_be_focused()
    await expect(wrong).to_have_attribute("aria-invalid", "true")
    await expect(page.locator("#place-latitude-error")).to_contain_text("-90 到 90")
    await fits(page)
    await wrong.fill("30.1")
    await page.get_by_role("button", name="发送位置").click()
    await expect(page.locator(".bubble.clinician .place")).to_contain_text("30.10000, 120.10000")
    await expect(page.locator("#place")).to_be_hidden()
    assert len(await rows(house, "message")) == 2  # the first was the patient's own


async def opened(house: House, browser: Browser, *, narrow: bool = False) -> Page:
    """The page of a case whose patient has sent where they are."""
    li = await house.hire("li")
    case_id = await accepted(house, li)

    def work(conn: Connection) -> None:
        cases.relay(
            conn,
            case_id=case_id,
            kind="location",
            body={"place": [30.2, 120.2]},
            media_id=None,
            platform_id="",
            now=NOON,
        )

    await house.store.write(work)
    context = await browser.new_context(viewport=PHONE if narrow else DESK, locale="zh-CN")
    page = await log_in(context, house, "li")
    await page.goto(f"{house.url}/console/case/{case_id}")
    await expect(page.locator("#text")).to_be_focused()
    return page
