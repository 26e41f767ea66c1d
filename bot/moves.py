"""What the engine hands back: what to say, which effect to run, which option was taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Any, NamedTuple

Value = Any


class Card(StrEnum):
    """A question of the engine's own, put over the step a person stands at."""

    RESUME = auto()  # after a day, or after a conversation that interrupted another
    MAYBE = auto()  # "did you mean 38.5?"
    CHANGE = auto()  # which line of the confirm page
    OFFER = auto()  # not understood three times: a human?
    EMERGENCY = auto()
    ALARM = auto()  # "did you mean that ... is happening now?"
    CRISIS = auto()  # somebody thinks of hurting themselves: is anybody with them?
    PLAN = auto()  # and is there a plan?
    MEANS = auto()  # or the means at hand, or is it for today?
    AFTER = auto()  # the day after: how is it now?
    HUMAN = auto()  # what someone may do while a clinician owns the talk


class Pick(StrEnum):
    """The options of cards and the extra options of questions."""

    CONTINUE = auto()
    RESTART = auto()
    MENU = auto()
    YES = auto()
    NO = auto()
    HUMAN = auto()
    AGAIN = auto()
    DONE = auto()
    CALLED = auto()
    CALM = auto()
    WITH = auto()
    ALONE = auto()
    MISHEARD = auto()
    BETTER = auto()
    WORSE = auto()
    LARGER = auto()


class Option(NamedTuple):
    """One thing a person may answer. The label is a catalogue *key*, or the literal *label*.

    A literal label may be a phrase, {"key": ...} with values, that is said in their language.
    """

    value: Value
    key: str = ""
    label: Value = ""
    code: str = ""
    on: bool = False  # already picked in a Gather


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a confirm page: a title key and the answer as options or as a shown value."""

    title: str
    parts: tuple[Option, ...] = ()
    show: str = ""
    value: Value = None


@dataclass(frozen=True, slots=True)
class Put:
    """Something to say: a catalogue key with values, and the options that go with it."""

    key: str
    args: dict[str, Value] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    step: tuple[int, int] | None = None
    items: tuple[Item, ...] = ()
    root: bool = False  # the main menu: channels may show it as a fixed keyboard
    keys: bool = True  # whether "back / menu / human" hints belong under it


@dataclass(frozen=True, slots=True)
class Effect:
    """A request to the caller: run *name* with the answers, then `engine.settle`."""

    name: str
    answers: dict[str, Value]
    needs: tuple[str, ...] = ()
    human: bool = False  # asked for by the person during a Human step


@dataclass(slots=True)
class Move:
    """What became of one input."""

    says: list[Put] = field(default_factory=list)
    effect: Effect | None = None
    relay: bool = False  # a clinician owns the talk: pass the message on
    chosen: Option | None = None
    missed: bool = False
    fresh: bool = False  # a conversation ended on the way to this effect
    press: str = ""  # a key that works at every step was among the options, and taken

    def __add__(self, other: Move) -> Move:
        return Move(
            [*self.says, *other.says],
            other.effect or self.effect,
            self.relay or other.relay,
            self.chosen or other.chosen,
            self.missed or other.missed,
            self.fresh or other.fresh,
            self.press or other.press,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an effect came to. *value* None (Human keys only): nothing but what it *says*.

    With a *card* that question of the engine's own comes before anything else; it is *about* what
    a finding of the emergency watch tells, and `takes` are answers for who is asked for then.
    """

    value: str | None
    gives: dict[str, Value] = field(default_factory=dict)
    says: tuple[Put, ...] = ()
    card: Card | None = None
    about: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heard:
    """One input, as far as the engine needs to know it."""

    text: str = ""
    code: str = ""
    media: int = 0  # stored id of a picture, 0 for none
    place: tuple[float, float] | None = None  # degrees of latitude and longitude, when shared
    other: bool = False  # a sticker, a place: nothing the engine can read
    voice: bool = False  # a spoken message nobody could turn into words
    early: bool = False  # written before the question was put


Labels = Callable[[Option], Sequence[str]]  # an option's label and synonyms in the person's words
