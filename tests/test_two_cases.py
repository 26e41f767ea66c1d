"""One person with two patients in the queue: every word reaches the case it belongs to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.cli.talk import open_simulator
from bot.clinic import cases, staff
from bot.simulator.person import Simulator
from bot.simulator.transcript import play
from bot.turn import Turns

AT = datetime.fromisoformat("2026-03-02T10:00:00+08:00")
SELF = ("[我自己]", "小林", "[男]", "1985-6-1", "[都没有]", "膝盖疼", "[一周以上]", "[马上排队]")
CHILD = (
    "[给另一个人看]",
    "[另一个人]",
    "[我的孩子]",
    "小小林",
    "[男]",
    "2015-6-1",
    "[在身边]",
    "[都没有]",
    "肚子疼",
)
SUMMARY = {"complaint": "a", "assessment": "b", "advice": "c", "seek_help": "d"}


async def walk(simulator: Simulator, *acts: str) -> list[str]:
    seen: list[str] = []
    for act in acts:
        seen = simulator.plain(await play(simulator, act if act[0] == "!" else f"> {act}"))
    return seen


@pytest.fixture(params=["web", "wechat"])
async def parent(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Simulator]:
    """Waits for a doctor with case 1, and for their child's with case 2."""
    simulator = await open_simulator(tmp_path, request.param, "zh-CN", AT)
    await walk(simulator, "! start", "[同意]", "[找医生或药师]", *SELF)
    await walk(simulator, "主菜单", "[找医生或药师]", *CHILD, "[一周以上]", "[马上排队]")
    yield simulator
    await simulator.close()


def accept(conn: Connection, turns: Turns, case_id: int, login: str) -> int:
    licence = "110000000000001"
    who = staff.add(
        conn,
        login=login,
        name=login,
        role="doctor",
        title="医师",
        licence=licence,
        password="!",
        now=AT,
    )
    assert cases.accept(conn, case_id=case_id, staff_id=who, now=AT)
    told = {"case": case_id, "name": login, "title": "医师", "licence": licence}
    turns.event(conn, person_id=1, name="case.accepted", data=told, key=f"a:{case_id}")
    return who


def close(conn: Connection, turns: Turns, case_id: int, who: int) -> None:
    assert cases.close(
        conn, case_id=case_id, staff_id=who, summary=SUMMARY, outcome="advice", now=AT
    )
    told = {"case": case_id, "summary": SUMMARY}
    turns.event(conn, person_id=1, name="case.closed", data=told, key=f"c:{case_id}")


def heard(conn: Connection) -> list[list[str]]:
    return [
        [
            m.body["text"]
            for m in cases.messages(conn, case_id)
            if m.author == "patient" and m.kind == "text"
        ]
        for case_id in (1, 2)
    ]


async def test_a_reply_reaches_the_clinician_who_accepted_and_not_the_other_case(
    parent: Simulator,
) -> None:
    store, turns = parent.parts.store, parent.parts.turns
    await store.write(lambda conn: accept(conn, turns, 1, "li"))
    await walk(parent, "膝盖还疼")
    assert await store.read(heard) == [["膝盖还疼"], []]


async def test_with_two_clinicians_the_one_who_spoke_last_gets_the_reply(
    parent: Simulator,
) -> None:
    store, turns = parent.parts.store, parent.parts.turns
    li = await store.write(lambda conn: accept(conn, turns, 1, "li"))
    await store.write(lambda conn: accept(conn, turns, 2, "wu"))
    await walk(parent, "孩子肚子疼")
    await store.write(
        lambda conn: cases.speak(conn, case_id=1, staff_id=li, text="膝盖呢", media_id=None, now=AT)
    )
    await walk(parent, "膝盖好了")
    assert await store.read(heard) == [["膝盖好了"], ["孩子肚子疼"]]


async def test_with_two_clinicians_each_word_says_whose_it_is(parent: Simulator) -> None:
    store, turns = parent.parts.store, parent.parts.turns
    li = await store.write(lambda conn: accept(conn, turns, 1, "li"))
    await store.write(
        lambda conn: cases.speak(conn, case_id=1, staff_id=li, text="疼吗", media_id=None, now=AT)
    )
    assert "疼吗" in await walk(parent, "! wait 1s")
    await store.write(lambda conn: accept(conn, turns, 2, "wu"))
    await store.write(
        lambda conn: cases.speak(conn, case_id=1, staff_id=li, text="膝盖呢", media_id=None, now=AT)
    )
    assert "li：膝盖呢" in await walk(parent, "! wait 1s")


async def test_closing_one_case_leaves_the_other_with_its_clinician(parent: Simulator) -> None:
    store, turns = parent.parts.store, parent.parts.turns
    li = await store.write(lambda conn: accept(conn, turns, 1, "li"))
    await store.write(lambda conn: accept(conn, turns, 2, "wu"))
    await store.write(lambda conn: close(conn, turns, 1, li))
    await walk(parent, "孩子还疼")
    assert await store.read(heard) == [[], ["孩子还疼"]]


async def test_closing_the_older_case_leaves_the_newer_one_waiting_in_its_queue(
    parent: Simulator,
) -> None:
    store, turns = parent.parts.store, parent.parts.turns
    li = await store.write(lambda conn: accept(conn, turns, 1, "li"))
    await store.write(lambda conn: close(conn, turns, 1, li))
    await walk(parent, "! wait 1s", "[不评价]", "主菜单")
    said = await walk(parent, "[回到排队]")
    assert any("等的是儿科医生" in line for line in said), said


async def test_a_word_in_the_queue_is_added_to_the_case_on_the_screen(parent: Simulator) -> None:
    await walk(parent, "孩子发烧了", "[不等了，取消]", "主菜单", "[回到排队]", "膝盖肿了")
    assert await parent.parts.store.read(heard) == [["膝盖肿了"], ["孩子发烧了"]]
