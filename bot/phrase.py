"""One text of the catalogue as it is edited: its two wordings, to Fluent and back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fluent.syntax import FluentParser, ast
from fluent.syntax.serializer import serialize_expression

TONE, ELDER, NORMAL = "tone", "elder", "normal"
SPECIAL = re.compile(r"^[\[*.}]")  # what may not begin a line of a Fluent pattern
DEEP = 5  # texts that refer to texts
LITERAL = re.compile(r'"[^"]*"')
NAMED = re.compile(r"\{\s*\$([a-zA-Z][\w-]*)\s*\}")


class Odd(ValueError):
    """A wording that is no Fluent pattern; *reason* is a short code: syntax or empty."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Phrase:
    """What everybody reads, and what those read who chose the larger wording (empty: the same).

    Both are Fluent patterns: `{ $name }` stands for what is filled in.
    """

    normal: str
    elder: str = ""

    def source(self) -> str:
        """The pattern for a catalogue. Raises Odd."""
        if not self.normal.strip():
            raise Odd("empty")
        if self.elder.strip():
            tones = (
                f"    [{ELDER}] {_lines(self.elder, 8)}\n   *[{NORMAL}] {_lines(self.normal, 8)}"
            )
            made = f"{{ ${TONE} ->\n{tones}\n}}"
        else:
            made = _lines(self.normal, 4)
        parse(made)
        return made

    @classmethod
    def read(cls, source: str) -> Phrase:
        """The wordings of a pattern. Raises Odd."""
        elements = _value(parse(source)).elements
        if len(elements) == 1 and isinstance(elements[0], ast.Placeable):
            chosen = elements[0].expression
            if isinstance(chosen, ast.SelectExpression) and _of_tone(chosen):
                told = {_name(one): text(one.value) for one in chosen.variants}
                if set(told) == {ELDER, NORMAL}:
                    return cls(told[NORMAL], told[ELDER])
        return cls(text(_value(parse(source))))


def parse(source: str) -> ast.Message:
    """The one message that `text = ` and this pattern are. Raises Odd."""
    entries = FluentParser(with_spans=False).parse(f"text = {source}\n").body
    if len(entries) != 1 or not isinstance(entries[0], ast.Message):
        raise Odd("syntax")
    if entries[0].value is None or entries[0].attributes or entries[0].comment:
        raise Odd("syntax")
    return entries[0]


def text(pattern: ast.Pattern) -> str:
    """A pattern as it is typed, without the indentation of its file."""
    return "".join(
        one.value if isinstance(one, ast.TextElement) else _placeable(one)
        for one in pattern.elements
    )


def sample(phrase: str) -> str:
    """What is filled in, shown by its name: for a list, never for a person."""
    return NAMED.sub(r"‹\1›", phrase)


def _value(message: ast.Message) -> ast.Pattern:
    assert message.value is not None  # `parse` refuses one without
    return message.value


def _placeable(one: ast.Placeable) -> str:
    inner = one.expression
    if isinstance(inner, ast.SelectExpression):
        return "{ " + serialize_expression(inner) + "}"
    return "{ " + serialize_expression(inner) + " }"


def _of_tone(chosen: ast.SelectExpression) -> bool:
    selector = chosen.selector
    return isinstance(selector, ast.VariableReference) and selector.id.name == TONE


def _name(variant: ast.Variant) -> str:
    key = variant.key
    return key.name if isinstance(key, ast.Identifier) else key.value


def _lines(typed: str, indent: int) -> str:
    """A text of several lines, indented, with what would end it escaped."""
    told: list[str] = []
    deep = 0  # inside how many braces: there a bracket begins a choice
    for line in typed.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n"):
        bare = line.strip()
        told.append(SPECIAL.sub(_quoted, bare) if told and not deep else bare)
        plain = LITERAL.sub("", bare)
        deep = max(deep + plain.count("{") - plain.count("}"), 0)
    return f"\n{' ' * indent}".join(told)


def _quoted(found: re.Match[str]) -> str:
    return f'{{ "{found[0]}" }}'
