"""Reasons about conditions: whether one can hold, holds with another, or holds whenever it does."""

from __future__ import annotations

from bot.clinic.conditions import Fact, Test, When
from bot.clinic.rules import Band

MONTH, YEAR = 31, 366  # the longest there are, in days
AGES = {Fact.AGE_DAYS: 1, Fact.AGE_MONTHS: MONTH, Fact.AGE_YEARS: YEAR}
STEP = 1e-6  # between a limit that is meant and one that is not
Span = tuple[float, float]
EVER: Span = (float("-inf"), float("inf"))


def span(test: Test) -> Span:
    """The numbers a test lets through."""
    least = max(
        EVER[0] if test.least is None else test.least,
        EVER[0] if test.above is None else test.above + STEP,
    )
    most = min(
        EVER[1] if test.most is None else test.most,
        EVER[1] if test.below is None else test.below - STEP,
    )
    return least, most


def age(when: When) -> Span:
    """The days of age a condition lets through, roughly: months and years have no one length."""
    low, high = EVER
    for fact, length in AGES.items():
        if fact in when:
            least, most = span(when[fact])
            low, high = max(low, least * (length * 0.97)), min(high, most * length)
    return low, high


def possible(when: When) -> bool:
    """Whether anybody at all could meet a condition."""
    spans = [span(test) for fact, test in when.items() if not _chosen(test)]
    low, high = age(when)
    return low <= high and all(least <= most for least, most in spans)


def together(one: When, other: When) -> bool:
    """Whether the same person could meet both."""
    low, high = age(one)
    least, most = age(other)
    if max(low, least) > min(high, most):
        return False
    return all(_meet(one[fact], other[fact]) for fact in one.keys() & other.keys())


def _meet(one: Test, other: Test) -> bool:
    if not _chosen(one):
        (low, high), (least, most) = span(one), span(other)
        return max(low, least) <= min(high, most)
    allowed = [set(test.only) for test in (one, other) if test.only]
    needed = [set(test.any) for test in (one, other) if test.any]
    return all(a & n for a in allowed for n in needed)


def implies(when: When, other: When) -> bool:
    """Whether *other* holds of everybody of whom *when* does."""
    return all(fact in when and _inside(when[fact], test) for fact, test in other.items())


def _inside(test: Test, other: Test) -> bool:
    if not _chosen(other):
        (low, high), (least, most) = span(test), span(other)
        return least <= low and high <= most
    named = set(test.any) or set(test.only)
    any_ = not other.any or bool({*test.all} & {*other.any})
    any_ = any_ or bool(named and named <= set(other.any))
    all_ = set(other.all) <= set(test.all)
    only = not other.only or bool(test.only and set(test.only) <= set(other.only))
    return any_ and all_ and only


def _chosen(test: Test) -> bool:
    return bool(test.any or test.all or test.only)


def days(band: Band) -> float | None:
    """The upper limit of an age group in days; None without one."""
    limits = (
        (band.below_days, 1),
        (band.below_months, MONTH),
        (band.below_years, YEAR),
    )
    return next((limit * length for limit, length in limits if limit is not None), None)
