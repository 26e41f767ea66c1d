"""An order of a home test goes its way on both databases, and no other way."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, update
from sqlalchemy.exc import IntegrityError

from bot.clinic import erasure, slots
from bot.clinic.hometest import orders, route
from bot.clinic.hometest.orders import ORDER, Mode, Order, State
from bot.store.session import Store
from tests.clinic import NOON, add_patient
from tests.contract.lab_parts import (
    BODY,
    LATER,
    TUBE,
    ZONE,
    add_sampler,
    an_order,
    at_door,
    now_of,
    ordered,
    sampled,
)
from tests.contract.slot_parts import Play, booked, keep, taken


async def test_an_order_goes_from_booked_to_the_laboratory(play: Play) -> None:
    def story(conn: Connection) -> None:
        order, member = an_order(conn), add_sampler(conn)
        assert route.take(conn, order.visit_id, member, now=LATER) == []
        told = route.set_out(conn, order.visit_id, member, now=LATER)
        assert told is not None and [tell.name for tell in told] == ["lab.underway"]
        assert route.arrive(conn, order.visit_id, member, now=LATER) == []
        done = route.sample(conn, order.id, "qm-000001", member, now=LATER)
        assert isinstance(done, Order) and done.barcode == TUBE
        assert route.send(conn, order.id, member, now=LATER) is not None
        names = [event.name for event in orders.events(conn, order.id)]
        assert names == ["booked", "assigned", "underway", "arrived", "sampled", "sent"]
        visit = slots.get(conn, order.visit_id)
        assert visit is not None and visit.state == "attended"

    await play(story)


async def test_of_two_samplers_one_has_the_visit(play: Play) -> None:
    def story(conn: Connection) -> None:
        order, one, two = an_order(conn), add_sampler(conn, "one"), add_sampler(conn, "two")
        assert route.take(conn, order.visit_id, one, now=NOON) == []
        assert route.take(conn, order.visit_id, two, now=NOON) is None
        assert route.set_out(conn, order.visit_id, two, now=NOON) is None
        assert now_of(conn, order.id).sampler_id == one.id
        assert [len(v) for v in route.today(conn, one, now=LATER, zone=ZONE)] == [1]
        assert route.today(conn, two, now=LATER, zone=ZONE) == []
        assert route.give_back(conn, order.visit_id, one, now=NOON) == []
        assert route.take(conn, order.visit_id, two, now=NOON) == []

    await play(story)


async def test_a_door_that_stays_shut_twice_ends_the_visit(play: Play) -> None:
    def story(conn: Connection) -> None:
        order, member = an_order(conn), add_sampler(conn)
        at_door(conn, order, member)
        first = route.nobody(conn, order.visit_id, member, now=LATER)
        assert first is not None and [tell.name for tell in first] == ["lab.nobody"]
        assert now_of(conn, order.id).state is State.arrived
        second = route.nobody(conn, order.visit_id, member, now=LATER)
        assert second is not None and [tell.name for tell in second] == ["lab.redo"]
        assert now_of(conn, order.id).state is State.failed
        assert route.nobody(conn, order.visit_id, member, now=LATER) is None
        visit = slots.get(conn, order.visit_id)
        assert visit is not None and visit.state == "missed"

    await play(story)


async def test_a_bar_code_is_of_one_sample_and_readable(play: Play) -> None:
    def story(conn: Connection) -> None:
        sampled(conn, "ann")
        order, member = an_order(conn, "bob"), add_sampler(conn)
        at_door(conn, order, member)
        assert route.sample(conn, order.id, TUBE, member, now=LATER) == "used"
        assert route.sample(conn, order.id, "12", member, now=LATER) == "barcode"
        assert route.sample(conn, order.id, "QM-2;--", member, now=LATER) == "barcode"
        stranger = add_sampler(conn, "stranger")
        assert route.sample(conn, order.id, "QM-000002", stranger, now=LATER) == "wrong"
        assert isinstance(route.sample(conn, order.id, "QM-000002", member, now=LATER), Order)
        assert route.sample(conn, order.id, "QM-000003", member, now=LATER) == "wrong"

    await play(story)


async def test_two_of_one_household_are_one_visit(play: Play) -> None:
    def story(conn: Connection) -> None:
        first, member = an_order(conn), add_sampler(conn)
        sister = (first.person_id, add_patient(conn, first.person_id, "妹妹"))
        second = ordered(conn, first.visit_id, sister, "panel-3")
        at_door(conn, first, member)
        assert now_of(conn, second.id).state is State.arrived
        assert isinstance(route.sample(conn, first.id, TUBE, member, now=LATER), Order)
        visit = slots.get(conn, first.visit_id)
        assert visit is not None and visit.state == "booked"
        assert isinstance(route.sample(conn, second.id, "QM-000002", member, now=LATER), Order)
        visit = slots.get(conn, first.visit_id)
        assert visit is not None and visit.state == "attended"

    await play(story)


async def test_a_visit_goes_on_in_the_name_of_who_still_comes(play: Play) -> None:
    """One place for both as before, and whoever stays away may book anew."""

    def story(conn: Connection) -> None:
        first = an_order(conn, capacity=2)
        sister = (first.person_id, add_patient(conn, first.person_id, "妹妹"))
        ordered(conn, first.visit_id, sister, "panel-5")
        brother = (first.person_id, first.patient_id or 0)
        visit = slots.get(conn, first.visit_id)
        assert visit is not None and taken(conn, visit.slot_id) == 1
        again: dict[str, Any] = {"product": first.panel}
        assert keep(conn, visit.slot_id, brother, **again) is slots.Why.already
        given: dict[str, Any] = {"patient_id": sister[1], "product": "panel-5", "by": "person:1"}
        named = slots.rename(conn, booking_id=visit.id, now=NOON, **given)
        assert isinstance(named, slots.Booking) and named.patient_id == sister[1]
        assert taken(conn, visit.slot_id) == 1 and slots.faults(conn) == []
        assert isinstance(keep(conn, visit.slot_id, brother, **again), slots.Hold)
        assert keep(conn, visit.slot_id, sister, product="panel-5") is slots.Why.already
        other = booked(conn, visit.slot_id, brother, product=first.panel)
        assert slots.rename(conn, booking_id=other.id, now=NOON, **given) is slots.Why.already

    await play(story)


async def test_a_patient_has_one_open_order_of_a_panel(play: Play) -> None:
    def story(conn: Connection) -> None:
        order = an_order(conn)
        again = {"visit_id": order.visit_id, "person_id": order.person_id, "body": BODY}
        again |= {"patient_id": order.patient_id, "mode": Mode.self, "actor": "p", "now": NOON}
        assert orders.make(conn, panel=order.panel, **again) is None  # type: ignore[arg-type]
        assert orders.make(conn, panel="panel-5", **again) is not None  # type: ignore[arg-type]

    await play(story)


def _leap(to: State) -> bool:
    return to not in orders.WAYS[State.booked]


@pytest.mark.parametrize("to", [state for state in State if _leap(state)])
async def test_no_state_is_reached_but_by_its_ways(play: Play, to: State) -> None:
    def story(conn: Connection) -> None:
        order = an_order(conn)
        assert orders.change(conn, order.id, to, actor="staff:1", now=NOON) is None
        assert now_of(conn, order.id).state is State.booked
        assert [event.name for event in orders.events(conn, order.id)] == ["booked"]

    await play(story)


@pytest.mark.parametrize(
    "wrong", [{"tries": 3}, {"state": "sampled"}, {"state": "underway"}], ids=str
)
async def test_the_database_refuses_what_cannot_be(store: Store, wrong: dict[str, str]) -> None:
    def work(conn: Connection) -> None:
        order = an_order(conn)
        conn.execute(update(ORDER).where(ORDER.c.id == order.id).values(wrong))

    with pytest.raises(IntegrityError):
        await store.write(work)


async def test_nothing_readable_is_left_of_the_erased(play: Play) -> None:
    def story(conn: Connection) -> None:
        order = an_order(conn)
        erasure.erase(conn, person_id=order.person_id, actor="person:1", now=NOON)
        left = now_of(conn, order.id)
        assert (left.state, left.patient_id, left.body) == (State.cancelled, None, {})

    await play(story)
