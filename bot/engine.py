"""Advances a talk by one input: pure, with no clock, no I/O and no randomness."""

from __future__ import annotations

from typing import Any

from bot import place, questions
from bot.moves import Card, Effect, Heard, Labels, Move, Option, Outcome, Pick, Put
from bot.reading import choose, several
from bot.steps import (
    MAX_DEPTH,
    MAX_PARKED,
    Ask,
    Asked,
    Back,
    Book,
    Call,
    Change,
    Choose,
    Do,
    End,
    Flow,
    Frame,
    Gather,
    Human,
    Maybe,
    Talk,
    Unreadable,
    Value,
    say_key,
)

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
                return move + Move(effect=Effect(step.effect, dict(frame.answers), step.needs))
            case Call():
                _enter(talk, step)
            case End():
                move.says += questions.ending(step, frame.answers)
                _leave(book, talk, step)
                fresh = True
            case _:
                if fresh and talk.parked and frame.flow == ROOT:
                    return move + _card(book, talk, Card.RESUME)
                return move + _put(book, talk, name)
    raise RuntimeError(f"the flow {talk.top.flow!r} does not come to rest")


def settle(book: Book, talk: Talk, outcome: Outcome, *, human: bool = False) -> Move:
    """Store what an effect came to and go on. *human*: it was a key of a Human step."""
    said = Move(list(outcome.says))
    frame = talk.top
    flow = book[frame.flow]
    name = place.path(flow, frame.answers)[-1]
    step = flow.steps[name]
    frame.answers.update(outcome.gives)
    if outcome.value is None:
        return said
    assert isinstance(step, Do | Human)
    _save(flow, frame, step, outcome.value)
    return said + run(book, talk)


def hear(book: Book, talk: Talk, heard: Heard, labels: Labels) -> Move:
    """Take one input as the answer to the question last put."""
    asked = talk.asked
    if asked is None or not talk.stack:
        return run(book, talk)
    options = questions.options(book, talk)
    if heard.code:
        return _tap(book, talk, heard.code, options)
    step = questions.step_of(book, talk)
    if isinstance(step, Human) and not asked.card:
        return Move(relay=True)
    if heard.early:
        return Move([Put("engine-early", keys=False)]) + again(book, talk)
    if heard.media and isinstance(step, Gather) and step.photos and not asked.card:
        return _photo(book, talk, step, heard.media)
    if heard.other or heard.media:
        return _miss(book, talk, "engine-not-text")
    words = [labels(option) for option in options]
    if isinstance(step, Gather) and not asked.card and step.options:
        picked = several(heard.text, words)
        if picked and len(picked) > 1:
            return _gathered(book, talk, step, [options[i] for i in picked])
    index = choose(heard.text, words)
    if isinstance(step, Ask) and not asked.card:
        return _read(book, talk, step, heard.text, options, index)
    return _miss(book, talk) if index is None else _take(book, talk, options[index])


def again(book: Book, talk: Talk) -> Move:
    """Put the present question once more, with fresh codes."""
    asked = talk.asked
    if asked is None or not talk.stack:
        return run(book, talk)
    if asked.card:
        return _card(book, talk, Card(asked.card), keep=True)
    return _put(book, talk, asked.step, keep=True)


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
        if len(talk.stack) == 1:
            break
        talk.stack.pop()
    return Move([Put("engine-no-back", keys=False)]) + run(book, talk)


def menu(book: Book, talk: Talk) -> Move:
    """Leave what is going on where it can be found again, and show the menu."""
    return goto(book, talk, {})


def goto(book: Book, talk: Talk, answers: dict[str, Value]) -> Move:
    """Start at the root with some of its questions already answered (a deep link, "human")."""
    park(book, talk)
    talk.stack = [Frame(ROOT, dict(answers))]
    talk.asked = None
    return run(book, talk)


def park(book: Book, talk: Talk) -> None:
    """Put the conversation in progress aside; the oldest beyond the limit is given up."""
    if len(talk.stack) > 1 and _worth(book, talk.stack):
        talk.parked = [talk.stack, *talk.parked][:MAX_PARKED]
        humans = [pile for pile in talk.parked if human_in(book, pile)]
        if len(talk.parked) == MAX_PARKED and humans and humans[0] not in talk.parked:
            talk.parked[-1] = humans[0]


def _worth(book: Book, pile: list[Frame]) -> bool:
    """Whether anything was answered that would be missed."""
    return any(frame.answers for frame in pile[1:]) or human_in(book, pile)


def human_in(book: Book, pile: list[Frame]) -> bool:
    """Whether this pile stands at a Human step."""
    flow = book.get(pile[-1].flow) if pile else None
    if flow is None:
        return False
    return isinstance(flow.steps[place.path(flow, pile[-1].answers)[-1]], Human)


def with_human(book: Book, talk: Talk) -> bool:
    """Bring the talk a clinician owns to the front; False when there is none."""
    if human_in(book, talk.stack):
        return True
    for pile in talk.parked:
        if human_in(book, pile):
            talk.parked.remove(pile)
            park(book, talk)
            talk.stack = pile
            name = place.path(book[pile[-1].flow], pile[-1].answers)[-1]
            talk.asked = Asked(str(name), talk.seq)
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
    if not talk.stack:
        talk.stack = [Frame(ROOT)]
    return _card(book, talk, which, value=value)


def _enter(talk: Talk, step: Call) -> None:
    if len(talk.stack) >= MAX_DEPTH:
        raise RuntimeError(f"more than {MAX_DEPTH} flows on top of each other at {step.flow!r}")
    answers = talk.top.answers
    talk.stack.append(Frame(step.flow, {k: answers[k] for k in step.takes if k in answers}))
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
        _save(flow, frame, step, str(end.outcome))


def _save(flow: Flow, frame: Frame, step: Any, value: Value) -> Change | None:
    """Keep an answer; a Back edge forgets what it names, a Change edge is left to the caller."""
    frame.answers[step.save] = value
    edge = place.edge_of(step, value, frame.answers)
    if isinstance(edge, Back):
        place.forget(flow, frame.answers, edge.forget)
    if isinstance(edge, Change):
        frame.answers.pop(step.save, None)
        return edge
    return None


def _put(book: Book, talk: Talk, name: Any, *, keep: bool = False) -> Move:
    talk.seq += 1
    old = talk.asked if keep else None
    talk.asked = Asked(str(name), talk.seq)
    if old is not None and old.step == str(name):
        talk.asked.misses, talk.asked.part = old.misses, old.part
    return Move(questions.question(book, talk, ahead=not keep))


def _card(book: Book, talk: Talk, which: Card, *, value: Value = None, keep: bool = False) -> Move:
    talk.seq += 1
    old = talk.asked
    frame = talk.top
    step = str(place.path(book[frame.flow], frame.answers)[-1]) if frame.flow in book else ""
    talk.asked = Asked(step, talk.seq, card=str(which), maybe=value)
    if old is not None and old.step == step:
        talk.asked.part = old.part
        if keep:
            talk.asked.misses, talk.asked.maybe = old.misses, old.maybe
    return Move(questions.card(book, talk))


def _tap(book: Book, talk: Talk, code: str, options: list[Option]) -> Move:
    asked = talk.asked
    if code == talk.last:
        return Move()  # the second tap of a double tap
    seq, _, index = code.partition(".")
    if asked is None or seq != str(asked.seq) or not index.isdecimal() or len(index) > 3:
        return Move([Put("engine-stale", keys=False)]) + again(book, talk)
    if int(index) >= len(options):
        return Move([Put("engine-stale", keys=False)]) + again(book, talk)
    talk.last = code
    option = options[int(index)]
    step = questions.step_of(book, talk)
    chosen = Move(chosen=option)
    if isinstance(step, Gather) and not asked.card and option.value != Pick.DONE:
        if option.value not in map(str, step.alone):
            return chosen + _toggle(book, talk, step, option)
    return chosen + _take(book, talk, option)


def _take(book: Book, talk: Talk, option: Option) -> Move:
    """The person answered with this option."""
    asked = talk.asked
    assert asked is not None
    if asked.card:
        return _card_answer(book, talk, Card(asked.card), option)
    step = questions.step_of(book, talk)
    if option.value == Pick.CONTINUE and talk.parked:
        return resume(book, talk)
    if option.value == Pick.HUMAN:
        return goto(book, talk, {"pick": HUMAN})
    if isinstance(step, Gather):
        return _gathered(book, talk, step, [option])
    if isinstance(step, Human):
        return Move(effect=Effect(step.keys[option.value], dict(talk.top.answers), human=True))
    return _answer(book, talk, step, option.value)


def _answer(book: Book, talk: Talk, step: Any, value: Value) -> Move:
    frame = talk.top
    change = _save(book[frame.flow], frame, step, value)
    if change is not None:
        return _card(book, talk, Card.CHANGE)
    talk.asked = None
    return run(book, talk)


def _read(
    book: Book, talk: Talk, step: Ask, text: str, options: list[Option], index: int | None
) -> Move:
    """An Ask: the reader first, then the ready answers, then a miss with the reader's reason."""
    try:
        found = step.read(text)
    except Unreadable as reason:
        if index is not None:
            return _take(book, talk, options[index])
        return _miss(book, talk, reason.key)
    if isinstance(found, Maybe):
        return _card(book, talk, Card.MAYBE, value=[found.value, found.key])
    return _answer(book, talk, step, found.value)


def _photo(book: Book, talk: Talk, step: Gather, media: int) -> Move:
    asked = talk.asked
    assert asked is not None
    asked.part = [*asked.part, media][: step.most]
    if len(asked.part) >= step.most:
        return _answer(book, talk, step, asked.part)
    return _put(book, talk, asked.step, keep=True)


def _toggle(book: Book, talk: Talk, step: Gather, option: Option) -> Move:
    asked = talk.asked
    assert asked is not None
    had = option.value in asked.part
    asked.part = [v for v in asked.part if v != option.value] + ([] if had else [option.value])
    if len(asked.part) >= step.most and not had:
        return _answer(book, talk, step, asked.part[: step.most])
    return _put(book, talk, asked.step, keep=True)


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
    return _answer(book, talk, step, values)


def _miss(book: Book, talk: Talk, reason: str = "engine-not-understood") -> Move:
    """Not understood: say why and ask again; the second time offer help, the third time ask."""
    asked = talk.asked
    assert asked is not None
    asked.misses += 1
    misses = asked.misses
    if misses >= 3 and not asked.card:
        return _card(book, talk, Card.OFFER) + Move(missed=True)
    said = Move([Put(reason, {"misses": misses}, keys=False)], missed=True)
    return said + again(book, talk)


def _card_answer(book: Book, talk: Talk, which: Card, option: Option) -> Move:
    frame = talk.top
    flow = book[frame.flow]
    name = place.path(flow, frame.answers)[-1]
    match which, option.value:
        case (Card.MAYBE, Pick.YES):
            assert talk.asked is not None
            return _answer(book, talk, flow.steps[name], talk.asked.maybe[0])
        case (Card.CHANGE, _):
            place.forget(flow, frame.answers, [str(option.value)])
            talk.asked = None
            return run(book, talk)
        case (Card.RESUME, Pick.CONTINUE) if len(talk.stack) == 1 and talk.parked:
            return resume(book, talk)
        case (Card.RESUME, Pick.RESTART):
            return _restart(book, talk)
        case (_, Pick.MENU):
            return menu(book, talk)
        case (Card.EMERGENCY | Card.ALARM, Pick.HUMAN):
            return goto(book, talk, {"pick": HUMAN, "urgent": "yes"})
        case (_, Pick.HUMAN):
            return goto(book, talk, {"pick": HUMAN})
        case (Card.ALARM, Pick.YES):
            return _card(book, talk, Card.EMERGENCY)
        case (Card.HUMAN, value) if isinstance(flow.steps[name], Human):
            human: Any = flow.steps[name]
            talk.asked = Asked(str(name), talk.seq)
            return Move(effect=Effect(human.keys[value], dict(frame.answers), human=True))
        case (Card.EMERGENCY, Pick.CALLED):
            return Move([Put("emergency-called", keys=False)]) + _return(book, talk, name)
        case _:
            return _return(book, talk, name)


def _return(book: Book, talk: Talk, name: Any) -> Move:
    """Back from a card to the step under it."""
    if isinstance(book[talk.top.flow].steps[name], Human):
        talk.asked = Asked(str(name), talk.seq)
        return Move([Put("human-go-on", keys=False)])
    return _put(book, talk, name, keep=True)


def _restart(book: Book, talk: Talk) -> Move:
    """Begin the interrupted conversation anew, with nothing answered."""
    if len(talk.stack) == 1 and talk.parked:
        talk.stack = talk.parked.pop(0)
    root = talk.stack[0]
    talk.stack = [Frame(root.flow, root.answers)]
    talk.asked = None
    return run(book, talk)


def present(book: Book, talk: Talk) -> Any:
    """The name of the step the person stands at, or None before the first."""
    if not talk.stack or talk.top.flow not in book:
        return None
    return place.path(book[talk.top.flow], talk.top.answers)[-1]


def wording(step: Choose | Ask | Gather | Human, talk: Talk) -> str:
    """The catalogue key of the question a step puts now."""
    return say_key(step.say, talk.top.answers)
