"""A zone of home visits, a sampler, and orders at whatever point of their life."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from bot.clinic import staff
from bot.clinic.hometest import orders, reports, route
from bot.clinic.hometest.orders import Mode, Order
from bot.clinic.hometest.report import Report, read
from bot.clinic.staff import Member
from tests.clinic import NOON, add_staff
from tests.contract.slot_parts import DAY, add_couple, add_resource, add_slot, booked

ZONE = "Asia/Shanghai"
TUBE = "QM-000001"
BODY = {"phone": "138 0013 8000", "address": {"name": "拱墅区", "street": "文一路 1 号"}}
LATER = NOON + DAY  # when the sampler comes


def add_sampler(conn: Connection, login: str = "nurse", role: str = "nurse") -> Member:
    staff_id = add_staff(conn, login, role=role)
    return next(member for member in staff.everybody(conn) if member.id == staff_id)


def an_order(
    conn: Connection, name: str = "ann", panel: str = "panel-3", *, capacity: int = 3
) -> Order:
    """Ordered for tomorrow at this time, by a person of this name for their child."""
    who = add_couple(conn, name)
    slot = add_slot(conn, add_resource(conn, f"home:{name}"), LATER, capacity=capacity)
    return ordered(conn, booked(conn, slot, who, product=panel).id, who, panel)


def ordered(conn: Connection, visit_id: int, who: tuple[int, int], panel: str) -> Order:
    made = orders.make(
        conn,
        visit_id=visit_id,
        person_id=who[0],
        patient_id=who[1],
        panel=panel,
        mode=Mode.sampler,
        body=BODY,
        actor="person:1",
        now=NOON,
    )
    assert made is not None
    return now_of(conn, made)


def now_of(conn: Connection, order_id: int) -> Order:
    found = orders.get(conn, order_id)
    assert found is not None
    return found


def at_door(conn: Connection, order: Order, member: Member) -> None:
    for step in (route.take, route.set_out, route.arrive):
        assert step(conn, order.visit_id, member, now=LATER) is not None


def sampled(
    conn: Connection, name: str = "ann", barcode: str = TUBE, panel: str = "panel-3"
) -> Order:
    """An order whose sample is in its tube."""
    order, member = an_order(conn, name, panel), add_sampler(conn, f"nurse-{name}")
    at_door(conn, order, member)
    done = route.sample(conn, order.id, barcode, member, now=LATER)
    assert isinstance(done, Order), done
    return done


def a_report(results: dict[str, str] | None = None, **more: Any) -> Report:
    plain: dict[str, Any] = {"barcode": TUBE, "report": "R1", "status": "final"}
    plain["results"] = results or {"flu_a": "positive", "flu_b": "negative", "covid": "negative"}
    return read(plain | more)


def taken(
    conn: Connection, report: Report, *, minutes: int = 60, by: str = "lab:one"
) -> reports.Taken | reports.Refusal:
    now = LATER + timedelta(minutes=minutes)
    return reports.take(conn, report, by=by, now=now, zone=ZONE)
