"""What is said unasked of a visit for a vaccine or to a clinic: reminders, how it went, a closed
site, a free place.

Each is looked at when it is due: nothing is said of a visit that was cancelled or moved since.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.clinic import slots
from bot.clinic.appointments import dismissing, kind_of, names
from bot.clinic.slots import Booking, news, waitlist
from bot.clinic.slots.sites import Kind
from bot.clinic.vaccinating import asking, doses, following, mine, offered, visits, whom
from bot.conversation import coming
from bot.conversation.words import Turn, Words
from bot.moves import Move, Put

Data = Mapping[str, Any]
Told = Callable[[Words, Turn, Data], Move]
OFFER = "vaccine_offer"
MINE: Mapping[Kind, str] = {Kind.vaccine: "vaccinations", Kind.clinic: "visits"}


def _about(key: str, holds: Callable[[Turn, Booking], bool]) -> Told:
    """A sentence about a visit, and the question what to do about it, if it still *holds*."""

    def say(words: Words, turn: Turn, data: Data) -> Move:
        booking = slots.get(turn.conn, int(data["booking"]))
        if booking is None or booking.person_id != turn.who.id or not coming.same(booking, data):
            return Move()
        if not holds(turn, booking) or not coming.may(turn):
            return Move()
        facts = visits.facts(turn.conn, turn.context, booking)
        if holds is coming.to_come:
            told = {"what": facts["called"], "who": facts["name"], "where": facts["site_name"]}
            coming.carry(turn, booking, told)
        missed = booking.state == "missed"
        said = Put("vaccine-missed" if missed else key, facts, keys=False)
        return Move([said]) + _card(words, turn, booking, facts)

    return say


def _over(turn: Turn, booking: Booking) -> bool:
    """It was to be, and nobody has said whether the dose was given."""
    unsaid = doses.of_booking(turn.conn, booking.id) is None
    return booking.state in ("booked", "attended", "missed", "untold") and unsaid


def _given(turn: Turn, booking: Booking) -> bool:
    return doses.of_booking(turn.conn, booking.id) is not None


def _closed(words: Words, turn: Turn, data: Data) -> Move:
    """The site is closed then. It is said whatever they think of notices: they would go in vain."""
    booking = slots.get(turn.conn, int(data["booking"]))
    mine = booking is not None and kind_of(booking.resource) in MINE
    if booking is None or not mine or booking.state != "displaced":
        return Move()
    facts = visits.facts(turn.conn, turn.context, booking)
    return Move([Put("booked-shut", facts, keys=False)]) + _card(words, turn, booking, facts)


def _offered(words: Words, turn: Turn, data: Data) -> Move:
    """A place is kept for somebody who waits: theirs by one tap, until its time is over."""
    if kind_of(str(data["resource"])) not in MINE:
        return Move()
    facts = offered.facts(turn.conn, turn.context, int(data["hold"]))
    if facts is None:
        return Move()
    shown = coming.ask(words, turn, OFFER, {"hold_id": facts["hold_id"]})
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
    key = "booked-copy-off" if booking.state == "cancelled" else "booked-copy"
    return Move([Put(key, visits.facts(turn.conn, turn.context, booking), keys=False)])


def _off(words: Words, turn: Turn, data: Data) -> Move:
    """The site took a visit off: said with the reason, whatever they think of notices."""
    booking = slots.get(turn.conn, int(data["booking"]))
    if booking is None or booking.person_id != turn.who.id or booking.state != "cancelled":
        return Move()
    kind = kind_of(booking.resource)
    facts: dict[str, Any] = visits.facts(turn.conn, turn.context, booking)
    facts |= {"reason": {"key": f"{kind}-removed-{data['reason']}"}}
    said = Move([Put(f"{kind}-off", facts, keys=False)])
    link = visits.calendar_link(turn.conn, turn.context, booking, off=True)
    return said + Move([Put("booked-calendar-off", {"link": link}, keys=False)] if link else [])


def _received(words: Words, turn: Turn, data: Data) -> Move:
    """The site has written a dose down: how long to stay, and when the next is due."""
    booking = slots.get(turn.conn, int(data["booking"]))
    if booking is None or doses.of_booking(turn.conn, booking.id) is None:
        return Move()
    return Move([*mine.told_given(turn.conn, turn.context, booking)])


def _again(words: Words, turn: Turn, data: Data) -> Move:
    """They wanted to be asked again, when well, or when the day has come."""
    return Move([Put("vaccine-again", keys=False)]) if coming.may(turn) else Move()


def _due(words: Words, turn: Turn, data: Data) -> Move:
    """The next dose of a course may be given from today on, and nobody has booked it."""
    patient_id, product = int(data["patient"]), str(data["product"])
    row = whom.row_of(turn.conn, turn.context, patient_id)
    if row is None or not coming.may(turn):
        return Move()
    if not following.needed(turn.conn, patient_id, product, today=turn.context.today):
        return Move()
    args = {"name": str(row.body["name"]), "called": asking.named(product)}
    return Move([Put("vaccine-due", args, keys=False)])


def _waited(words: Words, turn: Turn, data: Data) -> Move:
    """They have waited as long as they wished to, and no place became free."""
    return _listed(turn, data, ("lapsed",), "waited", {})


def _joined(words: Words, turn: Turn, data: Data) -> Move:
    """The site put them on the wait list: else an offer would come out of the blue."""
    return _listed(turn, data, ("waiting", "offered"), "joined", {})


def _removed(words: Words, turn: Turn, data: Data) -> Move:
    """The site took them off the wait list. It is said with the reason: else they would wait on."""
    return _listed(turn, data, ("left",), "removed", {"reason": str(data["reason"])})


def _listed(
    turn: Turn, data: Data, states: tuple[str, ...], what: str, args: Mapping[str, str]
) -> Move:
    """A sentence about an entry of the wait list, if it stands as it did."""
    wait = waitlist.get(turn.conn, int(data["wait"]))
    mine = wait is not None and wait.person_id == turn.who.id and wait.state in states
    if wait is None or not mine or wait.patient_id is None:
        return Move()
    row = whom.row_of(turn.conn, turn.context, wait.patient_id)
    if row is None:
        return Move()
    key = f"{Kind.vaccine if whom.known(wait.product) else Kind.clinic}-{what}"
    facts: dict[str, Any] = {"name": str(row.body["name"]), "called": visits.called(wait.product)}
    facts |= {name: {"key": f"{key}-{value}"} for name, value in args.items()}
    return Move([Put(key, facts, keys=False)])


def _card(words: Words, turn: Turn, booking: Booking, facts: Mapping[str, Any]) -> Move:
    """What may be done about a visit, as if it had been picked from the list."""
    label = {"key": "booked-listed"} | {n: facts[n] for n in ("name", "called", "at")}
    picked = str(booking.id)
    answers = {"mine": "some", "visits": [{"value": picked, "label": label}], "visit": picked}
    return coming.ask(words, turn, MINE[kind_of(booking.resource)], answers)


REMINDERS: Mapping[str, Told] = {
    name: _about(key, coming.to_come)
    for kind in MINE
    for name, key in zip(names(kind), ("booked-eve", "booked-soon"), strict=True)
}
TOLD: Mapping[str, Told] = {
    **REMINDERS,
    visits.AFTER: _about("vaccine-after", _over),
    visits.REACTION: _about("vaccine-reaction-day", _given),
    following.NAME: _due,
    visits.COPY: _copied,
    visits.GIVEN: _received,
    asking.AGAIN: _again,
    news.CLOSED: _closed,
    news.OFFERED: _offered,
    news.WAITED: _waited,
    news.JOINED: _joined,
    news.REMOVED: _removed,
    dismissing.OFF: _off,
}
