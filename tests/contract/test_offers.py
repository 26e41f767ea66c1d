"""Whom a waiting case is offered to, for how long, and what comes when nobody takes it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot.clinic import alarms, cases, offers, presence
from bot.store.session import Store
from tests.clinic import NOON, TABLES, add_person, add_staff, after, open_case
from tests.contract.waiting_room import (
    accept,
    asked,
    beat,
    events,
    look,
    online,
    results,
    row,
    wait,
    wakes,
)

CASE = TABLES["case"]
LINE = ("L3", "L2", "L4")
SUMMARY = {"complaint": "咳嗽", "assessment": "感冒", "advice": "休息", "seek_help": "气促"}


def close(conn: Connection, case_id: int, staff_id: int, seconds: float) -> bool:
    return cases.close(
        conn,
        case_id=case_id,
        staff_id=staff_id,
        summary=SUMMARY,
        outcome="advice",
        now=after(seconds),
    )


async def test_a_waiting_case_is_offered_to_the_least_busy_then_the_longest_idle(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[list[int | None], list[int]]:
        li, wu = online(conn, "li", at=-90), online(conn, "wu", at=-50)
        qi = online(conn, "qi", at=-100)
        beat(conn, 0, li, wu, qi)
        held = open_case(conn, add_person(conn, "held"), now=after(-120))
        cases.accept(conn, case_id=held, staff_id=qi, now=after(-110))
        found = [wait(conn, name, at=n) for n, name in enumerate(["ann", "bob", "cyd"])]
        look(conn, 3)
        return [asked(conn, case_id) for case_id in found], [li, wu, qi]

    found, (li, wu, qi) = await store.write(work)
    assert found == [li, wu, qi]  # idle longest; then nothing to do; then all have one, qi idlest


async def test_the_clinician_asked_for_comes_first_however_busy(store: Store) -> None:
    def work(conn: Connection) -> tuple[int | None, int]:
        li, wu = online(conn, "li"), online(conn, "wu")
        cases.accept(conn, case_id=wait(conn, "old"), staff_id=wu, now=NOON)
        case_id = wait(conn, "ann", prefers=wu)
        look(conn, 1)
        assert li != wu
        return asked(conn, case_id), wu

    found, wu = await store.write(work)
    assert found == wu


async def test_only_who_is_online_seen_active_licensed_and_of_the_role_is_asked(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[list[int | None], list[int]]:
        add_staff(conn, "off")
        resting, gone, shut = (online(conn, name) for name in ("resting", "gone", "shut"))
        presence.go(conn, staff_id=resting, to=presence.At.break_, now=NOON)
        late = TABLES["presence"]
        conn.execute(update(late).where(late.c.staff_id == gone).values(seen_at=after(-61)))
        staff = TABLES["staff"]
        conn.execute(update(staff).where(staff.c.id == shut).values(active=False))
        online(conn, "nurse", role="nurse")
        desk = online(conn, "desk", role="desk", licence="", also="doctor")
        both = online(conn, "both", role="nurse", also="tcm,doctor")
        ids = [wait(conn, "ann"), wait(conn, "bob", role="desk"), wait(conn, "cyd", role="doc")]
        look(conn, 1)
        return [asked(conn, case_id) for case_id in ids], [desk, both]

    found, (desk, both) = await store.write(work)
    assert found == [both, desk, None]


async def test_an_offer_nobody_answers_goes_to_the_next_and_two_missed_mean_away(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[Any]:
        li, wu = online(conn, "li", at=-9), online(conn, "wu", at=-5)
        case_id = wait(conn, "ann")
        look(conn, 0)
        beat(conn, 12, li, wu)
        first = (asked(conn, case_id), wakes(conn, case_id))
        look(conn, 12)
        second = (asked(conn, case_id), wakes(conn, case_id), presence.get(conn, li).missed)
        look(conn, 24)
        third = (asked(conn, case_id), row(conn, case_id).stage, wakes(conn, case_id))
        other = wait(conn, "bob", at=25)
        look(conn, 25)
        look(conn, 37)
        return [(li, wu), first, second, third, results(conn, other), presence.get(conn, li).state]

    (li, wu), first, second, third, other, state = await store.write(work)
    assert first == (li, 12.0) and second == (wu, 24.0, 1)
    assert third == (None, 1, 60.0)  # open to the role; both have been asked
    assert other == [(li, "missed"), (wu, "")]
    assert state == presence.At.away


async def test_a_declined_case_goes_on_at_once_and_is_not_offered_there_again(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[Any]:
        li, wu = online(conn, "li", at=-9), online(conn, "wu", at=-5)
        case_id = wait(conn, "ann")
        look(conn, 0)
        no = [offers.decline(conn, case_id=case_id, staff_id=who, now=after(3)) for who in (wu, li)]
        look(conn, 3)
        offers.decline(conn, case_id=case_id, staff_id=wu, now=after(5))
        look(conn, 5)
        return [no, results(conn, case_id), [(li, "declined"), (wu, "declined")]]

    no, found, expected = await store.write(work)
    assert no == [False, True] and found == expected


async def test_an_answer_ends_the_row_of_missed_offers(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        li = online(conn, "li")
        look(conn, 0)
        found = []
        for n, answer in enumerate(["miss", "decline", "miss", "accept", "miss"]):
            case_id = wait(conn, f"p{n}", at=n * 20)
            beat(conn, n * 20, li)
            look(conn, n * 20)
            assert asked(conn, case_id) == li
            if answer == "decline":
                offers.decline(conn, case_id=case_id, staff_id=li, now=after(n * 20 + 5))
            if answer == "accept":
                accept(conn, case_id, li, n * 20 + 5)
            look(conn, n * 20 + 12)
            found.append(presence.get(conn, li).missed)
            cases.cancel(conn, case_id=case_id, now=after(n * 20 + 13))
        return [found, presence.get(conn, li).state]

    assert await store.write(work) == [[1, 0, 1, 0, 1], presence.At.online]


async def test_nobody_is_offered_more_than_they_can_take_but_for_one_in_a_hurry(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[list[int | None]]:
        li = online(conn, "li", capacity=2)
        calm = [wait(conn, name, at=n) for n, name in enumerate("abc")]
        look(conn, 3)
        before = [asked(conn, case_id) for case_id in calm]
        hurried = [wait(conn, name, at=4, level="L1") for name in "xy"]
        look(conn, 4)
        return [[li], before, [asked(conn, case_id) for case_id in hurried]]

    (li,), before, hurried = await store.write(work)
    assert before == [li, li, None] and hurried == [li, None]


@pytest.mark.parametrize("how", ["close", "pause", "decline", "come"])
async def test_a_place_that_comes_free_goes_to_the_first_in_line(store: Store, how: str) -> None:
    def work(conn: Connection) -> tuple[int | None, list[str]]:
        li = online(conn, "li", capacity=1)
        first = wait(conn, "first")
        look(conn, 0)
        later = {level: wait(conn, level, at=n, level=level) for n, level in enumerate(LINE, 1)}
        beat(conn, 9, li)
        look(conn, 9)
        if how == "decline":
            offers.decline(conn, case_id=first, staff_id=li, now=after(10))
        elif how == "come":
            new = online(conn, "wu", at=10, capacity=1)
            look(conn, 10)
            return li, [level for level, one in later.items() if asked(conn, one) == new]
        else:
            accept(conn, first, li, 9)
        if how == "close":
            close(conn, first, li, 10)
        if how == "pause":
            paused = {"state": "waiting_patient"}
            conn.execute(update(CASE).where(CASE.c.id == first).values(paused))
        look(conn, 10)
        return li, [level for level, one in later.items() if asked(conn, one) == li]

    _, taken = await store.write(work)
    assert taken == ["L2"]


async def test_an_urgent_case_may_take_the_place_above_capacity_when_it_is_sent_back(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[int | None, int]:
        li, wu = online(conn, "li", capacity=1), online(conn, "wu", capacity=1)
        urgent = wait(conn, "urgent", level="L1")
        calm = [wait(conn, name, at=1) for name in "ab"]
        look(conn, 1)
        for case_id in calm:
            accept(conn, case_id, asked(conn, case_id) or 0, 2)
        first = asked(conn, urgent)
        offers.decline(conn, case_id=urgent, staff_id=first or 0, now=after(3))
        look(conn, 3)
        return asked(conn, urgent), {li: wu, wu: li}[first or 0]

    found, other = await store.write(work)
    assert found == other


async def test_the_stages_of_a_case_nobody_takes(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        li = online(conn, "li", role="doctor")
        case_id = wait(conn, "ann", role="paediatric")
        found: list[Any] = []
        for seconds in (0, 24, 60, 120, 240):
            beat(conn, seconds, li)
            tells = look(conn, seconds)
            standing = asked(conn, case_id)
            if standing is not None:
                offers.decline(conn, case_id=case_id, staff_id=standing, now=after(seconds + 1))
                look(conn, seconds + 1)
            found.append((row(conn, case_id).stage, standing, [tell.name for tell in tells]))
        return [li, found, [one.name for one in alarms.open_(conn)], events(conn, case_id)]

    li, found, sounding, happened = await store.write(work)
    assert found == [
        (0, None, []),
        (1, None, []),
        (2, li, []),  # the doctor stands in
        (3, li, ["case.choice"]),
        (3, li, []),  # asked anew, the patient only once
    ]
    assert sounding == ["unaccepted"]
    assert [name for name in happened if name.startswith("stage")] == [
        "stage-role",
        "stage-fallback",
        "stage-alarm",
    ]


async def test_with_nobody_online_a_case_waits_and_is_offered_to_who_comes(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        case_id = wait(conn, "ann")
        look(conn, 0)
        before = wakes(conn, case_id)
        li = online(conn, "li", at=7)
        look(conn, 7)
        return [before, asked(conn, case_id) == li, wakes(conn, case_id)]

    assert await store.write(work) == [24.0, True, 19.0]
