"""The sampler and the laboratory at the other end of a simulated talk, for the newest test."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.clinic import slots, staff
from bot.clinic.casefile import Tell
from bot.clinic.hometest import orders, report, reports, route
from bot.clinic.hometest.orders import ORDER, Order, State
from bot.clinic.hometest.reports import Taken
from bot.clinic.slots.rows import SLOT

ZONE = "Asia/Shanghai"


def step(conn: Connection, verb: str, rest: str, *, by: int, now: datetime) -> list[Tell]:
    """One thing that happens to the test ordered last. Raises LookupError when it cannot.

    take, set-out, arrive, nobody, sample BARCODE, spoil, result TARGET=WORD ..., amend ...; full
    ZONE takes what is left of its next window.
    """
    if verb == "full":
        return _fill(conn, rest, now)
    order, member = _newest(conn), _member(conn, by)
    visit = {
        "take": route.take,
        "set-out": route.set_out,
        "arrive": route.arrive,
        "nobody": route.nobody,
    }
    if verb in visit:
        told = visit[verb](conn, order.visit_id, member, now=now)
        if told is None:
            raise LookupError(f"{verb}: the test is {order.state}")
        return told
    if verb == "sample":
        taken = route.sample(conn, order.id, rest, member, now=now)
        if isinstance(taken, str):
            raise LookupError(f"the sample is refused: {taken}")
        return []
    if verb == "spoil":
        tell = route.spoil(conn, order.id, member, now=now)
        return [tell] if tell is not None else []
    return _report(conn, order, rest, amended=verb == "amend", now=now)


def _fill(conn: Connection, zone: str, now: datetime) -> list[Tell]:
    near = slots.free(conn, resources=[zone], now=now, most=1)
    mine = SLOT.c.id.in_([window.slot_id for window in near])
    conn.execute(update(SLOT).where(mine).values(capacity=SLOT.c.taken))
    return []


def _report(
    conn: Connection, order: Order, said: str, *, amended: bool, now: datetime
) -> list[Tell]:
    results = dict(part.split("=", 1) for part in said.split())
    read = report.read(
        {
            "barcode": order.barcode or "",
            "report": "R1",
            "status": "amended" if amended else "final",
            "results": results,
        }
    )
    taken = reports.take(conn, read, by="lab:simulated", now=now, zone=ZONE)
    if not isinstance(taken, Taken):
        raise LookupError(f"the report is refused: {taken}")
    return taken.tells


def _newest(conn: Connection) -> Order:
    newest = select(ORDER.c.id).where(ORDER.c.state != State.cancelled).order_by(ORDER.c.id.desc())
    found = conn.execute(newest.limit(1)).scalar_one_or_none()
    order = orders.get(conn, found) if found is not None else None
    if order is None:
        raise LookupError("no test was ordered")
    return order


def _member(conn: Connection, staff_id: int) -> staff.Member:
    return next(member for member in staff.everybody(conn) if member.id == staff_id)
