"""A case of a department is offered to its clinicians first, and never waits long for them."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import cases, handing, opening, presence
from bot.clinic.casefile import Refused
from bot.store.session import Store
from tests.clinic import NOON, after
from tests.contract.waiting_room import asked, beat, look, online, results, row, wait, wakes

HEART = "03.04"


def busy(conn: Connection, login: str, **more: Any) -> int:
    """Somebody online without a free place."""
    staff_id = online(conn, login, capacity=1, **more)
    held = wait(conn, f"of {login}", prefers=staff_id)
    assert cases.accept(conn, case_id=held, staff_id=staff_id, now=NOON)
    return staff_id


async def test_the_department_comes_before_who_is_less_busy(store: Store) -> None:
    def work(conn: Connection) -> tuple[int | None, int | None, int, int]:
        wu = online(conn, "wu", at=-50)
        li = online(conn, "li", departments=f"10,{HEART}")
        cases.accept(conn, case_id=wait(conn, "old"), staff_id=li, now=NOON)
        heart = wait(conn, "ann", department=HEART)
        other = wait(conn, "bob")
        look(conn, 1)
        return asked(conn, heart), asked(conn, other), li, wu

    heart, other, li, wu = await store.write(work)
    assert (heart, other) == (li, wu)


@pytest.mark.parametrize(("theirs", "first"), [("03", True), ("10,03.04", True), ("03.05", False)])
async def test_a_department_is_part_of_its_whole_and_of_no_other_part(
    store: Store, theirs: str, first: bool
) -> None:
    def work(conn: Connection) -> tuple[int | None, int, int]:
        wu = online(conn, "wu", at=-50)
        li = online(conn, "li", departments=theirs)
        case_id = wait(conn, "ann", department=HEART)
        look(conn, 1)
        return asked(conn, case_id), li, wu

    found, li, wu = await store.write(work)
    assert found == (li if first else wu)


async def test_nobody_waits_for_a_department_of_which_nobody_is_at_work(store: Store) -> None:
    def work(conn: Connection) -> tuple[int | None, int, bool]:
        gone = online(conn, "li", departments=HEART)
        presence.go(conn, staff_id=gone, to=presence.At.off, now=NOON)
        nurse = online(conn, "ma", role="nurse", departments=HEART)
        wu = online(conn, "wu")
        case_id = wait(conn, "ann", department=HEART)
        look(conn, 0)
        return asked(conn, case_id), wu, nurse != wu and row(conn, case_id).kept_until == NOON

    found, wu, kept = await store.write(work)
    assert (found, kept) == (wu, True)


async def test_while_the_department_is_full_a_case_waits_one_offers_time_for_it_then_no_longer(
    store: Store,
) -> None:
    def work(conn: Connection) -> list[int | None]:
        full, wu = busy(conn, "li", departments=HEART), online(conn, "wu", capacity=1)
        case_id = wait(conn, "ann", department=HEART)
        found: list[int | None] = []
        for seconds in (0, 6, 11.9, 12):
            look(conn, seconds)
            found.append(asked(conn, case_id))
        assert full != wu
        return [*found, wu]

    found = await store.write(work)
    assert found[:3] == [None] * 3 and found[3] == found[4]


async def test_a_place_that_comes_free_in_the_department_is_taken_at_once(store: Store) -> None:
    def work(conn: Connection) -> tuple[int | None, float, int]:
        li, wu = busy(conn, "li", departments=HEART), online(conn, "wu")
        case_id = wait(conn, "ann", department=HEART)
        look(conn, 1)
        rests = wakes(conn, case_id)
        summary = {"complaint": "-", "assessment": "-", "advice": "-", "seek_help": "-"}
        held = cases.mine(conn, li)[0].id
        cases.close(
            conn, case_id=held, staff_id=li, summary=summary, outcome="advice", now=after(2)
        )
        look(conn, 2)
        assert wu != li
        return asked(conn, case_id), rests, li

    found, rests, li = await store.write(work)
    assert (found, rests) == (li, 12.0)


async def test_nobody_behind_a_kept_case_is_kept_with_it(store: Store) -> None:
    def work(conn: Connection) -> tuple[int | None, int | None, int]:
        busy(conn, "li", departments=HEART)
        wu = online(conn, "wu", capacity=1)
        heart, other = wait(conn, "ann", department=HEART), wait(conn, "bob", at=1)
        look(conn, 2)
        return asked(conn, heart), asked(conn, other), wu

    kept, other, wu = await store.write(work)
    assert kept is None and other == wu


async def test_the_clinician_of_the_last_time_comes_before_the_department(store: Store) -> None:
    def work(conn: Connection) -> tuple[int | None, int]:
        online(conn, "li", departments=HEART)
        wu = online(conn, "wu")
        case_id = wait(conn, "ann", department=HEART, prefers=wu)
        look(conn, 0)
        return asked(conn, case_id), wu

    found, wu = await store.write(work)
    assert found == wu


async def test_who_is_in_a_hurry_does_not_wait_for_a_department(store: Store) -> None:
    def work(conn: Connection) -> tuple[int | None, int]:
        for name in ("li", "he"):  # both are full, and even the place above it is taken
            full = busy(conn, name, departments=HEART)
            urgent = wait(conn, f"{name} too", level="L1", prefers=full)
            assert cases.accept(conn, case_id=urgent, staff_id=full, now=NOON)
        wu = online(conn, "wu")
        case_id = wait(conn, "ann", level="L1", department=HEART)
        look(conn, 0)
        return asked(conn, case_id), wu

    found, wu = await store.write(work)
    assert found == wu


async def test_an_offer_missed_by_the_department_goes_on_to_the_role(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[tuple[int, str]], int, int]:
        li, wu = online(conn, "li", departments=HEART), online(conn, "wu", at=-50)
        case_id = wait(conn, "ann", department=HEART)
        for seconds in (0, 12):
            beat(conn, seconds, li, wu)
            look(conn, seconds)
        return results(conn, case_id), li, wu

    found, li, wu = await store.write(work)
    assert found == [(li, "missed"), (wu, "")]


async def test_a_case_is_transferred_to_a_department_and_its_clinicians_come_first(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[Any, int | None, int, list[str]]:
        he = online(conn, "he", at=-50)
        wu = online(conn, "wu", at=-40)
        li = online(conn, "li", departments=HEART)
        case_id = wait(conn, "ann", department="10")
        assert cases.accept(conn, case_id=case_id, staff_id=he, now=after(1)) and wu != li
        given: dict[str, Any] = {"case_id": case_id, "staff_id": he, "to_staff": None}
        given |= {"to_role": "", "reason": "心悸", "now": after(60)}
        with pytest.raises(Refused):
            handing.transfer(conn, **given, to_department="99")
        tells = handing.transfer(conn, **given, to_department=HEART)
        look(conn, 60)
        case = cases.get(conn, case_id)
        assert tells is not None and case is not None
        told = [str(tells[0].data[name]) for name in ("role", "department")]
        return (case.role, case.department), asked(conn, case_id), li, told

    where, found, li, told = await store.write(work)
    assert where == ("doctor", HEART) and found == li and told == ["doctor", HEART]


async def test_a_case_that_comes_back_is_kept_for_its_department_anew(store: Store) -> None:
    def work(conn: Connection) -> tuple[str, float]:
        li = online(conn, "li", departments=HEART)
        case_id = wait(conn, "ann", department=HEART)
        assert cases.accept(conn, case_id=case_id, staff_id=li, now=after(1))
        online(conn, "he", departments="03", at=50)
        assert opening.again(
            conn, case_id, name="returned", actor="queue", now=after(50), since=cases.OWNED
        )
        found = row(conn, case_id)
        return found.department, (found.kept_until - NOON).total_seconds()

    assert await store.write(work) == (HEART, 62.0)
