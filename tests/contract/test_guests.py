"""A second clinician in a case: asked for, first come, told to the patient, heard, gone."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import cases, guests
from bot.clinic.casefile import Refused, Tell
from bot.store.session import Store
from tests.clinic import after
from tests.contract.owned_case import (
    Owned,
    an_owned_case,
    bubbles,
    clinician,
    row,
    say,
    shut,
    wake,
    write,
)


def ask(conn: Connection, at: Owned, role: str = "pharmacist", **more: Any) -> int:
    values: dict[str, Any] = {
        "staff_id": at.staff,
        "role": role,
        "guest": None,
        "now": after(30),
    } | more
    return guests.invite(conn, case_id=at.case, **values)


def join(conn: Connection, guest: int, staff: int) -> list[Tell] | None:
    return guests.join(conn, guest_id=guest, staff_id=staff, now=after(40))


async def test_the_first_of_the_role_comes_in_and_the_patient_hears_who(store: Store) -> None:
    def work(conn: Connection) -> tuple[Any, ...]:
        at = an_owned_case(conn)
        one, two = (clinician(conn, name, "pharmacist") for name in ("he", "wu"))
        asked = ask(conn, at)
        wanted = [len(guests.invited(conn, staff)) for staff in (at.staff, one, two)]
        told, late = join(conn, asked, one), join(conn, asked, two)
        there = [guests.present(conn, at.case, staff) for staff in (one, two)]
        return wanted, told, late, there, len(guests.invited(conn, two))

    wanted, told, late, there, left = await store.write(work)
    assert (wanted, late, there, left) == ([0, 1, 1], None, [True, False], 0)
    who = {"case": 1, "name": "he 医生", "title": "主治医师", "role": "pharmacist"}
    assert [(t.name, t.data) for t in told] == [("case.joined", who)]


async def test_one_asked_by_name_is_the_only_one_who_may_come(store: Store) -> None:
    def work(conn: Connection) -> list[bool]:
        at = an_owned_case(conn)
        meant, other = clinician(conn, "he", "nurse"), clinician(conn, "wu", "nurse")
        asked = ask(conn, at, guest=meant)
        return [join(conn, asked, staff) is not None for staff in (other, meant)]

    assert await store.write(work) == [False, True]


async def test_somebody_of_another_role_or_without_a_licence_stays_out(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        nurse = clinician(conn, "he", "nurse")
        bare = clinician(conn, "wu", "pharmacist", licence="")
        both = clinician(conn, "lu", "nurse", also="tcm,pharmacist")
        asked = ask(conn, at)
        seen = [len(guests.invited(conn, staff)) for staff in (nurse, bare, both)]
        return [*seen, *(join(conn, asked, staff) is None for staff in (nurse, bare, both))]

    assert await store.write(work) == [0, 0, 1, True, True, False]


async def test_a_guest_speaks_and_the_clinicians_silence_is_over(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[str], str, float]:
        at = an_owned_case(conn)
        guest = clinician(conn, "he", "pharmacist")
        join(conn, ask(conn, at), guest)
        write(conn, at, 50)
        say(conn, at, 60, "一天两次", staff_id=guest)
        said = [m.staff_name for m in cases.messages(conn, at.case)]
        assert [b.body["text"] for b in bubbles(conn)] == ["he 医生：一天两次"]
        return said, row(conn, at.case).spoke, wake(conn, at.case)

    assert await store.write(work) == (["", "he 医生"], "clinician", 120)


async def test_a_guest_who_left_or_was_only_asked_says_nothing(store: Store) -> None:
    def work(conn: Connection) -> tuple[Owned, int, int]:
        at = an_owned_case(conn)
        left, asked = clinician(conn, "he", "nurse"), clinician(conn, "wu", "nurse")
        join(conn, ask(conn, at, guest=left), left)
        ask(conn, at, guest=asked)
        assert guests.leave(conn, case_id=at.case, staff_id=left, now=after(50))
        assert not guests.leave(conn, case_id=at.case, staff_id=left, now=after(51))
        return at, left, asked

    at, *others = await store.write(work)
    for staff in others:
        with pytest.raises(Refused, match="not-yours"):
            await store.write(lambda conn, staff=staff: say(conn, at, 60, staff_id=staff))  # type: ignore[misc]


async def test_asking_twice_is_asking_once_and_nobody_asks_for_a_crowd(store: Store) -> None:
    def work(conn: Connection) -> tuple[bool, Owned]:
        at = an_owned_case(conn)
        same = ask(conn, at) == ask(conn, at)
        for role in ("nurse", "tcm", "desk"):
            ask(conn, at, role)
        return same, at

    same, at = await store.write(work)
    assert same
    with pytest.raises(Refused, match="crowded"):
        await store.write(lambda conn: ask(conn, at, "nutrition"))


async def test_only_the_owner_asks_and_not_for_themselves(store: Store) -> None:
    def work(conn: Connection) -> tuple[Owned, int]:
        return an_owned_case(conn), clinician(conn, "wu")

    at, other = await store.write(work)
    with pytest.raises(Refused, match="not-yours"):
        await store.write(lambda conn: ask(conn, at, staff_id=other))
    with pytest.raises(Refused, match="nobody"):
        await store.write(lambda conn: ask(conn, at, guest=at.staff))
    with pytest.raises(Refused, match="not-yours"):
        await store.write(
            lambda conn: guests.withdraw(
                conn, case_id=at.case, guest_id=1, staff_id=other, now=after(50)
            )
        )


async def test_a_withdrawn_or_outlived_invitation_lets_nobody_in(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        nurse, pharmacist = clinician(conn, "he", "nurse"), clinician(conn, "wu", "pharmacist")
        gone, late = ask(conn, at), ask(conn, at, "nurse")
        values: dict[str, Any] = {"case_id": at.case, "staff_id": at.staff, "now": after(35)}
        assert guests.withdraw(conn, guest_id=gone, **values)
        shut(conn, at, 38)
        tried = [join(conn, gone, pharmacist), join(conn, late, nurse)]
        return [*tried, guests.invited(conn, nurse), guests.invited(conn, 99)]

    assert await store.write(work) == [None, None, [], []]


async def test_only_roles_that_patients_can_ask_for_are_asked_in(store: Store) -> None:
    def work(conn: Connection) -> tuple[Owned, int, int]:
        at = an_owned_case(conn)
        bare = clinician(conn, "wu", "supervisor", licence="")
        return at, bare, clinician(conn, "he", "supervisor", also="nurse")

    at, bare, both = await store.write(work)
    for change in ({"role": "supervisor"}, {"role": "barber"}, {"role": "", "guest": bare}):
        with pytest.raises(Refused, match="nobody"):
            await store.write(partial(ask, at=at, **change))
    asked = await store.write(lambda conn: ask(conn, at, "", guest=both))
    told = await store.write(lambda conn: join(conn, asked, both))
    assert told is not None and told[0].data["role"] == "nurse"
