"""A way around the clinic or a dose goes from a clinician to a patient only when it is meant."""

from __future__ import annotations

from tests.console import House
from tests.web.case_desk import accepted, rows

SCRIPT = {"HX-Request": "true"}


async def events(house: House) -> list[str]:
    return [row.name for row in await rows(house, "case_event")]


async def test_a_number_is_asked_about_before_it_is_sent_and_put_on_record(house: House) -> None:
    li = await house.hire("li")
    path = f"/console/case/{await accepted(house, li)}/say"
    words = {"text": "加我微信 drli2026", "once": "a" * 32}
    async with house.inside("li") as visitor:
        status, page, _ = await visitor.post(path, headers=SCRIPT, **words)
        assert status == 422 and "联系方式" in page
        assert 'form="say" name="way" value="sure"' in page
        assert await rows(house, "message") == [] and "contact-sent" not in await events(house)
        status, _, _ = await visitor.post(path, headers=SCRIPT, way="sure", **words)
        assert status == 200
    assert [row.body["text"] for row in await rows(house, "message")] == [words["text"]]
    assert (await events(house)).count("contact-sent") == 1


async def test_ordinary_words_are_sent_without_a_question(house: House) -> None:
    li = await house.hire("li")
    path = f"/console/case/{await accepted(house, li)}/say"
    async with house.inside("li") as visitor:
        status, _, _ = await visitor.post(path, headers=SCRIPT, text="2026-12-01 再来，急了打120")
        assert status == 200
    assert "contact-sent" not in await events(house)


async def test_what_reads_like_a_prescription_is_asked_about_before_it_is_sent(
    house: House,
) -> None:
    li = await house.hire("li")
    path = f"/console/case/{await accepted(house, li)}/say"
    words = {"text": "布洛芬胶囊，每次 1 粒，一天三次", "once": "a" * 32}
    async with house.inside("li") as visitor:
        status, page, _ = await visitor.post(path, headers=SCRIPT, **words)
        assert status == 422 and "像处方" in page
        assert 'form="say" name="way" value="dosed"' in page
        assert await rows(house, "message") == [] and "dose-sent" not in await events(house)
        status, _, _ = await visitor.post(path, headers=SCRIPT, way="dosed", **words)
        assert status == 200
    assert [row.body["text"] for row in await rows(house, "message")] == [words["text"]]
    assert (await events(house)).count("dose-sent") == 1


async def test_a_dose_that_is_meant_does_not_let_a_number_through(house: House) -> None:
    li = await house.hire("li")
    path = f"/console/case/{await accepted(house, li)}/say"
    words = {"text": "头孢 0.25g bid，有事打 13812345678"}
    async with house.inside("li") as visitor:
        for way, said in (("", "像处方"), ("dosed", "联系方式")):
            status, page, _ = await visitor.post(path, headers=SCRIPT, way=way, **words)
            assert status == 422 and said in page
        status, _, _ = await visitor.post(path, headers=SCRIPT, way="sure", **words)
        assert status == 200
    assert {"dose-sent", "contact-sent"} <= set(await events(house))
