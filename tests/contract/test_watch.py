"""Whatever falls out of the rules is found within a minute, put right, and heard of."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, insert, update
from sqlalchemy.exc import IntegrityError

from bot.clinic import offers, watch
from bot.store.session import Store
from tests.clinic import NOON, TABLES, add, add_patient, add_person, after, open_case
from tests.contract.owned_case import (
    CASE,
    Owned,
    an_owned_case,
    at_work,
    clinician,
    events,
    row,
    shut,
    sounding,
    talks_to,
    wake,
)

PERSON, STAFF, OFFER = TABLES["person"], TABLES["staff"], TABLES["offer"]
DAY = 86_400


def spoil(conn: Connection, case_id: int, **values: Any) -> None:
    conn.execute(update(CASE).where(CASE.c.id == case_id).values(**values))


def mend(conn: Connection) -> list[str]:
    """What one look repairs; a second one finds nothing, and each repair sounds an alarm."""
    found = [what for _, what in watch.repair(conn, now=after(90))]
    assert watch.repair(conn, now=after(91)) == []
    assert sounding(conn).count("ownerless") == len(found)
    return found


def an_offered_case(conn: Connection) -> tuple[int, int]:
    """(case, clinician it is offered to)"""
    case_id, staff = open_case(conn, add_person(conn, "ann")), clinician(conn, "li")
    at_work(conn, staff, "online", seen_at=after(5))
    offers.step(conn, case_id=case_id, now=after(5))
    assert row(conn, case_id).state == "offered"
    return case_id, staff


async def test_a_healthy_house_is_left_alone(store: Store) -> None:
    def work(conn: Connection) -> tuple[list[Any], bool]:
        an_owned_case(conn)
        bob, eve = add_person(conn, "bob"), add_person(conn, "eve")
        open_case(conn, bob)
        for name in ("大宝", "二宝"):  # one person who waits for two children
            open_case(conn, eve, add_patient(conn, eve, name))
        staff = clinician(conn, "wu")
        at_work(conn, staff, "online", seen_at=after(5))
        offers.step(conn, case_id=2, now=after(5))
        done = an_ended_case(conn)
        before = conn.execute(CASE.select().order_by(CASE.c.id)).all()
        found = watch.repair(conn, now=after(90))
        assert row(conn, done.case).state == "closed" and row(conn, 2).state == "offered"
        return found, before == conn.execute(CASE.select().order_by(CASE.c.id)).all()

    assert await store.write(work) == ([], True)


def an_ended_case(conn: Connection) -> Owned:
    person, staff = add_person(conn, "zoe"), clinician(conn, "zhao")
    at = Owned(person, staff, open_case(conn, person))
    spoil(conn, at.case, state="active", staff_id=staff)
    assert shut(conn, at, 20)
    return at


async def test_a_case_whose_clinician_was_shut_out_waits_again(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        conn.execute(update(STAFF).where(STAFF.c.id == at.staff).values(active=False))
        found: list[Any] = [mend(conn), row(conn, at.case).state, row(conn, at.case).staff_id]
        return [*found, events(conn, at.case)[-2:]]

    assert await store.write(work) == [
        *(["owner-gone"], "waiting", None),
        ["owner-gone", "repaired"],
    ]


@pytest.mark.parametrize("how", ["missing", "over", "another's"])
async def test_a_case_whose_offer_is_gone_is_offered_anew(store: Store, how: str) -> None:
    def work(conn: Connection) -> list[Any]:
        case_id, _ = an_offered_case(conn)
        if how == "missing":
            spoil(conn, case_id, offer_id=999)
            conn.execute(OFFER.delete())
        elif how == "over":
            conn.execute(update(OFFER).values(result="declined", ended_at=after(10)))
        else:
            other = open_case(conn, add_person(conn, "bob"))
            conn.execute(update(OFFER).values(case_id=other))
        found = mend(conn)
        return [
            found[0],
            row(conn, case_id).state,
            row(conn, case_id).offer_id,
            wake(conn, case_id),
        ]

    assert await store.write(work) == ["offer-lost", "waiting", None, 90]


async def test_an_offer_nobody_knows_of_blocks_its_case_no_longer(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        case_id, _ = an_offered_case(conn)
        spoil(conn, case_id, state="waiting", offer_id=None, wake_at=after(600))
        found = mend(conn)
        ended = conn.execute(OFFER.select()).one()
        return [found, ended.result, wake(conn, case_id)]

    assert await store.write(work) == [["offer-stray"], "withdrawn", 90]


@pytest.mark.parametrize("state", ["waiting", "active"])
async def test_a_case_that_would_sleep_for_days_is_looked_at_now(store: Store, state: str) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        spoil(conn, at.case, state=state, wake_at=after(40 * DAY))
        return [mend(conn), wake(conn, at.case), row(conn, at.case).state]

    assert await store.write(work) == [["wake-lost"], 90, state]


def a_callback(conn: Connection, at: Owned, seconds: float, **more: Any) -> None:
    values = {"role": "doctor", "at": after(seconds), "place": 0, "means": "phone"} | more
    values = {"state": "booked", "made_at": NOON} | values
    spoil(conn, at.case, state="callback_booked", staff_id=None, wake_at=after(seconds))
    add(conn, "callback", case_id=at.case, **values)


async def test_a_booked_callback_may_sleep_until_its_time(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        a_callback(conn, at, 3 * DAY)
        seen: list[Any] = [watch.repair(conn, now=after(60))]
        spoil(conn, at.case, wake_at=after(4 * DAY))
        return [*seen, mend(conn), wake(conn, at.case)]

    assert await store.write(work) == [[], ["wake-lost"], 90]


async def test_a_callback_without_a_time_joins_the_queue(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        a_callback(conn, at, DAY, state="cancelled")
        return [mend(conn), row(conn, at.case).state]

    assert await store.write(work) == [["callback-lost"], "waiting"]


@pytest.mark.parametrize("other", [True, False])
async def test_a_talk_of_an_ended_case_goes_to_an_open_one_or_to_the_program(
    store: Store, other: bool
) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        shut(conn, at, 10)
        still = open_case(conn, at.person, add_patient(conn, at.person)) if other else None
        conn.execute(update(PERSON).values(case_id=at.case))
        return [mend(conn), talks_to(conn, at.person) == still]

    assert await store.write(work) == [["talk-of-ended"], True]


@pytest.mark.parametrize("case_id", [999, 2])
async def test_a_talk_of_nobodys_or_somebody_elses_case_goes_to_the_program(
    store: Store, case_id: int
) -> None:
    def work(conn: Connection) -> list[Any]:
        an_owned_case(conn)
        bob, eve = add_person(conn, "bob"), add_person(conn, "eve")
        assert open_case(conn, eve) == 2
        conn.execute(update(PERSON).where(PERSON.c.id == bob).values(case_id=case_id))
        return [mend(conn), talks_to(conn, bob), talks_to(conn, eve)]

    assert await store.write(work) == [["talk-of-ended"], None, 2]


@pytest.mark.parametrize("other", [True, False])
async def test_the_talk_of_an_accepted_case_finds_its_clinician_again(
    store: Store, other: bool
) -> None:
    def work(conn: Connection) -> list[Any]:
        at = an_owned_case(conn)
        waits = open_case(conn, at.person, add_patient(conn, at.person)) if other else None
        conn.execute(update(PERSON).values(case_id=waits))
        return [mend(conn), talks_to(conn, at.person) == at.case]

    assert await store.write(work) == [["talk-astray"], True]


async def test_everything_at_once_is_put_right_in_one_look(store: Store) -> None:
    def work(conn: Connection) -> list[str]:
        at = an_owned_case(conn)
        conn.execute(update(STAFF).values(active=False))
        lost = open_case(conn, add_person(conn, "bob"))
        spoil(conn, lost, state="offered", offer_id=77)
        asleep = open_case(conn, add_person(conn, "eve"))
        spoil(conn, asleep, wake_at=after(40 * DAY))
        done = open_case(conn, add_person(conn, "dan"))
        spoil(conn, done, state="cancelled", wake_at=None)
        assert at.case
        return mend(conn)

    assert await store.write(work) == ["owner-gone", "offer-lost", "wake-lost", "talk-of-ended"]


@pytest.mark.parametrize(
    "values",
    [
        {"wake_at": None},  # case_watched
        {"state": "offered", "staff_id": None},  # case_offered
        {"offer_id": 7},  # case_offered
        {"staff_id": None},  # case_owned
        {"staff_id": 99},  # the foreign key
    ],
)
async def test_the_database_itself_refuses_what_needs_no_watching(
    store: Store, values: dict[str, Any]
) -> None:
    at = await store.write(an_owned_case)
    with pytest.raises(IntegrityError):
        await store.write(lambda conn: spoil(conn, at.case, **values))


async def test_a_second_offer_of_a_case_is_refused_by_the_database(store: Store) -> None:
    case_id, staff = await store.write(an_offered_case)
    again = {"case_id": case_id, "staff_id": staff, "at": NOON, "until": NOON, "result": ""}
    with pytest.raises(IntegrityError):
        await store.write(lambda conn: conn.execute(insert(OFFER).values(**again)))
