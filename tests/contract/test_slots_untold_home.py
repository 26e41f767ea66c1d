"""Home visits nobody told of: the orders end as well, and what goes by post is left alone."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.clinic import slots
from bot.clinic.appointments import unmarked
from bot.clinic.hometest import orders, parcels, route
from bot.clinic.hometest.orders import Mode, Order, State
from bot.clinic.hometest.parcels import Way
from tests.clinic import NOON, add_patient
from tests.contract.lab_parts import (
    BODY,
    LATER,
    TUBE,
    add_sampler,
    an_order,
    at_door,
    now_of,
    ordered,
)
from tests.contract.slot_parts import DAY, Play, add_couple, add_resource, add_slot, booked
from tests.contract.test_slots_untold import close

OVER = LATER + (slots.load().unmarked.days + 1) * DAY


def visit_state(conn: Connection, order: Order) -> str:
    visit = slots.get(conn, order.visit_id)
    assert visit is not None
    return visit.state


async def test_where_nobody_went_the_order_ends_with_the_visit(play: Play) -> None:
    def story(conn: Connection) -> None:
        order = an_order(conn)
        close(conn, OVER)
        assert visit_state(conn, order) == "untold"
        assert now_of(conn, order.id).state is State.cancelled
        last = orders.events(conn, order.id)[-1]
        assert (last.name, last.actor) == ("untold", "program")
        assert order.patient_id is not None  # the same test may be ordered again
        ordered(conn, order.visit_id, (order.person_id, order.patient_id), order.panel)

    await play(story)


async def test_whoever_was_on_the_way_and_said_no_more_owes_a_test(play: Play) -> None:
    def story(conn: Connection) -> None:
        order, member = an_order(conn), add_sampler(conn)
        at_door(conn, order, member)
        close(conn, OVER)
        assert visit_state(conn, order) == "untold"
        assert now_of(conn, order.id).state is State.failed  # which is repeated for free

    await play(story)


async def test_where_a_sample_was_taken_they_were_met(play: Play) -> None:
    def story(conn: Connection) -> None:
        first, member = an_order(conn), add_sampler(conn)
        sister = (first.person_id, add_patient(conn, first.person_id, "妹妹"))
        second = ordered(conn, first.visit_id, sister, "panel-3")
        at_door(conn, first, member)
        assert isinstance(route.sample(conn, first.id, TUBE, member, now=LATER), Order)
        close(conn, OVER)
        assert visit_state(conn, first) == "attended"
        states = [now_of(conn, one.id).state for one in (first, second)]
        assert states == [State.sampled, State.failed]

    await play(story)


async def test_a_kit_that_is_in_the_post_is_left_alone(play: Play) -> None:
    def story(conn: Connection) -> None:
        who, member = add_couple(conn, "ann"), add_sampler(conn)
        slot = add_slot(conn, add_resource(conn, "home:north"), LATER)
        visit = booked(conn, slot, who, product="panel-3")
        asked = {"visit_id": visit.id, "person_id": who[0], "patient_id": who[1], "body": BODY}
        order_id = orders.make(
            conn,
            **asked,  # type: ignore[arg-type]
            panel="panel-3",
            mode=Mode.self,
            actor="person:1",
            now=NOON,
        )
        assert order_id is not None
        assert isinstance(
            parcels.enter(conn, order_id, Way.shipped, "SF1234567", member, now=NOON), Order
        )
        assert unmarked.due(conn, now=OVER) == []
        assert now_of(conn, order_id).state is State.booked

    await play(story)
