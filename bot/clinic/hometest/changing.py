"""The effects on a test that was ordered: progress, another time, off, once more."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from bot.clinic import appointments, people, slots
from bot.clinic.appointments import access
from bot.clinic.context import Answers, Context
from bot.clinic.hometest import calendaring, lateness, orders, reports, zones
from bot.clinic.hometest.choosing import home_of, title
from bot.clinic.hometest.orders import AWAY, EARLY, LAB, REPEATED, Order, State
from bot.clinic.hometest.visiting import between, full, times
from bot.clinic.relatives import Right
from bot.clinic.slots import Booking, Why
from bot.moves import Outcome, Put

UNREAD = "unread"  # a sample of which the laboratory could read nothing


def theirs(conn: Connection, context: Context, value: Any) -> Order | None:
    """An order of this person, or of a patient they book for, by the option that was chosen."""
    order = orders.get(conn, int(value)) if str(value or "").isdecimal() else None
    if order is None:
        return None
    whose = {"owner_id": order.person_id, "patient_id": order.patient_id}
    allowed = access.may(conn, context.person_id, **whose, right=Right.book)
    return order if allowed else None


def home_look(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Where an order stands, and what may be done with it."""
    order = theirs(conn, context, answers.get("picked"))
    if order is None:
        return Outcome("ended", {"order_id": 0, "stands": {"key": "home-gone"}, "reason": ""})
    reason = str(order.state)
    if order.state is State.spoiled and reports.latest(conn, order.id) is not None:
        reason = UNREAD
    gives = {"order_id": order.id, "stands": stands(context, order), "reason": reason}
    return Outcome(_form(conn, order), gives)


def _form(conn: Connection, order: Order) -> str:
    if order.early:
        return "open"
    if order.state in (*AWAY, *LAB):
        return "going"
    if order.state is State.reported:
        return "report"
    again = order.state in REPEATED and not orders.repeated(conn, order.id)
    return "redo" if again else "ended"


def stands(context: Context, order: Order) -> dict[str, Any]:
    """An order and its state, in a sentence."""
    found: dict[str, Any] = {"key": f"home-stands-{order.state}"}
    found |= {"who": str(order.patient.get("name", "")), "panel": title(context, order.panel)}
    if order.state in (*EARLY, *AWAY):
        found["window"] = between(context, order.starts_at, order.ends_at)
    return found


def home_redo(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """The same test once more, for free: only its time is asked."""
    order = theirs(conn, context, answers.get("order_id"))
    patient = None
    if order is not None and order.patient_id is not None:
        patient = people.find(conn, context.person_id, order.patient_id)
    if order is None or patient is None or orders.repeated(conn, order.id):
        return Outcome("gone", {"redo_of": 0})
    gives = people.described(patient, context.today, context.rules.ages)
    gives |= {"patient": "known", "since": order.body.get("since", ""), "redo_of": order.id}
    gives |= {"kind": order.panel, "way": order.mode, "home": home_of(order)}
    return Outcome("ready", gives)


def home_move_times(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """Free windows where this visit is; where there are none, that is said."""
    found = times(conn, context, answers, _resources(conn, context, answers))
    if found.value == "none":
        return Outcome("none", found.gives, (Put("home-no-other", keys=False),))
    return found


def _resources(conn: Connection, context: Context, answers: Answers) -> list[str]:
    order = theirs(conn, context, answers.get("order_id"))
    return zones.covering(str(order.body["address"]["code"])) if order is not None else []


def home_move_hold(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """held: the new window is kept while the old one is; full."""
    order = theirs(conn, context, answers.get("order_id"))
    visit = slots.get(conn, order.visit_id) if order is not None else None
    found: Any = Why.gone
    if order is not None and visit is not None:
        found = slots.hold(
            conn,
            slot_id=int(answers["move_time"]),
            person_id=order.person_id,
            patient_id=visit.patient_id,
            product=visit.product,
            elder=context.elder,
            moving=visit.id,
            now=context.now,
        )
    if isinstance(found, Why):
        resources = _resources(conn, context, answers)
        return Outcome("full", says=(full(conn, context, resources),))
    window = between(context, found.starts_at, found.ends_at)
    return Outcome("held", {"hold_id": found.id, "window": window})


def home_move(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """moved with all its patients; late: the sampler has left; full: the hold was over.

    Until the sampler leaves they may move it, whatever the cut-off of the window says.
    """
    order = theirs(conn, context, answers.get("order_id"))
    if order is None or not order.early:
        return Outcome("late")
    moved = slots.move(
        conn,
        booking_id=order.visit_id,
        hold_id=int(answers["hold_id"]),
        person_id=None,
        by=_actor(context),
        now=context.now,
    )
    if not isinstance(moved, Booking):
        if moved is not Why.expired:
            return Outcome("late")
        resources = _resources(conn, context, answers)
        return Outcome("full", says=(full(conn, context, resources),))
    lateness.plan(conn, moved)
    appointments.before(conn, moved, now=context.now)
    for one in orders.of_visit(conn, order.visit_id):
        _planned_anew(conn, context, one)
    access.acted(conn, context, order.patient_id, Right.book)
    context.rings.add("visits")
    return Outcome("moved", says=calendaring.told(conn, context, moved))


def _planned_anew(conn: Connection, context: Context, order: Order) -> None:
    """At another time it may be somebody else who comes."""
    actor, now = _actor(context), context.now
    if order.state is State.assigned:
        orders.change(
            conn, order.id, State.booked, name="moved", actor=actor, now=now, sampler_id=None
        )
    elif order.state is State.booked:
        orders.record(conn, order.id, "moved", actor=actor, now=now)


def home_cancel(conn: Connection, context: Context, answers: Answers) -> Outcome:
    """cancelled; late: the sampler has left. The visit goes with its last patient."""
    order = theirs(conn, context, answers.get("order_id"))
    if order is None:
        return Outcome("late")
    done = orders.change(
        conn, order.id, State.cancelled, actor=_actor(context), now=context.now, since=EARLY
    )
    if done is None:
        return Outcome("late")
    said: tuple[Put, ...] = ()
    left = [o for o in orders.of_visit(conn, order.visit_id) if o.state is not State.cancelled]
    if left:
        _named(conn, context, left[0])
    else:
        said = _visit_off(conn, context, order)
    access.acted(conn, context, order.patient_id, Right.book)
    context.rings.add("visits")
    return Outcome("cancelled", says=said)


def _visit_off(conn: Connection, context: Context, order: Order) -> tuple[Put, ...]:
    """Nobody is left at the visit: it is off, and so is its entry in their calendar."""
    off = slots.cancel(
        conn,
        booking_id=order.visit_id,
        person_id=None,
        reason="person",
        by=_actor(context),
        now=context.now,
    )
    return calendaring.told(conn, context, off, off=True) if isinstance(off, Booking) else ()


def _named(conn: Connection, context: Context, order: Order) -> None:
    """The visit is in the name of one who still comes, so that the other may book anew."""
    slots.rename(
        conn,
        booking_id=order.visit_id,
        patient_id=order.patient_id,
        product=order.panel,
        by=_actor(context),
        now=context.now,
    )


def _actor(context: Context) -> str:
    return f"person:{context.person_id}"
