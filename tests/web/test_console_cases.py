"""A case in the console: reading, talking, closing, and who may do which."""

from __future__ import annotations

import io

from sqlalchemy import update

from tests.clinic import TABLES
from tests.console import House
from tests.web.case_desk import SUMMARY, accepted, heard, picture, rows


async def test_every_reading_of_a_case_is_audited(house: House) -> None:
    li, wu = await house.hire("li"), await house.hire("wu")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        assert (await visitor.get(f"/console/case/{case_id}"))[0] == 200
        assert (await visitor.get(f"/console/case/{case_id}"))[0] == 200
    async with house.inside("wu") as visitor:
        status, page = await visitor.get(f"/console/case/{case_id}")
        assert status == 403 and "li医生" in page and "咳嗽三天" not in page
    found = [
        (row.actor, row.action)
        for row in await rows(house, "audit")
        if row.subject == f"case:{case_id}" and row.action in ("case.read", "case.refused")
    ]
    mine = (f"staff:{li}", "case.read")
    assert found == [mine, mine, (f"staff:{wu}", "case.refused")]


async def test_a_stream_opened_without_its_page_is_a_reading_of_its_own(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    await house.hire("boss", role="supervisor")
    async with house.inside("boss") as visitor:
        await heard(visitor, f"/console/case/{case_id}/events", "event: alive")
        assert await _readings(house, case_id) == 1
        house.clock.pass_by(minutes=29)
        await visitor.get(f"/console/case/{case_id}")
        for _ in range(2):
            await heard(visitor, f"/console/case/{case_id}/events", "event: alive")
        assert await _readings(house, case_id) == 2


async def _readings(house: House, case_id: int) -> int:
    found = [(row.subject, row.action) for row in await rows(house, "audit")]
    return found.count((f"case:{case_id}", "case.read"))


async def test_a_case_shows_the_patient_the_note_and_the_rules(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{case_id}")
    assert "王小明" in page and "6 岁" in page and "咳嗽三天" in page and "cough-3-days" in page


async def test_versions_of_files_are_no_rules_that_fired(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    kept = [
        {"id": "urgency", "version": "2026.3", "level": "L3", "inputs": {}},
        {"id": "routing", "version": "2026.1", "departments": ["03"], "sure": True},
    ]
    await house.store.write(lambda conn: conn.execute(update(TABLES["case"]).values(rules=kept)))
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{case_id}")
    assert "urgency 2026.3 routing 2026.1" in page
    assert "没有规则触发。" in page and "<li>routing" not in page


async def test_what_the_owner_writes_goes_out_and_hostile_text_stays_text(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    text = '<script>alert(1)</script> "]]>" 👩‍⚕️ {{ 7*7 }}'
    async with house.inside("li") as visitor:
        status, _, _ = await visitor.post(f"/console/case/{case_id}/say", text=text)
        assert status == 303
        _, page = await visitor.get(f"/console/case/{case_id}")
    assert [row.body["text"] for row in await rows(house, "outbox")] == [text]
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page and "👩‍⚕️" in page
    assert house.turns.woken == 1


async def test_only_the_owner_may_write_or_close(house: House) -> None:
    li = await house.hire("li")
    await house.hire("wu")
    case_id = await accepted(house, li)
    async with house.inside("wu") as visitor:
        status, text, _ = await visitor.post(f"/console/case/{case_id}/say", text="您好")
        assert status == 422 and "不是由您接诊" in text
        status, _, _ = await visitor.post(
            f"/console/case/{case_id}/say", text="", photo=io.BytesIO(picture())
        )
        assert status == 422
        status, _, _ = await visitor.post(
            f"/console/case/{case_id}/close", outcome="advice", **SUMMARY
        )
        assert status == 403
    assert await rows(house, "message") == [] and await rows(house, "outbox") == []
    assert await rows(house, "media") == [] and house.turns.told == []


async def test_closing_needs_the_whole_summary_and_keeps_what_was_written(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        partly = SUMMARY | {"seek_help": "", "outcome": "advice"}
        status, page, _ = await visitor.post(f"/console/case/{case_id}/close", **partly)
        assert status == 422 and "小结的四项都要写" in page and ">感冒</textarea>" in page
        status, page, _ = await visitor.post(
            f"/console/case/{case_id}/close", outcome="made-up", **SUMMARY
        )
        assert status == 422 and "请选择处理结果" in page
    assert house.turns.told == []


async def test_closing_sends_the_summary_into_the_talk_once(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        given = SUMMARY | {"outcome": "advice", "follow_up": "2026-03-09"}
        sent = [await visitor.post(f"/console/case/{case_id}/close", **given) for _ in range(2)]
        assert [answer[0] for answer in sent] == [303, 303]
        other = given | {"advice": "再说一遍"}
        status, page, _ = await visitor.post(f"/console/case/{case_id}/close", **other)
        assert status == 409 and "这次接诊已经结束" in page
        assert "气促就诊" in (await visitor.get(f"/console/case/{case_id}"))[1]
    (told,) = house.turns.told
    data = {"case": case_id, "outcome": "advice", "summary": SUMMARY, "follow_up": "2026-03-09"}
    assert told[1:] == ("case.closed", data, f"case:{case_id}:closed:2")


async def test_a_case_that_does_not_exist_is_not_found(house: House) -> None:
    await house.hire("li")
    async with house.inside("li") as visitor:
        assert (await visitor.get("/console/case/999"))[0] == 404
        assert (await visitor.post("/console/case/999/say", text="x"))[0] == 404


async def test_the_language_is_changed_on_the_page_of_the_case_whose_form_came_back(
    house: House,
) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        status, page, _ = await visitor.post(f"/console/case/{case_id}/close", outcome="")
    assert status == 422 and f'next=/console/case/{case_id}"' in page
