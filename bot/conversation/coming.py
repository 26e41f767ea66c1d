"""Reminders of a home visit, and what every reminder of a visit carries.

A reminder is looked at when it is due, and once more by whoever sends it: it may have waited.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot import engine
from bot.clinic import appointments, people, slots
from bot.clinic.hometest import choosing, orders, rating, wishes
from bot.clinic.hometest.orders import Order
from bot.clinic.hometest.visiting import between
from bot.clinic.slots import Booking
from bot.clinic.slots.sites import Kind
from bot.clinic.timetable import zone_of
from bot.conversation import keeping
from bot.conversation.words import Turn, Words
from bot.messages import About
from bot.moves import Move, Put
from bot.talk import Answers, Frame

Data = Mapping[str, Any]
Told = Callable[[Words, Turn, Data], Move]
FLOW, TILE = "hometest", "test"
VISIT = "visit"  # the template of the WeChat account
EVE, SOON = appointments.names(Kind.home)


def same(booking: Booking, data: Data) -> bool:
    """Whether it stands where it stood when this was planned."""
    return "at" not in data or booking.starts_at == datetime.fromisoformat(str(data["at"]))


def may(turn: Turn) -> bool:
    """Whether they want to be written to, and it is no time to sleep."""
    context = turn.context
    awake = not appointments.quiet(context.now, context.zone)
    return awake and people.wants_notices(turn.conn, turn.who.id)


def to_come(turn: Turn, booking: Booking) -> bool:
    return booking.state == "booked" and turn.context.now < booking.starts_at


def carry(turn: Turn, booking: Booking, facts: Mapping[str, Any]) -> None:
    """What is said now is about this visit: not sent once it stands elsewhere. *facts*: what, who,
    where, for a service notice where nothing may be pushed."""
    local = booking.starts_at.astimezone(zone_of(booking.zone))
    turn.about = About(booking.id, booking.starts_at.isoformat())
    turn.service = VISIT, {**facts, "when": local.replace(tzinfo=None).isoformat()}


def ask(words: Words, turn: Turn, flow: str, answers: Mapping[str, Any], *, pick: str = "") -> Move:
    """Ask at once, unless they are in the middle of something: then nothing but what is said.

    *pick*: the option of the main menu that leads to the flow, where it has another name.
    """
    talk, context = turn.talk, turn.context
    busy = turn.case_state or turn.card or len(talk.stack) > 1
    if busy or context.consent != context.rules.consent.version:
        return Move()
    root = Frame(engine.ROOT, Answers({"gate": "open", "pick": pick or flow}))
    talk.stack = [root, Frame(flow, Answers(dict(answers)))]
    talk.asked = None
    return engine.run(words.book, talk)


def _remind(key: str) -> Told:
    def say(words: Words, turn: Turn, data: Data) -> Move:
        booking = slots.get(turn.conn, int(data["booking"]))
        if booking is None or booking.person_id != turn.who.id or not same(booking, data):
            return Move()
        there = [order for order in orders.of_visit(turn.conn, booking.id) if order.early]
        if not there or not to_come(turn, booking) or not may(turn):
            return Move()
        facts = _facts(turn, booking, there)
        # what a locked screen may show: no panel, and no more of the address than its district
        shown = {"what": {"key": "home-visit"}, "who": facts["who"]}
        carry(turn, booking, shown | {"where": there[0].body["address"]["name"]})
        listed = [{"value": str(o.id), "label": choosing.label(turn.context, o)} for o in there]
        answers = {"start": "some", "orders": listed, "picked": str(there[0].id)}
        asked = ask(words, turn, FLOW, answers, pick=TILE)
        return Move([Put(key, facts, keys=False)]) + asked

    return say


def rate(words: Words, turn: Turn, data: Data) -> Move:
    """The visit is over: how was it? Not while they are in the middle of something."""
    visit = slots.get(turn.conn, int(data["booking"]))
    if visit is None or visit.person_id != turn.who.id or not may(turn):
        return Move()
    asked = ask(words, turn, "rating", {"booking_id": visit.id})
    if not asked.says and not asked.effect:
        return asked
    return Move([Put("home-told-rate", keys=False)]) + asked


def reached(words: Words, turn: Turn, data: Data) -> Move:
    """Home visits have come to a district they asked for."""
    return Move([Put("home-told-zone", keys=False)]) if may(turn) else Move()


def _facts(turn: Turn, booking: Booking, there: list[Order]) -> dict[str, Any]:
    """Who is tested for what, when and where, to be said."""
    panels = dict.fromkeys(choosing.title(turn.context, order.panel) for order in there)
    return {
        "who": [str(order.patient.get("name", "")) for order in there],
        "panel": list(panels),
        "window": between(turn.context, booking.starts_at, booking.ends_at),
        "place": choosing.place_text(there[0].body["address"]),
    }


TOLD: Mapping[str, Told] = {
    EVE: _remind("home-told-eve"),
    SOON: _remind("home-told-soon"),
    rating.NAME: rate,
    wishes.NAME: reached,
    **keeping.TOLD,
}
