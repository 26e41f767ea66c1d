"""Looks at one screen of a talk: a way on, the safe keys, whole texts, a talk for the store."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot import engine, questions
from bot.channel import Limits
from bot.check.samples import names_of
from bot.check.texts import MOST_OPTIONS
from bot.i18n import Catalogue
from bot.moves import Card, Heard, Move, Outcome, Pick, Put
from bot.render import Voice, render, size
from bot.steps import Ask, Book, Do, Gather, Human
from bot.talk import Talk


class Screens:
    """Every screen of a book, in each language, wording and channel; *seen* counts them."""

    def __init__(self, book: Book, catalogue: Catalogue, limits: Mapping[str, Limits]) -> None:
        self.book, self.limits, self.seen = book, limits, 0
        self.voices = [
            Voice(catalogue, locale, elder)
            for locale in catalogue.locales
            for elder in (False, True)
        ]
        self.rendered: dict[str, tuple[str, ...]] = {}

    def look(self, talk: Talk, says: Sequence[Put]) -> Iterator[str]:
        """What is wrong with what a person sees now."""
        self.seen += 1
        if _copy(talk).to_json() != talk.to_json():
            yield "the talk changes on its way through the store"
        step = questions.step_of(self.book, talk)
        options = questions.options(self.book, talk)
        photos = isinstance(step, Gather) and step.photos
        if not (options or photos or isinstance(step, Ask | Human)):
            yield "there is no way on"
        yield from self._safe(talk)
        yield from self._whole(says)

    def _safe(self, talk: Talk) -> Iterator[str]:
        """Emergency, human, menu and back lead where they should, from any screen."""
        after = _copy(talk)
        if not self._rests(after, engine.menu(self.book, after)):
            yield "the key for the menu leads nowhere"
        elif after.stack[0].flow != engine.ROOT:
            yield "the key for the menu does not lead to it"
        after = _copy(talk)
        if not self._rests(after, engine.goto(self.book, after, {"pick": engine.HUMAN})):
            yield "nobody can be asked for from here"
        after = _copy(talk)
        if not self._rests(after, engine.back(self.book, after)):
            yield "the key for back leads nowhere"
        yield from self._emergency(talk)

    def _emergency(self, talk: Talk) -> Iterator[str]:
        """The emergency card can be put over the question, and taken away again."""
        after, step = _copy(talk), engine.present(self.book, talk)
        engine.card(self.book, after, Card.EMERGENCY)
        found = {option.value: option for option in questions.options(self.book, after)}
        if not {str(Pick.CALLED), str(Pick.CALM), str(Pick.HUMAN)} <= {str(v) for v in found}:
            yield "the emergency card cannot be put here"
            return
        calm = Heard(code=found[Pick.CALM].code)
        self._rests(after, engine.hear(self.book, after, calm, names_of))
        if engine.present(self.book, after) != step:
            yield "after the emergency card the question is another"

    def _rests(self, talk: Talk, move: Move) -> bool:
        """Whether a question or a clinician is reached, whatever the effects come to."""
        for _ in range(engine.LOOPS):
            if move.effect is None:
                return bool(move.says) or talk.asked is not None
            step: Any = questions.step_of(self.book, talk)
            if not isinstance(step, Do):
                return False
            move = engine.settle(self.book, talk, Outcome(str(next(iter(step.to)))))
        return False

    def _whole(self, says: Sequence[Put]) -> Iterator[str]:
        """Each question is one bubble with all its options on every channel."""
        for put in says:
            shape = json.dumps([put.key, [[o.key, o.label] for o in put.options]], default=str)
            if shape not in self.rendered:
                self.rendered[shape] = tuple(self._faults(put))
            yield from self.rendered[shape]

    def _faults(self, put: Put) -> Iterator[str]:
        if (many := sum(o.value != Pick.DONE for o in put.options)) > MOST_OPTIONS:
            yield f"{put.key} has {many} options; {MOST_OPTIONS} have a digit"
        for voice in self.voices:
            for channel, limit in self.limits.items():
                where = f"on {channel} in {voice.locale}{' for the old' if voice.elder else ''}"
                bubbles = render([put], voice, limit)
                if put.options and len(bubbles) != 1:
                    yield f"{put.key} is not one bubble {where}"
                for option in put.options:
                    if size(voice.label(option), limit.unit) > limit.label:
                        yield f"the label {option.key} is too long {where}"


def _copy(talk: Talk) -> Talk:
    return Talk.from_json(json.loads(json.dumps(talk.to_json())))
