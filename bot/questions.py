"""Builds what is asked: the present step's question, its options and codes, and the cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from zlib import crc32

from bot import place, review
from bot.moves import Card, Item, Option, Pick, Put
from bot.options import MOST_LARGER, pick
from bot.options import of as options_of
from bot.steps import (
    Book,
    Choose,
    End,
    Gather,
    Human,
    Say,
    Value,
    say_key,
)
from bot.talk import Asked, Frame, Talk

ROOT = "menu"
PICK = "pick"  # the answer of the root that says what is wanted
CARDS: dict[Card, tuple[str, tuple[Pick, ...]]] = {
    Card.RESUME: ("card-resume", (Pick.CONTINUE, Pick.RESTART, Pick.MENU)),
    Card.MAYBE: ("card-maybe", (Pick.YES, Pick.NO)),
    Card.CHANGE: ("card-change", ()),
    Card.OFFER: ("card-offer", (Pick.HUMAN, Pick.LARGER, Pick.AGAIN, Pick.MENU)),
    Card.EMERGENCY: ("card-emergency", (Pick.CALLED, Pick.CALM, Pick.HUMAN)),
    Card.ALARM: ("card-alarm", (Pick.YES, Pick.NO)),
    Card.CRISIS: ("card-crisis", (Pick.WITH, Pick.ALONE, Pick.MISHEARD)),
    Card.PLAN: ("card-plan", (Pick.YES, Pick.NO)),
    Card.MEANS: ("card-means", (Pick.YES, Pick.NO)),
    Card.AFTER: ("card-after", (Pick.BETTER, Pick.WORSE)),
    Card.HUMAN: ("card-clinician", (Pick.CONTINUE,)),
}


def step_of(book: Book, talk: Talk) -> Any:
    """The step the present question belongs to."""
    flow, answers = book[talk.top.flow], talk.top.answers
    return flow.steps[place.path(flow, answers)[-1]]


def options(book: Book, talk: Talk) -> list[Option]:
    """What may be answered now, in the order it was put; codes carry the question's number."""
    asked = talk.asked
    if asked is None or not talk.stack or talk.top.flow not in book:
        return []
    trail = place.path(book[talk.top.flow], talk.top.answers)
    now = (asked.seq, asked.card, asked.misses, len(asked.part), len(talk.parked), id(trail))
    if talk.memo is None or talk.memo[0] != now:
        found = _card_options(book, talk) if asked.card else _step_options(book, talk)
        listed = [
            Option(o.value, o.key, o.label, f"{asked.seq}.{index}", o.on)
            for index, o in enumerate(found)
        ]
        talk.memo = (now, listed, trail)  # the trail is held, so that its id stays its own
    return list(talk.memo[1])


def shape(book: Book, talk: Talk) -> int:
    """A checksum of the present question's own options."""
    asked = talk.asked
    if asked is None or not talk.stack or talk.top.flow not in book:
        return 0
    if asked.card:
        return _checksum(_card_options(book, talk))
    step = step_of(book, talk)
    if isinstance(step, Choose) and step.more:
        return _checksum(options_of(step, talk.top.answers, []))
    return _fixed_shape(step)


def _checksum(found: Iterable[Option]) -> int:
    return crc32("\n".join(str(o.value) for o in found).encode())


@lru_cache(maxsize=4096)
def _fixed_shape(step: Any) -> int:
    return _checksum(options_of(step, {}, []))


def stands(book: Book, talk: Talk) -> bool:
    """Whether the question last put is still the present one, option for option."""
    asked = talk.asked
    if asked is None or talk.top.flow not in book or asked.shape != shape(book, talk):
        return False
    if asked.card and Card(asked.card) not in (Card.MAYBE, Card.CHANGE, Card.HUMAN):
        return True
    return bool(asked.step == place.path(book[talk.top.flow], talk.top.answers)[-1])


def _step_options(book: Book, talk: Talk) -> list[Option]:
    step, asked = step_of(book, talk), talk.asked
    assert asked is not None
    found = options_of(step, talk.top.answers, asked.part)
    if talk.larger and asked.part and isinstance(step, Gather):
        found = room(step, found)
    if isinstance(step, Gather) and asked.part and len(asked.part) >= step.least:
        found.append(pick("gather-photos" if step.photos else "gather", Pick.DONE))
    if isinstance(step, Gather) and step.photos and not asked.part:
        found.append(pick("gather-photos", Pick.DONE))
    if talk.top.flow == ROOT and talk.parked and isinstance(step, Choose):
        found += _continue(book, talk, step, found)
    if asked.misses >= 2 and not crowded(talk, found):
        found.append(pick("key", Pick.HUMAN))
    return found


def room(step: Gather, found: list[Option]) -> list[Option]:
    """Room for "done": what excludes the others goes, then what was picked already."""
    left = [o for o in found if o.value not in map(str, step.alone)]
    return left if len(left) < MOST_LARGER else [o for o in left if not o.on]


def crowded(talk: Talk, found: Sequence[Option]) -> bool:
    """Whether the larger wording has no room for one more option."""
    return talk.larger and len(found) >= MOST_LARGER


def _continue(book: Book, talk: Talk, step: Choose, found: list[Option]) -> list[Option]:
    """What was put aside, unless it is listed by its own name or there is no room for it."""
    listed = place.more_options(step, talk.top.answers)
    if len(found) >= step.most or (listed and human_in(book, talk.parked[0])):
        return []
    return [pick("menu", Pick.CONTINUE)]


def human_in(book: Book, pile: list[Frame]) -> bool:
    """Whether this pile stands at a Human step."""
    flow = book.get(pile[-1].flow) if pile else None
    if flow is None:
        return False
    return isinstance(flow.steps[place.path(flow, pile[-1].answers)[-1]], Human)


def question(book: Book, talk: Talk, *, ahead: bool) -> list[Put]:
    """The present step's question, with what is said before it when *ahead*."""
    flow, answers, step = book[talk.top.flow], talk.top.answers, step_of(book, talk)
    asked = talk.asked
    assert asked is not None
    said = [Put(say_key(s, answers), _args(step, answers), keys=False) for s in _ahead(step, ahead)]
    key = say_key(step.say, answers)
    args = _args(step, answers)
    if isinstance(step, Gather) and asked.part:
        key, args = (
            ("gather-photos-more" if step.photos else "gather-more"),
            {"count": len(asked.part)},
        )
    put = Put(
        key,
        args,
        tuple(options(book, talk)),
        place.progress(flow, answers),
        review.items(flow, step, answers),
        root=talk.top.flow == ROOT and step.save == PICK,
        keys=flow.keys,
    )
    return [*said, put]


def _ahead(step: Any, wanted: bool) -> tuple[Say, ...]:
    return step.ahead if wanted and not isinstance(step, Human) else ()


def _args(step: Any, answers: Mapping[str, Value]) -> dict[str, Value]:
    return {name: answers.get(name, "") for name in step.args}


def ending(step: End, answers: Mapping[str, Value]) -> list[Put]:
    key = say_key(step.say, answers) if step.say else ""
    return [Put(key, _args(step, answers), keys=False)] if key else []


def card(book: Book, talk: Talk) -> list[Put]:
    """The engine's own question that `talk.asked.card` names."""
    asked = talk.asked
    assert asked is not None
    which = Card(asked.card)
    args: dict[str, Value] = {}
    items: tuple[Item, ...] = ()
    if which is Card.MAYBE:
        value, key = asked.maybe
        items = (Item("", show=key, value=value),)
    if which is Card.RESUME:
        pile = talk.parked[0] if len(talk.stack) == 1 and talk.parked else talk.stack
        items = (Item("", show=f"flow-{pile[1].flow if len(pile) > 1 else ROOT}"),)
    if which is Card.ALARM:
        args = {"said": heard(asked).get("said", "")}
    if which is Card.EMERGENCY:
        args = {"whom": heard(asked).get("whom", "unknown")}
    return [Put(CARDS[which][0], args, tuple(options(book, talk)), items=items, keys=False)]


def heard(asked: Asked) -> dict[str, Value]:
    """What the emergency watch gave a card to show; an earlier release kept only the words."""
    if isinstance(asked.maybe, dict):
        return asked.maybe
    return {"said": asked.maybe} if isinstance(asked.maybe, str) else {}


def _card_options(book: Book, talk: Talk) -> list[Option]:
    asked = talk.asked
    assert asked is not None
    which = Card(asked.card)
    if which is Card.CHANGE:
        flow, answers = book[talk.top.flow], talk.top.answers
        found = review.items(flow, step_of(book, talk), answers)
        return [Option(item.value, key=item.title) for item in found]
    have = Pick.LARGER if talk.larger else None  # nobody is offered what they have
    own = [pick("card", one) for one in CARDS[which][1] if one is not have]
    if which is Card.HUMAN:
        step = step_of(book, talk)
        own += options_of(step, talk.top.answers, []) if isinstance(step, Human) else []
    return own
