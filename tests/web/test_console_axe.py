"""Every page of the workstation, light and dark, wide and 320 px: nothing sticks out, and a checker
of accessibility finds nothing."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect
from sqlalchemy import Connection, update

from bot.clinic import cases, guests, remarks, staff, templates
from tests.clinic import NOON, TABLES
from tests.console import House
from tests.web.browsing import fits
from tests.web.case_desk import SUMMARY, accepted, photos, waiting
from tests.web.test_console_browser import DESK, log_in, unharmed
from tests.web.test_console_offers import offered

pytestmark = pytest.mark.browser
LOOKS: list[dict[str, Any]] = [
    {"viewport": DESK, "color_scheme": "light"},
    {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
    {"viewport": {"width": 900, "height": 700}, "color_scheme": "dark", "locale": "en-GB"},
]


def furnish(conn: Connection, own: int, other: int, li: int) -> None:
    """Everything a page can show: marks, notes, guests, a budget, a failed send, a reply."""
    who = staff.get(conn, li)
    assert who is not None
    templates.add(conn, who, title="多喝水", body="多喝温水。", now=NOON)
    body = {"name": "李红", "sex": "female", "birth": "1996-01-01", "allergies": "青霉素"}
    conn.execute(update(TABLES["patient"]).values(body=body))
    rule = {"id": "red-flag", "level": "E1"}
    conn.execute(update(TABLES["case"]).values(level="E1", rules=[rule]))
    conn.execute(update(TABLES["account"]).values(allowed=1, allowed_until=NOON.replace(hour=9)))
    cases.speak(conn, case_id=own, staff_id=li, text="您好", media_id=None, now=NOON)
    conn.execute(update(TABLES["outbox"]).values(state="failed", reason="45015"))
    for case_id, text in ((own, "还在咳"), (other, "在吗")):
        cases.relay(
            conn,
            case_id=case_id,
            kind="text",
            body={"text": text},
            media_id=None,
            platform_id="",
            now=NOON,
        )
    for kind in ("note", "adverse"):
        remarks.add(conn, case_id=own, staff_id=li, kind=kind, text="听力不好", now=NOON)
    guests.invite(conn, case_id=own, staff_id=li, role="pharmacist", guest=None, now=NOON)


async def furnished(house: House) -> tuple[int, int, int]:
    """Own, waiting and closed cases of li, who has an offer; returns (own, waiting, closed)."""
    li = await house.hire("li", capacity=6)
    await house.hire("boss", role="supervisor")
    await house.hire("he", role="pharmacist")
    done, own = await accepted(house, li, "看完的"), await accepted(house, li, "甲")
    other, idle = await accepted(house, li, "乙"), await waiting(house, "丙")
    await house.store.write(lambda conn: furnish(conn, own, other, li))
    await photos(house, own, 2)
    await house.store.write(
        lambda conn: cases.close(
            conn, case_id=done, staff_id=li, summary=SUMMARY, outcome="advice", now=NOON
        )
    )
    house.clock.pass_by(minutes=6)
    await offered(house, li, "丁")
    return own, idle, done


async def visit(page: Page, house: House, paths: list[str]) -> None:
    for path in paths:
        await page.goto(f"{house.url}/console{path}")
        await fits(page)


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "phone", "middle"])
async def test_every_page_is_accessible_in_every_look(
    house: House, browser: Browser, look: dict[str, Any]
) -> None:
    own, idle, done = await furnished(house)
    context = await browser.new_context(**({"locale": "zh-CN"} | look))
    page = await log_in(context, house, "li")
    lists = ["", "?list=questions", "?list=callbacks", "?list=closed"]
    await visit(page, house, [*lists, f"/case/{idle}", f"/case/{done}", "/replies", "/password"])
    await page.goto(f"{house.url}/console/case/{own}")
    await page.locator(".side details").evaluate_all("all => all.forEach(d => { d.open = true })")
    await fits(page)
    await page.locator("#main").focus()  # out of the reply box
    await page.keyboard.press("?")  # its button is not shown on a phone, which has no keys
    await expect(page.locator("dialog#keys")).to_be_visible()
    await fits(page)
    await page.keyboard.press("Escape")
    for opener in ("transfer", "invite", "adverse", "templates", "place"):
        await page.locator(f"[data-opens={opener}]").first.click()
        await fits(page)
        await page.keyboard.press("Escape")
    await page.locator("#close summary").click()
    await fits(page)
    unharmed(page)


async def test_pages_of_who_does_not_own_the_case_are_accessible(
    house: House, browser: Browser
) -> None:
    own, _, done = await furnished(house)
    for login, paths in (
        ("boss", ["", f"/case/{own}"]),
        ("he", ["", f"/case/{own}", f"/case/{done}"]),
    ):
        context = await browser.new_context(viewport=DESK, locale="zh-CN")
        page = await log_in(context, house, login)
        await visit(page, house, paths)
