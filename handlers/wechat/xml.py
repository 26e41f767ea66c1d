"""Reads the XML of WeChat's callbacks, what is unusual by expat, and nothing that hurts."""

from __future__ import annotations

import re
from typing import Any
from xml.parsers import expat

MOST_DEPTH = 8
MOST_NODES = 2000
# A document type can only stand before the root element, so nothing but a declaration may.
# What a person writes about <!DOCTYPE in a message is harmless and passes.
START = re.compile(r"\ufeff?\s*(<\?xml[^<>]*\?>\s*)?<xml[\s>]")
ROOT, END = "<xml>", "</xml>"
# A child that holds one plain text or one CDATA section, and no character that XML refuses
CHILD = re.compile(
    r"[\n ]{0,8}<([A-Za-z]\w*)>"
    r"(?:<!\[CDATA\[([^\]\x00-\x1f\ud800-\udfff\ufffe\uffff]*)\]\]>|([\w.@-]*))</\1>",
    re.ASCII,
)
MOST_USUAL = 30  # children; a callback has about six
NESTED: dict[str, Any] = {}  # stands for a child that is not one plain text

Fields = dict[str, Any]


class NotXml(ValueError):
    """The text is no callback's XML; *reason* is a short code: xml or nesting."""

    def __init__(self, reason: str = "xml") -> None:
        super().__init__(reason)
        self.reason = reason


def fields(text: str) -> Fields:
    """The children of <xml>: name -> text, None when empty, NESTED when it is no plain text.

    Raises NotXml.
    """
    usual = _usual(text)
    return _parsed(text) if usual is None else usual


def lists(text: str) -> list[dict[str, str]]:
    """What stands in the lists of a callback, `<xml><Event><List><Name>text</Name>...`.

    Raises NotXml.
    """
    _parsed(text, reader := _Reader())
    return reader.lists


def _usual(text: str) -> Fields | None:
    """What `_parsed` gives, at half its cost, for a callback as WeChat writes it; else None."""
    found: Fields = {}
    if not text.startswith(ROOT):
        return None
    at = len(ROOT)
    while match := CHILD.match(text, at):
        name, quoted, plain = match.groups()
        if name in found or len(found) > MOST_USUAL:
            return None
        found[name] = (quoted or plain or "").strip() or None
        at = match.end()
    return found if text[at:].strip("\n ") == END else None


def _parsed(text: str, reader: _Reader | None = None) -> Fields:
    if not START.match(text):
        raise NotXml
    reader = reader or _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(text, True)
    except expat.ExpatError:
        raise NotXml from None
    return reader.fields


class _Reader:
    """Collects the root's children; what lies deeper is only counted."""

    __slots__ = ("_depth", "_leaf", "_nodes", "_parts", "_plain", "fields", "lists")

    def __init__(self) -> None:
        self.fields: Fields = {}
        self.lists: list[dict[str, str]] = []
        self._leaf: list[str] = []
        self._depth = self._nodes = 0
        self._parts: list[str] = []
        self._plain = True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._nodes += 1
        if self._depth > MOST_DEPTH or self._nodes > MOST_NODES:
            raise NotXml("nesting")
        if self._depth == 2:
            self._parts, self._plain = [], not attributes
        else:
            self._plain = False
        if self._depth == 3:
            self.lists.append({})
        self._leaf = []

    def text(self, data: str) -> None:
        self._parts.append(data)
        if self._depth == 4:
            self._leaf.append(data)

    def end(self, name: str) -> None:
        if self._depth == 4:
            self.lists[-1][name] = "".join(self._leaf).strip()
        if self._depth == 2:
            value = ("".join(self._parts).strip() or None) if self._plain else NESTED
            self.fields[name] = NESTED if name in self.fields else value
        self._depth -= 1
