"""The sampler's pages in a browser: readable on a phone, worked with a scanner's keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Browser, expect
from sqlalchemy import update

from bot.clinic.hometest.orders import ORDER, State
from tests.console import House
from tests.contract.lab_parts import TUBE
from tests.web.browsing import fits
from tests.web.test_console_axe import LOOKS
from tests.web.test_console_browser import log_in
from tests.web.test_console_route import PAGE, RESULTS, furnish, state

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}


async def test_a_scanner_types_the_bar_code_and_a_return(house: House, browser: Browser) -> None:
    order = await furnish(house)
    context = await browser.new_context(viewport=PHONE, locale="zh-CN")  # type: ignore[arg-type]
    page = await log_in(context, house, "mei")
    await page.goto(house.url + PAGE)
    for name in ("我去", "出发", "到了"):
        await page.get_by_role("button", name=name, exact=True).click()
        await page.wait_for_load_state()
        await fits(page)
    await page.get_by_label("条码").focus()
    await page.keyboard.type(TUBE)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="已交检验科")).to_be_visible()
    assert await state(house, order) is State.sampled
    await page.goto(f"{house.url}{RESULTS}?barcode={TUBE}")
    await fits(page)
    await expect(page.get_by_label("甲流")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "phone", "middle"])
async def test_the_route_is_readable_in_every_look(
    house: House, browser: Browser, look: dict[str, Any]
) -> None:
    order = await furnish(house)
    kit = update(ORDER).where(ORDER.c.id == order.id).values(mode="self")
    await house.store.write(lambda conn: conn.execute(kit).rowcount)
    context = await browser.new_context(**({"locale": "zh-CN"} | look))
    page = await log_in(context, house, "mei")
    for path in (PAGE, f"{PAGE}/kits", RESULTS):
        await page.goto(house.url + path)
        for summary in await page.locator("details.parcel summary").all():
            await summary.click()
        await fits(page)
