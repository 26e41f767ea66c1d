"""What is booked: told with its code and its calendar entry, reminded of, copied to helpers."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, select

from bot import outbox
from bot.clinic import appointments, entries, files, relatives, rooms, slots
from bot.clinic.appointments import times
from bot.clinic.casefile import PATIENT
from bot.clinic.context import Context
from bot.clinic.relatives import LINK, Right, State
from bot.clinic.slots import Booking
from bot.clinic.slots.sites import Kind as Site
from bot.clinic.timetable import zone_of
from bot.clinic.vaccinating import service, ticket, whom
from bot.clinic.vaccinating.asking import named
from bot.messages import Form, Kind, Media, Outbound
from bot.moves import Put

PICTURED = ("web", "telegram")  # where a picture can be sent at any time
KIND = "vaccine:"  # how the keys of the sites begin
EVE, SOON = appointments.names(Site.vaccine)
AFTER, REACTION = "vaccine.after", "vaccine.reaction"
COPY, GIVEN = "vaccine.copy", "vaccine.given"


def tell(
    conn: Connection, context: Context, booking: Booking, *, again: bool = False
) -> tuple[Put, ...]:
    """The sentences of a booked visit; its code as a picture and its calendar entry with them.

    *again*: the second of two at once, of which a sentence is enough.
    """
    args = facts(conn, context, booking) | {"code": ticket.spelt(booking.code)}
    if again:
        return (Put("vaccine-booked-second", args, keys=False),)
    code = Put(f"{appointments.kind_of(booking.resource)}-booked-code", args, keys=False)
    said = [Put("booked-made", args, keys=False), code]
    if context.channel in PICTURED:
        _show(conn, context, booking)
    if link := calendar_link(conn, context, booking):
        said.append(Put("booked-calendar", {"link": link}, keys=False))
    return tuple(said)


def facts(conn: Connection, context: Context, booking: Booking) -> dict[str, Any]:
    """Who gets what, when and where, to be said."""
    site = slots.sites.load().site(booking.resource)
    return {
        "name": name_of(conn, booking),
        "called": called(booking.product),
        "at": times.when(booking.starts_at, booking.resource, context),
        "site_name": times.site_name(booking.resource, context),
        "phone": site.phone if site else "",
    }


def called(product: str) -> dict[str, Any]:
    """What a visit is for, in words: a vaccine, or the department of a clinic."""
    return named(product) if whom.known(product) else rooms.called(product)


def name_of(conn: Connection, booking: Booking) -> str:
    body = conn.execute(select(PATIENT.c.body).where(PATIENT.c.id == booking.patient_id))
    found = body.scalar_one_or_none()
    return str(found["name"]) if found else ""


def mine(conn: Connection, person_id: int) -> list[Booking]:
    """The visits for a vaccine of a person, those to come first."""
    found = slots.of_person(conn, person_id)
    return [one for one in found if one.resource.startswith(KIND)]


def plan(conn: Connection, booking: Booking, *, now: datetime) -> None:
    """Remind of the visit, and ask in the evening of its day whether the dose was given."""
    appointments.before(conn, booking, now=now)
    if not booking.resource.startswith(KIND):
        return
    starts = booking.starts_at.astimezone(zone_of(booking.zone))
    hour = time(service.load().remind.after)
    due = max(datetime.combine(starts.date(), hour, starts.tzinfo), starts)
    if due > now:
        appointments.later(conn, booking, AFTER, due)


def ask_reaction(conn: Connection, booking: Booking, *, now: datetime) -> None:
    """The day after a dose somebody asks how it is."""
    zone, hour = zone_of(booking.zone), time(service.load().remind.reaction)
    day = booking.starts_at.astimezone(zone).date() + timedelta(days=1)
    due = datetime.combine(day, hour, zone)
    if due > now:
        appointments.later(conn, booking, REACTION, due)


def copy(conn: Connection, context: Context, booking: Booking) -> None:
    """Whoever helps this patient, and the patient's own person, hear of a booking of another."""
    spread(conn, booking, but=context.person_id, now=context.now)


def spread(conn: Connection, booking: Booking, *, but: int | None, now: datetime) -> None:
    """All of them but one hear of it as it stands; *but* None: everybody."""
    whose = select(PATIENT.c.person_id).where(PATIENT.c.id == booking.patient_id)
    owner = conn.execute(whose).scalar_one_or_none()
    helpers = select(LINK.c.person_id, LINK.c.rights).where(
        LINK.c.patient_id == booking.patient_id, LINK.c.state == State.on
    )
    told: set[int] = {int(owner)} if owner is not None else set()
    told |= {row.person_id for row in conn.execute(helpers) if _hears(row.rights)}
    for person_id in told - {but}:
        key = f"{COPY}:{booking.id}:{booking.moves}:{booking.state}:{person_id}"
        data = {"booking": booking.id, "moves": booking.moves, "state": booking.state}
        relatives.tell(conn, person_id, COPY, data, key=key, now=now)


def _hears(rights: str) -> bool:
    return bool({Right.book, Right.see} & set(rights.split(",")))


def _show(conn: Connection, context: Context, booking: Booking) -> None:
    """The code as a picture to be held before the reader of the site."""
    body = ticket.picture(booking.code)
    media_id = files.keep(
        conn, person_id=context.person_id, mime="image/png", body=body, now=context.now
    )
    media = Media(Kind.IMAGE, str(media_id), "image/png", len(body), stored=True)
    out, key = Outbound(form=Form.MEDIA, media=media), f"visit-code:{media_id}"
    slip = outbox.Slip(context.person_id, context.channel, context.address, out, key, context.now)
    outbox.queue(conn, slip)
    context.rings |= {"outbox", f"web:{context.address}"}


def calendar_link(
    conn: Connection, context: Context, booking: Booking, *, off: bool = False
) -> str:
    """A link to the entry for their calendar; empty where we have no address."""
    args = facts(conn, context, booking) | {"code": ticket.spelt(booking.code)}
    kind = appointments.kind_of(booking.resource)
    title, where = {"key": f"{kind}-calendar-title"} | args, str(args["site_name"])
    texts = str(kind)  # the part of the catalogue that has the words
    return entries.link(conn, context, booking, title=title, texts=texts, where=where, off=off)
