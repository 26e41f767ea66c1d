"""A patient and a clinician, each in a window of their own, with the whole program between them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.web.two_sides import Clinic, Clinician, Patient, a_clinic, thermometer
from tests.web.webchat_window import unharmed

pytestmark = pytest.mark.browser


@pytest.fixture
async def clinic(tmp_path: Path) -> AsyncIterator[Clinic]:
    async with a_clinic(tmp_path) as running:
        yield running


async def test_a_patient_is_led_from_the_greeting_to_a_clinician_and_back_to_the_menu(
    clinic: Clinic, browser: Browser
) -> None:
    doctor = await Clinician.comes(browser, clinic, "doctor")
    await expect(doctor.page.locator(".card")).to_have_count(0)
    patient = await Patient.comes(browser, clinic)
    await _asks_for_a_doctor(patient)
    await _is_accepted(doctor, patient)
    await _talk(doctor, patient)
    await _is_sent_somewhere(doctor, patient)
    await _asks_for_emergency_help(doctor, patient)
    await _end(doctor, patient)
    unharmed(patient.page)
    unharmed(doctor.page)


async def _asks_for_a_doctor(patient: Patient) -> None:
    """Greeting, consent, the intake by pressing, the temperature typed, the queue."""
    await patient.agrees()
    await patient.press("我不舒服")
    await patient.says_who()
    await patient.tells_of_a_cough()
    await patient.sees("请核对桂芳的情况")
    await patient.sees("体温：38.5 度")
    await patient.press("没问题，发送")
    await patient.press("找医生")
    await patient.sees("已经排上队")


async def _is_accepted(doctor: Clinician, patient: Patient) -> None:
    """The case appears without a reload, is accepted, and the note tells what was answered."""
    card = doctor.page.locator(".card")
    await expect(card).to_contain_text("桂芳")
    await expect(card).to_contain_text("68 岁")
    await expect(doctor.page.locator("#tally")).to_contain_text("候诊 1 人")
    await card.get_by_role("button", name="接诊").click()
    await expect(doctor.page.locator("h1")).to_have_text("桂芳")
    note = doctor.page.locator("dl.note")
    for told in ("咳嗽", "三四天", "38.5 度", "腋下", "糖尿病"):
        await expect(note).to_contain_text(told)
    await patient.sees("李敏（主治医师，医生）已接诊，执业编号 110000000000001")


async def _is_sent_somewhere(doctor: Clinician, patient: Patient) -> None:
    """A place of the clinic's network, chosen in the console, is on the patient's page."""
    await doctor.page.get_by_role("button", name="发位置").click()
    await doctor.page.get_by_label("演示湖西社区接种点").check()
    await doctor.page.get_by_role("button", name="发送位置").click()
    await patient.sees("演示湖西社区接种点")
    link = patient.page.get_by_role("link", name="位置: 30.26800, 120.13200")
    await expect(link).to_be_visible()
    sent = doctor.page.locator(".bubble.clinician").last
    await expect(sent.locator(".tick")).to_contain_text("已送达")


async def _talk(doctor: Clinician, patient: Patient) -> None:
    """Both write, the patient sends a photo, and the clinician's tick says that it arrived."""
    said = await doctor.write("您好，现在体温多少？可以拍一张照片发来。")
    await patient.sees("现在体温多少")
    await expect(said.locator(".tick")).to_contain_text("已送达")
    await patient.write("还是有点高，我拍给您看。")
    theirs = doctor.page.locator(".bubble.patient")
    await expect(theirs.last.locator(".said")).to_have_text("还是有点高，我拍给您看。")
    await patient.send_photo(thermometer())
    await expect(theirs.last.locator("img")).to_have_js_property("naturalWidth", 480)


async def _asks_for_emergency_help(doctor: Clinician, patient: Patient) -> None:
    """The key shows the card, tells the clinician, and the talk goes on after it."""
    await patient.page.get_by_role("button", name="急救").click()
    await patient.sees("请立即拨打 120")
    await expect(patient.page.get_by_role("link", name="拨打急救电话 120")).to_be_visible()
    note = doctor.page.get_by_text("病人按了急救")
    await expect(note).to_be_visible()
    await patient.press("不是紧急情况")
    await patient.write("按错了，不好意思。")
    theirs = doctor.page.locator(".bubble.patient .said")
    await expect(theirs.last).to_have_text("按错了，不好意思。")


async def _end(doctor: Clinician, patient: Patient) -> None:
    """The summary reaches the patient, who rates; the clinician reads the rating afterwards."""
    address = doctor.page.url
    await doctor.close(
        complaint="咳嗽、发热三天",
        assessment="像是上呼吸道感染",
        advice="多休息，多喝水",
        seek_help="气短、胸痛或高热不退",
    )
    await expect(doctor.page.get_by_text("您还没有接诊中的患者")).to_be_visible()
    for told in ("像是上呼吸道感染", "多休息，多喝水", "气短、胸痛或高热不退"):
        await patient.sees(told)
    await patient.press("很满意 ★★★★★")
    await patient.sees("谢谢您的评价")
    await patient.sees("您今天想做什么")
    await expect(patient.options().filter(has_text="我不舒服")).to_be_visible()
    await doctor.page.goto(address)
    await expect(doctor.page.locator(".summary")).to_contain_text("5 星")


async def test_words_of_danger_show_the_card_in_mid_intake_and_the_intake_goes_on(
    clinic: Clinic, browser: Browser
) -> None:
    patient = await Patient.comes(browser, clinic)
    await patient.agrees()
    await patient.press("我不舒服")
    await patient.says_who()
    await patient.page.get_by_role("button", name="下面还有").click()
    await expect(patient.options().filter(has_text="说不准")).to_be_in_viewport(ratio=1)
    await expect(patient.page.locator("#below")).to_be_hidden()
    await patient.press("都没有")
    await patient.sees("主要哪里不舒服")
    await patient.write("我喘不上气了")
    await patient.sees("请立即拨打 120")
    await expect(patient.options().filter(has_text="咳嗽")).to_have_count(0)
    await patient.press("不是紧急情况")
    await patient.sees("主要哪里不舒服")
    await patient.press("咳嗽")
    await patient.sees("已选 1 样")
    await patient.press("选好了")
    await patient.sees("多久了")
    unharmed(patient.page)
