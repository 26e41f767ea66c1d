"""Logins of staff: sessions that end by themselves, and guessing that is slowed down."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlmodel import SQLModel

from bot.clinic import audit
from bot.clinic.staff import MEMBER, SESSION, STAFF, Member
from bot.store.columns import vault

ATTEMPT = SQLModel.metadata.tables["attempt"]
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
NOTED = timedelta(minutes=1)  # `seen_at` is written no oftener than this
WINDOW = timedelta(minutes=15)
TRIES = 5  # failed logins of one name within the window
TRIES_FROM = 100  # logins from one network address within the window; a clinic may share one


@dataclass(frozen=True, slots=True)
class Login:
    """A session of a staff member: *csrf* must come back with everything that changes something."""

    staff: Member
    csrf: str


OF_TOKEN = (
    MEMBER.add_columns(SESSION.c.csrf, SESSION.c.seen_at)
    .join(SESSION, SESSION.c.staff_id == STAFF.c.id)
    .where(
        SESSION.c.token == bindparam("token"),
        SESSION.c.seen_at > bindparam("seen"),
        SESSION.c.created_at > bindparam("made"),
        STAFF.c.active,
    )
)


def begin(conn: Connection, *, staff_id: int, old: str, now: datetime) -> str:
    """Log someone in; returns the new cookie's value. What the cookie *old* opened is ended."""
    token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
    end(conn, old)
    conn.execute(delete(SESSION).where(SESSION.c.created_at < now - LONGEST))
    row = {"token": digest(token), "staff_id": staff_id, "csrf": csrf}
    conn.execute(insert(SESSION), row | {"created_at": now, "seen_at": now})
    _note(conn, "login", staff_id, now)
    return token


def find(conn: Connection, token: str, now: datetime) -> tuple[Login, bool] | None:
    """The login a cookie opens, and whether it is time to `touch` it; None when it is over."""
    bounds = {"seen": now - IDLE, "made": now - LONGEST}
    row = conn.execute(OF_TOKEN, {"token": digest(token)} | bounds).one_or_none()
    if row is None:
        return None
    values = dict(row._mapping)
    csrf, seen_at = values.pop("csrf"), values.pop("seen_at")
    return Login(Member(**values), csrf), now - seen_at > NOTED


def touch(conn: Connection, token: str, now: datetime) -> None:
    """The person did something: the idle time starts again."""
    conn.execute(update(SESSION).where(SESSION.c.token == digest(token)).values(seen_at=now))


def end(conn: Connection, token: str) -> None:
    """Log out."""
    if token:
        conn.execute(delete(SESSION).where(SESSION.c.token == digest(token)))


def leave(conn: Connection, token: str, *, staff_id: int, now: datetime) -> None:
    """Log out by oneself, which is noted."""
    end(conn, token)
    _note(conn, "logout", staff_id, now)


def here(conn: Connection, staff_id: int, now: datetime) -> bool:
    """Whether a session of theirs is open."""
    lasting = (SESSION.c.seen_at > now - IDLE, SESSION.c.created_at > now - LONGEST)
    mine = select(SESSION.c.staff_id).where(SESSION.c.staff_id == staff_id, *lasting)
    return conn.execute(mine.limit(1)).first() is not None


def digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def blocked(conn: Connection, *, login: str, network: str, now: datetime) -> bool:
    """Whether this name, or this network address, has failed too often just now."""
    recent = ATTEMPT.c.at > now - WINDOW
    for who, most in ((_name(login), TRIES), (_from(network), TRIES_FROM)):
        count = select(func.count()).where(ATTEMPT.c.who == who, recent)
        if conn.execute(count).scalar_one() >= most:
            return True
    return False


def reserve(conn: Connection, *, login: str, network: str, now: datetime) -> bool:
    """Count an attempt before its password is looked at, so that many at once gain nothing.

    False when there were too many already; then nothing is added.
    """
    conn.execute(delete(ATTEMPT).where(ATTEMPT.c.at < now - WINDOW))
    if blocked(conn, login=login, network=network, now=now):
        return False
    rows = [{"who": who, "at": now} for who in (_name(login), _from(network))]
    conn.execute(insert(ATTEMPT), rows)
    return True


def forgive(conn: Connection, *, login: str) -> None:
    """A right password: the failures of this name no longer count."""
    conn.execute(delete(ATTEMPT).where(ATTEMPT.c.who == _name(login)))


def _name(login: str) -> bytes:
    return vault().index(f"login {login}")


def _from(network: str) -> bytes:
    return vault().index(f"network {network}")


def _note(conn: Connection, action: str, staff_id: int, now: datetime) -> None:
    who = f"staff:{staff_id}"
    audit.record(conn, actor=who, action=action, subject=who, now=now)
