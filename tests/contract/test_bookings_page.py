"""What is booked stands on one page: one's own, and of those one helps only what they allow."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot.clinic import relatives
from bot.clinic.appointments import calendaring
from bot.clinic.context import Context
from bot.clinic.hometest import parcels, route
from bot.clinic.hometest.orders import ORDER, State
from bot.clinic.hometest.parcels import Way
from bot.clinic.relatives import Right
from tests.clinic import NOON, add_patient
from tests.contract.lab_parts import (
    LATER,
    a_report,
    add_sampler,
    an_order,
    now_of,
    ordered,
    sampled,
    taken,
)
from tests.contract.slot_parts import DAY, HOUR, Play, add_resource, add_slot
from tests.contract.slot_parts import booked as visit_booked
from tests.unit.real_effects import a_context, a_walk, rows
from tests.unit.vaccine_parts import a_person, booked
from tests.unit.walking import Walk


def a_helper(conn: Connection, owner: int, patient: int, *rights: Right) -> tuple[Context, int]:
    """Somebody who helps this patient in these ways, and the id of the link."""
    context = a_context(conn)
    context.consent, context.now = context.rules.consent.version, LATER
    code = relatives.issue(conn, person_id=owner, patient_id=patient, rights=rights, now=NOON)
    link = relatives.ask(
        conn, person_id=context.person_id, code=code, name="小李", relation="child", now=NOON
    )
    assert not isinstance(link, relatives.Refused)
    assert relatives.answer(conn, link_id=link.id, owner_id=owner, yes=True, now=NOON)
    return context, link.id


def page(conn: Connection, context: Context) -> Walk:
    return a_walk(conn, context).start(pick="bookings")


def values(walk: Walk) -> list[str]:
    return [str(option.value) for option in walk.options()]


async def test_a_test_and_a_visit_stand_on_one_page_and_lead_on(play: Play) -> None:
    def story(conn: Connection) -> None:
        context = a_person(conn)
        visit = booked(conn, context)
        slot = add_slot(conn, add_resource(conn, "home:ann"), visit.starts_at)
        assert visit.patient_id is not None
        who = (context.person_id, visit.patient_id)
        home = visit_booked(conn, slot, who, context.now, product="panel-3")
        order = ordered(conn, home.id, who, "panel-3")
        walk = page(conn, context)
        assert set(values(walk)) == {f"test:{order.id}", f"vaccine:{visit.id}", "over"}
        assert walk.tap(f"test:{order.id}").said == ["home-calendar", "home-open"]
        walk = page(conn, context).tap(f"vaccine:{visit.id}")
        assert walk.said == ["booked-calendar", "booked-act"]
        walk.tap("cancel", "time")
        assert values(page(conn, context)) == [f"test:{order.id}", "over"]

    await play(story)


async def test_a_visit_to_a_clinic_comes_with_its_calendar_entry_until_it_begins(
    play: Play,
) -> None:
    def story(conn: Connection) -> None:
        context = a_person(conn)
        patient = add_patient(conn, context.person_id, "安安")
        who, starts = (context.person_id, patient), context.now + DAY
        slot = add_slot(conn, add_resource(conn, "clinic:east"), starts)
        visit = visit_booked(conn, slot, who, context.now, product="")
        walk = page(conn, context).tap(f"visit:{visit.id}")
        assert walk.said == ["booked-calendar", "booked-act"]
        [entry] = [bytes(row.body) for row in rows(conn, "media") if row.mime == "text/calendar"]
        assert f"UID:{visit.code}@qianmen".encode() in entry and "安安看".encode() in entry
        context.now = starts + HOUR
        assert calendaring.told(conn, context, visit) == ()
        context.now, context.site = starts - HOUR, ""
        assert "booked-calendar" not in page(conn, context).tap(f"visit:{visit.id}").said

    await play(story)


async def test_the_parcel_of_a_test_kit_is_told_where_it_is_opened(play: Play) -> None:
    def story(conn: Connection) -> None:
        order, mei = an_order(conn), add_sampler(conn)
        conn.execute(update(ORDER).where(ORDER.c.id == order.id).values(mode="self"))
        route.take(conn, order.visit_id, mei, now=LATER)
        done = parcels.enter(conn, order.id, Way.shipped, "SF-000001", mei, now=LATER)
        assert not isinstance(done, str) and order.patient_id is not None
        context, _ = a_helper(conn, order.person_id, order.patient_id, Right.see)
        assert "home-parcel-shipped" in page(conn, context).tap(f"test:{order.id}").said

    await play(story)


async def test_who_has_nothing_booked_is_told_where_to_book(play: Play) -> None:
    def story(conn: Connection) -> None:
        assert "bookings-none" in page(conn, a_person(conn)).said

    await play(story)


@pytest.mark.parametrize("right", [Right.see, Right.book, Right.talk])
async def test_a_helper_sees_what_they_were_allowed_until_it_is_taken_back(
    play: Play, right: Right
) -> None:
    def story(conn: Connection) -> None:
        order = sampled(conn)
        assert order.patient_id is not None
        context, link = a_helper(conn, order.person_id, order.patient_id, right)
        shown = f"test:{order.id}"
        if right is Right.talk:
            assert "bookings-none" in page(conn, context).said
            return
        assert shown in values(page(conn, context))
        assert "home-going" in page(conn, context).tap(shown).said
        assert relatives.end(conn, link_id=link, by=order.person_id, now=LATER) is not None
        walk = page(conn, context)
        assert "bookings-none" in walk.said

    await play(story)


@pytest.mark.parametrize("right", [Right.see, Right.talk])
async def test_a_result_is_read_by_who_may_see_it_and_nobody_else(play: Play, right: Right) -> None:
    def story(conn: Connection) -> None:
        order = sampled(conn)
        taken(conn, a_report())
        assert order.patient_id is not None
        context, link = a_helper(conn, order.person_id, order.patient_id, right)
        walk = page(conn, context)
        if right is Right.talk:
            assert "bookings-none" in walk.said
            return
        walk.tap(f"test:{order.id}")
        assert walk.said[:1] == ["lab-found"]
        read = [row for row in rows(conn, "audit") if row.action == "lab.read"]
        assert len(read) == 1
        relatives.end(conn, link_id=link, by=order.person_id, now=LATER)
        assert f"test:{order.id}" not in values_or_none(page(conn, context))

    await play(story)


def values_or_none(walk: Walk) -> list[str]:
    return values(walk) if walk.options() else []


async def test_a_right_taken_back_on_the_way_stops_a_helper_at_the_last_step(play: Play) -> None:
    def story(conn: Connection) -> None:
        context = a_person(conn)
        visit = booked(conn, context)
        assert visit.patient_id is not None
        helper, link = a_helper(conn, context.person_id, visit.patient_id, Right.book)
        helper.now = context.now
        walk = page(conn, helper).tap(f"vaccine:{visit.id}", "cancel")
        relatives.end(conn, link_id=link, by=context.person_id, now=context.now)
        assert walk.tap("time").said[:1] == ["booked-gone"]
        assert [row.state for row in rows(conn, "booking")] == ["booked"]

    await play(story)


async def test_a_helper_who_may_book_cancels_and_the_patient_hears_who_did_it(play: Play) -> None:
    def story(conn: Connection) -> None:
        context = a_person(conn)
        visit = booked(conn, context)
        assert visit.patient_id is not None
        helper, _ = a_helper(conn, context.person_id, visit.patient_id, Right.book)
        helper.now = context.now
        page(conn, helper).tap(f"vaccine:{visit.id}", "cancel", "time")
        assert [row.state for row in rows(conn, "booking")] == ["cancelled"]
        told: list[Any] = [t.name for t in rows(conn, "timer") if t.person_id == context.person_id]
        assert {"vaccine.copy", "family.acted"} <= set(told)
        order = ordered_home(conn, helper, context.person_id, visit.patient_id)
        page(conn, helper).tap(f"test:{order}", "cancel", "yes")
        assert now_of(conn, order).state is State.cancelled

    await play(story)


def ordered_home(conn: Connection, helper: Context, owner: int, patient: int) -> int:
    slot = add_slot(conn, add_resource(conn, "home:bob"), LATER.replace(year=LATER.year + 1))
    who = (owner, patient)
    home = visit_booked(conn, slot, who, helper.now, product="panel-3")
    return ordered(conn, home.id, who, "panel-3").id
