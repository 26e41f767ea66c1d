"""A case that waits for one clinician by name: for how long, and what becomes of it, on both
databases."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot.clinic import byname, cases, offers, presence, waits
from bot.clinic.casefile import NAMED
from bot.store.session import Store
from tests.clinic import NOON, TABLES, after
from tests.contract.waiting_room import (
    accept,
    asked,
    beat,
    events,
    finish,
    look,
    online,
    results,
    row,
    wait,
    wakes,
)


def by_name(conn: Connection, name: str, staff_id: int, **more: Any) -> int:
    return wait(conn, name, kind=NAMED, prefers=staff_id, **more)


def full(conn: Connection, login: str, **more: Any) -> int:
    """Somebody online whose one place is taken."""
    staff_id = online(conn, login, capacity=1, **more)
    held = wait(conn, f"of {login}", prefers=staff_id)
    assert cases.accept(conn, case_id=held, staff_id=staff_id, now=NOON)
    return staff_id


async def test_it_waits_for_the_one_who_is_busy_while_others_are_free(store: Store) -> None:
    def work(conn: Connection) -> list[int | None]:
        li, wu = full(conn, "li"), online(conn, "wu")
        case_id = by_name(conn, "ann", li)
        other = wait(conn, "bob", at=1)
        found: list[int | None] = []
        for seconds in (0, 20, 45):
            beat(conn, seconds, li, wu)
            look(conn, seconds)
            found.append(asked(conn, case_id))
        assert asked(conn, other) or row(conn, other).state == "waiting"
        assert (wu, "missed") in results(conn, other)  # who came later was not kept with it
        finish(conn, cases.mine(conn, li)[0].id, li, 50)
        look(conn, 50)
        return [*found, asked(conn, case_id), li]

    found = await store.write(work)
    assert found[:3] == [None] * 3 and found[3] == found[4]


async def test_who_is_free_is_asked_at_once(store: Store) -> None:
    def work(conn: Connection) -> tuple[int | None, int]:
        online(conn, "wu", at=-50)
        li = online(conn, "li")
        case_id = by_name(conn, "ann", li)
        look(conn, 0)
        return asked(conn, case_id), li

    found, li = await store.write(work)
    assert found == li


@pytest.mark.parametrize("how", ["declined", "missed", "off", "break", "vanished", "licence"])
async def test_it_goes_to_the_fastest_when_they_cannot_or_will_not(store: Store, how: str) -> None:
    def leave(conn: Connection, case_id: int, li: int, wu: int) -> float:
        """After how many seconds it is seen at the latest."""
        staff = TABLES["staff"]
        match how:
            case "declined":
                assert offers.decline(conn, case_id=case_id, staff_id=li, now=after(3))
                return 3
            case "missed":
                return 14
            case "off" | "break":
                presence.go(conn, staff_id=li, to=presence.At(how), now=after(3))
                return 3
            case "vanished":
                beat(conn, 69, wu)
                presence.lost(conn, now=after(70))
                return 70
        conn.execute(update(staff).where(staff.c.id == li).values(licence=""))
        return 24  # at the next deadline

    def work(conn: Connection) -> tuple[Any, ...]:
        free = how in ("declined", "missed")
        li = online(conn, "li") if free else full(conn, "li")
        wu = online(conn, "wu", at=1)
        case_id = by_name(conn, "ann", li)
        look(conn, 2)
        before = asked(conn, case_id) == (li if free else None)
        seconds = leave(conn, case_id, li, wu)
        beat(conn, seconds, wu)
        told = look(conn, seconds)
        gone = [(one.data["name"], one.person_id) for one in told if one.name == byname.GONE]
        person = row(conn, case_id).person_id
        return before, asked(conn, case_id) == wu, row(conn, case_id).kind, gone, person

    before, goes_on, kind, gone, person = await store.write(work)
    assert (before, goes_on, kind) == (True, True, "live")
    assert gone == [("li 医生", person)]


async def test_nobody_waits_for_ever_the_alarm_and_the_choice_come_as_for_all(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[list[str], list[str], str, list[bool]]:
        li, wu = full(conn, "li"), online(conn, "wu")
        case_id = by_name(conn, "ann", li)
        names: list[str] = []
        may: list[bool] = []
        for seconds in (0, 24, 60, 119):
            beat(conn, seconds, li, wu)
            names += [one.name for one in look(conn, seconds)]
        may.append(accept(conn, case_id, wu, 119) is not None)
        beat(conn, 120, li, wu)
        names += [one.name for one in look(conn, 120)]
        assert row(conn, case_id).state == "waiting" and wakes(conn, case_id) == 240
        alarm = TABLES["alarm"]
        found = conn.execute(alarm.select().where(alarm.c.case_id == case_id)).all()
        kind = row(conn, case_id).kind
        may.append(accept(conn, case_id, wu, 130) is not None)
        return names, [one.name for one in found], kind, may

    names, alarms, kind, may = await store.write(work)
    assert (names, alarms, kind) == (["case.choice"], ["unaccepted"], "named")
    assert may == [False, True]  # from the list, by somebody else: only after the alarm


async def test_whoever_wants_the_fastest_after_all_is_offered_at_once(store: Store) -> None:
    def work(conn: Connection) -> tuple[bool, bool, bool, list[str]]:
        li, wu = full(conn, "li"), online(conn, "wu")
        case_id = by_name(conn, "ann", li)
        look(conn, 5)
        queued = row(conn, case_id).queued_at
        done = byname.release(conn, case_id, actor="person:1", now=after(6))
        again = byname.release(conn, case_id, actor="person:1", now=after(6))
        told = look(conn, 6)
        assert told == [] and row(conn, case_id).queued_at == queued  # the place is kept
        return done, again, asked(conn, case_id) == wu, events(conn, case_id)

    done, again, offered, found = await store.write(work)
    assert (done, again, offered) == (True, False, True)
    assert found == ["opened", "named-released", "offered"]


async def test_the_wait_is_that_of_the_one_who_was_asked_for(store: Store) -> None:
    def work(conn: Connection) -> tuple[waits.Wait, waits.Wait, waits.Wait]:
        li = full(conn, "li")
        online(conn, "wu")
        first, second = by_name(conn, "ann", li), by_name(conn, "bob", li, at=1)
        other = wait(conn, "cyd", at=2)
        a, b, c = (waits.of_case(conn, one, now=after(3)) for one in (first, second, other))
        return a, b, c

    first, second, other = await store.write(work)
    assert (first.ahead, first.minutes) == (0, 8.0)
    assert (second.ahead, second.minutes) == (1, 16.0)
    assert other.minutes == 0.0  # others are free


async def test_who_comes_back_to_the_queue_waits_for_nobody_alone(store: Store) -> None:
    def work(conn: Connection) -> tuple[str, str]:
        li = online(conn, "li")
        case_id = by_name(conn, "ann", li)
        look(conn, 0)
        assert accept(conn, case_id, li, 1) is not None
        kept = row(conn, case_id).kind
        assert cases.hand_back(conn, staff_id=li, now=after(9)) == [case_id]
        return kept, row(conn, case_id).kind

    assert await store.write(work) == ("named", "live")


async def test_who_is_limited_to_the_desk_waits_for_nobody_by_name(store: Store) -> None:
    def work(conn: Connection) -> tuple[str, str, int | None]:
        li = online(conn, "li")
        made = wait(conn, "ann", at=-9)
        person = row(conn, made).person_id
        boss = online(conn, "boss", role="supervisor")
        limit = TABLES["desk_limit"]
        values = {"person_id": person, "case_id": made, "staff_id": boss, "at": NOON}
        conn.execute(limit.insert().values(**values, until=after(9999)))
        assert cases.cancel(conn, case_id=made, now=NOON)
        whose: dict[str, Any] = {"person_id": person, "patient_id": None, "note": {}, "rules": []}
        whose |= {"role": "doctor", "level": "L3", "kind": NAMED, "prefers": li}
        found = row(conn, cases.open(conn, now=after(1), **whose))
        return found.kind, found.role, found.prefers

    assert await store.write(work) == ("live", "desk", None)
