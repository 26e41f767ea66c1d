"""The dose after one that was given: from when it may follow, and the reminder of that day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import vaccines
from bot.clinic.casefile import PATIENT
from bot.clinic.slots import Booking, news
from bot.clinic.slots.rows import BOOKING
from bot.clinic.timetable import zone_of
from bot.clinic.vaccinating import doses, service, whom
from bot.clinic.vaccines import Forecast, Recipient

NAME = "vaccine.due"
LATE = timedelta(days=3)  # a reminder that old is not sent any more
OPEN = ("booked", "displaced")


def dose(conn: Connection, patient_id: int, product: str, *, today: date) -> Forecast | None:
    """The next dose of a course, by what is on record now; None: none is to follow."""
    mine = select(PATIENT.c.body).where(PATIENT.c.id == patient_id)
    body = conn.execute(mine).scalar_one_or_none()
    if body is None:
        return None
    who = Recipient(
        born=date.fromisoformat(body["birth"]),
        today=today,
        sex=whom.SEXES.get(str(body["sex"]), ""),
        doses=tuple(doses.given(conn, patient_id)),
    )
    found = vaccines.forecast(who, vaccines.load())
    following = next((one for one in found if one.product == product), None)
    return following if following is not None and following.number > 1 else None


def remind(conn: Connection, booking: Booking, *, now: datetime) -> None:
    """On the day the next dose is due; whether it is still needed is looked at then."""
    if booking.patient_id is None or booking.person_id is None:
        return
    zone = zone_of(booking.zone)
    today = now.astimezone(zone).date()
    following = dose(conn, booking.patient_id, booking.product, today=today)
    day = (following.due or following.earliest) if following is not None else None
    if day is None or day <= today:
        return
    due = datetime.combine(day, time(service.load().remind.due), zone)
    data: dict[str, Any] = {"patient": booking.patient_id, "product": booking.product}
    key = f"{NAME}:{booking.patient_id}:{booking.product}:{day}"
    news.tell(conn, booking.person_id, NAME, data, key=key, due=due, late=due + LATE)


def needed(conn: Connection, patient_id: int, product: str, *, today: date) -> bool:
    """Whether the next dose may be given now, and nobody has booked it.

    A visit whose dose is on record is over, though no site has said that they came.
    """
    products = whom.family(product).products
    theirs = (BOOKING.c.patient_id == patient_id, BOOKING.c.product.in_(products))
    given = select(doses.DOSE.c.id).where(doses.DOSE.c.booking_id == BOOKING.c.id).exists()
    there = select(BOOKING.c.id).where(*theirs, BOOKING.c.state.in_(OPEN), ~given).limit(1)
    if conn.execute(there).first() is not None:
        return False
    following = dose(conn, patient_id, product, today=today)
    first = following.earliest if following is not None else None
    return first is not None and first <= today
