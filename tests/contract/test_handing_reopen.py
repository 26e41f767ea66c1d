"""A case that was closed is opened again for the clinician who knows it, within a day."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import cases, handing, remarks
from bot.clinic.casefile import Refused
from bot.store.session import Store
from tests.clinic import NOON, add_person, after, open_case
from tests.contract.owned_case import (
    CASE,
    SUMMARY,
    Owned,
    an_owned_case,
    events,
    processes,
    row,
    shut,
    talks_to,
)

HOUR = 3600


def reopen(conn: Connection, at: Owned, seconds: float) -> bool:
    return handing.reopen(conn, case_id=at.case, now=after(seconds))


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
    async with processes(postgres_url) as (one, two):
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
