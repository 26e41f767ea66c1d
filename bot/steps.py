"""The table of steps a conversation is made of, and the talk that is stored: its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Value = Any  # a JSON value
MAX_DEPTH = 4  # flows on top of each other
MAX_PARKED = 2  # interrupted conversations that are offered again


class Unreadable(Exception):
    """A reader could not make sense of a text; *key* says what to tell the person."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True)
class Sure:
    """What a reader understood."""

    value: Value


@dataclass(frozen=True)
class Maybe:
    """What a reader guesses; the person is asked "did you mean ...?" with *key* and *value*."""

    value: Value
    key: str


Reader = Callable[[str], Sure | Maybe]  # pure: no clock, no I/O; raises Unreadable
Located = Callable[[float, float], Sure | Maybe]  # the same for degrees of latitude and longitude


@dataclass(frozen=True)
class Words:
    """A catalogue key that depends on an answer already given."""

    on: str
    keys: Mapping[str, str]
    other: str

    def pick(self, answers: Mapping[str, Value]) -> str:
        return self.keys.get(str(answers.get(self.on)), self.other)


Say = str | Words


@dataclass(frozen=True)
class Back:
    """An edge to an earlier step. It names the answers it forgets."""

    to: StrEnum
    forget: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """An edge of a confirm page: asks which of *items* (answer names) to change, and forgets it."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Fork:
    """An edge that depends on an answer already given."""

    on: str
    to: Mapping[str, StrEnum]
    other: StrEnum


Edge = StrEnum | Back | Change | Fork


@dataclass(frozen=True)
class More:
    """Options that are only known in the talk: a list of {"value", "label"} kept under *answer*.

    A label is the words themselves, or {"key": ...} with the values of that text. Where they are
    all of a table, *known* is that table and their labels are `<labels>-<option>`.
    """

    answer: str
    to: Edge
    known: type[StrEnum] | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Choose:
    """One of a few options. Option labels are `<labels>-<option>`, synonyms `...-also`.

    *named* are the label keys of options whose name depends on an answer already given.
    *shown* are the options offered, all where it is empty; the others are answers none the less,
    given by a deep link or a platform's menu. No more than *most* are offered: of those known only
    in the talk the first for which there is room beside the others, then, by the root's menu, what
    was put aside.
    """

    say: Say
    save: str
    to: Mapping[Any, Edge]
    more: More | None = None
    shown: tuple[StrEnum, ...] = ()
    most: int = 9  # a digit each
    labels: str = ""  # prefix of the labels' keys; default: the key in *say*
    named: Mapping[Any, Words] = field(default_factory=dict)
    ahead: tuple[Say, ...] = ()  # said before the question
    args: tuple[str, ...] = ()  # answers shown inside the wording
    review: bool = False  # a confirm page: the answers of Change.items are listed
    needs: tuple[str, ...] = ()  # forgotten together with any of these


@dataclass(frozen=True, kw_only=True, eq=False)
class Ask:
    """Text read by a pure reader, with a few ready answers as options.

    *locate* reads the place a person shares, where one is asked for.
    """

    say: Say
    save: str
    read: Reader
    to: Edge
    locate: Located | None = None
    options: type[StrEnum] | None = None
    labels: str = ""
    show: str = ""  # key that shows the value on a confirm page; {$value} is the answer
    ahead: tuple[Say, ...] = ()
    args: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Gather:
    """Several options, or (with *photos*) several pictures; ends with "done"."""

    say: Say
    save: str
    to: Edge
    options: type[StrEnum] | None = None
    alone: tuple[StrEnum, ...] = ()  # options that exclude the others ("none of these")
    most: int = 3
    least: int = 1
    photos: bool = False
    labels: str = ""
    ahead: tuple[Say, ...] = ()
    args: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Do:
    """A named effect with named outcomes. It may give answers of its own (*gives*).

    *fills* are the outcomes whose answers stand for those of questions further on.
    """

    effect: str
    save: str
    to: Mapping[Any, Edge]
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    fills: tuple[StrEnum, ...] = ()
    final: bool = False  # done for good: "back" does not go behind it


@dataclass(frozen=True, kw_only=True, eq=False)
class Call:
    """Enter another flow and come back with its outcome; *gives* are the answers taken over."""

    flow: str
    save: str
    to: Mapping[Any, Edge]
    takes: tuple[str, ...] = ()  # answers handed to the called flow
    gives: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Human:
    """A clinician owns the talk until it is closed; *keys* are effects the person may ask for.

    Where no clinician reads along (nobody has come yet, or the case has ended), *renew* is the
    effect that brings what is shown up to date: after a card the question is put again with it.
    """

    say: Say
    save: str
    to: Mapping[Any, Edge]
    keys: Mapping[Any, str] = field(default_factory=dict)  # option -> effect
    renew: str = ""
    labels: str = ""
    args: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class End:
    """The flow is over with *outcome*; *say* may be empty when the caller speaks."""

    outcome: StrEnum
    say: Say = ""
    args: tuple[str, ...] = ()


Step = Choose | Ask | Gather | Do | Call | Human | End
Spoken = Choose | Ask | Gather | Human


@dataclass(frozen=True, kw_only=True, eq=False)
class Flow:
    """A conversation. *answers* is a dataclass whose fields are all names that may be saved."""

    name: str
    answers: type
    first: StrEnum
    steps: Mapping[Any, Step]
    numbered: bool = True  # show "step n of m"
    keys: bool = True  # say below its questions how to go back and to the menu
    most_taps: int = 0  # `check` proves that the goal takes no more; 0: not proved
    usual: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of whom that is proved
    renamed: Mapping[str, str] = field(default_factory=dict)  # answers of earlier releases


Book = Mapping[str, Flow]


def edges(step: Step) -> list[Edge]:
    """The edges out of a step, without the forks resolved."""
    match step:
        case Choose(to=to, more=more):
            return [*to.values(), *([more.to] if more else [])]
        case Do(to=to) | Call(to=to) | Human(to=to):
            return list(to.values())
        case Ask(to=edge) | Gather(to=edge):
            return [edge]
        case End():
            return []


def likely(flow: Flow, step: Step) -> list[StrEnum]:
    """The steps that may come next on the usual way of the flow, without those that lead back."""
    named = step.to if isinstance(step, Choose | Do | Call) else {}
    wanted = flow.usual.get(saves(step))
    ways = [way for value, way in named.items() if wanted is None or value in wanted]
    if isinstance(step, Choose) and step.more and wanted is None:
        ways.append(step.more.to)
    found: list[StrEnum] = []
    for edge in ways if named else edges(step):
        match edge:
            case Back() | Change():
                pass
            case Fork(on=on, to=to, other=other):
                given = flow.usual.get(on)
                found += [to.get(v, other) for v in given] if given else [*to.values(), other]
            case _:
                found.append(edge)
    return found


def saves(step: Step) -> str:
    """The answer a step saves; empty for an end."""
    return "" if isinstance(step, End) else step.save


def offered(step: Choose) -> list[Any]:
    """The options a question shows, apart from those only known in the talk."""
    return list(step.shown or step.to)


def say_key(say: Say, answers: Mapping[str, Value]) -> str:
    return say.pick(answers) if isinstance(say, Words) else say


def say_keys(say: Say) -> list[str]:
    """Every key a wording may come to."""
    return [*say.keys.values(), say.other] if isinstance(say, Words) else [say] if say else []


def label_prefix(step: Spoken) -> str:
    """The prefix of the option labels' keys."""
    if step.labels:
        return step.labels
    return step.say.other if isinstance(step.say, Words) else step.say
