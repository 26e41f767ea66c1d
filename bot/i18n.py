"""Every sentence a person reads: Fluent catalogues by language, with the elder wording inside."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from copy import copy
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from bot.entries import Parts

HOME = Path(__file__).resolve().parent.parent / "locales"
FALLBACK = "zh-CN"
COUNTED = 40  # numbers below this are remembered in their sentence
OTHERS = "en"
CHINESE = {"zh", "yue", "cmn", "nan", "hak"}
TRADITIONAL, SIMPLIFIED = {"hant", "tw", "hk", "mo"}, {"hans", "cn", "sg", "my"}
LANGUAGE = re.compile(r"[a-z]{2,3}")
log = logging.getLogger(__name__)


class Catalogue:
    """The texts of every language.

    `text` never raises: a missing key is logged once and shown as itself, and `check` keeps that
    from happening in a release.
    """

    def __init__(
        self,
        sources: Mapping[str, str],
        *,
        default: str = FALLBACK,
        terms: Mapping[str, str] | None = None,
    ) -> None:
        self.default = default if default in sources else next(iter(sources))
        self._parts = {name: _parts(source) for name, source in sources.items()}
        terms = terms or {}
        self._terms = FluentResource("\n".join(f"-{name} = {text}" for name, text in terms.items()))
        self._near: dict[str, list[str]] = {}
        self._missing: set[tuple[str, str]] = set()
        self.laid = 0  # how often texts were laid: whoever keeps texts looks for a change by it
        self.lay({})

    def lay(self, over: Mapping[tuple[str, str], str]) -> None:
        """Say what a site changed, (locale, key) -> Fluent source, and else the release's texts.

        What was laid before is gone. No source may be junk (`bot.check.wording` sees to that).
        """
        self._over, self.laid = dict(over), self.laid + 1
        bundles = {}
        for name, parts in self._parts.items():
            own = [f"{key} = {body}" for (locale, key), body in over.items() if locale == name]
            bundles[name] = bundle = parts.bundle(name)
            bundle.add_resource(self._terms, allow_overrides=True)
            bundle.add_resource(FluentResource("\n".join(own)), allow_overrides=True)
        self._bundles = bundles
        self._still: dict[tuple[str, str, bool], str] = {}
        self._words: dict[tuple[str, str], tuple[str, ...]] = {}
        self._counted: dict[tuple[str, str, bool, int, int], str] = {}

    def trial(self, over: Mapping[tuple[str, str], str]) -> Catalogue:
        """One of its own that says *over*, and else what this one does, which stays as it is."""
        tried = copy(self)
        tried.lay({**self._over, **over})
        return tried

    def plain(self) -> Catalogue:
        """The release's texts, without what a site laid over them."""
        if not self._over:
            return self
        found = copy(self)
        found.lay({})
        return found

    @classmethod
    def load(
        cls,
        home: Path = HOME,
        *,
        default: str = FALLBACK,
        terms: Mapping[str, str] | None = None,
    ) -> Catalogue:
        """Read every `<language>/*.ftl` below *home*; *terms* are a site's own (its numbers)."""
        sources = {
            folder.name: "\n".join(
                file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.ftl"))
            )
            for folder in sorted(home.iterdir())
            if folder.is_dir() and any(folder.glob("*.ftl"))
        }
        if not sources:
            raise FileNotFoundError(f"no catalogue below {home}")
        return cls(sources, default=default, terms=terms)

    @property
    def locales(self) -> list[str]:
        return list(self._bundles)

    def locale_for(self, tag: str) -> str:
        """The catalogue's language nearest to a BCP 47 tag such as `zh-hans` or `en-GB`.

        Of Chinese the script decides; who speaks what we lack is answered in English, and what is
        no tag at all means the house's own language.
        """
        parts = tag.replace("_", "-").casefold().split("-")
        exact = {name.casefold(): name for name in self._bundles}
        if found := exact.get("-".join(parts)) or exact.get(_script(parts)):
            return found
        own = exact.get(self.default.casefold())
        near = [name for name in (own, *self._bundles) if name and _language(name) == parts[0]]
        if near:
            return near[0]
        return exact.get(OTHERS, self.default) if LANGUAGE.fullmatch(parts[0]) else self.default

    def near(self, locale: str) -> list[str]:
        """The other locales of the same language, such as both ways to write Chinese."""
        found = self._near.get(locale)
        if found is None:
            same = (name for name in self._bundles if _language(name) == _language(locale))
            found = self._near[locale] = [name for name in same if name != locale]
        return found

    def has(self, locale: str, key: str) -> bool:
        return self._bundle(locale).has_message(key)

    def named(self, locale: str, kind: str, value: object) -> str:
        """What a code of a kind is called, by `<kind>-<value>`; itself where none is written."""
        key = f"{kind}-{value}"
        return self.text(locale, key) if self.has(locale, key) else str(value)

    def text(self, locale: str, key: str, *, elder: bool = False, **args: Any) -> str:
        """The text of *key* with its variables filled in."""
        if not args:
            still = self._still.get((locale, key, elder))
            if still is not None:
                return still
        bundle = self._bundle(locale)
        if not bundle.has_message(key):
            return self._lost(locale, key, elder, args)
        message = bundle.get_message(key)
        args["tone"] = "elder" if elder else "normal"
        if message.value is None:
            return self._lost(locale, key, elder, args)
        text, errors = bundle.format_pattern(message.value, args)
        if errors:
            self._note(locale, key, "is malformed")
        text = str(text)
        if len(args) == 1 and not errors:
            self._still[(locale, key, elder)] = text
        return text

    def words(self, locale: str, key: str) -> tuple[str, ...]:
        """The parts of an `a | b | c` text; empty when the key does not exist."""
        found = self._words.get((locale, key))
        if found is None:
            there = self._bundle(locale).has_message(key)
            parts = self.text(locale, key).split("|") if there else []
            found = self._words[locale, key] = tuple(w.strip() for w in parts if w.strip())
        return found

    def counted(self, locale: str, key: str, *, elder: bool, n: int, m: int) -> str:
        """A text with two small numbers in it ("step 2 of 8")."""
        found = self._counted.get((locale, key, elder, n, m))
        if found is None:
            found = self.text(locale, key, elder=elder, n=str(n), m=str(m))
            if n < COUNTED and m < COUNTED:
                self._counted[locale, key, elder, n, m] = found
        return found

    def _bundle(self, locale: str) -> FluentBundle:
        return self._bundles.get(locale) or self._bundles[self.default]

    def _lost(self, locale: str, key: str, elder: bool, args: dict[str, Any]) -> str:
        self._note(locale, key, "is missing")
        if locale != self.default and self._bundles[self.default].has_message(key):
            return self.text(self.default, key, elder=elder, **args)
        return key

    def _note(self, locale: str, key: str, what: str) -> None:
        if (locale, key) not in self._missing:
            self._missing.add((locale, key))
            log.error("catalogue %s: %s %s", locale, key, what)

    @cached_property
    def syntax(self) -> dict[str, list[ast.EntryType]]:
        """The parsed catalogues, for `check`."""
        return {name: parts.body for name, parts in self._parts.items()}


@lru_cache(maxsize=8)
def _parts(source: str) -> Parts:
    """What was read never changes, so catalogues of the same texts share it."""
    return Parts(source)


def _language(tag: str) -> str:
    return tag.partition("-")[0].casefold()


def _script(parts: Sequence[str]) -> str:
    """The catalogue's name for a kind of Chinese, empty when the tag does not tell which."""
    if parts[0] not in CHINESE:
        return ""
    if TRADITIONAL & set(parts) and "hans" not in parts:
        return "zh-tw"
    told = SIMPLIFIED & set(parts)
    return "zh-cn" if told else {"yue": "zh-tw", "nan": "zh-tw"}.get(parts[0], "")
