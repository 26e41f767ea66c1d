"""A clinician takes a case in their own Telegram chat: bound, offered, talked through, closed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import migrate
from tests.contract.phones import ANN, LI, Floor, a_floor, press, sees
from tests.contract.turn_parts import Hand
from tests.platforms.telegram import FakeTelegram


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    found = f"sqlite+aiosqlite:///{tmp_path / 't.db'}"
    if request.param == "postgresql":
        found = request.getfixturevalue("postgres_url")
    await migrate.upgrade(found)
    return found


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as made:
        yield made


@pytest.fixture
async def floor(url: str, fake: FakeTelegram) -> AsyncIterator[Floor]:
    async with a_floor(url, fake, Hand()) as made:
        yield made


async def test_a_case_is_offered_taken_talked_through_closed_and_rated(floor: Floor) -> None:
    await floor.hire("li", phone=LI)
    case_id = await floor.wait(ANN)
    doctor, patient = floor.phone(LI), floor.phone(ANN)
    offered = await sees(doctor, f"#{case_id} 请接诊：常规")
    assert "王小明" not in offered.text and offered.labels == ["接诊", "拒绝"]
    await floor.takes(LI, case_id)
    shown = await sees(doctor, "现在您打的字")
    assert "咳嗽三天" in shown.text
    await sees(patient, "li 医生")
    await patient.send("还有点发烧")
    await sees(doctor, "还有点发烧")
    await doctor.send("量一下体温")
    await sees(patient, "量一下体温")
    await doctor.send("/close")
    for question, answer in (
        ("小结 1/4", "咳嗽三天"),
        ("小结 2/4", "上呼吸道感染"),
        ("小结 3/4", "多喝水"),
        ("小结 4/4", "气短"),
    ):
        await sees(doctor, question)
        await doctor.send(answer)
    await press(doctor, "给出建议", of="选了就结束接诊")
    await sees(doctor, "小结已发给患者")
    await sees(patient, "上呼吸道感染")
    row = await floor.row(case_id)
    assert (row.state, row.outcome, row.summary["seek_help"]) == ("closed", "advice", "气短")
    await press(patient, "很满意 ★★★★★", of="这次帮到您了吗")
    await sees(patient, "谢谢您的评价")
    assert (await floor.row(case_id)).rating == 5
