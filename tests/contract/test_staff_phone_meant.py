"""A dose or a way around the clinic leaves a clinician's own chat only when it is meant, once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.clinic import cases, handing, meant, queue_rules
from bot.messages import Inbound, Kind
from tests.clinic import TABLES
from tests.contract.owned_case import SUMMARY
from tests.contract.phones import (
    ANN,
    BEN,
    LI,
    SECONDS,
    Floor,
    a_floor,
    fake,
    floor,
    person_of,
    press,
    sees,
    url,
)
from tests.contract.turn_parts import Hand
from tests.platforms.samples import picture
from tests.platforms.telegram import FakeTelegram

__all__ = ["fake", "floor", "url"]
INBOX, OUTBOX = TABLES["inbox"], TABLES["outbox"]
MESSAGE, EVENT = TABLES["message"], TABLES["case_event"]
DOSE = "布洛芬胶囊，每次 1 粒，一天三次"
NUMBER = "有事打我电话 13812345678"
LEASE = 30  # seconds after which what a former life had in hand is sent by the next


async def talking(floor: Floor) -> int:
    """The case of ann, which li has."""
    await floor.hire("li", phone=LI)
    case_id = await floor.wait(ANN)
    await floor.takes(LI, case_id)
    return case_id


async def said(floor: Floor) -> list[str]:
    """What was said in all cases by clinicians."""
    found = select(MESSAGE.c.body).where(MESSAGE.c.author == "clinician").order_by(MESSAGE.c.id)
    rows = await floor.app.store.read(lambda conn: conn.execute(found).scalars().all())
    return [body["text"] for body in rows]


async def states(floor: Floor) -> list[str]:
    found = select(INBOX.c.state).where(INBOX.c.state == "asked")
    return list(await floor.app.store.read(lambda conn: conn.execute(found).scalars().all()))


async def events(floor: Floor) -> list[str]:
    return list(
        await floor.app.store.read(lambda conn: conn.execute(select(EVENT.c.name)).scalars())
    )


@pytest.mark.parametrize(
    ("words", "asked", "event"),
    [
        (DOSE, "好像有用药的剂量。", "dose-sent"),
        (NUMBER, "好像有电话号码", "contact-sent"),
        (f"{DOSE}，{NUMBER}", "也有联系方式", "contact-sent"),
    ],
)
async def test_what_was_noticed_is_asked_about_and_sent_as_it_is(
    floor: Floor, words: str, asked: str, event: str
) -> None:
    case_id = await talking(floor)
    doctor, patient = floor.phone(LI), floor.phone(ANN)
    await doctor.send(words)
    question = await sees(doctor, f"#{case_id} 这条还没有发")
    assert asked in question.text and question.labels == ["照样发送", "不发"]
    assert words not in question.text and await said(floor) == []
    assert event not in await events(floor)
    await press(doctor, "照样发送", of="这条还没有发")
    await sees(patient, words)
    assert await said(floor) == [words] and await states(floor) == []
    assert (await events(floor)).count(event) == 1


async def test_what_is_not_meant_reaches_nobody(floor: Floor) -> None:
    await talking(floor)
    doctor, patient = floor.phone(LI), floor.phone(ANN)
    await doctor.send(NUMBER)
    question = await sees(doctor, "这条还没有发")
    await press(doctor, "不发", of="这条还没有发")
    await sees(doctor, "这条没有发出")
    await doctor.tap("照样发送", on=question)
    await doctor.send("多喝水")
    await sees(patient, "多喝水")
    assert await said(floor) == ["多喝水"] and await states(floor) == []
    assert not any("13812345678" in one.text for one in patient.seen)


async def test_later_words_go_at_once_and_the_held_ones_when_they_are_meant(floor: Floor) -> None:
    await talking(floor)
    doctor, patient = floor.phone(LI), floor.phone(ANN)
    await doctor.send(DOSE)
    await sees(doctor, "这条还没有发")
    await doctor.send("先量体温")
    await sees(patient, "先量体温")
    await press(doctor, "照样发送", of="这条还没有发")
    await sees(patient, DOSE)
    assert await said(floor) == ["先量体温", DOSE]
    texts = [one.text for one in patient.seen]
    assert texts.index("先量体温") < texts.index(DOSE)


async def test_a_photo_and_a_place_are_held_with_their_words(floor: Floor) -> None:
    await talking(floor)
    doctor, patient = floor.phone(LI), floor.phone(ANN)
    await doctor.photo(picture(), caption=DOSE)
    await press(doctor, "照样发送", of="这条还没有发")
    async with asyncio.timeout(20):
        while not any(one.media == picture() for one in patient.seen):
            floor.pass_by(1)  # it is tried again until the file has come from the platform
            await asyncio.sleep(0.05)
    await sees(patient, DOSE)
    await doctor.venue(31.25, 121.55, "我的诊所", "电话 13812345678")
    await sees(doctor, "好像有电话号码")
    await press(doctor, "照样发送", of="好像有电话号码")
    shown = await sees(patient, "我的诊所")
    assert (shown.kind, shown.place) == ("venue", (31.25, 121.55))


async def test_what_is_held_survives_a_restart(url: str, fake: FakeTelegram) -> None:
    clock = Hand()
    async with a_floor(url, fake, clock) as made:
        await talking(made)
        await made.phone(LI).send(DOSE)
        await sees(made.phone(LI), "这条还没有发")
    clock.forward(LEASE)
    async with a_floor(url, fake, clock) as made:
        await press(made.phone(LI), "照样发送", of="这条还没有发")
        await sees(made.phone(ANN), DOSE)
        assert await said(made) == [DOSE]


@pytest.mark.parametrize("moved", [False, True])
async def test_of_a_case_that_ended_or_moved_it_is_told_why_nothing_was_sent(
    floor: Floor, moved: bool
) -> None:
    case_id = await talking(floor)
    li, wu = await staff_of(floor), await floor.hire("wu", online=False)
    doctor, now = floor.phone(LI), floor.clock()
    await doctor.send(NUMBER)
    await sees(doctor, "这条还没有发")

    def work(conn: Connection) -> None:
        if moved:
            assert handing.takeover(conn, case_id=case_id, staff_id=wu, reason="换班", now=now)
        else:
            closing: dict[str, Any] = {"summary": SUMMARY, "outcome": "advice", "now": now}
            assert cases.close(conn, case_id=case_id, staff_id=li, **closing)

    await floor.app.store.write(work)
    floor.app.turns.wake()
    await sees(doctor, f"没有发出：{'病例已不归您' if moved else '病例已经结束'}")
    assert await states(floor) == []
    await press(doctor, "照样发送", of="这条还没有发")
    assert await said(floor) == []


async def test_it_goes_to_the_case_it_was_written_for(floor: Floor) -> None:
    first = await talking(floor)
    await floor.phone(LI).send(NUMBER)
    await sees(floor.phone(LI), f"#{first} 这条还没有发")
    second = await floor.wait(BEN)
    await floor.takes(LI, second)
    await press(floor.phone(LI), "照样发送", of="这条还没有发")
    await sees(floor.phone(ANN), NUMBER)
    await sees(floor.phone(LI), f"已发给 #{first}")
    assert not any("13812345678" in one.text for one in floor.phone(BEN).seen)


async def test_what_was_not_kept_any_more_is_to_be_written_again(floor: Floor) -> None:
    await talking(floor)
    await floor.phone(LI).send(NUMBER)
    await sees(floor.phone(LI), "这条还没有发")
    gone = update(INBOX).where(INBOX.c.state == "asked").values(body=None)
    await floor.app.store.write(lambda conn: conn.execute(gone))
    await press(floor.phone(LI), "照样发送", of="这条还没有发")
    await sees(floor.phone(LI), "请重新写")
    assert await said(floor) == []


@pytest.mark.parametrize("setting", ["warn_of_doses", "warn_of_contacts"])
async def test_the_settings_of_the_console_hold_here_too(
    floor: Floor, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    rules = queue_rules.load().model_copy(update={setting: False})
    monkeypatch.setattr(queue_rules, "load", lambda: rules)
    await talking(floor)
    words = DOSE if setting == "warn_of_doses" else NUMBER
    await floor.phone(LI).send(words)
    await sees(floor.phone(ANN), words)


@pytest.mark.parametrize("verbs", [("mean",) * 6, ("mean", "drop") * 3])
async def test_of_presses_at_once_one_counts(floor: Floor, verbs: tuple[str, ...]) -> None:
    await talking(floor)
    doctor, now = floor.phone(LI), floor.clock()
    await doctor.send(DOSE)
    question = await sees(doctor, "这条还没有发")
    code = question.buttons[0].data
    tap = Inbound("telegram", str(LI), "t", Kind.TAP, now, now, origin=str(question.message_id))
    taps = [
        replace(tap, message_id=f"t{n}", code=code.replace("mean", verb))
        for n, verb in enumerate(verbs)
    ]
    await asyncio.gather(*(floor.app.turns.take(one) for one in taps))
    kept, told = await said(floor), select(OUTBOX.c.body)
    bodies = await floor.app.store.read(lambda conn: conn.execute(told).scalars().all())
    dropped = sum("这条没有发出" in str(body.get("text", "")) for body in bodies)
    assert (len(kept), dropped) in ({(1, 0)} | ({(0, 1)} if "drop" in verbs else set()))
    assert await states(floor) == []


@pytest.mark.parametrize("verb", ["mean", "drop"])
async def test_a_press_beside_the_end_of_the_case_sends_or_says_why_and_nobody_waits_for_ever(
    floor: Floor, verb: str
) -> None:
    case_id = await talking(floor)
    li, doctor, now = await staff_of(floor), floor.phone(LI), floor.clock()
    await doctor.send(DOSE)
    question = await sees(doctor, "这条还没有发")
    code = question.buttons[0].data.replace("mean", verb)
    closing: dict[str, Any] = {"summary": SUMMARY, "outcome": "advice", "now": now}

    def close(conn: Connection) -> bool:
        return cases.close(conn, case_id=case_id, staff_id=li, **closing)

    tap = Inbound("telegram", str(LI), "t", Kind.TAP, now, now, code=code)
    async with asyncio.timeout(SECONDS):
        taken, closed = await asyncio.gather(
            floor.app.turns.take(tap), floor.app.store.write(close)
        )
    assert closed and not taken.failed and await states(floor) == []
    told = select(OUTBOX.c.body)
    bodies = await floor.app.store.read(lambda conn: conn.execute(told).scalars().all())
    over = ("病例已经结束", "这条没有发出")
    ends = sum(any(end in str(body.get("text", "")) for end in over) for body in bodies)
    assert len(await said(floor)) + ends == 1


async def test_only_one_of_many_takes_up_what_is_held(floor: Floor) -> None:
    await talking(floor)
    await floor.phone(LI).send(DOSE)
    await sees(floor.phone(LI), "这条还没有发")

    def mine(conn: Connection) -> tuple[int, int]:
        held = select(INBOX.c.id).where(INBOX.c.state == "asked")
        return conn.execute(held).scalar_one(), person_of(conn, LI)

    inbox_id, person_id = await floor.app.store.read(mine)

    def take(conn: Connection, who: int) -> Any:
        return meant.settle(conn, inbox_id=inbox_id, person_id=who)

    store = floor.app.store
    assert await store.write(lambda conn: take(conn, person_id + 1)) is None
    found = await asyncio.gather(*(store.write(lambda c: take(c, person_id)) for _ in range(12)))
    assert [row.body["text"] for row in found if row is not None] == [DOSE]


async def staff_of(floor: Floor) -> int:
    found = select(TABLES["staff"].c.id).where(TABLES["staff"].c.login == "li")
    return int(await floor.app.store.read(lambda conn: conn.execute(found).scalar_one()))
