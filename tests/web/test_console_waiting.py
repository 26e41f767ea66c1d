"""The wait list and the capacity of a window in the console."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import Connection, select, update

from bot.clinic import slots
from bot.clinic.slots import capacity, waitlist
from tests.clinic import NOON, TABLES
from tests.console import House
from tests.contract.slot_parts import SITE, add_couple, booked, offered, tend, waiting
from tests.web.test_console_slots import LIST, furnish, read

LISTED = f"/console/slots/waiting?at={SITE}"
REMOVE = "/console/slots/waiting"
ADD = "/console/slots/waiting/add"
PERSON = TABLES["person"]


async def crowded(house: House) -> list[int]:
    """A day that is full; two wait, and one more place of the first was offered to the first."""
    windows, _ = await furnish(house)

    def work(conn: Connection) -> None:
        for n, slot in enumerate([*windows[1:], *windows]):
            booked(conn, slot, add_couple(conn, f"p{n}"))
        first, second = add_couple(conn, "张三"), add_couple(conn, "李四")
        waiting(conn, first), waiting(conn, second, NOON, half="pm")
        slots.resize(conn, slot_id=windows[0], capacity=3, reason="x", by="staff:1", now=NOON)
        tend(conn, NOON)
        assert offered(conn, first) is not None

    await house.store.write(work)
    return windows


async def newcomer(house: House) -> tuple[str, int]:
    """Somebody who waits for nothing: their pseudonym and their patient."""

    def work(conn: Connection) -> tuple[str, int]:
        person, patient = add_couple(conn, "孙八")
        conn.execute(update(PERSON).where(PERSON.c.id == person).values(alias="sunba8sunba8"))
        return "sunba8sunba8", patient

    return await house.store.write(work)


def waits(text: str) -> list[str]:
    return re.findall(r'name="wait" value="(\d+)"', text)


async def test_the_list_shows_who_was_offered_what_until_when(house: House) -> None:
    await crowded(house)
    async with house.inside("mei") as visitor:
        status, text = await visitor.get(LISTED)
        assert status == 200 and re.search(r"1\. 张三 .*2\. 李四 ", text, re.DOTALL)
        assert "已询问 2026-03-03 12:00 的空位，留到" in text and text.count("已询问") == 1
        assert "下午" in text and f"{SITE} (2)" in text
    audit = TABLES["audit"]
    seen = select(audit.c.subject).where(audit.c.action == "slots.read")
    assert await read(house, lambda conn: list(conn.execute(seen).scalars())) == [SITE]


async def test_somebody_is_taken_off_with_a_reason_and_only_once(house: House) -> None:
    await crowded(house)
    async with house.inside("mei") as visitor:
        _, text = await visitor.get(LISTED)
        first, second = waits(text)
        given = {"at": SITE, "wait": first}
        status, text, _ = await visitor.post(REMOVE, **given)
        assert status == 422 and "请选择原因" in text
        status, _, to = await visitor.post(REMOVE, **given, reason="elsewhere")
        assert status == 303 and to.startswith("/console/slots/waiting?at=")
        status, text, _ = await visitor.post(REMOVE, **given, reason="elsewhere")
        assert status == 422 and "不在候补里" in text and waits(text) == [second]
    assert house.turns.woken


async def test_a_doctor_sees_neither_the_list_nor_a_window(house: House) -> None:
    windows = await crowded(house)
    await house.hire("li", role="doctor")
    async with house.inside("li") as doctor:
        for path in (LISTED, f"/console/slots/window/{windows[0]}"):
            status, text = await doctor.get(path)
            assert status == 403 and "张三" not in text
            assert (await doctor.post(path, reason="ill"))[0] == 403


async def test_fewer_places_are_previewed_and_then_changed(house: House) -> None:
    windows = await crowded(house)
    async with house.inside("mei") as visitor:
        _, text = await visitor.get(LIST)
        page = f"/console/slots/window/{windows[1]}"
        assert f'href="{page}"' in text
        status, text = await visitor.get(page)
        assert status == 200 and "现在 2 个位置：已约 2 个" in text
        for fields, said in (
            ({"capacity": "x", "reason": "ill"}, "请填整数"),
            ({"capacity": "1"}, "请选择原因"),
        ):
            status, text, _ = await visitor.post(page, **fields)
            assert status == 422 and said in text
        wish = {"capacity": "1", "reason": "ill"}
        status, text, _ = await visitor.post(page, **wish)
        assert status == 200 and "从 2 个改为 1 个" in text and "有 1 个算加号" in text
        sure = wish | {"sure": "1", "was": "2"}
        status, text, _ = await visitor.post(page, **sure, taken="1")
        assert status == 422 and "刚有变化" in text
        status, _, to = await visitor.post(page, **sure, taken="2")
        assert status == 303 and to.endswith(f"#slot-{windows[1]}")
        _, text = await visitor.get(LIST)
        assert "2 / 1" in text and "加号 1" in text
    room = await read(house, lambda conn: capacity.look(conn, windows[1], now=NOON))
    assert room is not None and room.capacity == 1


async def test_more_places_and_what_is_over_are_said_plainly(house: House) -> None:
    windows = await crowded(house)
    page = f"/console/slots/window/{windows[2]}"
    async with house.inside("mei") as visitor:
        await visitor.get(page)
        _, text, _ = await visitor.post(page, capacity="5", reason="demand")
        assert "改后还有 3 个空位" in text and "先问候补的人" in text
        _, text, _ = await visitor.post(page, capacity="2", reason="demand")
        assert "正好约满" in text
        assert (await visitor.get("/console/slots/window/999"))[0] == 404
    house.clock.pass_by(hours=48)
    async with house.inside("mei") as visitor:
        status, text = await visitor.get(page)
        assert status == 200 and "这个时段已过" in text and 'name="capacity"' not in text
        _, text = await visitor.get(LIST)
        assert page not in text


async def test_somebody_is_put_on_by_their_code_and_told_so(house: House) -> None:
    await crowded(house)

    alias, patient = await newcomer(house)
    async with house.inside("mei") as visitor:
        assert f'action="{ADD}"' in (await visitor.get(LISTED))[1]
        given = {"at": SITE, "code": "nobody99"}
        status, text, _ = await visitor.post(ADD, **given)
        assert status == 422 and "没有找到唯一的人" in text
        given["code"] = alias
        status, text, _ = await visitor.post(ADD, **given)
        assert status == 200 and "孙八" in text
        given |= {"patient": str(patient), "product": "influenza", "half": "am"}
        for wrong, said in (({"product": "x"}, "请选择项目"), ({"to": "2026-01-01"}, "日期不对")):
            status, text, _ = await visitor.post(ADD, **given | wrong)
            assert status == 422 and said in text and "孙八" in text
        other = str(patient - 1)
        assert (await visitor.post(ADD, **given | {"patient": other}))[0] == 200  # not theirs
        status, _, to = await visitor.post(ADD, **given, to="2026-03-20")
        assert status == 303 and "#wait-" in to
        text = (await visitor.get(LISTED))[1]
        assert "3. 孙八" in text and "2026-03-02 至 2026-03-20" in text
        entry = TABLES["slot_wait"]
        kept = select(entry.c.not_after).where(entry.c.patient_id == patient)
        until = await read(house, lambda conn: conn.execute(kept).scalar_one())
        assert until == waitlist.until(date(2026, 3, 20), "Asia/Shanghai")
        status, text, _ = await visitor.post(ADD, **given)
        assert status == 422 and "已经在候补" in text
    audit, timer = TABLES["audit"], TABLES["timer"]
    added = select(audit.c.actor).where(audit.c.action == "wait.added")
    seen = await read(house, lambda conn: list(conn.execute(added).scalars()))
    assert len(seen) == 1 and seen[0].startswith("staff:")
    joined = select(timer.c.id).where(timer.c.name == "slot.joined")
    assert len(await read(house, lambda conn: list(conn.execute(joined)))) == 1
