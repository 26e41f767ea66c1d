"""Walks a conversation as a person would, with the talk through JSON between any two inputs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from bot import engine, questions
from bot.i18n import Catalogue
from bot.moves import Card, Heard, Move, Option, Outcome, Put
from bot.render import Voice
from bot.talk import Talk
from flows import BOOK

Answer = Callable[[dict[str, Any]], Outcome]
CATALOGUE = Catalogue.load()


class Walk:
    """One person's talk. *effects* answers each effect by its name."""

    def __init__(
        self, effects: Mapping[str, Answer | Outcome], *, locale: str = "zh-CN", elder: bool = False
    ) -> None:
        self.effects, self.locale, self.elder = effects, locale, elder
        self.talk = Talk()
        self.ran: list[str] = []
        self.seen: list[dict[str, Any]] = []
        self.taps = 0
        self.heard: list[Put] = []

    def start(self, **answers: Any) -> Walk:
        return self._take(engine.goto(BOOK, self.talk, answers))

    def tap(self, *values: str) -> Walk:
        for value in values:
            found = [o for o in self.options() if str(o.value) == value]
            assert len(found) == 1, (value, [o.value for o in self.options()], self.said)
            self.taps += 1
            self._hear(Heard(code=found[0].code))
        return self

    def type(self, *texts: str) -> Walk:
        for text in texts:
            self.taps += 1
            self._hear(Heard(text=text))
        return self

    def photo(self, media_id: int) -> Walk:
        self.taps += 1
        self._hear(Heard(media=media_id))
        return self

    def back(self) -> Walk:
        return self._take(engine.back(BOOK, self.talk))

    def event(self, value: str) -> Walk:
        return self._take(engine.settle(BOOK, self.talk, Outcome(value)))

    def over(self, card: Card) -> Walk:
        """A card that lies over whatever was asked."""
        return self._take(engine.card(BOOK, self.talk, card))

    def options(self) -> list[Option]:
        self.talk.larger = self.elder
        return questions.options(BOOK, self.talk)

    @property
    def said(self) -> list[str]:
        return [put.key for put in self.heard]

    @property
    def answers(self) -> dict[str, Any]:
        return self.talk.top.answers

    def _hear(self, heard: Heard) -> None:
        self.talk.larger = self.elder
        self._take(engine.hear(BOOK, self.talk, heard, self._names))

    def _names(self, option: Option) -> tuple[str, ...]:
        return Voice(CATALOGUE, self.locale, self.elder).names(option)

    def _take(self, move: Move) -> Walk:
        self.heard = list(move.says)
        while move.effect is not None:
            self.ran.append(move.effect.name)
            self.seen.append(move.effect.answers)
            reply = self.effects[move.effect.name]
            outcome = reply(move.effect.answers) if callable(reply) else reply
            human = move.effect.human
            move = engine.settle(BOOK, self.talk, outcome, human=human)
            self.heard += move.says
        self.talk = Talk.from_json(json.loads(json.dumps(self.talk.to_json())))
        return self
