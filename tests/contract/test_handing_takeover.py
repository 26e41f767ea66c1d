"""A case is taken over from its clinician: by whom, why, and what the patient hears."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import guests, handing, remarks, silence
from bot.clinic.casefile import Refused, Tell
from bot.store.session import Store
from tests.clinic import NOON, after
from tests.contract.owned_case import (
    Owned,
    an_owned_case,
    clinician,
    events,
    processes,
    row,
    say,
    shut,
    sounding,
    wake,
)


def take(
    conn: Connection, at: Owned, staff: int, reason: str = "交班", seconds: float = 60
) -> list[Tell] | None:
    now = after(seconds)
    return handing.takeover(conn, case_id=at.case, staff_id=staff, reason=reason, now=now)


async def test_a_colleague_takes_over_with_a_reason_and_the_patient_hears_who(
    store: Store,
) -> None:
    def work(conn: Connection) -> tuple[Any, ...]:
        at = an_owned_case(conn)
        other = clinician(conn, "wu")
        say(conn, at, 10)
        told = take(conn, at, other)
        found = row(conn, at.case)
        kept = remarks.of(conn, at.case)
        mine = found.staff_id == other
        return told, mine, (found.state, found.spoke, found.accepted_at), kept, wake(conn, at.case)

    told, mine, state, kept, due = await store.write(work)
    who = {"name": "wu 医生", "title": "主治医师", "licence": "11", "role": "doctor"}
    assert [(t.name, t.data) for t in told] == [("case.accepted", {"case": 1} | who)]
    assert mine and state == ("active", "", NOON) and due == 180
    assert [(r.kind, r.body) for r in kept] == [("reason", {"text": "交班"})]


async def test_a_silent_clinicians_case_is_taken_by_its_role_without_a_reason(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[str], list[str]]:
        at = an_owned_case(conn)
        other = clinician(conn, "wu")
        silence.step(conn, case_id=at.case, now=after(301))
        before = sounding(conn)
        told = take(conn, at, other, "", 310)
        assert told and told[0].name == "case.accepted"
        return before, sounding(conn)

    assert await store.write(work) == (["silent"], [])


async def test_a_supervisor_takes_any_case_but_says_why(store: Store) -> None:
    def work(conn: Connection) -> tuple[Owned, int]:
        at = an_owned_case(conn)
        chief = clinician(conn, "chief", "supervisor")
        silence.step(conn, case_id=at.case, now=after(301))
        return at, chief

    at, chief = await store.write(work)
    with pytest.raises(Refused, match="reason"):
        await store.write(lambda conn: take(conn, at, chief, " ", 310))
    assert await store.write(lambda conn: take(conn, at, chief, "无人应答", 310))


@pytest.mark.parametrize(
    ("role", "licence", "reason", "why"),
    [
        ("doctor", "11", "", "reason"),
        ("nurse", "11", "交班", "not-your-role"),
        ("doctor", "", "交班", "no-licence"),
        ("supervisor", "", "交班", "no-licence"),
    ],
)
async def test_not_everybody_may_take_a_case_over(
    store: Store, role: str, licence: str, reason: str, why: str
) -> None:
    def work(conn: Connection) -> tuple[Owned, int]:
        return an_owned_case(conn), clinician(conn, "wu", role, licence=licence)

    at, other = await store.write(work)
    with pytest.raises(Refused, match=why):
        await store.write(lambda conn: take(conn, at, other, reason))
    assert (await store.read(lambda conn: row(conn, at.case))).staff_id == at.staff


async def test_what_is_ones_own_or_nobodys_is_not_taken_over(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        other = clinician(conn, "wu")
        found = [take(conn, at, at.staff)]
        shut(conn, at, 70)
        return [*found, take(conn, at, other, seconds=80)]

    assert await store.write(work) == [None, None]


async def test_the_clinician_before_has_no_word_in_it_any_more(store: Store) -> None:
    def work(conn: Connection) -> tuple[Owned, int]:
        at = an_owned_case(conn)
        other = clinician(conn, "wu")
        take(conn, at, other)
        return at, other

    at, other = await store.write(work)
    with pytest.raises(Refused, match="not-yours"):
        await store.write(lambda conn: say(conn, at, 70))
    assert await store.write(lambda conn: say(conn, at, 70, staff_id=other))


async def test_a_guest_who_takes_the_case_over_is_its_clinician_only(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        other = clinician(conn, "wu")
        asked = guests.invite(
            conn, case_id=at.case, staff_id=at.staff, role="doctor", guest=None, now=after(10)
        )
        guests.join(conn, guest_id=asked, staff_id=other, now=after(20))
        take(conn, at, other)
        return guests.of(conn, at.case)

    assert await store.write(work) == []


async def test_of_ten_who_take_over_at_once_each_takes_it_from_the_one_before(
    postgres_url: str,
) -> None:

    def work(conn: Connection) -> tuple[Owned, list[int]]:
        return an_owned_case(conn), [clinician(conn, f"d{n}") for n in range(10)]

    async with processes(postgres_url, 3) as stores:
        at, others = await stores[0].write(work)
        took = await asyncio.gather(
            *(
                stores[n % 3].write(lambda conn, one=one: take(conn, at, one))  # type: ignore[misc]
                for n, one in enumerate(others)
            )
        )
        found = await stores[0].read(lambda conn: row(conn, at.case))
        names = await stores[0].read(lambda conn: events(conn, at.case))
        assert all(took) and found.staff_id in others and names.count("taken-over") == 10
        assert len({tells[0].key for tells in took if tells}) == 10
