"""Advances a talk by one input: pure, with no clock, no I/O and no randomness."""

from __future__ import annotations

from typing import Any

from bot import cards, place, questions, review
from bot.motion import (
    HUMAN,
    LOOPS,
    ROOT,
    again,
    card,
    clear,
    goto,
    listen,
    park,
    present,
    put,
    reconsider,
    resume,
    run,
    settle,
    show,
    uncover,
    with_human,
    worth,
)
from bot.moves import Card, Effect, Heard, Labels, Move, Option, Pick, Put
from bot.questions import human_in
from bot.reading import changed, choose, several
from bot.steps import Ask, Book, Gather, Human, Maybe, Sure, Unreadable
from bot.talk import Talk

__all__ = [
    "HUMAN",
    "LOOPS",
    "ROOT",
    "again",
    "back",
    "card",
    "clear",
    "goto",
    "hear",
    "human_in",
    "listen",
    "menu",
    "park",
    "present",
    "reconsider",
    "resume",
    "run",
    "settle",
    "uncover",
    "with_human",
    "worth",
]


def hear(book: Book, talk: Talk, heard: Heard, labels: Labels) -> Move:
    """Take one input as the answer to the question last put."""
    asked = talk.asked
    if asked is None or not talk.stack:
        return run(book, talk)
    if not questions.stands(book, talk):  # a release changed what was asked
        return Move([Put("engine-stale", keys=False)]) + run(book, talk)
    if heard.code:
        return _tap(book, talk, heard.code, questions.options(book, talk))
    step = questions.step_of(book, talk)
    if isinstance(step, Human) and not asked.card:
        return Move(relay=True)
    if heard.early:
        return Move([Put("engine-early", keys=False)]) + again(book, talk, same=True)
    if heard.place and isinstance(step, Ask) and step.locate and not asked.card:
        return _located(book, talk, step, heard.place)
    if heard.other or heard.media or heard.place or heard.voice:
        return _file(book, talk, step, heard)
    return _typed(book, talk, step, heard.text, labels)


def _file(book: Book, talk: Talk, step: Any, heard: Heard) -> Move:
    """A picture is an answer where pictures are gathered; anything else is not."""
    wanted = isinstance(step, Gather) and step.photos and not (talk.asked and talk.asked.card)
    if heard.media and wanted:
        return _photo(book, talk, step, heard.media)
    return _miss(book, talk, "engine-not-voice" if heard.voice else "engine-not-text")


def _located(book: Book, talk: Talk, step: Ask, place: tuple[float, float]) -> Move:
    """Where somebody is, at a step that asks for it."""
    assert step.locate is not None
    try:
        found = step.locate(*place)
    except Unreadable as reason:
        return _miss(book, talk, reason.key)
    return _understood(book, talk, step, found)


def _typed(book: Book, talk: Talk, step: Any, text: str, labels: Labels) -> Move:
    """Words: several options at once, one option, or what a reader makes of them."""
    asked = talk.asked
    assert asked is not None
    options = questions.options(book, talk)
    words = [labels(option) for option in options]
    if isinstance(step, Gather) and not asked.card and step.options:
        picked = [options[i] for i in several(text, words) or []]
        human = next((option for option in picked if option.key == "key-human"), None)
        if len(picked) > 1:
            return _take(book, talk, human) if human else _gathered(book, talk, step, picked)
    flow, answers = book[talk.top.flow], talk.top.answers
    if not asked.card and (line := review.line(flow, step, answers, changed(text))):
        return cards.forget(book, talk, line)
    index = choose(text, words)
    guess = asked.card == Card.MAYBE and index is None  # not yes or no, but the answer once more
    if isinstance(step, Ask) and (guess or not asked.card):
        return _read(book, talk, step, text, options, index)
    return _miss(book, talk) if index is None else _take(book, talk, options[index])


def back(book: Book, talk: Talk) -> Move:
    """Forget the person's last answer; out of a flow's first question, return to its caller's."""
    talk.asked = None
    while talk.stack:
        frame = talk.top
        flow = book.get(frame.flow)
        name = place.last_answered(flow, frame.answers) if flow else ""
        if flow and name:
            place.forget(flow, frame.answers, [name])
            return run(book, talk)
        if len(talk.stack) == 1 or (flow and place.sealed(flow, frame.answers)):
            break
        talk.stack.pop()
    return Move([Put("engine-no-back", keys=False)]) + run(book, talk)


def menu(book: Book, talk: Talk) -> Move:
    """Leave what is going on where it can be found again, and show the menu."""
    return goto(book, talk, {})


def _tap(book: Book, talk: Talk, code: str, options: list[Option]) -> Move:
    asked = talk.asked
    if code == talk.last:
        return Move()  # the second tap of a double tap
    seq, _, index = code.partition(".")
    if asked is None or seq != str(asked.seq) or not index.isdecimal() or len(index) > 3:
        return Move([Put("engine-stale", keys=False)]) + again(book, talk, same=True)
    if int(index) >= len(options):
        return Move([Put("engine-stale", keys=False)]) + again(book, talk, same=True)
    talk.last = code
    option = options[int(index)]
    step = questions.step_of(book, talk)
    chosen = Move(chosen=option)
    if isinstance(step, Gather) and not asked.card and _adds(step, option):
        return chosen + _toggle(book, talk, step, option)
    return chosen + _take(book, talk, option)


def _adds(step: Gather, option: Option) -> bool:
    """Whether an option is one of several, to be picked and unpicked."""
    several_of = {str(o) for o in step.options or ()} - {str(o) for o in step.alone}
    return option.value in several_of


def _take(book: Book, talk: Talk, option: Option) -> Move:
    """The person answered with this option."""
    asked = talk.asked
    assert asked is not None
    if asked.card:
        return cards.answered(book, talk, Card(asked.card), option)
    step = questions.step_of(book, talk)
    if option.key == "menu-continue" and talk.parked:
        return resume(book, talk)
    if option.key == "key-human":
        return goto(book, talk, {"pick": HUMAN})
    if isinstance(step, Gather):
        return _gathered(book, talk, step, [option])
    if isinstance(step, Human):
        return Move(effect=Effect(step.keys[option.value], dict(talk.top.answers), human=True))
    return cards.answer(book, talk, step, option.value)


def _read(
    book: Book, talk: Talk, step: Ask, text: str, options: list[Option], index: int | None
) -> Move:
    """An Ask: the ready answers first, then the reader, then a miss with the reader's reason.

    Where options are numbered "1" is the first of them, and no sugar of 1 mmol/l.
    """
    if index is not None:
        return _take(book, talk, options[index])
    try:
        found = step.read(text)
    except Unreadable as reason:
        return _miss(book, talk, reason.key)
    return _understood(book, talk, step, found)


def _understood(book: Book, talk: Talk, step: Ask, found: Sure | Maybe) -> Move:
    """What a reader made of it is the answer, or is asked back."""
    if isinstance(found, Maybe):
        return show(book, talk, Card.MAYBE, value=[found.value, found.key])
    return cards.answer(book, talk, step, found.value)


def _photo(book: Book, talk: Talk, step: Gather, media: int) -> Move:
    asked = talk.asked
    assert asked is not None
    asked.part = [*asked.part, media][: step.most]
    if len(asked.part) >= step.most:
        return cards.answer(book, talk, step, asked.part)
    return put(book, talk, asked.step, keep=True)


def _toggle(book: Book, talk: Talk, step: Gather, option: Option) -> Move:
    asked = talk.asked
    assert asked is not None
    had = option.value in asked.part
    asked.part = [v for v in asked.part if v != option.value] + ([] if had else [option.value])
    if len(asked.part) >= step.most and not had:
        return cards.answer(book, talk, step, asked.part[: step.most])
    return put(book, talk, asked.step, keep=True)


def _gathered(book: Book, talk: Talk, step: Gather, picked: list[Option]) -> Move:
    asked = talk.asked
    assert asked is not None
    values = [option.value for option in picked if option.value != Pick.DONE]
    alone = [v for v in values if v in map(str, step.alone)]
    values = alone[:1] or [*asked.part, *(v for v in values if v not in asked.part)]
    if len(values) > step.most:
        return _miss(book, talk, "engine-too-many")
    if len(values) < step.least:
        return _miss(book, talk, "engine-too-few")
    return cards.answer(book, talk, step, values)


def _miss(book: Book, talk: Talk, reason: str = "engine-not-understood") -> Move:
    """Not understood: say why and ask again; the second time offer help, the third time ask.

    Where there is no room for one more option, the second time asks.
    """
    asked = talk.asked
    assert asked is not None
    full = questions.crowded(talk, questions.options(book, talk))
    asked.misses += 1
    misses = asked.misses
    if misses >= (2 if full else 3) and not asked.card:
        return show(book, talk, Card.OFFER) + Move(missed=True)
    said = Move([Put(reason, {"misses": misses}, keys=False)], missed=True)
    return said + again(book, talk, same=True)
