"""The day after the last one whose public holidays are known: the queue and its hours go on."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection

from bot.app import jobs
from bot.clinic import calendar, callbacks, offers, presence, registry, silence, watch
from bot.clinic.casefile import get
from bot.store.session import Store
from tests.clinic import add_person, add_staff, open_case

ZONE = ZoneInfo("Asia/Shanghai")
HOURS = calendar.load()
MIDNIGHT = datetime.combine(HOURS.expires + timedelta(days=1), datetime.min.time(), ZONE)


def at(minutes: float) -> datetime:
    """So many minutes after the last known day."""
    return (MIDNIGHT + timedelta(minutes=minutes)).astimezone(UTC)


def online(conn: Connection, login: str, minutes: float) -> int:
    staff_id = add_staff(conn, login)
    presence.go(conn, staff_id=staff_id, to=presence.At.online, now=at(minutes))
    return staff_id


async def test_a_case_that_waits_over_the_new_year_is_offered_taken_and_nudged(
    store: Store,
) -> None:
    def work(conn: Connection) -> None:
        case_id = open_case(conn, add_person(conn, "ann"), now=at(-1))
        assert offers.step(conn, case_id=case_id, now=at(-1), zone=ZONE) == []
        li = online(conn, "li", 1)
        offers.freed(conn, now=at(1))
        offers.step(conn, case_id=case_id, now=at(1), zone=ZONE)
        assert [one.case_id for one in offers.of_staff(conn, li)] == [case_id]
        (told,) = offers.accept(conn, case_id=case_id, staff_id=li, now=at(1.1)) or []
        assert told.name == "case.accepted"
        silence.step(conn, case_id=case_id, now=at(4), zone=ZONE)
        case = get(conn, case_id)
        assert case is not None and case.nudges == 1 and case.staff_id == li
        assert watch.repair(conn, now=at(5)) == []

    await store.write(work)


async def test_a_callback_booked_into_the_new_year_comes_at_its_time(store: Store) -> None:
    def work(conn: Connection) -> None:
        case_id = open_case(conn, add_person(conn, "ann"), role="nurse", now=at(-60))
        free = callbacks.free(conn, role="nurse", now=at(-60), zone=ZONE)
        assert free and free[0] > at(0)  # the clinic is shut at night
        given = {"means": "phone", "reach": "555"}
        assert callbacks.book(conn, case_id=case_id, at=free[0], now=at(-60), **given)
        assert [t.name for t in callbacks.step(conn, case_id=case_id, now=free[0])] != []
        case = get(conn, case_id)
        assert case is not None and case.state == "waiting"

    await store.write(work)


@pytest.mark.parametrize("role", ["doctor", "nurse", "pharmacist", "desk"])
def test_the_hours_of_the_new_year_are_those_of_a_plain_week(role: str) -> None:
    kind = HOURS.roles.get(role, HOURS.clinic)
    for ahead in range(14):
        day = MIDNIGHT.date() + timedelta(days=ahead)
        assert HOURS.hours(role, day) == kind.week.get(day.weekday(), ())
    assert HOURS.next_opening(role, at(0), ZONE) is not None


def test_no_start_is_refused_because_the_holidays_ran_out() -> None:
    last, first = registry.wanting(HOURS.expires), registry.wanting(MIDNIGHT.date())
    assert first == last and "hours.yaml" not in first


def test_an_operator_is_told_what_becomes_of_the_hours_and_what_to_do() -> None:
    before, after = HOURS.ending(HOURS.expires), HOURS.ending(MIDNIGHT.date())
    for told in (before, after):
        assert str(HOURS.expires) in told and "nothing stops" in told and "`holidays`" in told
    assert HOURS.ending(date(HOURS.expires.year, 1, 1)) == ""


async def test_a_program_that_runs_for_months_says_so_once_a_day(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger=jobs.__name__)
    for minutes in (600, 630, 2040, 2070):
        await jobs.retain(store=store, clock=partial(at, minutes))
    assert sum("hours.yaml" in line for line in caplog.messages) == 2
    caplog.clear()
    await jobs.retain(store=store, clock=lambda: at(-300 * 24 * 60))
    assert caplog.messages == []
