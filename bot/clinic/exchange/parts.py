"""The small parts of FHIR R4 resources: codings, references, moments, bundles, outcomes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
OURS = "urn:qianmen:"
LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
CVX = "http://hl7.org/fhir/sid/cvx"
FORECAST = "http://hl7.org/fhir/us/immds/CodeSystem/ForecastStatus"
BASE = "/api/fhir"


def concept(*codings: tuple[str, str]) -> Json:
    """A CodeableConcept of (system, code); those without a code are left out."""
    return {"coding": [{"system": system, "code": code} for system, code in codings if code]}


def own(kind: str, code: str) -> Json:
    """A CodeableConcept of one of our own code systems."""
    return concept((f"{OURS}{kind}", code))


def to(kind: str, own_id: str) -> Json:
    """A reference to another resource here."""
    return {"reference": f"{kind}/{own_id}"}


def named(kind: str, value: str, display: str = "") -> Json:
    """A reference by an identifier of ours, to what is no resource here."""
    made: Json = {"identifier": {"system": f"{OURS}{kind}", "value": value}}
    return made | ({"display": display} if display else {})


def extension(name: str, value: int) -> Json:
    """A number that FHIR has no element for."""
    return {"url": f"{OURS}{name}", "valueInteger": value}


def instant(at: datetime) -> str:
    """A moment as FHIR writes it, in UTC, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def searchset(base: str, path: str, items: Sequence[Json], *, following: str = "") -> Json:
    """A Bundle of what a search found. *path* is that of this page, *following* of the next."""
    links = [{"relation": "self", "url": f"{base}{path}"}]
    if following:
        links.append({"relation": "next", "url": f"{base}{following}"})
    bundle: Json = {"resourceType": "Bundle", "type": "searchset", "link": links}
    if items:
        bundle["entry"] = [_entry(base, one) for one in items]
    return bundle


def _entry(base: str, one: Json) -> Json:
    url = f"{base}{BASE}/{one['resourceType']}/{one['id']}"
    return {"fullUrl": url, "resource": one, "search": {"mode": "match"}}


def outcome(issue: str, code: str, where: str = "") -> Json:
    """An OperationOutcome: *issue* of FHIR's own list, *code* of ours, *where* in the call."""
    made: Json = {"severity": "error", "code": issue, "details": own("error", code)}
    if where:
        made["diagnostics"] = where
    return {"resourceType": "OperationOutcome", "issue": [made]}


def coded(concepts: Any, kind: str) -> str:
    """The code of one of our code systems in a list of CodeableConcepts; empty: none."""
    for one in _parts(concepts):
        for coding in _parts(one.get("coding")):
            if coding.get("system") == f"{OURS}{kind}" and isinstance(coding.get("code"), str):
                return str(coding["code"])
    return ""


def referred(references: Any, kind: str) -> str:
    """The id of the first reference to a kind in a list of them; empty: none."""
    for one in _parts(references):
        said = one.get("reference")
        if isinstance(said, str) and said.rpartition("/")[0].rpartition("/")[2] == kind:
            return said.rpartition("/")[2]
    return ""


def _parts(listed: Any) -> Iterable[Json]:
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
