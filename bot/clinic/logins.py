"""Logins of staff: sessions that end by themselves, and guessing that is slowed down."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlmodel import SQLModel

import bot.store.signin  # noqa: F401 - fills the metadata
from bot.clinic import audit, duties, staff
from bot.clinic.duties import Right
from bot.clinic.staff import MEMBER, SESSION, STAFF, Member
from bot.store.columns import vault

ATTEMPT = SQLModel.metadata.tables["attempt"]
FACTOR = SQLModel.metadata.tables["staff_factor"]
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
NOTED = timedelta(minutes=1)  # `seen_at` is written no oftener than this
WINDOW = timedelta(minutes=15)
TRIES = 5  # failed logins of one name within the window
SECOND = timedelta(minutes=5)  # between the password and the second factor
TRIES_FROM = 100  # logins from one network address within the window; a clinic may share one


class Stage(StrEnum):
    """How far a session has come."""

    IN = "in"
    FACTOR = "factor"  # the password was right, the second factor is asked; it opens nothing yet
    SSO = "sso"  # in, by the sign-in of the house: no password was asked
    SSO_FACTOR = "sso-2"  # known by the sign-in of the house, and asked for the second factor

    @property
    def half(self) -> bool:
        return self in HALF

    @property
    def whole(self) -> Stage:
        """What it becomes by the second factor."""
        return Stage.SSO if self is Stage.SSO_FACTOR else Stage.IN

    @property
    def asked(self) -> Stage:
        """What it is instead, for whoever has a second factor."""
        return Stage.SSO_FACTOR if self is Stage.SSO else Stage.FACTOR


WHOLE, HALF = (Stage.IN, Stage.SSO), (Stage.FACTOR, Stage.SSO_FACTOR)


@dataclass(frozen=True, slots=True)
class Login:
    """A session of a staff member: *csrf* must come back with everything that changes something.

    *factor*: they have a second factor.
    """

    staff: Member
    csrf: str
    factor: bool = False
    stage: Stage = Stage.IN

    @property
    def once(self) -> bool:
        """Whether they must change a password that was handed out, with which they came in."""
        return self.staff.once and self.stage is not Stage.SSO

    def may(self, right: Right) -> bool:
        return duties.may(self.staff, right)


OF_TOKEN = (
    MEMBER.add_columns(
        SESSION.c.csrf,
        SESSION.c.stage,
        SESSION.c.seen_at.label("noted"),
        FACTOR.c.confirmed_at,
    )
    .join(SESSION, SESSION.c.staff_id == STAFF.c.id)
    .outerjoin(FACTOR, FACTOR.c.staff_id == STAFF.c.id)
    .where(
        SESSION.c.stage.in_(bindparam("stages", expanding=True)),
        SESSION.c.token == bindparam("token"),
        SESSION.c.seen_at > bindparam("seen"),
        SESSION.c.created_at > bindparam("made"),
        STAFF.c.active,
    )
)


def begin(
    conn: Connection,
    *,
    staff_id: int,
    old: str,
    now: datetime,
    stage: Stage = Stage.IN,
    agent: str = "",
) -> str:
    """Log someone in; returns the new cookie's value. What the cookie *old* opened is ended."""
    token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
    end(conn, old)
    conn.execute(delete(SESSION).where(SESSION.c.created_at < now - LONGEST))
    row = {"token": digest(token), "staff_id": staff_id, "csrf": csrf, "stage": str(stage)}
    conn.execute(insert(SESSION), row | {"agent": agent, "created_at": now, "seen_at": now})
    if not stage.half:
        conn.execute(update(STAFF).where(STAFF.c.id == staff_id).values(seen_at=now))
        _note(conn, "login", staff_id, now)
    return token


def find(conn: Connection, token: str, now: datetime) -> tuple[Login, bool] | None:
    """The login a cookie opens, and whether it is time to `touch` it; None when it is over."""
    return _find(conn, token, now, WHOLE, IDLE)


def halfway(conn: Connection, token: str, now: datetime) -> Login | None:
    """Who has still to give the second factor; the time for that is short."""
    found = _find(conn, token, now, HALF, SECOND)
    return None if found is None else found[0]


def _find(
    conn: Connection, token: str, now: datetime, stages: tuple[Stage, ...], idle: timedelta
) -> tuple[Login, bool] | None:
    bounds: dict[str, Any] = {"seen": now - idle, "made": now - LONGEST}
    bounds["stages"] = [str(stage) for stage in stages]
    row = conn.execute(OF_TOKEN, {"token": digest(token)} | bounds).one_or_none()
    if row is None:
        return None
    values = dict(row._mapping)
    csrf, noted, since = (values.pop(name) for name in ("csrf", "noted", "confirmed_at"))
    stage = Stage(values.pop("stage"))
    return Login(Member(**values), csrf, since is not None, stage), now - noted > NOTED


def touch(conn: Connection, token: str, now: datetime) -> None:
    """The person did something: the idle time starts again."""
    mine = SESSION.c.token == digest(token)
    conn.execute(update(SESSION).where(mine).values(seen_at=now))
    whose = select(SESSION.c.staff_id).where(mine).scalar_subquery()
    conn.execute(update(STAFF).where(STAFF.c.id == whose).values(seen_at=now))


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
    whole = SESSION.c.stage.in_([str(stage) for stage in WHOLE])
    mine = select(SESSION.c.staff_id).where(SESSION.c.staff_id == staff_id, whole, *lasting)
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
    tidy(conn, now)
    if blocked(conn, login=login, network=network, now=now):
        return False
    rows = [{"who": who, "at": now} for who in (_name(login), _from(network))]
    conn.execute(insert(ATTEMPT), rows)
    return True


def forgive(conn: Connection, *, login: str) -> None:
    """A right password: the failures of this name no longer count."""
    conn.execute(delete(ATTEMPT).where(ATTEMPT.c.who == _name(login)))


def reserve_code(conn: Connection, *, staff_id: int, now: datetime) -> bool:
    """Count a try of the second factor before it is looked at. False: too many just now."""
    tidy(conn, now)
    staff.lock(conn, staff_id)
    mine = (ATTEMPT.c.who == _second(staff_id), ATTEMPT.c.at > now - WINDOW)
    if conn.execute(select(func.count()).where(*mine)).scalar_one() >= TRIES:
        return False
    conn.execute(insert(ATTEMPT), {"who": _second(staff_id), "at": now})
    return True


def forgive_code(conn: Connection, *, staff_id: int) -> None:
    conn.execute(delete(ATTEMPT).where(ATTEMPT.c.who == _second(staff_id)))


def tidy(conn: Connection, now: datetime) -> None:
    """Attempts that count no more."""
    conn.execute(delete(ATTEMPT).where(ATTEMPT.c.at < now - WINDOW))


def _second(staff_id: int) -> bytes:
    return vault().index(f"second factor {staff_id}")


def _name(login: str) -> bytes:
    return vault().index(f"login {login}")


def _from(network: str) -> bytes:
    return vault().index(f"network {network}")


def _note(conn: Connection, action: str, staff_id: int, now: datetime) -> None:
    who = f"staff:{staff_id}"
    audit.record(conn, actor=who, action=action, subject=who, now=now)
