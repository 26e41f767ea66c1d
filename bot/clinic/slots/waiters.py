"""Who waits for a place at a site, as its staff see it: since when, what they were offered; putting
somebody on and taking them off, who is told so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, func, select, update

from bot.clinic import audit, lifecycle
from bot.clinic.people import PATIENT
from bot.clinic.slots import agenda, holds, news, waitlist
from bot.clinic.slots import places as seats
from bot.clinic.slots.rows import HOLD, RESOURCE, SLOT, WAIT, WAIT_AT, Why
from bot.clinic.slots.waitlist import Wait

MOST = 500  # of a list
REASONS = ("asked", "elsewhere", "unsuitable", "unreachable", "other")  # why they wait no longer
WAITS = WAIT.c.state.in_(["waiting", "offered"])


@dataclass(frozen=True, slots=True)
class Offer:
    """A place that is kept for somebody who waits: when, where, and until when."""

    starts_at: datetime
    resource: str
    until: datetime
    hold_id: int


@dataclass(frozen=True, slots=True)
class Waiter:
    """An entry of the wait list, with the patient's name. *first*: their risk is high, so they are
    asked before others; *offer*: what they are to decide about now."""

    wait: Wait
    name: str
    first: bool
    offer: Offer | None


def listed(conn: Connection, resource: str) -> list[Waiter]:
    """Who waits at a site, in the order in which they are asked."""
    joined = (
        WAIT.join(WAIT_AT, WAIT_AT.c.wait_id == WAIT.c.id)
        .join(RESOURCE, RESOURCE.c.id == WAIT_AT.c.resource_id)
        .outerjoin(PATIENT, PATIENT.c.id == WAIT.c.patient_id)
    )
    shown = [WAIT.c[name] for name in waitlist.SHOWN]
    found = select(*shown, PATIENT.c.body.label("patient"), WAIT.c.rank).select_from(joined)
    found = found.where(RESOURCE.c.key == resource, WAITS)
    found = found.order_by(WAIT.c.rank, WAIT.c.made_at, WAIT.c.id).limit(MOST)
    rows = conn.execute(found).all()
    offers = _offers(conn, [row.id for row in rows])
    return [
        Waiter(Wait(*row[:-2]), agenda.name_of(row.patient), row.rank == 0, offers.get(row.id))
        for row in rows
    ]


def numbers(conn: Connection) -> dict[str, int]:
    """How many wait at each site where anybody does."""
    joined = WAIT_AT.join(WAIT, WAIT.c.id == WAIT_AT.c.wait_id).join(
        RESOURCE, RESOURCE.c.id == WAIT_AT.c.resource_id
    )
    found = select(RESOURCE.c.key, func.count()).select_from(joined).where(WAITS)
    return {row[0]: row[1] for row in conn.execute(found.group_by(RESOURCE.c.key))}


def places(conn: Connection, wait_id: int) -> list[str]:
    """Where somebody waits; nowhere: there is no such entry."""
    at = RESOURCE.join(WAIT_AT, WAIT_AT.c.resource_id == RESOURCE.c.id)
    found = select(RESOURCE.c.key).select_from(at).where(WAIT_AT.c.wait_id == wait_id)
    return list(conn.execute(found.order_by(RESOURCE.c.key)).scalars())


def add(conn: Connection, *, by: str, now: datetime, **asked: Any) -> Wait | Why:
    """Put somebody on, as `waitlist.join` does; they are told. `already`: they wait for it."""
    made = waitlist.join(conn, **asked, now=now)
    if isinstance(made, Why):
        return made
    subject, detail = f"wait:{made.id}", made.product
    audit.record(conn, actor=by, action="wait.added", subject=subject, now=now, detail=detail)
    key = f"{news.JOINED}:{made.id}"
    news.tell(conn, made.person_id, news.JOINED, {"wait": made.id}, key=key, due=now)
    return made


def remove(conn: Connection, *, wait_id: int, reason: str, by: str, now: datetime) -> Wait | Why:
    """Take somebody off, with a reason; what was kept for them goes to the next, and they are told.
    `gone`: they wait no longer."""
    if reason not in REASONS:
        return Why.reason
    mine = waitlist.get(conn, wait_id)
    if mine is None:
        return Why.gone
    lifecycle.lock_person(conn, mine.person_id)
    kept = select(HOLD.c.id, HOLD.c.slot_id).where(HOLD.c.wait_id == wait_id, _HELD)
    offer = conn.execute(kept).first()
    if offer is not None:  # a job that ends it locks in this order as well
        seats.lock(conn, [offer.slot_id])
    ended = update(WAIT).where(WAIT.c.id == wait_id, WAITS).values(state="left")
    if conn.execute(ended).rowcount != 1:
        return Why.gone
    if offer is not None:
        holds.release(conn, hold_id=offer.id, person_id=None, now=now)
    subject = f"wait:{wait_id}"
    audit.record(conn, actor=by, action="wait.removed", subject=subject, now=now, detail=reason)
    data = {"wait": wait_id, "reason": reason}
    key = f"{news.REMOVED}:{wait_id}"
    news.tell(conn, mine.person_id, news.REMOVED, data, key=key, due=now)
    return mine


def withdraw(
    conn: Connection, *, wait_id: int, at: Sequence[str], reason: str, by: str, now: datetime
) -> Wait | Why:
    """They wait at these sites no longer; where they wait elsewhere too, they wait on and are told
    nothing, and what was kept for them here goes to the next. Else it is `remove`."""
    if reason not in REASONS:
        return Why.reason
    mine = waitlist.get(conn, wait_id)
    if mine is None:
        return Why.gone
    lifecycle.lock_person(conn, mine.person_id)
    if not set(places(conn, wait_id)) - set(at):
        return remove(conn, wait_id=wait_id, reason=reason, by=by, now=now)
    here = select(RESOURCE.c.id).where(RESOURCE.c.key.in_(at))
    offers = _offers(conn, [wait_id])
    gone = delete(WAIT_AT).where(WAIT_AT.c.wait_id == wait_id, WAIT_AT.c.resource_id.in_(here))
    conn.execute(gone)
    if wait_id in offers and offers[wait_id].resource in at:
        holds.release(conn, hold_id=offers[wait_id].hold_id, person_id=None, now=now)
    subject, detail = f"wait:{wait_id}", f"{reason} {' '.join(at)}"
    audit.record(conn, actor=by, action="wait.removed", subject=subject, now=now, detail=detail)
    return waitlist.get(conn, wait_id) or Why.gone


def _offers(conn: Connection, wait_ids: list[int]) -> dict[int, Offer]:
    joined = HOLD.join(SLOT, SLOT.c.id == HOLD.c.slot_id).join(
        RESOURCE, RESOURCE.c.id == SLOT.c.resource_id
    )
    found = select(HOLD.c.wait_id, SLOT.c.starts_at, RESOURCE.c.key, HOLD.c.until, HOLD.c.id)
    found = found.select_from(joined).where(and_(HOLD.c.wait_id.in_(wait_ids), _HELD))
    return {row[0]: Offer(*row[1:]) for row in conn.execute(found)}


_HELD = HOLD.c.state == "held"
