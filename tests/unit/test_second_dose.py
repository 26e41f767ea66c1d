"""The reminder of the next dose of a course: on its day, and only if it is still wanted then."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.clinic import slots
from bot.clinic.context import Context
from bot.clinic.slots import Booking
from bot.clinic.vaccinating import atsite, following, visits
from tests.unit.real_effects import a_walk, rows
from tests.unit.vaccine_parts import a_person, entered

GAP = timedelta(days=28)


def first_dose(conn: Connection, context: Context, *, both: bool = False) -> Booking:
    """A child's first dose of two is booked, the second beside it or not."""
    walk = entered(conn, context, "influenza", "2021-05-06").tap("none", "never")
    walk.tap(str(walk.options()[0].value), "both" if both else "first")
    while not {"yes"} & {str(option.value) for option in walk.options()}:
        walk.tap(str(walk.options()[0].value))
    walk.tap("yes")
    made = visits.mine(conn, context.person_id)
    assert len(made) == 1 + both
    return min(made, key=lambda visit: visit.starts_at)


def told(conn: Connection, context: Context, visit: Booking) -> None:
    """They say themselves that it was given."""
    a_walk(conn, context).start(pick="vaccinations").tap(str(visit.id), "given")


def noted(conn: Connection, context: Context, visit: Booking) -> None:
    """The site writes it down."""
    given: dict[str, Any] = {"product": "influenza", "lot": "A1", "by": "staff:1"}
    done = atsite.give(conn, booking_id=visit.id, now=context.now, **given)
    assert isinstance(done, Booking)


def wanted(conn: Connection, visit: Booking, *, days: int) -> bool:
    assert visit.patient_id is not None
    today = (visit.starts_at + timedelta(days=days)).date()
    return following.needed(conn, visit.patient_id, visit.product, today=today)


@pytest.mark.parametrize("given", [told, noted])
def test_it_comes_on_the_first_day_on_which_it_may_be_given(conn: Connection, given: Any) -> None:
    context = a_person(conn)
    visit = first_dose(conn, context)
    context.now = visit.starts_at + timedelta(hours=1)
    given(conn, context, visit)
    (due,) = (row for row in rows(conn, "timer") if row.name == following.NAME)
    assert due.body == {"patient": visit.patient_id, "product": "influenza"}
    assert due.due_at.date() == (visit.starts_at + GAP).date()
    assert due.person_id == context.person_id and due.late_at > due.due_at
    assert not wanted(conn, visit, days=27)
    assert wanted(conn, visit, days=28)


@pytest.mark.parametrize("given", [told, noted])
def test_who_has_booked_it_is_not_reminded(conn: Connection, given: Any) -> None:
    context = a_person(conn)
    visit = first_dose(conn, context, both=True)
    context.now = visit.starts_at + timedelta(hours=1)
    given(conn, context, visit)
    assert not wanted(conn, visit, days=28)
    (second,) = (one for one in visits.mine(conn, context.person_id) if one.dose == 2)
    slots.cancel(conn, booking_id=second.id, person_id=context.person_id, now=context.now)
    assert wanted(conn, visit, days=28)


def test_who_had_the_second_is_not_reminded(conn: Connection) -> None:
    context = a_person(conn)
    visit = first_dose(conn, context, both=True)
    context.now = visit.starts_at + timedelta(hours=1)
    noted(conn, context, visit)
    (second,) = (one for one in visits.mine(conn, context.person_id) if one.dose == 2)
    context.now = second.starts_at + timedelta(hours=1)
    told(conn, context, second)
    assert not wanted(conn, visit, days=40)
