"""The time kept for somebody at a confirm page ends soon, or has ended: it enters their talk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot import cards, questions
from bot.clinic import slots
from bot.clinic.slots import keeping, news
from bot.conversation.words import Turn, Words
from bot.moves import Move, Put
from bot.steps import Choose

Data = Mapping[str, Any]
ENDING, OVER = "ending", "over"  # answers of a confirm page that only these events give


def _asked(words: Words, turn: Turn, hold_id: int, value: str) -> Choose | None:
    """The confirm page of this hold, if that is what the person is asked now."""
    talk = turn.talk
    if turn.case_state or turn.card or not talk.stack or talk.top.flow not in words.book:
        return None
    answers = talk.top.answers
    if hold_id not in (answers.get("hold_id"), answers.get("second_id")):
        return None
    step = questions.step_of(words.book, talk)
    known = isinstance(step, Choose) and value in map(str, step.to)
    return step if known else None


def _ending(words: Words, turn: Turn, data: Data) -> Move:
    """Whether to keep it longer is asked in place of the page."""
    hold_id, now = int(data["hold"]), turn.context.now
    step = _asked(words, turn, hold_id, ENDING)
    if step is None or not keeping.ending(turn.conn, hold_id, turn.who.id, now=now):
        return Move()
    return cards.answer(words.book, turn.talk, step, ENDING)


def _over(words: Words, turn: Turn, data: Data) -> Move:
    """It is said plainly, and the next times are shown."""
    hold_id, now = int(data["hold"]), turn.context.now
    step = _asked(words, turn, hold_id, OVER)
    if step is None or not keeping.over(turn.conn, hold_id, turn.who.id, now=now):
        return Move()
    slots.expire(turn.conn, now=now)
    said = Move([Put("hold-over", keys=False)])
    return said + cards.answer(words.book, turn.talk, step, OVER)


TOLD: Mapping[str, Callable[[Words, Turn, Data], Move]] = {
    news.ENDING: _ending,
    news.OVER: _over,
}
