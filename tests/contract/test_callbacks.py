"""Callbacks, on SQLite and on PostgreSQL alike: a place is given once, a time is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from bot.clinic import callbacks, cases, queue_rules
from bot.clinic.casefile import CaseView, State
from bot.store.session import Store
from tests.clinic import NOON, TABLES, add_person, open_case

SHANGHAI = "Asia/Shanghai"
RULES = queue_rules.load().callbacks
SLOT = timedelta(minutes=RULES.slot_minutes)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(SHANGHAI)).astimezone(UTC)


AFTERNOON = at("2026-03-02T14:00")  # NOON is twelve o'clock of a Monday in the clinic's zone


def a_case(conn: Connection, name: str = "ann", *, role: str = "nurse", level: str = "L3") -> int:
    return open_case(conn, add_person(conn, name), role=role, level=level)


def book(
    conn: Connection, case_id: int, when: datetime = AFTERNOON, *, now: datetime = NOON
) -> bool:
    return callbacks.book(
        conn, case_id=case_id, at=when, means="phone", reach="13800000000", now=now
    )


def view(conn: Connection, case_id: int) -> CaseView:
    case = cases.get(conn, case_id)
    assert case is not None
    return case


def states(conn: Connection) -> list[str]:
    found = TABLES["callback"]
    return list(conn.execute(select(found.c.state).order_by(found.c.id)).scalars())


# --- what is free


async def test_times_lie_within_the_open_hours_of_the_next_open_days(store: Store) -> None:
    found = await store.read(
        lambda conn: callbacks.free(conn, role="nurse", now=at("2026-03-06T17:20"), zone=SHANGHAI)
    )
    # Saturday morning, then Monday and Tuesday; Friday's hours are over, Sunday has none.
    assert found[0] == at("2026-03-07T08:00") and found[-1] == at("2026-03-10T17:15")
    days = {moment.astimezone(ZoneInfo(SHANGHAI)).date().day for moment in found}
    assert days == {7, 9, 10} and len(days) == RULES.days
    assert at("2026-03-07T11:45") in found and at("2026-03-07T12:00") not in found


async def test_a_time_is_offered_no_sooner_than_one_slot_ahead(store: Store) -> None:
    now = AFTERNOON + timedelta(minutes=1)
    found = await store.read(
        lambda conn: callbacks.free(conn, role="nurse", now=now, zone=SHANGHAI)
    )
    assert found[0] == AFTERNOON + 2 * SLOT


async def test_over_the_spring_festival_times_begin_after_it(store: Store) -> None:
    found = await store.read(
        lambda conn: callbacks.free(conn, role="nurse", now=at("2026-02-14T17:30"), zone=SHANGHAI)
    )
    assert found[0] == at("2026-02-24T08:00")


async def test_nobody_is_called_at_night_though_the_role_is_open(store: Store) -> None:
    found = await store.read(
        lambda conn: callbacks.free(conn, role="doctor", now=at("2026-03-02T20:50"), zone=SHANGHAI)
    )
    clocks = {moment.astimezone(ZoneInfo(SHANGHAI)).strftime("%H:%M") for moment in found}
    assert found[0] == at("2026-03-03T08:00")
    assert (min(clocks), max(clocks)) == ("08:00", "20:45")


async def test_a_full_time_is_no_longer_offered_to_the_role_and_still_is_to_another(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[list[bool], bool, bool]:
        booked = [book(conn, a_case(conn, str(n))) for n in range(RULES.places + 1)]
        free = [
            AFTERNOON in callbacks.free(conn, role=role, now=NOON, zone=SHANGHAI)
            for role in ("nurse", "tcm")
        ]
        return booked, free[0], free[1]

    assert await store.write(work) == ([True] * RULES.places + [False], False, True)


# --- booking


async def test_a_booked_case_sleeps_until_its_time(store: Store) -> None:
    def work(conn: Connection) -> tuple[bool, CaseView, callbacks.Booking | None]:
        case_id = a_case(conn)
        return book(conn, case_id), view(conn, case_id), callbacks.of_case(conn, case_id)

    done, case, booking = await store.write(work)
    assert done and booking is not None
    assert (case.state, case.kind, case.wake_at) == (State.callback_booked, "callback", AFTERNOON)
    assert (booking.at, booking.means, booking.reach) == (AFTERNOON, "phone", "13800000000")


async def test_the_number_is_sealed(store: Store) -> None:
    def work(conn: Connection) -> bytes:
        book(conn, a_case(conn))
        return conn.exec_driver_sql("SELECT reach FROM callback").scalar_one()  # type: ignore[no-any-return]

    assert b"13800000000" not in bytes(await store.write(work))


async def test_another_time_takes_the_place_of_the_first_and_frees_it(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[str], datetime | None, int]:
        case_id = a_case(conn)
        book(conn, case_id)
        assert book(conn, case_id, AFTERNOON + SLOT)
        others = [book(conn, a_case(conn, str(n))) for n in range(RULES.places)]
        return states(conn)[:2], view(conn, case_id).wake_at, sum(others)

    assert await store.write(work) == (["cancelled", "booked"], AFTERNOON + SLOT, RULES.places)


async def test_who_wants_a_full_time_keeps_the_one_they_have(store: Store) -> None:
    def work(conn: Connection) -> tuple[bool, datetime | None, bool]:
        for n in range(RULES.places):
            book(conn, a_case(conn, str(n)), AFTERNOON + SLOT)
        case_id = a_case(conn)
        book(conn, case_id)
        moved = book(conn, case_id, AFTERNOON + SLOT)
        held = callbacks.of_case(conn, case_id)
        return moved, view(conn, case_id).wake_at, held is not None and held.at == AFTERNOON

    assert await store.write(work) == (False, AFTERNOON, True)


async def test_a_time_gone_by_and_a_case_that_does_not_wait_are_refused(store: Store) -> None:
    def work(conn: Connection) -> tuple[bool, bool, bool]:
        gone = book(conn, a_case(conn, "late"), now=AFTERNOON)
        case_id = a_case(conn)
        cases.cancel(conn, case_id=case_id, now=NOON)
        return gone, book(conn, case_id), book(conn, 4711)

    assert await store.write(work) == (False, False, False)


async def test_one_place_and_one_booking_a_case_are_kept_by_the_database(store: Store) -> None:
    def work(conn: Connection, n: int, **values: Any) -> None:
        case_id = a_case(conn, f"p{n}")
        book(conn, case_id)
        row = {"case_id": case_id, "role": "nurse", "at": AFTERNOON, "place": 0, "means": "phone"}
        row |= {"state": "booked", "made_at": NOON}
        conn.execute(insert(TABLES["callback"]), row | values)

    for n, values in enumerate(({"place": 7}, {"case_id": 1, "at": AFTERNOON})):
        with pytest.raises(IntegrityError):
            await store.write(lambda conn, n=n, values=values: work(conn, n, **values))  # type: ignore[misc]


# --- its time has come


async def test_at_its_time_the_case_waits_before_everybody_who_is_not_urgent(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[Any], list[int], list[str], list[int]]:
        case_id = a_case(conn)
        book(conn, case_id)
        long_ago = NOON - timedelta(hours=10)
        old = open_case(conn, add_person(conn, "old"), role="nurse", level="L2", now=long_ago)
        urgent = open_case(conn, add_person(conn, "urgent"), role="nurse", level="L1")
        early = callbacks.step(conn, case_id=case_id, now=AFTERNOON - timedelta(seconds=1))
        told = callbacks.step(conn, case_id=case_id, now=AFTERNOON)
        again = callbacks.step(conn, case_id=case_id, now=AFTERNOON)
        order = [case.id for case in cases.waiting(conn)]
        return [early, told, again], order, states(conn), [urgent, case_id, old]

    told, order, kept, expected = await store.write(work)
    assert order == expected and kept == ["done"]
    assert told[0] == told[2] == []
    (tell,) = told[1]
    assert (tell.name, tell.data) == ("callback.due", {"case": expected[1], "means": "phone"})


async def test_a_callback_that_is_due_counts_its_waiting_from_then(store: Store) -> None:
    def work(conn: Connection) -> CaseView:
        case_id = a_case(conn)
        book(conn, case_id)
        callbacks.step(conn, case_id=case_id, now=AFTERNOON)
        return view(conn, case_id)

    case = await store.write(work)
    assert (case.state, case.kind, case.wake_at) == (State.waiting, "callback", AFTERNOON)
    assert case.queued_at == AFTERNOON and case.opened_at == NOON


async def test_a_time_that_nobody_looked_at_for_a_whole_slot_counts_as_missed(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[int, list[str]]:
        case_id = a_case(conn)
        book(conn, case_id)
        told = callbacks.step(conn, case_id=case_id, now=AFTERNOON + SLOT)
        return len(told), states(conn)

    assert await store.write(work) == (1, ["missed"])


# --- given up


async def test_cancelling_ends_the_case_and_frees_the_place(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[bool], State, list[str]]:
        case_id = a_case(conn)
        waiting = callbacks.cancel(conn, case_id=case_id, now=NOON)
        book(conn, case_id)
        done = [callbacks.cancel(conn, case_id=case_id, now=NOON) for _ in range(2)]
        return [waiting, *done], view(conn, case_id).state, states(conn)

    assert await store.write(work) == ([False, True, False], State.cancelled, ["cancelled"])


async def test_leaving_the_queue_frees_the_place_too(store: Store) -> None:
    def work(conn: Connection) -> list[str]:
        case_id = a_case(conn)
        book(conn, case_id)
        cases.cancel(conn, case_id=case_id, now=NOON)
        return states(conn)

    assert await store.write(work) == ["cancelled"]


async def test_who_would_rather_wait_stands_in_the_queue_at_once(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[bool], CaseView, list[str]]:
        case_id = a_case(conn)
        book(conn, case_id)
        done = [callbacks.wait_instead(conn, case_id=case_id, now=NOON) for _ in range(2)]
        return done, view(conn, case_id), states(conn)

    done, case, kept = await store.write(work)
    assert done == [True, False] and kept == ["cancelled"]
    assert (case.state, case.kind, case.wake_at) == (State.waiting, "live", NOON)


async def test_the_console_lists_whom_to_call_in_the_order_of_the_times(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[int], list[int]]:
        last, first = a_case(conn, "last"), a_case(conn, "first")
        other = a_case(conn, "other", role="tcm")
        for case_id, when in ((last, AFTERNOON + SLOT), (first, AFTERNOON), (other, AFTERNOON)):
            book(conn, case_id, when)
        day = {"start": NOON, "end": NOON + timedelta(days=1)}
        nurses = callbacks.listed(conn, **day, role="nurse")
        early = callbacks.listed(conn, start=NOON, end=AFTERNOON + SLOT)
        assert [first, last] == [booking.case_id for booking in nurses]
        return [booking.case_id for booking in early], [first, other]

    found, expected = await store.write(work)
    assert found == expected
