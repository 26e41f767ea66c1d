"""Data files past their date are told by the check."""

from __future__ import annotations

from datetime import date, timedelta

from bot.check.dates import NOTICE, expiring
from bot.clinic import calendar
from bot.clinic.rules import HOME

EXPIRES = calendar.load().expires


def test_a_file_is_told_some_weeks_before_it_expires() -> None:
    assert list(expiring(EXPIRES - NOTICE)) == []
    (told,) = expiring(EXPIRES - NOTICE + timedelta(1))
    assert told == f"flows/data/hours.yaml expires on {EXPIRES}: look at it again"


def test_every_file_that_expired_is_told_and_exists() -> None:
    told = list(expiring(date(2050, 1, 1)))
    names = {line.split()[0].removeprefix("flows/data/") for line in told}
    assert {"hours.yaml", "queue.yaml", "roles.yaml", "urgency.yaml"} <= names
    assert all(" expired on " in line for line in told)
    assert all((HOME / name).exists() for name in names)
