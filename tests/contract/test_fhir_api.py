"""What a hospital reads over real HTTP is FHIR R4 to a library we did not write."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.clinic.audit import AUDIT
from bot.clinic.exchange import access, kinds
from bot.store.session import Store
from tests.contract.slot_parts import add_couple, booked
from tests.contract.standards_parts import SITE, Clinic, a_clinic, a_hospital

BASE = "/api/fhir"


def valid(resource: dict[str, Any]) -> None:
    """Raises for what is no valid resource of its type."""
    name = resource["resourceType"]
    module = import_module(f"fhir.resources.R4B.{name.lower()}")
    getattr(module, name).model_validate(resource)


def searches(clinic: Clinic) -> dict[str, str]:
    """A search for each kind that finds something."""
    mine = f"patient=Patient/{clinic.alias}"
    return {
        "Schedule": "service-type=vaccine",
        "Slot": "schedule=Schedule/vaccine.lake&status=free,busy&start=ge2026-03-01",
        "Appointment": f"{mine}&location=vaccine.lake",
        "ServiceRequest": mine,
        "Specimen": "accession=urn:qianmen:barcode|QM-000001",
        "Observation": f"{mine}&based-on=ServiceRequest/order-{clinic.order}",
        "DiagnosticReport": f"{mine}&issued=2026-03-03",
        "Immunization": mine,
        "ImmunizationRecommendation": mine,
    }


async def test_every_kind_is_found_read_and_valid(store: Store) -> None:
    clinic = await store.write(a_clinic)
    async with a_hospital(store) as hospital:
        for kind, query in searches(clinic).items():
            bundle = await hospital.get(f"{BASE}/{kind}?{query}")
            valid(bundle)
            found = [entry["resource"] for entry in bundle["entry"]]
            assert {one["resourceType"] for one in found} == {kind}
            for one in found:
                valid(one)
                assert await hospital.get(f"{BASE}/{kind}/{one['id']}") == one or kind in "forecast"
        patient = await hospital.get(f"{BASE}/Patient/{clinic.alias}")
        valid(patient)
        assert set(searches(clinic)) | {"Patient"} == set(kinds.KINDS)


async def test_the_statement_of_capabilities_needs_no_key_and_is_valid(store: Store) -> None:
    async with a_hospital(store) as hospital:
        hospital.spoiled = {"X-Qianmen-Signature": "none"}
        said = await hospital.get(f"{BASE}/metadata")
        valid(said)
        assert [one["type"] for one in said["rest"][0]["resource"]] == list(kinds.KINDS)


async def test_pages_go_on_until_everything_was_seen_once(store: Store) -> None:
    clinic = await store.write(a_clinic)
    mine = f"patient={clinic.alias}"
    async with a_hospital(store) as hospital:
        for query in (
            "Slot?status=free,busy,busy-unavailable",
            "Schedule?service-type=vaccine",
            "Appointment?date=ge2026-01-01",
            f"Observation?{mine}",
            f"Immunization?{mine}",
        ):
            whole = [one["id"] for one in await hospital.all(f"{BASE}/{query}&_count=100")]
            parts = [one["id"] for one in await hospital.all(f"{BASE}/{query}&_count=1")]
            assert parts == whole and len(set(whole)) == len(whole) > 0, query


async def test_slots_tell_what_is_free(store: Store) -> None:
    clinic = await store.write(a_clinic)

    def fill(conn: Connection) -> None:
        booked(conn, clinic.slots[0], add_couple(conn, "kim"), product="ppv23")

    await store.write(fill)
    async with a_hospital(store) as hospital:
        free = await hospital.all(f"{BASE}/Slot?schedule=vaccine.lake&status=free")
        busy = await hospital.all(f"{BASE}/Slot?schedule=vaccine.lake&status=busy")
    assert [one["id"] for one in busy] == [str(clinic.slots[0])]
    left = {one["id"]: one["extension"][1]["valueInteger"] for one in free}
    assert left == {str(clinic.slots[1]): 2, str(clinic.slots[2]): 2, str(clinic.slots[3]): 1}


async def test_a_patient_is_a_pseudonym_unless_the_key_may_know_names(store: Store) -> None:
    clinic = await store.write(a_clinic)
    query = b"name=ann&birthdate=2019-05-04"
    async with a_hospital(store, scopes=["appointments"]) as hospital:
        patient = await hospital.get(f"{BASE}/Patient/{clinic.alias}")
        assert set(patient) == {"resourceType", "id", "meta"}
        status, said = await hospital.call("POST", f"{BASE}/Patient/_search", query)
        assert (status, said["issue"][0]["code"]) == (403, "forbidden")
    async with a_hospital(store, name="registry") as registry:
        patient = await registry.get(f"{BASE}/Patient/{clinic.alias}")
        assert (patient["name"], patient["birthDate"]) == ([{"text": "ann"}], "2019-05-04")
        status, bundle = await registry.call("POST", f"{BASE}/Patient/_search", query)
        assert [entry["resource"]["id"] for entry in bundle["entry"]] == [clinic.alias]
        assert all("ann" not in link["url"] for link in bundle["link"])
        status, _ = await registry.call("GET", f"{BASE}/Patient?name=ann&birthdate=2019-05-04")
        assert status == 400


async def test_no_name_or_number_is_in_what_a_key_without_names_reads(store: Store) -> None:
    clinic = await store.write(a_clinic)
    scopes = [str(scope) for scope in access.Scope if scope is not access.Scope.names]
    async with a_hospital(store, scopes=scopes) as hospital:
        for kind, query in searches(clinic).items():
            text = str(await hospital.get(f"{BASE}/{kind}?{query}"))
            assert "'ann'" not in text and "138 0013" not in text, kind
            assert "文一路" not in text, kind
            if kind != "ImmunizationRecommendation":  # its dates follow from that of birth
                assert "2019-05-04" not in text, kind
            assert f"patient-{clinic.who[1]}" not in text


async def test_a_scope_opens_its_own_resources_only(store: Store) -> None:
    await store.write(a_clinic)
    for scope in ("slots", "appointments", "lab", "vaccines", "site"):
        async with a_hospital(store, scopes=[scope], name=f"only-{scope}") as hospital:
            for name, kind in kinds.KINDS.items():
                status, _ = await hospital.call("GET", f"{BASE}/{name}/nobody")
                assert status == (404 if scope in map(str, kind.scopes) else 403), (scope, name)


async def test_a_key_confined_to_a_site_sees_no_other(store: Store) -> None:
    clinic = await store.write(a_clinic)
    async with a_hospital(store, sites=["vaccine:hill"], name="hill") as hill:
        assert await hill.all(f"{BASE}/Slot") == await hill.all(f"{BASE}/Appointment") == []
        for path in (
            f"Slot/{clinic.slots[0]}",
            f"Appointment/{clinic.visit}",
            f"Patient/{clinic.alias}",
            f"ServiceRequest/order-{clinic.order}",
            f"Immunization?patient={clinic.alias}",
        ):
            status, said = await hill.call("GET", f"{BASE}/{path}")
            assert (status, said["issue"][0]["code"]) == (404, "not-found"), path
    async with a_hospital(store, sites=[SITE], name="lake") as lake:
        assert len(await lake.all(f"{BASE}/Slot")) == 4
        assert len(await lake.all(f"{BASE}/Immunization?patient={clinic.alias}")) == 2


async def test_who_reads_patients_is_on_record(store: Store) -> None:
    clinic = await store.write(a_clinic)
    async with a_hospital(store) as hospital:
        await hospital.get(f"{BASE}/Appointment/{clinic.visit}")
        await hospital.get(f"{BASE}/Slot")

    def record(conn: Connection) -> list[tuple[str, str]]:
        mine = select(AUDIT.c.action, AUDIT.c.subject).where(AUDIT.c.actor == "api:hospital")
        return [tuple(row) for row in conn.execute(mine)]

    assert await store.read(record) == [("fhir.read", "fhir:Appointment")]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("Encounter", 400, "not-supported"),
        ("Slot?colour=red", 400, "not-supported"),
        ("Slot?start=soon", 400, "invalid"),
        ("Slot?start=ge2026-02-30", 400, "invalid"),
        ("Slot?start=ge9999-12-31", 400, "invalid"),
        ("Slot?status=maybe", 400, "invalid"),
        ("Slot?_count=0", 400, "invalid"),
        ("Slot?_count=x", 400, "invalid"),
        ("Slot?_after=x", 400, "invalid"),
        ("Slot?_after=999999999999999999.9", 400, "invalid"),
        ("Slot?schedule=a&schedule=b", 400, "invalid"),
        ("Slot/1e9", 404, "not-found"),
        ("Slot/99999999999999999999", 404, "not-found"),
        ("Immunization", 422, "required"),
        ("Appointment?patient=nobody", 404, "not-found"),
        ("Appointment?patient=%00", 400, "invalid"),
        ("Appointment?date=ge2026-01-01T10:00:00%2B08:00", 200, ""),
    ],
)
async def test_what_cannot_be_answered_is_named(
    store: Store, path: str, status: int, code: str
) -> None:
    async with a_hospital(store) as hospital:
        given, said = await hospital.call("GET", f"{BASE}/{path}")
        valid(said)
        assert given == status, said
        if code:
            assert said["issue"][0]["code"] == code


async def test_the_address_is_signed_too(store: Store) -> None:
    """Whoever can change a call on its way cannot make another of it."""
    async with a_hospital(store) as hospital:
        signed = hospital.headers("GET", f"{BASE}/Slot", b"")
        hospital.spoiled = signed
        status, said = await hospital.call("GET", f"{BASE}/Appointment")
        assert (status, said["issue"][0]["code"]) == (401, "login")
        assert (await hospital.call("GET", f"{BASE}/Slot"))[0] == 200
        status, said = await hospital.call("GET", f"{BASE}/Slot")
        assert (status, said["issue"][0]["code"]) == (409, "duplicate")


async def test_a_revoked_key_opens_nothing(store: Store) -> None:
    async with a_hospital(store) as hospital:
        assert (await hospital.call("GET", f"{BASE}/Slot"))[0] == 200
        await store.write(
            lambda conn: access.revoke(conn, name="hospital", by="operator", now=hospital.clock())
        )
        assert (await hospital.call("GET", f"{BASE}/Slot"))[0] == 401
