"""What administrators do with the staff: who has which role, who may come in, who is logged in.

Somebody who may do this is always left: the last one can neither lose the right nor be shut out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select
from sqlmodel import SQLModel

import bot.store.signin  # noqa: F401 - fills the metadata
from bot.clinic import audit, duties, factors, logins, rules, staff
from bot.clinic.duties import Right
from bot.clinic.factors import FACTOR
from bot.clinic.staff import MEMBER, SESSION, STAFF, Member

IDENTITY = SQLModel.metadata.tables["staff_identity"]
FIELDS = ("name", "title", "licence", "email", "capacity", "role", "also", "departments")


class Wrong(Exception):
    """It cannot be done; *reason* is a catalogue key's last word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of the staff as an administrator sees them. *logins*: how many are open."""

    member: Member
    email: str
    seen_at: datetime | None
    factor: bool
    linked: bool
    logins: int


@dataclass(frozen=True, slots=True)
class Session:
    """An open login; *key* names it in forms, and opens nothing."""

    key: str
    staff_id: int
    agent: str
    created_at: datetime
    seen_at: datetime


def everybody(conn: Connection, now: datetime) -> list[Person]:
    """All of the staff, those who may come in first, by name."""
    per_person = select(SESSION.c.staff_id, func.count()).where(*_open(now))
    counted = {row[0]: row[1] for row in conn.execute(per_person.group_by(SESSION.c.staff_id))}
    linked = set(conn.execute(select(IDENTITY.c.staff_id)).scalars())
    found = MEMBER.add_columns(STAFF.c.email, STAFF.c.seen_at, FACTOR.c.confirmed_at)
    found = found.outerjoin(FACTOR, FACTOR.c.staff_id == STAFF.c.id)
    people = []
    for row in conn.execute(found.order_by(STAFF.c.active.desc(), STAFF.c.name, STAFF.c.id)):
        values = dict(row._mapping)
        email, seen_at, since = (values.pop(n) for n in ("email", "seen_at", "confirmed_at"))
        member = Member(**values)
        has = counted.get(member.id, 0)
        people.append(Person(member, email, seen_at, since is not None, member.id in linked, has))
    return people


def find(conn: Connection, staff_id: int, now: datetime) -> Person | None:
    return next((one for one in everybody(conn, now) if one.member.id == staff_id), None)


def change(conn: Connection, *, staff_id: int, by: str, now: datetime, values: Any) -> None:
    """Change some of FIELDS. Raises Wrong: gone, last, taken, or what `checked` finds."""
    member = _locked(conn, staff_id)
    given = checked(values)
    roles = (given.get("role", member.role), *staff.split(given.get("also", member.also)))
    if not duties.may(_Roles(roles), Right.staff):
        _keep_one(conn, but=member)
    _free(conn, given.get("email", ""), but=staff_id)
    staff.change(conn, login=member.login, now=now, by=by, **given)


def add(conn: Connection, *, password: str, by: str, now: datetime, login: str, values: Any) -> int:
    """Add someone with a password handed out, already hashed. Raises Wrong, staff.Taken."""
    given = checked({"title": "", "licence": "", "also": "", "departments": ""} | values)
    for name in ("name", "role"):
        if not given.get(name):
            raise Wrong(name)
    if not staff.fold(login) or len(staff.fold(login)) > 64:
        raise Wrong("login")
    _free(conn, given.get("email", ""))
    also, departments = (staff.split(given.pop(name)) for name in ("also", "departments"))
    return staff.add(
        conn,
        login=login,
        password=password,
        now=now,
        by=by,
        also=also,
        departments=departments,
        **given,
    )


def checked(values: dict[str, Any]) -> dict[str, Any]:
    """The values as they may be stored. Raises Wrong with the name of one that may not."""
    known, given = rules.load().roles, {n: values[n] for n in FIELDS if n in values}
    also = [role for role in staff.split(given.get("also", "")) if role != given.get("role")]
    given |= {"also": ",".join(dict.fromkeys(also))} if "also" in given else {}
    wrong = {
        "name": not str(given.get("name", "-")).strip() or len(str(given.get("name", ""))) > 80,
        "title": len(given.get("title", "")) > 80,
        "licence": len(given.get("licence", "")) > 40,
        "email": not _is_email(given.get("email", "")),
        "capacity": given.get("capacity", 1) not in range(1, 51),
        "role": given.get("role", known.default) not in known.of_staff(),
        "also": any(role not in known.of_staff() for role in also) or len(",".join(also)) > 120,
        "departments": _unknown(staff.split(given.get("departments", "")), known.departments),
    }
    for name, found in wrong.items():
        if found:
            raise Wrong(name)
    return given


def disable(conn: Connection, *, staff_id: int, by: str, now: datetime) -> None:
    """Shut someone out. Raises Wrong: gone, last."""
    member = _locked(conn, staff_id)
    _keep_one(conn, but=member)
    staff.disable(conn, login=member.login, now=now, by=by)


def sessions(conn: Connection, now: datetime, staff_id: int) -> list[Session]:
    """The open logins of somebody, the one used last first."""
    found = select(SESSION).where(SESSION.c.staff_id == staff_id, *_open(now))
    return [
        Session(row.token.hex(), row.staff_id, row.agent, row.created_at, row.seen_at)
        for row in conn.execute(found.order_by(SESSION.c.seen_at.desc(), SESSION.c.token))
    ]


def end(conn: Connection, *, staff_id: int, key: str, by: str, now: datetime) -> bool:
    """End one login of somebody, or with the key "all" every one. False: there was none."""
    which = [SESSION.c.staff_id == staff_id]
    if key != "all":
        try:
            which.append(SESSION.c.token == bytes.fromhex(key))
        except ValueError:
            return False
    ended = conn.execute(delete(SESSION).where(*which)).rowcount
    if ended:
        subject, told = f"staff:{staff_id}", f"sessions:{ended}"
        audit.record(conn, actor=by, action="login.ended", subject=subject, now=now, detail=told)
    return bool(ended)


def reset_factor(conn: Connection, *, staff_id: int, by: str, now: datetime) -> bool:
    """After a lost telephone: the second factor is off, and who was logged in no longer is."""
    end(conn, staff_id=staff_id, key="all", by=by, now=now)
    return factors.remove(conn, staff_id=staff_id, by=by, now=now)


@dataclass(frozen=True)
class _Roles:
    roles: tuple[str, ...]


def _open(now: datetime) -> tuple[Any, ...]:
    alive = (SESSION.c.seen_at > now - logins.IDLE, SESSION.c.created_at > now - logins.LONGEST)
    return (SESSION.c.stage.in_([str(stage) for stage in logins.WHOLE]), *alive)


def _locked(conn: Connection, staff_id: int) -> Member:
    """Everybody is locked: of two who take the right from each other one comes too late."""
    conn.execute(select(STAFF.c.id).order_by(STAFF.c.id).with_for_update())
    member = staff.get(conn, staff_id)
    if member is None:
        raise Wrong("gone")
    return member


def _keep_one(conn: Connection, *, but: Member) -> None:
    """Raises Wrong when nobody else may keep the staff."""
    if not but.active or not duties.may(but, Right.staff):
        return
    others = (one for one in staff.everybody(conn) if one.active and one.id != but.id)
    if not any(duties.may(one, Right.staff) for one in others):
        raise Wrong("last")


def _free(conn: Connection, email: str, *, but: int = 0) -> None:
    """Raises Wrong when the address is somebody else's."""
    taken = select(STAFF.c.id).where(STAFF.c.email == email, STAFF.c.id != but)
    if email and conn.execute(taken).first():
        raise Wrong("email-taken")


def _unknown(codes: Iterable[str], known: dict[str, str]) -> bool:
    return any(code not in known for code in codes)


def _is_email(text: str) -> bool:
    """Empty, or something@somewhere; stored and compared in small letters."""
    name, at, place = text.partition("@")
    whole = bool(at and name and "." in place) and text == text.strip().casefold()
    return not text or (whole and len(text) <= 120 and " " not in text)
