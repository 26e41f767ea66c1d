"""A case changes hands: transferred, taken over, opened again; and when it may not."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot.clinic import cases, guests, handing, offers, remarks, silence
from bot.clinic.casefile import Refused, Tell
from bot.store.session import Store, connect
from tests.clinic import NOON, NOTE, TABLES, add_person, after, open_case
from tests.contract.owned_case import (
    CASE,
    SUMMARY,
    Owned,
    an_owned_case,
    at_work,
    clinician,
    events,
    row,
    say,
    shut,
    sounding,
    talks_to,
    wake,
    write,
)

HOUR = 3600


def transfer(conn: Connection, at: Owned, **more: Any) -> list[Tell] | None:
    values: dict[str, Any] = {"to_role": "nurse", "to_staff": None, "reason": "换药"}
    values |= {"case_id": at.case, "staff_id": at.staff, "now": after(60)} | more
    return handing.transfer(conn, **values)


def take(
    conn: Connection, at: Owned, staff: int, reason: str = "交班", seconds: float = 60
) -> list[Tell] | None:
    now = after(seconds)
    return handing.takeover(conn, case_id=at.case, staff_id=staff, reason=reason, now=now)


def reopen(conn: Connection, at: Owned, seconds: float) -> bool:
    return handing.reopen(conn, case_id=at.case, now=after(seconds))


# --- transferred


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
    one, two = connect(postgres_url), connect(postgres_url)

    def made(conn: Connection, n: int) -> Owned:
        person = add_person(conn, f"p{n}")
        case_id = open_case(conn, person)
        assert cases.accept(conn, case_id=case_id, staff_id=staff, now=NOON)
        return Owned(person, staff, case_id)

    try:
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
    finally:
        await one.close()
        await two.close()


# --- taken over


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
    stores = [connect(postgres_url) for _ in range(3)]

    def work(conn: Connection) -> tuple[Owned, list[int]]:
        return an_owned_case(conn), [clinician(conn, f"d{n}") for n in range(10)]

    try:
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
    finally:
        for one in stores:
            await one.close()


# --- opened again


async def test_an_unsettled_matter_is_opened_again_for_the_same_clinician(store: Store) -> None:
    def work(conn: Connection) -> tuple[Any, ...]:
        at = an_owned_case(conn, patient=True)
        shut(conn, at, 60)
        cases.rate(conn, case_id=at.case, stars=2, now=after(70))
        done = reopen(conn, at, 20 * HOUR)
        view = cases.get(conn, at.case)
        assert view is not None
        kept = remarks.of(conn, at.case)
        same = (view.prefers == at.staff, talks_to(conn, at.person) == at.case)
        return done, view, kept, same, events(conn, at.case)[-2:]

    done, view, kept, same, names = await store.write(work)
    assert done and same == (True, True) and names == ["reopened", "remark-closing"]
    assert (view.state, view.staff_id, view.closed_at) == ("waiting", None, None)
    assert (view.summary, view.outcome, view.rating) == ({}, "", None)
    assert view.line == after(20 * HOUR) - timedelta(minutes=(100 + 100) / 2)
    (closing,) = kept
    assert (closing.kind, closing.body["summary"], closing.body["outcome"]) == (
        *("closing", SUMMARY),
        "advice",
    )
    assert closing.body["rating"] == 2


@pytest.mark.parametrize(("seconds", "done"), [(24 * HOUR, True), (24 * HOUR + 1, False)])
async def test_a_case_is_opened_again_within_a_day_only(
    store: Store, seconds: int, done: bool
) -> None:
    def work(conn: Connection) -> bool:
        at = an_owned_case(conn)
        shut(conn, at, 0)
        return reopen(conn, at, seconds)

    assert await store.write(work) is done


async def test_a_newer_open_case_of_the_patient_forbids_opening_the_old_one(store: Store) -> None:
    def work(conn: Connection) -> Owned:
        at = an_owned_case(conn)
        shut(conn, at, 0)
        open_case(conn, at.person, now=after(10))
        return at

    at = await store.write(work)
    with pytest.raises(Refused, match="open-case"):
        await store.write(lambda conn: reopen(conn, at, 60))


async def test_what_is_open_or_was_cancelled_is_not_opened_again(store: Store) -> None:
    def work(conn: Connection) -> list[bool]:
        at = an_owned_case(conn)
        other = open_case(conn, add_person(conn, "bob"))
        found = [reopen(conn, at, 10)]
        cases.cancel(conn, case_id=other, now=NOON)
        return [*found, handing.reopen(conn, case_id=other, now=NOON)]

    assert await store.write(work) == [False, False]


async def test_opening_again_and_a_new_case_at_once_leave_one_open_case(postgres_url: str) -> None:
    one, two = connect(postgres_url), connect(postgres_url)
    try:
        at = await one.write(lambda conn: an_owned_case(conn, patient=True))
        patient = (await one.read(lambda conn: row(conn, at.case))).patient_id
        await one.write(lambda conn: shut(conn, at, 0))
        await asyncio.gather(
            one.write(lambda conn: reopen(conn, at, 10)),
            two.write(lambda conn: open_case(conn, at.person, patient, now=after(10))),
            return_exceptions=True,
        )
        open_ = CASE.select().where(CASE.c.state == "waiting")
        assert len(await one.read(lambda conn: conn.execute(open_).all())) == 1
    finally:
        await one.close()
        await two.close()
