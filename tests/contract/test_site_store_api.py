"""A site's own system keeps the stock and the wait list, and takes visits off."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.clinic import slots
from bot.clinic.audit import AUDIT
from bot.clinic.exchange import patients
from bot.clinic.hometest import orders, route
from bot.clinic.slots import stockroom, waitlist
from bot.clinic.slots.waitlist import Wait
from bot.store.session import Store
from tests.clinic import NOON, add
from tests.contract import lab_parts
from tests.contract.lab_parts import ZONE
from tests.contract.slot_parts import (
    DAY,
    HOUR,
    add_couple,
    add_resource,
    add_stock,
    offered,
    tend,
    told,
    waiting,
)
from tests.contract.standards_parts import SITE, Caller, a_clinic, a_hospital

STOCK, WAITING = f"/api/sites/{SITE}/stock", f"/api/sites/{SITE}/waiting"
HILL = "vaccine:hill"


@pytest.fixture
async def desk(store: Store) -> AsyncIterator[Caller]:
    async with a_hospital(store, scopes=["site", "names"], sites=[SITE]) as caller:
        yield caller
    assert await store.read(slots.faults) == []


async def enter(desk: Caller, **fields: Any) -> tuple[int, Any]:
    """With the number of the move that was seen last, unless another is given."""
    rows = {row["product"]: row for row in (await desk.get(STOCK))["stock"]}
    seen = rows.get(fields.get("product", ""), {"seen": 0})["seen"]
    return await desk.call("POST", STOCK, {"seen": seen} | fields)


async def actions(store: Store) -> list[tuple[str, str]]:
    mine = select(AUDIT.c.action, AUDIT.c.detail).where(AUDIT.c.actor == "api:hospital")
    return await store.read(
        lambda conn: [(row[0], row[1]) for row in conn.execute(mine.order_by(AUDIT.c.id))]
    )


async def test_what_came_was_counted_and_went_is_entered_once(store: Store, desk: Caller) -> None:
    await store.write(a_clinic)
    said = await desk.get(STOCK)
    assert [(one["product"], one["free"], one["reserved"]) for one in said["stock"]] == [
        ("influenza", 19, 1),
        ("ppv23", 20, 0),
    ]
    assert {"hpv2", "rabies"} <= set(said["products"])
    given = {"product": "influenza", "kind": "delivery", "quantity": 30}
    seen = said["stock"][0]["seen"]
    status, shelf = await desk.call("POST", STOCK, given | {"seen": seen})
    assert (status, shelf["free"], shelf["there"]) == (200, 49, 50)
    again = await desk.call("POST", STOCK, given | {"seen": seen})
    assert again == (409, {"error": "gone", "where": "seen"})
    waste = {"product": "influenza", "kind": "waste", "reason": "warm"}
    assert (await enter(desk, **waste, quantity=9))[1]["free"] == 40
    assert (await enter(desk, **waste, quantity=41)) == (
        409,
        {"error": "stock", "where": "quantity"},
    )
    counted = {"product": "influenza", "kind": "count", "reason": "miscounted"}
    status, shelf = await enter(desk, **counted, quantity=11)
    assert (status, shelf["free"], shelf["reserved"]) == (200, 10, 1)
    assert (await enter(desk, **counted, quantity=0))[0] == 409
    status, shelf = await enter(desk, product="rabies", kind="delivery", quantity=2)
    assert (status, shelf["free"]) == (200, 2)
    assert [one for one in await actions(store) if one[0].startswith("stock")] == [
        ("stock.delivery", "30"),
        ("stock.waste", "-9 warm"),
        ("stock.count", "-30 miscounted"),
        ("stock.delivery", "2"),
    ]


async def test_of_the_same_call_twice_at_once_one_counts(store: Store, desk: Caller) -> None:
    clinic = await store.write(a_clinic)
    seen = (await desk.get(STOCK))["stock"][0]["seen"]
    came = {"product": "influenza", "kind": "delivery", "quantity": 5, "seen": seen}
    waits = {"patient": clinic.alias, "product": "hpv2"}
    for path, data, good in ((STOCK, came, 200), (WAITING, waits, 201)):
        found = await asyncio.gather(*(desk.call("POST", path, data) for _ in range(4)))
        assert sorted(status for status, _ in found) == [good, 409, 409, 409], found
    path = f"/api/bookings/{clinic.visit}/cancelled"
    found = await asyncio.gather(*(desk.call("POST", path, {"reason": "other"}) for _ in range(4)))
    assert [status for status, _ in found] == [200] * 4
    await store.write(lambda conn: tend(conn, NOON))  # nobody who waits wants the freed dose
    assert (await desk.get(STOCK))["stock"][0]["free"] == 25
    news = await store.read(lambda conn: [row[0] for row in told(conn, clinic.who[0])])
    assert news.count("visit.off") == 1 and news.count("slot.joined") == 1


async def test_the_ledger_is_read_page_by_page_and_names_no_person(
    store: Store, desk: Caller
) -> None:
    await store.write(a_clinic)

    def many(conn: Connection) -> None:
        for n in range(1, stockroom.MOST + 10):
            who: dict[str, Any] = {"resource": SITE, "product": "influenza", "by": "staff:7"}
            slots.stocks.deliver(conn, **who, quantity=n, now=NOON)

    await store.write(many)
    path, found = f"{STOCK}/influenza/moves", list[Any]()
    page = await desk.get(path)
    found += page["moves"]
    while "next" in page:
        page = await desk.get(f"{path}?before={page['next']}")
        found += page["moves"]
    assert len(found) == stockroom.MOST + 11 and len({one["id"] for one in found}) == len(found)
    free = [one["free"] for one in reversed(found)]
    moved = [one["delta"] for one in reversed(found)]
    assert free == [sum(moved[: n + 1]) for n in range(len(moved))]
    hold = next(one for one in found if one["kind"] == "hold")
    assert hold["visit"] and {one["by"] for one in found} >= {"staff", "visit"}
    assert "staff:7" not in str(found) and "person" not in str(found)


async def test_somebody_is_put_on_the_list_told_and_taken_off(store: Store, desk: Caller) -> None:
    clinic = await store.write(a_clinic)
    given = {"patient": clinic.alias, "product": "hpv2", "dose": 2, "half": "am"}
    days = {"from": "2026-03-04", "to": "2026-03-20"}
    status, wait = await desk.call("POST", WAITING, given | days)
    assert (status, wait["state"], wait["dose"]) == (201, "waiting", 2)
    assert (wait["from"], wait["to"]) == ("2026-03-03T16:00:00Z", "2026-03-20T15:59:59Z")
    (kept,) = await store.read(lambda conn: slots.waiters.listed(conn, SITE))
    assert kept.wait.not_after == waitlist.until(date(2026, 3, 20), "Asia/Shanghai")
    assert (await desk.call("POST", WAITING, given))[1]["error"] == "already"
    (one,) = (await desk.get(WAITING))["waiting"]
    assert (one["id"], one["patient"], one["name"]) == (wait["id"], clinic.alias, "ann")
    off = f"/api/waiting/{wait['id']}/removed"
    status, said = await desk.call("POST", off, {"reason": "elsewhere"})
    assert (status, said["state"]) == (200, "left") and (await desk.get(WAITING))["waiting"] == []
    assert (await desk.call("POST", off, {"reason": "elsewhere"}))[1]["error"] == "gone"
    news = await store.read(lambda conn: [row[:2] for row in told(conn, clinic.who[0])])
    assert [row for row in news if row[0].startswith("slot.")] == [
        ("slot.joined", {"wait": wait["id"]}),
        ("slot.removed", {"wait": wait["id"], "reason": "elsewhere"}),
    ]
    assert [a for a in await actions(store) if a[0].startswith("wait")] == [
        ("wait.added", "hpv2"),
        ("wait.removed", "elsewhere"),
    ]


async def test_who_waits_elsewhere_too_waits_on_there(store: Store, desk: Caller) -> None:
    """The place kept for them here goes to the next; nothing is told, for they wait on."""
    await store.write(a_clinic)

    def queue(conn: Connection) -> tuple[Wait, Wait]:
        add_resource(conn, HILL)
        ann, bob = add_couple(conn, "kim"), add_couple(conn, "lee")
        both = waiting(conn, ann, resources=[SITE, HILL], pool="influenza")
        next_ = waiting(conn, bob, NOON + HOUR, resources=[SITE], pool="influenza")
        tend(conn, NOON)
        assert offered(conn, ann) is not None
        return both, next_

    both, next_ = await store.write(queue)
    (first, _) = (await desk.get(WAITING))["waiting"]
    assert first["id"] == both.id and first["offer"]["site"] == SITE
    status, said = await desk.call("POST", f"/api/waiting/{both.id}/removed", {"reason": "asked"})
    assert (status, said["state"]) == (200, "waiting")
    assert [one["id"] for one in (await desk.get(WAITING))["waiting"]] == [next_.id]
    assert await store.read(lambda conn: slots.waiters.places(conn, both.id)) == [HILL]
    news = await store.read(lambda conn: [row[0] for row in told(conn, both.person_id)])
    assert "slot.removed" not in news
    assert (await desk.call("POST", f"/api/waiting/{both.id}/removed", {"reason": "asked"}))[
        0
    ] == 404


async def test_a_visit_is_taken_off_past_its_cut_off_and_the_person_told_once(
    store: Store, desk: Caller
) -> None:
    clinic = await store.write(a_clinic)
    desk.clock.now = NOON + DAY - HOUR / 2  # a patient could not any more
    path = f"/api/bookings/{clinic.visit}/cancelled"
    for _ in range(2):
        status, said = await desk.call("POST", path, {"reason": "unsuitable"})
        assert (status, said["state"]) == (200, "cancelled")
    news = await store.read(lambda conn: [row[:2] for row in told(conn, clinic.who[0])])
    assert [row for row in news if row[0] == "visit.off"] == [
        ("visit.off", {"booking": clinic.visit, "reason": "unsuitable"})
    ]
    assert ("booking.cancelled", "unsuitable") in await actions(store)
    assert (await desk.get(STOCK))["stock"][0]["free"] == 20  # its dose is free again


async def test_a_home_test_goes_with_its_visit_until_somebody_is_on_the_way(store: Store) -> None:
    async with a_hospital(store, scopes=["site"]) as desk:
        first, second = await store.write(
            lambda conn: (lab_parts.an_order(conn), lab_parts.an_order(conn, "zoe"))
        )
        said = {"reason": "other"}
        path = f"/api/bookings/{first.visit_id}/cancelled"
        assert (await desk.call("POST", path, said))[0] == 200
        state = await store.read(lambda conn: lab_parts.now_of(conn, first.id).state)
        assert state is orders.State.cancelled

        def go(conn: Connection) -> None:
            mei = lab_parts.add_sampler(conn)
            route.take(conn, second.visit_id, mei, now=NOON)
            route.set_out(conn, second.visit_id, mei, now=NOON)

        await store.write(go)
        path = f"/api/bookings/{second.visit_id}/cancelled"
        assert await desk.call("POST", path, said) == (409, {"error": "late", "where": "booking"})
        booking = await store.read(lambda conn: slots.get(conn, second.visit_id))
        assert booking is not None and booking.state == "booked"


async def test_a_key_of_one_site_has_no_hand_in_another(store: Store, desk: Caller) -> None:
    await store.write(a_clinic)

    def hill(conn: Connection) -> tuple[int, int, str]:
        add(conn, "resource", key=HILL, kind="vaccine", zone=ZONE)
        add_stock(conn, HILL, "influenza", 3)
        who = add_couple(conn, "kim")
        alias = patients.aliases(conn, [who[1]])[who[1]]
        return (
            waiting(conn, who, resources=[HILL]).id,
            lab_parts.an_order(conn, "eve").visit_id,
            alias,
        )

    wait, visit, alias = await store.write(hill)
    calls: list[tuple[str, str, Any]] = [
        ("GET", f"/api/sites/{HILL}/stock", None),
        ("GET", f"/api/sites/{HILL}/stock/influenza/moves", None),
        ("GET", f"/api/sites/{HILL}/waiting", None),
        ("POST", f"/api/sites/{HILL}/stock", {"product": "influenza", "kind": "delivery"}),
        ("POST", f"/api/sites/{HILL}/waiting", {"patient": alias, "product": "hpv2"}),
        ("POST", WAITING, {"patient": alias, "product": "hpv2"}),  # never was at this site
        ("POST", f"/api/waiting/{wait}/removed", {"reason": "asked"}),
        ("POST", f"/api/bookings/{visit}/cancelled", {"reason": "asked"}),
    ]
    for method, path, data in calls:
        status, said = await desk.call(method, path, data)
        assert (status, said["error"]) == (404, "unknown"), path
    async with a_hospital(store, scopes=["slots", "appointments"], name="other") as other:
        for method, path, data in calls:
            assert (await other.call(method, path, data))[0] == 403, path
    assert (await store.read(lambda conn: waitlist.get(conn, wait))).state == "waiting"  # type: ignore[union-attr]


async def test_without_names_the_list_has_pseudonyms_alone(store: Store) -> None:
    clinic = await store.write(a_clinic)
    await store.write(lambda conn: waiting(conn, clinic.who, resources=[SITE], product="hpv2"))
    async with a_hospital(store, scopes=["site"]) as desk:
        (one,) = (await desk.get(WAITING))["waiting"]
    assert one["patient"] == clinic.alias and "name" not in one
