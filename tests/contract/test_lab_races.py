"""Whoever comes at the same moment: one has the visit, one way is taken, a report counts once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic.hometest import orders, reports, route
from bot.clinic.hometest.orders import EARLY, Order, State
from bot.clinic.hometest.reports import Taken
from bot.clinic.staff import Member
from bot.store.session import Store
from tests.contract.lab_parts import LATER, a_report, add_sampler, an_order, now_of, sampled, taken

ROUNDS = range(5)


async def events(store: Store, order: Order) -> list[str]:
    found = await store.read(lambda conn: orders.events(conn, order.id))
    return [event.name for event in found]


@pytest.mark.parametrize("_", ROUNDS)
async def test_of_many_samplers_one_has_the_visit(store: Store, _: int) -> None:
    def furnish(conn: Connection) -> tuple[Order, list[Member]]:
        return an_order(conn), [add_sampler(conn, f"nurse{n}") for n in range(6)]

    order, members = await store.write(furnish)

    def take(member: Member) -> Any:
        return store.write(lambda conn: route.take(conn, order.visit_id, member, now=LATER))

    done = await asyncio.gather(*map(take, members))
    assert [one for one in done if one is not None] == [[]]
    assert await events(store, order) == ["booked", "assigned"]


@pytest.mark.parametrize("_", ROUNDS)
async def test_who_sets_out_and_who_cancels_do_not_both_have_their_way(
    store: Store, _: int
) -> None:
    def furnish(conn: Connection) -> tuple[Order, Member]:
        order, member = an_order(conn), add_sampler(conn)
        route.take(conn, order.visit_id, member, now=LATER)
        return order, member

    order, member = await store.write(furnish)

    def cancel(conn: Connection) -> Order | None:
        actor = f"person:{order.person_id}"
        return orders.change(conn, order.id, State.cancelled, actor=actor, now=LATER, since=EARLY)

    left, off = await asyncio.gather(
        store.write(lambda conn: route.set_out(conn, order.visit_id, member, now=LATER)),
        store.write(cancel),
    )
    assert (left is None) != (off is None)
    stands = await store.read(lambda conn: now_of(conn, order.id).state)
    assert stands is (State.cancelled if left is None else State.underway)


@pytest.mark.parametrize("_", ROUNDS)
async def test_a_report_that_comes_many_times_at_once_is_one(store: Store, _: int) -> None:
    order = await store.write(sampled)
    sent = [store.write(lambda conn: taken(conn, a_report())) for _ in range(6)]
    done = await asyncio.gather(*sent)
    assert all(isinstance(one, Taken) for one in done)
    fresh = [one for one in done if isinstance(one, Taken) and not one.again]
    assert len(fresh) == 1
    assert len(await store.read(lambda conn: reports.versions(conn, order.id))) == 1
