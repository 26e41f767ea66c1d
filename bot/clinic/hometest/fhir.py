"""FHIR R4 of a home test: reads a report, writes orders and reports. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.clinic.hometest import panels
from bot.clinic.hometest.orders import Order, State
from bot.clinic.hometest.report import Found, Malformed, Report, Status, build

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
OURS = "urn:qianmen:"
POSITIVE, NEGATIVE = "10828004", "260385009"
CODES = {POSITIVE: Found.positive, NEGATIVE: Found.negative}
REASONS = {"error": Found.invalid, "not-performed": Found.untested}
STATUS = {"final": Status.final, "amended": Status.amended, "corrected": Status.amended}
ORDERED = {State.cancelled: "revoked", State.failed: "revoked", State.reported: "completed"}
Json = dict[str, Any]


def read(bundle: Any) -> Report:
    """The report in a Bundle with DiagnosticReport, Specimen, Observations, perhaps Patient.

    The bar code is the specimen's accession identifier. Raises Malformed.
    """
    if not isinstance(bundle, Mapping) or bundle.get("resourceType") != "Bundle":
        raise Malformed("resourceType", "bundle-expected")
    found = dict(_resources(bundle))
    reports = [one for one in found.values() if one.get("resourceType") == "DiagnosticReport"]
    if len(reports) != 1:
        raise Malformed("entry", "one-report-expected")
    report = reports[0]
    status = report.get("status")
    if status not in STATUS:
        raise Malformed("DiagnosticReport.status", "final-or-amended")
    patient = _one(found, report.get("subject"), "Patient") or {}
    return build(
        barcode=_barcode(found, report),
        number=_identifier(report.get("identifier")),
        status=str(STATUS[status]),
        results=dict(_result(found, ref) for ref in _list(report.get("result"))),
        name=_name(patient),
        birth=patient.get("birthDate", ""),
    )


def _resources(bundle: Mapping[str, Any]) -> Iterable[tuple[str, Json]]:
    """By the addresses by which they are referred to: fullUrl, and Type/id."""
    for entry in _list(bundle.get("entry")):
        resource = entry.get("resource") if isinstance(entry, Mapping) else None
        if not isinstance(resource, dict):
            raise Malformed("entry.resource", "object-expected")
        kind, own = resource.get("resourceType"), resource.get("id")
        yield str(entry.get("fullUrl") or f"{kind}/{own}"), resource


def _one(found: Mapping[str, Json], reference: Any, kind: str) -> Json | None:
    """What a reference points at, contained or in the bundle."""
    if not isinstance(reference, Mapping):
        return None
    to = str(reference.get("reference", ""))
    for url, resource in found.items():
        named = f"{resource.get('resourceType')}/{resource.get('id')}"
        if resource.get("resourceType") == kind and to in (url, named):
            return resource
    return None


def _barcode(found: Mapping[str, Json], report: Json) -> Any:
    for reference in _list(report.get("specimen")):
        specimen = _one(found, reference, "Specimen")
        accession = (specimen or {}).get("accessionIdentifier")
        if isinstance(accession, Mapping):
            return accession.get("value")
    raise Malformed("DiagnosticReport.specimen", "no-barcode")


def _identifier(listed: Any) -> Any:
    return next((one.get("value") for one in _list(listed) if isinstance(one, Mapping)), None)


def _result(found: Mapping[str, Json], reference: Any) -> tuple[str, str]:
    observation = _one(found, reference, "Observation")
    if observation is None:
        raise Malformed("DiagnosticReport.result", "observation-missing")
    target = _target(observation.get("code"))
    for coding in _codings(observation.get("valueCodeableConcept")):
        if coding.get("system") == SNOMED and coding.get("code") in CODES:
            return target, str(CODES[coding["code"]])
    for coding in _codings(observation.get("dataAbsentReason")):
        if coding.get("code") in REASONS:
            return target, str(REASONS[coding["code"]])
    raise Malformed(f"Observation({target}).value", "positive-negative-invalid-untested")


def _target(code: Any) -> str:
    known = panels.load().targets
    for coding in _codings(code):
        system, value = coding.get("system"), coding.get("code")
        for target in known:
            if (system, value) in ((LOINC, target.loinc or None), (f"{OURS}target", target.id)):
                return target.id
    raise Malformed("Observation.code", "unknown-target")


def _codings(concept: Any) -> list[Json]:
    listed = concept.get("coding") if isinstance(concept, Mapping) else None
    return [one for one in _list(listed) if isinstance(one, dict)]


def _name(patient: Mapping[str, Any]) -> str:
    for name in _list(patient.get("name")):
        if isinstance(name, Mapping):
            given = "".join(map(str, _list(name.get("given"))))
            return str(name.get("text") or f"{name.get('family', '')}{given}")
    return ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def order(one: Order) -> Json:
    """The order of a sample: ServiceRequest, Specimen and the patient it was taken from."""
    patient, specimen = _patient(one), _specimen(one)
    request = {
        "resourceType": "ServiceRequest",
        "id": f"order-{one.id}",
        "status": ORDERED.get(one.state, "active"),
        "intent": "order",
        "code": _panel(one.panel),
        "subject": {"reference": _url("Patient", patient["id"])},
        "authoredOn": _moment(one.made_at),
        "specimen": [{"reference": _url("Specimen", specimen["id"])}],
    }
    return _bundle([request, specimen, patient])


def report(one: Order, *, version: int, body: Mapping[str, Any], at: datetime) -> Json:
    """A version of the report of an order, with an Observation for each target."""
    patient, specimen = _patient(one), _specimen(one)
    subject = {"reference": _url("Patient", patient["id"])}
    status = "final" if version == 1 else "amended"
    seen = [
        _observation(one, target, word, subject=subject, status=status, at=at)
        for target, word in body["results"].items()
    ]
    whole = {
        "resourceType": "DiagnosticReport",
        "id": f"report-{one.id}-{version}",
        "identifier": [{"system": f"{OURS}report", "value": str(body["report"])}],
        "basedOn": [{"reference": f"ServiceRequest/order-{one.id}"}],
        "status": status,
        "code": _panel(one.panel),
        "subject": subject,
        "issued": _moment(at),
        "specimen": [{"reference": _url("Specimen", specimen["id"])}],
        "result": [{"reference": _url("Observation", each["id"])} for each in seen],
    }
    return _bundle([whole, specimen, patient, *seen])


def _observation(
    one: Order, target: str, word: str, *, subject: Json, status: str, at: datetime
) -> Json:
    known = panels.load().target(target)
    coding = [{"system": f"{OURS}target", "code": target}]
    if known is not None and known.loinc:
        coding.insert(0, {"system": LOINC, "code": known.loinc})
    made: Json = {
        "resourceType": "Observation",
        "id": f"result-{one.id}-{target.replace('_', '-')}",
        "status": status,
        "code": {"coding": coding},
        "subject": subject,
        "issued": _moment(at),
    }
    codes = {str(found): code for code, found in CODES.items()}
    reasons = {str(found): code for code, found in REASONS.items()}
    if word in codes:
        made["valueCodeableConcept"] = {"coding": [{"system": SNOMED, "code": codes[word]}]}
    else:
        made["dataAbsentReason"] = {"coding": [{"system": ABSENT, "code": reasons[word]}]}
    return made


def _patient(one: Order) -> Json:
    made: Json = {"resourceType": "Patient", "id": f"patient-{one.patient_id or 0}"}
    if one.patient:
        made["name"] = [{"text": one.patient["name"]}]
        made["birthDate"] = one.patient["birth"]
    return made


def _specimen(one: Order) -> Json:
    made: Json = {"resourceType": "Specimen", "id": f"specimen-{one.id}"}
    if one.barcode:
        made["accessionIdentifier"] = {"system": f"{OURS}barcode", "value": one.barcode}
    known = panels.load().panel(one.panel)
    if known is not None:
        made["type"] = {"coding": [{"system": f"{OURS}specimen", "code": str(known.specimen)}]}
    return made


def _panel(panel: str) -> Json:
    return {"coding": [{"system": f"{OURS}panel", "code": panel}]}


def _bundle(resources: list[Json]) -> Json:
    entries = [
        {"fullUrl": _url(one["resourceType"], one["id"]), "resource": one} for one in resources
    ]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def _url(kind: str, own: str) -> str:
    return f"{OURS}{kind}:{own}"


def _moment(at: datetime) -> str:
    return at.isoformat()
