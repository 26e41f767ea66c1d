"""The data files of the emergency watch, checked, and the watch made of them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Self

from pydantic import Field, field_validator, model_validator

from bot.clinic.datafile import DataError, Head, Part, once, read
from bot.clinic.rules import HOME, Level
from bot.hearing.folding import Folding, Sounds
from bot.hearing.numbers import Measure
from bot.hearing.phrases import tokens
from bot.hearing.scope import MARK, MARKS
from bot.hearing.watch import Limit, Sign, Watch

ALARMING = (Level.E1, Level.E2)


class Bound(Part):
    """A measured value that counts as a phrase."""

    name: str
    measure: Measure
    least: float | None = None
    below: float | None = None
    source: str = Field(min_length=1)


class Rule(Part):
    """If one of each of *all* is told and none of *unless*, the text tells of *level*."""

    id: str = Field(min_length=1)
    level: Level
    all: tuple[str | tuple[str, ...], ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()
    crisis: bool = False
    source: str = Field(min_length=1)


class Emergency(Head):
    """*sets*: names for one of several phrases."""

    limits: tuple[Bound, ...]
    sets: dict[str, tuple[str, ...]]
    rules: tuple[Rule, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_once(self) -> Self:
        once([rule.id for rule in self.rules])
        once([bound.name for bound in self.limits])
        return self

    def named(self, part: str | tuple[str, ...]) -> frozenset[str]:
        """The phrases that one part of a rule asks for."""
        listed = (part,) if isinstance(part, str) else part
        return frozenset(name for one in listed for name in self.sets.get(one, (one,)))


class Words(Head):
    """Phrases by name, and the words that say how they are meant."""

    fillers: tuple[str, ...]
    slips: tuple[str, ...]
    marks: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[str, ...]]

    @field_validator("marks", "phrases")
    @classmethod
    def _written_well(cls, found: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        for listed in found.values():
            for phrase in listed:
                tokens(phrase)
        return found

    @field_validator("marks")
    @classmethod
    def _known(cls, found: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        unknown = {f"{MARK}{name.partition(':')[0]}" for name in found} ^ set(MARKS)
        if unknown:
            raise ValueError(f"not as the watch knows them: {', '.join(sorted(unknown))}")
        return found


class SoundsFile(Head):
    sounds: dict[str, str]


class Script(Head):
    pairs: tuple[str, ...]


@lru_cache(maxsize=4)
def load(home: Path = HOME) -> Emergency:
    """The rules of the watch; raises DataError."""
    return read(home / "emergency.yaml", Emergency)


@lru_cache(maxsize=4)
def words(home: Path = HOME) -> Words:
    return read(home / "emergency_words.yaml", Words)


@lru_cache(maxsize=4)
def script(home: Path = HOME) -> Script:
    return read(home / "script.yaml", Script)


@lru_cache(maxsize=4)
def sounds(home: Path = HOME) -> SoundsFile:
    return read(home / "sounds.yaml", SoundsFile)


@lru_cache(maxsize=4)
def folding(home: Path = HOME) -> Folding:
    """How every text is folded before phrases are looked for."""
    return Folding(pairs=script(home).pairs, fillers=words(home).fillers)


@lru_cache(maxsize=4)
def watch(home: Path = HOME) -> Watch:
    """The emergency watch over every language at once; raises DataError."""
    rules, said = load(home), words(home)
    _check(home / "emergency.yaml", rules, said)
    _heard(home / "emergency_words.yaml", folding(home), said)
    return Watch(
        folding=folding(home),
        phrases=said.phrases,
        marks=said.marks,
        limits=[_limit(bound) for bound in rules.limits],
        signs=[_sign(rule, rules) for rule in rules.rules],
        sounds=Sounds(sounds(home).sounds),
        slips=said.slips,
    )


def _check(file: Path, rules: Emergency, said: Words) -> None:
    """Every name in a rule is a phrase, a value or a set of them."""
    known = set(said.phrases) | {bound.name for bound in rules.limits}
    for rule in rules.rules:
        for part in (*rule.all, rule.unless):
            for name in rules.named(part) - known:
                raise DataError(file, 0, f"rules.{rule.id}: nothing is called {name!r}")


def _heard(file: Path, folding: Folding, said: Words) -> None:
    """Every phrase is still one after what people put between words is dropped from it."""
    for name, listed in (said.marks | said.phrases).items():
        for phrase in listed:
            try:
                tokens(folding.fold(phrase))
            except ValueError:
                where = f"{name}: {phrase!r}"
                raise DataError(file, 0, f"{where} holds a word that is dropped") from None


def _limit(bound: Bound) -> Limit:
    low = float("-inf") if bound.least is None else bound.least
    high = float("inf") if bound.below is None else bound.below
    return Limit(bound.name, bound.measure, low, high)


def _sign(rule: Rule, rules: Emergency) -> Sign:
    return Sign(
        id=rule.id,
        level=str(rule.level),
        groups=tuple(rules.named(part) for part in rule.all),
        crisis=rule.crisis,
        alarm=rule.crisis or rule.level in ALARMING,
        unless=rules.named(rule.unless),
    )
