"""Two clinicians and two patients at once, in four windows, with the whole program between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect
from sqlalchemy import Connection, select

from bot.clinic import cases, staff
from bot.clock import now
from bot.store.session import Store
from tests.clinic import NOTE, TABLES, add_patient
from tests.web.cut_line import Line, a_line
from tests.web.two_sides import Clinic, Clinician, Patient, a_clinic
from tests.web.webchat_window import unharmed

pytestmark = pytest.mark.browser
PEOPLE = (("桂芳", False), ("小明", True))  # and whether they wrote last
STALE = 15_000  # milliseconds; the banner comes after five seconds


@pytest.fixture
async def clinic(tmp_path: Path) -> AsyncIterator[Clinic]:
    async with a_clinic(tmp_path) as running:
        yield running


@pytest.fixture
async def line(clinic: Clinic) -> AsyncIterator[Line]:
    async with a_line(clinic.url) as carrying:
        yield carrying


async def a_second_doctor(store: Store) -> str:
    """Someone else of the doctors; returns their one-time password."""
    given = staff.handed_out()
    hashed = await staff.Passwords().hash(given)
    await store.write(
        lambda conn: staff.add(
            conn,
            login="second",
            name="吴建国",
            role="doctor",
            title="主任医师",
            licence="110000000000009",
            password=hashed,
            now=now(),
        )
    )
    return given


async def queue(clinic: Clinic, name: str, *, newest: bool) -> int:
    """The patient who wrote first, or last, waits for a doctor."""
    person = TABLES["person"].c.id

    def work(conn: Connection) -> int:
        order = person.desc() if newest else person
        person_id = conn.execute(select(person).order_by(order).limit(1)).scalar_one()
        return cases.open(
            conn,
            person_id=person_id,
            patient_id=add_patient(conn, person_id, name),
            role="doctor",
            level="L2",
            note=NOTE,
            rules=[],
            now=now(),
        )

    case_id = await clinic.store.write(work)
    clinic.bell.ring("queue")
    return case_id


async def online(clinician: Clinician) -> None:
    await clinician.page.locator("#presence-online").click()
    await expect(clinician.page.locator("#presence-online")).to_have_attribute(
        "aria-pressed", "true"
    )


async def takes(clinician: Clinician) -> str:
    """Accept what is offered by the key for it; returns the patient's name."""
    page = clinician.page
    await expect(page.locator(".offer")).to_be_visible()
    assert "(1) 新患者" in await page.title()
    await page.keyboard.press("a")
    await expect(page.locator("#say")).to_be_visible()
    return await page.locator("h1").inner_text()


def theirs(page: Page) -> Locator:
    return page.locator(".bubble.patient .said")


async def test_two_pairs_talk_at_once_through_a_reload_and_a_lost_line(
    clinic: Clinic, line: Line, browser: Browser
) -> None:
    clinic.passwords["second"] = await a_second_doctor(clinic.store)
    far = Clinic(line.url, clinic.passwords, clinic.store, clinic.bell)
    li = await Clinician.comes(browser, clinic, "doctor")
    wu = await Clinician.comes(browser, far, "second")
    await asyncio.gather(online(li), online(wu))
    patients = {}
    for name, _ in PEOPLE:
        patients[name] = await Patient.comes(browser, clinic)
        await patients[name].agrees()
    for name, newest in PEOPLE:
        await queue(clinic, name, newest=newest)
    names = {await takes(one): one for one in (li, wu)}
    assert set(names) == {"桂芳", "小明"}
    pairs = [(patients[name], clinician) for name, clinician in names.items()]
    await asyncio.gather(*(_talk(n, *pair) for n, pair in enumerate(pairs)))
    await _reload(*pairs[0])
    await _lost(line, *pairs[1])
    for n, (patient, clinician) in enumerate(pairs):
        others = f"我是{1 - n}号"
        await expect(clinician.page.get_by_text(others)).to_have_count(0)
        await expect(patient.page.get_by_text(f"您好{1 - n}")).to_have_count(0)
        unharmed(patient.page)
    unharmed(li.page)


async def _talk(n: int, patient: Patient, clinician: Clinician) -> None:
    """Both write several times, while the other pair does."""
    for turn in range(3):
        said = await clinician.write(f"您好{n}, 第{turn}句")
        await patient.sees(f"您好{n}, 第{turn}句")
        await expect(said.locator(".tick")).to_contain_text("已送达")
        await patient.write(f"我是{n}号, 第{turn}句")
        await expect(theirs(clinician.page).last).to_have_text(f"我是{n}号, 第{turn}句")


async def _reload(patient: Patient, clinician: Clinician) -> None:
    """A page loaded anew shows all of it once, and goes on."""
    page = clinician.page
    before = await page.locator(".bubble .said").all_inner_texts()
    await page.reload()
    await expect(page.locator(".bubble .said")).to_have_text(before)
    await patient.write("刷新之后")
    await expect(theirs(page).last).to_have_text("刷新之后")
    await expect(page.locator(".bubble .said")).to_have_count(len(before) + 1)


async def _lost(line: Line, patient: Patient, clinician: Clinician) -> None:
    """While the line is cut the page says so; then it has everything, and nothing twice."""
    page = clinician.page
    before = await page.locator(".bubble .said").count()
    line.cut()
    await patient.write("断线时说的")
    await expect(page.locator("#offline")).to_contain_text("可能不是最新", timeout=STALE)
    await page.locator("#text").fill("断线时写的")
    await page.keyboard.press("Enter")
    await expect(page.locator("#text")).to_have_value("断线时写的")
    line.mend()
    await expect(page.locator("#offline")).to_be_hidden(timeout=STALE)
    await expect(theirs(page).last).to_have_text("断线时说的")
    await page.locator("#text").focus()
    await page.keyboard.press("Control+Enter")
    await patient.sees("断线时写的")
    await expect(page.locator("#text")).to_have_value("")
    await expect(page.locator(".bubble .said")).to_have_count(before + 2)
