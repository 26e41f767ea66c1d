"""The console in a real browser: one works the list, another watches it, and everything is live."""

from __future__ import annotations

import asyncio
import io

import pytest
from PIL import Image
from playwright.async_api import (
    Browser,
    BrowserContext,
    Page,
    Route,
    ViewportSize,
    expect,
)
from sqlalchemy import Connection, update

from bot.clinic import cases
from tests.clinic import NOON, TABLES, add_patient, add_person, open_case
from tests.console import PASSWORD, House
from tests.web.browsing import fits

pytestmark = pytest.mark.browser
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}


async def log_in(context: BrowserContext, house: House, login: str) -> Page:
    """A page inside, reached with the keyboard alone. Its faults are kept for `unharmed`."""
    page = await context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.faults = faults  # type: ignore[attr-defined]
    await page.goto(house.url + "/console")
    await expect(page.locator("[autofocus]")).to_be_focused()
    await page.keyboard.type(login)
    await page.keyboard.press("Tab")
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.locator("#tally")).to_be_visible()
    return page


def unharmed(page: Page) -> None:
    assert page.faults == []  # type: ignore[attr-defined]


async def waiting(house: House, name: str, level: str = "L2") -> int:
    def work(conn: Connection) -> int:
        person = add_person(conn, name)
        return open_case(conn, person, add_patient(conn, person, name), level=level)

    case_id = await house.store.write(work)
    house.bell.ring("queue")
    return case_id


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "brown").save(out, "PNG")
    return out.getvalue()


async def test_one_accepts_and_the_other_is_told_who(house: House, browser: Browser) -> None:
    await house.hire("li")
    await house.hire("wu")
    one = await browser.new_context(viewport=DESK, locale="zh-CN")
    two = await browser.new_context(viewport=PHONE, locale="zh-CN")
    li, wu = await log_in(one, house, "li"), await log_in(two, house, "wu")
    await waiting(house, "王小明")
    case_id = await waiting(house, "李桂芳", "E1")
    for page in (li, wu):
        await expect(page.locator(".card").first).to_contain_text("李桂芳")
        await expect(page.locator("#tally")).to_contain_text("其中紧急 1 人")
    await expect(li).to_have_title("(2) 候诊与接诊 · 前门诊所")
    await fits(li)
    await fits(wu)
    on_its_way = asyncio.Event()

    async def hold(route: Route) -> None:
        """Wu's click is on the wire, Li's arrives first."""
        on_its_way.set()
        await expect(li.locator("h1")).to_have_text("李桂芳")
        await route.continue_()

    await wu.route("**/accept", hold)
    await wu.click(f"#accept-{case_id}", no_wait_after=True)
    await on_its_way.wait()
    await li.focus(f"#accept-{case_id}")
    await li.keyboard.press("Enter")
    await expect(wu.locator(".notice")).to_have_text("这位患者已由 li医生 主治医师 接诊。")
    await expect(wu.locator(".card")).to_have_count(1)
    unharmed(li)
    unharmed(wu)


async def test_both_sides_see_each_other_at_once(house: House, browser: Browser) -> None:
    staff_id = await house.hire("li")
    case_id = await waiting(house, "王小明")
    await house.store.write(
        lambda conn: cases.accept(conn, case_id=case_id, staff_id=staff_id, now=NOON)
    )
    context = await browser.new_context(viewport=DESK, locale="zh-CN")
    page = await log_in(context, house, "li")
    await page.click(f"#mine-{case_id}")
    await expect(page.locator("#text")).to_be_focused()

    def write(conn: Connection) -> int:
        return cases.relay(
            conn,
            case_id=case_id,
            kind="text",
            body={"text": "<b>医生</b>在吗 👩‍⚕️"},
            media_id=None,
            platform_id="1",
            now=NOON,
        )

    await house.store.write(write)
    house.bell.ring(f"case:{case_id}")
    await expect(page.locator(".bubble.patient .said")).to_have_text("<b>医生</b>在吗 👩‍⚕️")
    await page.keyboard.type("您好")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("哪里不舒服?")
    await page.keyboard.press("Enter")
    said = page.locator(".bubble.clinician")
    await expect(said.locator(".said")).to_have_text("您好\n哪里不舒服?")
    await expect(said.locator(".tick")).to_contain_text("等待发送")
    await expect(page.locator("#text")).to_have_value("")
    sent = {"state": "failed", "reason": "45015"}
    await house.store.write(lambda conn: conn.execute(update(TABLES["outbox"]).values(**sent)))
    house.bell.ring(f"case:{case_id}")
    await expect(said.locator(".tick")).to_contain_text("发送失败")
    await expect(page.locator(".bubble")).to_have_count(2)
    await fits(page)
    unharmed(page)


async def test_a_photo_is_chosen_sent_and_shown(house: House, browser: Browser) -> None:
    staff_id = await house.hire("li")
    case_id = await waiting(house, "王小明")
    await house.store.write(
        lambda conn: cases.accept(conn, case_id=case_id, staff_id=staff_id, now=NOON)
    )
    context = await browser.new_context(viewport=PHONE, locale="en-GB")
    page = await log_in(context, house, "li")
    await page.goto(f"{house.url}/console/case/{case_id}")
    await page.set_input_files(
        "#photo", {"name": "note.png", "mimeType": "image/png", "buffer": b"no picture"}
    )
    await page.click("#send")
    await expect(page.locator("#say-error")).to_contain_text("This photo cannot be opened.")
    await page.set_input_files(
        "#photo", {"name": "throat.png", "mimeType": "image/png", "buffer": photo()}
    )
    await expect(page.locator("#picked")).to_have_text("throat.png")
    await page.click("#send")
    shown = page.locator(".bubble.clinician img")
    await expect(shown).to_be_visible()
    await expect(shown).to_have_js_property("naturalWidth", 600)
    await expect(page.locator("#say-error")).to_be_empty()
    await fits(page)
    assert [fault for fault in page.faults if "422" not in fault] == []  # type: ignore[attr-defined]


async def test_a_case_is_closed_from_its_form(house: House, browser: Browser) -> None:
    staff_id = await house.hire("li")
    case_id = await waiting(house, "王小明")
    await house.store.write(
        lambda conn: cases.accept(conn, case_id=case_id, staff_id=staff_id, now=NOON)
    )
    context = await browser.new_context(viewport=PHONE, locale="en-GB")
    page = await log_in(context, house, "li")
    await page.goto(f"{house.url}/console/case/{case_id}")
    await page.get_by_text("Close with a summary").click()
    for label in ("Complaint", "Assessment", "Advice", "When to seek help at once"):
        await page.get_by_label(label).fill(f"{label}: 休息")
    await page.get_by_label("Outcome").select_option("advice")
    await fits(page)
    await page.get_by_role("button", name="Send the summary and close").click()
    await expect(page.locator("#h-mine + div")).to_have_text("You have no open case.")
    (told,) = house.turns.told
    assert told[1] == "case.closed" and told[2]["summary"]["advice"] == "Advice: 休息"
    await page.goto(f"{house.url}/console/case/{case_id}")
    await expect(page.locator(".summary")).to_contain_text("Advice given")
    await fits(page)
    unharmed(page)


async def test_the_list_keeps_the_focus_while_it_changes(house: House, browser: Browser) -> None:
    await house.hire("li")
    case_id = await waiting(house, "王小明")
    context = await browser.new_context(viewport=DESK, locale="zh-CN")
    page = await log_in(context, house, "li")
    await page.focus(f"#accept-{case_id}")
    await waiting(house, "李桂芳", "E1")
    await expect(page.locator(".card")).to_have_count(2)
    await expect(page.locator(f"#accept-{case_id}")).to_be_focused()
    unharmed(page)


async def test_a_login_that_ended_leads_back_to_the_door(house: House, browser: Browser) -> None:
    await house.hire("li")
    context = await browser.new_context(viewport=PHONE, locale="zh-CN")
    page = await log_in(context, house, "li")
    house.clock.pass_by(minutes=31)
    house.bell.ring("queue")
    await expect(page.locator("#password")).to_be_visible()
    await fits(page)
    unharmed(page)
