"""What somebody is told who was limited to the service desk, or may reach clinicians again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.clinic import cases, limiting, limits
from bot.clinic.casefile import QUESTION, QUEUED
from bot.conversation import events
from bot.conversation.words import Turn, Words
from bot.moves import Move, Put


def told(words: Words, turn: Turn, name: str, data: Mapping[str, Any]) -> Move | None:
    """The words for one of these events; None for another."""
    if name == limiting.LIFTED:
        return Move([Put("human-limit-lifted", keys=False)])
    return _limited(words, turn, data) if name == limiting.LIMITED else None


def _limited(words: Words, turn: Turn, data: Mapping[str, Any]) -> Move:
    """Why, until when, and where a case that was moved stands now."""
    until = datetime.fromisoformat(str(data["until"]))
    said = Move([limits.sentence(until, turn.context)])
    case = None if turn.who.case_id is None else cases.get(turn.conn, turn.who.case_id)
    if case is None or not case.limited or case.state not in QUEUED or case.kind == QUESTION:
        return said
    events.stand(words, turn, case.id, talking=False)
    return said + events.pass_by(words, turn, events.RETURNED)
