"""Whatever is sent to the addresses of other systems, the answer is one that is described."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.clinic import slots
from bot.store.session import Store
from tests.contract.standards_parts import (
    SITE,
    Caller,
    Clinic,
    a_clinic,
    a_hospital,
    an_appointment,
)
from tests.contract.test_fhir_api import valid

BASE = "/api/fhir"
PATHS = (
    f"{BASE}/Appointment",
    f"{BASE}/Appointment/1/$cancel",
    f"{BASE}/Appointment/1/$move",
    f"{BASE}/Slot/_search",
    f"{BASE}/Patient/_search",
    f"/api/sites/{SITE}/closures",
    f"/api/sites/{SITE}/reopenings",
    f"/api/sites/{SITE}/stock",
    f"/api/sites/{SITE}/waiting",
    "/api/windows/1/capacity",
    "/api/bookings/1/arrived",
    "/api/bookings/1/done",
    "/api/bookings/1/cancelled",
    "/api/waiting/1/removed",
    "/api/imports",
    "/api/results",
    "/api/orders",
    "/api/samples",
)
BODIES = (
    b"{",
    b"null",
    b"[]",
    b'"\\ud800"',
    b"NaN",
    b"1e999999",
    b"9" * 5000,
    b"[" * 200_000,
    b'{"a":' * 100_000,
    '{"resourceType":"预约"}'.encode("gb18030"),
    '{"resourceType":"Appointment"}'.encode("utf-16"),
    b"\xff\xfe\x00",
    b"\x00" * 4096,
    b"a=%FF%FE&b=%00",
    b"&".join(b"a=1" for _ in range(100)),
    b'"' + b"x" * 200_000,
    b" " * (1024 * 1024 + 1),
    b"resource,date,start,end,capacity\n\x00,\x00,\x00,\x00,\x00\n",
    b'resource,date,start,end,capacity\n"' + b"y" * 200_000,
)


@pytest.fixture
async def hospital(store: Store) -> AsyncIterator[Caller]:
    await store.write(a_clinic)
    async with a_hospital(store) as caller:
        yield caller


@pytest.mark.parametrize("path", PATHS)
async def test_no_body_is_an_error_of_ours(hospital: Caller, path: str) -> None:
    for body in BODIES:
        status, said = await hospital.call("POST", path, body, **{"Idempotency-Key": "hostile-1"})
        assert 400 <= status < 500, (body[:40], status, said)


async def test_no_header_is_an_error_of_ours(hospital: Caller) -> None:
    for name in ("Key", "Time", "Nonce", "Signature"):
        for value in ("é", "\udcff", "१२३", "x" * 5000, "-1", "9" * 12, "null"):
            hospital.spoiled = {f"X-Qianmen-{name}": value}
            status, said = await hospital.call("GET", f"{BASE}/Slot")
            assert status == 401, (name, value, said)
            valid(said)
    hospital.spoiled = {}
    for key in ("", "é" * 10, "short", "k" * 65, "a b c d e f"):
        data = an_appointment(1, "0" * 24)
        status, said = await hospital.call(
            "POST", f"{BASE}/Appointment", data, **{"Idempotency-Key": key}
        )
        assert status == 422 and said["issue"][0]["diagnostics"] == "Idempotency-Key"


@pytest.mark.parametrize(("minutes", "status"), [(-6, 401), (-4, 200), (4, 200), (6, 401)])
async def test_clocks_may_be_five_minutes_apart(
    hospital: Caller, minutes: int, status: int
) -> None:
    hospital.later = timedelta(minutes=minutes)
    assert (await hospital.call("GET", f"{BASE}/Slot"))[0] == status


async def test_a_replayed_booking_is_refused_before_anything_is_done(hospital: Caller) -> None:
    data = json.dumps(an_appointment(1, "0" * 24)).encode()
    hospital.spoiled = hospital.headers("POST", f"{BASE}/Appointment", data)
    key = {"Idempotency-Key": "visit-0001"}
    first = await hospital.call("POST", f"{BASE}/Appointment", data, **key)
    status, said = await hospital.call("POST", f"{BASE}/Appointment", data, **key)
    assert first[0] == 404 and status == 409
    assert said["issue"][0]["details"]["coding"][0]["code"] == "replayed"


NASTY: tuple[Any, ...] = (
    *("\x00", "a\x00b", "x" * 5000, "\u202e", "1' OR 1=1--", "0001-01-01", "9999-12-31", "24:00"),
    *(-1, 0, 2**31, 2**63, 2**64, -(2**63), 10**30, 1.5, 1e308, True, None, [], {}, [[]], {"a": 1}),
)
PARAMETERS = {"resourceType": "Parameters"}
GOOD = (
    "appointment",
    *("move", "cancel", "closures", "reopenings", "stock", "waiting", "capacity", "done", "off"),
)


def good(what: str, clinic: Clinic) -> tuple[str, Any]:
    """An address of something that is there, and a body that it would take."""
    site, visit = f"/api/sites/{SITE}", f"/api/bookings/{clinic.visit}"
    slot = {"name": "slot", "valueReference": {"reference": f"Slot/{clinic.slots[2]}"}}
    why = {"name": "reason", "valueCode": "other"}
    mine, day = f"{BASE}/Appointment/{clinic.visit}", {"from": "2026-03-04", "to": "2026-03-04"}
    stock = {"product": "influenza", "kind": "waste", "quantity": 2, "reason": "warm", "seen": 1}
    entry = {"patient": clinic.alias, "product": "hpv2", "dose": 2, "to": "2026-03-20"}
    return {
        "appointment": (f"{BASE}/Appointment", an_appointment(clinic.slots[1], clinic.alias)),
        "move": (f"{mine}/$move", PARAMETERS | {"parameter": [slot]}),
        "cancel": (f"{mine}/$cancel", PARAMETERS | {"parameter": [why]}),
        "closures": (f"{site}/closures", day | {"reason": "holiday"}),
        "reopenings": (f"{site}/reopenings", day),
        "stock": (f"{site}/stock", stock),
        "waiting": (f"{site}/waiting", entry | {"half": "am"}),
        "capacity": (f"/api/windows/{clinic.slots[1]}/capacity", {"capacity": 8, "reason": "ill"}),
        "done": (f"{visit}/done", {"product": "influenza", "lot": "L2026-11"}),
        "off": (f"{visit}/cancelled", {"reason": "unsuitable"}),
    }[what]


def spoiled(data: Any, value: Any) -> Iterator[Any]:
    """A good body with each of its parts replaced in turn."""
    yield value
    if not isinstance(data, dict | list):
        return
    for name, part in data.items() if isinstance(data, dict) else enumerate(data):
        for other in spoiled(part, value):
            copied = data.copy()
            copied[name] = other
            yield copied


@pytest.mark.parametrize("what", GOOD)
async def test_no_value_in_a_good_body_is_an_error_of_ours(store: Store, what: str) -> None:
    """What the databases cannot keep is refused before it comes to them."""
    path, body = good(what, await store.write(a_clinic))
    async with a_hospital(store) as hospital:
        for value in NASTY:
            for n, data in enumerate(spoiled(body, value)):
                key = {"Idempotency-Key": f"hostile-{n:04}"}
                status, said = await hospital.call("POST", path, data, **key)
                assert status in (200, 201) or 400 <= status < 500, (value, data, status, said)
    assert await store.read(slots.faults) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["coding", "code", "system", "reference", "actor", "url", "valueInteger", "name"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
PARTS = ("status", "slot", "participant", "serviceType", "extension", "parameter", "resourceType")


@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(part=st.sampled_from(PARTS), value=JSON)
async def test_no_part_of_an_appointment_is_an_error_of_ours(
    hospital: Caller, part: str, value: Any
) -> None:
    data = an_appointment(1, "0" * 24) | {part: value}
    try:
        body = json.dumps(data).encode()
    except ValueError:
        return
    for path in PATHS[:3]:
        status, said = await hospital.call("POST", path, body, **{"Idempotency-Key": "hostile-2"})
        assert status in (200, 201) or 400 <= status < 500, said


@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(value=st.text(max_size=30))
async def test_no_parameter_is_an_error_of_ours(hospital: Caller, value: str) -> None:
    from urllib.parse import quote

    said = quote(value.encode("utf-8", "surrogatepass"))
    for name in ("schedule", "start", "status", "service-type", "_count", "_after"):
        status, _ = await hospital.call("GET", f"{BASE}/Slot?{name}={said}")
        assert status in (200, 400), (name, value)
