"""The second factor at a login: an authenticator's codes (RFC 6238), and ten codes on paper.

A code counts once: the time step of the last accepted one is moved on by compare-and-set, and a
code on paper is crossed out in the same statement that finds it unused. Guessing is slowed down as
at the password, by the same list of attempts.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

import pyotp
from sqlalchemy import Connection, delete, func, insert, select, update
from sqlmodel import SQLModel

import bot.store.signin  # noqa: F401 - fills the metadata
from bot.clinic import audit, logins, staff
from bot.clinic.staff import SYMBOLS, Member

FACTOR = SQLModel.metadata.tables["staff_factor"]
RECOVERY = SQLModel.metadata.tables["staff_recovery"]
PERIOD = 30  # seconds that a code is shown
DRIFT = (0, -1, 1)  # periods that the two clocks may be apart
CODES = 10  # on paper
GROUPS, SIGNS = 4, 4  # of a code on paper: 79 bits


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody has: an authenticator in force, and codes on paper left."""

    on: bool
    codes: int


def standing(conn: Connection, staff_id: int) -> Standing:
    left = select(func.count()).where(RECOVERY.c.staff_id == staff_id, RECOVERY.c.used_at.is_(None))
    return Standing(enrolled(conn, staff_id), conn.execute(left).scalar_one())


def enrolled(conn: Connection, staff_id: int) -> bool:
    in_force = (FACTOR.c.staff_id == staff_id, FACTOR.c.confirmed_at.is_not(None))
    return conn.execute(select(FACTOR.c.staff_id).where(*in_force)).first() is not None


def prepare(conn: Connection, *, staff_id: int, now: datetime) -> str:
    """The key of a new authenticator (base32), the same until it is confirmed.

    Raises RuntimeError when there is one in force, which must be taken off first.
    """
    staff.lock(conn, staff_id)
    row = conn.execute(select(FACTOR).where(FACTOR.c.staff_id == staff_id)).one_or_none()
    if row is not None and row.confirmed_at is not None:
        raise RuntimeError("a second factor is in force")
    if row is not None:
        return str(row.secret)
    secret = pyotp.random_base32()
    values = {"staff_id": staff_id, "secret": secret, "step": 0, "created_at": now}
    conn.execute(insert(FACTOR).values(values))
    return secret


def address(secret: str, *, login: str, clinic: str) -> str:
    """What the QR code says: an `otpauth` address."""
    return pyotp.TOTP(secret, interval=PERIOD).provisioning_uri(name=login, issuer_name=clinic)


def confirm(conn: Connection, *, member: Member, code: str, now: datetime) -> list[str] | None:
    """Put the prepared authenticator in force; returns the codes for paper, shown this once.

    None when the code is not its own.
    """
    staff.lock(conn, member.id)
    row = conn.execute(select(FACTOR).where(FACTOR.c.staff_id == member.id)).one_or_none()
    if row is None or row.confirmed_at is not None or not _accept(conn, row, code, now):
        return None
    mine = FACTOR.c.staff_id == member.id
    conn.execute(update(FACTOR).where(mine).values(confirmed_at=now))
    _note(conn, "factor.on", member.id, f"staff:{member.id}", now)
    return fresh_codes(conn, staff_id=member.id, now=now)


def fresh_codes(conn: Connection, *, staff_id: int, now: datetime) -> list[str]:
    """New codes for paper; the former ones open nothing any more."""
    conn.execute(delete(RECOVERY).where(RECOVERY.c.staff_id == staff_id))
    codes = [_code() for _ in range(CODES)]
    rows = [{"digest": _digest(code), "staff_id": staff_id} for code in codes]
    conn.execute(insert(RECOVERY), rows)
    _note(conn, "factor.codes", staff_id, f"staff:{staff_id}", now)
    return codes


def check(conn: Connection, *, staff_id: int, code: str, now: datetime) -> bool:
    """Whether this code, of the authenticator or of the paper, opens the door now; it is used up.

    A wrong one is in the audit; how often one may try, see `logins.reserve_code`.
    """
    row = conn.execute(
        select(FACTOR).where(FACTOR.c.staff_id == staff_id, FACTOR.c.confirmed_at.is_not(None))
    ).one_or_none()
    if row is None:
        return False
    if _accept(conn, row, code, now):
        logins.forgive_code(conn, staff_id=staff_id)
        return True
    unused = (RECOVERY.c.staff_id == staff_id, RECOVERY.c.used_at.is_(None))
    cross = update(RECOVERY).where(RECOVERY.c.digest == _digest(code), *unused)
    if conn.execute(cross.values(used_at=now)).rowcount == 1:
        logins.forgive_code(conn, staff_id=staff_id)
        _note(conn, "factor.paper", staff_id, f"staff:{staff_id}", now)
        return True
    _note(conn, "factor.failed", staff_id, "unknown", now)
    return False


def remove(conn: Connection, *, staff_id: int, by: str, now: datetime) -> bool:
    """Take the authenticator and the codes on paper off somebody. False: there were none."""
    conn.execute(delete(RECOVERY).where(RECOVERY.c.staff_id == staff_id))
    gone = conn.execute(delete(FACTOR).where(FACTOR.c.staff_id == staff_id)).rowcount
    if gone:
        _note(conn, "factor.off", staff_id, by, now)
    return bool(gone)


def _accept(conn: Connection, row: object, code: str, now: datetime) -> bool:
    """Whether it is the code of a step not used yet; then that step and all before it are used."""
    given = "".join(code.split())
    if len(given) != 6 or not given.isascii() or not given.isdigit():
        return False
    staff_id, secret, used = (getattr(row, name) for name in ("staff_id", "secret", "step"))
    totp, present = pyotp.TOTP(secret, interval=PERIOD), int(now.timestamp()) // PERIOD
    for step in (present + drift for drift in DRIFT):
        if hmac.compare_digest(totp.generate_otp(step), given) and step > used:
            mine = (FACTOR.c.staff_id == staff_id, FACTOR.c.step < step)
            moved = conn.execute(update(FACTOR).where(*mine).values(step=step))
            return moved.rowcount == 1
    return False


def _code() -> str:
    return "-".join("".join(secrets.choice(SYMBOLS) for _ in range(SIGNS)) for _ in range(GROUPS))


def _digest(code: str) -> bytes:
    """Of a code on paper, however its groups were typed."""
    signs = "".join(sign for sign in code.casefold() if sign.isalnum())
    return hashlib.sha256(signs.encode()).digest()


def _note(conn: Connection, action: str, staff_id: int, by: str, now: datetime) -> None:
    audit.record(conn, actor=by, action=action, subject=f"staff:{staff_id}", now=now)
