"""Draws the flows: diagrams, and a table of every text for the clinicians who answer for them."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from bot.i18n import Catalogue
from bot.options import of as options_of
from bot.steps import (
    Ask,
    Back,
    Book,
    Call,
    Change,
    Choose,
    Do,
    Edge,
    End,
    Flow,
    Fork,
    Gather,
    Human,
    say_keys,
)

SHAPES = {
    Choose: ("[", "]"),
    Ask: ("[/", "/]"),
    Gather: ("[[", "]]"),
    Do: ("{{", "}}"),
    Call: ("([", "])"),
    Human: ("((", "))"),
    End: ("(", ")"),
}

INTRODUCTION = """# The conversations

Drawn by `draw` from the flows themselves; do not edit.
Boxes ask, slanted boxes read a text, double boxes take several answers, hexagons do something,
rounded ones call another flow, circles are a clinician's. A dotted line goes back and names what it
forgets.
"""


def markdown(book: Book, catalogue: Catalogue, locale: str) -> str:
    """Every flow as a Mermaid diagram and a table of its texts in one language."""
    parts = [INTRODUCTION]
    for flow in book.values():
        parts.append(f"## {flow.name}\n\n```mermaid\n{diagram(flow)}\n```\n")
        parts.append("| step | kind | said | answers | saved as | goes to |")
        parts.append("|---|---|---|---|---|---|")
        parts += [
            "| " + " | ".join(map(_cell, row)) + " |" for row in rows(flow, catalogue, locale)
        ]
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def diagram(flow: Flow) -> str:
    """A Mermaid flowchart of one flow."""
    lines = ["flowchart TD"]
    for name, step in flow.steps.items():
        left, right = SHAPES[type(step)]
        lines.append(f'  {_node(name)}{left}"{_title(name, step)}"{right}')
    for name, step in flow.steps.items():
        for label, edge in _ways(step):
            lines += [f"  {_node(name)} {arrow}" for arrow in _arrows(name, label, edge)]
    return "\n".join(dict.fromkeys(lines))


def rows(flow: Flow, catalogue: Catalogue, locale: str) -> Iterator[list[str]]:
    """One row a step: name, kind, texts, options, the answer's name, where it leads."""
    for at, step in flow.steps.items():
        says = [*getattr(step, "ahead", ()), getattr(step, "say", "")]
        shown: dict[str, Any] = {name: f"‹{name}›" for name in getattr(step, "args", ())}
        keys = dict.fromkeys(key for say in says for key in say_keys(say))
        texts = [catalogue.text(locale, key, **shown) for key in keys]
        offered = options_of(step, {}, []) if hasattr(step, "say") else []
        options = [catalogue.text(locale, option.key) for option in offered]
        ways = [f"{label + ': ' if label else ''}{_plain(edge)}" for label, edge in _ways(step)]
        kind = type(step).__name__
        doing = getattr(step, "effect", "") or getattr(step, "flow", "")
        yield [
            str(at),
            f"{kind} {doing}".strip(),
            "\n".join(texts),
            "\n".join(options),
            getattr(step, "save", ""),
            "\n".join(ways),
        ]


def page(book: Book, catalogue: Catalogue, locale: str) -> str:
    """The tables as one HTML page that needs nothing else."""
    style = (
        "body{font:16px/1.5 sans-serif;margin:2em}table{border-collapse:collapse}"
        "td,th{border:1px solid #999;padding:.3em .6em;vertical-align:top;white-space:pre-line}"
    )
    parts = [f"<!doctype html><html lang={locale}><meta charset=utf-8><title>Qianmen</title>"]
    parts.append(f"<style>{style}</style>")
    for flow in book.values():
        parts.append(f"<h2>{html.escape(flow.name)}</h2><table>")
        cells = [
            [f"<td>{html.escape(cell)}" for cell in row] for row in rows(flow, catalogue, locale)
        ]
        parts += ["<tr>" + "".join(row) for row in cells]
        parts.append("</table>")
    return "\n".join(parts) + "\n"


def _ways(step: Any) -> list[tuple[str, Edge]]:
    """The edges out of a step with what leads along them."""
    match step:
        case Choose(to=to, more=more):
            listed = [(f"a listed {more.answer}", more.to)] if more else []
            return [*listed, *((str(option), edge) for option, edge in to.items())]
        case Do(to=to) | Call(to=to) | Human(to=to):
            return [(str(option), edge) for option, edge in to.items()]
        case Ask(to=edge) | Gather(to=edge):
            return [("", edge)]
        case _:
            return []


def _arrows(name: Any, label: str, edge: Edge) -> list[str]:
    match edge:
        case Back(to=to, forget=names):
            return [f'-. "{label} (forgets {", ".join(names)})" .-> {_node(to)}']
        case Change():
            return [f'-. "{label}: change an answer" .-> {_node(name)}']
        case Fork(on=on, to=to, other=other):
            branches = [(f"{on} = {value}", target) for value, target in to.items()]
            return [f'-- "{said}" --> {_node(t)}' for said, t in [*branches, ("else", other)]]
        case _:
            return [f'-- "{label}" --> {_node(edge)}' if label else f"--> {_node(edge)}"]


def _plain(edge: Edge) -> str:
    match edge:
        case Back(to=to, forget=names):
            return f"back to {to!s}, forgets {', '.join(names)}"
        case Change(items=items):
            return f"change one of {', '.join(items)}"
        case Fork(on=on, to=to, other=other):
            ways = [f"{target!s} if {on} = {value}" for value, target in to.items()]
            return ", ".join([*ways, f"else {other!s}"])
        case _:
            return str(edge)


def _title(name: Any, step: Any) -> str:
    doing = getattr(step, "effect", "") or getattr(step, "flow", "")
    return f"{name!s}: {doing}" if doing else str(name)


def _node(name: Any) -> str:
    return f"s_{name!s}".replace("-", "_")  # "end" alone is a word of Mermaid


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")
