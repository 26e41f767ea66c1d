"""A hospital books, moves and cancels through the slot engine; the patient hears of it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from bot.clinic import rooms, slots
from bot.clinic.exchange import patients
from bot.clinic.slots.rows import BOOKING
from bot.store.session import Store
from tests.clinic import NOON, add
from tests.contract.lab_parts import ZONE
from tests.contract.slot_parts import DAY, add_couple, add_slot, booked, told
from tests.contract.standards_parts import (
    SITE,
    Caller,
    a_clinic,
    a_hospital,
    an_appointment,
)
from tests.contract.test_fhir_api import valid

BASE = "/api/fhir/Appointment"


def newcomer(conn: Connection, name: str = "kim") -> tuple[tuple[int, int], str]:
    """A patient without a visit, and their pseudonym."""
    who = add_couple(conn, name)
    return who, patients.aliases(conn, [who[1]])[who[1]]


async def made(hospital: Caller, data: Any, key: str = "key-0001") -> tuple[int, Any]:
    return await hospital.call("POST", BASE, data, **{"Idempotency-Key": key})


async def visits_of(store: Store, person_id: int) -> int:
    def count(conn: Connection) -> int:
        mine = select(func.count()).select_from(BOOKING).where(BOOKING.c.person_id == person_id)
        return int(conn.execute(mine).scalar_one())

    return await store.read(count)


async def balanced(store: Store) -> None:
    assert await store.read(slots.faults) == []


async def test_a_visit_is_booked_moved_and_cancelled(store: Store) -> None:
    clinic = await store.write(a_clinic)
    who, alias = await store.write(newcomer)
    async with a_hospital(store) as hospital:
        status, visit = await made(hospital, an_appointment(clinic.slots[1], alias))
        valid(visit)
        assert (status, visit["status"]) == (201, "booked")
        assert visit["participant"][0]["actor"] == {"reference": f"Patient/{alias}"}
        to = {"name": "slot", "valueReference": {"reference": f"Slot/{clinic.slots[2]}"}}
        call = {"resourceType": "Parameters", "parameter": [to]}
        status, moved = await hospital.call("POST", f"{BASE}/{visit['id']}/$move", call)
        assert (status, moved["slot"]) == (200, [{"reference": f"Slot/{clinic.slots[2]}"}])
        status, again = await hospital.call("POST", f"{BASE}/{visit['id']}/$move", call)
        assert (status, again) == (200, moved)
        why = {"name": "reason", "valueCode": "doctor-away"}
        call = {"resourceType": "Parameters", "parameter": [why]}
        status, off = await hospital.call("POST", f"{BASE}/{visit['id']}/$cancel", call)
        valid(off)
        assert (status, off["status"]) == (200, "cancelled")
        assert off["cancelationReason"]["coding"][0]["code"] == "doctor-away"
        assert hospital.turns.woken == 4
    names = [name for name, *_ in await store.read(lambda conn: told(conn, who[0]))]
    assert names.count("vaccine.copy") == 3 and "vaccine.eve" in names
    await balanced(store)


async def test_a_time_with_a_department_is_reminded_of_whatever_the_hospital_calls_it(
    store: Store,
) -> None:
    def clinic(conn: Connection) -> int:
        resource = add(conn, "resource", key="clinic:general", kind="clinic", zone=ZONE)
        return add_slot(conn, resource, NOON + 2 * DAY, capacity=1)

    slot_id, (who, alias) = await store.write(clinic), await store.write(newcomer)
    async with a_hospital(store) as hospital:
        status, visit = await made(hospital, an_appointment(slot_id, alias, "consult"))
        assert (status, visit["status"]) == (201, "booked")
    names = [name for name, *_ in await store.read(lambda conn: told(conn, who[0]))]
    assert {"clinic.eve", "clinic.soon", "vaccine.copy"} == set(names)
    assert rooms.called("consult") == {"key": "clinic-visit"}
    await balanced(store)


async def test_the_same_call_again_is_the_same_visit(store: Store) -> None:
    clinic = await store.write(a_clinic)
    who, alias = await store.write(newcomer)
    data = an_appointment(clinic.slots[1], alias)
    async with a_hospital(store) as hospital:
        first, again = await made(hospital, data), await made(hospital, data)
        assert (first[0], again[0]) == (201, 200) and first[1] == again[1]
        other = an_appointment(clinic.slots[2], alias)
        status, said = await made(hospital, other)
        assert (status, said["issue"][0]["details"]["coding"][0]["code"]) == (422, "differs")
        status, said = await made(hospital, other, "key-0002")
        assert (status, said["issue"][0]["details"]["coding"][0]["code"]) == (409, "already")
    assert await visits_of(store, who[0]) == 1


@pytest.mark.parametrize("keys", [["key-0001"] * 8, [f"key-{n:04}" for n in range(8)]])
async def test_calls_at_the_same_moment_make_one_visit(store: Store, keys: list[str]) -> None:
    """Whether they carry one key or one each."""
    clinic = await store.write(a_clinic)
    who, alias = await store.write(newcomer)
    data = an_appointment(clinic.slots[1], alias)
    async with a_hospital(store) as hospital:
        answers = await asyncio.gather(*(made(hospital, data, key) for key in keys))
    statuses = sorted(status for status, _ in answers)
    again = 200 if len(set(keys)) == 1 else 409
    assert statuses == sorted([201, *[again] * 7]), answers
    assert await visits_of(store, who[0]) == 1
    await balanced(store)


async def test_a_refused_key_may_be_used_again(store: Store) -> None:
    """What was full under a key may be had under it once it is free."""
    clinic = await store.write(a_clinic)

    def fill(conn: Connection) -> list[int]:
        return [
            booked(conn, clinic.slots[1], add_couple(conn, name), product="ppv23").id
            for name in ("lee", "moe")
        ]

    taken = await store.write(fill)
    who, alias = await store.write(newcomer)
    data = an_appointment(clinic.slots[1], alias)
    async with a_hospital(store) as hospital:
        status, said = await made(hospital, data)
        valid(said)
        assert (status, said["issue"][0]["code"]) == (409, "conflict")
        assert said["issue"][0]["details"]["coding"][0]["code"] == "full"
        await store.write(
            lambda conn: slots.cancel(conn, booking_id=taken[0], person_id=None, now=NOON)
        )
        assert (await made(hospital, data))[0] == 201
    assert await visits_of(store, who[0]) == 1
    await balanced(store)


async def test_the_cut_off_of_patients_holds_for_other_systems(store: Store) -> None:
    clinic = await store.write(a_clinic)
    async with a_hospital(store) as hospital:
        hospital.clock.now = NOON + DAY
        path = f"{BASE}/{clinic.visit}/$cancel"
        status, said = await hospital.call("POST", path, {"resourceType": "Parameters"})
        assert (status, said["issue"][0]["details"]["coding"][0]["code"]) == (409, "late")


async def test_home_visits_are_made_in_the_talk(store: Store) -> None:
    await store.write(a_clinic)
    _, alias = await store.write(newcomer)

    def home(conn: Connection) -> int:
        return add_slot(conn, add(conn, "resource", key="home:x", kind="home", zone=ZONE))

    slot = await store.write(home)
    async with a_hospital(store) as hospital:
        status, said = await made(hospital, an_appointment(slot, alias, "panel-3"))
        assert (status, said["issue"][0]["details"]["coding"][0]["code"]) == (422, "home-visit")


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"status": "arrived"}, "Appointment.status"),
        ({"resourceType": "Slot"}, "Appointment"),
        ({"slot": []}, "Appointment.slot"),
        ({"slot": [{"reference": "Slot/x"}]}, "Appointment.slot"),
        ({"slot": "Slot/1"}, "Appointment.slot"),
        ({"slot": [{"reference": 7}, None]}, "Appointment.slot"),
        ({"participant": {}}, "Appointment.participant"),
        ({"participant": [{"actor": []}]}, "Appointment.participant"),
        ({"serviceType": []}, "Appointment.serviceType"),
        ({"serviceType": [{"coding": [{"code": "gold"}]}]}, "Appointment.serviceType"),
        ({"extension": [{"url": "urn:qianmen:dose", "valueInteger": 99}]}, "Appointment.extension"),
    ],
)
async def test_what_is_wrong_with_an_appointment_is_named(
    store: Store, change: dict[str, Any], where: str
) -> None:
    clinic = await store.write(a_clinic)
    async with a_hospital(store) as hospital:
        status, said = await made(hospital, an_appointment(clinic.slots[1], clinic.alias) | change)
        valid(said)
        assert (status, said["issue"][0]["diagnostics"]) == (422, where)


async def test_who_may_only_read_windows_books_nothing(store: Store) -> None:
    clinic = await store.write(a_clinic)
    async with a_hospital(store, scopes=["slots", "vaccines"]) as hospital:
        status, _ = await made(hospital, an_appointment(clinic.slots[1], clinic.alias))
        assert status == 403
    async with a_hospital(store, sites=["vaccine:hill"], name="hill") as hill:
        status, _ = await made(hill, an_appointment(clinic.slots[1], clinic.alias))
        assert status == 404
    async with a_hospital(store, sites=[SITE], name="lake") as lake:
        data = an_appointment(clinic.slots[1], clinic.alias, "ppv23")
        assert (await made(lake, data))[0] == 201
