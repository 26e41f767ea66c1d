"""The effects of what is booked already: shown, moved, cancelled, given, asked about afterwards."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection

from bot.clinic import calendar, people, slots, vaccines
from bot.clinic.context import Answers, Context
from bot.clinic.entry import noted
from bot.clinic.slots import Booking, Why
from bot.clinic.timetable import zone_of
from bot.clinic.vaccinating import doses, placing, service, visits, whom
from bot.clinic.vaccinating.asking import named
from bot.clinic.vaccinating.doses import Dose, Source
from bot.clinic.vaccinating.taking import earlier_hold
from bot.clinic.vaccines import Recipient
from bot.clinic.vaccines.reason import day_phrase
from bot.moves import Outcome, Put

SHOWN, SHOWN_LARGER = 6, 3  # visits in one question
ON_RECORD, ON_RECORD_LARGER = 6, 2  # doses told of
SEVERE = "severe"
DUE = ("booked", "displaced", "missed")
ADVERSE = "vaccine.adverse"
REACTS = 7  # days after a dose in which it may be told how it was


def vaccinations_list(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The doses on record in a sentence each, and the visits something can be done about."""
    said = _on_record(conn, context)
    found = [one for one in visits.mine(conn, context.person_id) if _asked(conn, context, one)]
    most = SHOWN_LARGER if context.elder else SHOWN
    listed = [{"value": str(one.id), "label": _label(conn, context, one)} for one in found[:most]]
    if listed:
        return Outcome("some", {"visits": listed}, tuple(said))
    said.append(Put("vaccinations-none", keys=False))
    return Outcome("none", {"visits": []}, tuple(said))


def vaccination_card(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """How a visit stands: open, closed, late, past, missed, done; gone when it is not theirs."""
    booking = _mine(conn, context, int(answers["visit"]))
    if booking is None:
        return Outcome("gone", says=(Put("vaccination-gone", keys=False),))
    body = booking.body or {}
    facts = visits.facts(conn, context, booking)
    gives: dict[str, Any] = {"booking_id": booking.id, "patient_id": booking.patient_id}
    gives |= {"product": booking.product, "dose": booking.dose}
    gives |= {"earliest": str(body.get("earliest") or "")}
    gives |= {name: facts[name] for name in ("called", "name", "site_name", "at")}
    return Outcome(_state(conn, context, booking), gives)


def vaccination_hold(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Another time for the visit is kept; full: somebody was quicker."""
    booking = _mine(conn, context, int(answers["booking_id"]))
    if booking is None:
        return Outcome("full", says=(Put("vaccination-gone", keys=False),))
    found = slots.hold(
        conn,
        slot_id=int(answers.get("slot") or answers["window"]),
        person_id=context.person_id,
        patient_id=booking.patient_id,
        product=booking.product,
        dose=booking.dose,
        pool=service.load().pool(booking.product),
        elder=context.elder,
        instead=earlier_hold(conn, context, answers),
        moving=booking.id,
        now=context.now,
    )
    if isinstance(found, Why):
        return Outcome("full", says=(Put("vaccine-full", keys=False),))
    at = placing.when(found.starts_at, found.resource, context)
    name = placing.site_name(found.resource, context)
    return Outcome("held", {"hold_id": found.id, "at": at, "site_name": name})


def vaccination_move(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """moved: the new time is booked and the old one free; one that was missed is booked anew."""
    booking = _mine(conn, context, int(answers["booking_id"]))
    if booking is None:
        return Outcome("late", says=(Put("vaccination-gone", keys=False),))
    asked: dict[str, Any] = {"hold_id": int(answers["hold_id"]), "now": context.now}
    asked |= {"person_id": context.person_id}
    if booking.open:
        found = slots.move(conn, booking_id=booking.id, **asked)
    else:
        found = slots.book(conn, body=booking.body, **asked)
    if found is Why.expired:
        return Outcome("lost", says=(Put("vaccine-lost", keys=False),))
    if isinstance(found, Why):
        return Outcome("late", says=(Put("vaccination-too-late", _phone(booking), keys=False),))
    visits.plan(conn, found, now=context.now)
    visits.copy(conn, context, found)
    return Outcome("moved", says=visits.tell(conn, context, found))


def vaccination_cancel(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The visit is off, or it is too late for that here and the site is to be called."""
    booking_id = int(answers["booking_id"])
    booking = _mine(conn, context, booking_id)
    found = slots.cancel(
        conn,
        booking_id=booking_id,
        person_id=context.person_id,
        reason=str(answers["reason"]),
        now=context.now,
    )
    if isinstance(found, Why):
        args = _phone(booking) if booking else {"phone": ""}
        return Outcome("done", says=(Put("vaccination-too-late", args, keys=False),))
    visits.copy(conn, context, found)
    called = {"called": named(found.product)}
    return Outcome("done", says=(Put("vaccination-cancelled", called, keys=False),))


def vaccination_show(conn: Connection, context: Context, answers: Answers) -> Outcome:
    booking = _mine(conn, context, int(answers["booking_id"]))
    if booking is None:
        return Outcome("done", says=(Put("vaccination-gone", keys=False),))
    return Outcome("done", says=visits.tell(conn, context, booking))


def vaccination_given(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """They had it: written down as told by them, until the site says so; what comes next."""
    booking = _mine(conn, context, int(answers["booking_id"]))
    if booking is None or booking.patient_id is None:
        return Outcome("done", says=(Put("vaccination-gone", keys=False),))
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
    noted(conn, context, "vaccination.told", f"booking:{booking.id}")
    visits.ask_reaction(conn, booking, now=context.now)
    return Outcome("done", says=tuple(told_given(conn, context, booking)))


def told_given(conn: Connection, context: Context, booking: Booking) -> list[Put]:
    """What is said after a dose: how long to stay, and from when the next may follow."""
    stay = {"minutes": str(service.load().observe_minutes)}
    said = [Put("vaccination-observe", stay, keys=False)]
    if (following := after(conn, context, booking)) is not None:
        args = {"called": named(booking.product), "day": day_phrase(following)}
        said.append(Put("vaccination-next", args, keys=False))
    return said


def vaccination_missed(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """They did not go: the time is over, and another can be booked."""
    booking_id = int(answers["booking_id"])
    if _mine(conn, context, booking_id) is not None:
        by = f"person:{context.person_id}"
        slots.miss(conn, booking_id=booking_id, by=by, now=context.now)
    return Outcome("done")


def vaccination_reacted(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """How it is after a dose: fine or mild get a sentence; severe is a doctor's, on record."""
    feel, booking_id = str(answers["feel"]), int(answers["booking_id"])
    if feel != SEVERE:
        return Outcome("done", says=(Put(f"vaccination-{feel}-advice", keys=False),))
    noted(conn, context, ADVERSE, f"booking:{booking_id}")
    gives: dict[str, Any] = {"wanted": ""}
    if (booking := _mine(conn, context, booking_id)) is not None and booking.patient_id:
        row = whom.row_of(conn, context, booking.patient_id)
        day = booking.starts_at.astimezone(zone_of(booking.zone)).date()
        values = [named(booking.product), calendar.day_phrase(day)]
        gives["first"] = [{"title": "note-adverse", "values": values}]
        if row is not None:
            gives |= people.described(row, context.today, context.rules.ages)
            gives["patient"] = "known"
    return Outcome("doctor", gives, (Put("vaccination-severe-advice", keys=False),))


def after(conn: Connection, context: Context, booking: Booking) -> date | None:
    """From when the next dose may be given, by what is on record now."""
    assert booking.patient_id is not None
    row = whom.row_of(conn, context, booking.patient_id)
    if row is None:
        return None
    who = Recipient(
        born=date.fromisoformat(row.body["birth"]),
        today=context.today,
        sex=whom.SEXES.get(str(row.body["sex"]), ""),
        doses=tuple(doses.given(conn, booking.patient_id)),
    )
    found = vaccines.forecast(who, vaccines.load())
    mine = next((one for one in found if one.product == booking.product), None)
    return mine.earliest if mine is not None and mine.number > 1 else None


def _mine(conn: Connection, context: Context, booking_id: int) -> Booking | None:
    found = slots.get(conn, booking_id)
    return found if found is not None and found.person_id == context.person_id else None


def _state(conn: Connection, context: Context, booking: Booking) -> str:
    """How a visit stands for the person whose it is."""
    if booking.state == "displaced":
        return "closed"
    if booking.state == "missed":
        return "missed"
    if doses.of_booking(conn, booking.id) is not None:
        return "done"
    if booking.state == "attended" or context.now >= booking.starts_at:
        return "past"
    return "late" if context.now >= booking.change_until else "open"


def _asked(conn: Connection, context: Context, booking: Booking) -> bool:
    """Whether there is something to be done about a visit."""
    if booking.state == "attended":
        return doses.of_booking(conn, booking.id) is None or _fresh(context, booking)
    return booking.state in DUE


def _fresh(context: Context, booking: Booking) -> bool:
    """Whether how it was after the dose may still be told."""
    return (context.now - booking.starts_at).days < REACTS


def _label(conn: Connection, context: Context, booking: Booking) -> dict[str, Any]:
    facts = visits.facts(conn, context, booking)
    key = "vaccination-displaced" if booking.state == "displaced" else "vaccination-listed"
    return {"key": key} | {name: facts[name] for name in ("name", "called", "at")}


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


def _phone(booking: Booking) -> dict[str, str]:
    site = slots.sites.load().site(booking.resource)
    return {"phone": site.phone if site else ""}
