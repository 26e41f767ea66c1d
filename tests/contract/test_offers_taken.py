"""Who may take a waiting case, and what ends an offer of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from bot.clinic import alarms, cases, offers, presence
from bot.clinic.opening import leave_question
from bot.store.session import Store
from tests.clinic import NOON, after
from tests.contract.waiting_room import (
    OFFER,
    accept,
    asked,
    beat,
    look,
    online,
    results,
    row,
    wait,
    wakes,
)
from tests.statements import kept

PARTS = ("FROM presence", 'UPDATE "case"')  # where locks are taken, in this order


async def test_a_case_is_accepted_by_who_may_and_only_once(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        li, wu = online(conn, "li", at=-9), online(conn, "wu", at=-5)
        nurse = online(conn, "nurse", role="nurse")
        case_id = wait(conn, "ann")
        look(conn, 0)
        early = [accept(conn, case_id, who, 5) for who in (wu, nurse)]
        beat(conn, 24, wu, nurse)
        look(conn, 12)
        look(conn, 24)
        late = [accept(conn, case_id, who, 30) for who in (nurse, li, wu)]
        return [early, late, results(conn, case_id), li, wu, cases.get(conn, case_id)]

    early, late, found, li, wu, view = await store.write(work)
    assert early == [None, None] and late[0] is None and late[2] is None
    (tell,) = late[1]
    assert tell.name == "case.accepted" and tell.data["case"] == view.id
    assert {"name", "title", "licence", "role"} <= set(tell.data)
    assert view.staff_id == li and found == [(li, "missed"), (wu, "missed")]


async def test_once_open_to_the_role_a_colleague_may_take_what_is_offered_to_another(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[list[Any], bool]:
        case_id = wait(conn, "ann")
        look(conn, 0)
        li, wu = online(conn, "li", at=30), online(conn, "wu", at=31)
        look(conn, 31)
        assert asked(conn, case_id) == li
        taken = accept(conn, case_id, wu, 32)
        return results(conn, case_id), taken is not None and li != wu

    found, taken = await store.write(work)
    assert taken and [result for _, result in found] == ["withdrawn"]


async def test_what_was_offered_to_who_leaves_goes_on_and_counts_as_no_miss(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        li, wu = online(conn, "li", at=-9), online(conn, "wu", at=-5)
        case_id = wait(conn, "ann")
        look(conn, 0)
        presence.go(conn, staff_id=li, to=presence.At.break_, now=after(3))
        look(conn, 3)
        return [asked(conn, case_id) == wu, results(conn, case_id)[0][1]]

    assert await store.write(work) == [True, "withdrawn"]


async def test_a_cancelled_case_frees_the_place_it_was_offered_at(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        li = online(conn, "li", capacity=1)
        first, second = wait(conn, "a"), wait(conn, "b", at=1)
        look(conn, 1)
        cases.cancel(conn, case_id=first, now=after(2))
        look(conn, 2)
        return [results(conn, first), asked(conn, second) == li]

    assert await store.write(work) == [[(1, "withdrawn")], True]


async def test_a_question_for_later_is_never_offered_but_may_be_accepted(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        case_id = wait(conn, "ann")
        look(conn, 0)
        li = online(conn, "li", at=1)
        left = leave_question(conn, case_id=case_id, now=after(1))
        for seconds in (1, 60, 600):
            beat(conn, seconds, li)
            look(conn, seconds)
        before = (results(conn, case_id), wakes(conn, case_id))
        look(conn, 86_401)
        sounding = [one.name for one in alarms.open_(conn)]
        return [left, before, sounding, accept(conn, case_id, li, 86_402) is not None]

    assert await store.write(work) == [True, ([], 86_401.0), ["unaccepted"], True]


async def test_who_left_a_question_is_told_once_that_it_waits_for_long(store: Store) -> None:
    def work(conn: Connection) -> list[tuple[str, str]]:
        case_id = wait(conn, "ann")
        leave_question(conn, case_id=case_id, now=NOON)
        found = [look(conn, days * 86_400) for days in (0.5, 1, 2)]
        return [(tell.name, tell.key) for tells in found for tell in tells]

    told = await store.write(work)
    assert {name for name, _ in told} == {"case.choice"} and len(set(told)) == 1


async def test_a_question_somebody_began_to_answer_is_offered_once_they_vanish(
    store: Store,
) -> None:
    def work(conn: Connection) -> bool:
        case_id, li = wait(conn, "ann"), online(conn, "li")
        leave_question(conn, case_id=case_id, now=NOON)
        assert accept(conn, case_id, li, 1)
        wu = online(conn, "wu", at=61)
        assert [tell.name for tell in presence.lost(conn, now=after(62))] == ["case.returned"]
        look(conn, 62)
        return asked(conn, case_id) == wu

    assert await store.write(work)


def order(conn: Connection, act: Callable[[], object]) -> list[int]:
    """Where among its statements something first touches each of PARTS."""
    with kept(conn) as statements:
        act()
    said = [" ".join(one.split()) for one, _ in statements]
    return [[part in one for one in said].index(True) for part in PARTS]


async def test_presence_is_locked_before_the_case_of_an_offer_that_is_over(store: Store) -> None:
    """As whoever leaves does, so that the two never wait for each other."""

    def work(conn: Connection) -> list[int]:
        case_id = wait(conn, "ann")
        li = online(conn, "li", at=-1)
        look(conn, 0)
        conn.execute(OFFER.update().values(until=after(24)))
        beat(conn, 24, li)
        found = order(conn, lambda: offers.step(conn, case_id=case_id, now=after(24)))
        assert results(conn, case_id) == [(li, "missed")]
        return found

    found = await store.write(work)
    assert found == sorted(found)


async def test_who_leaves_a_second_time_locks_their_presence_first_too(store: Store) -> None:
    def work(conn: Connection) -> list[int]:
        wait(conn, "ann")
        li, off = online(conn, "li", at=-1), presence.At.off
        look(conn, 0)
        presence.go(conn, staff_id=li, to=off, now=after(1))
        return order(conn, lambda: presence.go(conn, staff_id=li, to=off, now=after(2)))

    found = await store.write(work)
    assert found == sorted(found)


async def test_a_callback_that_came_due_is_offered_like_any_other(store: Store) -> None:
    def work(conn: Connection) -> bool:
        li = online(conn, "li")
        case_id = wait(conn, "ann", kind="callback")
        look(conn, 0)
        return asked(conn, case_id) == li

    assert await store.write(work)


async def test_who_gave_a_case_away_is_not_asked_for_it_in_this_round(store: Store) -> None:
    def work(conn: Connection) -> list[int | None]:
        li, wu = online(conn, "li", at=-9), online(conn, "wu", at=-5)
        case_id = wait(conn, "ann")
        offers.pass_over(conn, case_id=case_id, staff_id=li, now=NOON)
        look(conn, 0)
        return [asked(conn, case_id), wu]

    found, wu = await store.write(work)
    assert found == wu


async def test_a_case_that_is_not_due_yet_is_left_alone(store: Store) -> None:
    def work(conn: Connection) -> tuple[int, int]:
        online(conn, "li")
        case_id = wait(conn, "ann")
        look(conn, 0)
        before = row(conn, case_id).version
        offers.step(conn, case_id=case_id, now=after(5))
        return before, row(conn, case_id).version

    before, later = await store.write(work)
    assert before == later
