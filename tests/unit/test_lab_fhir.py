"""What we write is FHIR R4 to a library we did not write, and we read what others write."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle

from bot.clinic.hometest import fhir, panels
from bot.clinic.hometest.orders import Order, State
from bot.clinic.hometest.report import Found, Malformed, Status

AT = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
RESULTS = {"flu_a": "positive", "flu_b": "negative", "covid": "invalid", "rsv": "untested"}
ORDER = Order(
    id=7,
    visit_id=3,
    person_id=1,
    patient_id=2,
    panel="panel-5",
    mode="sampler",
    state=State.sampled,
    tries=0,
    barcode="QM-000001",
    sampler_id=4,
    redo_of=None,
    body={},
    made_at=AT,
    patient={"name": "王小明", "birth": "2019-05-04", "sex": "male"},
    starts_at=AT,
    ends_at=AT,
    zone="Asia/Shanghai",
    resource="home:north",
)
Change = Callable[[dict[str, Any]], object]


def a_bundle(version: int = 1) -> dict[str, Any]:
    return fhir.report(ORDER, version=version, body={"results": RESULTS, "report": "R1"}, at=AT)


def of_kind(bundle: dict[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind
    )
    return found


@pytest.mark.parametrize("version", [1, 2])
def test_a_report_is_valid_and_reads_back_the_same(version: int) -> None:
    bundle = a_bundle(version)
    Bundle.model_validate(bundle)
    kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    assert kinds == ["DiagnosticReport", "Specimen", "Patient", *["Observation"] * 4]
    read = fhir.read(bundle)
    assert (read.barcode, read.number) == ("QM-000001", "R1")
    assert read.status is (Status.final if version == 1 else Status.amended)
    assert {target: str(found) for target, found in read.results.items()} == RESULTS
    assert (read.name, read.birth) == ("王小明", "2019-05-04")


@pytest.mark.parametrize("state", list(State))
def test_an_order_is_valid_in_each_state(state: State) -> None:
    bundle = fhir.order(replace(ORDER, state=state))
    Bundle.model_validate(bundle)
    request = of_kind(bundle, "ServiceRequest")
    assert request["status"] in ("active", "revoked", "completed")


def test_an_order_whose_patient_was_erased_is_still_valid() -> None:
    Bundle.model_validate(fhir.order(replace(ORDER, patient={}, patient_id=None, barcode=None)))


def test_the_codes_are_those_of_loinc_where_there_is_one() -> None:
    codes = [
        entry["resource"]["code"]["coding"][0]
        for entry in a_bundle()["entry"]
        if entry["resource"]["resourceType"] == "Observation"
    ]
    assert codes[0] == {"system": "http://loinc.org", "code": "92142-9"}
    target = panels.load().target("flu_a")
    assert target is not None and target.loinc == "92142-9"


ANOTHERS: list[dict[str, Any]] = [
    {
        "resourceType": "DiagnosticReport",
        "id": "r",
        "status": "corrected",
        "identifier": [{"value": "LAB-9"}],
        "code": {"text": "panel"},
        "subject": {"reference": "Patient/p"},
        "specimen": [{"reference": "Specimen/s"}],
        "result": [{"reference": "Observation/o"}],
    },
    {"resourceType": "Patient", "id": "p", "name": [{"family": "王", "given": ["小明"]}]},
    {"resourceType": "Specimen", "id": "s", "accessionIdentifier": {"value": "qm-000001"}},
    {
        "resourceType": "Observation",
        "id": "o",
        "status": "corrected",
        "code": {"coding": [{"system": "urn:qianmen:target", "code": "mp"}]},
        "valueCodeableConcept": {
            "coding": [{"system": "http://snomed.info/sct", "code": "10828004"}]
        },
    },
]


def test_another_systems_bundle_with_addresses_is_read() -> None:
    """References by type and id, the name in parts, only our own codes."""
    entries = [{"resource": resource} for resource in ANOTHERS]
    bundle = {"resourceType": "Bundle", "type": "message", "entry": entries}
    read = fhir.read(bundle)
    assert (read.barcode, read.number, read.status) == ("QM-000001", "LAB-9", Status.amended)
    assert (read.results, read.name, read.birth) == ({"mp": Found.positive}, "王小明", "")


def _report(change: Change) -> Change:
    return lambda bundle: change(of_kind(bundle, "DiagnosticReport"))


WRONG: dict[str, tuple[Change, str]] = {
    "preliminary": (_report(lambda one: one.update(status="preliminary")), "final-or-amended"),
    "no specimen": (_report(lambda one: one.pop("specimen")), "no-barcode"),
    "no number": (_report(lambda one: one.pop("identifier")), "no-identifier"),
    "no results": (_report(lambda one: one.pop("result")), "no-results"),
    "a result elsewhere": (
        _report(lambda one: one.update(result=[{"reference": "Observation/gone"}])),
        "observation-missing",
    ),
    "an unknown code": (
        lambda bundle: of_kind(bundle, "Observation").update(code={"coding": [{"code": "x"}]}),
        "unknown-target",
    ),
    "an unknown value": (
        lambda bundle: of_kind(bundle, "Observation").update(valueCodeableConcept={"text": "?"}),
        "positive-negative-invalid-untested",
    ),
    "an entry that is none": (lambda bundle: bundle.update(entry=[3]), "object-expected"),
    "two reports": (
        lambda bundle: bundle["entry"].append(
            {"fullUrl": "urn:two", "resource": copy.deepcopy(of_kind(bundle, "DiagnosticReport"))}
        ),
        "one-report-expected",
    ),
    "no bundle": (lambda bundle: bundle.update(resourceType="List"), "bundle-expected"),
}


@pytest.mark.parametrize("name", list(WRONG))
def test_what_is_wrong_is_named(name: str) -> None:
    bundle = a_bundle()
    change, why = WRONG[name]
    change(bundle)
    with pytest.raises(Malformed) as wrong:
        fhir.read(bundle)
    assert wrong.value.why == why
