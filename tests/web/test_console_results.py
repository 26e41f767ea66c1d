"""The results on a case's page: whose they are, what they replaced, who may open them."""

from __future__ import annotations

import asyncio
import re
from io import BytesIO

from pypdf import PdfReader
from sqlalchemy import Connection, update

from tests.clinic import TABLES
from tests.console import House
from tests.web.case_desk import accepted, heard, rows
from tests.web.result_desk import amended, in_the_lab, kit, report


def section(page: str) -> str:
    """What stands in the section of the results."""
    found = re.search(r'<section id="results".*?</section>\n<details', page, re.DOTALL)
    assert found is not None
    return found[0]


async def read(house: House, *actions: str) -> list[tuple[str, str, str, str]]:
    return [
        (row.actor, row.action, row.subject, row.detail)
        for row in await rows(house, "audit")
        if row.action in actions
    ]


async def test_a_case_without_tests_says_so(house: House) -> None:
    li = await house.hire("li")
    case_id = await accepted(house, li)
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{case_id}")
    assert "没有这位患者的检测结果" in section(page) and "最新检验结果" not in page
    assert await read(house, "results.read") == []


async def test_a_report_says_in_words_what_was_found_and_where(house: House) -> None:
    li = await house.hire("li")
    case_id, order_id = await in_the_lab(house, li)
    await report(house)
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{case_id}")
        shown = section(page)
        await visitor.get("/console/language/en")
        _, english = await visitor.get(f"/console/case/{case_id}")
    positive = r'reading-positive"><dt>甲流</dt><dd><span aria-hidden="true">▲</span> 检出（阳性）'
    assert re.search(positive, shown) and shown.count("未检出（阴性）") == 2
    for said in ("三联", "2026-03-03 12:00", "2026-03-03 13:00", "咽拭子", "one · R1"):
        assert said in shown, said
    assert f'href="/console/case/{case_id}/report/{order_id}"' in shown
    assert "最新检验结果（三联，2026-03-03 13:00）：甲流阳性、其他 2 项阴性" in page
    assert "Detected" in section(english) and "Throat swab" in section(english)


async def test_an_amended_report_is_marked_with_what_it_replaced(house: House) -> None:
    li = await house.hire("li")
    case_id, _ = await in_the_lab(house, li)
    await report(house)
    await amended(house)
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{case_id}")
    shown = section(page)
    assert "更正报告" in shown and "reading-positive" not in shown and "无效" in shown
    assert "替代 2026-03-03 13:00 的报告（R1），那份不再有效" in shown
    assert "甲流原为：检出（阳性）" in shown and "新冠原为" not in shown
    assert "（已更正）" in page
    assert 'class="bubble patient"' not in page  # nor is it put into the patient's mouth
    line = re.search(r'class="bubble program">(.*?)</div>', page, re.DOTALL)
    assert line is not None and "检验科更正了这位患者的报告" in line[1] and "系统" in line[1]


async def test_a_sample_of_no_use_has_no_file(house: House) -> None:
    li = await house.hire("li")
    case_id, order_id = await in_the_lab(house, li)
    await report(house, results=dict.fromkeys(("flu_a", "flu_b", "covid"), "invalid"))
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{case_id}")
        assert "样本没有测出来" in section(page) and "/report/" not in page
        assert (await visitor.get(f"/console/case/{case_id}/report/{order_id}"))[0] == 404


async def test_what_the_person_told_stands_apart_from_the_laboratory(house: House) -> None:
    li = await house.hire("li")
    case_id, _ = await in_the_lab(house, li)
    await report(house)
    await kit(house, case_id)
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{case_id}")
    lab, _, told = section(page).partition('id="h-told"')
    assert "患者或家人自述" in told and "看不清" in told and "照片 1 张" in told
    assert "测的时间：昨天" in told and "检出（阳性）" in told
    assert "R1" in lab and "R1" not in told and "/report/" not in told


async def test_another_patients_results_are_not_on_the_page(house: House) -> None:
    li = await house.hire("li")
    mine, _ = await in_the_lab(house, li)
    _, theirs = await in_the_lab(house, li, "李小红")
    await report(house, "李小红")
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{mine}")
        assert "没有这位患者的检测结果" in section(page)
        # Nor is the file opened under a case that they may read.
        assert (await visitor.get(f"/console/case/{mine}/report/{theirs}"))[0] == 404
    refused = ("staff:1", "report.refused", f"case:{mine}", f"order:{theirs}")
    assert await read(house, "report.read", "report.refused") == [refused]


async def test_many_results_are_folded(house: House) -> None:
    li = await house.hire("li")
    case_id, _ = await in_the_lab(house, li)
    for number in range(5):
        await kit(house, case_id, tested="", photos=[], kit=f"kit-{number}")
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{case_id}")
    unfolded, _, folded = section(page).partition('<details class="more">')
    assert unfolded.count("<li") == 3 and folded.count("<li") == 2 and "更早的 2 条" in folded
    assert "别的试剂盒" in unfolded


async def test_the_file_is_that_of_the_patient_and_its_opening_is_audited(house: House) -> None:
    li = await house.hire("li")
    case_id, order_id = await in_the_lab(house, li)
    await report(house)
    path = f"/console/case/{case_id}/report/{order_id}"
    async with house.inside("li") as visitor, visitor.session.get(path) as answer:
        body = await answer.read()
        assert (answer.status, answer.content_type) == (200, "application/pdf")
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Disposition"].startswith('inline; filename="report.pdf"')
    text = PdfReader(BytesIO(body)).pages[0].extract_text()
    assert "R1" in text and "2026-03-03 13:00" in text
    opened = ("staff:1", "report.read", f"case:{case_id}", f"order:{order_id}")
    assert await read(house, "report.read", "report.refused") == [opened]


async def test_who_may_not_read_the_case_opens_neither_its_results_nor_its_files(
    house: House,
) -> None:
    li = await house.hire("li")
    await house.hire("wu")
    case_id, order_id = await in_the_lab(house, li)
    await report(house)
    async with house.inside("wu") as visitor:
        for path in ("", f"/report/{order_id}", "/report/999"):
            status, page = await visitor.get(f"/console/case/{case_id}{path}")
            assert status == 403 and "甲流" not in page and "三联" not in page
        assert (await visitor.get(f"/console/case/999/report/{order_id}"))[0] == 404
    said = await read(house, "results.read", "report.read", "report.refused")
    assert [(actor, action) for actor, action, *_ in said] == [("staff:2", "report.refused")] * 2


async def test_without_a_login_or_a_right_to_cases_no_file_opens(house: House) -> None:
    li = await house.hire("li")
    await house.hire("op", role="operator", licence="")
    case_id, order_id = await in_the_lab(house, li)
    await report(house)
    path = f"/console/case/{case_id}/report/{order_id}"
    async with house.visitor() as stranger:
        assert (await stranger.get(path))[0] == 303
    async with house.inside("op") as visitor:
        assert (await visitor.get(path))[0] == 403


async def test_whoever_treats_the_patient_no_longer_opens_nothing(house: House) -> None:
    li = await house.hire("li")
    wu = await house.hire("wu")
    case_id, order_id = await in_the_lab(house, li)
    await report(house)
    path = f"/console/case/{case_id}/report/{order_id}"
    async with house.inside("li") as visitor:
        async with visitor.session.get(path) as answer:
            assert answer.status == 200

        def give(conn: Connection) -> None:
            conn.execute(update(TABLES["case"]).values(staff_id=wu))

        await house.store.write(give)
        assert (await visitor.get(path))[0] == 403


async def test_reading_results_is_on_record_by_their_ids(house: House) -> None:
    li = await house.hire("li")
    case_id, _ = await in_the_lab(house, li)
    await report(house)
    await kit(house, case_id)
    async with house.inside("li") as visitor:
        await visitor.get(f"/console/case/{case_id}")
    row = ("staff:1", "results.read", f"case:{case_id}", "reports:1 kits:1")
    assert await read(house, "results.read") == [row]


async def test_a_report_released_meanwhile_is_shown_and_its_reading_recorded(house: House) -> None:
    li = await house.hire("li")
    case_id, _ = await in_the_lab(house, li)
    path = f"/console/case/{case_id}/events?after=0&standing=own&mark=0-0&results="
    async with house.inside("li") as visitor:
        await visitor.get(f"/console/case/{case_id}")
        listening = asyncio.create_task(heard(visitor, path, "检出（阳性）"))
        await asyncio.sleep(0.3)  # the page has looked once before the report comes
        assert await read(house, "results.read") == []
        await report(house)
        text = await listening
    assert "event: findings" in text
    row = ("staff:1", "results.read", f"case:{case_id}", "reports:1")
    assert await read(house, "results.read") == [row]


async def test_what_the_page_has_shown_already_is_no_second_reading(house: House) -> None:
    li = await house.hire("li")
    case_id, _ = await in_the_lab(house, li)
    await report(house)
    async with house.inside("li") as visitor:
        _, page = await visitor.get(f"/console/case/{case_id}")
        found = re.search(r'sse-connect="([^"]+)"', page)
        assert found is not None
        path = found[1].replace("&amp;", "&") + "&after=0"
        text = await heard(visitor, path, "event: alive\n")
        assert "event: timeline" in text and "event: finding" not in text
        assert len(await read(house, "results.read")) == 1
        # A stream that does not say what its page has shown is a reading itself.
        await heard(visitor, path.replace("results=1-", "results="), "event: finding\n")
        assert len(await read(house, "results.read")) == 2
