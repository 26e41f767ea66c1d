"""Who somebody of the staff is at the house's own sign-in, an OpenID Connect provider.

The provider says who comes; it gives no role and makes nobody of the staff. The first time the
verified e-mail address finds the person; from then on only the provider's own name of them does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select
from sqlmodel import SQLModel

import bot.store.signin  # noqa: F401 - fills the metadata
from bot.clinic import audit
from bot.clinic.staff import STAFF, lock

IDENTITY = SQLModel.metadata.tables["staff_identity"]


@dataclass(frozen=True, slots=True)
class Claims:
    """What a verified id token says. *email* is empty unless the provider has verified it."""

    issuer: str
    subject: str
    email: str = ""


class Stranger(Exception):
    """Nobody of the staff; *reason* is a catalogue key's last word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def recognise(conn: Connection, claims: Claims, *, now: datetime) -> int:
    """The id of whoever comes. Raises Stranger: unknown, disabled, other (linked to another)."""
    mine = (IDENTITY.c.issuer == claims.issuer, IDENTITY.c.subject == claims.subject)
    known = conn.execute(select(IDENTITY.c.staff_id).where(*mine)).scalar_one_or_none()
    if known is not None:
        return _active(conn, int(known))
    if not claims.email:
        raise Stranger("unknown")
    by_email = select(STAFF.c.id).where(STAFF.c.email == claims.email.casefold())
    found = conn.execute(by_email).scalar_one_or_none()
    if found is None:
        raise Stranger("unknown")
    staff_id = _active(conn, int(found))
    lock(conn, staff_id)
    other = (IDENTITY.c.staff_id == staff_id, IDENTITY.c.issuer == claims.issuer)
    if conn.execute(select(IDENTITY.c.id).where(*other)).first():
        raise Stranger("other")
    row = {"staff_id": staff_id, "issuer": claims.issuer, "subject": claims.subject}
    conn.execute(insert(IDENTITY).values(row | {"linked_at": now}))
    _note(conn, "identity.linked", staff_id, f"staff:{staff_id}", now)
    return staff_id


def unlink(conn: Connection, *, staff_id: int, by: str, now: datetime) -> bool:
    """Forget who they are there; the next sign-in finds them by their address again."""
    gone = conn.execute(delete(IDENTITY).where(IDENTITY.c.staff_id == staff_id)).rowcount
    if gone:
        _note(conn, "identity.unlinked", staff_id, by, now)
    return bool(gone)


def _active(conn: Connection, staff_id: int) -> int:
    if not conn.execute(select(STAFF.c.active).where(STAFF.c.id == staff_id)).scalar_one():
        raise Stranger("disabled")
    return staff_id


def _note(conn: Connection, action: str, staff_id: int, by: str, now: datetime) -> None:
    audit.record(conn, actor=by, action=action, subject=f"staff:{staff_id}", now=now)
