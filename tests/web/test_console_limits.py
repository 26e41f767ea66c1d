"""Limiting somebody abusive in the console: by whom, with a reason, and lifted in two places."""

from __future__ import annotations

from typing import Any

from tests.console import House
from tests.web.case_desk import accepted, rows

NAME = "wang"


def told(house: House) -> list[str]:
    return [name for _, name, _, _ in house.turns.told]


async def test_a_supervisor_limits_from_a_case_and_lifts_it_there(house: House) -> None:
    li, boss = await house.hire("li"), await house.hire("boss", role="supervisor")
    case_id = await accepted(house, li, NAME)
    at = f"/console/case/{case_id}"
    async with house.inside("boss") as visitor:
        assert "限制为只找服务台" in (await visitor.get(at))[1]
        bare: Any = await visitor.post(at + "/limit", reason=" ", days="7")
        assert bare[0] == 422 and "请写明原因" in bare[1]
        assert (await visitor.post(at + "/limit", reason="辱骂", days="2"))[0] == 422
        assert (await visitor.post(at + "/limit", reason="辱骂", days="7"))[0] == 303
        again = await visitor.post(at + "/limit", reason="辱骂", days="7")
        assert again[0] == 422 and "已经限制" in again[1]
        page = (await visitor.get(at))[1]
        assert "只能找服务台，到 2026-03-09 12:00" in page and "解除限制" in page and "辱骂" in page
        assert (await visitor.post(at + "/unlimit", reason="道歉"))[0] == 303
        assert (await visitor.post(at + "/unlimit", reason="道歉"))[0] == 422
    assert told(house) == ["person.limited", "person.limit-lifted"]
    found = [(row.actor, row.action) for row in await rows(house, "audit")]
    names = [action for actor, action in found if actor == f"staff:{boss}" and "limit" in action]
    assert names == ["case.limited", "person.limited", "person.limit-lifted"]


async def test_clinicians_see_that_somebody_is_limited_and_cannot_do_it(house: House) -> None:
    await house.hire("mei", role="desk", licence="")
    li = await house.hire("li")
    await house.hire("boss", role="supervisor")
    case_id = await accepted(house, li, NAME)
    at = f"/console/case/{case_id}"
    async with house.inside("li") as visitor:
        assert "限制为只找服务台" not in (await visitor.get(at))[1]
        assert (await visitor.post(at + "/limit", reason="辱骂", days="7"))[0] == 403
    async with house.inside("boss") as visitor:
        await visitor.get(at)
        await visitor.post(at + "/limit", reason="辱骂", days="1")
    async with house.inside("mei") as visitor:
        page = (await visitor.get(at))[1]
        assert "只能找服务台，到" in page and "解除限制" not in page


async def test_a_clinician_asks_and_a_supervisor_finds_the_case_by_an_alarm(house: House) -> None:
    li = await house.hire("li")
    await house.hire("boss", role="supervisor")
    case_id = await accepted(house, li, NAME)
    at = f"/console/case/{case_id}"
    async with house.inside("li") as visitor:
        page = (await visitor.get(at))[1]
        assert "请主管限制" in page and "limit-days" not in page
        bare: Any = await visitor.post(at + "/limit-ask", reason=" ")
        assert bare[0] == 422 and "请写明原因" in bare[1]
        with house.bell.listen("board") as ear:
            assert (await visitor.post(at + "/limit-ask", reason="骂人"))[0] == 303
            assert await ear.wait(5) == {"board"}
        again = await visitor.post(at + "/limit-ask", reason="还在骂")
        assert again[0] == 422 and "已经请过主管" in again[1]
        page = (await visitor.get(at))[1]
        assert "已请主管限制" in page and 'data-opens="limit"' not in page
    (alarm,) = await rows(house, "alarm")
    assert (alarm.name, alarm.case_id, alarm.cleared_at) == ("limit", case_id, None)
    assert [row.body["text"] for row in await rows(house, "remark")] == ["骂人"]
    asked = [row for row in await rows(house, "audit") if row.action == "person.limit-asked"]
    assert [(row.actor, row.detail) for row in asked] == [(f"staff:{li}", f"case:{case_id}")]
    async with house.inside("boss") as visitor:
        board = (await visitor.get("/console/board"))[1]
        assert "有同事请求限制一名患者" in board and f'href="{at}"' in board and "骂人" not in board
        page = (await visitor.get(at))[1]
        assert "骂人" in page and "已请主管限制" in page
        assert (await visitor.post(at + "/limit", reason="属实", days="1"))[0] == 303
        assert "有同事请求限制一名患者" not in (await visitor.get("/console/board"))[1]
    assert told(house) == ["person.limited"]


async def test_the_page_of_a_person_lifts_it_and_keeps_the_reason_to_staff(house: House) -> None:
    li = await house.hire("li")
    await house.hire("boss", role="supervisor")
    await house.hire("oli", role="operator", licence="")
    case_id = await accepted(house, li, NAME)
    page = f"/console/people/{NAME}"
    async with house.inside("boss") as visitor:
        await visitor.get(f"/console/case/{case_id}")
        await visitor.post(f"/console/case/{case_id}/limit", reason="辱骂", days="7")
    async with house.inside("oli") as visitor:
        seen = (await visitor.get(page))[1]
        assert f"在病例 {case_id} 里决定" in seen and "辱骂" not in seen and "解除" not in seen
        assert (await visitor.post(page + "/unlimit", reason="道歉"))[0] == 403
    async with house.inside("boss") as visitor:
        await visitor.get(page)
        assert (await visitor.post(page + "/unlimit", reason=""))[0] == 422
        assert (await visitor.post(page + "/unlimit", reason="道歉"))[0] == 303
        assert "只能找服务台" not in (await visitor.get(page))[1]
        late = await visitor.post(page + "/unlimit", reason="道歉")
        assert late[0] == 422 and "现在没有限制" in late[1]
    assert told(house) == ["person.limited", "person.limit-lifted"]
