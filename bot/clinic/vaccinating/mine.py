"""The effects of visits for a vaccine: listed with the doses, given, missed, asked about."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from bot.clinic import calendar, people, slots
from bot.clinic.appointments import changing
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.clinic.slots import Booking
from bot.clinic.timetable import zone_of
from bot.clinic.vaccinating import doses, following, service, visits, whom
from bot.clinic.vaccinating.asking import named
from bot.clinic.vaccinating.doses import Dose, Source
from bot.clinic.vaccines.reason import day_phrase
from bot.moves import Outcome, Put

SHOWN, SHOWN_LARGER = 6, 3  # visits in one question
ON_RECORD, ON_RECORD_LARGER = 6, 2  # doses told of
SEVERE = "severe"
DUE = ("booked", "displaced", "missed")
ADVERSE = "vaccine.adverse"


def vaccinations_list(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The doses on record in a sentence each, and the visits something can be done about."""
    said = _on_record(conn, context)
    found = [one for one in visits.mine(conn, context.person_id) if asked(conn, context, one)]
    most = SHOWN_LARGER if context.elder else SHOWN
    listed = [
        {"value": str(one.id), "label": changing.label(conn, context, one)} for one in found[:most]
    ]
    if listed:
        return Outcome("some", {"visits": listed}, tuple(said))
    said.append(Put("vaccinations-none", keys=False))
    return Outcome("none", {"visits": []}, tuple(said))


def vaccination_given(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """They had it: written down as told by them, until the site says so; what comes next.

    They were there, so the visit is over: left open, it would stand in the way of next year's.
    """
    booking = changing.owned(conn, context, int(answers["booking_id"]))
    if booking is None or booking.patient_id is None:
        return Outcome("done", says=(Put("booked-gone", keys=False),))
    day = booking.starts_at.astimezone(zone_of(booking.zone)).date()
    doses.keep(
        conn,
        patient_id=booking.patient_id,
        booking_id=booking.id,
        source=Source.told,
        product=booking.product,
        on=day,
        number=booking.dose,
        site=booking.resource,
        before=str((booking.body or {}).get("before") or ""),
        now=context.now,
    )
    by: dict[str, Any] = {"by": f"person:{context.person_id}", "reason": "told"}
    slots.attend(conn, booking_id=booking.id, **by, now=context.now)
    noted(conn, context, "vaccination.told", f"booking:{booking.id}")
    visits.ask_reaction(conn, booking, now=context.now)
    following.remind(conn, booking, now=context.now)
    return Outcome("done", says=tuple(told_given(conn, context, booking)))


def told_given(conn: Connection, context: Context, booking: Booking) -> list[Put]:
    """What is said after a dose: how long to stay, and from when the next may follow."""
    stay = {"minutes": str(service.load().observe_minutes)}
    said = [Put("vaccination-observe", stay, keys=False)]
    assert booking.patient_id is not None
    of = following.dose(conn, booking.patient_id, booking.product, today=context.today)
    if of is not None and of.earliest is not None:
        args = {"called": named(booking.product), "day": day_phrase(of.earliest)}
        said.append(Put("vaccination-next", args, keys=False))
    return said


def vaccination_missed(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """They did not go: the time is over, and another can be booked."""
    booking_id = int(answers["booking_id"])
    if changing.owned(conn, context, booking_id) is not None:
        by: dict[str, Any] = {"by": f"person:{context.person_id}", "reason": "told"}
        slots.miss(conn, booking_id=booking_id, **by, now=context.now)
    return Outcome("done")


def vaccination_reacted(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """How it is after a dose: fine or mild get a sentence; severe is a doctor's, on record."""
    feel, booking_id = str(answers["feel"]), int(answers["booking_id"])
    if feel != SEVERE:
        return Outcome("done", says=(Put(f"vaccination-{feel}-advice", keys=False),))
    noted(conn, context, ADVERSE, f"booking:{booking_id}")
    gives: dict[str, Any] = {"wanted": ""}
    if (booking := changing.owned(conn, context, booking_id)) is not None and booking.patient_id:
        row = whom.row_of(conn, context, booking.patient_id)
        day = booking.starts_at.astimezone(zone_of(booking.zone)).date()
        values = [named(booking.product), calendar.day_phrase(day)]
        gives["first"] = [{"title": "note-adverse", "values": values}]
        if row is not None:
            gives |= people.described(row, context.today, context.rules.ages)
            gives["patient"] = "known"
    return Outcome("doctor", gives, (Put("vaccination-severe-advice", keys=False),))


def asked(conn: Connection, context: Context, booking: Booking) -> bool:
    """Whether there is something to be done about a visit."""
    if booking.state in ("attended", "untold"):
        return doses.of_booking(conn, booking.id) is None or _fresh(context, booking)
    return booking.state in DUE


def _fresh(context: Context, booking: Booking) -> bool:
    """Whether how it was after the dose may still be told."""
    return (context.now - booking.starts_at).days < service.load().react_days


def _on_record(conn: Connection, context: Context) -> list[Put]:
    """The last doses of this person's patients."""
    most = ON_RECORD_LARGER if context.elder else ON_RECORD
    seen: list[tuple[Dose, str]] = []
    for patient in whom.saved(conn, context.person_id):
        name = str(patient.body["name"])
        seen += [(dose, name) for dose in doses.of_patient(conn, patient.id)]
    seen.sort(key=lambda one: one[0].on, reverse=True)
    return [
        Put(
            "vaccination-dose",
            {
                "name": name,
                "called": named(dose.product),
                "number": str(dose.number),
                "day": calendar.day_phrase(dose.on),
                "source": {"key": f"vaccination-source-{dose.source}"},
            },
            keys=False,
        )
        for dose, name in seen[:most]
    ]
