"""The states of a case and the ways between them; every change is a compare-and-set with a record.

Whoever changes a case holds its person's lock first (`lock`), the order in which a turn takes them,
so that a message under way and a closing clinician cannot wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, literal_column, select, update
from sqlmodel import SQLModel

from bot.clinic import audit, chatline
from bot.clinic.casefile import CASE, OPEN, PERSON, State

CASE_EVENT = SQLModel.metadata.tables["case_event"]
OFFER = SQLModel.metadata.tables["offer"]
STANDS = OFFER.c.result == literal_column("''")  # the words of its partial indices
CALLBACK = SQLModel.metadata.tables["callback"]
BOOKED = CALLBACK.c.state == literal_column("'booked'")
# From each state, the states that may follow it.
WAYS: dict[State, frozenset[State]] = {
    State.waiting: frozenset(
        {State.waiting, State.offered, State.active, State.callback_booked, State.cancelled}
    ),
    State.offered: frozenset(
        {State.waiting, State.offered, State.active, State.callback_booked, State.cancelled}
    ),
    State.active: frozenset(
        {State.active, State.waiting_patient, State.waiting_doctor, State.waiting, State.closed}
    ),
    State.waiting_patient: frozenset({State.active, State.waiting, State.closed}),
    State.waiting_doctor: frozenset(
        {State.active, State.waiting_patient, State.waiting, State.closed}
    ),
    State.callback_booked: frozenset(
        {State.waiting, State.active, State.callback_booked, State.closed, State.cancelled}
    ),
    State.closed: frozenset({State.closed, State.waiting}),  # amended; reopened within a day
    State.cancelled: frozenset(),
}


def sources(to: State) -> tuple[State, ...]:
    """The states from which *to* may be reached."""
    return tuple(state for state, ways in WAYS.items() if to in ways)


def change(
    conn: Connection,
    case_id: int,
    to: State,
    *,
    name: str,
    actor: str,
    now: datetime,
    wake_at: datetime | None = None,
    owner: int | None = None,
    since: Iterable[State] | None = None,
    values: dict[str, Any] | None = None,
    detail: str = "",
) -> bool:
    """Bring a case into *to* if it stands where that is allowed; False when it does not.

    *wake_at* is when the queue looks at it again and is required for every open state; *owner*
    narrows to a clinician's own case, *since* to some of the allowed states. *values* are further
    columns. An event *name* by *actor* ("staff:3", "person:7", "queue") is recorded, and audited.
    An offer of the case that still stood is withdrawn, unless the case is offered anew; a time
    booked for a callback is free again once the case is no longer booked.
    """
    if to in OPEN and wake_at is None:
        raise ValueError(f"a case in {to} must be looked at again")
    allowed = [state for state in sources(to) if since is None or state in since]
    statement = update(CASE).where(CASE.c.id == case_id, CASE.c.state.in_(allowed))
    if owner is not None:
        statement = statement.where(CASE.c.staff_id == owner)
    set_: dict[str, Any] = {"state": to, "wake_at": wake_at, "version": CASE.c.version + 1}
    if to is not State.offered:
        set_["offer_id"] = None
    changed = conn.execute(statement.values(set_ | (values or {})))
    if changed.rowcount != 1:
        return False
    if to is not State.offered:
        end_offer(conn, case_id, "withdrawn", now=now, by=actor)
    if to is not State.callback_booked and State.callback_booked in allowed:
        end_callback(conn, case_id, "cancelled" if to is State.cancelled else "done")
    record(conn, case_id, name, actor=actor, now=now, detail=detail)
    return True


def record(
    conn: Connection, case_id: int, name: str, *, actor: str, now: datetime, detail: str = ""
) -> None:
    """An event of a case, and who did it. *detail* is codes and ids, never words."""
    row = {"case_id": case_id, "name": name, "actor": actor, "detail": detail, "at": now}
    conn.execute(insert(CASE_EVENT), row)
    audit.record(conn, actor=actor, action=f"case.{name}", subject=f"case:{case_id}", now=now)


def end_offer(conn: Connection, case_id: int, result: str, *, now: datetime, by: str = "") -> None:
    """The offer of a case that stands, if any, stands no longer: *result* says why.

    Who has a chat of their own is told there, in other words when it was they who took it.
    """
    standing = update(OFFER).where(OFFER.c.case_id == case_id, STANDS)
    ended = standing.values(result=result, ended_at=now).returning(OFFER.c.id, OFFER.c.staff_id)
    for row in conn.execute(ended).all():
        how = "accepted" if by == f"staff:{row.staff_id}" else result
        chatline.offer_over(conn, offer_id=row.id, staff_id=row.staff_id, result=how, now=now)


def end_callback(conn: Connection, case_id: int, state: str) -> None:
    """The time booked for a case, if any, is kept no longer: *state* says why."""
    booked = update(CALLBACK).where(CALLBACK.c.case_id == case_id, BOOKED)
    conn.execute(booked.values(state=state))


def lock(conn: Connection, case_id: int) -> int:
    """Lock the person of a case; returns their id, or 0 when there is no such case."""
    whose = select(CASE.c.person_id).where(CASE.c.id == case_id).scalar_subquery()
    found = conn.execute(select(PERSON.c.id).where(PERSON.c.id == whose).with_for_update())
    return found.scalar_one_or_none() or 0


def lock_person(conn: Connection, person_id: int) -> None:
    conn.execute(select(PERSON.c.id).where(PERSON.c.id == person_id).with_for_update())
