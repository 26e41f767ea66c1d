"""Who of the staff may have a case, and what they are called towards a patient."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from bot.clinic import rules
from bot.clinic.casefile import STAFF

SUPERVISOR = "supervisor"
COLUMNS = (
    STAFF.c.id,
    STAFF.c.name,
    STAFF.c.title,
    STAFF.c.licence,
    STAFF.c.role,
    STAFF.c.also,
    STAFF.c.active,
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Someone of the staff. `also`: further roles, joined by commas."""

    id: int
    name: str
    title: str
    licence: str
    role: str
    also: str
    active: bool

    @property
    def roles(self) -> tuple[str, ...]:
        return (self.role, *(role for role in self.also.split(",") if role))

    @property
    def supervises(self) -> bool:
        return SUPERVISOR in self.roles

    def serves(self, role: str) -> bool:
        return role in self.roles

    @property
    def treats(self) -> str:
        """The first of their roles in which a case may be theirs; empty for who only supervises."""
        asked_for = rules.load().roles.roles
        able = (role for role in self.roles if role in asked_for and self.may_have(role))
        return next(able, "")

    def may_have(self, role: str) -> bool:
        """Whether a case of *role* may be theirs: most roles need a licence number."""
        return self.active and (bool(self.licence) or not rules.load().roles.needs_licence(role))


def others(conn: Connection, staff_id: int) -> list[Colleague]:
    """Everybody else who may have a case, by role and name."""
    found = select(*COLUMNS).where(STAFF.c.active, STAFF.c.id != staff_id)
    rows = conn.execute(found.order_by(STAFF.c.role, STAFF.c.name, STAFF.c.id))
    return [one for one in (Colleague(**row._mapping) for row in rows) if one.treats]


def get(conn: Connection, staff_id: int) -> Colleague | None:
    row = conn.execute(select(*COLUMNS).where(STAFF.c.id == staff_id)).one_or_none()
    return None if row is None else Colleague(**row._mapping)
