"""The effects of the hold and the booking, and of waiting for a time that becomes free."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from bot.clinic import doors
from bot.clinic.appointments import papers, taking
from bot.clinic.context import Answers, Context, Effect
from bot.clinic.outpatient import choosing
from bot.clinic.slots import Why
from bot.clinic.slots.sites import Kind
from bot.clinic.vaccinating import offered, visits
from bot.moves import Outcome, Put


def clinic_hold(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """A time with the department is kept, or why not."""
    return taking.keep(conn, context, answers, kind=Kind.clinic)


def clinic_page(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """What there is to know before it is confirmed: what to bring, what the clinic will have."""
    bring = [{"key": f"visit-bring-{one}"} for one in doors.load().visit.bring]
    said = [Put("clinic-bring", {"bring": bring}, keys=False), *papers.told(conn, answers)]
    return Outcome("told", says=tuple(said))


def clinic_book(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """booked; lost: the hold is over and the time gone; already: booked in the meantime."""
    card, phone = papers.given(conn, answers)
    body: dict[str, Any] = {"card": card, "phone": phone}
    hold_id = int(answers["hold_id"])
    booked = taking.book(conn, context, answers, hold_id=hold_id, body=body)
    if booked is Why.already:
        return Outcome("already", says=(Put("clinic-already", keys=False),))
    if isinstance(booked, Why):
        return Outcome("lost", says=(Put("times-lost", keys=False),))
    visits.plan(conn, booked, now=context.now)
    visits.copy(conn, context, booked)
    return Outcome("booked", says=visits.tell(conn, context, booked))


def clinic_wait(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """On the wait list of all clinics of the department."""
    keys = [site.key for site in choosing.clinics(conn, context, answers)]
    return offered.wait(conn, context, answers, keys)


EFFECTS: tuple[Effect, ...] = (clinic_hold, clinic_page, clinic_book, clinic_wait)
