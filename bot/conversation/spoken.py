"""Voice messages that were turned into words: read like typed text, and watched everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot import engine
from bot.clinic import cases
from bot.conversation import danger
from bot.conversation.words import Alert, Turn, Words
from bot.hearing.watch import Alarm
from bot.messages import Kind
from bot.moves import Heard, Move, Put

HEARD, UNHEARD = "voice.heard", "voice.unheard"
EVENTS = (HEARD, UNHEARD)
SHOWN = 40  # characters of what was heard that are said back


def in_queue(words: Words, turn: Turn) -> bool:
    """Whether what this person sends belongs to their case."""
    talk = turn.talk
    return engine.human_in(words.book, talk.stack) and bool(talk.asked)


def as_text(turn: Turn, said: str, *, at: str = "") -> Move:
    """From here on the turn reads *said*; the person is told what was heard.

    *at* is when it was said: what was asked only after that is not answered by it.
    """
    moment = datetime.fromisoformat(at) if at else turn.inbound.at
    turn.inbound = replace(turn.inbound, kind=Kind.TEXT, text=said, at=moment)
    shown = said if len(said) <= SHOWN else said[: SHOWN - 1] + "…"
    return Move([Put("engine-heard", {"said": shown}, keys=False)])


def watched(words: Words, turn: Turn, *, alert: Alert) -> Move:
    """In a queue and with a clinician the voice itself was passed on; only danger is acted on."""
    found = words.alarmed(turn)
    if found is None or found.alarm is not Alarm.EXACT:
        return Move()
    if turn.case_state in cases.OWNED:
        danger.flagged(turn, found, alert=alert)
        return Move()
    return danger.told(words, turn, found, alert=alert)


def unheard(words: Words, turn: Turn) -> Move:
    """Nothing could be made of it: a plain sentence, and after two of them a human."""
    if turn.case_state in cases.OWNED or in_queue(words, turn):
        return Move()
    return engine.hear(words.book, turn.talk, Heard(voice=True), words.names(turn))
