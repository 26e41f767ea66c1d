"""Findings that have to be reported to the authorities: a task each, due in time, done by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

import bot.store.aftervisit  # noqa: F401 - fills the metadata
from bot.clinic import audit, pathogens
from bot.clinic.casefile import STAFF
from bot.clinic.hometest import orders, panels
from bot.clinic.hometest.orders import Order

TASK = SQLModel.metadata.tables["health_report"]
LATELY = timedelta(days=30)
MOST = 200


@dataclass(frozen=True, slots=True)
class Task:
    """One finding of one test. *by*: the name of whoever reported it, empty while it is open."""

    id: int
    order: Order
    target: str
    state: str
    made_at: datetime
    due_at: datetime
    done_at: datetime | None
    by: str


def note(conn: Connection, order: Order, results: dict[str, str], *, now: datetime) -> None:
    """Make a task of each finding on the list; take one back that an amended report does not have.

    A task that was done stays done: what was reported is corrected by hand.
    """
    found, known = pathogens.positive(results), panels.load().notifiable
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    for one in known:
        mine = (TASK.c.order_id == order.id, TASK.c.target == one.target)
        if one.target not in found:
            off = update(TASK).where(*mine, TASK.c.state == "open")
            conn.execute(off.values(state="void", done_at=now))
            continue
        row = {"order_id": order.id, "target": one.target, "state": "open", "made_at": now}
        row |= {"due_at": now + timedelta(hours=one.hours)}
        if conn.execute(make(TASK).on_conflict_do_nothing(), row).rowcount == 0:
            again = update(TASK).where(*mine, TASK.c.state == "void")
            conn.execute(again.values(state="open", done_at=None, due_at=row["due_at"]))


def done(conn: Connection, *, task_id: int, staff_id: int, now: datetime) -> bool:
    """Somebody has reported it; False when it was done or taken back before."""
    mine = (TASK.c.id == task_id, TASK.c.state == "open")
    values = {"state": "done", "done_by": staff_id, "done_at": now}
    if conn.execute(update(TASK).where(*mine).values(values)).rowcount != 1:
        return False
    actor, subject = f"staff:{staff_id}", f"health-report:{task_id}"
    audit.record(conn, actor=actor, action="health.reported", subject=subject, now=now)
    return True


def tasks(conn: Connection, *, now: datetime) -> list[Task]:
    """The open ones, the most urgent first, and then what was done of late."""
    rows = conn.execute(
        select(TASK, STAFF.c.name.label("by"))
        .outerjoin(STAFF, STAFF.c.id == TASK.c.done_by)
        .where((TASK.c.state == "open") | (TASK.c.done_at > now - LATELY))
        .order_by((TASK.c.state == "open").desc(), TASK.c.due_at, TASK.c.id)
        .limit(MOST)
    ).all()
    found = []
    for row in rows:
        order = orders.get(conn, row.order_id)
        if order is not None:
            dates = (row.made_at, row.due_at, row.done_at)
            found.append(Task(row.id, order, row.target, row.state, *dates, row.by or ""))
    return found
