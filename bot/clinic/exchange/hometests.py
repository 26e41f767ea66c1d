"""Home tests as ServiceRequest, Specimen, Observation and DiagnosticReport.

The resources are those that laboratories are given (`bot.clinic.hometest.fhir`), with pseudonyms in
place of patients and with addresses of this API in place of those within a bundle.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import exists, false, select

from bot.clinic.exchange import codes, patients
from bot.clinic.exchange.asking import Ask, Desk, Page
from bot.clinic.exchange.parts import OURS, SNOMED, Json
from bot.clinic.exchange.refused import Code, Refused
from bot.clinic.hometest import fhir, orders, panels, reports
from bot.clinic.hometest.orders import ORDER, REPORT, Order, State
from bot.clinic.slots.rows import RESOURCE

LOOKS = 10  # batches of orders that a page may take; then it goes on in the next
TAKEN = (State.sampled, State.sent, State.testing, State.reported, State.spoiled)
IDS = {
    "ServiceRequest": re.compile(r"order-([0-9]{1,18})"),
    "Specimen": re.compile(r"specimen-([0-9]{1,18})"),
    "DiagnosticReport": re.compile(r"report-([0-9]{1,18})"),
    "Observation": re.compile(r"result-([0-9]{1,18})-[a-z-]{1,12}"),
}
WITHIN = re.compile(rf"{OURS}([A-Za-z]+):(.+)")
Kind = str


def one(kind: Kind) -> Callable[[Desk, str], Json]:
    """Reads a resource of a kind by its id; raises Refused."""

    def read(desk: Desk, own_id: str) -> Json:
        found = IDS[kind].fullmatch(own_id)
        order = orders.get(desk.conn, int(found[1])) if found else None
        if order is None or not desk.access.sees(order.resource):
            raise Refused(Code.unknown, kind)
        for made in _of(desk, order, kind):
            if made["id"] == own_id:
                return made
        raise Refused(Code.unknown, kind)

    return read


def search(kind: Kind, moment: str) -> Callable[[Desk, Ask], Page]:
    """Searches a kind by patient, and by *moment*, the parameter of when it was asked for or found.

    A page goes on from an order and, within it, from the resource that did not fit any more.
    """

    def find(desk: Desk, ask: Ask) -> Page:
        which = _which(desk, ask, kind, moment)
        order_id, skip = (*ask.after, 0, 0)[:2] if ask.after else (0, 0)
        wanted = _wanted(ask)
        items: list[Json] = []
        for _ in range(LOOKS):
            batch = orders.following(desk.conn, max(0, order_id - 1), *which, most=ask.count + 1)
            for order in batch:
                start = skip if order.id == order_id else 0
                made = [one for one in _of(desk, order, kind) if wanted(one)]
                room = ask.count - len(items)
                items += made[start : start + room]
                if len(made) > start + room:
                    return Page(items, f"{order.id}.{start + room}")
            if len(batch) <= ask.count:
                return Page(items)
            order_id, skip = batch[-1].id + 1, 0
        return Page(items, f"{order_id}.0")

    return find


def _wanted(ask: Ask) -> Callable[[Json], bool]:
    """Whether a resource has the code and the status that are asked for."""
    code, status = ask.one("code"), ask.one("status")

    def fits(made: Json) -> bool:
        found = made.get("code", {}).get("coding", [])
        named = {name for one in found for name in (one["code"], f"{one['system']}|{one['code']}")}
        return (not code or code in named) and (not status or status == made.get("status"))

    return fits


def _which(desk: Desk, ask: Ask, kind: Kind, moment: str) -> list[Any]:
    found: list[Any] = []
    if desk.access.sites:
        found.append(RESOURCE.c.key.in_(desk.access.sites))
    if alias := ask.to("patient", "Patient"):
        found.append(ORDER.c.patient_id == patients.find(desk, alias).id)
    if barcode := ask.one("accession").removeprefix(f"{OURS}barcode|"):
        found.append(ORDER.c.barcode == barcode)
    if based := ask.to("based-on", "ServiceRequest"):
        of = IDS["ServiceRequest"].fullmatch(based)
        found.append(ORDER.c.id == int(of[1]) if of else false())
    if kind == "Specimen":
        found.append(ORDER.c.state.in_([str(state) for state in TAKEN]))
    start, end = ask.span(moment, desk.zone)
    if kind in ("Observation", "DiagnosticReport"):
        within = (REPORT.c.order_id == ORDER.c.id, REPORT.c.at >= start, REPORT.c.at < end)
        found.append(exists(select(REPORT.c.id).where(*within)))
    elif moment in ask.values:
        found += [ORDER.c.made_at >= start, ORDER.c.made_at < end]
    return found


def _of(desk: Desk, order: Order, kind: Kind) -> list[Json]:
    """The resources of a kind of one order."""
    if kind in ("ServiceRequest", "Specimen"):
        if kind == "Specimen" and order.state not in TAKEN:
            return []
        bundle = fhir.order(order)
    else:
        last = reports.latest(desk.conn, order.id)
        if last is None:
            return []
        bundle = fhir.report(order, version=last.version, body=last.body, at=last.at)
    alias = patients.aliases(desk.conn, [order.patient_id]).get(order.patient_id or 0, "")
    made = [entry["resource"] for entry in bundle["entry"]]
    return [_ours(one, order, alias) for one in made if one["resourceType"] == kind]


def _ours(made: Json, order: Order, alias: str) -> Json:
    """A resource of a bundle as it stands by itself."""
    found: Json = _addressed(made, alias)
    if made["resourceType"] == "DiagnosticReport":
        version = made["id"].rpartition("-")[2]
        found |= {"id": f"report-{order.id}", "meta": {"versionId": version}}
    if made["resourceType"] == "ServiceRequest" and order.state not in TAKEN:
        found.pop("specimen")
    if made["resourceType"] == "Specimen":
        found |= {"subject": _patient(alias), "request": [_request(order)]}
        panel = panels.load().panel(order.panel)
        if panel is not None:
            code = codes.load().specimens[str(panel.specimen)]
            found["type"]["coding"].insert(0, {"system": SNOMED, "code": code})
    return found


def _addressed(value: Any, alias: str) -> Any:
    """The same with references to addresses of this API."""
    if isinstance(value, list):
        return [_addressed(one, alias) for one in value]
    if not isinstance(value, dict):
        return value
    within = WITHIN.fullmatch(str(value.get("reference", "")))
    if within and within[1] == "Patient":
        return _patient(alias)
    if within:
        return {"reference": f"{within[1]}/{within[2]}"}
    return {name: _addressed(one, alias) for name, one in value.items()}


def _patient(alias: str) -> Json:
    """A patient, or that theirs is not known any more."""
    return {"reference": f"Patient/{alias}"} if alias else {"display": "-"}


def _request(order: Order) -> Json:
    return {"reference": f"ServiceRequest/order-{order.id}"}
