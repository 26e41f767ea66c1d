"""A case is rated by several presses, on one channel and another: one rating, one alarm."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.clinic import aftercare, cases, handing
from bot.clinic.casefile import CASE
from bot.clinic.context import Context
from bot.clinic.lifecycle import CASE_EVENT
from bot.store.session import Store
from tests.clinic import TABLES, a_store, after
from tests.contract.owned_case import Owned, an_owned_case, shut
from tests.unit.real_effects import a_context

ROUNDS = range(4)
ALARM, AUDIT = TABLES["alarm"], TABLES["audit"]
Pair = tuple[Store, Store]


@pytest.fixture
async def pair(postgres_url: str) -> AsyncIterator[Pair]:
    async with a_store(postgres_url) as one, a_store(postgres_url) as other:
        yield one, other


def closed(conn: Connection) -> tuple[Context, Owned]:
    at = an_owned_case(conn, patient=True)
    assert shut(conn, at, 60)
    return replace(a_context(conn), person_id=at.person), at


def press(conn: Connection, context: Context, case_id: int, stars: str) -> str:
    answers = {"case_id": case_id, "rating": stars}
    return str(aftercare.rate(conn, context, answers).value)


def left(conn: Connection, case_id: int) -> tuple[int | None, int, int, int]:
    """The stars, how often they were rated and a poor rating noted, and alarms."""
    stars = conn.execute(select(CASE.c.rating).where(CASE.c.id == case_id)).scalar_one()
    rated = select(CASE_EVENT.c.id).where(
        CASE_EVENT.c.case_id == case_id, CASE_EVENT.c.name == "rated"
    )
    poor = select(AUDIT.c.id).where(AUDIT.c.action == "case.poor-rating")
    sounded = select(ALARM.c.id).where(ALARM.c.case_id == case_id, ALARM.c.name == "rating")
    counted = [len(conn.execute(found).all()) for found in (rated, poor, sounded)]
    return stars, counted[0], counted[1], counted[2]


@pytest.mark.parametrize("_", ROUNDS)
@pytest.mark.parametrize(("stars", "kept"), [("one", (1, 1, 1, 1)), ("five", (5, 1, 0, 0))])
async def test_the_same_button_pressed_by_both_channels_at_once_is_one_rating(
    pair: Pair, stars: str, kept: tuple[int, int, int, int], _: int
) -> None:
    context, at = await pair[0].write(closed)
    one = partial(press, context=context, case_id=at.case, stars=stars)
    other = partial(
        press, context=replace(context, channel="telegram"), case_id=at.case, stars=stars
    )
    said = await asyncio.gather(
        *(pair[n % 2].write(work) for n, work in enumerate((one, other) * 3))
    )
    assert len(set(said)) == 1  # whoever pressed is answered alike
    assert await pair[1].read(partial(left, case_id=at.case)) == kept


@pytest.mark.parametrize("_", ROUNDS)
async def test_of_two_different_ratings_at_once_one_stands_and_a_low_one_sounds_once(
    pair: Pair, _: int
) -> None:
    context, at = await pair[0].write(closed)
    works = [
        partial(press, context=context, case_id=at.case, stars=stars)
        for stars in ("one", "five", "two", "one")
    ]
    await asyncio.gather(*(pair[n % 2].write(work) for n, work in enumerate(works)))
    stars, _rated, _poor, alarms = await pair[0].read(partial(left, case_id=at.case))
    assert stars in (1, 2, 5) and alarms == 1


async def test_a_press_again_changes_nothing_and_another_answer_counts(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        context, at = closed(conn)
        found = []
        for stars in ("one", "one", "four", "four"):
            press(conn, context, at.case, stars)
            found.append(left(conn, at.case))
        return found

    assert await store.write(work) == [(1, 1, 1, 1), (1, 1, 1, 1), (4, 2, 1, 1), (4, 2, 1, 1)]


async def test_a_case_that_went_on_is_not_rated_and_may_end_badly_again(store: Store) -> None:
    def work(conn: Connection) -> list[Any]:
        context, at = closed(conn)
        press(conn, context, at.case, "one")
        assert handing.reopen(conn, case_id=at.case, now=after(3600))
        press(conn, context, at.case, "two")  # an old button, while it is open
        open_ = left(conn, at.case)
        assert cases.accept(conn, case_id=at.case, staff_id=at.staff, now=after(3660))
        assert shut(conn, at, 3720)
        press(conn, context, at.case, "two")
        return [open_, left(conn, at.case)]

    assert await store.write(work) == [(None, 1, 1, 1), (2, 2, 2, 2)]
