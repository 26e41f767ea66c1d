"""Checks of the catalogues: every key in every language, its variables, and the limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fluent.syntax import ast

from bot.channel import Limits
from bot.check.fault import Fault, fault
from bot.check.sentences import (
    Use,
    listed,
    names,
    of_code,
    of_engine,
    of_flow,
    options,
    prefix_of,
)
from bot.clinic import dosing
from bot.i18n import Catalogue
from bot.interrupts import Key
from bot.moves import Option, Put
from bot.reading import fold
from bot.render import Voice, render, size
from bot.steps import Book, Choose, Flow, Gather, Human, say_keys

SAFE = (Key.EMERGENCY, Key.HUMAN, Key.BACK, Key.MENU)  # mean the same at every step
WHOLE = "-full"  # the whole of a legal text, which nobody may shorten
ALSO = "-also"  # what people type, and never read
# What patients do not read in a talk: the staff's words, and those of the page and the platforms.
STAFF = (
    *("console-", "desk-", "note-", "remark-", "command-", "webchat-", "wechat-", "keys-"),
    "clinical-",
)
QUOTED = ("human-closed",)  # a clinician's own words, as long as they are
OWN = {"tone"}  # filled in for every text
SAMPLE = "一二三四五六七八"  # stands for a value that is only known in a talk
ELDER_CHINESE, ELDER_OTHER = 60, 180  # characters; a Chinese one says about three Latin ones
MOST_OPTIONS = 9  # a digit each


@dataclass(frozen=True)
class Texts:
    """The catalogues, read for their keys and variables."""

    catalogue: Catalogue
    variables: Mapping[str, Mapping[str, frozenset[str]]]

    def of(self, locale: str, key: str) -> frozenset[str] | None:
        return self.variables[locale].get(key)


def read(catalogue: Catalogue) -> Texts:
    """The variables of every message, those of messages it refers to included."""
    found = {}
    for locale, body in catalogue.syntax.items():
        messages = {e.id.name: e for e in entries(body) if isinstance(e, ast.Message) and e.value}
        found[locale] = {key: variables_of(entry, messages) for key, entry in messages.items()}
    return Texts(catalogue, found)


def entries(body: Any) -> Iterable[Any]:
    entries: Iterable[Any] = body.body if hasattr(body, "body") else body
    return entries


def variables_of(node: Any, messages: Mapping[str, Any], depth: int = 0) -> frozenset[str]:
    names: set[str] = set()
    open_: list[Any] = [node.value]
    while open_:
        at = open_.pop()
        if isinstance(at, ast.VariableReference):
            names.add(at.id.name)
        elif isinstance(at, ast.MessageReference) and at.id.name in messages and depth < 5:
            names |= variables_of(messages[at.id.name], messages, depth + 1)
        elif isinstance(at, ast.BaseNode):
            open_ += list(vars(at).values())
        elif isinstance(at, list):
            open_ += at
    return frozenset(names - OWN)


def junk(catalogue: Catalogue) -> Iterator[Fault]:
    """What the catalogue's parser could not read, and keys that stand there twice."""
    for locale, body in catalogue.syntax.items():
        seen: set[str] = set()
        for entry in entries(body):
            if isinstance(entry, ast.Junk):
                first = (entry.content or "").strip().splitlines()[0][:60]
                yield Fault("locales", locale, f"cannot be read: {first!r}")
            elif isinstance(entry, ast.Message):
                if entry.id.name in seen:
                    yield Fault("locales", locale, f"has the key {entry.id.name} twice")
                seen.add(entry.id.name)


def keys(book: Book, texts: Texts) -> Iterator[Fault]:
    """Every key that is spoken exists in every language, with the values it is given."""
    for flow in book.values():
        for use in of_flow(flow):
            for what in _use(use, texts):
                yield fault(flow, use.step, what)
    yield from _both(book)
    for use in [*of_engine(book), *of_code()]:
        for what in _use(use, texts):
            yield Fault("engine", use.key, what, use.step if ":" in str(use.step) else "")
    yield from _alike(texts)


def _both(book: Book) -> Iterator[Fault]:
    """A text is either said or written on a button, never both."""
    uses = [use for flow in book.values() for use in of_flow(flow)] + list(of_engine(book))
    said = {use.key for use in uses if not use.label}
    for key in sorted(said & {use.key for use in uses if use.label}):
        yield Fault("engine", key, "is both a sentence and the label of an option")


def _use(use: Use, texts: Texts) -> Iterator[str]:
    for locale in texts.catalogue.locales:
        variables = texts.of(locale, use.key)
        if variables is None:
            yield f"the text {use.key} is missing in {locale}"
        elif use.args is not None and not variables <= set(use.args):
            names = ", ".join(sorted(variables - set(use.args)))
            yield f"the text {use.key} in {locale} wants {names}, which it is not given"


def _alike(texts: Texts) -> Iterator[Fault]:
    """A key has the same variables in every language; one that is missing somewhere is told too."""
    every = {key for keys in texts.variables.values() for key in keys}
    for key in sorted(every):
        have = {locale: texts.of(locale, key) for locale in texts.catalogue.locales}
        missing = [locale for locale, names in have.items() if names is None]
        for locale in missing:
            if not key.endswith(ALSO):
                yield Fault("locales", key, f"is missing in {locale}")
        if len({names for names in have.values() if names is not None}) > 1:
            shown = "; ".join(f"{loc}: {', '.join(sorted(n or ()))}" for loc, n in have.items())
            yield Fault("locales", key, f"has other variables in each language ({shown})")


def words(book: Book, texts: Texts) -> Iterator[Fault]:
    """No option is called like a key word or like another option of its step."""
    for locale in texts.catalogue.locales:
        held = {
            fold(word): key for key in Key for word in texts.catalogue.words(locale, f"keys-{key}")
        }
        for key in Key:
            if key not in held.values():
                yield Fault("engine", f"keys-{key}", f"has no word in {locale}")
        for flow in book.values():
            for name, step in flow.steps.items():
                for what in collisions(step, Voice(texts.catalogue, locale, False), held):
                    yield fault(flow, name, f"{what} in {locale}")


def collisions(step: Any, voice: Voice, held: Mapping[str, Key]) -> Iterator[str]:
    taken: dict[str, str] = {}
    for option in (*options(step), *listed(step)):
        key = f"{prefix_of(step)}-{option}"
        if not voice.catalogue.has(voice.locale, key):
            continue
        for word in {fold(name) for name in voice.names(Option(option, key=key))}:
            if held.get(word) in SAFE and str(held[word]) != option:
                yield f"the option {option} is called like the key word {held[word]!s}"
            elif word in taken:
                yield f"the options {taken[word]} and {option} share a name"
            taken.setdefault(word, option)


def fits(book: Book, texts: Texts, limits: Mapping[str, Limits]) -> Iterator[Fault]:
    """Every question is one bubble with whole labels on every channel, and short for the old."""
    for flow in book.values():
        for name, step in flow.steps.items():
            for what in sorted(set(_step_fits(flow, step, texts, limits))):
                yield fault(flow, name, what)


def _step_fits(flow: Flow, step: Any, texts: Texts, limits: Mapping[str, Limits]) -> Iterator[str]:
    if isinstance(step, Choose | Gather | Human) and len(options(step)) > MOST_OPTIONS:
        yield f"has {len(options(step))} options; {MOST_OPTIONS} have a digit"
    for locale in texts.catalogue.locales:
        for elder in (False, True):
            voice = Voice(texts.catalogue, locale, elder)
            for put in puts_of(step):
                if texts.of(locale, put.key) is None:
                    continue
                yield from bubbles(put, voice, limits)
                if elder and not put.key.endswith(WHOLE):
                    yield from short(put, voice)


def shorts(texts: Texts) -> Iterator[Fault]:
    """Every sentence somebody with the larger wording may meet is short, whoever says it.

    Not only the questions of the flows: also what effects, events and readers say, by any key.
    """
    for locale in texts.catalogue.locales:
        voice = Voice(texts.catalogue, locale, True)
        for key, variables in texts.variables[locale].items():
            if key.startswith(STAFF) or key.endswith((WHOLE, ALSO)) or key in QUOTED:
                continue
            for what in short(Put(key, dict.fromkeys(variables, SAMPLE)), voice):
                yield Fault("locales", key, what)


def doses(texts: Texts) -> Iterator[Fault]:
    """The program prescribes nothing: no sentence of its own names a medicine with its dose."""
    for locale in texts.catalogue.locales:
        voices = [Voice(texts.catalogue, locale, elder) for elder in (False, True)]
        for key, variables in texts.variables[locale].items():
            if key.startswith(STAFF) or key.endswith(ALSO):
                continue
            if any(prescribing(key, variables, voice) for voice in voices):
                yield Fault("locales", key, f"reads like a prescription in {locale}")


def prescribing(key: str, variables: Iterable[str], voice: Voice) -> bool:
    """Whether a text reads like a prescription, whatever is filled in."""
    return dosing.prescribes(voice.text(key, **dict.fromkeys(variables, "…")))


def puts_of(step: Any) -> list[Put]:
    """The step's question in each of its wordings, with its options and sample values."""
    args: dict[str, Any] = dict.fromkeys(getattr(step, "args", ()), SAMPLE)
    prefix = prefix_of(step)
    named = {o: Option(o, key=f"{prefix}-{o}", code="0.0") for o in (*listed(step), *options(step))}
    offered = tuple(named[o] for o in options(step))
    shown = [(named[o], *offered) for o in listed(step)] or [offered]
    shown += [(Option("", key=key, code="0.0"),) for key in names(step)]
    says = say_keys(getattr(step, "say", ""))
    puts = [Put(key, args, these, step=(2, 9)) for key in says for these in shown]
    for say in getattr(step, "ahead", ()):
        puts += [Put(key, args, keys=False) for key in say_keys(say)]
    return puts


def bubbles(put: Put, voice: Voice, limits: Mapping[str, Limits]) -> Iterator[str]:
    for channel, limit in limits.items():
        out = render([put], voice, limit)
        if len(out) > 1:
            yield f"{put.key} is too long for one bubble on {channel} in {voice.locale}"
        for option in put.options:
            if size(voice.label(option), limit.unit) > limit.label:
                yield f"the label {option.key} is too long for {channel} in {voice.locale}"
        if len(put.options) > limit.buttons:
            yield f"{put.key} has more options than {channel} has buttons"


def short(put: Put, voice: Voice) -> Iterator[str]:
    most = ELDER_CHINESE if voice.locale.startswith("zh") else ELDER_OTHER
    text = re.sub(r"\s+", " ", voice.text(put.key, **put.args))
    if len(text) > most:
        yield f"{put.key} has {len(text)} characters in {voice.locale} for the old; {most} at most"
