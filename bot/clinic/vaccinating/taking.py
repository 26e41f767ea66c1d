"""The effects of the hold and the booking: a time is kept, the second dose beside it, then both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import Connection

from bot.clinic import slots, vaccines
from bot.clinic.appointments import papers, taking, times
from bot.clinic.context import Answers, Context
from bot.clinic.slots import Booking, Why
from bot.clinic.slots.sites import Kind
from bot.clinic.timetable import zone_of
from bot.clinic.vaccinating import doses, service, visits, whom
from bot.clinic.vaccines import Forecast, Given
from bot.clinic.vaccines.reason import day_phrase
from bot.moves import Outcome, Put

TIMES, TIMES_LARGER = 4, 3


def vaccine_hold(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """A time for the dose is kept, or why not."""
    return taking.keep(conn, context, answers, kind=Kind.vaccine)


def vaccine_second(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """two: a second dose is meant, and a time for it is free at the same site."""
    day = _second_day(conn, context, answers)
    if day is None or not _times(conn, context, answers, day):
        return Outcome("one", {"times": []})
    return Outcome("two", {"then": day.isoformat(), "second_from": day_phrase(day)})


def vaccine_second_times(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The first times for the second dose."""
    day = date.fromisoformat(str(answers["then"]))
    found = _times(conn, context, answers, day)
    listed = [times.option(window, context) for window in found]
    return Outcome("some" if listed else "none", {"times": listed})


def vaccine_second_hold(conn: Connection, context: Context, answers: Answers) -> Outcome:
    found = slots.hold(
        conn,
        slot_id=int(answers["time"]),
        person_id=context.person_id,
        patient_id=int(answers["patient_id"]),
        product=str(answers["product"]),
        dose=int(answers["dose"]) + 1,
        pool=times.pool(answers),
        elder=context.elder,
        now=context.now,
    )
    if isinstance(found, Why):
        return Outcome("full", says=(Put("times-full", keys=False),))
    at = times.when(found.starts_at, found.resource, context)
    return Outcome("held", {"second_id": found.id, "second_at": at})


def vaccine_page(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """What there is to know before it is confirmed: papers, company, consent, price."""
    minor = int(answers["age_years"]) < service.load().guardian_below_years
    said = [Put("vaccine-bring-child" if minor else "vaccine-bring", keys=False)]
    if minor:
        said.append(Put("vaccine-guardian", keys=False))
    said.append(Put("vaccine-consent", keys=False))
    said += papers.told(conn, answers)
    said.append(_price(conn, context, answers))
    if _both(answers):
        said.append(Put("vaccine-second-too", {"at": answers["second_at"]}, keys=False))
    if answers.get("unsure") == "site":
        said.append(Put("vaccine-site-checks", keys=False))
    return Outcome("told", says=tuple(said))


def vaccine_book(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """booked; lost: the hold is over and the time gone; already: booked in the meantime."""
    booked = _book(conn, context, answers, hold_id=int(answers["hold_id"]))
    if booked is Why.already:
        return Outcome("already", says=(Put("vaccine-already", keys=False),))
    if isinstance(booked, Why):
        return Outcome("lost", says=(Put("times-lost", keys=False),))
    said = [*visits.tell(conn, context, booked)]
    visits.plan(conn, booked, now=context.now)
    if _both(answers):
        second = _book(conn, context, answers, hold_id=int(answers["second_id"]))
        if isinstance(second, Booking):
            said += visits.tell(conn, context, second, again=True)
            visits.plan(conn, second, now=context.now)
        else:
            said.append(Put("vaccine-second-lost", keys=False))
    visits.copy(conn, context, booked)
    return Outcome("booked", says=tuple(said))


def _both(answers: Answers) -> bool:
    return answers.get("second") == "held" and bool(answers.get("second_id"))


def _second_day(conn: Connection, context: Context, answers: Answers) -> date | None:
    """From when the next dose may follow one that is given on the day that is held.

    It is forecast anew as of that day, so that it is never too early.
    """
    held = slots.hold_of(conn, int(answers["hold_id"]))
    who = whom.recipient(conn, context, answers, doses.given(conn, int(answers["patient_id"])))
    if held is None or who is None or not answers.get("then"):
        return None
    day = held.starts_at.astimezone(zone_of(held.zone)).date()
    product = str(answers["product"])
    later = replace(who, today=day, doses=(*who.doses, Given(day, product)))
    found = _of(product, vaccines.forecast(later, vaccines.load()))
    return found.earliest if found is not None and found.earliest else None


def _of(product: str, found: list[Forecast]) -> Forecast | None:
    return next((one for one in found if one.product == product), None)


def _times(conn: Connection, context: Context, answers: Answers, day: date) -> list[slots.Window]:
    """Free times of the same site from a day on."""
    held = slots.hold_of(conn, int(answers["hold_id"]))
    if held is None:
        return []
    return slots.free(
        conn,
        resources=[held.resource],
        now=context.now,
        start=datetime.combine(day, time(), zone_of(held.zone)),
        most=TIMES_LARGER if context.elder else TIMES,
        pool=times.pool(answers),
    )


def _price(conn: Connection, context: Context, answers: Answers) -> Put:
    """Free by the programme for children, by a region's offer of these days, or to be paid."""
    rules, product = service.load(), str(answers["product"])
    young = int(answers["age_years"]) < rules.child_below_years
    who = whom.recipient(conn, context, answers)
    found = _of(product, vaccines.forecast(who, vaccines.load())) if who else None
    free = (product in rules.national and young) or (found is not None and found.free)
    site = papers.site(conn, answers)
    years = int(answers["age_years"])
    here = site.campaign(product, years, context.today) if site is not None else None
    if here is not None and not free:
        return Put("vaccine-price-campaign", {"who": here.name(context.locale)}, keys=False)
    return Put("vaccine-price-free" if free else "vaccine-price-paid", keys=False)


def _book(conn: Connection, context: Context, answers: Answers, *, hold_id: int) -> Booking | Why:
    body = {name: answers.get(name) for name in ("place", "earliest", "status", "rule", "unsure")}
    body |= {"choice": whom.choice(answers), "doses": int(answers.get("doses") or 0)}
    body["before"] = whom.before(answers, context.today)
    body["card"], body["phone"] = papers.given(conn, answers)
    return taking.book(conn, context, answers, hold_id=hold_id, body=body)
