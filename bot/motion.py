"""Moves a talk along its flows: to the next question, into other flows, aside and back."""

from __future__ import annotations

from typing import Any

from bot import place, questions
from bot.moves import Card, Effect, Move, Outcome, Put
from bot.questions import human_in
from bot.steps import (
    MAX_DEPTH,
    MAX_PARKED,
    Back,
    Book,
    Call,
    Change,
    Do,
    End,
    Flow,
    Human,
    Value,
)
from bot.talk import Answers, Asked, Frame, Talk

ROOT = "menu"
HUMAN = "doctor"  # the root's option that leads to a clinician
LOOPS = 60  # effects and calls in one turn; more is a fault in a flow


def run(book: Book, talk: Talk, *, fresh: bool = False) -> Move:
    """Go on from where the talk stands until something must be said or done.

    *fresh* says that a conversation just ended, so an interrupted one is offered again.
    """
    move = Move()
    for _ in range(LOOPS):
        if not talk.stack:
            talk.stack = [Frame(ROOT)]
        frame = talk.top
        flow = book.get(frame.flow)
        if flow is None:  # a release took the flow away
            talk.stack.pop()
            continue
        place.adopt(flow, frame.answers)
        name = place.path(flow, frame.answers)[-1]
        step = flow.steps[name]
        match step:
            case Do():
                effect = Effect(step.effect, dict(frame.answers), step.needs)
                return move + Move(effect=effect, fresh=fresh)
            case Call():
                _enter(talk, step)
            case End():
                move.says += questions.ending(step, frame.answers)
                _leave(book, talk, step)
                fresh = True
            case _:
                if fresh and frame.flow == ROOT and _unfinished(book, talk):
                    return move + show(book, talk, Card.RESUME)
                return move + put(book, talk, name)
    raise RuntimeError(f"the flow {talk.top.flow!r} does not come to rest")


def _unfinished(book: Book, talk: Talk) -> bool:
    """Whether a conversation waits to be taken up; a place in the queue is kept without asking."""
    return bool(talk.parked) and not human_in(book, talk.parked[0])


def settle(
    book: Book, talk: Talk, outcome: Outcome, *, human: bool = False, fresh: bool = False
) -> Move:
    """Store what an effect came to and go on. *human*: it was a key of a Human step."""
    said = Move(list(outcome.says))
    frame = talk.top
    flow = book[frame.flow]
    name = place.path(flow, frame.answers)[-1]
    step = flow.steps[name]
    frame.answers.update(outcome.gives)
    if outcome.value is None:
        # What the waiting question shows has changed: put it anew, with codes that can be tapped.
        return said + again(book, talk) if outcome.gives else said
    assert isinstance(step, Do | Human)
    save(flow, frame, step, outcome.value)
    if outcome.card is not None:
        return said + show(book, talk, outcome.card, value=outcome.about)
    return said + run(book, talk, fresh=fresh)


def again(book: Book, talk: Talk, *, same: bool = False) -> Move:
    """Put the present question once more, with fresh codes; *same*: with its own, nothing changed.

    With fresh ones, whose presses take longer than the next bubble would be too late for ever.
    """
    asked = talk.asked
    if asked is None or not talk.stack or not questions.stands(book, talk):
        return run(book, talk)
    if same and not _taken(talk, asked):
        talk.seq -= 1  # the number it is given is the one it has
    if asked.card:
        return show(book, talk, Card(asked.card), keep=True)
    return put(book, talk, asked.step, keep=True)


def _taken(talk: Talk, asked: Asked) -> bool:
    """Whether a code of this question was taken, so that its next press would be silent."""
    return asked.seq != talk.seq or talk.last.startswith(f"{asked.seq}.")


def goto(book: Book, talk: Talk, answers: dict[str, Value]) -> Move:
    """Start at the root with some of its questions already answered (a deep link, "human")."""
    park(book, talk)
    talk.stack = [Frame(ROOT, Answers(answers))]
    talk.asked = None
    return run(book, talk)


def park(book: Book, talk: Talk) -> None:
    """Put the conversation in progress aside; the oldest beyond the limit is given up."""
    if len(talk.stack) < 2 or not worth(book, talk.stack):
        return
    there = [pile for pile in talk.parked if not _same_place(book, pile, talk.stack)]
    talk.parked = [talk.stack, *there]
    while len(talk.parked) > MAX_PARKED:  # a talk that a clinician owns is the last to go
        idle = [pile for pile in talk.parked if not human_in(book, pile)]
        given_up = (idle or talk.parked)[-1]
        talk.parked = [pile for pile in talk.parked if pile is not given_up]


def _same_place(book: Book, pile: list[Frame], other: list[Frame]) -> bool:
    """Whether both stand in the queue or the consultation of one case."""
    if not (human_in(book, pile) and human_in(book, other)):
        return False
    return bool(pile[-1].answers.get("case_id") == other[-1].answers.get("case_id"))


def worth(book: Book, pile: list[Frame]) -> bool:
    """Whether anything was answered that would be missed."""
    return any(frame.answers for frame in pile[1:]) or human_in(book, pile)


def clear(talk: Talk) -> None:
    """Nothing was ever said; only the count of questions goes on, so that no old button counts."""
    talk.stack, talk.parked, talk.asked, talk.memo = [], [], None, None


def with_human(book: Book, talk: Talk, case: Value = None) -> bool:
    """Bring the talk of a clinician's *case* (None: of any) to the front; False without one."""

    def belongs(pile: list[Frame]) -> bool:
        if not human_in(book, pile):
            return False
        return case is None or pile[-1].answers.get("case_id", case) == case

    if belongs(talk.stack):
        return True
    for pile in talk.parked:
        if belongs(pile):
            talk.parked.remove(pile)
            park(book, talk)
            talk.stack = pile
            listen(book, talk)
            return True
    return False


def resume(book: Book, talk: Talk) -> Move:
    """Take up the conversation put aside last."""
    if talk.parked:
        pile = talk.parked.pop(0)
        park(book, talk)
        talk.stack = pile
        talk.asked = None
    return run(book, talk)


def card(book: Book, talk: Talk, which: Card, *, value: Value = None) -> Move:
    """Put one of the engine's own questions over the present step."""
    while talk.stack and talk.top.flow not in book:  # a release took the flow away
        talk.stack.pop()
    if not talk.stack:
        talk.stack = [Frame(ROOT)]
    return show(book, talk, which, value=value)


def _enter(talk: Talk, step: Call) -> None:
    if len(talk.stack) >= MAX_DEPTH:
        raise RuntimeError(f"more than {MAX_DEPTH} flows on top of each other at {step.flow!r}")
    answers = talk.top.answers
    taken = {k: answers[k] for k in step.takes if k in answers}
    talk.stack.append(Frame(step.flow, Answers(taken)))
    talk.asked = None


def _leave(book: Book, talk: Talk, end: End) -> None:
    child = talk.stack.pop()
    talk.asked = None
    if not talk.stack:
        return
    frame = talk.top
    flow = book[frame.flow]
    step = flow.steps[place.path(flow, frame.answers)[-1]]
    if isinstance(step, Call) and end.outcome in step.to:
        frame.answers.update({k: child.answers[k] for k in step.gives if k in child.answers})
        save(flow, frame, step, str(end.outcome))


def save(flow: Flow, frame: Frame, step: Any, value: Value) -> Change | None:
    """Keep an answer; a Back edge forgets what it names, a Change edge is left to the caller."""
    frame.answers[step.save] = value
    edge = place.edge_of(step, value, frame.answers)
    if isinstance(edge, Back):
        place.forget(flow, frame.answers, edge.forget)
    if isinstance(edge, Change):
        frame.answers.pop(step.save, None)
        return edge
    return None


def put(book: Book, talk: Talk, name: Any, *, keep: bool = False) -> Move:
    talk.seq += 1
    old = talk.asked if keep else None
    talk.asked = Asked(str(name), talk.seq)
    if old is not None and old.step == str(name):
        talk.asked.misses, talk.asked.part = old.misses, old.part
    talk.asked.shape = questions.shape(book, talk)
    return Move(questions.question(book, talk, ahead=not keep))


def show(book: Book, talk: Talk, which: Card, *, value: Value = None, keep: bool = False) -> Move:
    talk.seq += 1
    old = talk.asked
    frame = talk.top
    step = str(place.path(book[frame.flow], frame.answers)[-1]) if frame.flow in book else ""
    talk.asked = Asked(step, talk.seq, card=str(which), maybe=value)
    if old is not None and old.step == step:
        talk.asked.part = old.part
    if old is not None and keep:  # also where a release has put another step under the card
        talk.asked.misses, talk.asked.maybe = old.misses, old.maybe
    talk.asked.shape = questions.shape(book, talk)
    return Move(questions.card(book, talk))


def restart(book: Book, talk: Talk) -> Move:
    """Begin the interrupted conversation anew, with nothing answered."""
    if len(talk.stack) == 1 and talk.parked:
        talk.stack = talk.parked.pop(0)
    root = talk.stack[0]
    talk.stack = [Frame(root.flow, root.answers)]
    talk.asked = None
    return run(book, talk)


def step_back(book: Book, talk: Talk, name: Any) -> Move:
    """Back from a card to the step under it."""
    step = book[talk.top.flow].steps[name]
    if isinstance(step, Human):
        listen(book, talk)
        if step.renew:
            return Move(effect=Effect(step.renew, dict(talk.top.answers), human=True))
        return Move([Put("human-go-on", keys=False)])
    if isinstance(step, Do | Call | End):  # the card came before anything was asked
        talk.asked = None
        return run(book, talk)
    return put(book, talk, name, keep=True)


def present(book: Book, talk: Talk) -> Any:
    """The name of the step the person stands at, or None before the first."""
    if not talk.stack or talk.top.flow not in book:
        return None
    return place.path(book[talk.top.flow], talk.top.answers)[-1]


def listen(book: Book, talk: Talk) -> None:
    """A clinician owns the talk: nothing is asked, and no earlier button means anything now."""
    talk.seq += 1
    talk.asked = Asked(str(present(book, talk)), talk.seq)
    talk.asked.shape = questions.shape(book, talk)


def uncover(book: Book, talk: Talk) -> Move:
    """Take a card away and return to the step under it."""
    name = present(book, talk)
    return run(book, talk) if name is None else step_back(book, talk, name)


def reconsider(book: Book, talk: Talk, save: str) -> Move:
    """Ask again for one answer (who it is about) of the conversation in progress."""
    while talk.stack:
        flow, answers = book.get(talk.top.flow), talk.top.answers
        if flow and place.sealed(flow, answers):
            return Move([Put("engine-no-back", keys=False)]) + again(book, talk)
        if flow and save in answers:
            place.forget(flow, answers, [save])
            break
        if len(talk.stack) == 1:
            break
        talk.stack.pop()
    talk.asked = None
    return run(book, talk)
