"""Somebody with a place saved, among the demo sites, on the way to a vaccine."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from bot.clinic import slots
from bot.clinic.context import Context
from bot.clinic.vaccinating import visits
from tests.clinic import add
from tests.unit.real_effects import a_context, a_walk
from tests.unit.walking import Walk

ZONE = "Asia/Shanghai"
NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)  # a Monday, 10 o'clock at the sites
XIHU = {"key": "place-at", "name": "西湖区", "latitude": 30.27, "longitude": 120.13}
XIHU |= {"code": "330106", "exact": False}


def a_person(conn: Connection, **values: Any) -> Context:
    """Somebody who agreed, has a place saved, and sites with windows around it."""
    context = a_context(conn, **values)
    context.now, context.consent = NOW, context.rules.consent.version
    context.site = "https://clinic.example"
    add(conn, "saved_place", person_id=context.person_id, body=XIHU, used_at=NOW)
    slots.lay(conn, now=NOW, zone=ZONE)
    return context


def entered(
    conn: Connection, context: Context, which: str, birth: str, sex: str = "female"
) -> Walk:
    """At the screening page of a vaccine for somebody newly written in."""
    walk = a_walk(conn, context).start(pick="vaccine").tap(which, "other").type("安安").tap(sex)
    return walk.type(birth)


def at_times(conn: Connection, context: Context, birth: str = "1958-04-02") -> Walk:
    """Offered the next free times for a dose of influenza vaccine."""
    return entered(conn, context, "influenza", birth).tap("none", "earlier")


def booked(conn: Connection, context: Context, birth: str = "1958-04-02") -> slots.Booking:
    walk = at_times(conn, context, birth)
    first = walk.options()[0].value
    walk.tap(str(first), "yes")
    return visits.mine(conn, context.person_id)[0]
