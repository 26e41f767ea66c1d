"""What a clinician proposes: the case says what came of it, and the talk comes back to them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.cli.talk import open_simulator
from bot.clinic import cases
from bot.clinic.lifecycle import CASE_EVENT
from bot.clinic.proposals import TAP
from bot.messages import Kind
from bot.simulator.person import Simulator
from bot.simulator.transcript import play

AT = datetime.fromisoformat("2026-03-02T10:00:00+08:00")
SELF = ("[我自己]", "小林", "[男]", "1985-6-1", "[都没有]", "膝盖疼", "[一周以上]", "[马上排队]")
BESIDE = "先按下面的提示填"


async def walk(simulator: Simulator, *acts: str) -> list[str]:
    seen: list[str] = []
    for act in acts:
        seen = simulator.plain(await play(simulator, act if act[0] == "!" else f"> {act}"))
    return seen


@pytest.fixture(params=["web", "telegram", "wechat"])
async def patient(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Simulator]:
    """Talks with a doctor."""
    simulator = await open_simulator(tmp_path, request.param, "zh-CN", AT)
    await walk(simulator, "! sites", "! start", "[同意]", "[找医生或药师]", *SELF, "! accept 李敏")
    yield simulator
    await simulator.close()


async def told(simulator: Simulator) -> tuple[list[str], list[str], list[str]]:
    """(events, notes for the clinician, words of the patient's) of the case."""

    def read(conn: Connection) -> tuple[list[str], list[str], list[str]]:
        found = select(CASE_EVENT.c.name).where(CASE_EVENT.c.case_id == 1)
        names = conn.execute(found.order_by(CASE_EVENT.c.id)).scalars()
        said = cases.messages(conn, 1)
        notes = [m.body["key"] for m in said if m.kind == "note"]
        events = [name for name in names if "propos" in name]
        return events, notes, [m.body["text"] for m in said if m.body.get("text")]

    return await simulator.parts.store.read(read)


async def test_a_visit_card_is_made_and_the_case_says_so(patient: Simulator) -> None:
    seen = await walk(patient, "! ask propose-visit", "[挂号或要就诊卡]")
    assert BESIDE in seen[0]
    seen = await walk(patient, "[小林]", "[都没有]", "[全科或内科]", "[不挂号，只要就诊卡]", "谢谢")
    events, notes, words = await told(patient)
    assert events == ["propose-visit", "proposal-opened", "proposal-done"]
    assert notes == ["note-proposal-visit-done"]
    assert words == ["谢谢"]  # nothing that was answered beside the talk went to the clinician


async def test_who_leaves_by_the_word_human_is_back_and_the_case_says_that_nothing_came_of_it(
    patient: Simulator,
) -> None:
    await walk(patient, "! ask propose-vaccine", "[查询和预约疫苗]", "人工", "先不打了")
    events, notes, words = await told(patient)
    assert events == ["propose-vaccine", "proposal-opened", "proposal-left"]
    assert (notes, words) == (["note-proposal-vaccine-left"], ["先不打了"])


async def test_a_number_opens_the_card_only_while_it_is_the_last_thing_said(
    patient: Simulator,
) -> None:
    await walk(patient, "! ask propose-test", "! wait 5s", "好的我想想", "1")
    events, _, words = await told(patient)
    assert events == ["propose-test"] and words == ["好的我想想", "1"]
    await walk(patient, "! ask propose-test")
    seen = await walk(patient, "1")
    assert BESIDE in seen[0]


async def test_danger_told_beside_the_talk_shows_the_emergency_card(patient: Simulator) -> None:
    await walk(patient, "! ask propose-vaccine", "[查询和预约疫苗]")
    assert "120" in "".join(await walk(patient, "胸口压着疼，喘不上气"))


async def pressed(simulator: Simulator, kind: str) -> list[str]:
    """The button of a card further up in the talk."""
    return simulator.plain(await simulator._take(Kind.TAP, code=f"{TAP}{kind}"))


SHOT = ("[流感]", "[小林]", "[都没有]", "[往年打过]", "西湖区")
FREE = "[演示湖西社区接种点 今天 14:00]"
BOOKED = ("propose-vaccine", "proposal-opened", "proposal-done")


async def test_a_vaccine_booked_to_its_end_leads_back_and_the_case_says_so_once(
    patient: Simulator,
) -> None:
    await walk(patient, "! ask propose-vaccine", "[查询和预约疫苗]", *SHOT, FREE)
    await walk(patient, "[确认预约]", "约好了")
    events, notes, words = await told(patient)
    assert events == list(BOOKED)
    assert (notes, words) == (["note-proposal-vaccine-done"], ["约好了"])
    assert BESIDE in (await pressed(patient, "vaccine"))[0]
    await walk(patient, "人工", "只是看看")
    events, notes, words = await told(patient)
    assert events == [*BOOKED, "proposal-opened", "proposal-back"]
    assert (notes, words) == (["note-proposal-vaccine-done"], ["约好了", "只是看看"])


async def test_the_button_pressed_twice_asks_the_same_question_again_and_begins_once(
    patient: Simulator,
) -> None:
    before = await walk(patient, "! ask propose-vaccine", "[查询和预约疫苗]", "[流感]")
    assert await pressed(patient, "vaccine") == before
    events, _, words = await told(patient)
    assert events == ["propose-vaccine", "proposal-opened"] and words == []


async def test_another_card_pressed_in_between_says_that_the_first_was_left(
    patient: Simulator,
) -> None:
    await walk(patient, "! ask propose-vaccine", "! ask propose-visit")
    await pressed(patient, "vaccine")
    await walk(patient, "[流感]")
    await pressed(patient, "visit")
    await walk(patient, "[小林]", "[都没有]", "[全科或内科]", "[不挂号，只要就诊卡]")
    _, notes, words = await told(patient)
    assert notes == ["note-proposal-vaccine-left", "note-proposal-visit-done"] and words == []


async def test_the_button_of_a_closed_case_still_books_and_ends_in_the_menu(
    patient: Simulator,
) -> None:
    await walk(patient, "! ask propose-vaccine", "! close 膝盖疼 | 劳损 | 休息 | 更疼", "[不评价]")
    await pressed(patient, "vaccine")
    await walk(patient, *SHOT, FREE)
    seen = await walk(patient, "[确认预约]")
    assert "您今天想做什么" in "".join(seen)
    events, notes, words = await told(patient)
    assert events == list(BOOKED) and notes == [] and words == []


async def test_whom_a_proposed_test_leads_to_a_clinician_is_heard_by_that_clinician(
    patient: Simulator,
) -> None:
    await walk(patient, "! ask propose-test", "! close 膝盖疼 | 劳损 | 休息 | 更疼", "[不评价]")
    await pressed(patient, "test")
    await walk(patient, "[小林]", "[说不准]", "[马上找医生]", "! accept 李敏", "我在这里")

    def second(conn: Connection) -> list[str]:
        return [str(m.body.get("text")) for m in cases.messages(conn, 2) if m.kind == "text"]

    assert await patient.parts.store.read(second) == ["我在这里"]
