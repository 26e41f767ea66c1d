"""Finds every catalogue key the program speaks: those of the steps, the engine's and the code's."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.check.fault import ROOT
from bot.interrupts import Key
from bot.questions import CARDS
from bot.steps import (
    Ask,
    Book,
    Change,
    Choose,
    End,
    Flow,
    Gather,
    Human,
    Say,
    edges,
    label_prefix,
    offered,
    saves,
    say_keys,
)

# Built by the engine from a prefix and a name, so no search of the source finds them.
BUILT = ("gather-done", "gather-photos-done", "menu-continue", "key-human", "card-menu")
CALLS = {"Put": 0, "text": 0, "Unreadable": 0, "Maybe": 1, "_miss": 2, "miss": 2}
SPEAKS = re.compile(rf"\b({'|'.join(CALLS)})\(")
SPOKEN = ("bot", "flows")


@dataclass(frozen=True, slots=True)
class Use:
    """A key and who needs it; *args* None: what is filled in is not known here."""

    key: str
    step: Any = None
    args: tuple[str, ...] | None = None
    label: bool = False


def of_flow(flow: Flow) -> Iterator[Use]:
    """The keys of a flow's steps: wordings, options, titles and shown values."""
    for name, step in flow.steps.items():
        args = tuple(getattr(step, "args", ()))
        says: list[Say] = [getattr(step, "say", ""), *getattr(step, "ahead", ())]
        for key in [key for say in says for key in say_keys(say)]:
            yield Use(key, name, args)
        for option in (*options(step), *listed(step)):
            yield Use(f"{prefix_of(step)}-{option}", name, (), label=True)
        for key in names(step):
            yield Use(key, name, (), label=True)
        if isinstance(step, Ask) and step.show:
            yield Use(step.show, name, ("value",))
    yield from _titles(flow)


def prefix_of(step: Any) -> str:
    """The prefix of the option labels' keys; empty for a step that asks nothing."""
    return label_prefix(step) if isinstance(step, Choose | Ask | Gather | Human) else ""


def options(step: Any) -> list[str]:
    """The options of a step that are known before any talk."""
    match step:
        case Choose():
            return [str(option) for option in offered(step)]
        case Ask(options=kinds) | Gather(options=kinds):
            return [str(option) for option in kinds or ()]
        case Human(keys=keys):
            return [str(option) for option in keys]
        case _:
            return []


def listed(step: Any) -> list[str]:
    """The options that are shown to some and not to others, their labels being known."""
    known = step.more.known if isinstance(step, Choose) and step.more else None
    return [str(option) for option in known or ()]


def names(step: Any) -> list[str]:
    """The label keys of options whose name depends on an answer."""
    named = step.named.values() if isinstance(step, Choose) else ()
    return [key for words in named for key in say_keys(words)]


def _titles(flow: Flow) -> Iterator[Use]:
    """What a confirm page lists: a title for each answer that may be changed."""
    changed = {
        item
        for step in flow.steps.values()
        for edge in edges(step)
        if isinstance(edge, Change)
        for item in edge.items
    }
    for name, step in flow.steps.items():
        if saves(step) in changed and not isinstance(step, End):
            yield Use(f"{prefix_of(step) or saves(step)}-title", name, (), label=True)


def of_engine(book: Book) -> Iterator[Use]:
    """The keys of cards, key words and of the names of conversations."""
    for card, (key, picks) in CARDS.items():
        yield Use(key, str(card))
        for pick in picks:
            yield Use(f"card-{pick}", str(card), (), label=True)
    for flow in book:
        yield Use(f"flow-{flow}", None, ())
    for word in Key:
        yield Use(f"keys-{word}", None, ())
    for key in BUILT:
        yield Use(key, None, (), label=True)


def of_code() -> Iterator[Use]:
    """The keys written in the source where something is said."""
    for key, place in sorted(_written().items()):
        yield Use(key, place)


@lru_cache(maxsize=1)
def _written() -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in SPOKEN:
        for path in sorted((ROOT / folder).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            for key, line in _keys(ast.parse(source)) if SPEAKS.search(source) else ():
                found.setdefault(key, f"{path.relative_to(ROOT)}:{line}")
    return found


def _keys(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
        at = CALLS.get(str(name))
        if at is None or len(node.args) <= at:
            continue
        value = node.args[at]
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and "-" in value.value:
            yield value.value, node.lineno
