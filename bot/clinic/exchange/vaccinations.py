"""Doses on record as Immunization, and what is due as ImmunizationRecommendation."""

from __future__ import annotations

import re
from datetime import date

from bot.clinic import vaccines
from bot.clinic.exchange import codes, patients
from bot.clinic.exchange.asking import Ask, Desk, Page, paged
from bot.clinic.exchange.parts import (
    CVX,
    FORECAST,
    LOINC,
    OURS,
    Json,
    concept,
    instant,
    named,
    own,
    to,
)
from bot.clinic.exchange.refused import Code, Refused
from bot.clinic.slots import sites
from bot.clinic.vaccinating import doses, whom
from bot.clinic.vaccinating.doses import Dose, Source
from bot.clinic.vaccines import Forecast, Recipient

DOSE = re.compile(r"dose-([0-9]{1,18})")
FORECAST_ID = "forecast-"


def immunization(desk: Desk, own_id: str) -> Json:
    """One dose. Raises Refused."""
    found = DOSE.fullmatch(own_id)
    there = doses.owner(desk.conn, int(found[1])) if found else None
    if there is None:
        raise Refused(Code.unknown, "Immunization")
    alias = patients.aliases(desk.conn, [there])[there]
    patients.find(desk, alias)  # whom this key may not see has no doses either
    return next(
        _immunization(dose, alias)
        for dose in doses.of_patient(desk.conn, there)
        if f"dose-{dose.id}" == own_id
    )


def immunizations(desk: Desk, ask: Ask) -> Page:
    """The doses of a patient, who must be named."""
    row = _patient(desk, ask)
    found = sorted(doses.of_patient(desk.conn, row[0]), key=lambda dose: dose.id)
    found = [dose for dose in found if not ask.after or dose.id > ask.after[0]]
    start, end = ask.span("date", "UTC")
    found = [dose for dose in found if start.date() <= dose.on < end.date()]
    made = [_immunization(dose, row[1]) for dose in found[: ask.count + 1]]
    return paged(made, ask, lambda at: str(found[at].id))


def _patient(desk: Desk, ask: Ask) -> tuple[int, str]:
    alias = ask.to("patient", "Patient")
    if not alias:
        raise Refused(Code.required, "patient")
    return patients.find(desk, alias).id, alias


def _immunization(dose: Dose, alias: str) -> Json:
    by_site = dose.source is Source.site
    made: Json = {
        "resourceType": "Immunization",
        "id": f"dose-{dose.id}",
        "status": "completed",
        "vaccineCode": _vaccine(dose.product),
        "patient": to("Patient", alias),
        "occurrenceDateTime": dose.on.isoformat(),
        "primarySource": by_site,
        "protocolApplied": [{"doseNumberPositiveInt": max(1, dose.number)}],
    }
    if not by_site:
        made["reportOrigin"] = own("source", str(dose.source))
    if dose.lot:
        made["lotNumber"] = dose.lot
    if dose.site:
        site = sites.load().site(dose.site)
        made["location"] = named("resource", dose.site, site.name("en") if site else "")
    return made


def _vaccine(product: str) -> Json:
    cvx = codes.load().cvx.get(product, "")
    return concept((CVX, cvx), (f"{OURS}product", product))


def recommendation(desk: Desk, own_id: str) -> Json:
    """What is due for a patient as of now. Raises Refused."""
    alias = own_id.removeprefix(FORECAST_ID)
    if alias == own_id:
        raise Refused(Code.unknown, "ImmunizationRecommendation")
    row = patients.find(desk, alias)
    who = Recipient(
        born=date.fromisoformat(row.body["birth"]),
        today=desk.today,
        sex=whom.SEXES.get(str(row.body.get("sex")), ""),
        doses=tuple(doses.given(desk.conn, row.id)),
    )
    found = vaccines.forecast(who, vaccines.load())
    return {
        "resourceType": "ImmunizationRecommendation",
        "id": f"{FORECAST_ID}{alias}",
        "patient": to("Patient", alias),
        "date": instant(desk.now),
        "recommendation": [_recommended(one) for one in found],
    }


def recommendations(desk: Desk, ask: Ask) -> Page:
    """That of a patient, who must be named."""
    return Page([recommendation(desk, f"{FORECAST_ID}{_patient(desk, ask)[1]}")])


def _recommended(one: Forecast) -> Json:
    made: Json = {
        "vaccineCode": [_vaccine(one.product)],
        "forecastStatus": concept((FORECAST, str(one.status))),
        "forecastReason": [own("rule", one.rule)],
    }
    known = codes.load().dates
    said = {name: getattr(one, name) for name in known if getattr(one, name) is not None}
    if said:
        made["dateCriterion"] = [
            {"code": concept((LOINC, known[name])), "value": day.isoformat()}
            for name, day in said.items()
        ]
    if one.number > 0:
        made["doseNumberPositiveInt"] = one.number
    if one.doses > 0:
        made["seriesDosesPositiveInt"] = one.doses
    return made
