"""The supervisor's board and quality review: who may see them, and what is done on them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, select, update

from bot.clinic import alarms, calendar, checklist, lifecycle, reviews
from bot.clinic.casefile import CASE, State
from handlers.console.paper import HERE
from tests.clinic import NOON, add, add_person, after, open_case
from tests.console import House
from tests.web import busy_day
from tests.web.case_desk import heard, rows

PAGES = ("/console/board", "/console/review", "/console/review/1")
ZONE = ZoneInfo("Asia/Shanghai")
YES = {f"q-{question.id}": "yes" for question in checklist.load().questions}


async def chief(house: House) -> int:
    """A supervisor, who needs no licence."""
    return await house.hire("chief", role="supervisor", licence="")


async def picked(house: House, owner: int, *, rating: int = 1, **more: Any) -> int:
    """A closed case on the list of those to be reviewed."""

    def work(conn: Connection) -> int:
        case_id = open_case(conn, add_person(conn, "a"), now=NOON)
        busy_day.accept(conn, case_id, owner, NOON)
        busy_day.close(conn, case_id, after(60), rating=rating, **more)
        reviews.pick(conn, now=after(61))
        return case_id

    house.clock.pass_by(minutes=5)
    return await house.store.write(work)


async def actions(house: House, subject: str) -> list[str]:
    return [row.action for row in await rows(house, "audit") if row.subject == subject]


@pytest.mark.parametrize("role", ["doctor", "desk"])
async def test_nobody_but_a_supervisor_sees_board_or_review(house: House, role: str) -> None:
    owner = await house.hire("owner")
    case_id = await picked(house, owner)
    await house.hire("li", role=role)
    async with house.inside("li") as visitor:
        for page in PAGES:
            status, text = await visitor.get(page)
            assert status == 403 and "您的角色不能打开这一页" in text and "王小明" not in text
        status, _, _ = await visitor.post(f"/console/review/{case_id}", **YES)
        assert status == 403
        assert (await visitor.post("/console/board/alarm/1/seen"))[0] == 403
        assert (await visitor.get("/console/board/events"))[0] == 403
        told = await visitor.get("/console/board/events", Accept="text/event-stream")
        assert told == (200, "event: over\ndata: \n\n")  # all that a browser's stream can see
    assert "case.read" not in await actions(house, f"case:{case_id}")
    assert (await rows_of_reviews(house))[0].done_at is None


async def rows_of_reviews(house: House) -> list[Any]:
    return await house.store.read(lambda conn: list(conn.execute(select(reviews.REVIEW))))


async def test_the_board_says_in_time_that_the_known_holidays_come_to_an_end(house: House) -> None:
    await chief(house)
    async with house.inside("chief") as visitor:
        assert "hours.yaml" not in (await visitor.get("/console/board"))[1]
    ends = datetime.combine(calendar.load().expires, time(12), UTC)
    house.clock.now = ends - timedelta(days=30)
    async with house.inside("chief") as visitor:
        page = (await visitor.get("/console/board"))[1]
        assert "hours.yaml" in page and ends.date().isoformat() in page


async def test_without_a_login_there_is_no_board(house: House) -> None:
    async with house.visitor() as visitor:
        for page in PAGES:
            assert (await visitor.get(page))[0] == 303
        assert (await visitor.get("/console/board/events"))[0] == 401


async def test_the_board_of_a_busy_day_shows_its_figures(house: House) -> None:
    await chief(house)
    house.clock.now = NOON.astimezone(ZONE).replace(hour=20, minute=47)
    now = house.clock.now
    await house.store.write(
        lambda conn: busy_day.fill(conn, now=now, midnight=now.replace(hour=0, minute=0))
    )
    async with house.inside("chief") as visitor:
        status, text = await visitor.get("/console/board")
    assert status == 200
    assert '<p class="big">5</p>' in text and "最久 2 分 48 秒" in text and "其中紧急 1 人" in text
    assert text.count("未达标") > 3 and text.count('class="bar within"') > 10
    assert "style=" not in text and "<script>" not in text
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", text)


async def test_an_empty_clinic_has_a_board_too(house: House) -> None:
    await chief(house)
    async with house.inside("chief") as visitor:
        status, text = await visitor.get("/console/board")
        assert status == 200 and "无人候诊" in text and "没有警报" in text
        status, text = await visitor.get("/console/review")
        assert status == 200 and "没有待质控的病例" in text


async def test_a_role_whose_clinicians_have_gone_home_stays_on_the_board(house: House) -> None:
    await chief(house)
    li = await house.hire("li")

    def work(conn: Connection) -> None:
        case_id = open_case(conn, add_person(conn, "a"), role="respiratory", now=NOON)
        busy_day.accept(conn, case_id, li, after(5))

    await house.store.write(work)
    house.clock.pass_by(minutes=1)
    async with house.inside("chief") as visitor:
        status, text = await visitor.get("/console/board")
    assert status == 200 and "呼吸科医生" in text and "无人在线" in text


async def test_an_alarm_is_seen_to_once_and_by_whom_is_kept(house: House) -> None:
    staff_id = await chief(house)
    await house.store.write(
        lambda conn: alarms.sound(
            conn, key="k", name="silent", case_id=None, role="doctor", now=NOON
        )
    )
    async with house.inside("chief") as visitor:
        _, text = await visitor.get("/console/board")
        assert "医护久未回复患者" in text
        assert (await visitor.post("/console/board/alarm/1/seen", token="x"))[0] == 403
        with house.bell.listen("board") as ear:
            status, _, place = await visitor.post("/console/board/alarm/1/seen")
            assert await ear.wait(5) == {"board"}
        assert (status, place) == (303, "/console/board#alarms")
        assert "医护久未回复患者" not in (await visitor.get("/console/board"))[1]
    (alarm,) = await rows(house, "alarm")
    assert alarm.cleared_by == staff_id
    assert await actions(house, "alarm:1") == ["alarm.cleared"]


async def test_the_stream_sends_the_parts_that_changed(house: House) -> None:
    await chief(house)
    async with house.inside("chief") as visitor:
        text = await heard(visitor, "/console/board/events", "event: roles")
        assert "event: tiles" in text and "event: day_table" in text


async def test_the_list_draws_by_itself_and_leaves_out_ones_own_cases(house: House) -> None:
    staff_id, owner = await chief(house), await house.hire("li")

    def work(conn: Connection) -> None:
        for name, whose in (("a", owner), ("b", staff_id)):
            case_id = open_case(conn, add_person(conn, name), now=NOON)
            busy_day.accept(conn, case_id, whose, NOON)
            busy_day.close(conn, case_id, after(60), rating=1)

    await house.store.write(work)
    house.clock.pass_by(minutes=5)
    async with house.inside("chief") as visitor:
        _, text = await visitor.get("/console/review")
        assert 'id="picked-1"' in text and 'id="picked-2"' not in text
        assert "另有 1 例是您自己参与的" in text
        _, text = await visitor.get("/console/review/2")
        assert "您参与过这个病例" in text and 'name="q-' not in text
        status, text, _ = await visitor.post("/console/review/2", **YES)
        assert status == 422 and "您参与过这个病例" in text


async def test_opening_a_case_for_review_is_recorded_and_shows_all_of_it(house: House) -> None:
    await chief(house)
    owner = await house.hire("li")
    case_id = await picked(house, owner)

    def talk(conn: Connection) -> None:
        busy_day.spoken(conn, case_id, owner, NOON)
        row = {"case_id": case_id, "staff_id": owner, "kind": "note", "at": NOON}
        add(conn, "remark", body={"text": "家长很着急"}, **row)

    await house.store.write(talk)
    async with house.inside("chief") as visitor:
        status, text = await visitor.get(f"/console/review/{case_id}")
    assert status == 200
    for words in ("咳嗽三天", "抽搐", "急性上呼吸道感染可能", "家长很着急", "低评分"):
        assert words in text
    assert (await actions(house, f"case:{case_id}")).count("case.read") == 1


async def test_a_case_nobody_picked_cannot_be_opened_for_review(house: House) -> None:
    await chief(house)
    await house.store.write(lambda conn: open_case(conn, add_person(conn, "a")))
    async with house.inside("chief") as visitor:
        assert (await visitor.get("/console/review/1"))[0] == 404
        assert (await visitor.get("/console/review/99"))[0] == 404


async def test_an_answer_left_out_is_asked_for_and_the_others_are_kept(house: House) -> None:
    await chief(house)
    case_id = await picked(house, await house.hire("li"))
    given = {name: "yes" for name in YES if name != "q-level"} | {"comment": "<b>好</b>"}
    async with house.inside("chief") as visitor:
        await visitor.get(f"/console/review/{case_id}")
        status, text, _ = await visitor.post(f"/console/review/{case_id}", **given)
        assert status == 422 and "还有问题没有回答" in text
        assert text.count(" checked") == len(YES) - 1 and text.count("lacking") == 1
        assert "&lt;b&gt;好" in text


async def test_a_review_is_saved_once_and_counts_in_the_averages(house: House) -> None:
    await chief(house)
    case_id = await picked(house, await house.hire("li"))
    path = f"/console/review/{case_id}"
    async with house.inside("chief") as visitor:
        await visitor.get(path)
        answers = YES | {"q-level": "no", "q-medicines": "na", "comment": "问得仔细"}
        status, _, place = await visitor.post(path, **answers)
        assert (status, place) == (303, "/console/review")
        _, text = await visitor.get("/console/review")
        assert "89%（1）" in text and "没有待质控的病例" in text
        _, text = await visitor.get(path)
        assert "89%" in text and "问得仔细" in text and 'name="q-' not in text
        status, text, _ = await visitor.post(path, **YES)
        assert status == 409 and "已有人完成了" in text
    assert (await rows_of_reviews(house))[0].score == 89


async def test_a_case_that_is_open_again_waits_with_its_review(house: House) -> None:
    await chief(house)
    case_id = await picked(house, await house.hire("li"))

    def reopen(conn: Connection) -> None:
        lifecycle.change(
            conn, case_id, State.waiting, name="reopened", actor="x", now=NOON, wake_at=NOON
        )
        conn.execute(update(CASE).where(CASE.c.id == case_id).values(staff_id=None))

    await house.store.write(reopen)
    async with house.inside("chief") as visitor:
        assert f"picked-{case_id}" not in (await visitor.get("/console/review"))[1]
        _, text = await visitor.get(f"/console/review/{case_id}")
        assert "又打开了" in text and 'name="q-' not in text
        status, _, _ = await visitor.post(f"/console/review/{case_id}", **YES)
        assert status == 409


async def test_an_open_list_draws_anew_only_now_and_then(house: House) -> None:
    await chief(house)
    owner = await house.hire("li")
    async with house.inside("chief") as visitor:
        await visitor.get("/console/review")
        await house.store.write(lambda conn: _closed(conn, owner))
        house.clock.pass_by(minutes=5)
        assert "picked-" not in (await visitor.get("/console/review"))[1]
        house.clock.pass_by(minutes=6)
        assert "picked-1" in (await visitor.get("/console/review"))[1]


def _closed(conn: Connection, owner: int) -> None:
    case_id = open_case(conn, add_person(conn, "a"), now=NOON)
    busy_day.accept(conn, case_id, owner, NOON)
    busy_day.close(conn, case_id, NOON + timedelta(seconds=9), rating=2)


def test_the_templates_carry_no_style_of_their_own_and_no_script() -> None:
    for path in (HERE / "templates").glob("*board*"):
        text = path.read_text()
        assert "style=" not in text and "<script" not in text and "<style" not in text
