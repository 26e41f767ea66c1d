"""Who works here: staff and their passwords, which are checked slowly and in small numbers."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.engine import Row
from sqlmodel import SQLModel

import bot.store.care  # noqa: F401 - fills the metadata
from bot.clinic import attention, audit, presence, staffchat

STAFF = SQLModel.metadata.tables["staff"]
SESSION = SQLModel.metadata.tables["session"]
PROGRAM = "program"  # in the audit: the command line
CAPACITY = 3  # cases at once, unless somebody's own number is given
AT_ONCE = 2  # password checks at a time: each takes a tenth of a second of a core and 64 MB
SHORTEST = 10  # characters of a password
LONGEST = 200
SYMBOLS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read aloud


class Taken(Exception):
    """Someone already has this login."""


@dataclass(frozen=True, slots=True)
class Member:
    """Someone of the staff, without the password."""

    id: int
    login: str
    name: str
    title: str
    licence: str
    role: str
    also: str  # further roles, joined by commas
    departments: str  # codes of 1994, joined by commas
    capacity: int  # cases at once
    once: bool  # the password was handed out and must be changed first
    active: bool

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role they answer for, the first one first."""
        return (self.role, *split(self.also))


MEMBER = select(
    STAFF.c.id,
    STAFF.c.login,
    STAFF.c.name,
    STAFF.c.title,
    STAFF.c.licence,
    STAFF.c.role,
    STAFF.c.also,
    STAFF.c.departments,
    STAFF.c.capacity,
    STAFF.c.once,
    STAFF.c.active,
)
BY_ID = MEMBER.where(STAFF.c.id == bindparam("staff_id"))
SECRET = select(STAFF.c.id, STAFF.c.password).where(
    STAFF.c.login == bindparam("login"), STAFF.c.active
)


class Passwords:
    """Hashes and checks passwords (argon2id) in threads, a few at a time."""

    def __init__(self, *, at_once: int = AT_ONCE, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turn = asyncio.Semaphore(at_once)

    @cached_property
    def _nobody(self) -> str:
        """Checked when there is no such login, so that both answers take the same time."""
        return self._hasher.hash(secrets.token_urlsafe())

    async def hash(self, password: str) -> str:
        async with self._turn:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def match(self, hashed: str | None, password: str) -> bool:
        """Whether this is the password behind the hash; None: there is no such login."""
        async with self._turn:
            return await asyncio.to_thread(self._match, hashed, password[:LONGEST])

    def _match(self, hashed: str | None, password: str) -> bool:
        nobody = self._nobody  # made by the first who comes, whoever that is
        try:
            return self._hasher.verify(hashed or nobody, password) and hashed is not None
        except (VerificationError, InvalidHashError):
            return False


def handed_out() -> str:
    """A password to be read from a screen once: 60 bits in groups of four."""
    return "-".join("".join(secrets.choice(SYMBOLS) for _ in range(4)) for _ in range(3))


def weakness(password: str, *, login: str) -> str:
    """A short code for what is wrong with a new password, or empty."""
    if len(password) < SHORTEST:
        return "short"
    if len(password) > LONGEST:
        return "long"
    if login.casefold() in password.casefold() or len(set(password)) < 5:
        return "plain"
    return ""


def add(
    conn: Connection,
    *,
    login: str,
    name: str,
    role: str,
    title: str,
    licence: str,
    password: str,
    now: datetime,
    also: Iterable[str] = (),
    departments: Iterable[str] = (),
    capacity: int = CAPACITY,
    email: str = "",
    by: str = PROGRAM,
) -> int:
    """Add someone with a handed-out password, already hashed; returns their id. Raises Taken."""
    login = fold(login)
    if conn.execute(select(STAFF.c.id).where(STAFF.c.login == login)).first():
        raise Taken(login)
    row: dict[str, Any] = {"login": login, "name": name, "role": role, "title": title}
    row |= {"also": ",".join(also), "departments": ",".join(departments), "capacity": capacity}
    row |= {"licence": licence, "email": email, "password": password}
    row |= {"once": True, "active": True, "created_at": now}
    staff_id = int(conn.execute(insert(STAFF).returning(STAFF.c.id), row).scalar_one())
    _note(conn, "staff.added", staff_id, now, by, f"roles:{','.join((role, *also))}")
    return staff_id


def change(
    conn: Connection, *, login: str, now: datetime, by: str = PROGRAM, **values: Any
) -> bool:
    """Change columns of someone of the staff, such as the licence. False: no such login."""
    whose = STAFF.c.login == fold(login)
    found = update(STAFF).where(whose).values(values).returning(STAFF.c.id)
    staff_id = conn.execute(found).scalar_one_or_none()
    if staff_id is not None:
        _note(conn, "staff.changed", staff_id, now, by, _changed(values))
    return staff_id is not None


def split(words: str) -> tuple[str, ...]:
    """What `also` and `departments` hold."""
    return tuple(word for word in words.split(",") if word)


def fold(login: str) -> str:
    """A login as it is stored and compared."""
    return login.strip().casefold()


def everybody(conn: Connection) -> list[Member]:
    return [_member(row) for row in conn.execute(MEMBER.order_by(STAFF.c.login))]


def get(conn: Connection, staff_id: int) -> Member | None:
    row = conn.execute(BY_ID, {"staff_id": staff_id}).one_or_none()
    return None if row is None else _member(row)


def named(conn: Connection, login: str) -> Member | None:
    row = conn.execute(MEMBER.where(STAFF.c.login == fold(login))).one_or_none()
    return None if row is None else _member(row)


def secret(conn: Connection, login: str) -> tuple[int, str] | None:
    """(id, password hash) of someone who may log in."""
    row = conn.execute(SECRET, {"login": fold(login)}).one_or_none()
    return None if row is None else (row.id, row.password)


def set_password(
    conn: Connection,
    *,
    staff_id: int,
    password: str,
    now: datetime,
    once: bool = False,
    by: str = PROGRAM,
) -> None:
    """Store a new password, already hashed, and end every login made with the old one."""
    changed = {"password": password, "once": once}
    conn.execute(update(STAFF).where(STAFF.c.id == staff_id).values(changed))
    conn.execute(delete(SESSION).where(SESSION.c.staff_id == staff_id))
    _note(conn, "staff.password", staff_id, now, by)


def disable(conn: Connection, *, login: str, now: datetime, by: str = PROGRAM) -> bool:
    """Shut someone out at once; the queue gives their cases to others, and tells the patients.

    False: no such login.
    """
    whose = STAFF.c.login == fold(login)
    found = update(STAFF).where(whose).values(active=False).returning(STAFF.c.id)
    staff_id = conn.execute(found).scalar_one_or_none()
    if staff_id is None:
        return False
    conn.execute(delete(SESSION).where(SESSION.c.staff_id == staff_id))
    staffchat.unbind(conn, staff_id=staff_id, now=now)
    presence.go(conn, staff_id=staff_id, to=presence.At.off, now=now)
    attention.look_now(conn, staff_id=staff_id, at=now)
    _note(conn, "staff.disabled", staff_id, now, by)
    return True


def enable(conn: Connection, *, staff_id: int, now: datetime, by: str = PROGRAM) -> bool:
    """Let someone in again, with the password they had. False: no such person, or not shut out."""
    who = (STAFF.c.id == staff_id, ~STAFF.c.active)
    done = conn.execute(update(STAFF).where(*who).values(active=True)).rowcount == 1
    if done:
        _note(conn, "staff.enabled", staff_id, now, by)
    return done


def lock(conn: Connection, staff_id: int) -> None:
    """What concerns one of the staff happens one after the other."""
    conn.execute(select(STAFF.c.id).where(STAFF.c.id == staff_id).with_for_update())


def _changed(values: dict[str, Any]) -> str:
    """For the audit: the roles given, and the names of whatever else was changed."""
    told = [f"{name}:{values[name]}" for name in ("role", "also") if name in values]
    return " ".join([*told, *sorted(values.keys() - {"role", "also"})])


def _note(
    conn: Connection, action: str, staff_id: int, now: datetime, by: str, detail: str = ""
) -> None:
    subject = f"staff:{staff_id}"
    audit.record(conn, actor=by, action=action, subject=subject, now=now, detail=detail)


def _member(row: Row[*tuple[Any, ...]]) -> Member:
    return Member(**row._mapping)
