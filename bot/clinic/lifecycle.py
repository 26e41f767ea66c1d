"""The states of a case and the ways between them; every change is a compare-and-set with a record.

Whoever changes a case holds its person's lock first (`lock`), the order in which a turn takes them,
so that a message under way and a closing clinician cannot wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, insert, literal_column, null, select, update
from sqlmodel import SQLModel

from bot.clinic import audit, chatline, meant
from bot.clinic.casefile import CASE, HELD, OPEN, OWNED, PERSON, State, among
from bot.store.statement import Prepared

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
RECORDED = ("case_id", "name", "actor", "detail", "at")
RECORD = Prepared(insert(CASE_EVENT).values({name: bindparam(name) for name in RECORDED}))
OFFER_OVER = Prepared(
    update(OFFER)
    .where(OFFER.c.case_id == bindparam("case"), STANDS)
    .values(result=bindparam("how"), ended_at=bindparam("at"))
    .returning(OFFER.c.id, OFFER.c.staff_id)
)
CALLBACK_OVER = Prepared(
    update(CALLBACK)
    .where(CALLBACK.c.case_id == bindparam("case"), BOOKED)
    .values(state=bindparam("how"))
)
WHOSE = select(CASE.c.person_id).where(CASE.c.id == bindparam("case")).scalar_subquery()
LOCK = Prepared(select(PERSON.c.id).where(PERSON.c.id == WHOSE).with_for_update())
LOCK_PERSON = Prepared(
    select(PERSON.c.id).where(PERSON.c.id == bindparam("person")).with_for_update()
)


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
    booked for a callback is free again once the case is no longer booked; words its clinician did
    not confirm lapse when it is theirs no longer.
    """
    if to in OPEN and wake_at is None:
        raise ValueError(f"a case in {to} must be looked at again")
    wanted = None if since is None else frozenset(since)
    allowed = tuple(state for state in sources(to) if wanted is None or state in wanted)
    given = {"wake_at": wake_at, **(values or {})}
    statement = _statement(to, allowed, owner is not None, tuple(sorted(given)))
    set_ = {f"set_{name}": value for name, value in given.items()}
    if statement.changed(conn, set_ | {"case": case_id, "owner": owner}) != 1:
        return False
    if to is not State.offered:
        end_offer(conn, case_id, "withdrawn", now=now, by=actor)
    if to is not State.callback_booked and State.callback_booked in allowed:
        end_callback(conn, case_id, "cancelled" if to is State.cancelled else "done")
    if _leaves(to, allowed, given):
        meant.lapse(conn, case_id, ended=to not in OPEN, now=now)
    record(conn, case_id, name, actor=actor, now=now, detail=detail)
    return True


def _leaves(to: State, allowed: tuple[State, ...], given: dict[str, Any]) -> bool:
    """Whether a change may take an accepted case from its clinician."""
    return any(state in OWNED for state in allowed) and (to not in OWNED or "staff_id" in given)


@cache  # a few dozen: as many as there are kinds of change
def _statement(
    to: State, allowed: tuple[State, ...], owned: bool, columns: tuple[str, ...]
) -> Prepared:
    """The compare-and-set of one kind of change; the *columns* are given as `set_<name>`."""
    statement = update(CASE).where(CASE.c.id == bindparam("case"), among(CASE.c.state, allowed))
    if owned:
        statement = statement.where(CASE.c.staff_id == bindparam("owner"))
    set_: dict[str, Any] = {"state": literal_column(f"'{to}'"), "version": CASE.c.version + 1}
    if to is not State.offered:
        set_["offer_id"] = null()
    named = {name: bindparam(f"set_{name}", type_=CASE.c[name].type) for name in columns}
    return Prepared(statement.values(set_ | named))


def record(
    conn: Connection, case_id: int, name: str, *, actor: str, now: datetime, detail: str = ""
) -> None:
    """An event of a case, and who did it. *detail* is codes and ids, never words."""
    row = {"case_id": case_id, "name": name, "actor": actor, "detail": detail, "at": now}
    RECORD.changed(conn, row)
    audit.record(conn, actor=actor, action=f"case.{name}", subject=f"case:{case_id}", now=now)


def end_offer(conn: Connection, case_id: int, result: str, *, now: datetime, by: str = "") -> None:
    """The offer of a case that stands, if any, stands no longer: *result* says why.

    Who has a chat of their own is told there, in other words when it was they who took it.
    """
    for offer_id, staff_id in OFFER_OVER.all(conn, {"case": case_id, "how": result, "at": now}):
        how = "accepted" if by == f"staff:{staff_id}" else result
        chatline.offer_over(conn, offer_id=offer_id, staff_id=staff_id, result=how, now=now)


def end_callback(conn: Connection, case_id: int, state: str) -> None:
    """The time booked for a case, if any, is kept no longer: *state* says why."""
    CALLBACK_OVER.changed(conn, {"case": case_id, "how": state})


def lock(conn: Connection, case_id: int) -> int:
    """Lock the person of a case; returns their id, or 0 when there is no such case."""
    found = LOCK.first(conn, {"case": case_id})
    return int(found[0]) if found else 0


def lock_held(conn: Connection, staff_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Lock the persons of all accepted cases of some clinicians: case -> (person, clinician).

    In the order of their ids, as everybody does who locks several: two who do so at once never
    wait for each other.
    """
    theirs = (CASE.c.staff_id.in_(list(staff_ids)), HELD)
    found = conn.execute(select(CASE.c.id, CASE.c.person_id, CASE.c.staff_id).where(*theirs)).all()
    for person_id in sorted({row.person_id for row in found}):
        lock_person(conn, person_id)
    return {row.id: (row.person_id, row.staff_id) for row in found}


def lock_person(conn: Connection, person_id: int) -> None:
    LOCK_PERSON.first(conn, {"person": person_id})
