"""What is said of a vaccination unasked: reminders, how it went, a closed site, a free place.

Each is looked at when it is due: nothing is said of a visit that was cancelled or moved since.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot import engine
from bot.clinic import people, slots
from bot.clinic.slots import Booking, news
from bot.clinic.vaccinating import asking, doses, mine, offered, visits
from bot.conversation.words import Turn, Words
from bot.moves import Move, Put
from bot.talk import Answers, Frame

Data = Mapping[str, Any]
Told = Callable[[Words, Turn, Data], Move]
MINE, OFFER = "vaccinations", "vaccine_offer"


def _about(key: str, holds: Callable[[Turn, Booking], bool]) -> Told:
    """A sentence about a visit, and the question what to do about it, if it still *holds*."""

    def say(words: Words, turn: Turn, data: Data) -> Move:
        booking = slots.get(turn.conn, int(data["booking"]))
        if booking is None or booking.person_id != turn.who.id or not _same(booking, data):
            return Move()
        if not holds(turn, booking) or not _may(turn):
            return Move()
        facts = visits.facts(turn.conn, turn.context, booking)
        missed = booking.state == "missed"
        said = Put("vaccine-missed" if missed else key, facts, keys=False)
        return Move([said]) + _card(words, turn, booking, facts)

    return say


def _same(booking: Booking, data: Data) -> bool:
    """Whether it stands where it stood when this was planned."""
    return "at" not in data or booking.starts_at == datetime.fromisoformat(str(data["at"]))


def _may(turn: Turn) -> bool:
    """Whether they want to be written to, and it is no time to sleep."""
    context = turn.context
    awake = not visits.quiet(context.now, context.zone)
    return awake and people.wants_notices(turn.conn, turn.who.id)


def _to_come(turn: Turn, booking: Booking) -> bool:
    return booking.state == "booked" and turn.context.now < booking.starts_at


def _over(turn: Turn, booking: Booking) -> bool:
    """It was to be, and nobody has said whether the dose was given."""
    unsaid = doses.of_booking(turn.conn, booking.id) is None
    return booking.state in ("booked", "attended", "missed") and unsaid


def _given(turn: Turn, booking: Booking) -> bool:
    return doses.of_booking(turn.conn, booking.id) is not None


def _closed(words: Words, turn: Turn, data: Data) -> Move:
    """The site is closed then. It is said whatever they think of notices: they would go in vain."""
    booking = slots.get(turn.conn, int(data["booking"]))
    mine = booking is not None and booking.resource.startswith(visits.KIND)
    if booking is None or not mine or booking.state != "displaced":
        return Move()
    facts = visits.facts(turn.conn, turn.context, booking)
    return Move([Put("vaccine-closed", facts, keys=False)]) + _card(words, turn, booking, facts)


def _offered(words: Words, turn: Turn, data: Data) -> Move:
    """A place is kept for somebody who waits: theirs by one tap, until its time is over."""
    if not str(data["resource"]).startswith(visits.KIND):
        return Move()
    facts = offered.facts(turn.conn, turn.context, int(data["hold"]))
    if facts is None:
        return Move()
    shown = _open(words, turn, OFFER, {"hold_id": facts["hold_id"]})
    return (
        shown
        if shown.says or shown.effect
        else Move([Put("vaccine-offer-later", facts, keys=False)])
    )


def _copied(words: Words, turn: Turn, data: Data) -> Move:
    """Somebody else booked, moved or cancelled for a patient of theirs, or whom they help."""
    booking = slots.get(turn.conn, int(data["booking"]))
    if booking is None or booking.state != data["state"] or booking.moves != data["moves"]:
        return Move()
    key = "vaccine-copy-off" if booking.state == "cancelled" else "vaccine-copy"
    return Move([Put(key, visits.facts(turn.conn, turn.context, booking), keys=False)])


def _received(words: Words, turn: Turn, data: Data) -> Move:
    """The site has written a dose down: how long to stay, and when the next is due."""
    booking = slots.get(turn.conn, int(data["booking"]))
    if booking is None or doses.of_booking(turn.conn, booking.id) is None:
        return Move()
    return Move([*mine.told_given(turn.conn, turn.context, booking)])


def _again(words: Words, turn: Turn, data: Data) -> Move:
    """They wanted to be asked again, when well, or when the day has come."""
    return Move([Put("vaccine-again", keys=False)]) if _may(turn) else Move()


def _card(words: Words, turn: Turn, booking: Booking, facts: Mapping[str, Any]) -> Move:
    """What may be done about a visit, as if it had been picked from the list."""
    label = {"key": "vaccination-listed"} | {n: facts[n] for n in ("name", "called", "at")}
    listed = [{"value": str(booking.id), "label": label}]
    return _open(words, turn, MINE, {"mine": "some", "visits": listed, "visit": str(booking.id)})


def _open(words: Words, turn: Turn, flow: str, answers: Mapping[str, Any]) -> Move:
    """Ask at once, unless they are in the middle of something: then nothing but what is said."""
    talk, context = turn.talk, turn.context
    busy = turn.case_state or turn.card or len(talk.stack) > 1
    if busy or context.consent != context.rules.consent.version:
        return Move()
    root = Frame(engine.ROOT, Answers({"gate": "open", "pick": flow}))
    talk.stack = [root, Frame(flow, Answers(dict(answers)))]
    talk.asked = None
    return engine.run(words.book, talk)


TOLD: Mapping[str, Told] = {
    visits.EVE: _about("vaccine-eve", _to_come),
    visits.SOON: _about("vaccine-soon", _to_come),
    visits.AFTER: _about("vaccine-after", _over),
    visits.REACTION: _about("vaccine-reaction-day", _given),
    visits.COPY: _copied,
    visits.GIVEN: _received,
    asking.AGAIN: _again,
    news.CLOSED: _closed,
    news.OFFERED: _offered,
}
