"""How many places clinicians have: what keeps them busy, and who is there to be asked."""

from __future__ import annotations

from sqlalchemy import and_, bindparam, func, join, or_, select
from sqlalchemy.sql import FromClause
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import SQLModel

from bot.clinic.casefile import CASE, STAFF, State, among
from bot.clinic.lifecycle import OFFER, STANDS

PRESENCE = SQLModel.metadata.tables["presence"]
STAFF_CHAT = SQLModel.metadata.tables["staff_chat"]
ONLINE = "online"  # `bot.clinic.presence.At`
BUSY = among(CASE.c.state, (State.active, State.waiting_doctor))


def _counted() -> tuple[FromClause, FromClause]:
    """Of each clinician the cases that keep them busy, and the offers they have not answered."""
    held = select(CASE.c.staff_id, func.count().label("n")).where(BUSY).group_by(CASE.c.staff_id)
    asked = select(OFFER.c.staff_id, func.count().label("n")).where(STANDS)
    return held.subquery("held"), asked.group_by(OFFER.c.staff_id).subquery("asked")


def _load() -> ColumnElement[int]:
    """The same of one clinician, the row of `staff` around it."""
    held = select(func.count()).where(CASE.c.staff_id == STAFF.c.id, BUSY)
    offered = select(func.count()).where(OFFER.c.staff_id == STAFF.c.id, STANDS)
    return held.correlate(STAFF).scalar_subquery() + offered.correlate(STAFF).scalar_subquery()


LOAD_OF_ONE = _load()
COUNTED, ASKED_OF = _counted()
LOAD = func.coalesce(COUNTED.c.n, 0) + func.coalesce(ASKED_OF.c.n, 0)
PLACES = STAFF.c.capacity - LOAD
# Everybody who was ever at work, with the columns that LOAD and PLACES need.
CREW = (
    join(PRESENCE, STAFF, STAFF.c.id == PRESENCE.c.staff_id)
    .outerjoin(COUNTED, COUNTED.c.staff_id == STAFF.c.id)
    .outerjoin(ASKED_OF, ASKED_OF.c.staff_id == STAFF.c.id)
)
# Who works in a chat of their own gives no sign of life, and is known by the offers they miss.
CHATS = (
    select(STAFF_CHAT.c.staff_id)
    .where(STAFF_CHAT.c.staff_id == PRESENCE.c.staff_id)
    .correlate(PRESENCE)
    .exists()
)
REACHABLE = and_(
    PRESENCE.c.state == ONLINE,
    or_(PRESENCE.c.seen_at >= bindparam("alive"), CHATS),
    STAFF.c.active,
)
