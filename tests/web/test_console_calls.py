"""The pages of calls before visits and of diseases that are to be reported."""

from __future__ import annotations

import re
from datetime import timedelta

from sqlalchemy import Connection, func, select, update

from bot.clinic import slots
from bot.clinic.appointments import calling, dismissing
from bot.clinic.hometest import reporting
from tests.clinic import NOON, TABLES
from tests.console import House
from tests.contract.lab_parts import LATER, a_report, an_order, sampled, taken
from tests.unit.real_effects import rows
from tests.web.test_console_slots import LIST, WHERE, furnish

CALLS, REPORTING = "/console/calls", "/console/reporting"


async def visited(house: House, *, notices: bool) -> slots.Booking:
    """A home visit tomorrow at noon, of somebody who wants messages or not."""
    await house.hire("mei", role="desk")

    def work(conn: Connection) -> slots.Booking:
        order = an_order(conn, "王芳")
        conn.execute(update(TABLES["person"]).values(notices=notices))
        found = slots.get(conn, order.visit_id)
        assert found is not None
        return found

    found = await house.store.write(work)
    house.clock.now = NOON + timedelta(hours=8)
    return found


async def test_who_is_reached_by_no_message_is_called_and_marked_by_name(house: House) -> None:
    visit = await visited(house, notices=False)
    async with house.inside("mei") as desk:
        status, text = await desk.get(CALLS)
        assert status == 200 and "王芳" in text and 'href="tel:13800138000"' in text
        call = {"booking": str(visit.id), "result": "nobody"}
        assert (await desk.post(CALLS, **call))[0] == 303
        assert "没打通 1 次" in (await desk.get(CALLS))[1]
        assert (await desk.post(CALLS, **call | {"result": "reached"}))[0] == 303
        assert "没有要打的电话" in (await desk.get(CALLS))[1]
    audited = await house.store.read(lambda conn: rows(conn, "audit"))
    called = [row.detail for row in audited if row.action == "visit.called"]
    assert called == ["nobody", "reached"]


async def test_nobody_is_called_who_will_be_reminded_or_has_no_visit_any_more(
    house: House,
) -> None:
    visit = await visited(house, notices=True)
    async with house.inside("mei") as desk:
        assert "没有要打的电话" in (await desk.get(CALLS))[1]
        await house.store.write(
            lambda conn: slots.cancel(
                conn, booking_id=visit.id, person_id=None, now=NOON, reason="x", by="t"
            )
        )
        status, text, _ = await desk.post(CALLS, booking=str(visit.id), result="reached")
        assert status == 409 and "刚被取消" in text


async def test_who_was_taken_off_a_visit_and_has_no_chat_is_to_be_called(house: House) -> None:
    windows, _ = await furnish(house)

    async def entered(name: str) -> str:
        fields = WHERE | {"slot": str(windows[1]), "name": name, "phone": "571 8800"}
        fields |= {"product": "influenza", "reason": "urgent"}
        assert (await desk.post("/console/slots/enter", **fields))[0] == 303
        table = TABLES["booking"]
        newest = select(func.max(table.c.id))
        return str(await house.store.read(lambda conn: conn.execute(newest).scalar_one()))

    async def off(booking: str, reason: str) -> str:
        fields = WHERE | {"booking": booking, "what": "cancelled", "reason": reason}
        status, _, to = await desk.post("/console/slots/mark", **fields)
        assert status == 303
        return (await desk.get(to))[1]

    async with house.inside("mei") as desk:
        await desk.get(LIST)
        untold, asked = await entered("赵六"), await entered("钱七")
        text = await off(untold, "other")
        assert "赵六 收不到消息" in text and 'href="tel:5718800"' in text
        assert "收不到消息，请打电话" not in await off(asked, "asked")
        text = (await desk.get(CALLS))[1]
        assert "赵六" in text and "预约已被取消" in text and "钱七" not in text
        assert (await desk.post(CALLS, booking=untold, result="reached"))[0] == 303
        assert "赵六" not in (await desk.get(CALLS))[1]
        assert (await desk.post(CALLS, booking=asked, result="reached"))[0] == 409


async def test_who_was_taken_off_and_can_be_written_to_is_not_called(house: House) -> None:
    visit = await visited(house, notices=False)
    reach = update(TABLES["account"])

    def work(conn: Connection) -> list[int]:
        dismissing.dismiss(conn, booking_id=visit.id, reason="other", by="t", now=NOON)
        seen = [len(calling.due(conn, now=NOON))]
        conn.execute(reach.values(reachable=False))
        return [*seen, len(calling.due(conn, now=NOON))]

    assert await house.store.write(work) == [0, 1]


async def test_a_finding_on_the_list_is_a_task_done_by_name_and_in_time(house: House) -> None:
    await house.hire("mei", role="desk")

    def work(conn: Connection) -> None:
        sampled(conn)
        taken(conn, a_report())

    await house.store.write(work)
    house.clock.now = LATER + timedelta(hours=2)
    async with house.inside("mei") as desk:
        status, text = await desk.get(REPORTING)
        assert status == 200 and "甲流" in text and "丙类" in text and "乙流" not in text
    house.clock.now = LATER + timedelta(hours=30)
    async with house.inside("mei") as desk:
        assert re.search(r"已经过了 \d\d:\d\d，", (await desk.get(REPORTING))[1])
    house.clock.now = LATER + timedelta(hours=54)
    async with house.inside("mei") as desk:
        overdue = (await desk.get(REPORTING))[1]
        assert re.search(r"已经过了 2026-03-04 \d\d:\d\d，", overdue)  # the day, once not today
        (task,) = await house.store.read(lambda c: reporting.tasks(c, now=house.clock.now))
        assert (await desk.post(REPORTING, task=str(task.id)))[0] == 303
        assert (await desk.post(REPORTING, task=str(task.id)))[0] == 409
        text = (await desk.get(REPORTING))[1]
        assert "已上报" in text and "mei" in text


async def test_an_amended_report_takes_the_task_back_and_another_one_brings_it(
    house: House,
) -> None:
    def work(conn: Connection) -> list[str]:
        sampled(conn)
        taken(conn, a_report())
        seen = []
        for results in ({"flu_a": "negative"}, {"flu_a": "positive", "flu_b": "positive"}):
            taken(conn, a_report(results, status="amended"), minutes=90)
            seen.append(",".join(f"{r.target}={r.state}" for r in rows(conn, "health_report")))
        return seen

    seen = await house.store.write(work)
    assert seen == ["flu_a=void", "flu_a=open,flu_b=open"]
