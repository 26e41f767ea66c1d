"""From the question for a vaccine to the booking, by the real effects and the demo sites."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, update

from bot.clinic import slots
from bot.clinic.slots.rows import SLOT
from bot.clinic.vaccinating import visits
from tests.unit.real_effects import a_walk, rows
from tests.unit.vaccine_parts import ZONE, a_person, at_times, booked, entered


def test_somebody_known_books_in_seven_taps(conn: Connection) -> None:
    context = a_person(conn)
    booked(conn, context)
    patient = rows(conn, "patient")[0].id
    walk = a_walk(conn, context).start().tap("vaccine", "pneumonia", str(patient), "none")
    walk.tap("never")
    walk.tap(str(walk.options()[0].value), "yes")
    assert walk.taps == 7
    made = visits.mine(conn, context.person_id)
    assert sorted(one.product for one in made) == ["influenza", "ppv23"]
    assert "booked-made" in walk.said and slots.faults(conn) == []


def test_a_dose_is_taken_from_the_stock_of_the_site(conn: Connection) -> None:
    context = a_person(conn)
    booking = booked(conn, context)
    before = slots.sites.load().site(booking.resource)
    assert before is not None
    left = slots.stocks.of(conn, resources=[booking.resource], product="influenza")
    assert left[0].quantity == before.stock["influenza"] - 1


def test_a_child_gets_both_doses_the_second_after_28_days(conn: Connection) -> None:
    context = a_person(conn)
    walk = entered(conn, context, "influenza", "2021-05-06").tap("none", "never")
    walk.tap(str(walk.options()[0].value), "both")
    walk.tap(str(walk.options()[0].value))
    assert "vaccine-guardian" in walk.said
    walk.tap("yes")
    first, second = sorted(visits.mine(conn, context.person_id), key=lambda one: one.dose)
    zone = ZoneInfo(ZONE)
    days = [one.starts_at.astimezone(zone).date() for one in (first, second)]
    assert (first.dose, second.dose) == (1, 2)
    assert (days[1] - days[0]).days >= 28


def test_an_only_dose_is_offered_no_second(conn: Connection) -> None:
    walk = at_times(conn, a_person(conn), "2021-05-06")
    assert walk.tap(str(walk.options()[0].value)).said[-1] == "vaccine-sure"


def test_who_is_ill_books_nothing_and_is_asked_again(conn: Connection) -> None:
    context = a_person(conn)
    walk = entered(conn, context, "influenza", "1980-01-01").tap("ill", "done")
    assert walk.said == ["vaccine-defer"]
    walk.tap("days3")
    planned = [row for row in rows(conn, "timer") if row.name == "vaccine.again"]
    assert [row.due_at.date() for row in planned] == [date(2026, 11, 5)]
    assert rows(conn, "booking") == []


@pytest.mark.parametrize(("to", "status"), [("this", "contraindicated"), ("other", "conditional")])
def test_a_severe_reaction_is_for_a_doctor(conn: Connection, to: str, status: str) -> None:
    context = a_person(conn)
    walk = entered(conn, context, "influenza", "1980-01-01", "male")
    walk.tap("allergy", "done", to, "never")
    assert walk.said[-1] == "vaccine-ask"
    told = [row.detail for row in rows(conn, "audit") if row.action == "vaccine.forecast"]
    assert told == [f"influenza={status}/severe-allergy"]
    assert walk.tap("doctor").said[-1] == "intake-present"
    assert walk.tap("here").said[-1].startswith("redflags")


def test_who_cannot_say_is_seen_by_a_clinician_first(conn: Connection) -> None:
    walk = entered(conn, a_person(conn), "influenza", "1980-01-01", "male")
    assert walk.tap("unsure", "never").said[-1] == "vaccine-ask"


def test_an_unsure_history_is_not_guessed(conn: Connection) -> None:
    context = a_person(conn)
    walk = entered(conn, context, "influenza", "2021-05-06", "male").tap("none", "unsure")
    assert walk.said == ["vaccine-unsure"]
    walk.tap("site")
    assert "vaccine-site-checks" in walk.said
    walk.tap(str(walk.options()[0].value), "yes")  # no second dose is planned
    assert visits.mine(conn, context.person_id)[0].body["unsure"] == "site"


def test_a_photo_of_the_record_goes_to_the_desk(conn: Connection) -> None:
    context = a_person(conn)
    walk = entered(conn, context, "hpv", "2000-05-06").tap("none", "unsure", "photo")
    walk.photo(1).tap("done")
    assert walk.talk.top.answers["wanted"] == "desk"
    assert walk.talk.top.answers["photos"] == [1]


def test_a_second_dose_of_hpv_is_told_its_earliest_day(conn: Connection) -> None:
    walk = entered(conn, a_person(conn), "hpv", "2000-05-06").tap("none", "dates")
    walk.type("2026-10-20").tap("hpv2")
    assert walk.said[-1] == "vaccine-later"
    assert walk.talk.top.answers["earliest"] > "2026-11-02"


def test_a_day_before_birth_is_asked_again(conn: Connection) -> None:
    walk = entered(conn, a_person(conn), "hpv", "2000-05-06").tap("none", "dates")
    assert walk.type("1999-10-20").said == ["vaccine-days-unclear", "vaccine-days"]


def test_another_vaccine_of_late_keeps_a_live_one_waiting(conn: Connection) -> None:
    context = a_person(conn)
    walk = entered(conn, context, "zoster", "1960-05-06").tap("recent", "done", "fortnight")
    walk.tap("never")
    told = [row.detail for row in rows(conn, "audit") if row.action == "vaccine.forecast"]
    assert "zoster-lzv=conditional/live-vaccine-gap" in told[0]


def test_a_time_before_the_earliest_day_is_not_offered(conn: Connection) -> None:
    context = a_person(conn)
    walk = entered(conn, context, "influenza", "2021-05-06").tap("none", "season")
    walk.type("2026-10-20").tap("book")
    offered = [datetime.fromisoformat(one["at"]) for one in walk.talk.top.answers["windows"]]
    assert offered and min(offered).astimezone(ZoneInfo(ZONE)).date() >= date(2026, 11, 17)


def test_who_is_too_late_is_offered_others(conn: Connection) -> None:
    context = a_person(conn)
    walk = at_times(conn, context)
    picked = walk.options()[0].value
    mine = SLOT.c.id == int(picked)
    conn.execute(update(SLOT).where(mine).values(capacity=0))
    assert walk.tap(str(picked)).said[0] == "times-full"
    assert walk.said[-1] == "vaccine-window"
    assert str(picked) not in [str(option.value) for option in walk.options()]


def test_a_hold_that_ran_out_is_tried_for_once_more(conn: Connection) -> None:
    context = a_person(conn)
    walk = at_times(conn, context)
    walk.tap(str(walk.options()[0].value))
    context.now += timedelta(minutes=15)
    assert "booked-made" in walk.tap("yes").said
    assert len(rows(conn, "booking")) == 1


def test_another_time_from_the_page_gives_the_first_back(conn: Connection) -> None:
    context = a_person(conn)
    walk = at_times(conn, context)
    values = [str(option.value) for option in walk.options()]
    walk.tap(values[0], "time", values[1], "yes")
    assert [row.state for row in rows(conn, "slot_hold")] == ["over", "booked"]
