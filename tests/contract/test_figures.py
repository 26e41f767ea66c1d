"""The supervisor's figures: every case counts once, at the moment it is decided."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, insert, update

from bot.clinic import acceptance, cases, figures, lifecycle
from bot.clinic.acceptance import Tally
from bot.clinic.casefile import CASE, STAFF, State
from bot.clinic.presence import PRESENCE
from bot.store.session import Store
from tests.clinic import NOON, a_store, add, add_person, add_staff, after, open_case
from tests.contract.plans import fill, generic_plan

SHANGHAI = ZoneInfo("Asia/Shanghai")  # where NOON is 12:00
BEFORE = NOON - timedelta(minutes=1)


def a_case(conn: Connection, name: str, *, at: datetime = NOON, **more: Any) -> int:
    return open_case(conn, add_person(conn, name), now=at, **more)


def accepted(conn: Connection, case_id: int, staff_id: int, at: datetime) -> None:
    assert lifecycle.change(
        conn,
        case_id,
        State.active,
        name="accepted",
        actor=f"staff:{staff_id}",
        now=at,
        wake_at=at,
        values={"staff_id": staff_id, "accepted_at": at},
    )


def cancelled(conn: Connection, case_id: int, at: datetime) -> None:
    gone = {"closed_at": at}
    assert lifecycle.change(
        conn, case_id, State.cancelled, name="cancelled", actor="x", now=at, values=gone
    )


def at_work(
    conn: Connection, staff_id: int, state: str = "online", *, seen: datetime = NOON
) -> None:
    row = {"staff_id": staff_id, "state": state, "since": NOON, "missed": 0}
    conn.execute(insert(PRESENCE), row | {"seen_at": seen, "idle_at": NOON})


def of_doctors(conn: Connection, *, now: datetime, end: datetime | None = None) -> Tally:
    found = acceptance.span(conn, start=BEFORE, end=end or after(3600), now=now)
    return found.get("doctor", Tally())


@pytest.mark.parametrize(
    ("seconds", "within"), [(0.0, 1), (12.25, 1), (30.0, 1), (30.25, 0), (31.0, 0)]
)
async def test_a_case_is_within_the_goal_up_to_its_last_second(
    store: Store, seconds: float, within: int
) -> None:
    def work(conn: Connection) -> Tally:
        accepted(conn, a_case(conn, "a"), add_staff(conn, "li"), after(seconds))
        return of_doctors(conn, now=after(600))

    tally = await store.write(work)
    assert (tally.cases, tally.within, tally.later) == (1, within, 1 - within)


async def test_who_waits_beyond_the_goal_counts_against_it_before_being_accepted(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[tuple[int, int, int]]:
        case_id, staff_id = a_case(conn, "a"), add_staff(conn, "li")
        seen = [of_doctors(conn, now=after(n)) for n in (20, 31)]
        accepted(conn, case_id, staff_id, after(90))
        seen.append(of_doctors(conn, now=after(100)))
        return [(t.cases, t.missed, t.moving) for t in seen]

    assert await store.write(work) == [(0, 0, 1), (1, 1, 1), (1, 0, 0)]


async def test_who_leaves_at_once_is_not_counted_and_who_gives_up_is(store: Store) -> None:
    def work(conn: Connection) -> Tally:
        cancelled(conn, a_case(conn, "a"), after(20))
        cancelled(conn, a_case(conn, "b"), after(80))
        return of_doctors(conn, now=after(600))

    tally = await store.write(work)
    assert (tally.cases, tally.missed, tally.moving) == (1, 1, 0)


async def test_handing_a_case_on_does_not_change_when_it_was_first_accepted(store: Store) -> None:
    def work(conn: Connection) -> list[Tally]:
        case_id, li, wu = a_case(conn, "a"), add_staff(conn, "li"), add_staff(conn, "wu")
        accepted(conn, case_id, li, after(10))
        back = {"staff_id": None, "accepted_at": None}
        lifecycle.change(
            conn,
            case_id,
            State.waiting,
            name="handed-back",
            actor="x",
            now=after(300),
            wake_at=after(300),
            values=back,
        )
        waiting = of_doctors(conn, now=after(400))
        accepted(conn, case_id, wu, after(500))
        return [waiting, of_doctors(conn, now=after(600))]

    assert [dict(tally.waits) for tally in await store.write(work)] == [{10: 1}, {10: 1}]


@pytest.mark.parametrize("name", acceptance.LEFT)
async def test_who_gives_up_waiting_for_another_way_counts_once_the_time_was_over(
    store: Store, name: str
) -> None:
    def work(conn: Connection) -> list[tuple[int, int, int]]:
        seen = []
        for person, left in (("a", 20), ("b", 40)):
            case_id, other = a_case(conn, person), {"kind": "callback"}
            lifecycle.change(
                conn,
                case_id,
                State.callback_booked,
                name=name,
                actor="x",
                now=after(left),
                wake_at=after(7200),
                values=other,
            )
            seen.append(of_doctors(conn, now=after(600)))
            accepted(conn, case_id, add_staff(conn, person), after(7205))
        seen.append(of_doctors(conn, now=after(8000)))
        return [(t.cases, t.missed, t.moving) for t in seen]

    assert await store.write(work) == [(0, 0, 0), (1, 1, 0), (1, 1, 0)]


async def test_a_question_for_later_is_not_measured_in_seconds(store: Store) -> None:
    def work(conn: Connection) -> tuple[Tally, list[figures.Waiting]]:
        case_id = a_case(conn, "a")
        conn.execute(CASE.update().where(CASE.c.id == case_id).values(kind="question"))
        return of_doctors(conn, now=after(600)), figures.waiting(conn)

    assert await store.write(work) == (Tally(), [])


def test_percentiles_and_shares_are_those_of_the_cases_themselves() -> None:
    tally = Tally(dict.fromkeys(range(1, 101), 1))
    assert (tally.wait(50), tally.wait(95), tally.wait(100)) == (50, 95, 100)
    assert (tally.share, tally.good) == (30.0, False)
    nearly = Tally({5: 899, 40: 101})
    assert (nearly.share, nearly.good) == (89.9, False)
    assert Tally({5: 9}, missed=1).good is True
    assert Tally().share is None and Tally().good is None and Tally().wait(50) is None


async def test_who_waits_is_listed_by_role_and_level_with_the_longest(store: Store) -> None:
    def work(conn: Connection) -> list[tuple[str, str, int, datetime]]:
        a_case(conn, "a", level="L3", at=after(5))
        a_case(conn, "b", level="L3", at=after(2))
        a_case(conn, "c", level="E1", at=after(9))
        a_case(conn, "d", role="pharmacist", at=after(1))
        accepted(conn, a_case(conn, "e", at=after(0)), add_staff(conn, "li"), after(3))
        return [(row.role, row.level, row.n, row.since) for row in figures.waiting(conn)]

    assert await store.write(work) == [
        ("doctor", "E1", 1, after(9)),
        ("doctor", "L3", 2, after(2)),
        ("pharmacist", "L3", 1, after(1)),
    ]


async def test_a_case_that_came_back_waits_since_then(store: Store) -> None:
    def work(conn: Connection) -> datetime:
        case_id, li = a_case(conn, "a"), add_staff(conn, "li")
        accepted(conn, case_id, li, after(5))
        assert cases.hand_back(conn, staff_id=li, now=after(600)) == [case_id]
        return figures.waiting(conn)[0].since

    assert await store.write(work) == after(600)


async def test_places_are_those_of_whoever_is_online(store: Store) -> None:
    def work(conn: Connection) -> list[figures.Staffing]:
        li, wu, an = (add_staff(conn, login) for login in ("li", "wu", "an"))
        at_work(conn, li)
        at_work(conn, wu)
        at_work(conn, an, "break")
        at_work(conn, add_staff(conn, "gone"), seen=NOON - timedelta(minutes=2))
        add_staff(conn, "off")
        conn.execute(update(STAFF).where(STAFF.c.id == wu).values(also="pharmacist"))
        for name in "ab":
            accepted(conn, a_case(conn, name), li, after(5))
        held = a_case(conn, "c")
        patient_silent = a_case(conn, "e")
        accepted(conn, patient_silent, li, after(5))
        silent = CASE.update().where(CASE.c.id == patient_silent)
        conn.execute(silent.values(state="waiting_patient"))
        add(conn, "offer", case_id=held, staff_id=wu, at=NOON, until=after(12), result="")
        add(conn, "offer", case_id=held, staff_id=li, at=NOON, until=NOON, result="missed")
        a_case(conn, "d", role="pharmacist")
        return figures.staffing(conn, now=NOON, line=figures.waiting(conn))

    doctors, pharmacists = await store.write(work)
    assert (doctors.online, doctors.paused, doctors.capacity) == (2, 2, 6)
    assert (doctors.taken, doctors.offered, doctors.free, doctors.waiting) == (2, 1, 3, 1)
    assert pharmacists == figures.Staffing("pharmacist", helping=1, waiting=1)


async def test_the_day_begins_at_the_clinics_own_midnight(store: Store) -> None:
    def work(conn: Connection) -> figures.Figures:
        staff_id = add_staff(conn, "li")
        for name, hours in (("late", -12.01), ("early", -11.99), ("now", -0.1)):
            at = NOON + timedelta(hours=hours)
            accepted(conn, a_case(conn, name, at=at), staff_id, at + timedelta(seconds=8))
        return figures.take(conn, now=NOON, zone=SHANGHAI)

    found = await store.write(work)
    assert [hour.start.hour for hour in found.hours] == list(range(13))
    assert [hour.tally.cases for hour in found.hours] == [1] + [0] * 10 + [1, 0]
    assert found.today["doctor"].cases == 2
    assert found.recent["doctor"].cases == 1 and found.hour == {}
    assert found.roles == ["doctor"]


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-03-02", 24)]
)
def test_a_day_has_as_many_hours_as_pass_in_it(day: str, hours: int) -> None:
    last = datetime.fromisoformat(f"{day}T23:59:00").replace(tzinfo=ZoneInfo("Europe/Berlin"))
    midnight = figures.midnight(last, ZoneInfo("Europe/Berlin"))
    assert len(list(figures.hours_of(midnight, last))) == hours


async def test_settled_hours_are_counted_once_and_the_others_again(store: Store) -> None:
    past, staff_ids = figures.Past(), []

    def before(conn: Connection) -> figures.Figures:
        staff_ids.append(add_staff(conn, "li"))
        a_case(conn, "slow", at=NOON - timedelta(hours=2))
        settled = a_case(conn, "quick", at=NOON - timedelta(hours=3))
        accepted(conn, settled, staff_ids[0], NOON - timedelta(hours=2.9))
        return figures.take(conn, now=NOON, zone=SHANGHAI, past=past)

    def later(conn: Connection) -> figures.Figures:
        accepted(conn, 1, staff_ids[0], NOON)
        return figures.take(conn, now=NOON, zone=SHANGHAI, past=past)

    first, second = await store.write(before), await store.write(later)
    assert [hour.tally.missed for hour in first.hours if hour.tally.cases] == [0, 1]
    assert [hour.tally.later for hour in second.hours if hour.tally.cases] == [1, 1]
    assert len(past.hours) == 11  # the hour that has just ended may still be written to
    tomorrow = NOON + timedelta(days=1)
    next_day = await store.read(
        lambda conn: figures.take(conn, now=tomorrow, zone=SHANGHAI, past=past)
    )
    assert next_day.today == {}


async def test_the_board_reads_no_closed_case_of_another_day(new_postgres_url: str) -> None:
    """Every table that grows is entered through an index, also in the plan kept for all values."""

    def plans(conn: Connection) -> str:
        add_staff(conn, "li")
        fill(conn)
        statements = (figures.LINE, figures.TAKEN, acceptance.SPAN)
        return "\n".join(line for one in statements for line in generic_plan(conn, one))

    async with a_store(new_postgres_url) as store:
        plan = await store.write(plans)
    assert "case_opened" in plan and "ix_case_event_case_id" in plan, plan
    assert "Seq Scan" not in plan, plan
