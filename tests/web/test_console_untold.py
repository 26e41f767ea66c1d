"""What staff see of visits that nobody marked, and how they put them right, on both pages."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.clinic import slots
from bot.clinic.appointments import unmarked
from bot.clinic.vaccinating import doses
from tests.clinic import TABLES
from tests.console import House
from tests.contract.slot_parts import FLU, add_couple, add_day, add_stock, booked

SITE = "vaccine:lake"
BOOK, SHEET = f"/console/slots?at={SITE}", f"/console/doses?at={SITE}"
DAYS = slots.load().unmarked.days


async def open_site(house: House) -> slots.Booking:
    """A site with a visit tomorrow, and a nurse."""

    def work(conn: Connection) -> slots.Booking:
        windows = add_day(conn, SITE)
        add_stock(conn, SITE, FLU, 3)
        return booked(conn, windows[0], add_couple(conn, "王芳"), pool=FLU)

    await house.hire("mei", role="nurse")
    return await house.store.write(work)


async def close(house: House) -> None:
    def work(conn: Connection) -> int:
        found = unmarked.due(conn, now=house.clock())
        return sum(unmarked.close(conn, booking_id=one, now=house.clock()) for one in found)

    assert await house.store.write(work) == 1


async def test_it_is_listed_the_day_after_and_leads_to_its_marks(house: House) -> None:
    visit = await open_site(house)
    async with house.inside("mei") as nurse:
        assert "没有登记结果" not in (await nurse.get(BOOK))[1]
    house.clock.pass_by(hours=48)
    async with house.inside("mei") as nurse:
        _, text = await nurse.get(BOOK)
        assert f'id="unmarked-{visit.id}"' in text and f"#visit-{visit.id}" in text
        assert f"{DAYS} 天后" in text
        _, text = await nurse.get(SHEET)
        assert "没有登记结果" in text and "王芳" in text and 'name="how"' not in text
        day = visit.starts_at.date().isoformat()
        mine = {"at": SITE, "day": day, "booking": str(visit.id), "what": "attended"}
        assert (await nurse.post("/console/slots/mark", **mine))[0] == 303
        assert "没有登记结果" not in (await nurse.get(BOOK))[1]


async def test_it_is_put_right_in_the_book_and_how_it_is_known_is_on_record(house: House) -> None:
    visit = await open_site(house)
    house.clock.pass_by(hours=24 * (DAYS + 2))
    await close(house)
    day = visit.starts_at.date().isoformat()
    mine = {"at": SITE, "day": day, "booking": str(visit.id), "what": "missed"}
    async with house.inside("mei") as nurse:
        _, text = await nurse.get(f"/console/slots/day?at={SITE}&day={day}")
        assert "无人登记结果" in text and text.count('name="how"') == 2
        status, text, _ = await nurse.post("/console/slots/mark", **mine)
        assert status == 422 and "请选择原因" in text
        assert (await nurse.post("/console/slots/mark", **mine, how="told"))[0] == 303
        _, stock = await nurse.get(f"/console/slots/stock?at={SITE}")
        assert "无人登记结果" in stock
    audit = TABLES["audit"]
    mark = select(audit.c.detail).where(audit.c.action == "booking.missed")
    assert await house.store.read(lambda conn: conn.execute(mark).scalar_one()) == "told"


async def test_a_dose_is_entered_afterwards_with_its_day(house: House) -> None:
    visit = await open_site(house)
    house.clock.pass_by(hours=24 * (DAYS + 2))
    await close(house)
    given: dict[str, Any] = {"at": SITE, "booking": str(visit.id), "what": "given"}
    given |= {"product": FLU, "lot": "A1-77", "on": visit.starts_at.date().isoformat()}
    async with house.inside("mei") as nurse:
        _, text = await nurse.get(SHEET)
        assert 'name="on"' in text and "无人登记结果" in text
        status, text, _ = await nurse.post("/console/doses/mark", **given)
        assert status == 422 and "请选择怎么知道的" in text
        early: dict[str, Any] = given | {"how": "list", "on": "2020-01-01"}
        status, text, _ = await nurse.post("/console/doses/mark", **early)
        assert status == 422 and "日期不能早于预约" in text
        bad: dict[str, Any] = given | {"on": "soon"}
        assert (await nurse.post("/console/doses/mark", **bad))[0] == 400
        assert (await nurse.post("/console/doses/mark", **given, how="list"))[0] == 303
        assert "没有登记结果" not in (await nurse.get(SHEET))[1]
    dose = await house.store.read(lambda conn: doses.of_booking(conn, visit.id))
    assert dose is not None and (dose.on, dose.lot) == (visit.starts_at.date(), "A1-77")


@pytest.mark.parametrize("how", ["system", "record", "<b>x</b>", "x" * 5000])
@pytest.mark.parametrize("path", ["/console/slots/mark", "/console/doses/mark"])
async def test_only_a_reason_of_the_list_is_taken_of_whoever_marks(
    house: House, path: str, how: str
) -> None:
    visit = await open_site(house)
    house.clock.pass_by(hours=24 * (DAYS + 2))
    await close(house)
    mine: dict[str, Any] = {"at": SITE, "booking": str(visit.id), "how": how}
    mine |= {"day": visit.starts_at.date().isoformat(), "what": "missed"}
    async with house.inside("mei") as nurse:
        assert (await nurse.post(path, **mine))[0] == 422
    audit = TABLES["audit"]
    marked = select(audit.c.detail).where(audit.c.action == "booking.missed")
    assert await house.store.read(lambda conn: list(conn.execute(marked).scalars())) == []


async def test_what_is_no_reason_is_not_put_on_record_with_a_mark(house: House) -> None:
    visit = await open_site(house)
    house.clock.pass_by(hours=26)
    mine: dict[str, Any] = {"at": SITE, "booking": str(visit.id), "how": "王芳 13812345678" * 40}
    mine |= {"day": visit.starts_at.date().isoformat(), "what": "attended"}
    async with house.inside("mei") as nurse:
        assert (await nurse.post("/console/slots/mark", **mine))[0] == 303
    audit = TABLES["audit"]
    marked = select(audit.c.detail).where(audit.c.action == "booking.attended")
    assert await house.store.read(lambda conn: conn.execute(marked).scalar_one()) == ""
