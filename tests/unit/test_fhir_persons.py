"""Whoever the person is, what is told of them is valid FHIR R4."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from fhir.resources.R4B.immunization import Immunization
from fhir.resources.R4B.immunizationrecommendation import ImmunizationRecommendation
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clinic import vaccines
from bot.clinic.exchange import codes, vaccinations
from bot.clinic.exchange.parts import FORECAST, LOINC
from bot.clinic.vaccinating.doses import Dose, Source
from bot.clinic.vaccines import Given, Recipient

SCHEDULE = vaccines.load()
PRODUCTS = [product for one in SCHEDULE.vaccines for product in one.products]
WORDS = {str(status) for status in vaccines.Status}
TODAY = date(2026, 3, 2)
BORN = st.dates(date(1920, 1, 1), TODAY)
GIVEN = st.builds(Given, st.dates(date(1990, 1, 1), TODAY), st.sampled_from(PRODUCTS))
PERSONS = st.builds(
    Recipient,
    born=BORN,
    today=st.just(TODAY),
    sex=st.sampled_from(["f", "m", ""]),
    doses=st.lists(GIVEN, max_size=6).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(PERSONS)
def test_what_is_due_is_a_valid_recommendation(person: Recipient) -> None:
    found = vaccines.forecast(person, SCHEDULE)
    made: dict[str, Any] = {
        "resourceType": "ImmunizationRecommendation",
        "id": "forecast-x",
        "patient": {"reference": "Patient/x"},
        "date": datetime(2026, 3, 2, tzinfo=UTC).isoformat(),
        "recommendation": [vaccinations._recommended(one) for one in found],
    }
    ImmunizationRecommendation.model_validate(made)
    dates = codes.load().dates
    for one, told in zip(found, made["recommendation"], strict=True):
        [status] = told["forecastStatus"]["coding"]
        assert status["system"] == FORECAST and status["code"] in WORDS
        said = {c["code"]["coding"][0]["code"]: c["value"] for c in told.get("dateCriterion", [])}
        kept = {code: getattr(one, name) for name, code in dates.items()}
        assert said == {code: day.isoformat() for code, day in kept.items() if day is not None}
        systems = [c["code"]["coding"][0]["system"] for c in told.get("dateCriterion", [])]
        assert set(systems) <= {LOINC}


@settings(max_examples=60, deadline=None)
@given(
    st.builds(
        Dose,
        id=st.integers(1, 10**12),
        booking_id=st.none(),
        source=st.sampled_from(list(Source)),
        product=st.sampled_from(PRODUCTS),
        on=st.dates(date(1920, 1, 1), TODAY + timedelta(days=1)),
        number=st.integers(0, 9),
        lot=st.sampled_from(["", "L-1", "批号 7"]),
        site=st.sampled_from(["", "vaccine:lake", "vaccine:gone"]),
        before=st.none(),
    )
)
def test_a_dose_is_a_valid_immunization(dose: Dose) -> None:
    made = vaccinations._immunization(dose, "0" * 24)
    Immunization.model_validate(made)
    assert made["primarySource"] == (dose.source is Source.site)
    assert ("lotNumber" in made) == bool(dose.lot)
