"""Clinicians' own chats when things go wrong: restarts, lost chats, patients who are gone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from sqlalchemy import Connection, text

from bot.clinic import cases, presence, staff, staffchat
from bot.clinic.casefile import Author, State
from bot.clinic.hometest.reports import Taken
from bot.messages import Inbound, Kind
from tests.clinic import open_case
from tests.contract.lab_parts import a_report, sampled, taken
from tests.contract.phones import ANN, LI, SECONDS, Floor, a_floor, fake, floor, press, sees, url
from tests.contract.turn_parts import Hand
from tests.platforms.telegram import FakeTelegram

__all__ = ["fake", "floor", "url"]
WORDS = 15
LEASE = 30  # seconds after which what a former life had in hand is sent by the next
Life = Callable[[Floor], Awaitable[None]]


async def test_a_restart_between_any_two_steps_loses_nothing(url: str, fake: FakeTelegram) -> None:
    clock, doctor, patient = Hand(), fake.user(LI), fake.user(ANN)

    async def bind(floor: Floor) -> None:
        await floor.hire("li", phone=LI)

    async def take(floor: Floor) -> None:
        await floor.takes(LI, await floor.wait(ANN))

    async def talk(floor: Floor) -> None:
        await patient.send("还咳")
        await sees(doctor, "还咳")
        await doctor.send("多喝水")
        await sees(patient, "多喝水")
        await doctor.send("/close")
        await sees(doctor, "小结 1/4")
        await doctor.send("咳嗽")
        await sees(doctor, "小结 2/4")

    async def end(floor: Floor) -> None:
        for answer in ("感冒", "休息", "气短"):
            await doctor.send(answer)
        await press(doctor, "给出建议", of="选了就结束接诊")
        await sees(patient, "感冒")
        assert (await floor.row(1)).state == State.closed

    lives: list[Life] = [bind, take, talk, end]
    for life in lives:
        async with a_floor(url, fake, clock) as made:
            await life(made)
        clock.forward(LEASE)


async def test_a_site_that_turns_the_setting_off_lets_every_chat_go(
    url: str, fake: FakeTelegram
) -> None:
    clock, chat = Hand(), fake.user(LI)
    async with a_floor(url, fake, clock) as made:
        await made.hire("li", phone=LI)
    clock.forward(LEASE)
    async with a_floor(url, fake, clock, on=False) as made:
        await sees(chat, "这个聊天已解除绑定")
        code = await made.code(1)
        await chat.send(f"/start {code}")
        await sees(chat, "同意吗")
        assert await made.app.store.read(lambda conn: staffchat.of_staff(conn, 1)) is None


async def test_a_wrong_code_is_told_and_its_sender_stays_a_patient(floor: Floor) -> None:
    chat = floor.phone(ANN)
    await chat.send("/start staff-guess")
    await sees(chat, "绑定码不对，或者已经用过、过期")
    await chat.send("/start")
    await sees(chat, "同意吗")


async def test_a_patient_in_the_queue_is_not_made_a_clinician(floor: Floor) -> None:
    li = await floor.hire("li", online=False)
    case_id = await floor.wait(ANN)
    chat = floor.phone(ANN)
    await chat.send(f"/start {await floor.code(li)}")
    await sees(chat, "您自己的问诊还没有结束")
    assert (await floor.row(case_id)).state == State.waiting


async def test_a_chat_that_was_let_go_gets_nothing_and_is_a_patients_again(floor: Floor) -> None:
    await floor.hire("li", phone=LI)
    case_id = await floor.wait(ANN)
    await floor.takes(LI, case_id)
    now = floor.clock()
    await floor.app.store.write(lambda conn: staff.disable(conn, login="li", now=now))
    floor.app.turns.wake()
    chat, patient = floor.phone(LI), floor.phone(ANN)
    await sees(chat, "这个聊天已解除绑定")
    await patient.send("医生在吗")
    await chat.send("主菜单")
    await sees(chat, "同意吗")
    assert not any("医生在吗" in one.text for one in chat.seen)
    async with asyncio.timeout(SECONDS):
        while (await floor.row(case_id)).state != State.waiting:
            floor.app.bell.ring("queue")
            await asyncio.sleep(0.02)


async def test_a_clinician_is_told_when_a_word_cannot_reach_the_patient(floor: Floor) -> None:
    await floor.hire("li", phone=LI)
    case_id = await floor.wait(ANN)
    await floor.takes(LI, case_id)
    doctor, patient = floor.phone(LI), floor.phone(ANN)
    await patient.block()
    await doctor.send("量一下体温")
    await sees(doctor, f"#{case_id} 有一条还没送到")
    await patient.unblock()
    await patient.send("我回来了")
    await sees(patient, "量一下体温")
    await sees(doctor, "我回来了")
    assert sum("还没送到" in one.text for one in doctor.seen) == 1


async def test_what_cannot_be_sent_or_was_edited_is_said(floor: Floor) -> None:
    await floor.hire("li", phone=LI)
    case_id = await floor.wait(ANN)
    await floor.takes(LI, case_id)
    doctor, patient = floor.phone(LI), floor.phone(ANN)
    await doctor.contact("+8613800000000")
    await sees(doctor, "没有发出：只能发文字、照片、语音、文件和位置")
    await doctor.send("一天三次")
    await sees(patient, "一天三次")
    await doctor.edit("一天两次")
    await sees(doctor, "您改的字不会传给患者")
    assert not any("一天两次" in one.text for one in patient.seen)
    await patient.location(31.2, 121.5)
    await doctor.wait(lambda seen: any(one.place == (31.2, 121.5) for one in seen), 20)


async def test_a_place_or_a_venue_of_a_clinicians_goes_to_their_patient(floor: Floor) -> None:
    await floor.hire("li", phone=LI)
    case_id = await floor.wait(ANN)
    doctor, patient = floor.phone(LI), floor.phone(ANN)
    await doctor.location(31.2, 121.5)
    await sees(doctor, "现在没有接诊中的患者")
    await floor.takes(LI, case_id)
    await doctor.location(31.2, 121.5)
    await sees(patient, "地图上的位置")
    await doctor.venue(31.25, 121.55, "东方医院", "即墨路 150 号")
    shown = await sees(patient, "东方医院\n即墨路 150 号")
    assert (shown.kind, shown.place) == ("venue", (31.25, 121.55))
    places = [one.place for one in patient.seen if one.place]
    assert places == [(31.2, 121.5), (31.25, 121.55)]


async def test_a_live_place_that_moves_is_one_message_on_either_side(floor: Floor) -> None:
    await floor.hire("li", phone=LI)
    case_id = await floor.wait(ANN)
    doctor, patient = floor.phone(LI), floor.phone(ANN)
    await floor.takes(LI, case_id)
    for chat in (patient, doctor):
        await chat.location(31.2, 121.5)
        for step in range(20):
            await chat.moves(31.2 + step / 1000, 121.5)
    await patient.send("到了")
    await sees(doctor, "到了")
    await doctor.send("好的")
    await sees(patient, "好的")
    said = await floor.app.store.read(lambda conn: cases.messages(conn, case_id))
    kinds = [(one.author, one.kind) for one in said]
    assert kinds.count((Author.patient, "location")) == 1
    assert kinds.count((Author.clinician, "location")) == 1
    assert len([one for one in said if one.body.get("edits")]) == 0
    assert len([one for one in doctor.seen if "您改的字" in one.text]) == 0


async def test_who_takes_a_case_is_shown_the_place_the_patient_sent(floor: Floor) -> None:
    await floor.hire("li", phone=LI)
    case_id = await floor.wait(ANN)
    sent: dict[str, Any] = {"kind": "location", "body": {"place": [31.2, 121.5]}, "media_id": None}
    now = floor.clock()
    await floor.app.store.write(
        lambda conn: cases.relay(conn, case_id=case_id, platform_id="", now=now, **sent)
    )
    await floor.takes(LI, case_id)
    await floor.phone(LI).wait(lambda seen: any(one.place == (31.2, 121.5) for one in seen), 20)


async def test_commands_and_buttons_say_whether_they_are_at_work(floor: Floor) -> None:
    li = await floor.hire("li", phone=LI, online=False)
    chat = floor.phone(LI)
    for act, state in (("/online", "在线"), ("/break", "小休"), ("/off", "下线")):
        await chat.send(act)
        await sees(chat, f"状态：{state}")
    await press(chat, "在线", of="状态：下线")
    await sees(chat, "状态：在线")
    there = await floor.app.store.read(lambda conn: presence.get(conn, li))
    assert there.state is presence.At.online


async def test_without_a_licence_nobody_comes_online_in_a_chat(floor: Floor) -> None:
    await floor.hire("new", phone=LI, online=False, licence="")
    await floor.phone(LI).send("/online")
    await sees(floor.phone(LI), "没有登记执业证号，不能上线")


async def test_both_sides_may_write_at_once_and_neither_waits_for_the_other_for_ever(
    floor: Floor,
) -> None:
    await floor.hire("li", phone=LI)
    await floor.takes(LI, await floor.wait(ANN))

    def word(number: int, chat: int) -> Inbound:
        now, key = floor.clock(), f"at-once:{chat}:{number}"
        return Inbound("telegram", str(chat), key, Kind.TEXT, now, now, text=f"第 {number} 句。")

    before = await floor.app.store.read(deadlocks)  # of the tests that had this database before
    both = [word(number, chat) for number in range(WORDS) for chat in (LI, ANN)]
    taken = await asyncio.gather(*(floor.app.turns.take(one) for one in both))
    assert not any(one.failed for one in taken)
    for chat in (LI, ANN):
        for number in range(WORDS):
            await sees(floor.phone(chat), f"第 {number} 句。")
    assert await floor.app.store.read(deadlocks) == before


async def test_a_code_binds_no_chat_of_another_channel(floor: Floor) -> None:
    li, now = await floor.hire("li", online=False), floor.clock()
    code = await floor.code(li)
    await floor.app.turns.take(Inbound("web", "w" * 16, "1", Kind.START, now, now, text=code))
    assert await floor.app.store.read(lambda conn: staffchat.of_staff(conn, li)) is None
    await floor.phone(LI).send(f"/start {code}")
    await sees(floor.phone(LI), "已绑定")


def deadlocks(conn: Connection) -> int:
    """How many this database has had to break."""
    if conn.dialect.name == "sqlite":
        return 0
    found = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    return int(conn.execute(text(found)).scalar_one())


async def test_that_a_report_was_amended_is_told_in_a_chat_as_the_programs_word(
    floor: Floor,
) -> None:
    await floor.hire("li", phone=LI)

    def report(conn: Connection, **more: Any) -> None:
        assert isinstance(taken(conn, a_report(**more)), Taken)

    def tested(conn: Connection) -> int:
        order, now = sampled(conn), floor.clock()
        case_id = open_case(conn, order.person_id, order.patient_id, now=now)
        report(conn)
        report(conn, status="amended", report="R2")
        return case_id

    case_id = await floor.app.store.write(tested)
    floor.app.bell.ring("queue")
    await floor.takes(LI, case_id)
    line = "［系统］检验科更正了这位患者的报告，请看新的结果。"
    shown = await sees(floor.phone(LI), "现在您打的字")
    assert line in shown.text.splitlines()
    await floor.app.store.write(partial(report, status="amended", report="R3"))
    floor.app.turns.wake()
    await floor.phone(LI).wait(lambda seen: any(one.text == line for one in seen), 20)
