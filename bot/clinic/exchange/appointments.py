"""Visits as Appointment: read and searched; `booking` makes, moves and cancels them."""

from __future__ import annotations

from bot.clinic.exchange import patients
from bot.clinic.exchange.asking import EVER, Ask, Desk, Page, paged
from bot.clinic.exchange.parts import OURS, Json, concept, extension, instant, named, own, to
from bot.clinic.exchange.refused import Code, Refused
from bot.clinic.exchange.windows import key_of
from bot.clinic.slots import Booking, bookings, sites
from bot.clinic.slots.rows import BOOKING, RESOURCE, SLOT

STATUS = {  # of ours, what FHIR calls it; whose day was closed waits for another
    "untold": "booked",  # FHIR has no word for it; the others would say what nobody said
    "booked": "booked",
    "displaced": "waitlist",
    "attended": "fulfilled",
    "missed": "noshow",
    "cancelled": "cancelled",
}
SUBJECT = ("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "SBJ")


def find(desk: Desk, own_id: str) -> Booking:
    """A visit this key sees. Raises Refused."""
    if not own_id.isascii() or not own_id.isdigit() or len(own_id) > 18:
        raise Refused(Code.unknown, "Appointment")
    found = bookings.get(desk.conn, int(own_id))
    if found is None or not desk.access.sees(found.resource):
        raise Refused(Code.unknown, "Appointment")
    return found


def one(desk: Desk, own_id: str) -> Json:
    return shown(desk, [find(desk, own_id)])[0]


def search(desk: Desk, ask: Ask) -> Page:
    """Visits by patient, day, place and status, in the order in which they were made."""
    where = [BOOKING.c.id > (ask.after[0] if ask.after else 0)]
    if desk.access.sites:
        where.append(RESOURCE.c.key.in_(desk.access.sites))
    if alias := ask.to("patient", "Patient"):
        where.append(BOOKING.c.patient_id == patients.find(desk, alias).id)
    if place := ask.one("location"):
        key = place.removeprefix(f"{OURS}resource|").removeprefix("Schedule/")
        where.append(RESOURCE.c.key == key_of(key))
    if wanted := ask.any("status", STATUS.values()):
        named_so = [ours for ours, status in STATUS.items() if status in wanted]
        where.append(BOOKING.c.state.in_(named_so))
    if (span := ask.span("date", desk.zone)) != EVER:
        start, end = span
        where += [SLOT.c.starts_at >= start, SLOT.c.starts_at < end]
    found = bookings.SHOWN.where(*where).order_by(BOOKING.c.id).limit(ask.count + 1)
    rows = [Booking(*tuple(row)) for row in desk.conn.execute(found).all()]
    return paged(shown(desk, rows), ask, lambda at: str(rows[at].id))


def shown(desk: Desk, rows: list[Booking]) -> list[Json]:
    """Visits as Appointments."""
    known = patients.aliases(desk.conn, [row.patient_id for row in rows])
    return [_appointment(row, patients.ref(known, row.patient_id)) for row in rows]


def _appointment(row: Booking, patient: Json | None) -> Json:
    who: Json = {"status": "accepted", "type": [concept(SUBJECT)]}
    where: Json = {"status": "accepted", "actor": named("resource", row.resource, _name(row))}
    made: Json = {
        "resourceType": "Appointment",
        "id": str(row.id),
        "extension": [extension("dose", row.dose), extension("moves", row.moves)],
        "identifier": [{"system": f"{OURS}booking", "value": row.code}],
        "status": STATUS[row.state],
        "serviceType": [own("product", row.product)],
        "created": instant(row.made_at),
        "participant": [who | ({"actor": patient} if patient else {}), where],
    }
    if row.state == "cancelled" and row.reason:
        made["cancelationReason"] = own("reason", row.reason)
    if row.state != "displaced":
        made |= {"start": instant(row.starts_at), "end": instant(row.ends_at)}
        made["slot"] = [to("Slot", str(row.slot_id))]
    return made


def _name(row: Booking) -> str:
    site = sites.load().site(row.resource)
    return site.name("en") if site is not None else ""
