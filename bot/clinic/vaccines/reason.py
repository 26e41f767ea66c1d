"""Why a forecast is as it is, in a sentence for people: a key of the catalogue with its values."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.clinic.vaccines.forecast import ALLERGY, BEGUN, GAP, Advice, Forecast
from bot.clinic.vaccines.schedule import Schedule, Status

Phrase = dict[str, Any]
PREFIX = "vaccine-why-"
USUAL = {
    Status.COMPLETE: "complete",
    Status.AGED_OUT: "aged-out",
    Status.CONTRAINDICATED: "not",
    Status.NOT_RECOMMENDED: "not-meant",
}


def reason(found: Forecast, schedule: Schedule, *, today: date) -> Phrase:
    """The sentence for one product. It never says that something is safe for somebody."""
    said: Phrase = {"number": found.number, "doses": found.doses, "day": day_phrase(found.earliest)}
    return {"key": PREFIX + _why(found, schedule, today)} | said


def _why(found: Forecast, schedule: Schedule, today: date) -> str:
    own = {ALLERGY: "allergy", GAP: "live-gap", BEGUN: "begun"} | {
        rule.id: rule.why for rule in schedule.rules() if rule.why
    }
    ended = found.status in (Status.COMPLETE, Status.AGED_OUT)
    if found.rule in own and not ended:
        return own[found.rule]
    if found.status is Status.NOT_RECOMMENDED and found.earliest is not None:
        return "later-age"
    if found.status in USUAL:
        return USUAL[found.status]
    if found.earliest is not None and found.earliest > today:
        return "later"
    if found.advice is Advice.ASK:
        return "ask"
    return "by-choice" if found.status is Status.CONDITIONAL else "due"


def day_phrase(day: date | None) -> Phrase:
    """A day in words with its year: it may be far."""
    if day is None:
        return {"key": "vaccine-no-day"}
    month = {"key": f"hours-month-{day.month}"}
    return {"key": "vaccine-day", "year": str(day.year), "month": month, "day": str(day.day)}
