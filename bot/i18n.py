"""Every sentence a person reads: Fluent catalogues by language, with the elder wording inside."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

HOME = Path(__file__).resolve().parent.parent / "locales"
FALLBACK = "zh-CN"
COUNTED = 40  # numbers below this are remembered in their sentence
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
        self._resources = {name: FluentResource(source) for name, source in sources.items()}
        self._bundles = {name: _bundle(name, res) for name, res in self._resources.items()}
        if terms:
            own = FluentResource("\n".join(f"-{name} = {text}" for name, text in terms.items()))
            for bundle in self._bundles.values():
                bundle.add_resource(own, allow_overrides=True)
        self._still: dict[tuple[str, str, bool], str] = {}
        self._words: dict[tuple[str, str], tuple[str, ...]] = {}
        self._counted: dict[tuple[str, str, bool, int, int], str] = {}
        self._missing: set[tuple[str, str]] = set()

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
        """The catalogue's language nearest to a BCP 47 tag such as `zh-hans` or `en-GB`."""
        folded = tag.replace("_", "-").casefold()
        exact = {name.casefold(): name for name in self._bundles}
        if folded in exact:
            return exact[folded]
        language = folded.partition("-")[0]
        for name in self._bundles:
            if name.casefold().partition("-")[0] == language:
                return name
        return self.default

    def has(self, locale: str, key: str) -> bool:
        return self._bundle(locale).has_message(key)

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
        if self._bundles[self.default].has_message(key):
            return self.text(self.default, key, elder=elder, **args)
        return key

    def _note(self, locale: str, key: str, what: str) -> None:
        if (locale, key) not in self._missing:
            self._missing.add((locale, key))
            log.error("catalogue %s: %s %s", locale, key, what)

    @cached_property
    def syntax(self) -> dict[str, ast.Resource]:
        """The parsed catalogues, for `check`."""
        return {name: res.body for name, res in self._resources.items()}  # type: ignore[misc]


def _bundle(name: str, resource: Any) -> FluentBundle:
    bundle = FluentBundle([name], use_isolating=False)
    bundle.add_resource(resource)
    return bundle
