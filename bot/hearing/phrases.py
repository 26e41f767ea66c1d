"""Finds many phrases in a text at once, in one walk over it.

A phrase is written `胸口(压|揪)着[很]疼`: one of several, or perhaps one of several (`[很|好]*`: up
to three of them). `..` is a gap of up to 4 characters within a clause, `...` of up to 8, ` ~ ` one
of whole words in Latin script, of up to 24. No gap ends with a denial: `嘴..歪` is not in `嘴不歪`.
What is optional at the beginning is only there for the reader.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

STOPS = "，。！？；,.!?;\n"
WORDS = " ~ "  # the gap between words
GAPS = {"..": 4, "...": 8, WORDS: 24}
NOT_DENIED = "(?<![不没无未])(?<!没有)(?<!不太)(?<!不是)"
DENIALS = r"no not never without dont doesnt didnt isnt wasnt arent hasnt havent"
NOT_DENIED_LATIN = re.sub(r"(\w+) ?", r"(?<!\\b\1 )", DENIALS)
TOKEN = re.compile(
    r"(\.{2,3}| ~ )|\(([^()\[\]]+)\)(\?)?|\[([^()\[\]]+)\](\*)?|((?:[^()\[\]~?*. ]| (?!~))+)"
)
WORD = re.compile(r"[a-z0-9]+")
MOST = 64  # spellings that are written out


class Span(NamedTuple):
    """A phrase found: its name, and from where to where."""

    start: int
    end: int
    name: str


class Entry(NamedTuple):
    """The beginning of a phrase, and the pattern that must come after it, if any.

    Of *needs* the text must have one, and of *nexts* one must come right after the head; either is
    empty where anything may.
    """

    head: str
    tail: str
    name: str
    needs: frozenset[str] = frozenset()
    nexts: frozenset[str] = frozenset()


class Bucket:
    """Phrases with the same first characters."""

    __slots__ = ("entries", "needs")

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.needs: frozenset[str] = frozenset()  # empty too where some phrase needs nothing

    def add(self, entry: Entry) -> None:
        self.entries.append(entry)
        every = [one.needs for one in self.entries]
        self.needs = frozenset().union(*every) if all(every) else frozenset()


class Lexicon:
    """Phrases by name, ready to be looked for."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._ones: dict[str, Bucket] = {}
        self._twos: dict[str, Bucket] = {}
        self._words: dict[str, Bucket] = {}
        for name, listed in phrases.items():
            for phrase in listed:
                for entry in entries(phrase, name):
                    self._keep(entry)

    def _keep(self, entry: Entry) -> None:
        word = WORD.match(entry.head)
        if word:
            self._words.setdefault(word[0], Bucket()).add(entry)
        elif len(entry.head) > 1:
            self._twos.setdefault(entry.head[:2], Bucket()).add(entry)
        elif entry.nexts:
            for c in entry.nexts:
                self._twos.setdefault(entry.head + c, Bucket()).add(entry)
        else:
            self._ones.setdefault(entry.head, Bucket()).add(entry)

    def find(self, text: str) -> list[Span]:
        """Every phrase in a folded text, in the order in which they begin."""
        found: list[Span] = []
        held = frozenset(text)
        if not text.isascii():
            self._characters(text, held, found)
        if self._words:
            for word in WORD.finditer(text):
                listed = self._words.get(word[0])
                if listed:
                    _look(text, word.start(), listed, held, found)
        return found

    def _characters(self, text: str, held: frozenset[str], found: list[Span]) -> None:
        ones, twos = self._ones.get, self._twos.get
        before = ""
        for i, c in enumerate(text):
            listed = twos(before + c)
            if listed and not (listed.needs and listed.needs.isdisjoint(held)):
                _look(text, i - 1, listed, held, found)
            listed = ones(c)
            if listed and not (listed.needs and listed.needs.isdisjoint(held)):
                _look(text, i, listed, held, found)
            before = c


def _look(text: str, at: int, bucket: Bucket, held: frozenset[str], found: list[Span]) -> None:
    for head, tail, name, needs, _ in bucket.entries:
        if (needs and needs.isdisjoint(held)) or not text.startswith(head, at):
            continue
        end = at + len(head)
        if tail:
            rest = _pattern(tail).match(text, end)
            if rest is None:
                continue
            end = rest.end()
        if not (text[end - 1].isascii() and _goes_on(text, end)):
            found.append(Span(at, end, name))


def _goes_on(text: str, end: int) -> bool:
    """Whether a Latin word goes on behind the phrase: "chest pain" is not in "chest painting"."""
    both = text[end - 1 : end + 1]
    return len(both) > 1 and both.isascii() and both.isalnum()


class Token(NamedTuple):
    """A part of a phrase: what it may be, how often, or how wide a gap."""

    words: tuple[str, ...] = ()
    least: int = 1
    most: int = 1
    gap: int = 0
    latin: bool = False  # the gap is one of whole words


@lru_cache(maxsize=8192)
def tokens(phrase: str) -> tuple[Token, ...]:
    """The parts of a phrase without what is optional at its beginning; raises ValueError."""
    found: list[Token] = []
    at = 0
    for part in TOKEN.finditer(phrase):
        if part.start() != at:
            break
        at = part.end()
        gap, either, maybe, perhaps, often, plain = part.groups()
        if gap:
            found.append(Token(gap=GAPS[gap], latin=gap == WORDS))
        elif perhaps:
            found.append(Token(tuple(perhaps.split("|")), 0, 3 if often else 1))
        else:
            words = either.split("|") if either else [plain]
            found.append(Token(tuple(words), 0 if maybe else 1))
    while found and not found[0].gap and not found[0].least:
        found.pop(0)
    ends = not found or found[0].gap or found[-1].gap
    if at != len(phrase) or ends or any("" in token.words for token in found):
        raise ValueError(f"not a phrase: {phrase!r}")
    return tuple(found)


def entries(phrase: str, name: str) -> list[Entry]:
    """A phrase as its possible beginnings with a pattern for the rest."""
    first, *others = tokens(phrase)
    rest = "".join(map(_written, others))
    parts = [_begins(token) for token in others if token.least and token.words]
    needs = min(filter(None, parts), key=len, default=frozenset())
    nexts = _nexts(others)
    return [Entry(head, rest, name, needs or frozenset(head[2:3]), nexts) for head in first.words]


def _begins(token: Token) -> frozenset[str]:
    """The characters that a part may begin with; empty where a digit may stand there."""
    found = {word[0] for word in token.words}
    return frozenset() if "\\" in found else frozenset(found)


def _nexts(parts: Iterable[Token]) -> frozenset[str]:
    """The characters of which one must come first; empty where anything may."""
    found: frozenset[str] = frozenset()
    for part in parts:
        begins = _begins(part)
        if not begins:
            return frozenset()
        found |= begins
        if part.least:
            return found
    return frozenset()


def _written(token: Token) -> str:
    if token.gap and token.latin:
        return f" (?:[^{STOPS}]{{1,{token.gap}}}? {NOT_DENIED_LATIN})??"
    if token.gap:
        return f"(?:[^{STOPS}]{{1,{token.gap}}}?{NOT_DENIED})??"
    words = sorted(token.words, key=len, reverse=True)
    found = "|".join(re.escape(word).replace(r"\\d", r"\d") for word in words)
    return f"(?:{found})" + ("" if token.least else f"{{0,{token.most}}}")


@cache  # as many as the data files have, each made when first needed
def _pattern(rest: str) -> re.Pattern[str]:
    return re.compile(rest)


def shortest(phrase: str) -> int:
    """The fewest characters that a phrase can have, gaps left out."""
    return sum(
        min(map(len, token.words)) for token in tokens(phrase) if token.least and token.words
    )


def literal(phrase: str) -> bool:
    """Whether a phrase is made of its own words alone, without gaps and runs."""
    return not any(token.gap or token.most > 1 for token in tokens(phrase))


def spellings(phrase: str) -> list[str]:
    """Every literal a phrase stands for; empty when it has gaps or stands for too many."""
    parts = tokens(phrase)
    if not literal(phrase):
        return []
    choices = [token.words if token.least else (*token.words, "") for token in parts]
    made = ["".join(one) for one in itertools.islice(itertools.product(*choices), MOST + 1)]
    return [] if len(made) > MOST else made
