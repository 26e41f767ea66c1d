"""What is open is found in one look on each database: a report until it was read, and visits."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from bot.clinic import returning, slots
from bot.clinic.context import Context
from bot.clinic.hometest.reading import lab_read
from tests.clinic import NOON
from tests.contract.lab_parts import LATER, a_report, an_order, sampled, taken
from tests.contract.slot_parts import Play, add_couple, add_resource, add_slot, booked, tend

NEGATIVE = {"flu_a": "negative", "flu_b": "negative", "covid": "negative"}


def of(person_id: int) -> Context:
    return Context(person_id, "a", "zh-CN", False, "web", "x", LATER + timedelta(hours=2))


def opened(conn: Connection, context: Context) -> list[str]:
    return returning.found(conn, context, busy="no")[1]


async def test_a_test_is_open_from_the_order_until_the_report_was_read(play: Play) -> None:
    def story(conn: Connection) -> None:
        assert opened(conn, of(an_order(conn, "bob").person_id)) == ["ordered"]
        order = sampled(conn)
        context = of(order.person_id)
        assert opened(conn, context) == ["ordered"]
        taken(conn, a_report())
        leads, found = returning.found(conn, context, busy="waiting")
        assert found == ["report", "waiting"] and leads == {"order_id": order.id}
        assert lab_read(conn, context, leads).value in ("weigh", "ask")
        assert opened(conn, context) == []

    await play(story)


async def test_an_amended_report_is_unread_again_and_an_old_one_is_let_go(play: Play) -> None:
    def story(conn: Connection) -> None:
        order = sampled(conn)
        context = of(order.person_id)
        taken(conn, a_report())
        lab_read(conn, context, {"order_id": order.id})
        taken(conn, a_report(NEGATIVE, status="amended"), minutes=180)
        context.now += timedelta(hours=2)
        assert opened(conn, context) == ["report"]
        context.now += timedelta(days=30)
        assert opened(conn, context) == []

    await play(story)


async def test_what_is_booked_comes_by_its_time_whatever_it_is(play: Play) -> None:
    """A department's visit until it is over; of one whose day was closed a new time is wanted."""

    def story(conn: Connection) -> None:
        order = an_order(conn, "ann")  # at LATER
        who = (order.person_id, order.patient_id or 0)
        clinic = add_resource(conn, "clinic:lake")
        soon = add_slot(conn, clinic, LATER - timedelta(hours=2))
        visit = booked(conn, soon, who, product="clinic-general")
        dose = add_slot(conn, add_resource(conn, "vaccine:lake"), LATER + timedelta(hours=3))
        booked(conn, dose, who, product="hpv2")
        context = of(who[0])
        context.now = NOON
        assert opened(conn, context) == ["registered", "ordered", "visit"]
        context.now = LATER
        assert opened(conn, context) == ["ordered", "visit"]
        slots.closing.close(
            conn, resource="clinic:lake", start=NOON, end=LATER, reason="ill", by="t", now=NOON
        )
        tend(conn, NOON)
        found = slots.get(conn, visit.id)
        assert found is not None and found.state == "displaced"
        assert opened(conn, context) == ["registered", "ordered", "visit"]

    await play(story)


async def test_a_visit_for_a_vaccine_is_open_and_nobody_elses(play: Play) -> None:
    def story(conn: Connection) -> None:
        who, other = add_couple(conn, "ann"), add_couple(conn, "bob")
        slot = add_slot(conn, add_resource(conn, "vaccine:lake"), LATER)
        booked(conn, slot, who)
        assert opened(conn, of(who[0])) == ["visit"]
        assert opened(conn, of(other[0])) == []
        context = of(who[0])
        context.now = NOON + timedelta(days=20)
        assert opened(conn, context) == []

    await play(story)
