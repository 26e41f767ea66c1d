"""Reads what is held out to whom: the offers that stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, select

from bot.clinic.casefile import CASE
from bot.clinic.lifecycle import OFFER, STANDS
from bot.store.statement import Prepared


@dataclass(frozen=True, slots=True)
class OfferView:
    """A case held out to somebody until a moment."""

    id: int
    case_id: int
    staff_id: int
    at: datetime
    until: datetime
    role: str
    level: str
    hurry: bool


OFFERED = (
    select(
        OFFER.c.id,
        OFFER.c.case_id,
        OFFER.c.staff_id,
        OFFER.c.at,
        OFFER.c.until,
        CASE.c.role,
        CASE.c.level,
        CASE.c.hurry,
    )
    .join(CASE, and_(CASE.c.id == OFFER.c.case_id, CASE.c.offer_id == OFFER.c.id))
    .where(STANDS)
    .order_by(CASE.c.hurry.desc(), OFFER.c.until, OFFER.c.id)
)


OF_CASE = Prepared(OFFERED.where(OFFER.c.case_id == bindparam("case")))


def of_staff(conn: Connection, staff_id: int) -> list[OfferView]:
    """What is held out to somebody now, the most urgent first."""
    found = conn.execute(OFFERED.where(OFFER.c.staff_id == staff_id))
    return [OfferView(**row._mapping) for row in found]


def of_case(conn: Connection, case_id: int) -> OfferView | None:
    """To whom a case is held out now."""
    row = OF_CASE.first(conn, {"case": case_id})
    return None if row is None else OfferView(*row)
