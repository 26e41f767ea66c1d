"""What holds for everybody: no dose too early, and nothing but days decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clinic.vaccines import Forecast, Given, Recipient, Status, forecast, load
from bot.clinic.vaccines.period import Period, after

SCHEDULE = load()
PRODUCTS = [product for vaccine in SCHEDULE.vaccines for product in vaccine.products]
TODAY = date(2026, 11, 28)
OPEN = (Status.NOT_COMPLETE, Status.CONDITIONAL)


@st.composite
def people(draw: st.DrawFn) -> Recipient:
    born = draw(st.dates(date(1930, 1, 1), TODAY))
    days = st.dates(born, TODAY)
    doses = draw(st.lists(st.builds(Given, days, st.sampled_from(PRODUCTS)), max_size=8))
    groups = draw(st.frozensets(st.sampled_from(sorted(SCHEDULE.groups())), max_size=2))
    sex = draw(st.sampled_from(["f", "m", ""]))
    pregnant = sex == "f" and draw(st.booleans())
    return Recipient(born, TODAY, sex, pregnant, groups, doses=tuple(doses))


def of(who: Recipient, product: str) -> Forecast:
    return next(one for one in forecast(who, SCHEDULE) if one.product == product)


@settings(max_examples=40, deadline=None)
@given(people())
def test_a_dose_given_on_its_earliest_day_counts(who: Recipient) -> None:
    for one in forecast(who, SCHEDULE):
        if one.status not in OPEN or not one.plan or one.earliest is None:
            continue
        day = max(one.earliest, who.today + timedelta(days=1))
        if day.year > 2100:
            continue
        then = replace(who, today=day)
        before = of(then, one.product)
        if before.status not in OPEN or before.earliest is None or before.earliest > day:
            continue  # grown out of it meanwhile, or another course has begun for them
        given_then = replace(then, doses=(*who.doses, Given(day, one.product)))
        later = of(given_then, one.product)
        assert later.status is Status.COMPLETE or later.earliest is None or later.earliest > day


@settings(max_examples=40, deadline=None)
@given(people())
def test_the_days_of_a_plan_are_in_order_and_none_is_meant_before_it_may_be(who: Recipient) -> None:
    for one in forecast(who, SCHEDULE):
        days = [planned.earliest for planned in one.plan]
        assert days == sorted(set(days))
        for planned in one.plan:
            assert who.born <= planned.earliest <= planned.due
        if one.plan and one.status is not Status.NOT_RECOMMENDED:
            assert one.earliest == one.plan[0].earliest


@settings(max_examples=40, deadline=None)
@given(people(), st.randoms(use_true_random=False))
def test_the_order_in_which_doses_are_told_changes_nothing(who: Recipient, random: object) -> None:
    doses = list(who.doses)
    random.shuffle(doses)  # type: ignore[attr-defined]
    assert forecast(replace(who, doses=tuple(doses)), SCHEDULE) == forecast(who, SCHEDULE)


@settings(max_examples=40, deadline=None)
@given(people())
def test_no_live_vaccine_is_bookable_in_pregnancy_or_with_weak_defences(who: Recipient) -> None:
    live = {product for vaccine in SCHEDULE.vaccines for product in vaccine.live}
    hindered = who.pregnant or "immune" in who.groups
    for one in forecast(who, SCHEDULE):
        if hindered and one.product in live:
            assert one.advice != "bookable"


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(0, 1300), st.integers(0, 40))
def test_a_period_never_ends_early(day: date, months: int, days: int) -> None:
    later = after(day, Period(months=months))
    whole = (later.year - day.year) * 12 + later.month - day.month
    assert whole - (later.day < day.day) == months
    assert after(day, Period(days=days)) == day + timedelta(days=days)
