"""Registering with an outpatient department, by the real effects and the demo clinics."""

from __future__ import annotations

from sqlalchemy import Connection, update

from bot.clinic import doors, rooms, slots
from bot.clinic.context import Context
from bot.clinic.slots import Booking
from bot.clinic.slots.rows import SLOT
from bot.clinic.slots.sites import Kind
from tests.unit.real_effects import a_walk, rows
from tests.unit.vaccine_parts import a_person
from tests.unit.walking import Walk

CARD, PHONE = "330106198603080019", "13800138000"


def at_rooms(conn: Connection, context: Context, birth: str, who: str = "self") -> Walk:
    walk = a_walk(conn, context).start(pick="outpatient").tap(who).type("张三").tap("male")
    return walk.type(birth).tap("none")


def booked(conn: Connection, context: Context, room: str = "general") -> Booking:
    walk = at_rooms(conn, context, "1986-03-08").tap(room)
    walk.tap(str(walk.options()[2].value)).type(CARD).tap("yes").type(PHONE).tap("yes")
    assert "booked-made" in walk.said
    return slots.of_person(conn, context.person_id)[0]


def test_a_time_is_booked_with_what_the_clinic_asks_for_and_takes_no_stock(
    conn: Connection,
) -> None:
    made = booked(conn, a_person(conn))
    assert made.resource.startswith("clinic:") and made.product == "clinic-general"
    assert made.body == {"card": "330106 19860308 0019", "phone": "138 0013 8000"}
    assert slots.faults(conn) == []


def test_the_visit_is_reminded_of_and_not_asked_about_as_a_dose_is(conn: Connection) -> None:
    booked(conn, a_person(conn))
    names = {row.name for row in rows(conn, "timer")}
    assert names <= {"clinic.eve", "clinic.soon", "slot.ending", "slot.over"}


def test_a_child_is_led_to_paediatrics_and_a_man_not_to_the_womens_clinic(
    conn: Connection,
) -> None:
    context = a_person(conn)
    walk = at_rooms(conn, context, "2020-05-01", "child")
    assert [option.value for option in walk.options()] == ["child", "desk"]
    visit = doors.load().visit.departments
    assert not visit["women"].sees(40, "male") and visit["women"].sees(40, "unsaid")


def test_a_department_that_no_clinic_names_is_answered_with_the_card(conn: Connection) -> None:
    walk = at_rooms(conn, a_person(conn), "1986-03-08").tap("more", "fever")
    assert walk.said[:2] == ["clinic-walk", "visit-card"]
    assert slots.of_person(conn, rows(conn, "person")[0].id) == []


def test_who_finds_all_taken_waits_for_the_department(conn: Connection) -> None:
    context = a_person(conn)
    conn.execute(update(SLOT).values(capacity=0))
    walk = at_rooms(conn, context, "1986-03-08").tap("general")
    assert "clinic-full" in walk.said
    walk.tap("wait")
    assert [one.product for one in slots.waitlist.of_person(conn, context.person_id)] == [
        "clinic-general"
    ]


def test_it_is_moved_and_then_given_up(conn: Connection) -> None:
    context = a_person(conn)
    made = booked(conn, context)
    walk = a_walk(conn, context).start(pick="visits").tap(str(made.id), "move")
    walk.tap("other", "clinic:general").tap(str(walk.options()[1].value), "am")
    other = str(walk.options()[0].value)
    walk.tap(other, "yes")
    moved = slots.of_person(conn, context.person_id)[0]
    assert (moved.id, moved.moves) == (made.id, 1) and moved.slot_id == int(other)
    walk = a_walk(conn, context).start(pick="visits")
    walk.tap(str(made.id), "cancel", "better")
    assert slots.of_person(conn, context.person_id)[0].state == "cancelled"
    assert slots.faults(conn) == []


def test_a_second_time_with_the_same_department_is_not_booked(conn: Connection) -> None:
    context = a_person(conn)
    booked(conn, context)
    patient = rows(conn, "patient")[0].id
    walk = a_walk(conn, context).start(pick="outpatient").tap(str(patient), "none", "general")
    walk.tap(str(walk.options()[0].value))
    assert "clinic-already" in walk.said


def test_every_clinic_of_the_demonstration_can_be_found(conn: Connection) -> None:
    for site in slots.sites.load().of(Kind.clinic):
        months = site.from_months or site.below_months - 1
        assert all(site in rooms.clinics(room, months) for room in site.rooms)
