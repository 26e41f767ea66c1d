"""What the staff of a site see and write down: who comes today, what was given, whom to call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from bot.clinic import audit, relatives, slots
from bot.clinic.appointments import unmarked
from bot.clinic.people import PERSON
from bot.clinic.slots import Booking, Why, agenda
from bot.clinic.slots.agenda import Visit
from bot.clinic.timetable import zone_of
from bot.clinic.vaccinating import doses, following, visits, whom
from bot.clinic.vaccinating.doses import Dose, Source
from bot.store.tables import Account

ACCOUNT = Account.__table__  # type: ignore[attr-defined]
LONGEST = 40  # letters of a lot


@dataclass(frozen=True, slots=True)
class Seen:
    """A visit, what was given at it if anything was, and what may be given in its place."""

    booking: Booking
    name: str
    dose: Dose | None
    products: tuple[str, ...]
    phone: str
    card: str
    unsure: bool


def sites(conn: Connection) -> list[str]:
    """The keys of the vaccination sites."""
    return [key for key in agenda.resources(conn) if key.startswith(visits.KIND)]


def today(conn: Connection, *, resource: str, start: datetime, end: datetime) -> list[Seen]:
    """Who comes within a time, by time."""
    found = agenda.visits(conn, resource=resource, start=start, end=end)
    return [_seen(conn, visit) for visit in found]


def unsaid(conn: Connection, *, resource: str, now: datetime) -> list[Seen]:
    """Of whom nobody said whether they came on an earlier day, the last first."""
    found = unmarked.listed(conn, resource=resource, now=now)
    return [_seen(conn, visit) for visit in found]


def by_code(conn: Connection, code: str, resource: str) -> Booking | None:
    """The visit of the code somebody shows, if it is at this site."""
    found = slots.by_code(conn, "".join(code.split()))
    return found if found is not None and found.resource == resource else None


def give(
    conn: Connection,
    *,
    booking_id: int,
    product: str,
    lot: str,
    by: str,
    now: datetime,
    on: date | None = None,
    reason: str = "",
) -> Booking | Why | None:
    """A dose was given: they came, it is on record by its lot, and they are told what follows.

    *on*: the day of it, where that was not today; *reason*: how that is known, of a visit that is
    untold. None: this product is none of those, the lot is not said, or the day cannot be.
    """
    booking = slots.get(conn, booking_id)
    if booking is None or not booking.resource.startswith(visits.KIND):
        return Why.gone
    if not lot or len(lot) > LONGEST or product not in whom.family(booking.product).products:
        return None
    today, visit = _days(booking, now)
    if on is not None and not visit <= on <= today:
        return None
    came = slots.attend(conn, booking_id=booking_id, by=by, now=now, reason=reason)
    if isinstance(came, Why):
        return came
    if came.patient_id is not None:
        _keep(conn, came, product, lot, now, on or today)
    detail = f"{product} {lot}"
    subject = f"booking:{booking_id}"
    audit.record(
        conn, actor=by, action="vaccination.given", subject=subject, now=now, detail=detail
    )
    return came


def _days(booking: Booking, now: datetime) -> tuple[date, date]:
    """Today at the site, and the day of the visit."""
    zone = zone_of(booking.zone)
    return now.astimezone(zone).date(), booking.starts_at.astimezone(zone).date()


def _keep(
    conn: Connection, booking: Booking, product: str, lot: str, now: datetime, on: date
) -> None:
    assert booking.patient_id is not None
    doses.keep(
        conn,
        patient_id=booking.patient_id,
        booking_id=booking.id,
        source=Source.site,
        product=product,
        on=on,
        number=booking.dose,
        lot=lot,
        site=booking.resource,
        before=str((booking.body or {}).get("before") or ""),
        now=now,
    )
    visits.ask_reaction(conn, booking, now=now)
    following.remind(conn, booking, now=now)
    if booking.person_id is not None:
        key, data = f"{visits.GIVEN}:{booking.id}", {"booking": booking.id}
        relatives.tell(conn, booking.person_id, visits.GIVEN, data, key=key, now=now)


def calls(
    conn: Connection, *, resource: str, start: datetime, end: datetime, now: datetime
) -> list[Visit]:
    """Who comes within a time and cannot be written to: no chat, or none that may be used now."""
    found = agenda.visits(conn, resource=resource, start=start, end=end)
    return [
        visit
        for visit in found
        if visit.booking.open and not _reached(conn, visit.booking.person_id, now)
    ]


def _reached(conn: Connection, person_id: int | None, now: datetime) -> bool:
    """Whether some account of theirs can be written to, and they want that."""
    if person_id is None:
        return False
    budget = and_(ACCOUNT.c.allowed > 0, ACCOUNT.c.allowed_until > now)
    found = (
        select(ACCOUNT.c.id)
        .join(PERSON, PERSON.c.id == ACCOUNT.c.person_id)
        .where(ACCOUNT.c.person_id == person_id, PERSON.c.notices)
        .where(ACCOUNT.c.reachable, ACCOUNT.c.left_at.is_(None))
        .where(or_(ACCOUNT.c.allowed.is_(None), budget))
    )
    return conn.execute(found.limit(1)).first() is not None


def _seen(conn: Connection, visit: Visit) -> Seen:
    booking = visit.booking
    body: Any = booking.body if isinstance(booking.body, dict) else {}
    return Seen(
        booking,
        visit.name,
        doses.of_booking(conn, booking.id),
        whom.family(booking.product).products if whom.known(booking.product) else (),
        str(body.get("phone") or ""),
        str(body.get("card") or ""),
        body.get("unsure") == "site",
    )
