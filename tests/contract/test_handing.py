"""A case is transferred: with its story, a reason, and never twice."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot.clinic import cases, handing, offers, remarks
from bot.clinic.casefile import Refused, Tell
from bot.store.session import Store
from tests.clinic import NOON, NOTE, TABLES, add_person, after, open_case
from tests.contract.owned_case import (
    Owned,
    an_owned_case,
    at_work,
    clinician,
    events,
    processes,
    row,
    say,
    shut,
    talks_to,
    write,
)


def transfer(conn: Connection, at: Owned, **more: Any) -> list[Tell] | None:
    values: dict[str, Any] = {"to_role": "nurse", "to_staff": None, "reason": "换药"}
    values |= {"case_id": at.case, "staff_id": at.staff, "now": after(60)} | more
    return handing.transfer(conn, **values)


async def test_a_transfer_to_a_role_takes_the_whole_story_along(store: Store) -> None:
    def work(conn: Connection) -> tuple[Any, ...]:
        at = an_owned_case(conn)
        write(conn, at, 5)
        say(conn, at, 10)
        told = transfer(conn, at)
        view = cases.get(conn, at.case)
        said = [m.body["text"] for m in cases.messages(conn, at.case)]
        return told, view, said, remarks.of(conn, at.case), talks_to(conn, at.person)

    told, view, said, kept, talk = await store.write(work)
    assert [(t.name, t.data) for t in told] == [
        ("case.transferred", {"case": view.id, "role": "nurse", "name": ""})
    ]
    assert (view.state, view.role, view.staff_id, view.prefers) == ("waiting", "nurse", None, None)
    assert (view.note, said, talk) == (NOTE, ["还在咳", "多喝水"], view.id)
    assert [(r.kind, r.body) for r in kept] == [("reason", {"text": "换药"})]


async def test_a_transferred_case_comes_before_its_equals(store: Store) -> None:
    def work(conn: Connection) -> list[int]:
        at = an_owned_case(conn)
        other = open_case(conn, add_person(conn, "bob"), now=after(1))
        transfer(conn, at, to_role="doctor")
        return [view.id - other for view in cases.waiting(conn)]

    assert await store.write(work) == [-1, 0]


async def test_a_transfer_to_a_colleague_is_offered_to_them_first(store: Store) -> None:
    def work(conn: Connection) -> tuple[Any, ...]:
        at = an_owned_case(conn)
        idle, wanted = clinician(conn, "he"), clinician(conn, "wu")
        for staff in (at.staff, idle, wanted):
            at_work(conn, staff, "online", seen_at=after(60))
        told = transfer(conn, at, to_role="", to_staff=wanted)
        offers.step(conn, case_id=at.case, now=after(60))
        offer = offers.of_case(conn, at.case)
        return told, offer and offer.staff_id == wanted

    told, offered = await store.write(work)
    assert offered and told[0].data == {"case": 1, "role": "doctor", "name": "wu 医生"}


async def test_whoever_gave_a_case_away_is_not_asked_to_take_it(store: Store) -> None:
    def work(conn: Connection) -> str:
        at = an_owned_case(conn)
        at_work(conn, at.staff, "online", seen_at=after(60))
        transfer(conn, at, to_role="doctor")
        offers.step(conn, case_id=at.case, now=after(60))
        return str(row(conn, at.case).state)

    assert await store.write(work) == "waiting"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"reason": "  "}, "reason"),
        ({"to_staff": 1}, "same"),
        ({"to_staff": 99}, "nobody"),
        ({"to_staff": 2}, "nobody"),  # shut out
        ({"to_staff": 3}, "nobody"),  # has no licence number
        ({"to_staff": 4, "to_role": "doctor"}, "nobody"),  # is of another role
        ({"to_role": "barber"}, "nobody"),
        ({"to_role": "supervisor"}, "nobody"),
        ({"to_role": "", "to_staff": 5}, "nobody"),
    ],
)
async def test_a_transfer_needs_a_reason_and_somebody_who_may_have_it(
    store: Store, change: dict[str, Any], why: str
) -> None:
    def work(conn: Connection) -> Owned:
        at = an_owned_case(conn)
        gone = clinician(conn, "wu")
        conn.execute(
            update(TABLES["staff"]).where(TABLES["staff"].c.id == gone).values(active=False)
        )
        clinician(conn, "bare", licence="")
        clinician(conn, "he", "nurse")
        clinician(conn, "lin", "supervisor", licence="")
        return at

    at = await store.write(work)
    with pytest.raises(Refused, match=why):
        await store.write(lambda conn: transfer(conn, at, **change))
    assert (await store.read(lambda conn: row(conn, at.case))).state == "active"


async def test_only_its_clinician_transfers_a_case(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        other = clinician(conn, "wu")
        found: list[Any] = [transfer(conn, at, staff_id=other)]
        shut(conn, at, 30)
        return [*found, transfer(conn, at), remarks.of(conn, at.case), row(conn, at.case).state]

    assert await store.write(work) == [None, None, [], "closed"]


async def test_of_a_transfer_and_a_close_at_once_exactly_one_happens(postgres_url: str) -> None:
    """On PostgreSQL with a pool each, as two processes would."""

    def made(conn: Connection, n: int) -> Owned:
        person = add_person(conn, f"p{n}")
        case_id = open_case(conn, person)
        assert cases.accept(conn, case_id=case_id, staff_id=staff, now=NOON)
        return Owned(person, staff, case_id)

    async with processes(postgres_url) as (one, two):
        staff = await one.write(lambda conn: clinician(conn, "li"))
        for n in range(12):
            at = await one.write(lambda conn, n=n: made(conn, n))  # type: ignore[misc]
            moved, closed = await asyncio.gather(
                one.write(lambda conn, at=at: transfer(conn, at)),  # type: ignore[misc]
                two.write(lambda conn, at=at: shut(conn, at, 60)),  # type: ignore[misc]
            )
            found = await one.read(lambda conn, at=at: row(conn, at.case))  # type: ignore[misc]
            names = await two.read(lambda conn, at=at: events(conn, at.case))  # type: ignore[misc]
            assert (moved is None) == closed
            assert found.state == ("closed" if closed else "waiting")
            assert names.count("closed") + names.count("transferred") == 1
