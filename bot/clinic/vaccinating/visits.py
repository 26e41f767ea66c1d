"""What is booked: told with its code and its calendar entry, reminded of, copied to helpers."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot import outbox
from bot.clinic import calendar, files, links, relatives, slots
from bot.clinic.casefile import PATIENT
from bot.clinic.context import Context
from bot.clinic.relatives import LINK, Right, State
from bot.clinic.slots import Booking
from bot.clinic.timetable import zone_of
from bot.clinic.vaccinating import placing, service, ticket
from bot.clinic.vaccinating.asking import named
from bot.i18n import HOME, Catalogue
from bot.messages import Form, Kind, Media, Outbound
from bot.moves import Put
from bot.store.tables import Timer

TIMER = Timer.__table__  # type: ignore[attr-defined]
PICTURED = ("web", "telegram")  # where a picture can be sent at any time
KIND = "vaccine:"  # how the keys of the sites begin
EVE, SOON, AFTER, REACTION = (
    "vaccine.eve", "vaccine.soon", "vaccine.after", "vaccine.reaction",
)  # fmt: skip
COPY, GIVEN = "vaccine.copy", "vaccine.given"
LATE = timedelta(hours=6)  # a reminder that old is not sent any more


def tell(
    conn: Connection, context: Context, booking: Booking, *, again: bool = False
) -> tuple[Put, ...]:
    """The sentences of a booked visit; its code as a picture and its calendar entry with them.

    *again*: the second of two at once, of which a sentence is enough.
    """
    args = facts(conn, context, booking) | {"code": ticket.spelt(booking.code)}
    if again:
        return (Put("vaccine-booked-second", args, keys=False),)
    said = [Put("vaccine-booked", args, keys=False), Put("vaccine-booked-code", args, keys=False)]
    if context.channel in PICTURED:
        _show(conn, context, booking)
    if link := _calendar(conn, context, booking, args):
        said.append(Put("vaccine-calendar", {"link": link}, keys=False))
    return tuple(said)


def facts(conn: Connection, context: Context, booking: Booking) -> dict[str, Any]:
    """Who gets what, when and where, to be said."""
    site = slots.sites.load().site(booking.resource)
    return {
        "name": name_of(conn, booking),
        "called": named(booking.product),
        "at": placing.when(booking.starts_at, booking.resource, context),
        "site_name": placing.site_name(booking.resource, context),
        "phone": site.phone if site else "",
    }


def name_of(conn: Connection, booking: Booking) -> str:
    body = conn.execute(select(PATIENT.c.body).where(PATIENT.c.id == booking.patient_id))
    found = body.scalar_one_or_none()
    return str(found["name"]) if found else ""


def mine(conn: Connection, person_id: int) -> list[Booking]:
    """The visits for a vaccine of a person, those to come first."""
    found = slots.of_person(conn, person_id)
    return [one for one in found if one.resource.startswith(KIND)]


def plan(conn: Connection, booking: Booking, *, now: datetime) -> None:
    """What is to be said later; whether it still holds is looked at when it is due.

    Nothing is planned for a moment that has passed. What falls into the quiet hours waits for
    their end, if that is before the visit.
    """
    rules, zone = service.load().remind, zone_of(booking.zone)
    starts = booking.starts_at.astimezone(zone)
    eve = datetime.combine(starts.date() - timedelta(days=1), time(rules.evening), zone)
    after = datetime.combine(starts.date(), time(rules.after), zone)
    soon = starts - timedelta(hours=rules.hours)
    if quiet(soon, booking.zone):
        soon = datetime.combine(starts.date(), time(rules.quiet_to), zone)
    for name, due in ((EVE, eve), (SOON, soon), (AFTER, max(after, starts))):
        if due > now and (name == AFTER or due < starts):
            _later(conn, booking, name, due)


def ask_reaction(conn: Connection, booking: Booking, *, now: datetime) -> None:
    """The day after a dose somebody asks how it is."""
    zone, hour = zone_of(booking.zone), time(service.load().remind.reaction)
    day = booking.starts_at.astimezone(zone).date() + timedelta(days=1)
    due = datetime.combine(day, hour, zone)
    if due > now:
        _later(conn, booking, REACTION, due)


def quiet(at: datetime, zone: str) -> bool:
    """Whether nobody is written to at this hour."""
    rules, hour = service.load().remind, at.astimezone(zone_of(zone)).hour
    return hour >= rules.quiet_from or hour < rules.quiet_to


def copy(conn: Connection, context: Context, booking: Booking) -> None:
    """Whoever helps this patient, and the patient's own person, hear of a booking of another."""
    whose = select(PATIENT.c.person_id).where(PATIENT.c.id == booking.patient_id)
    owner = conn.execute(whose).scalar_one_or_none()
    helpers = select(LINK.c.person_id, LINK.c.rights).where(
        LINK.c.patient_id == booking.patient_id, LINK.c.state == State.on
    )
    told: set[int] = {int(owner)} if owner is not None else set()
    told |= {row.person_id for row in conn.execute(helpers) if _hears(row.rights)}
    for person_id in told - {context.person_id}:
        key = f"{COPY}:{booking.id}:{booking.moves}:{booking.state}:{person_id}"
        data = {"booking": booking.id, "moves": booking.moves, "state": booking.state}
        relatives.tell(conn, person_id, COPY, data, key=key, now=context.now)


def _hears(rights: str) -> bool:
    return bool({Right.book, Right.see} & set(rights.split(",")))


def _later(conn: Connection, booking: Booking, name: str, due: datetime) -> None:
    at = booking.starts_at.isoformat()
    row: dict[str, Any] = {
        "key": f"{name}:{booking.id}:{at}",
        "name": name,
        "person_id": booking.person_id,
        "body": {"booking": booking.id, "at": at},
        "due_at": due,
        "late_at": due + LATE,
        "state": "waiting",
    }
    make = sqlite.insert if conn.dialect.name == "sqlite" else postgresql.insert
    made = conn.execute(make(TIMER).on_conflict_do_nothing(), row).rowcount
    if not made:  # moved away and back again
        there = (TIMER.c.key == row["key"], TIMER.c.state == "off")
        conn.execute(update(TIMER).where(*there).values(state="waiting", due_at=due))


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


def _calendar(conn: Connection, context: Context, booking: Booking, args: dict[str, Any]) -> str:
    """A link to an entry for their calendar; empty where we have no address."""
    base = context.site.rstrip("/")
    if not base:
        return ""
    say = partial(_texts().text, _texts().locale_for(context.locale))
    title = calendar.text({"key": "vaccine-calendar-title"} | args, say)
    body = ticket.entry(booking, title=title, where=str(args["site_name"]), now=context.now)
    media_id = files.keep(
        conn,
        person_id=context.person_id,
        mime="text/calendar",
        body=body,
        now=context.now,
        kind="file",
    )
    return f"{base}/chat/sent/{links.token(media_id, now=context.now)}"


@lru_cache(maxsize=1)
def _texts() -> Catalogue:
    found = sorted(HOME.glob("*/vaccine.ftl"))
    return Catalogue({file.parent.name: file.read_text("utf-8") for file in found})
