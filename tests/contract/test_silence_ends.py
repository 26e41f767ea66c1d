"""An emergency nobody answers, the end of a shift, and a clinician who has gone."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.store.session import Store
from tests.clinic import TABLES, add, after
from tests.contract.owned_case import (
    an_owned_case,
    at_work,
    events,
    look,
    row,
    say,
    sounding,
    state,
    wake,
    write,
)

ZONE = ZoneInfo("Asia/Shanghai")  # NOON is 12:00 there, on a Monday
DAY = 86_400


async def test_an_emergency_left_unanswered_for_a_minute_sounds_an_alarm(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        say(conn, at, 10)
        write(conn, at, 20, key="note-emergency-shown")
        seen: list[Any] = [wake(conn, at.case), look(conn, at, 79), wake(conn, at.case)]
        seen.append(sounding(conn))
        look(conn, at, 80)
        seen.append(sounding(conn))
        say(conn, at, 90)
        return [*seen, sounding(conn)]

    assert await store.write(work) == [80, [], 80, [], ["emergency"], []]


async def test_an_emergency_that_was_answered_sounds_no_alarm(store: Store) -> None:
    def work(conn: Connection) -> list[str]:
        at = an_owned_case(conn)
        write(conn, at, 20, key="note-emergency-shown")
        say(conn, at, 30)
        write(conn, at, 40)
        look(conn, at, 101)
        return sounding(conn)

    assert await store.write(work) == []


async def test_a_wish_to_end_is_no_emergency(store: Store) -> None:
    def work(conn: Connection) -> list[str]:
        at = an_owned_case(conn)
        write(conn, at, 20, key="note-finish-asked")
        look(conn, at, 100)
        return [*sounding(conn), *events(conn, at.case)]

    assert await store.write(work) == ["opened", "accepted"]


def morning_shift(conn: Connection, staff: int, ends: str = "13:00") -> None:
    add(conn, "shift", staff_id=staff, weekday=0, starts="08:00", ends=ends)


async def test_half_an_hour_before_a_shift_ends_its_open_cases_are_warned_of_once(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        morning_shift(conn, at.staff)
        say(conn, at, 1750)
        look(conn, at, 1760, zone=ZONE)
        seen: list[Any] = [wake(conn, at.case), sounding(conn)]
        for seconds in (1800, 1860):
            look(conn, at, seconds, zone=ZONE)
        seen += [sounding(conn), events(conn, at.case).count("shift-ending")]
        return [*seen, wake(conn, at.case)]

    assert await store.write(work) == [1800, [], ["shift"], 1, 2350]


async def test_at_the_end_of_a_shift_an_open_case_waits_for_another(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        morning_shift(conn, at.staff)
        say(conn, at, 3500)
        look(conn, at, 3550, zone=ZONE)
        due = wake(conn, at.case)
        write(conn, at, 3560)
        (told,) = look(conn, at, 3600, zone=ZONE)
        found = row(conn, at.case)
        asked = conn.execute(TABLES["offer"].select()).one()
        return [due, told.name, found.state, events(conn, at.case)[-1], asked.staff_id == at.staff]

    assert await store.write(work) == [3600, "case.returned", "waiting", "shift-ended", True]


async def test_a_case_accepted_outside_any_shift_is_not_taken_away(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        morning_shift(conn, at.staff, "11:00")
        say(conn, at, 10)
        return [look(conn, at, 20, zone=ZONE), state(conn, at)[0]]

    assert await store.write(work) == [[], "active"]


async def test_a_case_of_yesterdays_shift_stays_with_a_clinician_who_is_back(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        for weekday in (0, 1):
            add(conn, "shift", staff_id=at.staff, weekday=weekday, starts="08:00", ends="13:00")
        say(conn, at, 0)
        look(conn, at, 600, zone=ZONE)
        look(conn, at, 1800, zone=ZONE)
        asleep = look(conn, at, 7200, zone=ZONE)  # a silent patient's case is not passed on
        write(conn, at, DAY - 3600)
        return [asleep, look(conn, at, DAY - 3600, zone=ZONE), state(conn, at)[0]]

    assert await store.write(work) == [[], [], "active"]


async def test_a_patient_who_returns_after_the_shift_is_given_to_another(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        morning_shift(conn, at.staff)
        say(conn, at, 0)
        for seconds in (600, 1800, 7200):
            look(conn, at, seconds, zone=ZONE)
        kept = row(conn, at.case).staff_id == at.staff
        write(conn, at, 8000)
        (told,) = look(conn, at, 8000, zone=ZONE)
        return [kept, told.name, row(conn, at.case).state, events(conn, at.case)[-1]]

    assert await store.write(work) == [True, "case.returned", "waiting", "shift-ended"]


async def test_a_returning_patient_whose_clinician_has_gone_is_given_to_another(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        at_work(conn, at.staff, "off", seen_at=after(3000))
        say(conn, at, 0)
        look(conn, at, 600)
        seen: list[Any] = [look(conn, at, 1800)]
        write(conn, at, 5000)
        (told,) = look(conn, at, 5000)
        return [*seen, told.name, row(conn, at.case).state, events(conn, at.case)[-1]]

    assert await store.write(work) == [[], "case.returned", "waiting", "offline"]


async def test_a_clinician_who_finishes_what_is_theirs_after_going_off_keeps_it(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        at_work(conn, at.staff, "off", seen_at=after(100))
        write(conn, at, 90)
        return [look(conn, at, 120), state(conn, at)[0]]

    assert await store.write(work) == [[], "active"]
