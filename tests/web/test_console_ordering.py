"""A home test that staff enter for somebody who telephones: the visit and its order, or why not."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from bot.clinic import slots
from bot.clinic.hometest import entering, orders
from bot.clinic.hometest.orders import Mode, Order, State
from bot.clinic.people import PERSON
from tests.clinic import TABLES
from tests.console import House
from tests.contract.slot_parts import add_couple, add_day, taken, told

ZONE, DAY = "home:north", "2026-03-03"
LIST = f"/console/slots/day?at={ZONE}&day={DAY}"
ORDER, ENTER = "/console/slots/order", "/console/slots/enter"
CODE = "sunba8sunba8"
HERE = entering.districts(ZONE)[0].code
AT = {"at": ZONE, "day": DAY, "code": CODE}
SAID: dict[str, Any] = {"panel": "panel-5", "mode": "sampler", "district": HERE}
SAID |= {"street": "文一路 1 号 2 幢 301", "phone": "138 0013 8000", "door-gate": "1"}


async def open_zone(house: House) -> tuple[dict[str, str], int]:
    """A zone with windows for two, and a caller: their form, and who they are."""
    await house.hire("mei", role="desk", licence="")

    def work(conn: Connection) -> tuple[dict[str, str], int]:
        windows, (person, patient) = add_day(conn, ZONE, capacity=2), add_couple(conn, "孙八")
        conn.execute(update(PERSON).where(PERSON.c.id == person).values(alias=CODE))
        return {**AT, "slot": str(windows[0]), "patient": str(patient)}, person

    return await house.store.write(work)


async def ordered(house: House) -> list[Order]:
    order = TABLES["lab_order"]

    def work(conn: Connection) -> list[Order]:
        assert slots.faults(conn) == []
        ids = conn.execute(select(order.c.id).order_by(order.c.id)).scalars()
        return [one for one in (orders.get(conn, order_id) for order_id in ids) if one is not None]

    return await house.store.read(work)


async def test_the_visit_is_entered_with_its_order_and_the_person_hears_of_it(
    house: House,
) -> None:
    form, person = await open_zone(house)
    async with house.inside("mei") as desk:
        _, text = await desk.get(LIST)
        assert "登记上门检测" in text and 'action="/console/slots/enter"' not in text
        status, text, _ = await desk.post(ORDER, **AT)
        assert status == 200 and "孙八" in text and 'name="street"' in text and "五联" in text
        status, _, to = await desk.post(ORDER, **form, **SAID)
        assert status == 303
        _, text = await desk.get(to)
    made = (await ordered(house))[0]
    assert to.endswith(f"#visit-{made.visit_id}") and f'id="visit-{made.visit_id}"' in text
    assert (made.person_id, made.panel, made.mode, made.state) == (
        person,
        "panel-5",
        Mode.sampler,
        State.booked,
    )
    assert made.body["address"]["code"] == HERE and made.body["address"]["latitude"]
    assert made.body["door"] == ["gate"] and made.body["phone"] == SAID["phone"]
    visit = await house.store.read(lambda conn: slots.get(conn, made.visit_id))
    assert visit is not None and (visit.product, visit.person_id) == ("panel-5", person)
    news = await house.store.read(lambda conn: told(conn, person))
    names = {name for name, _, _ in news}
    assert {"lab.entered", "lab.late", "home.eve", "home.soon"} <= names


async def test_pressed_twice_there_is_one_order(house: House) -> None:
    form, _ = await open_zone(house)
    async with house.inside("mei") as desk:
        await desk.get(LIST)
        assert (await desk.post(ORDER, **form, **SAID))[0] == 303
        status, text, _ = await desk.post(ORDER, **form, **SAID)
        assert status == 422 and "已有同样的预约" in text
    assert len(await ordered(house)) == 1


WRONG: tuple[tuple[dict[str, str], str], ...] = (
    ({"code": "nobody"}, "没有找到唯一的人"),
    ({"panel": "no-such"}, "这个检测不适合"),
    ({"panel": ""}, "这个检测不适合"),
    ({"mode": "drone"}, "要由采样员来采"),
    ({"district": "330108"}, "请选择这个片区里的一个区"),
    ({"street": "3"}, "请写清街道"),
    ({"phone": "call me"}, "请填写上门时能打通的电话"),
    ({"reason": "whim"}, "请选择原因"),
)


@pytest.mark.parametrize(("wrong", "said"), WRONG)
async def test_what_does_not_fit_is_said_and_nothing_is_booked(
    house: House, wrong: dict[str, str], said: str
) -> None:
    form, _ = await open_zone(house)
    async with house.inside("mei") as desk:
        await desk.get(LIST)
        status, text, _ = await desk.post(ORDER, **(form | SAID | wrong))
        assert status == 422 and said in text
        if "code" not in wrong:  # what was entered is still there
            assert "孙八" in text and f'value="{(SAID | wrong)["phone"]}"' in text
    assert await ordered(house) == []
    assert await house.store.read(lambda conn: taken(conn, int(form["slot"]))) == 0


async def test_a_child_is_asked_about_as_in_the_talk(house: House) -> None:
    """A newborn is seen by a doctor; a small child does not swab itself."""
    form, person = await open_zone(house)

    def born(day: str) -> Any:
        def work(conn: Connection) -> None:
            mine = TABLES["patient"]
            row = conn.execute(select(mine).where(mine.c.person_id == person)).one()
            body = dict(row.body) | {"birth": day}
            conn.execute(update(mine).where(mine.c.id == row.id).values(body=body))

        return house.store.write(work)

    async with house.inside("mei") as desk:
        await desk.get(LIST)
        await born("2026-02-01")
        assert "先看医生" in (await desk.post(ORDER, **form, **SAID))[1]
        await born("2025-01-01")
        alone = SAID | {"mode": "self"}
        assert "要由采样员来采" in (await desk.post(ORDER, **form, **alone))[1]
        assert (await desk.post(ORDER, **form, **SAID))[0] == 303
    assert len(await ordered(house)) == 1


async def test_a_name_alone_makes_no_home_visit_and_the_way_on_is_told(house: House) -> None:
    form, _ = await open_zone(house)
    entry = {"at": ZONE, "day": DAY, "slot": form["slot"], "name": "甲", "product": "panel-5"}
    async with house.inside("mei") as desk:
        await desk.get(LIST)
        status, text, _ = await desk.post(ENTER, **entry)
        assert status == 422 and "请用下面的“登记上门检测”" in text and 'id="code"' in text
        await house.store.write(lambda conn: add_day(conn, "vaccine:lake"))
        elsewhere = entry | {"at": "vaccine:lake"}
        assert (await desk.post(ENTER, **elsewhere))[0] == 422
    assert await house.store.read(lambda conn: taken(conn, int(form["slot"]))) == 0


async def test_only_those_who_keep_the_book_enter_one(house: House) -> None:
    form, _ = await open_zone(house)
    await house.hire("li", role="doctor")
    async with house.inside("li") as doctor:
        assert (await doctor.post(ORDER, **form, **SAID))[0] == 403
    assert await ordered(house) == []


async def test_a_number_may_be_typed_in_wide_digits(house: House) -> None:
    form, _ = await open_zone(house)
    async with house.inside("mei") as desk:
        await desk.get(LIST)
        wide = SAID | {"phone": "１３８ ００１３ ８０００"}
        assert (await desk.post(ORDER, **form, **wide))[0] == 303
    (made,) = await ordered(house)
    assert made.body["phone"] == "138 0013 8000"


@pytest.mark.parametrize("body", [{"name": "孙八"}, {"name": "孙八", "birth": ""}])
async def test_of_whom_no_birthday_is_known_nothing_is_ordered(
    house: House, body: dict[str, str]
) -> None:
    form, person = await open_zone(house)

    def forget(conn: Connection) -> None:
        mine = TABLES["patient"]
        conn.execute(update(mine).where(mine.c.person_id == person).values(body=body))

    async with house.inside("mei") as desk:
        await desk.get(LIST)
        await house.store.write(forget)
        status, text, _ = await desk.post(ORDER, **form, **SAID)
    assert status == 422 and 'role="alert"' in text
    assert await ordered(house) == []


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "9999-W52-7", "-1", "２０２６-03-03"])
async def test_a_day_of_no_calendar_of_ours_is_today(house: House, day: str) -> None:
    form, _ = await open_zone(house)
    async with house.inside("mei") as desk:
        for page in (f"/console/slots?at={ZONE}", f"/console/slots/day?at={ZONE}"):
            assert (await desk.get(f"{page}&day={day}"))[0] == 200
        wrong = form | SAID | {"day": day, "panel": ""}
        assert (await desk.post(ORDER, **wrong))[0] == 422
