"""Somebody abusive is limited to the service desk, on every way into the queue, for a time."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.clinic import alarms, callbacks, cases, handing, limiting, limits, offers, opening, remarks
from bot.clinic.casefile import QUESTION, Refused, Tell
from bot.store.session import Store
from tests.clinic import TABLES, add_patient, add_person, after, open_case
from tests.contract.owned_case import an_owned_case, clinician, processes
from tests.contract.waiting_room import asked, beat, events, look, online, row, wait

DAY = 86400
AUDIT, LIMIT = TABLES["audit"], TABLES["desk_limit"]


def limit(conn: Connection, case_id: int, by: int, **more: Any) -> list[Tell] | None:
    values: dict[str, Any] = {"days": 7, "reason": "辱骂医生", "now": after(60)} | more
    return limiting.limit(conn, case_id=case_id, staff_id=by, **values)


def lift(conn: Connection, person_id: int, by: int, seconds: float) -> list[Tell] | None:
    return limiting.lift(
        conn, person_id=person_id, staff_id=by, reason="道歉了", now=after(seconds)
    )


def noted(conn: Connection) -> list[tuple[str, str, str]]:
    found = select(AUDIT.c.actor, AUDIT.c.action, AUDIT.c.subject).order_by(AUDIT.c.id)
    rows = conn.execute(found.where(AUDIT.c.action.like("person.%")))
    return [tuple(row) for row in rows]


async def test_a_case_leaves_its_clinician_for_the_desk_and_its_reason_stays_with_staff(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[Any, ...]:
        at = an_owned_case(conn)
        boss = clinician(conn, "boss", "supervisor")
        told = limit(conn, at.case, boss)
        case, kept = cases.get(conn, at.case), remarks.of(conn, at.case)
        return at, boss, told, case, [(r.staff_id, r.kind, r.body) for r in kept], noted(conn)

    at, boss, told, case, kept, audit = await store.write(work)
    assert [(one.person_id, one.name) for one in told] == [(at.person, "person.limited")]
    assert (case.state, case.role, case.limited, case.staff_id) == ("waiting", "desk", True, None)
    assert kept == [(boss, "reason", {"text": "辱骂医生"})]
    assert audit == [(f"staff:{boss}", "person.limited", f"person:{at.person}")]


async def test_nobody_stands_in_for_the_desk_and_the_desk_itself_may_pass_it_on(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[Any]:
        boss = clinician(conn, "boss", "supervisor")
        nurse = online(conn, "he", role="nurse")
        case_id = wait(conn, "ann")
        limit(conn, case_id, boss, now=after(0))
        seen: list[Any] = []
        for seconds in (5, 30, 61, 130):
            beat(conn, seconds, nurse)
            look(conn, seconds)
            seen.append(asked(conn, case_id))
        taken = offers.accept(conn, case_id=case_id, staff_id=nurse, now=after(131))
        desk = online(conn, "mei", role="desk", licence="", at=132)
        beat(conn, 132, desk)
        look(conn, 132)
        seen += [taken, asked(conn, case_id) == desk]
        offers.accept(conn, case_id=case_id, staff_id=desk, now=after(133))
        move: dict[str, Any] = {"to_role": "doctor", "to_staff": None, "reason": "要医生"}
        handing.transfer(conn, case_id=case_id, staff_id=desk, now=after(140), **move)
        return [*seen, row(conn, case_id).role, row(conn, case_id).limited]

    assert await store.write(work) == [None] * 5 + [True, "doctor", False]


async def test_a_new_case_comes_to_the_desk_and_an_urgent_one_to_clinicians(store: Store) -> None:
    def work(conn: Connection) -> list[tuple[str, bool]]:
        boss, person = clinician(conn, "boss", "supervisor"), add_person(conn, "ann")
        first = open_case(conn, person, level="L1")
        limit(conn, first, boss)
        more = [add_patient(conn, person, name) for name in ("甲", "乙", "丙")]
        ids = [
            open_case(conn, person, more[0], now=after(70)),
            open_case(conn, person, more[1], level="L1", now=after(70)),
            open_case(conn, person, more[2], now=after(60 + 7 * DAY)),  # it is over
        ]
        found = [row(conn, case_id) for case_id in (first, *ids)]
        return [(one.role, one.limited) for one in found]

    assert await store.write(work) == [
        ("doctor", False),
        ("desk", True),
        ("doctor", False),
        ("doctor", False),
    ]


async def test_a_closed_case_comes_back_to_the_desk_and_a_callback_becomes_a_wait(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[Any]:
        at, boss = an_owned_case(conn), clinician(conn, "boss", "supervisor")
        other = open_case(conn, at.person, add_patient(conn, at.person, "甲"))
        when = callbacks.free(conn, role="doctor", now=after(0), zone="Asia/Shanghai")[0]
        booked: dict[str, Any] = {"at": when, "means": "phone", "reach": "1", "now": after(0)}
        assert callbacks.book(conn, case_id=other, **booked)
        cases.close(
            conn, case_id=at.case, staff_id=at.staff, summary={}, outcome="advice", now=after(10)
        )
        limit(conn, at.case, boss)
        handing.reopen(conn, case_id=at.case, now=after(100))
        found = [row(conn, at.case), row(conn, other)]
        seen: list[Any] = [(one.state, one.role, one.kind, one.prefers) for one in found]
        return [*seen, callbacks.of_case(conn, other)]

    assert await store.write(work) == [("waiting", "desk", "live", None)] * 2 + [None]


async def test_a_question_left_for_later_is_the_desks_and_still_offered_to_nobody(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[Any, ...]:
        boss, case_id = clinician(conn, "boss", "supervisor"), wait(conn, "ann")
        opening.leave_question(conn, case_id=case_id, now=after(1))
        before = row(conn, case_id).wake_at
        limit(conn, case_id, boss)
        found = row(conn, case_id)
        return found.kind, found.role, found.wake_at == before, events(conn, case_id)[-1]

    assert await store.write(work) == (QUESTION, "desk", True, "limited")


async def test_a_limit_that_is_lifted_lets_clinicians_be_reached_again(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at, boss = an_owned_case(conn), clinician(conn, "boss", "supervisor")
        limit(conn, at.case, boss)
        stands = limits.standing(conn, at.person, after(61))
        told = lift(conn, at.person, boss, 80)
        again = lift(conn, at.person, boss, 81)
        other = open_case(conn, at.person, add_patient(conn, at.person, "甲"), now=after(90))
        names = [name for _, name, _ in noted(conn)]
        assert stands is not None and told is not None
        seen: list[Any] = [stands.case_id == at.case, told[0].name, again, names]
        return [*seen, row(conn, other).role, row(conn, at.case).limited]

    assert await store.write(work) == [
        True,
        "person.limit-lifted",
        None,
        ["person.limited", "person.limit-lifted"],
        "doctor",
        False,
    ]


async def test_a_limit_needs_a_reason_a_known_length_and_somebody_not_limited(
    store: Store,
) -> None:
    def work(conn: Connection) -> Any:
        case_id, boss = wait(conn, "ann"), clinician(conn, "boss", "supervisor")
        for wrong, why in (({"reason": "  "}, "reason"), ({"days": 2}, "days")):
            with pytest.raises(Refused, match=why):
                limit(conn, case_id, boss, **wrong)
        with pytest.raises(Refused, match="reason"):
            limiting.lift(conn, person_id=1, staff_id=boss, reason="", now=after(1))
        assert limit(conn, case_id, boss) is not None
        return limit(conn, case_id, boss)

    assert await store.write(work) is None


async def test_of_two_who_limit_or_lift_at_once_one_does(postgres_url: str) -> None:
    """On PostgreSQL with a pool each, as two processes would."""
    async with processes(postgres_url) as (one, two):
        boss = await one.write(lambda conn: clinician(conn, "boss", "supervisor"))
        case_id = await one.write(lambda conn: wait(conn, "ann"))
        both = (one, two)
        made = await asyncio.gather(
            *(each.write(lambda conn: limit(conn, case_id, boss)) for each in both)
        )
        over = await asyncio.gather(
            *(each.write(lambda conn: lift(conn, 1, boss, 70)) for each in both)
        )
        count = await one.read(lambda conn: len(conn.execute(select(LIMIT.c.id)).all()))
        assert [sum(t is not None for t in found) for found in (made, over)] == [1, 1]
        assert count == 1


async def test_of_several_who_ask_for_a_limit_one_request_is_made(store: Store) -> None:
    def ask(conn: Connection, case_id: int, by: int, seconds: float) -> bool:
        values: dict[str, Any] = {"reason": "辱骂", "now": after(seconds)}
        return limiting.ask(conn, case_id=case_id, staff_id=by, **values)

    def work(conn: Connection) -> tuple[list[bool], list[str]]:
        at = an_owned_case(conn)
        other = open_case(conn, at.person, add_patient(conn, at.person, "大宝"))
        boss = clinician(conn, "boss", "supervisor")
        made = [ask(conn, case_id, at.staff, 60) for case_id in (at.case, at.case, other)]
        (alarm,) = alarms.open_(conn)
        assert (alarm.name, alarm.case_id) == ("limit", at.case)
        alarms.clear(conn, alarm_id=alarm.id, staff_id=boss, now=after(70))
        made.append(ask(conn, other, at.staff, 80))  # a supervisor has seen to the first one
        limit(conn, at.case, boss, now=after(90))  # decided in another case of the same person
        assert alarms.open_(conn) == []
        with pytest.raises(Refused, match="limited"):
            ask(conn, at.case, at.staff, 100)
        return made, [action for _, action, _ in noted(conn)]

    made, audit = await store.write(work)
    assert made == [True, False, False, True]
    assert audit == ["person.limit-asked", "person.limit-asked", "person.limited"]


async def test_of_two_who_ask_at_once_one_does(postgres_url: str) -> None:
    async with processes(postgres_url, 2) as (one, two):
        at = await one.write(an_owned_case)
        given: dict[str, Any] = {"case_id": at.case, "staff_id": at.staff, "reason": "辱骂"}
        ask = partial(limiting.ask, now=after(60), **given)
        made = await asyncio.gather(*(each.write(ask) for each in (one, two)))
        assert sorted(made) == [False, True]
