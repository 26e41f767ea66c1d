"""Replies that are written often: a clinician's own, and those shared by a role or by everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, or_, select

from bot.clinic import audit
from bot.clinic.casefile import Refused
from bot.clinic.rights import supervises
from bot.clinic.staff import Member
from bot.store.queue import Template

TEMPLATE = Template.__table__  # type: ignore[attr-defined]
TITLE, BODY = 60, 2000  # characters
MOST = 200  # of one clinician


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A reply to be put in. `shared` ones are a supervisor's to change; *role* empty: for all."""

    id: int
    title: str
    body: str
    role: str
    shared: bool


def of(conn: Connection, member: Member) -> list[TemplateView]:
    """What this clinician may put in: their own first, then those of their role and of everybody.

    A supervisor sees the shared ones of every role.
    """
    shared = TEMPLATE.c.staff_id.is_(None)
    if not supervises(member):
        shared = and_(shared, TEMPLATE.c.role.in_(("", *member.roles)))
    found = conn.execute(
        select(TEMPLATE)
        .where(or_(TEMPLATE.c.staff_id == member.id, shared))
        .order_by(TEMPLATE.c.staff_id.is_(None), TEMPLATE.c.title, TEMPLATE.c.id)
        .limit(MOST)
    )
    return [
        TemplateView(row.id, row.title, row.body, row.role, row.staff_id is None) for row in found
    ]


def add(
    conn: Connection,
    member: Member,
    *,
    title: str,
    body: str,
    now: datetime,
    shared: bool = False,
    role: str = "",
) -> int:
    """Keep a reply, for oneself or (supervisors) for a role or everybody; returns its id.

    Raises Refused: "empty", "too-long", "not-allowed".
    """
    title, body = title.strip(), body.strip()
    if not title or not body:
        raise Refused("empty")
    if len(title) > TITLE or len(body) > BODY:
        raise Refused("too-long")
    if shared and not supervises(member):
        raise Refused("not-allowed")
    row: dict[str, Any] = {"staff_id": None if shared else member.id}
    row["role"] = role if shared else ""
    row |= {"title": title, "body": body, "at": now}
    made = int(conn.execute(insert(TEMPLATE).returning(TEMPLATE.c.id), row).scalar_one())
    _note(conn, member, "template.added", made, now)
    return made


def remove(conn: Connection, member: Member, *, template_id: int, now: datetime) -> bool:
    """Throw one's own reply away, or as a supervisor a shared one. False: it is not theirs."""
    whose = TEMPLATE.c.staff_id == member.id
    if supervises(member):
        whose = or_(whose, TEMPLATE.c.staff_id.is_(None))
    gone = conn.execute(delete(TEMPLATE).where(TEMPLATE.c.id == template_id, whose))
    if gone.rowcount != 1:
        return False
    _note(conn, member, "template.removed", template_id, now)
    return True


def _note(conn: Connection, member: Member, action: str, template_id: int, now: datetime) -> None:
    subject = f"template:{template_id}"
    audit.record(conn, actor=f"staff:{member.id}", action=action, subject=subject, now=now)
