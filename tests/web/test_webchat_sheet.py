"""The page of a patient's own note, for the clinic: large, printed well, and nobody else's."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, expect
from sqlalchemy import Connection, insert

from bot.clinic import links, sheets
from tests.clinic import TABLES, add
from tests.web.webchat_house import House, a_house

NOTE: list[dict[str, Any]] = [
    {
        "title": "note-patient",
        "values": ["<b>豆豆</b>", {"key": "patient-sex-female"}, {"key": "age-months", "n": "8"}],
    },
    {"title": "intake-complaints-title", "values": [{"key": "intake-complaints-fever"}]},
    {"title": "intake-words-title", "values": ["昨晚开始烧，不太肯吃奶，" * 12]},
    {"title": "intake-temp-title", "values": [{"key": "value-degrees", "value": "38.6"}]},
    {"title": "note-remarks", "values": [{"key": "remark-away"}]},
]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with a_house(tmp_path) as made:
        yield made


async def address_of(house: House, *, locale: str = "zh-CN", past: timedelta = timedelta()) -> str:
    """The address of the page of an intake that was told some time ago."""
    now = house.now()

    def told(conn: Connection) -> str:
        row = {
            "alias": f"a{past.days}",
            "locale": locale,
            "elder": False,
            "consent": "",
            "notices": True,
        }
        person = add(conn, "person", **row, created_at=now)
        intake = {"person_id": person, "level": "L2", "body": {"note": NOTE}, "created_at": now}
        made = TABLES["intake"]
        number = conn.execute(insert(made).returning(made.c.id), intake).scalar_one()
        until = now - past + sheets.VALID
        return links.sealed(f"intake:{number}", place=sheets.PLACE, until=until)

    return house.url + sheets.PATH + await house.store.write(told)


async def test_the_page_is_kept_by_nobody_and_loads_nothing_from_elsewhere(house: House) -> None:
    async with ClientSession() as client, client.get(await address_of(house)) as response:
        text = await response.text()
        assert response.status == 200
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "&lt;b&gt;豆豆&lt;/b&gt;" in text and "38.6 度" in text
    assert "不是诊断" in text and "转述" not in text  # remarks are for clinicians
    assert "http://" not in text and "https://" not in text and "<script" not in text


async def test_the_page_is_in_the_language_of_the_patient(house: House) -> None:
    address = await address_of(house, locale="en")
    async with ClientSession() as client, client.get(address) as response:
        text = await response.text()
    assert '<html lang="en">' in text and "no diagnosis" in text and "38.6 °C" in text


async def test_a_page_that_is_over_or_was_made_up_is_not_there(house: House) -> None:
    over = await address_of(house, past=sheets.VALID)
    right = await address_of(house)
    async with ClientSession() as client:
        for wrong in (over, right[:-3] + "AAA", house.url + sheets.PATH + "x" * 60):
            async with client.get(wrong) as response:
                assert response.status == 404


@pytest.mark.browser
async def test_the_page_is_readable_on_a_phone_and_on_paper(
    house: House, browser: Browser, tmp_path: Path
) -> None:
    address = await address_of(house)
    page = await browser.new_page(viewport={"width": 320, "height": 640})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(address)
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320
    assert all(url.startswith(house.url) for url in asked)
    size = await page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert size >= 18
    found = await Axe().run(page)
    assert found.response["violations"] == []
    await page.emulate_media(media="print")
    await expect(page.locator(".screen")).to_be_hidden()
    await page.screenshot(path=tmp_path / "paper.png", full_page=True)
