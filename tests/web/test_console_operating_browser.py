"""The operator's desk in a browser: readable in every look, usable by the keyboard alone."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect
from sqlalchemy import Connection

from bot.operating import funnels, health, incidents, tags
from bot.operating.health import Report
from bot.operating.incidents import Found, Kind
from bot.operating.walks import What
from tests.clinic import NOON, add_patient, add_person, open_case
from tests.console import PASSWORD, House
from tests.web.browsing import fits
from tests.web.test_console_axe import LOOKS
from tests.web.test_console_browser import DESK, unharmed
from tests.web.test_console_operating import ALIAS, walk

pytestmark = pytest.mark.browser
PAGES = {
    "people": "/console/people",
    "person": f"/console/people/{ALIAS}",
    "tags": "/console/tags",
    "tag": "/console/tags/1",
    "channels": "/console/channels",
    "seasons": "/console/seasons",
    "figures": "/console/figures",
    "flow": "/console/figures/intake",
    "questions": "/console/questions",
    "questions-step": "/console/questions/menu/main",
}
STEPS = {"subject": 90, "words": 84, "complaints": 70, "flags": 66, "fever": 41, "days": 38}


async def log_in(context: BrowserContext, house: House) -> Page:
    """An operator's first page, reached with the keyboard; its faults are kept for `unharmed`."""
    page = await context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.faults = faults  # type: ignore[attr-defined]
    await page.goto(house.url + "/console")
    await expect(page.locator("[autofocus]")).to_be_focused()
    await page.keyboard.type("ou")
    await page.keyboard.press("Tab")
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.locator("details.me")).to_be_visible()
    return page


async def furnish(house: House) -> None:
    """Somebody with a case and a tag, figures of a flow, a look at the channels, an incident."""
    await house.hire("ou", role="operator", licence="")

    def work(conn: Connection) -> None:
        person = add_person(conn, ALIAS)
        open_case(conn, person, add_patient(conn, person))
        tag = tags.make(conn, name="老人", about="可以打电话", by="staff:1", now=NOON, pushed=True)
        tags.give(conn, tag_id=tag, person_id=person, by="staff:1", now=NOON)
        health.claim(conn, now=NOON)
        facts: dict[str, Any] = {"ours": True, "waiting": 0}
        quota: dict[str, Any] = {"calls": True, "token_minutes": 90}
        quota["quota"] = {"custom": (500_000, 499_000), "mass": (100, 97)}
        reports = [
            Report("telegram", "ok", "", facts),
            Report("wechat", "down", "wechat--1", quota),
        ]
        health.keep(conn, reports, health.inside(conn, now=NOON), now=NOON)
        found = [Found(Kind.stock, "湖滨 flu", {"left": 3})]
        incidents.settle(conn, found, kinds=[Kind.stock], now=NOON)
        funnels.write(conn, figures())

    await house.store.write(work)


def figures() -> dict[funnels.Key, int]:
    tally = funnels.Tally(versions={"intake": "abcd1234"}, zone="Asia/Shanghai")
    for step, n in STEPS.items():
        for _ in range(n):
            tally.note(walk(step, What.entered), NOON)
        for _ in range(n * 3 // 4 if step != "flags" else n // 2):
            tally.note(walk(step, What.answered), NOON)
        for _ in range(6):
            tally.note(walk(step, What.short), NOON)
        for _ in range(5):
            tally.note(walk(step, What.human), NOON)
    for _ in range(90):
        tally.note(walk("", What.entered), NOON)
    for _ in range(33):
        tally.note(walk("", What.finished), NOON)
    return tally.take()


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "phone", "middle"])
async def test_every_page_is_readable_in_every_look(
    house: House, browser: Browser, look: dict[str, Any]
) -> None:
    await furnish(house)
    page = await log_in(await browser.new_context(**({"locale": "zh-CN"} | look)), house)
    kept = os.environ.get("QIANMEN_PICTURES")
    for name, path in PAGES.items():
        await page.goto(house.url + path)
        await expect(page.locator("h1")).to_be_visible()
        if kept:
            wide = look.get("viewport", {}).get("width", 0)
            await page.screenshot(path=Path(kept) / f"{name}-{wide}.png", full_page=True)
        await fits(page)
        unharmed(page)


async def test_a_tag_is_given_by_the_keyboard_alone(house: House, browser: Browser) -> None:
    await furnish(house)
    await house.store.write(partial(tags.make, name="志愿者", by="staff:1", now=NOON))
    page = await log_in(await browser.new_context(viewport=DESK, locale="zh-CN"), house)
    await page.goto(house.url + PAGES["people"])
    await page.locator("#code").focus()
    await page.keyboard.type(ALIAS)
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"**/people/{ALIAS}")
    await page.locator("#tag").focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.locator("section[aria-labelledby=h-tags] .rows")).to_contain_text("志愿者")
    unharmed(page)
