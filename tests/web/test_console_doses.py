"""The page of a vaccination site: who came, the lot that was given, who is to be called."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.clinic import slots
from bot.clinic.vaccinating import doses
from tests.clinic import NOON, TABLES
from tests.console import House
from tests.contract.slot_parts import DAY, HOUR, add_couple, add_day, add_stock, booked

SITE = "vaccine:lake"
PAGE = f"/console/doses?at={SITE}"
MARK = "/console/doses/mark"


async def open_site(house: House, *, hours: int = 23) -> slots.Booking:
    """A site whose first visit is in an hour, or that many hours later than the day before."""
    await house.hire("mei", role="nurse")

    def work(conn: Connection) -> slots.Booking:
        windows = add_day(conn, SITE, capacity=2)
        add_day(conn, "home:north")
        add_stock(conn, SITE, "influenza", 5)
        who = add_couple(conn, "王芳")
        return booked(conn, windows[0], who, product="influenza", pool="influenza")

    found = await house.store.write(work)
    house.clock.pass_by(hours=hours)
    return found


async def test_todays_visits_are_listed_and_a_code_finds_its_own(house: House) -> None:
    visit = await open_site(house)
    async with house.inside("mei") as nurse:
        status, text = await nurse.get(PAGE)
        assert status == 200 and "王芳" in text and "流感疫苗" in text and "home:north" not in text
        spelt = f"{visit.code[:5].lower()} {visit.code[5:]}"
        status, _, to = await nurse.post("/console/doses/find", at=SITE, code=spelt)
        assert status == 303 and to.endswith(f"#visit-{visit.id}")
        status, text, _ = await nurse.post("/console/doses/find", at=SITE, code="22222")
        assert status == 422 and "没有这个预约码" in text


async def test_a_dose_is_on_record_with_its_lot_and_the_person_hears_of_it(house: House) -> None:
    visit = await open_site(house)
    given = {"at": SITE, "booking": str(visit.id), "what": "given"}
    async with house.inside("mei") as nurse:
        await nurse.get(PAGE)
        status, text, _ = await nurse.post(MARK, **given, product="influenza", lot="")
        assert status == 422 and "请填写批号" in text
        status, text, _ = await nurse.post(MARK, **given, product="rabies", lot="A1")
        assert status == 422
        status, _, _ = await nurse.post(MARK, **given, product="influenza", lot="A1-77")
        assert status == 303
        _, text = await nurse.get(PAGE)
    assert "已接种" in text and "A1-77" in text and 'name="lot"' not in text

    def kept(conn: Connection) -> tuple[doses.Dose | None, set[str]]:
        timer = TABLES["timer"]
        names = conn.execute(select(timer.c.name).where(timer.c.person_id == visit.person_id))
        return doses.of_booking(conn, visit.id), set(names.scalars())

    dose, told = await house.store.read(kept)
    assert dose is not None
    assert (dose.product, dose.lot, dose.source) == ("influenza", "A1-77", doses.Source.site)
    assert {"vaccine.given", "vaccine.reaction"} <= told
    state = await house.store.read(lambda conn: slots.get(conn, visit.id))
    assert state is not None and state.state == "attended"


async def test_a_dose_written_down_twice_is_kept_once(house: House) -> None:
    visit = await open_site(house)
    given = {"at": SITE, "booking": str(visit.id), "what": "given", "product": "influenza"}
    async with house.inside("mei") as nurse:
        await nurse.get(PAGE)
        for lot in ("A1", "A2"):
            assert (await nurse.post(MARK, **given, lot=lot))[0] == 303

    def count(conn: Connection) -> int:
        return len(conn.execute(select(TABLES["vaccination"].c.id)).all())

    assert await house.store.read(count) == 1


async def test_who_did_not_come_is_marked_only_when_it_was_time(house: House) -> None:
    visit = await open_site(house)
    mine = {"at": SITE, "booking": str(visit.id), "what": "missed"}
    async with house.inside("mei") as nurse:
        _, text = await nurse.get(PAGE)
        assert "没来" not in text
        status, text, _ = await nurse.post(MARK, **mine)
        assert status == 422 and "还没到时间" in text
    house.clock.pass_by(hours=2)
    async with house.inside("mei") as nurse:
        await nurse.get(PAGE)
        assert (await nurse.post(MARK, **mine))[0] == 303
        _, text = await nurse.get(PAGE)
    assert "未到" in text


def _change(conn: Connection, *, which: Any, values: dict[str, Any]) -> None:
    conn.execute(update(TABLES["account"]).where(which).values(values))


async def test_whoever_cannot_be_written_to_is_on_the_call_list(house: House) -> None:
    visit = await open_site(house, hours=1)
    account = TABLES["account"]
    mine = account.c.person_id == visit.person_id
    cases: tuple[tuple[dict[str, Any], bool], ...] = (
        ({}, False),
        ({"reachable": False}, True),
        ({"reachable": True, "allowed": 0, "allowed_until": NOON + DAY}, True),
        ({"allowed": 3, "allowed_until": NOON + 2 * HOUR}, False),
        ({"allowed": 3, "allowed_until": NOON}, True),
    )
    for values, called in cases:
        if values:
            await house.store.write(partial(_change, which=mine, values=values))
        async with house.inside("mei") as nurse:
            _, text = await nurse.get(PAGE)
        calls = re.search(r'id="h-calls".*?</section>', text, re.DOTALL)
        assert calls is not None and ("王芳" in calls[0]) is called, values


@pytest.mark.parametrize("role", ["doctor", "pharmacist"])
async def test_only_those_who_keep_the_book_see_a_site(house: House, role: str) -> None:
    visit = await open_site(house)
    await house.hire("li", role=role)
    async with house.inside("li") as other:
        status, text = await other.get(PAGE)
        assert status == 403 and "王芳" not in text
        given = {"at": SITE, "booking": str(visit.id), "what": "given", "lot": "A1"}
        status, _, _ = await other.post(MARK, **given, product="influenza")
        assert status == 403
    assert await house.store.read(lambda conn: doses.of_booking(conn, visit.id)) is None
