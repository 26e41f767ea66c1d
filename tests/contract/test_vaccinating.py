"""A vaccination from the question to the dose on record, on both databases."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from bot.clinic import slots
from bot.clinic.vaccinating import atsite, doses, visits
from tests.contract.slot_parts import Play
from tests.unit.real_effects import a_walk, rows
from tests.unit.vaccine_parts import a_person, at_times, booked


async def test_a_visit_is_booked_moved_and_its_dose_written_down(play: Play) -> None:
    def story(conn: Connection) -> None:
        context = a_person(conn)
        first = booked(conn, context)
        walk = a_walk(conn, context).start(pick="vaccinations").tap(str(first.id), "move")
        walk.tap(str(walk.options()[1].value), "yes")
        moved = visits.mine(conn, context.person_id)[0]
        assert (moved.id, moved.moves) == (first.id, 1)
        now = moved.starts_at + timedelta(minutes=5)
        for lot in ("A1", "A2"):
            given = {"product": "influenza", "lot": lot, "by": "staff:1", "now": now}
            done = atsite.give(conn, booking_id=first.id, **given)  # type: ignore[arg-type]
            assert isinstance(done, slots.Booking) and done.state == "attended"
        kept = doses.of_booking(conn, first.id)
        assert kept is not None and (kept.lot, kept.source) == ("A2", doses.Source.site)
        assert slots.faults(conn) == []

    await play(story)


async def test_a_time_given_up_on_the_way_is_free_at_once(play: Play) -> None:
    def story(conn: Connection) -> None:
        context = a_person(conn)
        walk = at_times(conn, context)
        values = [str(option.value) for option in walk.options()]
        walk.tap(values[0], "time", values[1], "drop")
        assert [row.state for row in rows(conn, "slot_hold")] == ["over", "over"]
        assert slots.faults(conn) == []

    await play(story)


async def test_what_is_planned_twice_is_said_once(play: Play) -> None:
    def story(conn: Connection) -> None:
        context = a_person(conn)
        booking = booked(conn, context)
        before = len(rows(conn, "timer"))
        visits.plan(conn, booking, now=context.now)
        assert len(rows(conn, "timer")) == before > 0

    await play(story)
