"""The department of a case in the lists and on its page, and passing a case on to a department."""

from __future__ import annotations

from sqlalchemy import Connection

from tests.clinic import add_patient, add_person, open_case
from tests.console import House
from tests.web.case_desk import accepted, rows

HEART, EYES = "03.04", "10"


async def waiting(house: House, name: str, department: str, role: str = "doctor") -> int:
    def work(conn: Connection) -> int:
        person = add_person(conn, name)
        patient = add_patient(conn, person, name)
        return open_case(conn, person, patient, role=role, department=department)

    return await house.store.write(work)


async def test_the_list_shows_departments_and_is_narrowed_to_one(house: House) -> None:
    await house.hire("li")
    await waiting(house, "王小明", HEART)
    await waiting(house, "李桂芳", EYES)
    await waiting(house, "赵大力", "")
    async with house.inside("li") as visitor:
        _, page = await visitor.get("/console")
        assert "医生 · 心血管内科" in page and "医生 · 眼科" in page and "赵大力" in page
        assert "按科室筛选" in page and f"department={HEART}" in page
        _, page = await visitor.get(f"/console?list=waiting&role=doctor&department={HEART}")
        assert "王小明" in page and "李桂芳" not in page and "赵大力" not in page
        _, page = await visitor.get("/console?list=waiting&department=x%27--")
        assert "赵大力" in page  # no code of a department


async def test_without_departments_there_is_nothing_to_narrow(house: House) -> None:
    await house.hire("li")
    await waiting(house, "王小明", "")
    async with house.inside("li") as visitor:
        assert "按科室筛选" not in (await visitor.get("/console"))[1]


async def test_a_case_is_passed_on_to_a_department(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    path = f"/console/case/{case_id}/transfer"
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{case_id}")
        assert '<option value="department:03.04">心血管内科</option>' in page
        assert (await visitor.post(path, whom="department:77", reason="x"))[0] == 422
        assert (await visitor.post(path, whom=f"department:{HEART}", reason="心悸"))[0] == 303
        assert "医生 · 心血管内科" in (await visitor.get(f"/console/case/{case_id}"))[1]
    (case,) = [one for one in await rows(house, "case") if one.id == case_id]
    assert (case.role, case.department, case.state) == ("doctor", HEART, "waiting")
    (told,) = house.turns.told
    assert told[1] == "case.transferred" and told[2]["department"] == HEART
