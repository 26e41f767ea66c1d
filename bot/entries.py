"""Fluent catalogues read entry by entry: found at once, parsed when first said.

A catalogue of thousands of messages takes seconds to parse, and a process says few of them before
the first person writes. So only where each entry begins is looked up at the start.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
END = re.compile(r"^[a-zA-Z#-]", re.MULTILINE)  # where the next entry or a comment begins


class Parts:
    """One language's catalogue; texts never change, so bundles share what was parsed."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._found: dict[str, tuple[int, int]] = {}
        self._parsed: dict[str, Any] = {}
        for match in ENTRY.finditer(source):
            end = END.search(source, match.end())
            place = match.start(), end.start() if end else len(source)
            self._found.setdefault(match[1], place)
        self._messages = dict.fromkeys(n for n in self._found if n[0] != "-")
        self._terms = dict.fromkeys(n[1:] for n in self._found if n[0] == "-")

    @cached_property
    def body(self) -> list[Any]:
        """Every entry parsed in one go, with the comments and the junk, for `check`."""
        entries: list[Any] = FluentResource(self._source).body
        for entry in entries:
            if isinstance(entry, ast.Message | ast.Term):
                mark = "-" if isinstance(entry, ast.Term) else ""
                self._parsed.setdefault(mark + entry.id.name, entry)
        return entries

    @property
    def names(self) -> list[str]:
        """Of every message and, with a hyphen before it, every term."""
        return list(self._found)

    def entry(self, name: str) -> Any:
        """The parsed message or term; one that cannot be read has no value."""
        if name not in self._parsed:
            start, end = self._found[name]
            (entry,) = FluentResource(self._source[start:end]).body
            whole = isinstance(entry, ast.Message | ast.Term)
            self._parsed[name] = entry if whole else ast.Message(ast.Identifier(name))
        return self._parsed[name]

    def bundle(self, name: str) -> FluentBundle:
        """A bundle of its own of these entries."""
        bundle = FluentBundle([name], use_isolating=False)
        bundle._messages = _Entries(self, self._messages, "")
        bundle._terms = _Entries(self, self._terms, "-")
        return bundle


class _Entries(dict[str, Any]):
    """The messages or terms of a bundle; one that was not asked for yet is None."""

    def __init__(self, parts: Parts, names: dict[str, None], mark: str) -> None:
        super().__init__(names)
        self._parts, self._mark = parts, mark

    def __getitem__(self, name: str) -> Any:
        entry = super().__getitem__(name)
        return self._parts.entry(self._mark + name) if entry is None else entry
