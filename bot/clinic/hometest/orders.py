"""The life of a test order: its states, the ways between them, each step on record.

Every change is a compare-and-set with an event row, under the lock of its person, the order in
which a turn takes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

import bot.store.lab  # noqa: F401 - fills the metadata
from bot.clinic import lifecycle
from bot.clinic.people import PATIENT
from bot.clinic.slots.rows import BOOKING, RESOURCE, SLOT

TABLES = SQLModel.metadata.tables
ORDER, EVENT, REPORT = (TABLES[n] for n in ("lab_order", "lab_event", "lab_report"))
MOST = 30  # orders of one person in a list
READ = "read"  # what is on record when the person saw the report
TRIES = 2  # visits at which nobody opens, until a new time is needed


class State(StrEnum):
    """Where an order stands. *failed*: nobody opened twice; *spoiled*: the sample is of no use."""

    booked = auto()
    assigned = auto()
    underway = auto()
    arrived = auto()
    sampled = auto()
    sent = auto()
    testing = auto()
    reported = auto()
    failed = auto()
    spoiled = auto()
    cancelled = auto()


class Mode(StrEnum):
    """Who takes the sample; either way somebody brings what is needed and carries it away."""

    sampler = auto()
    self = auto()


WAYS: dict[State, frozenset[State]] = {
    State.booked: frozenset({State.assigned, State.cancelled}),
    State.assigned: frozenset({State.assigned, State.booked, State.underway, State.cancelled}),
    State.underway: frozenset({State.underway, State.arrived, State.failed}),
    State.arrived: frozenset({State.arrived, State.sampled, State.failed}),
    State.sampled: frozenset({State.sent, State.testing, State.reported, State.spoiled}),
    State.sent: frozenset({State.testing, State.reported, State.spoiled}),
    State.testing: frozenset({State.reported, State.spoiled}),
    State.reported: frozenset({State.reported}),  # amended
    State.failed: frozenset(),
    State.spoiled: frozenset(),
    State.cancelled: frozenset(),
}
EARLY = (State.booked, State.assigned)  # the sampler has not left: it may be moved or cancelled
AWAY = (State.underway, State.arrived)
LAB = (State.sampled, State.sent, State.testing)  # a laboratory has it, or soon will
OPEN = (*EARLY, *AWAY, *LAB)
REPEATED = (State.failed, State.spoiled)  # a new order for free


@dataclass(frozen=True, slots=True)
class Order:
    """A test of one patient. *body* has name, phone, address and door, or is None once erased."""

    id: int
    visit_id: int
    person_id: int
    patient_id: int | None
    panel: str
    mode: str
    state: State
    tries: int
    barcode: str | None
    sampler_id: int | None
    redo_of: int | None
    body: dict[str, Any]
    made_at: datetime
    patient: dict[str, Any]
    starts_at: datetime
    ends_at: datetime
    zone: str
    resource: str

    @property
    def early(self) -> bool:
        return self.state in EARLY


OWN: tuple[str, ...] = (
    "id",
    "visit_id",
    "person_id",
    "patient_id",
    "panel",
    "mode",
    "state",
    "tries",
    "barcode",
)
OWN += ("sampler_id", "redo_of", "body", "made_at")
SHOWN = select(
    *(ORDER.c[name] for name in OWN),
    PATIENT.c.body.label("patient"),
    *(SLOT.c.starts_at, SLOT.c.ends_at, RESOURCE.c.zone, RESOURCE.c.key.label("resource")),
).select_from(
    ORDER.join(BOOKING, BOOKING.c.id == ORDER.c.visit_id)
    .join(SLOT, SLOT.c.id == BOOKING.c.slot_id)
    .join(RESOURCE, RESOURCE.c.id == SLOT.c.resource_id)
    .outerjoin(PATIENT, PATIENT.c.id == ORDER.c.patient_id)
)


def make(
    conn: Connection,
    *,
    visit_id: int,
    person_id: int,
    patient_id: int | None,
    panel: str,
    mode: Mode,
    body: dict[str, Any],
    actor: str,
    now: datetime,
    redo_of: int | None = None,
    state: State = State.booked,
    sampler_id: int | None = None,
) -> int | None:
    """A new order; None when this patient has one of this panel open, or it was repeated before."""
    row: dict[str, Any] = {
        "visit_id": visit_id,
        "person_id": person_id,
        "patient_id": patient_id,
        "panel": panel,
    }
    row |= {"mode": str(mode), "state": str(state), "sampler_id": sampler_id, "redo_of": redo_of}
    row |= {"tries": 0, "body": body, "made_at": now, "changed_at": now}
    into = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    written = into(ORDER).values(row).on_conflict_do_nothing().returning(ORDER.c.id)
    made = conn.execute(written).scalar_one_or_none()
    if made is None:
        return None
    record(conn, int(made), "booked", actor=actor, now=now, detail=panel)
    return int(made)


def change(
    conn: Connection,
    order_id: int,
    to: State,
    *,
    actor: str,
    now: datetime,
    name: str = "",
    since: Iterable[State] | None = None,
    detail: str = "",
    **values: Any,
) -> Order | None:
    """Bring an order to another state; None when it does not stand where that is possible."""
    lifecycle.lock_person(conn, _owner(conn, order_id))
    allowed = [state for state, ways in WAYS.items() if to in ways]
    if since is not None:
        allowed = [state for state in allowed if state in set(since)]
    mine = (ORDER.c.id == order_id, ORDER.c.state.in_([str(state) for state in allowed]))
    new = {"state": str(to), "changed_at": now} | values
    if conn.execute(update(ORDER).where(*mine).values(new)).rowcount != 1:
        return None
    record(conn, order_id, name or str(to), actor=actor, now=now, detail=detail)
    return get(conn, order_id)


def record(
    conn: Connection, order_id: int, name: str, *, actor: str, now: datetime, detail: str = ""
) -> None:
    """One line of what happened; codes, never words."""
    row = {"order_id": order_id, "name": name, "actor": actor, "detail": detail[:80], "at": now}
    conn.execute(insert(EVENT), row)


def get(conn: Connection, order_id: int) -> Order | None:
    """One order, whatever its state."""
    return next(iter(_listed(conn, ORDER.c.id == order_id)), None)


def by_barcode(conn: Connection, barcode: str) -> Order | None:
    """The order whose sample carries this bar code."""
    return next(iter(_listed(conn, ORDER.c.barcode == barcode)), None)


def of_person(conn: Connection, person_id: int, *, states: Sequence[State] = ()) -> list[Order]:
    """The orders of a person, the newest first."""
    which = [ORDER.c.person_id == person_id]
    if states:
        which.append(ORDER.c.state.in_([str(state) for state in states]))
    return _listed(conn, *which, most=MOST)


def of_visit(conn: Connection, visit_id: int) -> list[Order]:
    """Everybody who is tested at one visit, in the order in which they were entered."""
    return _listed(conn, ORDER.c.visit_id == visit_id)[::-1]


def events(conn: Connection, order_id: int) -> list[Any]:
    """What happened, in order: name, actor, detail, at."""
    columns = (EVENT.c.name, EVENT.c.actor, EVENT.c.detail, EVENT.c.at)
    mine = select(*columns).where(EVENT.c.order_id == order_id)
    return list(conn.execute(mine.order_by(EVENT.c.id)))


def repeated(conn: Connection, order_id: int) -> bool:
    """Whether an order was repeated already."""
    again = select(ORDER.c.id).where(ORDER.c.redo_of == order_id)
    return conn.execute(again).first() is not None


def _owner(conn: Connection, order_id: int) -> int:
    owner = select(ORDER.c.person_id).where(ORDER.c.id == order_id)
    found = conn.execute(owner).scalar_one_or_none()
    if found is None:
        raise LookupError(f"there is no order {order_id}")
    return int(found)


def _listed(conn: Connection, *which: Any, most: int = 100) -> list[Order]:
    rows = conn.execute(SHOWN.where(*which).order_by(ORDER.c.id.desc()).limit(most))
    return [_order(row) for row in rows]


def listed(conn: Connection, *which: Any) -> list[Order]:
    """The orders of which *which* is true, by the time of their visit."""
    rows = conn.execute(SHOWN.where(*which).order_by(SLOT.c.starts_at, ORDER.c.id).limit(MOST * 10))
    return [_order(row) for row in rows]


def following(conn: Connection, after: int, *which: Any, most: int) -> list[Order]:
    """The orders behind the one of id *after* of which *which* is true, by id."""
    mine = SHOWN.where(ORDER.c.id > after, *which).order_by(ORDER.c.id).limit(most)
    return [_order(row) for row in conn.execute(mine)]


def _order(row: Any) -> Order:
    values = dict(row._mapping)
    values |= {"state": State(row.state), "body": row.body or {}, "patient": row.patient or {}}
    return Order(**values)
