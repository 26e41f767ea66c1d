"""What staff write beside a case and no patient sees: notes, reasons, events, amendments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import SQLModel

import bot.store.queue  # noqa: F401 - fills the metadata
from bot.clinic import alarms, colleagues, lifecycle
from bot.clinic.casefile import CASE, OPEN, STAFF, Refused, State

REMARK = SQLModel.metadata.tables["remark"]
LONGEST = 4000  # characters


class Kind(StrEnum):
    """What a remark is."""

    note = auto()  # between colleagues, while the case is open
    reason = auto()  # why a case was transferred or taken over
    adverse = auto()  # an adverse event; may be learned of after the end, too
    amendment = auto()  # to the record of a closed case, which itself is never changed
    closing = auto()  # the record of an earlier end, kept when a case is opened again


@dataclass(frozen=True, slots=True)
class RemarkView:
    """One remark. `body`: `text`; of a closing `summary`, `outcome`, `follow_up`, `closed_at`."""

    id: int
    case_id: int
    staff_id: int
    staff_name: str
    kind: Kind
    body: dict[str, Any]
    at: datetime


OF_CASE = (
    select(
        REMARK.c.id,
        REMARK.c.case_id,
        REMARK.c.staff_id,
        STAFF.c.name.label("staff_name"),
        REMARK.c.kind,
        REMARK.c.body,
        REMARK.c.at,
    )
    .join(STAFF, STAFF.c.id == REMARK.c.staff_id)
    .where(REMARK.c.case_id == bindparam("case_id"))
    .order_by(REMARK.c.id)
)


def add(
    conn: Connection, *, case_id: int, staff_id: int, kind: str, text: str, now: datetime
) -> int:
    """Write a remark; returns its id. An adverse event sounds an alarm.

    Raises Refused: "empty"; "closed" (a note to a closed case: amend it); "not-closed" (an
    amendment to an open one); "not-yours" (an amendment by neither its clinician nor a supervisor).
    """
    lifecycle.lock(conn, case_id)
    kind, text = Kind(kind), text.strip()[:LONGEST]
    if not text:
        raise Refused("empty")
    role = _allowed(conn, case_id, staff_id, kind)
    remark_id = keep(
        conn, case_id=case_id, staff_id=staff_id, kind=kind, body={"text": text}, now=now
    )
    if kind is Kind.adverse:
        key, name = f"adverse:{remark_id}", alarms.Name.adverse
        alarms.sound(conn, key=key, name=name, case_id=case_id, role=role, now=now)
    return remark_id


def of(conn: Connection, case_id: int) -> list[RemarkView]:
    """The remarks of a case, oldest first."""
    return [_view(dict(row._mapping)) for row in conn.execute(OF_CASE, {"case_id": case_id})]


def keep(
    conn: Connection,
    *,
    case_id: int,
    staff_id: int,
    kind: Kind,
    body: dict[str, Any],
    now: datetime,
) -> int:
    """Add the row and its event, whatever the state of the case."""
    row = {"case_id": case_id, "staff_id": staff_id, "kind": str(kind), "body": body, "at": now}
    remark_id = int(conn.execute(insert(REMARK).returning(REMARK.c.id), row).scalar_one())
    actor, detail = f"staff:{staff_id}", f"remark:{remark_id}"
    lifecycle.record(conn, case_id, f"remark-{kind}", actor=actor, now=now, detail=detail)
    return remark_id


def _allowed(conn: Connection, case_id: int, staff_id: int, kind: Kind) -> str:
    """The role of the case, if this remark may be written now. Raises Refused."""
    columns = (CASE.c.state, CASE.c.staff_id, CASE.c.role)
    case = conn.execute(select(*columns).where(CASE.c.id == case_id)).one_or_none()
    if case is None:
        raise Refused("no-case")
    if kind is Kind.amendment:
        if case.state != State.closed:
            raise Refused("not-closed")
        writer = colleagues.get(conn, staff_id)
        if case.staff_id != staff_id and not (writer and writer.supervises):
            raise Refused("not-yours")
    elif kind is not Kind.adverse and case.state not in OPEN:
        raise Refused("closed")
    return str(case.role)


def _view(values: dict[str, Any]) -> RemarkView:
    return RemarkView(**(values | {"kind": Kind(values["kind"]), "body": values["body"] or {}}))
