"""The keys by which a clinician proposes something: each enters the patient's talk, on record."""

from __future__ import annotations

from bot.clinic.proposals import BESIDE, PROPOSED
from bot.store import people
from bot.talk import Answers, Frame, Talk
from tests.console import House
from tests.web.case_desk import accepted, rows

KINDS = ("test", "vaccine", "visit")


async def test_each_proposal_enters_the_talk_and_the_history_of_the_case(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{case_id}")
        assert all(label in page for label in ("建议上门检测", "建议疫苗", "就诊卡"))
        for kind in KINDS:
            path = f"/console/case/{case_id}/ask"
            assert (await visitor.post(path, what=f"propose-{kind}", once=kind))[0] == 303
    assert [told[1] for told in house.turns.told] == [f"case.propose-{kind}" for kind in KINDS]
    names = [row.name for row in await rows(house, "case_event")]
    assert names[-3:] == [f"propose-{kind}" for kind in KINDS]


async def test_the_clinician_sees_that_the_patient_fills_in_what_was_proposed(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    root = Frame("menu", Answers({BESIDE: case_id, PROPOSED: "test"}))
    filling = Talk(stack=[root, Frame("hometest")]).to_json()
    async with house.inside("li") as visitor:
        assert "病人正在填" not in (await visitor.get(f"/console/case/{case_id}"))[1]
        await house.store.write(lambda conn: people.set_person(conn, 1, talk=filling))
        assert "病人正在填：上门检测" in (await visitor.get(f"/console/case/{case_id}"))[1]
