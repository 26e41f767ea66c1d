"""What a case promises, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, update
from sqlalchemy.exc import DBAPIError

from bot.clinic import audit, cases
from bot.store.session import Store
from tests.clinic import (
    NOON,
    NOTE,
    TABLES,
    a_store,
    add_patient,
    add_person,
    add_staff,
    after,
    open_case,
)

PREGNANT = {"id": "urgency", "inputs": {"complaints": ["pregnancy"]}}
SUMMARY = {"complaint": "咳嗽", "assessment": "感冒", "advice": "休息", "seek_help": "气促"}


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    url = f"sqlite:///{tmp_path / 't.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    async with a_store(url) as opened:
        yield opened


def owner(conn: Connection, person_id: int) -> int | None:
    person = TABLES["person"]
    found = conn.execute(select(person.c.case_id).where(person.c.id == person_id))
    value: int | None = found.scalar_one()
    return value


def count(conn: Connection, table: str, **where: Any) -> int:
    found = select(func.count()).select_from(TABLES[table]).filter_by(**where)
    return conn.execute(found).scalar_one()


async def test_an_opened_case_waits_and_owns_the_talk_of_its_person(store: Store) -> None:
    def work(conn: Connection) -> tuple[cases.CaseView | None, int, int | None]:
        person = add_person(conn, "ann")
        case_id = open_case(conn, person, add_patient(conn, person), level="L1")
        return cases.get(conn, case_id), case_id, owner(conn, person)

    view, case_id, owned = await store.write(work)
    assert view is not None and owned == case_id
    assert (view.state, view.level, view.patient["name"]) == ("waiting", "L1", "王小明")
    assert view.note == NOTE and view.rules == ["cough-3-days"]
    assert view.opened_at == NOON


async def test_a_patient_with_an_open_case_gets_the_same_one_again(store: Store) -> None:
    def work(conn: Connection) -> tuple[int, int, int]:
        person = add_person(conn, "ann")
        patient = add_patient(conn, person)
        first = open_case(conn, person, patient)
        return first, open_case(conn, person, patient), count(conn, "case_event")

    first, second, events = await store.write(work)
    assert first == second and events == 1


async def test_many_openings_at_once_make_one_case(store: Store) -> None:
    def set_up(conn: Connection) -> tuple[int, int]:
        person = add_person(conn, "ann")
        return person, add_patient(conn, person)

    person, patient = await store.write(set_up)
    opening = [store.write(lambda conn: open_case(conn, person, patient)) for _ in range(6)]
    assert len(set(await asyncio.gather(*opening))) == 1
    assert await store.read(lambda conn: count(conn, "case_event", name="opened")) == 1


async def test_a_person_may_have_one_open_case_for_each_patient(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[int], list[int | None]]:
        person = add_person(conn, "ann")
        ids = [
            open_case(conn, person, add_patient(conn, person, name)) for name in ("大宝", "二宝")
        ]
        owned = [owner(conn, person)]
        for case_id in reversed(ids):
            cases.cancel(conn, case_id=case_id, now=NOON)
            owned.append(owner(conn, person))
        return ids, owned

    (first, second), owned = await store.write(work)
    assert owned == [second, first, None]


async def test_who_weighs_more_is_served_first_and_of_equals_the_earlier_one(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[list[str], dict[str, int]]:
        ids = {}
        for n, (name, level) in enumerate(
            [("a", "L3"), ("b", "L4"), ("c", "E1"), ("d", "L1"), ("e", "E2"), ("f", "L3")]
        ):
            ids[name] = open_case(conn, add_person(conn, name), level=level, now=after(n))
        open_case(conn, add_person(conn, "g"), level="E1", role="nurse")
        order = [view.alias for view in cases.waiting(conn) if view.role == "doctor"]
        return order, {name: cases.position(conn, case_id) for name, case_id in ids.items()}

    order, positions = await store.write(work)
    assert order == ["c", "e", "d", "a", "b", "f"]  # L3 and L4 weigh the same
    assert positions == {"c": 0, "e": 1, "d": 2, "a": 3, "b": 4, "f": 5}


async def test_waiting_long_makes_up_for_a_lower_level_but_never_for_hurry(store: Store) -> None:
    def work(conn: Connection) -> list[str]:
        for name, level, minutes in (
            ("long", "L3", 0),
            ("less", "L3", 1),
            ("ill", "L2", 100.5),
            ("hurry", "L1", 3000),
        ):
            open_case(conn, add_person(conn, name), level=level, now=after(60 * minutes))
        return [view.alias for view in cases.waiting(conn)]

    assert await store.write(work) == ["hurry", "long", "ill", "less"]


async def test_the_very_young_old_and_pregnant_keep_their_weight_when_they_come_back(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[list[str], list[str]]:
        staff = add_staff(conn, "li")
        child, adult = add_person(conn, "child"), add_person(conn, "adult")
        pregnant = add_person(conn, "pregnant")
        ids = [
            open_case(conn, adult, add_patient(conn, adult, birth="1990-05-04")),
            open_case(conn, child, add_patient(conn, child, birth="2025-05-04"), now=after(1)),
            open_case(conn, pregnant, now=after(2), rules=[PREGNANT]),
        ]
        first = [view.alias for view in cases.waiting(conn)]
        for case_id in ids:
            cases.accept(conn, case_id=case_id, staff_id=staff, now=after(9))
        cases.hand_back(conn, staff_id=staff, now=after(60))
        return first, [view.alias for view in cases.waiting(conn)]

    first, again = await store.write(work)
    assert first == again == ["child", "pregnant", "adult"]


async def test_the_clinician_of_the_last_days_is_asked_for_again(store: Store) -> None:
    def work(conn: Connection) -> list[int | None]:
        staff, person = add_staff(conn, "li"), add_person(conn, "ann")
        patient, found = add_patient(conn, person), []
        for days in (0, 6, 14):
            now = after(days * 86400)
            case_id = open_case(conn, person, patient, now=now)
            view = cases.get(conn, case_id)
            assert view is not None
            found.append(view.prefers)
            cases.accept(conn, case_id=case_id, staff_id=staff, now=now)
            cases.close(
                conn, case_id=case_id, staff_id=staff, summary=SUMMARY, outcome="advice", now=now
            )
        return found

    assert await store.write(work) == [None, 1, None]


async def test_of_two_who_accept_one_gets_the_case(store: Store) -> None:
    def set_up(conn: Connection) -> tuple[int, list[int]]:
        staff = [add_staff(conn, login) for login in ("li", "wu", "qi", "he")]
        return open_case(conn, add_person(conn, "ann")), staff

    case_id, staff = await store.write(set_up)
    racing = [
        store.write(lambda c, s=s: cases.accept(c, case_id=case_id, staff_id=s, now=after(9)))  # type: ignore[misc]
        for s in staff
    ]
    won = await asyncio.gather(*racing)
    view = await store.read(lambda conn: cases.get(conn, case_id))
    assert won.count(True) == 1 and view is not None
    assert view.staff_id == staff[won.index(True)] and view.state == "active"
    assert await store.read(lambda conn: count(conn, "case_event", name="accepted")) == 1


async def test_staff_without_a_licence_accept_only_for_the_service_desk(store: Store) -> None:
    def work(conn: Connection) -> list[bool]:
        staff = add_staff(conn, "li", licence="")
        doctor = open_case(conn, add_person(conn, "ann"))
        desk = open_case(conn, add_person(conn, "bob"), role="desk")
        return [
            cases.accept(conn, case_id=case_id, staff_id=staff, now=NOON)
            for case_id in (doctor, desk)
        ]

    assert await store.write(work) == [False, True]


async def test_disabled_staff_accept_nothing(store: Store) -> None:
    def work(conn: Connection) -> bool:
        staff = add_staff(conn, "li")
        conn.execute(update(TABLES["staff"]).values(active=False))
        case_id = open_case(conn, add_person(conn, "ann"))
        return cases.accept(conn, case_id=case_id, staff_id=staff, now=NOON)

    assert await store.write(work) is False


async def test_an_accepted_case_can_no_longer_be_cancelled(store: Store) -> None:
    def work(conn: Connection) -> list[bool]:
        staff = add_staff(conn, "li")
        case_id = open_case(conn, add_person(conn, "ann"))
        return [
            cases.accept(conn, case_id=case_id, staff_id=staff, now=NOON),
            cases.cancel(conn, case_id=case_id, now=NOON),
            cases.accept(conn, case_id=case_id, staff_id=staff, now=NOON),
        ]

    assert await store.write(work) == [True, False, False]


async def test_a_cancelled_case_cannot_be_accepted_and_a_new_one_may_be_opened(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[list[bool], bool]:
        staff, person = add_staff(conn, "li"), add_person(conn, "ann")
        patient = add_patient(conn, person)
        case_id = open_case(conn, person, patient)
        steps = [
            cases.cancel(conn, case_id=case_id, now=NOON),
            cases.accept(conn, case_id=case_id, staff_id=staff, now=NOON),
        ]
        return steps, open_case(conn, person, patient) != case_id

    assert await store.write(work) == ([True, False], True)


async def test_only_the_owner_closes_and_the_talk_is_free_again(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[bool], cases.CaseView | None, int | None]:
        staff, other = add_staff(conn, "li"), add_staff(conn, "wu")
        person = add_person(conn, "ann")
        case_id = open_case(conn, person)
        cases.accept(conn, case_id=case_id, staff_id=staff, now=NOON)
        done = [
            cases.close(
                conn, case_id=case_id, staff_id=who, summary=SUMMARY, outcome="advice", now=NOON
            )
            for who in (other, staff, staff)
        ]
        cases.rate(conn, case_id=case_id, stars=4, now=NOON)
        return done, cases.get(conn, case_id), owner(conn, person)

    done, view, owned = await store.write(work)
    assert done == [False, True, False] and owned is None and view is not None
    assert (view.state, view.outcome, view.summary, view.rating) == (
        "closed",
        "advice",
        SUMMARY,
        4,
    )


async def test_an_open_case_cannot_be_rated(store: Store) -> None:
    def work(conn: Connection) -> bool:
        case_id = open_case(conn, add_person(conn, "ann"))
        return cases.rate(conn, case_id=case_id, stars=5, now=NOON)

    assert await store.write(work) is False


async def test_every_change_of_a_case_is_in_the_audit(store: Store) -> None:
    def work(conn: Connection) -> list[tuple[str, str]]:
        staff = add_staff(conn, "li")
        case_id = open_case(conn, add_person(conn, "ann"))
        cases.accept(conn, case_id=case_id, staff_id=staff, now=NOON)
        rows = conn.execute(audit.OF_SUBJECT, {"subject": f"case:{case_id}"})
        return [(row.action, row.actor) for row in rows]

    assert await store.write(work) == [("case.opened", "person:1"), ("case.accepted", "staff:1")]


@pytest.mark.parametrize("statement", ["UPDATE audit SET actor = 'x'", "DELETE FROM audit"])
async def test_the_audit_refuses_to_be_changed(store: Store, statement: str) -> None:
    await store.write(lambda conn: open_case(conn, add_person(conn, "ann")))
    with pytest.raises(DBAPIError, match="append-only"):
        await store.write(lambda conn: conn.exec_driver_sql(statement))
    assert await store.read(lambda conn: count(conn, "audit", action="case.opened")) == 1
