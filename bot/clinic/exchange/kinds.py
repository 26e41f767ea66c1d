"""The FHIR resources that are served: for which keys, by which searches; and what says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.clinic import audit
from bot.clinic.exchange import appointments, hometests, patients, vaccinations, windows
from bot.clinic.exchange.access import Scope
from bot.clinic.exchange.asking import Ask, Desk, Page
from bot.clinic.exchange.parts import OURS, Json, instant
from bot.clinic.exchange.refused import Code, Refused

FHIR = "4.0.1"
JSON = "application/fhir+json"
OPERATIONS = ("cancel", "move")
BY_PATIENT = {"patient": "reference"}
LAB = BY_PATIENT | {"status": "token"}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of resource. *scopes*: a key needs one of them; *params*: name and type."""

    scopes: tuple[Scope, ...]
    read: Callable[[Desk, str], Json]
    search: Callable[[Desk, Ask], Page]
    params: Mapping[str, str] = field(default_factory=dict)
    personal: bool = True  # who reads it is on record


def _lab(name: str, moment: str, more: Mapping[str, str]) -> Kind:
    params = {**LAB, moment: "date", **more}
    return Kind((Scope.lab,), hometests.one(name), hometests.search(name, moment), params)


VACCINES = (Scope.vaccines,)
KINDS: dict[str, Kind] = {
    "Schedule": Kind(
        (Scope.slots,),
        windows.schedule,
        windows.schedules,
        {"actor": "token", "service-type": "token"},
        personal=False,
    ),
    "Slot": Kind(
        (Scope.slots,),
        windows.slot,
        windows.slots,
        {"schedule": "reference", "start": "date", "status": "token", "service-type": "token"},
        personal=False,
    ),
    "Appointment": Kind(
        (Scope.appointments,),
        appointments.one,
        appointments.search,
        BY_PATIENT | {"date": "date", "location": "token", "status": "token"},
    ),
    "ServiceRequest": _lab("ServiceRequest", "authored", {}),
    "Specimen": _lab("Specimen", "collected", {"accession": "token"}),
    "Observation": _lab("Observation", "date", {"code": "token", "based-on": "reference"}),
    "DiagnosticReport": _lab("DiagnosticReport", "issued", {"based-on": "reference"}),
    "Immunization": Kind(
        VACCINES,
        vaccinations.immunization,
        vaccinations.immunizations,
        BY_PATIENT | {"date": "date"},
    ),
    "ImmunizationRecommendation": Kind(
        VACCINES, vaccinations.recommendation, vaccinations.recommendations, BY_PATIENT
    ),
    "Patient": Kind(
        (Scope.appointments, Scope.lab, Scope.vaccines, Scope.names),
        patients.one,
        patients.search,
        {"name": "string", "birthdate": "date"},
    ),
}


def of(name: str, desk: Desk) -> Kind:
    """The kind of this name, if the key may have it. Raises Refused."""
    kind = KINDS.get(name)
    if kind is None:
        raise Refused(Code.unsupported, name[:40])
    if not desk.access.scopes & set(kind.scopes):
        raise Refused(Code.scope, str(kind.scopes[0]))
    return kind


def note(desk: Desk, name: str, what: str, detail: str) -> None:
    """Put on record that a key has read something of patients."""
    actor, subject = desk.access.actor, f"fhir:{name}"
    audit.record(
        desk.conn, actor=actor, action=f"fhir.{what}", subject=subject, now=desk.now, detail=detail
    )


def capability(base: str, now: datetime) -> Json:
    """What is served, as a CapabilityStatement."""
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": instant(now),
        "kind": "instance",
        "software": {"name": "Qianmen"},
        "implementation": {"description": "Qianmen", "url": base},
        "fhirVersion": FHIR,
        "format": [JSON],
        "rest": [{"mode": "server", "resource": [_served(name) for name in KINDS]}],
    }


def _served(name: str) -> Json:
    kind = KINDS[name]
    verbs = ["read", "search-type", *(["create"] if name == "Appointment" else [])]
    made: Json = {
        "type": name,
        "interaction": [{"code": verb} for verb in verbs],
        "searchParam": [{"name": one, "type": type_} for one, type_ in kind.params.items()],
    }
    if name == "Appointment":
        made["operation"] = [
            {"name": one, "definition": f"{OURS}operation:appointment-{one}"} for one in OPERATIONS
        ]
    return made
