"""The place in the queue and the waiting time that are told, on both databases."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import cases, offers, presence, waits
from bot.store.session import Store
from tests.clinic import NOON, TABLES, add_patient, add_person, add_staff, after, open_case

SUMMARY = {"complaint": "a", "assessment": "b", "advice": "c", "seek_help": "d"}


def wanted(conn: Connection, name: str, **values: Any) -> int:
    person = add_person(conn, name)
    return open_case(conn, person, add_patient(conn, person, name), **values)


def at_work(conn: Connection, login: str, now: datetime = NOON) -> int:
    staff_id = add_staff(conn, login)
    presence.go(conn, staff_id=staff_id, to=presence.At.online, now=now)
    return staff_id


def taken(conn: Connection, staff_id: int, count: int) -> None:
    for n in range(count):
        case_id = wanted(conn, f"busy-{staff_id}-{n}")
        assert offers.accept(conn, case_id=case_id, staff_id=staff_id, now=NOON) is not None


async def test_without_anybody_on_duty_no_time_is_promised(store: Store) -> None:
    def work(conn: Connection) -> None:
        case_id = wanted(conn, "ann")
        assert waits.of_case(conn, case_id, now=NOON) == waits.Wait(0, None, False)

    await store.write(work)


async def test_with_a_free_place_it_is_under_a_minute(store: Store) -> None:
    def work(conn: Connection) -> None:
        staff_id = at_work(conn, "li")
        taken(conn, staff_id, 2)
        first, second = wanted(conn, "ann"), wanted(conn, "bob", now=after(1))
        assert waits.of_case(conn, first, now=after(2)).minutes == 0.0
        found = waits.of_case(conn, second, now=after(2))
        assert found.ahead == 1
        assert found.minutes == pytest.approx(2 * 8 / 3)

    await store.write(work)


async def test_somebody_who_stands_in_counts_while_nobody_of_the_role_is_there(
    store: Store,
) -> None:
    def work(conn: Connection) -> None:
        case_id = wanted(conn, "ann", role="respiratory")
        assert waits.of_case(conn, case_id, now=NOON).minutes is None
        at_work(conn, "li")
        assert waits.of_case(conn, case_id, now=NOON).minutes == 0.0

    await store.write(work)


async def test_the_time_is_that_of_the_cases_closed_last(store: Store) -> None:
    def work(conn: Connection) -> None:
        staff_id = at_work(conn, "li")
        for n, minutes in enumerate((3, 4, 20)):
            case_id = wanted(conn, f"done-{n}")
            assert cases.accept(conn, case_id=case_id, staff_id=staff_id, now=NOON)
            assert cases.close(
                conn,
                case_id=case_id,
                staff_id=staff_id,
                summary=SUMMARY,
                outcome="advice",
                now=NOON + timedelta(minutes=minutes),
            )
        late = NOON + timedelta(minutes=21)
        taken(conn, staff_id, 3)
        presence.beat(conn, staff_id=staff_id, now=late)
        case_id = wanted(conn, "ann", now=late)
        assert waits.of_case(conn, case_id, now=late).minutes == pytest.approx(4 / 3)

    await store.write(work)


async def test_who_is_more_urgent_and_came_later_is_named_as_the_reason(store: Store) -> None:
    def work(conn: Connection) -> None:
        case_id = wanted(conn, "ann")
        before = waits.of_case(conn, case_id, now=NOON)
        urgent = wanted(conn, "bob", level="L1", now=after(5))
        found = waits.of_case(conn, case_id, now=after(6))
        assert (before.ahead, before.jumped, found.ahead, found.jumped) == (0, False, 1, True)
        assert waits.of_case(conn, urgent, now=after(6)) == waits.Wait(0, None, False)

    await store.write(work)


async def test_a_question_left_for_later_is_before_nobody(store: Store) -> None:
    def work(conn: Connection) -> None:
        first, second = wanted(conn, "ann"), wanted(conn, "bob", now=after(1))
        assert waits.of_case(conn, second, now=after(2)).ahead == 1
        conn.execute(
            TABLES["case"].update().where(TABLES["case"].c.id == first), {"kind": "question"}
        )
        assert waits.of_case(conn, second, now=after(2)).ahead == 0

    await store.write(work)


@pytest.mark.parametrize(
    ("minutes", "key", "numbers"),
    [
        (None, "wait-nobody", {}),
        (0.0, "wait-under", {"most": "1"}),
        (0.99, "wait-under", {"most": "1"}),
        (1.0, "wait-between", {"least": "1", "most": "3"}),
        (9.9, "wait-between", {"least": "3", "most": "10"}),
        (10.0, "wait-between", {"least": "10", "most": "30"}),
        (30.0, "wait-over", {"least": "30"}),
        (500.0, "wait-over", {"least": "30"}),
    ],
)
def test_only_a_band_of_minutes_is_told(
    minutes: float | None, key: str, numbers: dict[str, str]
) -> None:
    assert waits.phrase(minutes) == {"key": key} | numbers
