"""Who was taken off a visit by somebody else is called; who cancelled it themselves is not."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, update

from bot.clinic import slots
from bot.clinic.appointments import calling, dismissing
from bot.clinic.appointments.calling import Result
from bot.clinic.slots import Booking
from tests.clinic import NOON, TABLES, add_staff
from tests.contract.slot_parts import Play, add_couple, add_day, booked

SITE = "vaccine:lake"


def visit_of(conn: Connection) -> tuple[Booking, int]:
    """A visit tomorrow of somebody whom no message reaches."""
    one, *_ = add_day(conn, SITE)
    who = add_couple(conn, "ann")
    conn.execute(update(TABLES["account"]).values(reachable=False))
    return booked(conn, one, who), who[0]


@pytest.mark.parametrize("reason", calling.OFF)
async def test_a_reason_of_the_same_name_does_not_make_it_taken_off(
    play: Play, reason: str
) -> None:
    def story(conn: Connection) -> None:
        visit, person = visit_of(conn)
        mine: dict[str, Any] = {"booking_id": visit.id, "now": NOON}
        slots.cancel(conn, **mine, person_id=person, reason=reason, by=f"person:{person}")
        assert calling.due(conn, now=NOON) == []
        assert calling.taken_off(conn, visit.id, now=NOON) is None
        staff = add_staff(conn, "mei")
        assert not calling.mark(conn, **mine, result=Result.reached, staff_id=staff)

    await play(story)


async def test_another_system_that_cancels_for_the_patient_takes_nobody_off(play: Play) -> None:
    def story(conn: Connection) -> None:
        visit, person = visit_of(conn)
        asked: dict[str, Any] = {"booking_id": visit.id, "person_id": person, "now": NOON}
        slots.cancel(conn, **asked, reason="other", by="api:portal")
        assert calling.due(conn, now=NOON) == []

    await play(story)


@pytest.mark.parametrize("by", ["staff:3", "api:site"])
async def test_whoever_takes_them_off_they_are_called_once(play: Play, by: str) -> None:
    def story(conn: Connection) -> None:
        visit, _ = visit_of(conn)
        mine: dict[str, Any] = {"booking_id": visit.id, "now": NOON}
        dismissing.dismiss(conn, **mine, reason="other", by=by)
        (one,) = calling.due(conn, now=NOON)
        assert one.booking.id == visit.id
        staff = add_staff(conn, "mei")
        assert calling.mark(conn, **mine, result=Result.reached, staff_id=staff)
        assert calling.due(conn, now=NOON) == []

    await play(story)
