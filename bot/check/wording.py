"""Whether a text a site writes may be said: the checks of a release, for one key alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any

from fluent.syntax import ast
from fluent.syntax.serializer import serialize_pattern

from bot import phrase
from bot.channel import Limits, Unit
from bot.check import texts
from bot.check.sentences import listed, options, prefix_of
from bot.i18n import Catalogue
from bot.interrupts import Key
from bot.messages import Outbound
from bot.moves import Put
from bot.reading import fold
from bot.render import Voice, render, size
from bot.steps import Book, Flow

MENU = "wechat-menu-"  # what stands in the menu below a chat: people read it, though in no talk


class Texts:
    """The release's texts that people read, by key, and what a change of one would break.

    *labels*: channel -> keys of the platform's own menu there -> most bytes of each.
    """

    def __init__(
        self,
        book: Book,
        catalogue: Catalogue,
        limits: Mapping[str, Limits],
        labels: Mapping[str, Mapping[str, int]] | None = None,
    ) -> None:
        self._book, self._catalogue, self._limits = book, catalogue, limits
        self._labels = labels or {}
        self._uses = lru_cache(maxsize=1)(self._found)

    @cached_property
    def _messages(self) -> dict[str, dict[str, ast.Message]]:
        """By locale and key; read when somebody looks, for that takes seconds."""
        return {name: _messages(body) for name, body in self._catalogue.syntax.items()}

    @property
    def locales(self) -> list[str]:
        return self._catalogue.locales

    def flows(self) -> list[str]:
        """The conversations by name."""
        return sorted(self._book)

    def open_keys(self) -> list[str]:
        """Every key a site may change: not the staff's words, nor those that always work."""
        return [key for key in self._messages[self._catalogue.default] if _open(key)]

    def source(self, locale: str, key: str) -> str:
        """The release's Fluent pattern. Raises KeyError for a key nobody may change."""
        if not _open(key):
            raise KeyError(key)
        value = self._messages[locale][key].value
        assert value is not None
        return serialize_pattern(value)

    def where(self, key: str) -> list[str]:
        """The flows and steps that say it, as "flow: step"."""
        return [f"{flow.name}: {name}" for flow, name, _ in self._uses().get(key, ())]

    def menus(self, key: str) -> dict[str, int]:
        """The channels whose own menu has it, and how many bytes it may have there."""
        return {name: keys[key] for name, keys in self._labels.items() if key in keys}

    def faults(self, locale: str, key: str, body: str) -> list[tuple[str, str]]:
        """Why *body* cannot be said, as (code, what exactly); empty when it can.

        Codes: syntax, lacks, unknown, reference, line, label, long, taken, dose.
        """
        try:
            message = phrase.parse(body)
        except phrase.Odd:
            return [("syntax", "")]
        found = list(self._names(locale, key, message))
        if found:
            return found
        voices = self._voices(locale, key, body)
        names = self._variables(locale, message)
        found = [*self._on_buttons(key, voices), *self._fits(key, voices)]
        if any(texts.prescribing(key, names, voice) for voice in voices):
            found.append(("dose", ""))
        return list(dict.fromkeys(found))

    def speaks(self, locale: str, key: str, body: str) -> bool:
        """Whether the text exists and can be filled in; its length and name are not looked at."""
        if not _open(key) or key not in self._messages.get(locale, {}):
            return False
        try:
            return not list(self._names(locale, key, phrase.parse(body)))
        except phrase.Odd:
            return False

    def shown(self, locale: str, key: str, body: str) -> dict[tuple[str, bool], list[Outbound]]:
        """(channel, elder) -> the bubbles in which a person sees it, with sample values."""
        voices = self._voices(locale, key, body)
        if menus := self.menus(key):  # whether that channel is on or not
            return {(c, v.elder): [Outbound(text=v.text(key))] for c in menus for v in voices}
        return {
            (channel, voice.elder): render([self._put(locale, key)], voice, limit)
            for channel, limit in self._limits.items()
            for voice in voices
        }

    def _voices(self, locale: str, key: str, body: str) -> tuple[Voice, Voice]:
        tried = self._catalogue.trial({(locale, key): body})
        return Voice(tried, locale, False), Voice(tried, locale, True)

    def _put(self, locale: str, key: str) -> Put:
        """The text as its first step says it; by itself when no step does."""
        for _, _, step in self._uses().get(key, ()):
            for put in texts.puts_of(step):
                if put.key == key or any(option.key == key for option in put.options):
                    return put
        names = self._variables(locale, self._messages[locale][key])
        return Put(key, {name: f"‹{name}›" for name in sorted(names)}, keys=False)

    def _names(self, locale: str, key: str, message: ast.Message) -> Iterator[tuple[str, str]]:
        """The same variables as the release's, and no reference to what is not there."""
        have = self._variables(locale, self._messages[locale][key])
        given = self._variables(locale, message)
        if lost := ", ".join(f"{{ ${name} }}" for name in sorted(have - given)):
            yield "lacks", lost
        if more := ", ".join(f"{{ ${name} }}" for name in sorted(given - have)):
            yield "unknown", more
        known = {*self._messages[locale], *_terms(self._catalogue.syntax[locale])}
        for name in _references(message.value):
            if name not in known:
                yield "reference", name

    def _variables(self, locale: str, message: ast.Message) -> frozenset[str]:
        return texts.variables_of(message, self._messages[locale])

    def _on_buttons(self, key: str, voices: tuple[Voice, Voice]) -> Iterator[tuple[str, str]]:
        """What stands on a button is one line, and in a platform's menu as short as it wants."""
        menus = self.menus(key)
        if not menus and not self._is_label(key):
            return
        names = self._variables(voices[0].locale, self._messages[voices[0].locale][key])
        for voice in voices:
            label = voice.text(key, **dict.fromkeys(names, texts.SAMPLE))
            if len(label.splitlines()) > 1:
                yield "line", ""
            for most in menus.values():
                if (long := size(label, Unit.BYTES)) > most:
                    yield "label", f"{label} {long} > {most}"

    def _is_label(self, key: str) -> bool:
        puts = (put for _, _, step in self._uses().get(key, ()) for put in texts.puts_of(step))
        return any(option.key == key for put in puts for option in put.options)

    def _fits(self, key: str, voices: tuple[Voice, Voice]) -> Iterator[tuple[str, str]]:
        locale, words = voices[0].locale, voices[0].catalogue
        names = self._variables(locale, self._messages[locale][key])
        alone = Put(key, dict.fromkeys(names, texts.SAMPLE), keys=False)
        steps = [step for _, _, step in self._uses().get(key, ())]
        whole = key.endswith((texts.WHOLE, texts.ALSO)) or key in texts.QUOTED
        for voice in voices:
            for put in [p for step in steps for p in texts.puts_of(step)] or [alone]:
                yield from (("long", what) for what in texts.bubbles(put, voice, self._limits))
            if voice.elder and not whole and not self.menus(key):
                yield from (("long", what) for what in texts.short(alone, voice))
        held = {fold(word): k for k in Key for word in words.words(locale, f"keys-{k}")}
        for step in steps:
            yield from (("taken", what) for what in texts.collisions(step, voices[0], held))

    def _found(self) -> dict[str, list[tuple[Flow, Any, Any]]]:
        """key -> the steps whose question, option or synonyms it is."""
        found: dict[str, list[tuple[Flow, Any, Any]]] = {}
        for flow in self._book.values():
            for name, step in flow.steps.items():
                keys = {put.key for put in texts.puts_of(step)}
                labels = {f"{prefix_of(step)}-{o}" for o in (*options(step), *listed(step))}
                for key in {*keys, *labels, *(label + texts.ALSO for label in labels)}:
                    found.setdefault(key, []).append((flow, name, step))
        return found


def still_fits(catalogue: Catalogue, over: Mapping[tuple[str, str], str]) -> set[tuple[str, str]]:
    """Those of a site's texts that this release can fill in; another one may have changed them."""
    asked = Texts({}, catalogue, {})
    return {
        (locale, key) for (locale, key), body in over.items() if asked.speaks(locale, key, body)
    }


def _open(key: str) -> bool:
    return key.startswith(MENU) or not key.startswith(texts.STAFF)


def _messages(body: Any) -> dict[str, ast.Message]:
    entries = texts.entries(body)
    return {e.id.name: e for e in entries if isinstance(e, ast.Message) and e.value is not None}


def _terms(body: Any) -> set[str]:
    return {f"-{e.id.name}" for e in texts.entries(body) if isinstance(e, ast.Term)}


def _references(node: Any) -> Iterator[str]:
    """The messages and terms a pattern refers to."""
    if isinstance(node, ast.MessageReference):
        yield node.id.name
    elif isinstance(node, ast.TermReference):
        yield f"-{node.id.name}"
    elif isinstance(node, ast.BaseNode):
        for value in vars(node).values():
            yield from _references(value)
    elif isinstance(node, list):
        for one in node:
            yield from _references(one)
