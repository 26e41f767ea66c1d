"""What was planned, or asked for by somebody else, enters a person's talk at its time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot import engine
from bot.clinic import followups, locating, people
from bot.clinic.casefile import OWNED
from bot.clinic.proposals import EVENT, TAP, Proposal
from bot.conversation.words import Turn, Words
from bot.moves import Move, Option, Put

Data = Mapping[str, Any]


def family_asked(words: Words, turn: Turn, data: Data) -> Move:
    """Somebody wants to help: asked at once, unless the person is in the middle of something."""
    talk = turn.talk
    if turn.case_state or turn.card or len(talk.stack) > 1 or not turn.context.consent:
        return Move([Put("family-asked-later", keys=False)])
    return engine.goto(words.book, talk, {"pick": "family"})


def hospital(words: Words, turn: Turn, data: Data) -> Move:
    """The clinician sends them to a hospital."""
    return Move(list(locating.hospital_card(turn.conn, turn.context)))


def button(kind: Proposal) -> Option:
    """The one of a card that proposes something; it also works later."""
    return Option(str(kind), key=f"human-propose-{kind}-go", code=TAP + kind)


def _proposed(kind: Proposal) -> Callable[[Words, Turn, Data], Move]:
    """A clinician proposes something: a card with one button."""

    def say(words: Words, turn: Turn, data: Data) -> Move:
        return Move([Put(f"human-propose-{kind}", {}, (button(kind),), keys=False)])

    return say


PROPOSED = {f"case.{EVENT}{kind}": _proposed(kind) for kind in Proposal}


def asked_of(words: Words, turn: Turn, data: Data) -> Move:
    """A reminder somebody asked for; not for who wants no notices, nor while a clinician talks."""
    if turn.case_state in OWNED or not people.wants_notices(turn.conn, turn.who.id):
        return Move()
    return Move([Put("skin-due", keys=False)])


def follow_up(words: Words, turn: Turn, data: Data) -> Move:
    """The day on which a clinician wanted to hear how it goes."""
    name = followups.needed(turn.conn, turn.who.id, data, today=turn.context.today)
    if name is None:
        return Move()
    return Move([Put("human-follow-up-due", {"clinician": name or "none"}, keys=False)])
