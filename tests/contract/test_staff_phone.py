"""A clinician takes a case in their own Telegram chat: offered, talked through, closed."""

from __future__ import annotations

import asyncio

from sqlalchemy import Connection, select

from bot.clinic import cases, offers, staffchat
from bot.clinic.audit import AUDIT
from bot.clinic.casefile import State
from bot.clinic.hometest.reports import Taken
from tests.clinic import open_case
from tests.contract.lab_parts import a_report, sampled, taken
from tests.contract.phones import ANN, BEN, LI, WU, Floor, fake, floor, press, sees, url
from tests.platforms.samples import picture

__all__ = ["fake", "floor", "url"]
AMENDED = {"flu_a": "negative", "flu_b": "positive", "covid": "negative"}


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


async def test_the_newest_result_stands_in_one_line_and_its_reading_is_recorded(
    floor: Floor,
) -> None:
    await floor.hire("li", phone=LI)

    def tested(conn: Connection) -> tuple[int, int]:
        order, other = sampled(conn), sampled(conn, "bob", "QM-000002")
        for made in (a_report(report="R0"), a_report(AMENDED, status="amended", report="R1")):
            assert isinstance(taken(conn, made), Taken)
        theirs = a_report(dict.fromkeys(AMENDED, "positive"), barcode="QM-000002", report="R2")
        assert isinstance(taken(conn, theirs), Taken)
        now = floor.clock()
        ill = open_case(conn, order.person_id, order.patient_id, now=now, level="L2")
        return ill, open_case(conn, other.person_id, None, now=now)

    case_id, plain = await floor.app.store.write(tested)
    floor.app.bell.ring("queue")
    await floor.takes(LI, case_id)
    shown = await sees(floor.phone(LI), "现在您打的字")
    line = "最新检验结果，已更正（三联，2026-03-03 13:00）：乙流阳性、其他 2 项阴性\n"
    assert line in shown.text and shown.text.count("最新检验结果") == 1
    await floor.takes(LI, plain)
    shown = await sees(floor.phone(LI), f"会发给 #{plain} 的患者")
    assert "最新检验结果" not in shown.text
    columns = (AUDIT.c.subject, AUDIT.c.detail)
    read = select(*columns).where(AUDIT.c.action == "results.read")
    rows = await floor.app.store.read(lambda conn: conn.execute(read).all())
    assert [tuple(row) for row in rows] == [(f"case:{case_id}", "reports:2")]


async def test_an_offer_nobody_answers_says_so_and_a_late_tap_is_refused(floor: Floor) -> None:
    await floor.hire("li", phone=LI)
    wu = await floor.hire("wu", phone=WU)
    case_id = await floor.wait(ANN)
    slow, quick = floor.phone(LI), floor.phone(WU)
    offered = await sees(slow, "请接诊")
    floor.pass_by(13)
    await sees(slow, f"#{case_id} 没有及时应答")
    await floor.asked(case_id, wu)
    await slow.tap("接诊", on=offered)
    await sees(slow, f"#{case_id} 这次邀请已经过时")
    assert (await sees(slow, "请接诊")).labels == []
    await floor.takes(WU, case_id)
    await slow.tap("接诊", on=offered)
    await sees(slow, f"#{case_id} 已由wu 医生接诊")
    assert [one.text for one in quick.seen if "没有及时" in one.text] == []
    assert (await floor.row(case_id)).staff_id == wu


async def test_a_declined_offer_goes_to_the_next_and_says_nothing_more(floor: Floor) -> None:
    await floor.hire("li", phone=LI)
    wu = await floor.hire("wu")
    case_id = await floor.wait(ANN)
    chat = floor.phone(LI)
    await press(chat, "拒绝", of="请接诊")
    await floor.asked(case_id, wu)
    await chat.wait(lambda seen: any(one.labels == ["✓ 拒绝"] for one in seen), 20)
    assert not any("不用接了" in one.text or "没有及时" in one.text for one in chat.seen)


async def test_a_patient_who_no_longer_waits_ends_the_offer(floor: Floor) -> None:
    await floor.hire("li", phone=LI)
    case_id = await floor.wait(ANN)
    await sees(floor.phone(LI), "请接诊")
    now = floor.clock()
    await floor.app.store.write(lambda conn: cases.cancel(conn, case_id=case_id, now=now))
    floor.app.turns.wake()
    await sees(floor.phone(LI), f"#{case_id} 不用接了")


async def test_a_double_tap_takes_a_case_once(floor: Floor) -> None:
    li = await floor.hire("li", phone=LI)
    case_id = await floor.wait(ANN)
    chat = floor.phone(LI)
    offered = await sees(chat, "请接诊")
    for _ in range(2):
        await chat.tap("接诊", on=offered)
    await sees(chat, "现在您打的字")
    await chat.send("/cases")
    await sees(chat, "接诊中：\n")
    assert sum("现在您打的字" in one.text for one in chat.seen) == 1
    assert not any("过时" in one.text or "已由" in one.text for one in chat.seen)
    assert (await floor.row(case_id)).staff_id == li


async def test_of_two_who_take_the_same_waiting_case_one_gets_it(floor: Floor) -> None:
    staff = {
        LI: await floor.hire("li", phone=LI, online=False),
        WU: await floor.hire("wu", phone=WU, online=False),
    }
    case_id = await floor.wait(ANN)
    for number in staff:
        await floor.phone(number).send("/cases")
        await sees(floor.phone(number), "候诊中，您可以接：")
    for number in staff:
        await floor.phone(number).tap(f"接诊 #{case_id}")
    await floor.becomes(case_id, State.active)
    owner = (await floor.row(case_id)).staff_id
    loser, winner = (LI, WU) if owner == staff[WU] else (WU, LI)
    await sees(floor.phone(winner), "现在您打的字")
    await sees(floor.phone(loser), f"#{case_id} 已由")
    assert not any("现在您打的字" in one.text for one in floor.phone(loser).seen)


async def test_photos_go_both_ways(floor: Floor) -> None:
    await floor.hire("li", phone=LI)
    case_id = await floor.wait(ANN)
    await floor.takes(LI, case_id)
    doctor, patient = floor.phone(LI), floor.phone(ANN)
    red, blue = picture(side=40), picture(side=56)
    await patient.photo(red, caption="皮疹")
    await sees(doctor, "［照片］ 皮疹")
    await doctor.wait(lambda seen: any(one.media == red for one in seen), 20)
    await doctor.photo(blue, caption="照这样涂")
    async with asyncio.timeout(20):
        while not any(one.media == blue for one in patient.seen):
            floor.pass_by(1)  # it is tried again until the file has come from the platform
            await asyncio.sleep(0.05)
    await sees(patient, "照这样涂")


async def test_with_two_cases_open_every_word_says_whose_it_is(floor: Floor) -> None:
    await floor.hire("li", phone=LI)
    doctor, ann, ben = floor.phone(LI), floor.phone(ANN), floor.phone(BEN)
    first = await floor.wait(ANN)
    await floor.takes(LI, first)
    second = await floor.wait(BEN)
    await floor.takes(LI, second)
    await doctor.send("给第二位")
    await sees(ben, "给第二位")
    await sees(doctor, f"已发给 #{second}")
    await ann.send("我好些了")
    await press(doctor, f"回复 #{first}", of=f"#{first} 我好些了")
    await sees(doctor, f"现在您打的字会发给 #{first} 的患者。")
    await doctor.send("给第一位")
    await sees(ann, "给第一位")
    assert not any("给第一位" in one.text for one in ben.seen)
    assert not any("给第二位" in one.text for one in ann.seen)


async def test_words_for_a_case_that_is_gone_reach_nobody_else(floor: Floor) -> None:
    await floor.hire("li", phone=LI)
    wu = await floor.hire("wu", online=False)
    doctor, ann = floor.phone(LI), floor.phone(ANN)
    first = await floor.wait(ANN)
    await floor.takes(LI, first)
    second = await floor.wait(BEN)
    await floor.takes(LI, second)
    now = floor.clock()

    def give_away(conn: Connection) -> bool:
        staff_id = cases.get(conn, second).staff_id  # type: ignore[union-attr]
        cases.put_back(conn, second, staff_id=staff_id, name="returned", actor="queue", now=now)  # type: ignore[arg-type]
        return offers.accept(conn, case_id=second, staff_id=wu, now=now) is not None

    assert await floor.app.store.write(give_away)
    await doctor.send("这句不该到别处")
    await sees(doctor, f"没有发出：#{second} 已不归您")
    await press(doctor, f"回复 #{first}", of="没有发出")
    await doctor.send("这句给第一位")
    await sees(ann, "这句给第一位")
    for patient in (ann, floor.phone(BEN)):
        assert not any("这句不该到别处" in one.text for one in patient.seen)


async def test_four_lines_at_once_are_the_whole_summary_and_a_second_tap_does_nothing(
    floor: Floor,
) -> None:
    await floor.hire("li", phone=LI)
    case_id = await floor.wait(ANN)
    await floor.takes(LI, case_id)
    doctor = floor.phone(LI)
    await press(doctor, f"结束 #{case_id}", of="现在您打的字")
    await sees(doctor, "小结 1/4")
    await doctor.send("咳嗽\n感冒\n休息\n高热\n或气短")
    asked = await sees(doctor, "选了就结束接诊")
    for _ in range(2):
        await doctor.tap("给出建议", on=asked)
    await sees(doctor, f"#{case_id} 已结束")
    await doctor.send("还在吗")
    await sees(doctor, "没有发出：现在没有接诊中的患者")
    assert (await floor.row(case_id)).summary == {
        "complaint": "咳嗽",
        "assessment": "感冒",
        "advice": "休息",
        "seek_help": "高热\n或气短",
    }
    assert sum("已结束" in one.text for one in doctor.seen) == 1


async def test_while_a_summary_is_written_the_patient_gets_nothing_of_it(floor: Floor) -> None:
    await floor.hire("li", phone=LI)
    case_id = await floor.wait(ANN)
    await floor.takes(LI, case_id)
    doctor, patient = floor.phone(LI), floor.phone(ANN)
    await doctor.send("/close")
    await sees(doctor, "小结 1/4")
    await doctor.send("只是草稿")
    await doctor.photo()
    await sees(doctor, "正在写小结，这条没有发给患者")
    await press(doctor, "先不结束", of="正在写小结")
    await sees(doctor, "没有结束，小结没有保存")
    await doctor.send("off")
    await sees(patient, "off")
    assert not any("草稿" in one.text for one in patient.seen)
    chat = await floor.app.store.read(lambda conn: staffchat.of_staff(conn, 1))
    assert chat is not None and chat.draft is None
    assert (await floor.row(case_id)).state == State.active
