"""The console's list: who stands first, who may accept, who is told."""

from __future__ import annotations

import asyncio

from sqlalchemy import Connection, update

from bot.clinic import offers, presence
from tests.clinic import TABLES, after
from tests.console import House
from tests.web.case_desk import waiting


async def test_emergencies_stand_first_and_say_so_in_words(house: House) -> None:
    await house.hire("li")
    await waiting(house, "常规", level="L3")
    await waiting(house, "急诊", level="E1", now=after(60))
    async with house.inside("li") as visitor:
        _, page = await visitor.get("/console")
    assert page.index("急诊") < page.index("常规")
    assert "立即急救" in page and "其中紧急 1 人" in page


async def test_accepting_tells_the_patient_who_it_is_and_opens_the_case(house: House) -> None:
    await house.hire("li", licence="110000000012345")
    case_id = await waiting(house)
    async with house.inside("li") as visitor:
        status, _, location = await visitor.post(f"/console/case/{case_id}/accept")
        assert (status, location) == (303, f"/console/case/{case_id}")
    (told,) = house.turns.told
    assert told[1:] == (
        "case.accepted",
        {
            "case": case_id,
            "name": "li医生",
            "title": "主治医师",
            "licence": "110000000012345",
            "role": "doctor",
        },
        f"case:{case_id}:accepted:2",
    )
    assert house.turns.woken == 1


async def test_who_presses_twice_is_in_the_case_and_accepted_it_once(house: House) -> None:
    await house.hire("li")
    case_id = await waiting(house)
    async with house.inside("li") as visitor:
        path = f"/console/case/{case_id}/accept"
        answers = await asyncio.gather(*(visitor.post(path) for _ in range(3)))
    assert {answer[2] for answer in answers} == {f"/console/case/{case_id}"}
    assert len(house.turns.told) == 1


async def test_of_two_who_accept_the_other_is_told_who_has_it(house: House) -> None:
    await house.hire("li")
    await house.hire("wu")
    case_id = await waiting(house)
    async with house.inside("li") as one, house.inside("wu") as two:
        answers = await asyncio.gather(
            *(visitor.post(f"/console/case/{case_id}/accept") for visitor in (one, two))
        )
        places = [location for _, _, location in answers]
        assert sorted(places) == [f"/console/case/{case_id}", f"/console?taken={case_id}"]
        winner, loser = ("li", two) if places[0].startswith("/console/case") else ("wu", one)
        _, page = await loser.get(f"/console?taken={case_id}")
        assert f"这位患者已由 {winner}医生 主治医师 接诊" in page
    assert len(house.turns.told) == 1


async def test_staff_without_a_licence_see_no_button_and_get_no_case(house: House) -> None:
    await house.hire("li", licence="", role="desk")
    case_id = await waiting(house)
    async with house.inside("li") as visitor:
        desk = await waiting(house, "李雷", role="desk")
        _, page = await visitor.get("/console")
        assert f'id="accept-{case_id}"' not in page and "王小明" not in page
        assert f'id="accept-{desk}"' in page and "执业证号" in page
        _, _, location = await visitor.post(f"/console/case/{case_id}/accept")
        assert location == f"/console?taken={case_id}"
        assert "未能接诊" in (await visitor.get(location))[1]
        assert (await visitor.get(f"/console/case/{case_id}"))[0] == 403
    assert house.turns.told == []


def alarmed(conn: Connection, house: House, case_id: int, busy: int) -> None:
    """Two minutes go by, and the one who was asked for is at work without a free place."""
    staff = TABLES["staff"]
    conn.execute(update(staff).where(staff.c.id == busy).values(capacity=0))
    house.clock.pass_by(seconds=121)
    presence.go(conn, staff_id=busy, to=presence.At.online, now=house.clock())
    offers.step(conn, case_id=case_id, now=house.clock())


async def test_who_is_asked_for_by_name_alone_has_the_button_until_the_alarm(house: House) -> None:
    li = await house.hire("li")
    await house.hire("wu")
    case_id = await waiting(house, kind="named", prefers=li, now=house.clock())
    async with house.inside("li") as named, house.inside("wu") as other:
        _, page = await named.get("/console")
        assert f'id="accept-{case_id}"' in page and "指定了医生" in page
        _, page = await other.get("/console")
        assert f'id="accept-{case_id}"' not in page and "指定了医生" in page
        _, _, location = await other.post(f"/console/case/{case_id}/accept")
        assert location == f"/console?taken={case_id}"
        assert "未能接诊" in (await other.get(location))[1]
        await house.store.write(lambda conn: alarmed(conn, house, case_id, li))
        _, page = await other.get("/console")
        assert f'id="accept-{case_id}"' in page and "指定了医生" in page
        _, _, location = await other.post(f"/console/case/{case_id}/accept")
        assert location == f"/console/case/{case_id}"
