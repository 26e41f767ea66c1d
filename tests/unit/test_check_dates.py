"""Data files past their date are told by the check."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.check.dates import NOTICE, expiring
from bot.clinic import calendar
from bot.clinic.rules import HOME

EXPIRES = calendar.load().expires


def test_a_file_is_told_some_weeks_before_it_expires() -> None:
    assert list(expiring(EXPIRES - NOTICE)) == []
    told, plain = expiring(EXPIRES - NOTICE + timedelta(1))
    assert told == f"flows/data/hours.yaml expires on {EXPIRES}: look at it again"
    assert str(EXPIRES) in plain and "weeks are plain" in plain


def test_after_the_last_known_holidays_weeks_are_plain_and_nothing_breaks() -> None:
    hours = calendar.load()
    week = {day: hours.hours("nurse", date(2031, 9, 29) + timedelta(day)) for day in range(7)}
    assert week == {day: hours.clinic.week.get(day, ()) for day in range(7)}
    late = datetime(2031, 10, 1, 3, 0, tzinfo=UTC)  # a holiday in every year that is known
    assert hours.is_open("nurse", late, "Asia/Shanghai")
    opens = hours.next_opening("nurse", late + timedelta(hours=10), "Asia/Shanghai")
    assert opens == datetime(2031, 10, 2, 0, 0, tzinfo=UTC)
    assert hours.ending(date(2031, 1, 1)) and not hours.ending(date(2026, 1, 1))


def test_every_file_that_expired_is_told_and_exists() -> None:
    told = list(expiring(date(2050, 1, 1)))
    names = {line.split()[0].removeprefix("flows/data/").rstrip(":") for line in told}
    assert {"hours.yaml", "queue.yaml", "roles.yaml", "urgency.yaml"} <= names
    told = [line for line in told if "weeks are plain" not in line]
    assert all(" expired on " in line for line in told)
    assert all((HOME / name).exists() for name in names)
