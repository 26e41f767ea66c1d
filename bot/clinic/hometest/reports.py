"""Keeps what a laboratory reports: once, for the right patient, later versions beside the first.

Whoever calls enters the tells into the talks in the same transaction. A report that fits nobody is
refused, and sounds for the supervisor.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum, auto
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.clinic import alarms, audit, checkups, lifecycle, speech
from bot.clinic.casefile import CASE, IS_OPEN, Tell
from bot.clinic.hometest import orders, panels, reporting, route
from bot.clinic.hometest.orders import LAB, REPORT, Order, State
from bot.clinic.hometest.report import Found, Report, Status
from bot.reading import fold
from bot.store.tables import Timer

TIMER = Timer.__table__  # type: ignore[attr-defined]
HOUR = 10  # of the day on which we ask how it goes
LATE = timedelta(days=1)
NEWS = "note-lab-amended"


class Refusal(StrEnum):
    """Why a report was not taken."""

    unknown = auto()  # no sample carries this bar code
    patient = auto()  # it is another patient's
    target = auto()  # something was reported that was not ordered
    state = auto()  # this order awaits no report
    differs = auto()  # another final report is there: send it as amended
    first = auto()  # there is nothing to amend


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a report. *results*: by target positive, negative, invalid or untested."""

    id: int
    order_id: int
    version: int
    status: str
    body: dict[str, Any]
    at: datetime

    @property
    def results(self) -> dict[str, str]:
        found: dict[str, str] = self.body.get("results", {})
        return found


@dataclass(frozen=True, slots=True)
class Taken:
    """*again*: it was there already, and nothing was done."""

    order: Order
    version: int
    again: bool
    tells: list[Tell]


def take(conn: Connection, report: Report, *, by: str, now: datetime, zone: str) -> Taken | Refusal:
    """Keep a report; the same one sent again is one. *by*: "lab:<key>" or "staff:<id>"."""
    order = orders.by_barcode(conn, report.barcode)
    if order is None:
        return _refuse(conn, report, Refusal.unknown, None, by=by, now=now)
    lifecycle.lock_person(conn, order.person_id)
    order = orders.get(conn, order.id) or order
    if not _fits(report, order.patient):
        return _refuse(conn, report, Refusal.patient, order, by=by, now=now)
    ref = f"{by.partition(':')[0]}:{_digest(report)}"
    known = conn.execute(select(REPORT.c.version).where(REPORT.c.ref == ref)).scalar_one_or_none()
    if known is not None:
        return Taken(order, int(known), again=True, tells=[])
    if (refused := _refused(conn, report, order)) is not None:
        return refused
    return _keep(conn, report, order, ref, by=by, now=now, zone=zone)


def _refused(conn: Connection, report: Report, order: Order) -> Refusal | None:
    """Why an honest report cannot be taken now."""
    panel = panels.load().panel(order.panel)
    if panel is not None and not set(report.results) <= set(panel.targets):
        return Refusal.target
    if order.state not in (*LAB, State.reported):
        return Refusal.state
    there = latest(conn, order.id) is not None
    if there and report.status is not Status.amended:
        return Refusal.differs
    return Refusal.first if report.status is Status.amended and not there else None


def _keep(
    conn: Connection, report: Report, order: Order, ref: str, *, by: str, now: datetime, zone: str
) -> Taken:
    last = latest(conn, order.id)
    version = 1 if last is None else last.version + 1
    panel = panels.load().panel(order.panel)
    targets = panel.targets if panel is not None else tuple(report.results)
    results = {one: str(report.results.get(one, Found.untested)) for one in targets}
    body = {"results": results, "report": report.number, "by": by}
    row = {"order_id": order.id, "version": version, "status": str(report.status)}
    row |= {"ref": ref, "body": body, "at": now}
    conn.execute(insert(REPORT), row)
    spoiled = report.invalid and last is None
    to, name = (State.spoiled, "spoiled") if spoiled else (State.reported, "reported")
    detail = f"version:{version}"
    done = orders.change(conn, order.id, to, actor=by, now=now, name=name, detail=detail)
    if done is None:
        raise RuntimeError(f"order {order.id} was changed beside its lock")
    if not spoiled and last is None:
        _follow(conn, done, now=now, zone=zone)
    if last is not None:
        _warn(conn, done, now=now)
    reporting.note(conn, done, results, now=now)
    key = "spoiled" if spoiled else str(version)
    tell = route.tell(done, "lab.redo" if spoiled else "lab.report", key=key)
    return Taken(done, version, again=False, tells=[tell])


def versions(conn: Connection, order_id: int) -> list[Version]:
    """All versions of an order's report, the first one first."""
    columns = [REPORT.c[name] for name in ("id", "order_id", "version", "status", "body", "at")]
    mine = select(*columns).where(REPORT.c.order_id == order_id, REPORT.c.body.is_not(None))
    return [Version(*row) for row in conn.execute(mine.order_by(REPORT.c.version))]


def latest(conn: Connection, order_id: int) -> Version | None:
    """The report as it stands now."""
    return next(reversed(versions(conn, order_id)), None)


def _fits(report: Report, patient: Mapping[str, Any]) -> bool:
    """Whether the patient of the laboratory can be that of the order; what it does not say fits."""
    if report.birth and report.birth != patient.get("birth"):
        return False
    return not report.name or fold(report.name) == fold(str(patient.get("name", "")))


def _refuse(
    conn: Connection,
    report: Report,
    why: Refusal,
    order: Order | None,
    *,
    by: str,
    now: datetime,
) -> Refusal:
    """Nobody sees it; the supervisor hears of it, once for each sample and reason."""
    subject = f"order:{order.id}" if order is not None else "sample"
    key = f"lab:{why}:{order.id if order is not None else _digest(report)[:32]}"
    alarms.sound(conn, key=key, name=alarms.Name.sample, case_id=None, role="", now=now)
    audit.record(conn, actor=by, action="lab.refused", subject=subject, now=now, detail=str(why))
    return why


def _digest(report: Report) -> str:
    """What makes a report the same one: its sample, number, standing and results."""
    seen = sorted(one for one in report.results.items() if one[1] is not Found.untested)
    said = [report.barcode, report.number, str(report.status), seen]
    text = json.dumps(said, ensure_ascii=False, default=str)
    return blake2b(text.encode(), digest_size=24).hexdigest()


def _warn(conn: Connection, order: Order, *, now: datetime) -> None:
    """A report was amended: whoever treats the patient reads it in the talk."""
    about = CASE.c.patient_id == order.patient_id
    case_id = conn.execute(select(CASE.c.id).where(about, IS_OPEN).limit(1)).scalar_one_or_none()
    if order.patient_id is None or case_id is None:
        return
    speech.note(conn, case_id=case_id, key=NEWS, now=now)


def _follow(conn: Connection, order: Order, *, now: datetime, zone: str) -> None:
    """Some days after the report we ask how it goes, as after an intake."""
    where = ZoneInfo(zone)
    day = now.astimezone(where).date() + timedelta(days=panels.load().follow_days)
    due = datetime.combine(day, time(HOUR), where)
    row: dict[str, Any] = {
        "key": f"lab:{order.id}",
        "name": checkups.NAME,
        "person_id": order.person_id,
        "body": {"reason": "check", "patient": order.patient_id or 0, "at": now.isoformat()},
        "due_at": due,
        "late_at": due + LATE,
        "state": "waiting",
    }
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    conn.execute(make(TIMER).on_conflict_do_nothing(), row)
