"""What happens to a home test enters the talk: on the way, nobody opened, once more, the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot import engine
from bot.clinic import slots
from bot.clinic.appointments import dismissing
from bot.clinic.casefile import OWNED
from bot.clinic.hometest import (
    calendaring,
    changing,
    choosing,
    entering,
    lateness,
    orders,
    reading,
    reports,
)
from bot.clinic.hometest.orders import Order
from bot.clinic.hometest.visiting import between
from bot.clinic.slots import news
from bot.clinic.slots.sites import Kind
from bot.conversation import shots
from bot.conversation.coming import FLOW, TILE
from bot.conversation.words import Turn, Words
from bot.moves import Move, Put
from bot.talk import Answers, Frame

Data = Mapping[str, Any]


def entered(words: Words, turn: Turn, data: Data) -> Move:
    """The clinic has entered a test for somebody who telephoned; it can be changed."""
    order = _order(turn, data)
    if order is None or not order.early:
        return Move()
    facts: dict[str, Any] = {"who": str(order.patient.get("name", ""))}
    facts |= {"panel": choosing.title(turn.context, order.panel)}
    facts |= {"window": between(turn.context, order.starts_at, order.ends_at)}
    facts |= {"place": choosing.place_text(order.body["address"])}
    said = Move([Put("home-told-entered", facts, keys=False)])
    return said if _occupied(words, turn) else said + _opened(words, turn, order)


def underway(words: Words, turn: Turn, data: Data) -> Move:
    """The sampler has left."""
    order = _order(turn, data)
    if order is None:
        return Move()
    window = between(turn.context, order.starts_at, order.ends_at)
    return Move([Put("home-told-underway", {"window": window}, keys=False)])


def nobody(words: Words, turn: Turn, data: Data) -> Move:
    """The sampler is at the door, and nobody opens."""
    return Move([Put("home-told-nobody", keys=False)]) if _order(turn, data) else Move()


def redo(words: Words, turn: Turn, data: Data) -> Move:
    """A sample is needed once more: a new time is offered at once."""
    order = _order(turn, data)
    if order is None or orders.repeated(turn.conn, order.id):
        return Move()
    if _occupied(words, turn):
        stands = changing.stands(turn.context, order)
        return Move([Put("home-ended", {"stands": stands}, keys=False)])
    return _opened(words, turn, order)


def reported(words: Words, turn: Turn, data: Data) -> Move:
    """A report, or a later version of it: with what next, unless a clinician has the talk."""
    order = _order(turn, data)
    last = reports.latest(turn.conn, order.id) if order is not None else None
    if order is None or last is None:
        return Move()
    if _occupied(words, turn):
        return Move(reading.told(order, last.results, last.version))
    return _opened(words, turn, order)


def _order(turn: Turn, data: Data) -> Order | None:
    """The order of an event, if it is this person's still."""
    order = orders.get(turn.conn, int(data["order"]))
    return order if order is not None and order.patient_id is not None else None


def _opened(words: Words, turn: Turn, order: Order) -> Move:
    """The conversation at this order; what was going on is offered again afterwards."""
    talk, value = turn.talk, str(order.id)
    if _shows(turn, value):
        del talk.stack[1:]
    engine.park(words.book, talk)
    listed = [{"value": value, "label": choosing.label(turn.context, order)}]
    answers = Answers({"start": "some", "orders": listed, "picked": value})
    root = Frame(engine.ROOT, Answers({"gate": "open", "pick": TILE}))
    talk.stack, talk.asked = [root, Frame(FLOW, answers)], None
    return engine.run(words.book, talk)


def _shows(turn: Turn, value: str) -> bool:
    """Whether this very order is on the screen: it is put anew, and not kept beside itself."""
    mine = (frame for frame in turn.talk.stack if frame.flow == FLOW)
    return any(frame.answers.get("picked") == value for frame in mine)


def _occupied(words: Words, turn: Turn) -> bool:
    """Whether a clinician has the talk, or the person stands in a queue."""
    return turn.case_state in OWNED or engine.human_in(words.book, turn.talk.stack)


def closed(words: Words, turn: Turn, data: Data) -> Move:
    """Nobody comes on that day: another time, or off. Of any other visit somebody else speaks."""
    booking = slots.get(turn.conn, int(data["booking"]))
    if booking is None or not booking.resource.startswith(Kind.home):
        return shots.TOLD[news.CLOSED](words, turn, data)
    there = [order for order in orders.of_visit(turn.conn, booking.id) if order.early]
    if booking.state != "displaced" or not there:
        return Move()
    window = between(turn.context, booking.starts_at, booking.ends_at)
    said = Move([Put("home-told-closed", {"window": window}, keys=False)])
    return said if _occupied(words, turn) else said + _opened(words, turn, there[0])


def off(words: Words, turn: Turn, data: Data) -> Move:
    """The clinic took a home visit off, and says why. Of any other visit somebody else speaks."""
    booking = slots.get(turn.conn, int(data["booking"]))
    if booking is None or not booking.resource.startswith(Kind.home):
        return shots.TOLD[dismissing.OFF](words, turn, data)
    if booking.person_id != turn.who.id or booking.state != "cancelled":
        return Move()
    args: dict[str, Any] = {"reason": {"key": f"home-off-{data['reason']}"}}
    args["window"] = between(turn.context, booking.starts_at, booking.ends_at)
    entry = calendaring.told(turn.conn, turn.context, booking, off=True)
    return Move([Put("home-off", args, keys=False), *entry])


def late(words: Words, turn: Turn, data: Data) -> Move:
    """The window is over and nobody has come yet: an apology, and what may be done."""
    waits = lateness.awaited(turn.conn, int(data["booking"]), str(data["ends"]))
    if not waits:
        return Move()
    said = Move([Put("home-told-late", keys=False)])
    return said if _occupied(words, turn) else said + _opened(words, turn, waits[0])


TOLD = {
    lateness.NAME: late,
    news.CLOSED: closed,
    dismissing.OFF: off,
    entering.NAME: entered,
    "lab.underway": underway,
    "lab.nobody": nobody,
    "lab.redo": redo,
    "lab.report": reported,
}
