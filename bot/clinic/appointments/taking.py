"""A time is kept for a visit and booked: what every kind of site has in common."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from bot.clinic import slots
from bot.clinic.appointments import times
from bot.clinic.context import Answers, Context, Effect
from bot.clinic.slots import Booking, Hold, Why, keeping
from bot.clinic.slots.rows import HOLD
from bot.clinic.slots.sites import Kind
from bot.clinic.vaccinating import whom
from bot.moves import Outcome, Put


def keep(conn: Connection, context: Context, answers: Answers, *, kind: Kind) -> Outcome:
    """held; full: somebody was quicker; already: it is booked; many: too much is open."""
    if whom.row_of(conn, context, int(answers["patient_id"])) is None:
        return Outcome("many", says=(Put(f"{kind}-gone", keys=False),))
    instead = earlier_hold(conn, context, answers)
    found = hold(conn, context, answers, slot_id=slot(answers), instead=instead)
    if found is Why.already:
        return Outcome("already", says=(Put(f"{kind}-already", keys=False),))
    if found is Why.many:
        return Outcome("many", says=(Put("times-many", keys=False),))
    if isinstance(found, Why):
        return Outcome("full", says=(Put("times-full", keys=False),))
    keeping.plan(conn, found)
    return Outcome("held", kept(found, context))


def slot(answers: Answers) -> int:
    """The time that was picked: out of the next few, or of a day."""
    return int(answers.get("slot") or answers["window"])


def earlier_hold(conn: Connection, context: Context, answers: Answers) -> int | None:
    """The time that is kept for the same already, and given up for another one."""
    mine = select(HOLD.c.id).where(
        HOLD.c.person_id == context.person_id,
        HOLD.c.patient_id == int(answers["patient_id"]),
        HOLD.c.product == str(answers["product"]),
        HOLD.c.dose == int(answers["dose"]),
        HOLD.c.state == "held",
    )
    return conn.execute(mine.order_by(HOLD.c.id.desc()).limit(1)).scalar_one_or_none()


def hold(
    conn: Connection, context: Context, answers: Answers, *, slot_id: int, instead: int | None
) -> Hold | Why:
    return slots.hold(
        conn,
        slot_id=slot_id,
        person_id=context.person_id,
        patient_id=int(answers["patient_id"]),
        product=str(answers["product"]),
        dose=int(answers["dose"]),
        pool=times.pool(answers),
        elder=context.elder,
        instead=instead,
        now=context.now,
    )


def kept(found: Hold, context: Context) -> dict[str, Any]:
    return {
        "hold_id": found.id,
        "at": times.when(found.starts_at, found.resource, context),
        "site_name": times.site_name(found.resource, context),
    }


def book(
    conn: Connection, context: Context, answers: Answers, *, hold_id: int, body: dict[str, Any]
) -> Booking | Why:
    """Book a hold; of one that is over the same time is tried for once more."""
    asked: dict[str, Any] = {"person_id": context.person_id, "now": context.now, "body": body}
    found = slots.book(conn, hold_id=hold_id, **asked)
    if found is not Why.expired:
        return found
    slots.expire(conn, now=context.now)
    old = slots.hold_of(conn, hold_id)
    if old is None:
        return Why.expired
    again = hold(conn, context, answers | {"dose": old.dose}, slot_id=old.slot_id, instead=None)
    return again if isinstance(again, Why) else slots.book(conn, hold_id=again.id, **asked)


def time_release(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """They do not want it: what is held is free again."""
    for name in ("hold_id", "second_id"):
        if answers.get(name):
            slots.release(
                conn, hold_id=int(answers[name]), person_id=context.person_id, now=context.now
            )
    return Outcome("done", says=(Put("times-dropped", keys=False),))


EFFECTS: tuple[Effect, ...] = (time_release,)
