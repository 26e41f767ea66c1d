"""What a telephone's calendar is given is iCalendar to a library we did not write."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from sqlalchemy import Connection, select

from bot.clinic import entries, slots
from bot.clinic.context import Context
from bot.clinic.hometest import calendaring
from bot.clinic.hometest.changing import home_cancel, home_move
from bot.clinic.slots import Booking
from bot.clinic.vaccinating import visits
from bot.store.session import Store
from tests.clinic import NOON, TABLES, add
from tests.contract.lab_parts import an_order
from tests.contract.slot_parts import DAY, HOUR, add_couple, add_slot, booked, held

BOOKING = Booking(
    id=1,
    code="ABCDE23456",
    hold_id=1,
    slot_id=1,
    person_id=1,
    patient_id=1,
    product="influenza",
    dose=1,
    state="booked",
    reason="",
    moves=0,
    body=None,
    made_at=NOON,
    starts_at=NOON + DAY,
    ends_at=NOON + DAY + HOUR,
    change_until=NOON,
    resource="vaccine:lake",
    zone="Asia/Shanghai",
)


def read(body: bytes) -> tuple[Any, Any]:
    """The calendar and its one event; raises for what is no calendar."""
    calendar = Calendar.from_ical(body)
    [event] = calendar.walk("VEVENT")
    assert not calendar.errors and not event.errors
    return calendar, event


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80),
    st.booleans(),
)
def test_any_title_and_place_come_out_as_they_went_in(title: str, where: str, off: bool) -> None:
    body = entries.entry(BOOKING, title=title, where=where, now=NOON, off=off)
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    calendar, event = read(body)
    assert str(event["SUMMARY"]) == title and str(event.get("LOCATION", "")) == where
    assert event["DTSTART"].dt == NOON + DAY and event["DTEND"].dt == NOON + DAY + HOUR
    assert str(calendar["METHOD"]) == ("CANCEL" if off else "PUBLISH")
    assert str(event["STATUS"]) == ("CANCELLED" if off else "CONFIRMED")
    assert int(event["SEQUENCE"]) == off and len(event.walk("VALARM")) == (not off)


def context_of(person_id: int, channel: str, site: str = "https://clinic.example") -> Context:
    return Context(
        person_id=person_id,
        alias="ann",
        locale="zh-CN",
        elder=False,
        channel=channel,
        address="ann",
        now=NOON,
        site=site,
    )


def kept(conn: Connection) -> list[Any]:
    """The events of the entries that were made, in order."""
    media = TABLES["media"]
    mine = select(media.c.body).where(media.c.mime == entries.MIME).order_by(media.c.id)
    return [read(body)[1] for body in conn.execute(mine).scalars()]


@pytest.mark.parametrize("channel", ["telegram", "wechat", "web"])
async def test_a_home_visit_is_entered_moved_and_taken_out(store: Store, channel: str) -> None:
    def story(conn: Connection) -> None:
        order = an_order(conn)
        visit = slots.get(conn, order.visit_id)
        assert visit is not None
        context = context_of(order.person_id, channel)
        [first] = calendaring.told(conn, context, visit)
        assert str(first.args["link"]).startswith("https://clinic.example/chat/sent/")
        of = TABLES["slot"].c
        resource = conn.execute(select(of.resource_id).where(of.id == visit.slot_id)).scalar_one()
        other = add_slot(conn, resource, NOON + 2 * DAY)
        who = (order.person_id, order.patient_id or 0)
        hold = held(conn, other, who, product="panel-3", moving=visit.id)
        picked = {"order_id": order.id, "hold_id": hold.id}
        moved, off = home_move(conn, context, picked), home_cancel(conn, context, picked)
        assert [put.key for put in (*moved.says, *off.says)] == [
            "home-calendar",
            "home-calendar-off",
        ]
        told = [(int(e["SEQUENCE"]), str(e["STATUS"]), e["DTSTART"].dt) for e in kept(conn)]
        assert told == [
            (0, "CONFIRMED", NOON + DAY),
            (1, "CONFIRMED", NOON + 2 * DAY),
            (2, "CANCELLED", NOON + 2 * DAY),
        ]
        assert len({str(event["UID"]) for event in kept(conn)}) == 1
        assert not any("LOCATION" in event for event in kept(conn))

    await store.write(story)


async def test_a_vaccination_is_taken_out_of_the_calendar(store: Store) -> None:
    def story(conn: Connection) -> None:
        resource = add(conn, "resource", key="vaccine:lake", kind="vaccine", zone="Asia/Shanghai")
        who = add_couple(conn, "ann")
        visit = booked(conn, add_slot(conn, resource), who)
        context = context_of(who[0], "wechat")
        assert visits.calendar_link(conn, context, visit)
        off = slots.cancel(conn, booking_id=visit.id, person_id=who[0], now=NOON)
        assert isinstance(off, Booking) and visits.calendar_link(conn, context, off, off=True)
        assert [str(event["STATUS"]) for event in kept(conn)] == ["CONFIRMED", "CANCELLED"]
        assert not visits.calendar_link(conn, context_of(who[0], "web", ""), visit)

    await store.write(story)


def test_an_hour_is_an_hour_whatever_the_zone() -> None:
    _, event = read(entries.entry(BOOKING, title="x", where="", now=NOON))
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=1)
