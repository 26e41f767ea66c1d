"""A site's own system keeps its calendar, sees who comes and says who came."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.clinic import slots
from bot.clinic.audit import AUDIT
from bot.clinic.slots.rows import SLOT
from bot.clinic.vaccinating import doses
from bot.store.session import Store
from tests.clinic import NOON, add
from tests.contract.lab_parts import ZONE
from tests.contract.slot_parts import DAY, HOUR, add_couple, add_slot, booked
from tests.contract.standards_parts import SITE, Caller, a_clinic, a_hospital

WORK = ["site", "names"]
DAYS = {"from": "2026-03-03", "to": "2026-03-03"}


@pytest.fixture
async def desk(store: Store) -> AsyncIterator[Caller]:
    async with a_hospital(store, scopes=WORK, sites=[SITE]) as caller:
        yield caller


async def post(desk: Caller, path: str, data: Any = None) -> tuple[int, Any]:
    return await desk.call("POST", f"/api/{path}", data)


async def test_the_calendar_and_who_comes(store: Store, desk: Caller) -> None:
    clinic = await store.write(a_clinic)
    said = await desk.get("/api/sites")
    assert [one["key"] for one in said["sites"]] == [SITE]
    said = await desk.get(f"/api/sites/{SITE}/windows?from=2026-03-01&to=2026-03-10")
    assert [(one["id"], one["taken"]) for one in said["windows"]] == [
        (slot, taken) for slot, taken in zip(clinic.slots, (1, 0, 0, 1), strict=True)
    ]
    said = await desk.get(f"/api/sites/{SITE}/bookings?day=2026-03-03")
    assert [(one["name"], one["product"], one["state"]) for one in said["bookings"]] == [
        ("ann", "influenza", "booked"),
        ("zoe", "ppv23", "booked"),
    ]


async def test_without_names_a_booking_is_a_code(store: Store) -> None:
    await store.write(a_clinic)
    async with a_hospital(store, scopes=["site"]) as desk:
        said = await desk.get(f"/api/sites/{SITE}/bookings?day=2026-03-03")
        assert said["bookings"] and not any("name" in one for one in said["bookings"])


async def test_a_day_is_closed_after_a_look_and_opened_again(store: Store, desk: Caller) -> None:
    clinic = await store.write(a_clinic)
    status, said = await post(desk, f"sites/{SITE}/closures", DAYS | {"dry_run": True})
    assert status == 200 and not said["done"] and len(said["bookings"]) == 2
    assert len((await desk.get(f"/api/sites/{SITE}/bookings?day=2026-03-03"))["bookings"]) == 2
    status, said = await post(desk, f"sites/{SITE}/closures", DAYS | {"reason": "holiday"})
    assert (status, said["done"], said["windows"]) == (200, True, 4)
    await store.write(lambda conn: slots.closing.displace(conn, now=NOON))
    said = await desk.get(f"/api/sites/{SITE}/bookings?day=2026-03-03")
    assert sorted(one["state"] for one in said["bookings"]) == ["booked", "displaced"]
    assert await post(desk, f"sites/{SITE}/reopenings", DAYS) == (200, {"windows": 4})
    said = await desk.get(f"/api/sites/{SITE}/windows?from=2026-03-03&to=2026-03-03")
    assert {one["state"] for one in said["windows"]} == {"open"} and clinic.visit
    assert await store.read(slots.faults) == []


async def test_capacity_is_changed_and_on_record(store: Store, desk: Caller) -> None:
    clinic = await store.write(a_clinic)
    path = f"windows/{clinic.slots[0]}/capacity"
    given = {"capacity": 7, "reason": "second-nurse"}
    assert await post(desk, path, given) == (200, {"id": clinic.slots[0], "capacity": 7})

    def look(conn: Connection) -> tuple[int, list[str]]:
        capacity = select(SLOT.c.capacity).where(SLOT.c.id == clinic.slots[0])
        mine = select(AUDIT.c.action).where(AUDIT.c.actor == "api:hospital")
        return conn.execute(capacity).scalar_one(), list(conn.execute(mine).scalars())

    assert await store.read(look) == (7, ["slot.resized"])


async def test_who_came_who_did_not_and_what_was_given(store: Store, desk: Caller) -> None:
    clinic = await store.write(a_clinic)

    def more(conn: Connection) -> tuple[int, int]:
        first, second = add_couple(conn, "kim"), add_couple(conn, "lee")
        one = booked(conn, clinic.slots[1], first, product="ppv23", pool="ppv23")
        return one.id, booked(conn, clinic.slots[1], second, product="ppv23", pool="ppv23").id

    came, missed = await store.write(more)
    assert (await post(desk, f"bookings/{missed}/no-show"))[1]["error"] == "early"
    desk.clock.now = NOON + DAY + 2 * HOUR
    status, said = await post(desk, f"bookings/{came}/arrived")
    assert (status, said["state"]) == (200, "attended")
    assert (await post(desk, f"bookings/{came}/done", {"product": "ppv23"}))[0] == 422
    given = {"product": "ppv23", "lot": "P-77"}
    assert (await post(desk, f"bookings/{came}/done", given))[0] == 200
    dose = await store.read(lambda conn: doses.of_booking(conn, came))
    assert dose is not None and (dose.lot, dose.product) == ("P-77", "ppv23")
    status, said = await post(desk, f"bookings/{missed}/no-show")
    assert (status, said["state"]) == (200, "missed")
    assert await store.read(slots.faults) == []


TABLE = "resource,date,start,end,capacity\n"


async def test_a_table_is_looked_at_then_taken(store: Store, desk: Caller) -> None:
    await store.write(a_clinic)
    good = (TABLE + f"{SITE},2026-03-09,09:00,10:00,5\n").encode()
    path = "imports?dry_run=1"
    status, said = await post(desk, path, good)
    assert (status, said["added"], said["done"]) == (200, 1, False)
    status, said = await post(desk, "imports", good)
    assert (status, said["added"], said["done"]) == (200, 1, True)
    bad = (TABLE + f"{SITE},2026-03-09,11:00,10:00,5\nvaccine:moon,soon,1,2,x\n").encode()
    status, said = await post(desk, "imports", bad)
    assert (status, said["done"]) == (422, False)
    assert [(one["line"], one["column"]) for one in said["faults"]] == [(2, "end"), (3, "resource")]
    status, said = await post(desk, "imports", b"\xff\xff\xff")
    assert status == 422


async def test_a_site_has_no_hand_in_another(store: Store, desk: Caller) -> None:
    await store.write(a_clinic)

    def hill(conn: Connection) -> tuple[int, int]:
        slot = add_slot(conn, add(conn, "resource", key="vaccine:hill", kind="vaccine", zone=ZONE))
        return slot, booked(conn, slot, add_couple(conn, "kim"), product="ppv23").id

    slot, visit = await store.write(hill)
    table = (TABLE + "vaccine:hill,2026-03-09,09:00,10:00,5\n").encode()
    for path, data in (
        ("sites/vaccine:hill/closures", DAYS),
        (f"windows/{slot}/capacity", {"capacity": 1}),
        (f"bookings/{visit}/arrived", None),
    ):
        assert (await post(desk, path, data))[0] == 404, path
    assert await post(desk, "imports", table) == (403, {"error": "scope", "where": "line 2"})
    async with a_hospital(store, scopes=["slots"], name="other") as other:
        assert (await post(other, f"sites/{SITE}/closures", DAYS))[0] == 403


@pytest.mark.parametrize(
    ("path", "data", "status"),
    [
        (f"sites/{SITE}/closures", {}, 400),
        (f"sites/{SITE}/closures", {"from": "2026-03-03", "to": "2026-03-01"}, 400),
        (f"sites/{SITE}/closures", {"from": "2026-03-03", "to": "2029-03-01"}, 400),
        (f"sites/{SITE}/closures", DAYS | {"reason": "一"}, 422),
        (f"sites/{SITE}/closures", DAYS | {"dry_run": "yes"}, 422),
        (f"sites/{SITE}/closures", DAYS | {"more": 1}, 400),
        (f"sites/{SITE}/closures", [1], 422),
        ("windows/1/capacity", {"capacity": True}, 422),
        ("windows/1/capacity", {"capacity": -1}, 422),
        ("windows/999999999999999999/capacity", {"capacity": 1}, 404),
        ("bookings/999999999999999999/arrived", None, 404),
        ("imports?dry_run=maybe", b"", 400),
        ("imports?x=1", b"", 400),
    ],
)
async def test_what_is_wrong_is_named(
    store: Store, desk: Caller, path: str, data: Any, status: int
) -> None:
    await store.write(a_clinic)
    given, said = await post(desk, path, data)
    assert given == status and said["error"], said
