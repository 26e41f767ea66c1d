"""The wait list: waiting at some sites for a vaccine or a doctor, and a place that became free."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from bot.clinic import slots
from bot.clinic.appointments import kind_of, papers, times
from bot.clinic.context import Answers, Context
from bot.clinic.slots import Why, waitlist
from bot.clinic.vaccinating import placing, service, visits
from bot.moves import Outcome, Put

HELD = "held"


def vaccine_wait(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """On the wait list of the sites near, for as many days as the rules say; elsewhere it ends."""
    return wait(
        conn, context, answers, [one.site.key for one in placing.near(conn, context, answers)]
    )


def wait(conn: Connection, context: Context, answers: Answers, keys: list[str]) -> Outcome:
    """On the wait list of these sites."""
    found = waitlist.join(
        conn,
        person_id=context.person_id,
        patient_id=int(answers["patient_id"]),
        product=str(answers["product"]),
        dose=int(answers["dose"]),
        pool=times.pool(answers),
        resources=keys,
        not_before=times.start(context, answers),
        not_after=context.now + timedelta(days=service.load().wait_days),
        elder=context.elder,
        now=context.now,
    )
    if found is Why.already:
        return Outcome("done", says=(Put("vaccine-waits-already", keys=False),))
    if isinstance(found, Why):
        return Outcome("done", says=(Put("vaccine-waits-not", keys=False),))
    return Outcome("done", says=(Put("vaccine-waits", keys=False),))


def facts(conn: Connection, context: Context, hold_id: int) -> dict[str, Any] | None:
    """What is offered; None when it is over."""
    hold = slots.hold_of(conn, hold_id)
    mine = hold is not None and hold.person_id == context.person_id
    if hold is None or not mine or hold.state != HELD or hold.until <= context.now:
        return None
    return {
        "hold_id": hold.id,
        "kind": str(kind_of(hold.resource)),
        "patient_id": hold.patient_id or 0,
        "called": visits.called(hold.product),
        "at": times.when(hold.starts_at, hold.resource, context),
        "until": times.when(hold.until, hold.resource, context),
        "site_name": times.site_name(hold.resource, context),
    }


def vaccine_offer_look(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """known: the place is still kept for them; over: it is not."""
    found = facts(conn, context, int(answers.get("hold_id") or 0))
    if found is None:
        return Outcome("over", says=(Put("vaccine-offer-over", keys=False),))
    return Outcome("known", found)


def vaccine_offer_book(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """What was offered is booked, or it is over. What the site will have of them is told."""
    card, phone = papers.given(conn, answers)
    body: dict[str, Any] = {"place": None, "earliest": "", "rule": "", "status": "", "unsure": ""}
    found = slots.book(
        conn,
        hold_id=int(answers["hold_id"]),
        person_id=context.person_id,
        body=body | {"card": card, "phone": phone},
        now=context.now,
    )
    if isinstance(found, Why):
        return Outcome("done", says=(Put("vaccine-offer-over", keys=False),))
    visits.plan(conn, found, now=context.now)
    visits.copy(conn, context, found)
    kept = papers.told(conn, answers)
    return Outcome("done", says=(*visits.tell(conn, context, found), *kept))


def vaccine_offer_refuse(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """It goes to the next; they are asked again when another becomes free."""
    hold_id = int(answers["hold_id"])
    slots.release(conn, hold_id=hold_id, person_id=context.person_id, now=context.now)
    return Outcome("done", says=(Put("vaccine-offer-refused", keys=False),))
