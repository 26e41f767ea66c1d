"""What becomes of a booked vaccination: moved, cancelled, given, reminded of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.clinic import entries, slots
from bot.clinic.vaccinating import doses, visits
from tests.clinic import TABLES
from tests.contract.slot_parts import add_slot
from tests.unit.real_effects import a_walk, rows
from tests.unit.vaccine_parts import NOW, ZONE, a_person, booked


def test_a_visit_is_moved_and_the_old_time_is_free(conn: Connection) -> None:
    context = a_person(conn)
    old = booked(conn, context)
    walk = a_walk(conn, context).start(pick="vaccinations").tap(str(old.id), "move")
    walk.tap(str(walk.options()[1].value), "yes")
    new = visits.mine(conn, context.person_id)[0]
    assert (new.id, new.moves) == (old.id, 1) and new.slot_id != old.slot_id
    assert slots.faults(conn) == []


def test_a_visit_is_cancelled_until_the_cut_off(conn: Connection) -> None:
    context = a_person(conn)
    booking = booked(conn, context)
    context.now = booking.change_until
    walk = a_walk(conn, context).start(pick="vaccinations").tap(str(booking.id))
    assert walk.said == ["booked-late"]
    context.now -= timedelta(hours=1)
    walk = a_walk(conn, context).start(pick="vaccinations").tap(str(booking.id), "cancel", "ill")
    assert walk.said[0] == "vaccine-cancelled"
    assert slots.get(conn, booking.id).state == "cancelled"  # type: ignore[union-attr]


def test_a_dose_that_is_told_counts_in_the_next_forecast(conn: Connection) -> None:
    context = a_person(conn)
    booking = booked(conn, context, "2021-05-06")
    context.now = booking.starts_at + timedelta(hours=1)
    walk = a_walk(conn, context).start(pick="vaccinations").tap(str(booking.id), "given")
    assert walk.said[0] == "vaccination-observe"
    kept = doses.of_patient(conn, int(booking.patient_id or 0))
    assert [(one.product, one.source) for one in kept] == [("influenza", "told")]
    walk = a_walk(conn, context).start(pick="vaccine").tap("influenza", str(booking.patient_id))
    assert walk.tap("none").said[-1] == "vaccine-wait"  # it is complete for this season


def test_a_dose_that_is_told_does_not_stand_in_the_way_of_next_years(conn: Connection) -> None:
    context = a_person(conn)
    booking = booked(conn, context)
    context.now = booking.starts_at + timedelta(hours=1)
    a_walk(conn, context).start(pick="vaccinations").tap(str(booking.id), "given")
    over = slots.get(conn, booking.id)
    assert over is not None and over.state == "attended"
    year = timedelta(days=365)
    of = rows(conn, "slot")[0].resource_id
    held = slots.hold(
        conn,
        slot_id=add_slot(conn, of, booking.starts_at + year),
        person_id=context.person_id,
        patient_id=booking.patient_id,
        product=booking.product,
        dose=booking.dose,
        now=booking.starts_at + year - timedelta(days=5),
    )
    assert isinstance(held, slots.Hold), held


def test_what_the_site_says_stands_above_what_was_told(conn: Connection) -> None:
    context = a_person(conn)
    booking = booked(conn, context)
    told: dict[str, Any] = {"patient_id": booking.patient_id, "booking_id": booking.id}
    told |= {"product": "influenza", "on": date(2026, 11, 2), "number": 1, "now": NOW}
    doses.keep(conn, source=doses.Source.told, **told)
    doses.keep(conn, source=doses.Source.site, lot="A1", **told)
    doses.keep(conn, source=doses.Source.told, **told)
    kept = doses.of_booking(conn, booking.id)
    assert kept is not None and (kept.source, kept.lot) == ("site", "A1")
    assert len(rows(conn, "vaccination")) == 1


def test_a_severe_reaction_afterwards_is_on_record_and_for_a_doctor(conn: Connection) -> None:
    context = a_person(conn)
    booking = booked(conn, context)
    context.now = booking.starts_at + timedelta(hours=1)
    a_walk(conn, context).start(pick="vaccinations").tap(str(booking.id), "given")
    walk = a_walk(conn, context).start(pick="vaccinations").tap(str(booking.id), "severe")
    assert walk.said[0] == "vaccination-severe-advice"
    assert walk.said[-1] == "intake-present"  # whose patient it is was not asked again
    assert walk.tap("here").said[-1].startswith("redflags")
    assert [line["title"] for line in walk.talk.top.answers["first"]] == ["note-adverse"]
    assert [r.subject for r in rows(conn, "audit") if r.action == "vaccine.adverse"] == [
        f"booking:{booking.id}"
    ]


def test_who_missed_it_books_another_time(conn: Connection) -> None:
    context = a_person(conn)
    booking = booked(conn, context)
    context.now = booking.starts_at + timedelta(hours=3)
    walk = a_walk(conn, context).start(pick="vaccinations").tap(str(booking.id), "missed", "move")
    walk.tap(str(walk.options()[0].value), "yes")
    states = sorted(one.state for one in visits.mine(conn, context.person_id))
    assert states == ["booked", "missed"]


def test_reminders_come_the_evening_before_and_two_hours_ahead(conn: Connection) -> None:
    context = a_person(conn)
    booking = booked(conn, context)
    conn.execute(TABLES["timer"].delete())
    later = {"starts_at": datetime(2026, 11, 5, 6, 0, tzinfo=UTC)}
    moved = slots.Booking(**{n: getattr(booking, n) for n in booking.__slots__} | later)
    visits.plan(conn, moved, now=NOW)
    due = {row.name: row.due_at.astimezone(ZoneInfo(ZONE)) for row in rows(conn, "timer")}
    assert (due["vaccine.eve"].day, due["vaccine.eve"].hour) == (4, 18)
    assert (due["vaccine.soon"].day, due["vaccine.soon"].hour) == (5, 12)
    assert due["vaccine.after"].hour == 20


def test_no_reminder_is_planned_for_the_night(conn: Connection) -> None:
    context = a_person(conn)
    booking = booked(conn, context)
    conn.execute(TABLES["timer"].delete())
    early = {"starts_at": datetime(2026, 11, 5, 0, 30, tzinfo=UTC)}  # half past eight
    visits.plan(
        conn,
        slots.Booking(**{n: getattr(booking, n) for n in booking.__slots__} | early),
        now=NOW,
    )
    due = [row.due_at.astimezone(ZoneInfo(ZONE)).hour for row in rows(conn, "timer")]
    assert all(8 <= hour < 21 for hour in due)


def test_the_calendar_entry_has_the_time_and_folds_long_lines(conn: Connection) -> None:
    context = a_person(conn)
    booking = booked(conn, context)
    made = entries.entry(booking, title="打针, " * 30, where="湖西; 2 楼", now=NOW)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    text = made.decode().replace("\r\n ", "")
    assert f"DTSTART:{booking.starts_at.astimezone(UTC):%Y%m%dT%H%M%SZ}" in text
    assert "LOCATION:湖西\\; 2 楼" in text and f"UID:{booking.code}@qianmen" in text


def test_a_booked_visit_comes_with_a_link_for_the_calendar(conn: Connection) -> None:
    context = a_person(conn)
    booked(conn, context)
    entry = [row for row in rows(conn, "media") if row.mime == "text/calendar"]
    assert len(entry) == 1 and entry[0].body.startswith(b"BEGIN:VCALENDAR")
