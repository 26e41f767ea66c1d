"""What the answers to the engine's own questions lead to: emergency, crisis, change, resume."""

from __future__ import annotations

from typing import Any

from bot import place, questions
from bot.motion import HUMAN, goto, listen, restart, resume, run, save, show, step_back, uncover
from bot.moves import Card, Effect, Move, Option, Pick, Put
from bot.steps import Book, Value
from bot.talk import Talk

CRISIS, DANGER = "crisis", "danger"  # how urgent: thoughts of self-harm; and a plan or the means
# What the note calls the answers of somebody in a crisis.
NOTED = {Card.CRISIS: "note-beside", Card.PLAN: "note-plan", Card.MEANS: "note-means"}


def answer(book: Book, talk: Talk, step: Any, value: Value) -> Move:
    frame = talk.top
    change = save(book[frame.flow], frame, step, value)
    if change is not None:
        return show(book, talk, Card.CHANGE)
    talk.asked = None
    return run(book, talk)


def answered(book: Book, talk: Talk, which: Card, option: Option) -> Move:
    """What an option of one of the engine's own questions leads to."""
    if option.value in (Pick.MENU, Pick.HUMAN, Pick.LARGER) or which is Card.RESUME:
        return _leaving(book, talk, which, option)
    frame = talk.top
    flow = book[frame.flow]
    name = place.path(flow, frame.answers)[-1]
    step: Any = flow.steps[name]
    match which, option.value:
        case (Card.MAYBE, Pick.YES):
            assert talk.asked is not None
            return answer(book, talk, step, talk.asked.maybe[0])
        case (Card.CHANGE, _):
            return forget(book, talk, str(option.value))
        case (Card.ALARM, Pick.YES):
            assert talk.asked is not None
            found = questions.heard(talk.asked)
            sure = Card.CRISIS if found.get("crisis") else Card.EMERGENCY
            return show(book, talk, sure, value=found)
        case (Card.CRISIS | Card.PLAN | Card.MEANS | Card.AFTER, value) if value != Pick.MISHEARD:
            return _crisis(book, talk, which, Pick(str(value)), name)
        case (Card.HUMAN, value) if value in getattr(step, "keys", ()):
            listen(book, talk)
            return Move(effect=Effect(step.keys[value], dict(frame.answers), human=True))
        case (Card.EMERGENCY, Pick.CALLED):
            return Move([Put("emergency-called", keys=False)]) + step_back(book, talk, name)
    return step_back(book, talk, name)


def _crisis(book: Book, talk: Talk, which: Card, value: Pick, name: Any) -> Move:
    """The questions to somebody who thinks of hurting themselves; all lead to a human.

    What they answer goes along from card to card, and stands in the note.
    """
    assert talk.asked is not None
    known = questions.heard(talk.asked)
    takes = dict(known.get("takes") or {})
    if which in NOTED:
        line = {"title": NOTED[which], "values": [{"key": f"card-{value}"}]}
        takes["first"] = [*takes.get("first", ()), line]
    match which, value:
        case (Card.CRISIS, _):
            return show(book, talk, Card.PLAN, value=known | {"takes": takes})
        case (Card.PLAN, Pick.NO):
            return show(book, talk, Card.MEANS, value=known | {"takes": takes})
        case (Card.AFTER, Pick.WORSE):
            return show(book, talk, Card.CRISIS)
        case (Card.AFTER, _):
            return Move([Put("crisis-better", keys=False)]) + step_back(book, talk, name)
        case (_, Pick.YES):
            said = Move([Put("crisis-danger", keys=False)])
            return said + goto(book, talk, takes | {"pick": HUMAN, "urgent": DANGER})
    return goto(book, talk, takes | {"pick": HUMAN, "urgent": CRISIS})


def forget(book: Book, talk: Talk, save: str) -> Move:
    place.forget(book[talk.top.flow], talk.top.answers, [save])
    talk.asked = None
    return run(book, talk)


def _leaving(book: Book, talk: Talk, which: Card, option: Option) -> Move:
    """An option that leads to another conversation."""
    if option.value == Pick.LARGER:
        return Move(press=str(Pick.LARGER))
    if option.value == Pick.MENU:
        return goto(book, talk, {})
    if option.value == Pick.HUMAN:
        urgent = {"urgent": "yes"} if which in (Card.EMERGENCY, Card.ALARM) else {}
        return goto(book, talk, {"pick": HUMAN, **urgent})
    if option.value == Pick.RESTART:
        return restart(book, talk)
    if len(talk.stack) == 1 and talk.parked:
        return resume(book, talk)
    return uncover(book, talk)
