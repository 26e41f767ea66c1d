"""The appointment book: a week, the visits of a day, one beyond the last place, a closed day."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from sqlalchemy import Connection, select

from bot.clinic import slots
from tests.clinic import NOON, TABLES, add
from tests.console import House
from tests.contract.slot_parts import (
    SITE,
    add_couple,
    add_day,
    add_slot,
    add_stock,
    booked,
    left,
    taken,
    tend,
    told,
)

T = TypeVar("T")
ZONE = "Asia/Shanghai"
TOMORROW = "2026-03-03"  # the windows begin there at 12 o'clock
BOOK = f"/console/slots?at={SITE}&day={TOMORROW}"
LIST = f"/console/slots/day?at={SITE}&day={TOMORROW}"
WHERE = {"at": SITE, "day": TOMORROW}


async def furnish(house: House) -> tuple[list[int], slots.Booking]:
    """Four windows for two each, and somebody in the first."""
    await house.hire("boss", role="supervisor")
    await house.hire("mei", role="desk", licence="")

    def work(conn: Connection) -> tuple[list[int], slots.Booking]:
        windows = add_day(conn, capacity=2)
        add_stock(conn, SITE, "flu", 3)
        return windows, booked(conn, windows[0], add_couple(conn, "王芳"), pool="flu")

    return await house.store.write(work)


async def read(house: House, work: Callable[[Connection], T]) -> T:
    found = await house.store.read(work)
    assert await house.store.read(slots.faults) == []
    return found


async def test_a_week_shows_how_full_each_window_is_and_leads_to_its_day(house: House) -> None:
    await furnish(house)
    async with house.inside("mei") as visitor:
        status, text = await visitor.get(BOOK)
        assert status == 200 and "1 / 2" in text and text.count("0 / 2") == 3
        assert re.search(r"<th scope=\"row\">12:00</th>", text)
        href = re.search(r'href="(/console/slots/day[^"#]+)#slot', text)
        assert href is not None
        status, text = await visitor.get(href[1].replace("&amp;", "&"))
    assert status == 200 and "王芳" in text and "flu 2" in text


async def test_only_those_who_keep_the_book_see_it_and_that_is_on_record(house: House) -> None:
    await furnish(house)
    await house.hire("li", role="doctor")
    async with house.inside("li") as doctor:
        for path in (BOOK, LIST, "/console/slots/import"):
            status, text = await doctor.get(path)
            assert status == 403 and "王芳" not in text
        status, _, _ = await doctor.post("/console/slots/close", **WHERE, reason="ill", sure="1")
        assert status == 403
    async with house.inside("boss") as boss:
        await boss.get(LIST)
    audit = TABLES["audit"]
    seen = select(audit.c.subject).where(audit.c.action == "slots.read")
    assert await read(house, lambda conn: list(conn.execute(seen).scalars())) == [SITE]


async def test_who_came_is_marked_and_a_mark_too_early_is_refused(house: House) -> None:
    _, visit = await furnish(house)
    mine = {**WHERE, "booking": str(visit.id)}
    async with house.inside("mei") as visitor:
        await visitor.get(LIST)
        status, text, _ = await visitor.post("/console/slots/mark", **mine, what="missed")
        assert status == 422 and "还没到时间" in text
    house.clock.pass_by(hours=25)
    async with house.inside("mei") as visitor:
        await visitor.get(LIST)
        status, _, to = await visitor.post("/console/slots/mark", **mine, what="missed")
        assert status == 303 and to.startswith("/console/slots/day?")
        status, _, _ = await visitor.post("/console/slots/mark", **mine, what="attended")
        assert status == 303
    state = await read(house, lambda conn: slots.get(conn, visit.id))
    assert state is not None and state.state == "attended"


async def test_one_beyond_the_last_place_needs_a_reason(house: House) -> None:
    windows, _ = await furnish(house)
    entry = {**WHERE, "slot": str(windows[0]), "phone": "1", "product": "flu", "doses": "1"}
    async with house.inside("mei") as visitor:
        await visitor.get(LIST)
        enter = "/console/slots/enter"
        assert (await visitor.post(enter, **entry, name="甲"))[0] == 303
        status, text, _ = await visitor.post(enter, **entry, name="乙")
        assert status == 422 and "加号请选择原因" in text and 'value="乙"' in text
        assert (await visitor.post(enter, **entry, name="乙", reason="carer"))[0] == 303
        _, text = await visitor.get(LIST)
        assert "3 / 2" in text and "甲" in text and "乙" in text
    assert await read(house, lambda conn: taken(conn, windows[0])) == 3


async def test_who_is_taken_off_is_told_with_the_reason_that_was_chosen(house: House) -> None:
    _, visit = await furnish(house)
    mine = {**WHERE, "booking": str(visit.id), "what": "cancelled"}
    async with house.inside("mei") as visitor:
        await visitor.get(LIST)
        for reason in ("", "because"):
            status, text, _ = await visitor.post("/console/slots/mark", **mine, reason=reason)
            assert status == 422 and "请选择原因" in text
        status, _, _ = await visitor.post("/console/slots/mark", **mine, reason="unsuitable")
        assert status == 303
        assert "王芳" not in (await visitor.get(LIST))[1]
    assert visit.person_id is not None
    news = await read(house, lambda conn: told(conn, visit.person_id or 0))
    assert [row[:2] for row in news] == [
        ("visit.off", {"booking": visit.id, "reason": "unsuitable"})
    ]


async def test_what_one_comes_for_is_chosen_from_what_there_is(house: House) -> None:
    """A vaccine of the schedule or of the stock; at a clinic its departments; nothing else."""
    windows, _ = await furnish(house)

    def clinic(conn: Connection) -> int:
        return add_slot(conn, add(conn, "resource", key="clinic:general", kind="clinic", zone=ZONE))

    room = await house.store.write(clinic)
    known = slots.sites.load().of(slots.sites.Kind.clinic)
    department = next(site for site in known if site.key == "clinic:general").rooms[0]
    where = {"at": "clinic:general", "day": TOMORROW}
    async with house.inside("mei") as visitor:
        _, text = await visitor.get(LIST)
        assert '<option value="flu">' in text and '<option value="hpv9">' in text
        for product in ("", "no-such", f"clinic-{department}"):
            entry = {**WHERE, "slot": str(windows[1]), "name": "甲", "product": product}
            status, text, _ = await visitor.post("/console/slots/enter", **entry)
            assert status == 422 and "请选择来做什么" in text and 'value="甲"' in text
        _, text = await visitor.get(f"/console/slots/day?at=clinic:general&day={TOMORROW}")
        assert f'<option value="clinic-{department}">' in text and "hpv9" not in text
        entry = {**where, "slot": str(room), "name": "乙", "product": f"clinic-{department}"}
        assert (await visitor.post("/console/slots/enter", **entry))[0] == 303
    seen = await read(house, lambda conn: taken(conn, windows[1]))
    assert seen == 0 and await read(house, lambda conn: taken(conn, room)) == 1


async def test_a_day_is_closed_only_when_it_was_seen_whom_it_affects(house: House) -> None:
    windows, visit = await furnish(house)
    async with house.inside("boss") as visitor:
        await visitor.get(LIST)
        caller = {"slot": str(windows[1]), "name": "李奶奶", "phone": "1", "product": "flu"}
        assert (await visitor.post("/console/slots/enter", **WHERE, **caller))[0] == 303
        status, text, _ = await visitor.post("/console/slots/close", **WHERE, reason="ill")
        assert status == 200 and "通知 2 个预约改期" in text
        assert (await read(house, lambda conn: slots.get(conn, visit.id))) == visit
        sure = {"reason": "ill", "sure": "1"}
        assert (await visitor.post("/console/slots/close", **WHERE, **sure))[0] == 303
        await house.store.write(lambda conn: tend(conn, NOON))
        _, text = await visitor.get(LIST)
        assert "待改期" in text and text.count("已关闭") >= 4
        _, week = await visitor.get(BOOK)
        assert 'id="displaced-' in week and "王芳" in week and "请致电 1" in week
        assert (await visitor.post("/console/slots/reopen", **WHERE))[0] == 303
    near = await read(house, lambda conn: slots.free(conn, resources=[SITE], now=NOON))
    assert len(near) == 4 and await read(house, lambda conn: left(conn, 1)) == 3


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("mark", {"booking": "x", "what": "missed"}),
        ("mark", {"booking": "1", "what": "eaten"}),
        ("enter", {"slot": "9" * 30, "name": "甲"}),
    ],
)
async def test_a_form_nobody_of_ours_made_is_refused(
    house: House, path: str, fields: dict[str, Any]
) -> None:
    await furnish(house)
    async with house.inside("boss") as visitor:
        status, _, _ = await visitor.post(f"/console/slots/{path}", **WHERE, **fields)
    assert status == 400


async def test_a_table_is_looked_at_before_it_is_taken(house: House) -> None:
    await furnish(house)
    table = f"resource,date,start,end,capacity\n{SITE},2026-03-09,08:00,09:00,5\n"
    async with house.inside("mei") as visitor:
        await visitor.get("/console/slots/import")
        bad = table + f"{SITE},2026-03-09,25:00,09:00,5\n"
        status, text, _ = await visitor.post("/console/slots/import", table=bad, sure="1")
        assert status == 422 and "第 3 行" in text and "不是时间" in text
        status, text, _ = await visitor.post("/console/slots/import", table=table)
        assert status == 200 and "新增 1 个时段" in text
        week = f"/console/slots?at={SITE}&day=2026-03-09"
        assert "0 / 5" not in (await visitor.get(week))[1]
        await visitor.get("/console/slots/import")
        status, text, _ = await visitor.post("/console/slots/import", table=table, sure="1")
        assert status == 200 and "已导入" in text
        assert "0 / 5" in (await visitor.get(week))[1]
