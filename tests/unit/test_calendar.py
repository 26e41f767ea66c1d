"""Opening hours: what is open when, when it opens next, and how both are said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from shutil import copytree
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clinic import calendar, rules, timetable
from bot.clinic.calendar import Calendar
from bot.clinic.datafile import DataError
from bot.clinic.rules import HOME
from bot.clinic.timetable import Span
from bot.i18n import Catalogue

SHANGHAI = "Asia/Shanghai"
SHIPPED = calendar.load()
CATALOGUE = Catalogue.load()
HEAD = {"id": "h", "version": "1", "source": "s", "reviewed_by": "r", "reviewed_on": None}
# Clocks put forward and back by an hour, by half an hour, at midnight; and never.
ZONES = (
    SHANGHAI,
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
)


def a_calendar(**values: object) -> Calendar:
    """A calendar with weekly hours for the clinic, of a test's own making."""
    week = values.pop("week", {"mon-fri": "08:00-12:00,14:00-17:30"})
    clinic = {"week": week, "holidays": values.pop("off", "")}
    return Calendar.model_validate(
        HEAD | {"expires": date(2030, 1, 1), "clinic": clinic} | dict(values)
    )


def at(text: str, zone: str = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def said(phrase: object, locale: str = "zh-CN") -> str:
    return calendar.text(phrase, partial(CATALOGUE.text, locale))


# --- open or closed


@pytest.mark.parametrize(
    ("when", "is_open"),
    [
        ("2026-11-23T07:59", False),
        ("2026-11-23T08:00", True),
        ("2026-11-23T11:59:59", True),
        ("2026-11-23T12:00", False),
        ("2026-11-23T14:00", True),
        ("2026-11-23T17:30", False),
        ("2026-11-28T09:00", False),
    ],
)
def test_split_shifts_are_open_to_the_minute(when: str, is_open: bool) -> None:
    assert a_calendar().is_open("nurse", at(when), SHANGHAI) is is_open


def test_hours_after_midnight_belong_to_the_day_they_began_on() -> None:
    nights = a_calendar(week={"fri": "20:00-02:00"}, special_days={date(2026, 11, 27): ""})
    assert nights.is_open("nurse", at("2026-11-21T01:59"), SHANGHAI)
    assert not nights.is_open("nurse", at("2026-11-20T01:59"), SHANGHAI)
    assert not nights.is_open("nurse", at("2026-11-21T02:00"), SHANGHAI)
    assert not nights.is_open("nurse", at("2026-11-28T01:00"), SHANGHAI)


def test_a_role_keeps_its_own_hours_and_any_other_those_of_the_clinic() -> None:
    ours = a_calendar(roles={"desk": {"week": {"daily": "00:00-24:00"}}})
    night = at("2026-11-22T03:00")
    assert ours.is_open("desk", night, SHANGHAI) and not ours.is_open("tcm", night, SHANGHAI)
    assert ours.next_opening("desk", night, SHANGHAI) == night
    assert ours.closes_at("desk", night, SHANGHAI) is None


def test_a_public_holiday_closes_and_a_working_day_in_exchange_opens() -> None:
    open_at = partial(SHIPPED.is_open, "nurse", zone=SHANGHAI)
    assert not open_at(at("2026-10-01T09:00"))  # a Thursday
    assert open_at(at("2026-10-08T09:00"))
    assert open_at(at("2026-09-20T15:00"))  # a Sunday, worked as a Monday
    assert not open_at(at("2026-09-27T09:00"))  # the Sunday after


def test_on_a_holiday_a_role_may_have_hours_of_its_own() -> None:
    assert SHIPPED.is_open("paediatric", at("2026-02-17T10:00"), SHANGHAI)
    assert not SHIPPED.is_open("paediatric", at("2026-02-17T15:00"), SHANGHAI)


@settings(deadline=None)
@given(minute=st.integers(0, 366 * 24 * 60))
def test_the_clinic_as_shipped_has_a_doctor_at_any_moment(minute: int) -> None:
    moment = at("2026-01-01T00:00") + timedelta(minutes=minute)
    assert SHIPPED.is_open(rules.load().roles.default, moment, SHANGHAI)


def test_after_nine_days_of_spring_festival_the_next_opening_is_found() -> None:
    found = SHIPPED.next_opening("nurse", at("2026-02-14T18:00"), SHANGHAI)
    assert found == at("2026-02-24T08:00")


def test_a_special_day_comes_before_week_and_holiday() -> None:
    ours = a_calendar(
        holidays=[{"from": date(2026, 12, 24), "to": date(2026, 12, 25), "name": "x"}],
        special_days={date(2026, 12, 24): "10:00-11:00"},
    )
    assert ours.hours("nurse", date(2026, 12, 24)) == (Span(600, 660),)
    assert ours.hours("nurse", date(2026, 12, 25)) == ()


def test_a_clinic_without_hours_never_opens() -> None:
    assert a_calendar(week={}).next_opening("nurse", at("2026-11-22T03:00"), SHANGHAI) is None


# --- the next opening, minute by minute

minutes = st.integers(0, 24 * 4 - 1).map(lambda quarter: quarter * 15)
hours = st.builds(lambda start, long: Span(start, start + long), minutes, st.integers(1, 1439))
weeks = st.lists(st.lists(hours, max_size=2).map(tuple), min_size=7, max_size=7)
SPRING = datetime(2026, 3, 6, tzinfo=UTC)  # clocks are put forward, or back
AUTUMN = datetime(2026, 9, 3, tzinfo=UTC)
moments = st.builds(
    lambda start, minute: start + timedelta(minutes=minute),
    st.sampled_from((SPRING, AUTUMN)),
    st.integers(0, 62 * 24 * 60),
)


@settings(max_examples=300, deadline=None)
@given(week=weeks, moment=moments, zone=st.sampled_from(ZONES), into=st.booleans())
def test_hours_begin_and_end_at_the_first_minute_at_which_they_do(
    week: list[tuple[Span, ...]], moment: datetime, zone: str, into: bool
) -> None:
    def of_day(day: date) -> tuple[Span, ...]:
        return week[day.weekday()]

    where = ZoneInfo(zone)
    found = timetable.turning(of_day, moment, where, into=into, days=2)
    searched = (moment + timedelta(minutes=n) for n in range(48 * 60))
    first = next((m for m in searched if timetable.inside(of_day, m, where) is into), None)
    if first is None:
        assert found is None or found >= moment + timedelta(hours=48)
    else:
        assert found == first


def test_an_hour_that_the_clock_skips_opens_when_the_clock_has_moved_on() -> None:
    nights = a_calendar(week={"sun": "02:30-05:00"})
    found = nights.next_opening("nurse", at("2026-03-29T00:00", "Europe/Berlin"), "Europe/Berlin")
    assert found == at("2026-03-29T03:00", "Europe/Berlin")


def test_an_hour_that_comes_twice_is_open_twice() -> None:
    nights = a_calendar(week={"sun": "02:15-02:45"})
    midnight = at("2026-10-25T00:00", "Europe/Berlin").astimezone(UTC)
    open_minutes = [
        n
        for n in range(5 * 60)
        if nights.is_open("nurse", midnight + timedelta(minutes=n), "Europe/Berlin")
    ]
    assert open_minutes == [*range(135, 165), *range(195, 225)]


# --- the words


def test_the_shipped_hours_of_a_nurse_are_said_in_both_languages() -> None:
    phrase = SHIPPED.phrase("nurse")
    assert said(phrase) == "周一至周五 8:00–12:00、14:00–17:30；周六 8:00–12:00；法定节假日休息"
    assert said(phrase, "en") == (
        "Mon–Fri 8:00–12:00, 14:00–17:30; Sat 8:00–12:00; closed on public holidays"
    )


@pytest.mark.parametrize(
    ("week", "off", "words"),
    [
        ({"daily": "00:00-24:00"}, "00:00-24:00", "每天 全天；法定节假日 全天"),
        ({"sat,sun": "20:00-02:00"}, "", "周六、周日 20:00–次日 2:00；法定节假日休息"),
        (
            {"mon,wed": "08:00-12:00", "tue,thu-sat": "09:00-12:00"},
            "09:00-10:30",
            "周一、周三 8:00–12:00；周二、周四至周六 9:00–12:00；法定节假日 9:00–10:30",
        ),
        ({}, "", "没有固定时间"),
    ],
)
def test_a_week_is_said_as_people_say_it(week: dict[str, str], off: str, words: str) -> None:
    assert said(a_calendar(week=week, off=off).phrase("nurse")) == words


@settings(deadline=None)
@given(week=weeks)
def test_no_open_day_is_left_out_of_the_lines_and_none_is_named_twice(
    week: list[tuple[Span, ...]],
) -> None:
    named = {timetable.WEEKDAYS[day]: ",".join(map(str, h)) for day, h in enumerate(week)}
    try:
        ours = a_calendar(week=named)
    except ValueError:  # hours of a day that overlap
        return
    days = [day for line in ours.lines("nurse") for day in line.days]
    assert sorted(days) == [day for day, spans in enumerate(week) if spans]


@pytest.mark.parametrize(
    ("ahead", "words"),
    [(0, "今天 9:05"), (1, "明天 9:05"), (6, "周六 9:05"), (7, "11月29日（周日）9:05")],
)
def test_a_moment_to_come_is_said_by_its_distance(ahead: int, words: str) -> None:
    now = at("2026-11-22T09:05")
    phrase = calendar.moment_phrase(now + timedelta(days=ahead), now=now, zone=SHANGHAI)
    assert said(phrase) == words


def test_tomorrow_is_counted_in_days_of_the_clinic_not_in_hours() -> None:
    now = at("2026-11-22T23:50")
    phrase = calendar.moment_phrase(at("2026-11-23T00:10"), now=now, zone=SHANGHAI)
    assert said(phrase, "en") == "tomorrow 0:10"


# --- the file


def test_the_shipped_file_expires_with_the_year_its_last_notice_is_of() -> None:
    assert SHIPPED.expires.year == max(holiday.last.year for holiday in SHIPPED.holidays)


def test_every_day_worked_in_exchange_lies_on_a_weekend_outside_the_holidays() -> None:
    for day in SHIPPED.working_days:
        assert day.weekday() >= 5
        assert not any(off.first <= day <= off.last for off in SHIPPED.holidays)


def test_a_role_may_have_a_hotline_of_its_own() -> None:
    assert SHIPPED.hotline_of("psychology") == "12356"
    assert a_calendar(hotline={"number": "400"}).hotline_of("tcm") == "400"


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ('"08:00-21:00"', '"08:00-25:00"', "25:00"),
        ('"08:00-21:00"', '"08:00-12:00,11:00-13:00"', "overlap"),
        ('"08:00-21:00"', '"08:00"', "08:00-12:00"),
        ("mon-fri:", "mon-fry:", "'fry' is no day"),
        ('    sat: "08', '    fri: "08', "fri stands there twice"),
        ("  desk:\n", "  disk:\n", "'disk' is not among the roles"),
        ("from: 2026-02-15, to: 2026-02-23", "from: 2026-02-15, to: 2026-02-13", "ends before"),
        ("2026-01-04: mon", "2026-01-04: someday", "'someday' is no day"),
    ],
)
def test_a_fault_in_the_hours_is_named(tmp_path: Path, old: str, new: str, word: str) -> None:
    copytree(HOME, tmp_path / "data")
    file = tmp_path / "data" / "hours.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=word) as fault:
        calendar.load(tmp_path / "data")
    assert fault.value.file == file
