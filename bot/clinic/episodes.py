"""A case's past: what happened in it, step by step, and the earlier episodes of its patient."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from bot.clinic.casefile import CASE, STAFF, VIEW, CaseView, State, _view
from bot.clinic.lifecycle import CASE_EVENT

EARLIER = 10  # episodes shown


@dataclass(frozen=True, slots=True)
class Step:
    """One event of a case. *who* is a clinician's name, or empty for the program or patient."""

    id: int
    name: str
    actor: str
    who: str
    detail: str
    at: datetime

    @property
    def side(self) -> str:
        """staff, person or program"""
        kind = self.actor.partition(":")[0]
        return {"patient": "person"}.get(kind, kind if kind in ("staff", "person") else "program")


def timeline(conn: Connection, case_id: int) -> list[Step]:
    """What happened in a case, oldest first."""
    columns = (CASE_EVENT.c[name] for name in ("id", "name", "actor", "detail", "at"))
    rows = conn.execute(
        select(*columns).where(CASE_EVENT.c.case_id == case_id).order_by(CASE_EVENT.c.id)
    ).all()
    names = _names(conn, {row.actor for row in rows})
    return [
        Step(row.id, row.name, row.actor, names.get(row.actor, ""), row.detail, row.at)
        for row in rows
    ]


def earlier(conn: Connection, case: CaseView) -> list[CaseView]:
    """Closed cases of the same patient, newest first; of the person where no patient was named."""
    same = (
        CASE.c.patient_id == case.patient_id
        if case.patient_id is not None
        else (CASE.c.person_id == case.person_id) & CASE.c.patient_id.is_(None)
    )
    found = conn.execute(
        VIEW.where(same, CASE.c.id != case.id, CASE.c.state == State.closed)
        .order_by(CASE.c.closed_at.desc())
        .limit(EARLIER)
    )
    return [_view(row) for row in found]


def _names(conn: Connection, actors: set[str]) -> dict[str, str]:
    numbers = {actor: actor.removeprefix("staff:") for actor in actors if "staff:" in actor}
    ids = [int(number) for number in numbers.values() if number.isdecimal()]
    rows = conn.execute(select(STAFF.c.id, STAFF.c.name).where(STAFF.c.id.in_(ids)))
    return {f"staff:{staff_id}": name for staff_id, name in rows}
