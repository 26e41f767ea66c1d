"""The question how it goes, the day after an intake, enters the person's talk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot import engine
from bot.clinic import checkups, inquiry, intakes, people
from bot.clinic.intake import last_of
from bot.conversation.words import Turn, Words
from bot.moves import Move
from bot.talk import Answers, Frame

FLOW = "intake"


def ask(words: Words, turn: Turn, data: Mapping[str, Any]) -> Move:
    """Better, the same or worse, by one tap; nothing when there is no need to ask any more."""
    context, conn = turn.context, turn.conn
    if context.consent != context.rules.consent.version:
        return Move()
    if not checkups.needed(conn, person_id=context.person_id, data=data):
        return Move()
    patient = people.find(conn, context.person_id, int(data["patient"]))
    if patient is None:  # erased in the meantime
        return Move()
    known = people.described(patient, context.today, context.rules.ages)
    since = context.now - timedelta(days=inquiry.load().again_days)
    told = intakes.last(conn, context.person_id, patient.id, since=since)
    answers = {"patient": "known", **known, "begun": str(data["reason"])}
    if told is not None and told.body.get("complaints"):
        answers |= last_of(told.body)
    engine.park(words.book, turn.talk)
    root = Frame(engine.ROOT, Answers({"gate": "open", "pick": FLOW}))
    turn.talk.stack = [root, Frame(FLOW, Answers(answers))]
    turn.talk.asked = None
    return engine.run(words.book, turn.talk)
