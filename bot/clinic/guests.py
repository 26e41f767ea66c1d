"""A second clinician in a case: asked for by role or by name, joined, gone again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, Select, and_, insert, or_, select, update
from sqlmodel import SQLModel

import bot.store.queue  # noqa: F401 - fills the metadata
from bot.clinic import colleagues, lifecycle, rules, summons
from bot.clinic.casefile import CASE, OWNED, STAFF, Refused, Tell
from bot.clinic.colleagues import Colleague

GUEST = SQLModel.metadata.tables["guest"]
MOST = 4  # invitations and guests of one case at a time


@dataclass(frozen=True, slots=True)
class GuestView:
    """An invitation or a guest. `staff_id` is None until someone of the role has joined."""

    id: int
    case_id: int
    role: str
    staff_id: int | None
    staff_name: str
    asked_by: int
    at: datetime
    joined_at: datetime | None
    left_at: datetime | None


def invite(
    conn: Connection,
    *,
    case_id: int,
    staff_id: int,
    role: str,
    guest: int | None,
    now: datetime,
    zone: tzinfo = UTC,
) -> int:
    """The owner asks for someone of *role*, or for the clinician *guest*; returns the invitation.

    Who has a chat of their own is told there; *zone* is the clinic's, in which an age is counted.
    Asked for twice, there is one invitation. Raises Refused: "not-yours"; "nobody" (no patient
    can ask for that role, or they cannot have a case of theirs); "crowded".
    """
    lifecycle.lock(conn, case_id)
    _owned_by(conn, case_id, staff_id)
    if guest is not None:
        wanted = colleagues.get(conn, guest)
        if wanted is None or guest == staff_id:
            raise Refused("nobody")
        role = wanted.treats
    if role not in rules.load().roles.roles:
        raise Refused("nobody")
    there = of(conn, case_id)
    for known in there:
        if known.staff_id == guest and (guest is not None or known.role == role):
            return known.id
    if len(there) >= MOST:
        raise Refused("crowded")
    row = {"case_id": case_id, "role": role, "staff_id": guest, "asked_by": staff_id, "at": now}
    guest_id = int(conn.execute(insert(GUEST).returning(GUEST.c.id), row).scalar_one())
    actor, detail = f"staff:{staff_id}", f"guest:{guest_id}"
    lifecycle.record(conn, case_id, "guest-asked", actor=actor, now=now, detail=detail)
    summons.ring(conn, guest_id=guest_id, now=now, zone=zone)
    return guest_id


def join(conn: Connection, *, guest_id: int, staff_id: int, now: datetime) -> list[Tell] | None:
    """The one who was asked for comes in, and the patient is told who it is.

    None: somebody else was first, they are not meant, or the case is nobody's any more.
    """
    found = conn.execute(select(GUEST.c.case_id, GUEST.c.role).where(GUEST.c.id == guest_id))
    asked, who = found.one_or_none(), colleagues.get(conn, staff_id)
    if asked is None or who is None or not who.may_have(asked.role):
        return None
    person_id = lifecycle.lock(conn, asked.case_id)
    meant = or_(
        GUEST.c.staff_id == staff_id,
        and_(GUEST.c.staff_id.is_(None), GUEST.c.role.in_(who.roles)),
    )
    free = (GUEST.c.id == guest_id, GUEST.c.joined_at.is_(None), GUEST.c.left_at.is_(None))
    theirs = select(CASE.c.id).where(CASE.c.staff_id != staff_id, CASE.c.state.in_(OWNED))
    taken = update(GUEST).where(*free, meant, GUEST.c.case_id.in_(theirs))
    if present(conn, asked.case_id, staff_id):
        return None
    if conn.execute(taken.values(staff_id=staff_id, joined_at=now)).rowcount != 1:
        return None
    actor, detail = f"staff:{staff_id}", f"guest:{guest_id}"
    lifecycle.record(conn, asked.case_id, "guest-joined", actor=actor, now=now, detail=detail)
    return [_joined(person_id, asked.case_id, who, asked.role, guest_id)]


def leave(conn: Connection, *, case_id: int, staff_id: int, now: datetime) -> bool:
    """A guest goes, or turns an invitation by name down. False when they are none."""
    lifecycle.lock(conn, case_id)
    mine = (GUEST.c.case_id == case_id, GUEST.c.staff_id == staff_id, GUEST.c.left_at.is_(None))
    return _end(conn, case_id, staff_id, mine, "guest-left", now)


def withdraw(
    conn: Connection, *, case_id: int, guest_id: int, staff_id: int, now: datetime
) -> bool:
    """The owner needs them no more. Raises Refused("not-yours")."""
    lifecycle.lock(conn, case_id)
    _owned_by(conn, case_id, staff_id)
    mine = (GUEST.c.case_id == case_id, GUEST.c.id == guest_id, GUEST.c.left_at.is_(None))
    return _end(conn, case_id, staff_id, mine, "guest-withdrawn", now)


def present(conn: Connection, case_id: int, staff_id: int) -> bool:
    """Whether they have joined this case and not left it."""
    mine = (GUEST.c.case_id == case_id, GUEST.c.staff_id == staff_id)
    there = (GUEST.c.joined_at.is_not(None), GUEST.c.left_at.is_(None))
    return conn.execute(select(GUEST.c.id).where(*mine, *there).limit(1)).first() is not None


def of(conn: Connection, case_id: int) -> list[GuestView]:
    """Guests and open invitations of a case, oldest first."""
    return _views(conn, _all().where(GUEST.c.case_id == case_id))


def invited(conn: Connection, staff_id: int) -> list[GuestView]:
    """Invitations that someone could follow now: by name, or to a role of theirs."""
    who = colleagues.get(conn, staff_id)
    if who is None or not who.active:
        return []
    by_role = and_(GUEST.c.staff_id.is_(None), GUEST.c.role.in_(who.roles))
    meant = (or_(GUEST.c.staff_id == staff_id, by_role), GUEST.c.asked_by != staff_id)
    found = _all().join(CASE, CASE.c.id == GUEST.c.case_id)
    open_ = (GUEST.c.joined_at.is_(None), CASE.c.state.in_(OWNED), CASE.c.staff_id != staff_id)
    return [v for v in _views(conn, found.where(*meant, *open_)) if who.may_have(v.role)]


def _all() -> Select[Any]:
    columns = [GUEST.c[name] for name in GuestView.__slots__ if name != "staff_name"]
    found = select(*columns, STAFF.c.name.label("staff_name"))
    found = found.outerjoin(STAFF, STAFF.c.id == GUEST.c.staff_id)
    return found.where(GUEST.c.left_at.is_(None)).order_by(GUEST.c.id)


def _views(conn: Connection, found: Select[Any]) -> list[GuestView]:
    rows = [dict(row._mapping) for row in conn.execute(found)]
    return [GuestView(**(row | {"staff_name": row["staff_name"] or ""})) for row in rows]


def _end(
    conn: Connection, case_id: int, staff_id: int, mine: tuple[Any, ...], name: str, now: datetime
) -> bool:
    ended = conn.execute(update(GUEST).where(*mine).values(left_at=now)).rowcount > 0
    if ended:
        lifecycle.record(conn, case_id, name, actor=f"staff:{staff_id}", now=now)
    return ended


def _owned_by(conn: Connection, case_id: int, staff_id: int) -> None:
    mine = (CASE.c.id == case_id, CASE.c.staff_id == staff_id, CASE.c.state.in_(OWNED))
    if conn.execute(select(CASE.c.id).where(*mine)).first() is None:
        raise Refused("not-yours")


def _joined(person_id: int, case_id: int, who: Colleague, role: str, guest_id: int) -> Tell:
    data = {"case": case_id, "name": who.name, "title": who.title, "role": role}
    return Tell(person_id, "case.joined", data, f"case.joined:{case_id}:{guest_id}")
