"""Values that stand for what people type and what effects give, to walk a flow without either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, get_origin, get_type_hints

from bot.check.edges import beyond
from bot.check.texts import MOST_OPTIONS
from bot.moves import Option
from bot.steps import (
    Ask,
    Choose,
    Flow,
    Fork,
    Maybe,
    Sure,
    Unreadable,
    Words,
    edges,
    label_prefix,
    offered,
    saves,
)

TYPED = (
    *("小林", "1985-3-8", "1985年", "38.5", "385", "32", "150/95", "97", "头疼三天了"),
    *("123456", "13800138000", "E12345678"),
)
PLAIN: dict[type, Any] = {str: "1", int: 40, bool: True, list: ["一"], dict: {"complaints": []}}
UNKNOWN = "?"  # a value no fork asks for


def typed(step: Ask) -> list[str]:
    """Texts the step's reader understands: for sure, and as a guess to be asked back."""
    found: dict[type, str] = {}
    for text in TYPED:
        try:
            found.setdefault(type(step.read(text)), text)
        except Unreadable:
            continue
    return [found[kind] for kind in (Sure, Maybe) if kind in found]


def consulted(step: Any) -> dict[str, set[str]]:
    """The answers a step looks at to choose its words or its way, each with the values it knows."""
    found: dict[str, set[str]] = {}
    for edge in edges(step):
        if isinstance(edge, Fork):
            found.setdefault(edge.on, set()).update(map(str, edge.to))
    for say in (getattr(step, "say", ""), *getattr(step, "ahead", ())):
        if isinstance(say, Words):
            found.setdefault(say.on, set()).update(say.keys)
    return found


def looked_at(flow: Flow) -> dict[Any, tuple[str, ...]]:
    """For each step the answers that still matter: looked at there or on any way from it."""
    own = {name: set(consulted(step)) | _offers(step) for name, step in flow.steps.items()}
    return {
        name: tuple(sorted(own[name].union(*(own[later] for later in beyond(flow, name)))))
        for name in flow.steps
    }


def _offers(step: Any) -> set[str]:
    """The answer whose list of options this step offers."""
    return {step.more.answer} if isinstance(step, Choose) and step.more else set()


def givings(flow: Flow, step: Any, names: Iterable[str]) -> Iterator[dict[str, Any]]:
    """What an effect or another flow may give: each value some step asks for, one at a time.

    What some other step asks is left to that step first.
    """
    values: dict[str, set[str]] = {}
    for other in flow.steps.values():
        for name, known in consulted(other).items():
            values.setdefault(name, set()).update(known)
    plain = {name: sample(flow, name) for name in names}
    asked = {saves(other) for other in flow.steps.values() if other is not step}
    yield {name: value for name, value in plain.items() if name not in asked}
    yield plain
    for name, value in plain.items():
        if isinstance(value, list) and len(value) > 1:  # what finds no room at the end is first
            yield plain | {name: value[::-1]}
    for name in names:
        for value in (*sorted(values.get(name, ())), UNKNOWN) if name in values else ():
            yield plain | {name: value}


def sample(flow: Flow, name: str) -> Any:
    """A value for one answer: a list of options where a step offers it, or one of its type."""
    for step in flow.steps.values():
        if isinstance(step, Choose) and step.more and step.more.answer == name:
            return listed(step)
    kind = _hints(flow.answers)[name]
    return PLAIN.get(get_origin(kind) or kind, "1")


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def listed(step: Choose) -> list[dict[str, Any]]:
    """Options only known in the talk: those its fork asks for, and one more or all of a table.

    Of a table no more than there are digits for: nobody has all of them at once.
    """
    assert step.more is not None
    asked = sorted(consulted(step).get(step.save, ()))
    if step.more.known is None:
        return [{"value": value, "label": "一"} for value in ("1", *asked)]
    prefix, room = label_prefix(step), MOST_OPTIONS - len(offered(step))
    values = sorted(map(str, step.more.known), key=lambda option: option not in asked)
    return [{"value": o, "label": {"key": f"{prefix}-{o}"}} for o in values[:room]]


def names_of(option: Option) -> tuple[str, ...]:
    """No option is called anything: what is typed is for the reader."""
    return ()
