"""The lines of a confirm page: what was answered, and which answer a line stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot import options, place
from bot.moves import Item, Option
from bot.steps import Change, Choose, Flow, Gather, Value, label_prefix, saves


def items(flow: Flow, step: Any, answers: Mapping[str, Value]) -> tuple[Item, ...]:
    """The lines of a confirm page: the answers on the person's path that may be changed.

    An item's `value` is the answer's name on the change card; its parts show what was answered.
    """
    if not isinstance(step, Choose) or not step.review:
        return ()
    names = {n for edge in step.to.values() if isinstance(edge, Change) for n in edge.items}
    found: list[Item] = []
    for at in place.path(flow, answers):
        one: Any = flow.steps[at]
        if saves(one) not in names:
            continue
        line = _item(one, answers)
        if isinstance(one, Gather) and found and found[-1].title == line.title:
            found[-1] = _joined(found[-1], line, one)
        else:
            found.append(line)
    return tuple(found)


def line(flow: Flow, step: Any, answers: Mapping[str, Value], number: int | None) -> str:
    """The answer in line *number* of a confirm page; "" when there is none."""
    found = items(flow, step, answers)
    return str(found[number - 1].value) if number and number <= len(found) else ""


def _joined(first: Item, second: Item, step: Gather) -> Item:
    """A list on two pages is one line; who changes it is asked both pages again.

    What both pages offer ("none of these", "another one") counts on the second one only.
    """
    both = {str(option) for option in step.options or ()}
    alone = {str(option) for option in step.alone}
    parts = [part for part in first.parts if part.value not in both]
    parts += [part for part in second.parts if part.value not in alone]
    return replace(first, parts=tuple(parts) or second.parts)


def _item(step: Any, answers: Mapping[str, Value]) -> Item:
    value = answers[step.save]
    values = value if isinstance(value, list) else [value]
    known = {o.value: o for o in options.of(step, answers, [])} if hasattr(step, "say") else {}
    parts = tuple(
        known[v]
        if isinstance(v, str) and v in known
        else Option(v, label=v)
        if isinstance(v, dict)  # a phrase
        else Option(v, key=getattr(step, "show", ""), label=str(v))
        for v in values
    )
    title = f"{label_prefix(step)}-title" if hasattr(step, "say") else f"{step.save}-title"
    if isinstance(step, Gather) and step.photos:
        parts = (Option(len(values), key="value-photos", label=str(len(values))),)
    return Item(title, parts, value=step.save)
