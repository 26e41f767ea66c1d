"""A sampler who has not come by the end of the window: the person hears of it, and may choose."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.clinic.hometest import orders, panels
from bot.clinic.hometest.orders import EARLY, Order, State
from bot.clinic.slots import Booking, news

NAME = "lab.late"
USELESS = timedelta(hours=2)  # said later than that it is no help
AWAITED = (*EARLY, State.underway)


def plan(conn: Connection, visit: Booking) -> None:
    """Look some minutes after the end of the window; a visit that is moved is planned anew."""
    if visit.person_id is None:
        return
    due = visit.ends_at + timedelta(minutes=panels.load().late_minutes)
    data = {"booking": visit.id, "ends": visit.ends_at.isoformat()}
    key = f"{NAME}:{visit.id}:{visit.ends_at.isoformat()}"
    late = due + USELESS
    news.tell(conn, visit.person_id, NAME, data, key=key, due=due, late=late)


def awaited(conn: Connection, visit_id: int, ends: str) -> list[Order]:
    """Who still waits at a visit that should be over; nobody when it was moved since."""
    return [
        order
        for order in orders.of_visit(conn, visit_id)
        if order.state in AWAITED and order.ends_at == datetime.fromisoformat(ends)
    ]
