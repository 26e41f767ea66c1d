"""Shifts of the staff, on SQLite and on PostgreSQL alike: by the week, of single days, by night."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, insert, select, update

from bot.clinic import shifts, timetable
from bot.store.session import Store
from tests.clinic import NOON, TABLES, add_staff

SHANGHAI = "Asia/Shanghai"
WEEK = timetable.week("mon-fri 08:00-12:00,12:00-14:00,18:00-02:00; sun 09:00-12:00")
OFF = date(2026, 12, 1)  # a Tuesday


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(SHANGHAI))


def a_clinician(conn: Connection, login: str = "li") -> int:
    staff_id = add_staff(conn, login)
    shifts.set_week(conn, staff_id=staff_id, week=WEEK, now=NOON)
    return staff_id


@pytest.mark.parametrize(
    ("when", "works", "until"),
    [
        ("2026-11-30T07:59", False, None),
        ("2026-11-30T08:00", True, "2026-11-30T14:00"),  # two shifts that meet are one
        ("2026-11-30T23:00", True, "2026-12-01T02:00"),
        ("2026-12-05T01:30", True, "2026-12-05T02:00"),  # Friday's shift, on Saturday
        ("2026-12-05T09:00", False, None),
    ],
)
async def test_a_weekly_shift_holds_to_the_minute_also_over_midnight(
    store: Store, when: str, works: bool, until: str | None
) -> None:
    def work(conn: Connection) -> tuple[bool, datetime | None]:
        li = a_clinician(conn)
        return (
            shifts.on_shift(conn, li, at(when), SHANGHAI),
            shifts.ends_at(conn, li, at(when), SHANGHAI),
        )

    assert await store.write(work) == (works, at(until) if until else None)


async def test_whoever_has_no_shifts_entered_may_work_at_any_hour(store: Store) -> None:
    def work(conn: Connection) -> tuple[bool, datetime | None]:
        a_clinician(conn, "other")
        li = add_staff(conn, "li")
        night = at("2026-11-29T03:00")
        return (
            shifts.on_shift(conn, li, night, SHANGHAI),
            shifts.ends_at(conn, li, night, SHANGHAI),
        )

    assert await store.write(work) == (True, None)


async def test_a_day_off_ends_what_the_week_says_but_not_the_night_before(store: Store) -> None:
    def work(conn: Connection) -> list[bool]:
        li = a_clinician(conn)
        shifts.set_day(conn, staff_id=li, day=OFF, hours=(), now=NOON)
        moments = ("2026-12-01T01:00", "2026-12-01T09:00", "2026-12-01T19:00", "2026-12-02T09:00")
        return [shifts.on_shift(conn, li, at(moment), SHANGHAI) for moment in moments]

    assert await store.write(work) == [True, False, False, True]


async def test_a_day_off_holds_for_somebody_without_weekly_shifts_too(store: Store) -> None:
    def work(conn: Connection) -> tuple[bool, datetime | None]:
        li = add_staff(conn, "li")
        shifts.set_day(conn, staff_id=li, day=OFF, hours=(), now=NOON)
        return (
            shifts.on_shift(conn, li, at("2026-12-01T12:00"), SHANGHAI),
            shifts.ends_at(conn, li, at("2026-11-30T12:00"), SHANGHAI),
        )

    assert await store.write(work) == (False, at("2026-12-01T00:00"))


async def test_a_day_may_have_hours_of_its_own_and_go_back_to_the_week(store: Store) -> None:
    def work(conn: Connection) -> list[bool]:
        li, noon = a_clinician(conn), at("2026-12-01T15:00")
        found = []
        for hours in (timetable.spans("10:00-11:00,14:00-16:00"), (), None):
            shifts.set_day(conn, staff_id=li, day=OFF, hours=hours, now=NOON)
            found.append(shifts.on_shift(conn, li, noon, SHANGHAI))
        return [*found, shifts.of(conn, li).days == {}]

    assert await store.write(work) == [True, False, False, True]


async def test_a_new_week_takes_the_place_of_the_old_one_and_is_read_back(store: Store) -> None:
    def work(conn: Connection) -> tuple[str, str]:
        li = a_clinician(conn)
        before = timetable.written(shifts.of(conn, li).week)
        new = timetable.week("sat,sun 22:00-06:00; mon 00:00-24:00")
        shifts.set_week(conn, staff_id=li, week=new, now=NOON)
        return before, timetable.written(shifts.of(conn, li).week)

    assert await store.write(work) == (
        "mon-fri 08:00-12:00,12:00-14:00,18:00-02:00; sun 09:00-12:00",
        "mon 00:00-24:00; sat-sun 22:00-06:00",
    )


async def test_the_shifts_of_many_are_read_at_once(store: Store) -> None:
    def work(conn: Connection) -> tuple[bool, bool]:
        ids = [a_clinician(conn, "li"), a_clinician(conn, "wu"), add_staff(conn, "free")]
        found = shifts.of_all(conn, ids)
        return sorted(found) == ids[:2], found[ids[0]] == found[ids[1]] == shifts.of(conn, ids[0])

    assert await store.write(work) == (True, True)


async def test_every_change_of_a_shift_is_audited(store: Store) -> None:
    def work(conn: Connection) -> list[tuple[str, str]]:
        li = a_clinician(conn)
        shifts.set_day(conn, staff_id=li, day=OFF, hours=(), now=NOON)
        rows = select(TABLES["audit"].c.action, TABLES["audit"].c.detail)
        return [(row.action, row.detail) for row in conn.execute(rows)]

    assert await store.write(work) == [("staff.shifts", ""), ("staff.day", "2026-12-01")]


# --- whether a role can be reached


def online(conn: Connection, staff_id: int, state: str) -> None:
    times = dict.fromkeys(("since", "seen_at", "idle_at"), NOON)
    row = times | {"staff_id": staff_id, "state": state, "missed": 0}
    conn.execute(insert(TABLES["presence"]), row)


@pytest.mark.parametrize(
    ("also", "state", "when", "open_"),
    [
        ("", "off", "2026-11-23T09:00", True),  # by the calendar
        ("", "off", "2026-11-23T03:00", False),
        ("tcm", "online", "2026-11-23T03:00", True),  # somebody is there all the same
        ("nurse,tcm", "online", "2026-11-23T03:00", True),
        ("tcmx", "online", "2026-11-23T03:00", False),
        ("tcm", "break", "2026-11-23T03:00", False),
    ],
)
async def test_a_role_is_open_by_the_calendar_or_because_somebody_of_it_is_online(
    store: Store, also: str, state: str, when: str, open_: bool
) -> None:
    def work(conn: Connection) -> bool:
        li = add_staff(conn, "li")
        conn.execute(update(TABLES["staff"]).values(also=also))
        online(conn, li, state)
        return shifts.reachable(conn, role="tcm", now=at(when), zone=SHANGHAI)

    assert await store.write(work) is open_


async def test_somebody_shut_out_opens_no_role(store: Store) -> None:
    def work(conn: Connection) -> bool:
        online(conn, add_staff(conn, "li"), "online")
        conn.execute(update(TABLES["staff"]).values(active=False))
        return shifts.online(conn, "doctor")

    assert await store.write(work) is False
