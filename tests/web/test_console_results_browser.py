"""The results of a patient in a real browser: every look, and a report that comes meanwhile."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.console import House
from tests.web.browsing import fits
from tests.web.case_desk import rows
from tests.web.result_desk import amended, in_the_lab, kit, report
from tests.web.test_console_browser import DESK, log_in, unharmed

pytestmark = pytest.mark.browser
# Loses the line to the server, and waits for what a new one brings first.
LOSES = """
window.lines = [];
let came = () => {};
window.EventSource = class extends EventSource {
  constructor(address) {
    super(address);
    window.lines.push(this);
    this.addEventListener("timeline", () => came(this));
  }
};
window.lose = () => new Promise((done) => {
  const old = window.lines.at(-1);
  came = (line) => { if (line !== old) done(); };
  old.onerror();
});
"""
LOOKS: list[dict[str, Any]] = [
    {"viewport": DESK, "color_scheme": "light"},
    {"viewport": {"width": 400, "height": 800}, "color_scheme": "light"},
    {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
    {"viewport": DESK, "color_scheme": "dark", "locale": "en-GB"},
]


@pytest.mark.parametrize("look", LOOKS, ids=["wide", "narrow", "phone", "english"])
async def test_results_are_accessible_in_every_look(
    house: House, browser: Browser, look: dict[str, Any]
) -> None:
    li = await house.hire("li")
    case_id, _ = await in_the_lab(house, li)
    await report(house)
    await amended(house)
    for number in range(4):
        await kit(house, case_id, kit="flu-ab" if number else "other")
    context = await browser.new_context(**({"locale": "zh-CN"} | look))
    page = await log_in(context, house, "li")
    await page.goto(f"{house.url}/console/case/{case_id}")
    await page.locator("#finding a").click()  # on a phone they are folded until then
    await expect(page.locator("#results summary").first).to_be_focused()
    await expect(page.locator("#results summary").first).to_be_in_viewport()
    await expect(page.locator("#results .reading").first).to_be_visible()
    if look["viewport"] == DESK:  # there the columns scroll, not the page
        assert await page.evaluate("scrollY") == 0
    await page.locator("#results details").evaluate_all("all => all.forEach(d => d.open = true)")
    await expect(page.locator("#results .told")).to_have_count(4)
    await fits(page)
    unharmed(page)


async def test_a_report_that_comes_is_announced_and_shown(house: House, browser: Browser) -> None:
    li = await house.hire("li")
    case_id, order_id = await in_the_lab(house, li)
    context = await browser.new_context(viewport=DESK, locale="zh-CN")
    page = await log_in(context, house, "li")
    await page.goto(f"{house.url}/console/case/{case_id}")
    told = page.get_by_role("status").filter(has_text="最新检验结果")
    await expect(told).to_have_count(0)
    await expect(page.locator("#results")).to_contain_text("没有这位患者的检测结果")
    await page.locator("#text").fill("请稍等")
    await report(house)
    await expect(told).to_contain_text("甲流阳性")
    await expect(page.locator("#results .reading-positive")).to_contain_text("检出（阳性）")
    await expect(page.locator("#text")).to_have_value("请稍等")
    await amended(house)
    await expect(told).to_contain_text("（已更正）")
    await expect(page.locator("#results .reading-positive")).to_have_count(0)
    file = page.locator("#results").get_by_role("link", name=re.compile("PDF"))
    await expect(file).to_have_attribute("href", f"/console/case/{case_id}/report/{order_id}")
    unharmed(page)


async def test_a_lost_line_is_no_second_reading_of_what_came_on_it(
    house: House, browser: Browser
) -> None:
    li = await house.hire("li")
    case_id, _ = await in_the_lab(house, li)
    context = await browser.new_context(viewport=DESK, locale="zh-CN")
    await context.add_init_script(LOSES)
    page = await log_in(context, house, "li")
    await page.goto(f"{house.url}/console/case/{case_id}")
    await report(house)
    await expect(page.locator("#finding")).to_contain_text("甲流阳性")
    changes = "new MutationObserver(() => { window.announced = true; })"
    await page.evaluate(
        f"{changes}.observe(document.getElementById('finding'), {{childList: true}})"
    )
    await page.evaluate("lose()")
    read = [row for row in await rows(house, "audit") if row.action == "results.read"]
    assert [row.detail for row in read] == ["reports:1"]
    assert not await page.evaluate("window.announced")
    await amended(house)  # what comes on the new line is one
    await expect(page.locator("#finding")).to_contain_text("（已更正）")
    read = [row for row in await rows(house, "audit") if row.action == "results.read"]
    assert [row.detail for row in read] == ["reports:1", "reports:2"]
    unharmed(page)
